"""The registers by ReportLab Platypus, a Paragraph only where a text does not fit its cell."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, LongTable, PageBreak, PageTemplate, Paragraph
from reportlab.platypus.tableofcontents import TableOfContents
from rows import FONTS, TITLES, WIDTHS, sections

BODY = ParagraphStyle("body", fontName="song", fontSize=9, leading=12.6, wordWrap="CJK")
TITLE = ParagraphStyle("title", fontName="songbd", fontSize=24, leading=30, spaceBefore=200)
STYLE = [
    ("FONT", (0, 0), (-1, 0), "hei", 8.5),
    ("FONT", (0, 1), (-1, -1), "song", 9),
    ("LINEABOVE", (0, 0), (-1, 0), 1.2, "black"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.7, "black"),
    ("LINEBELOW", (0, 1), (-1, -1), 0.3, "black"),
    ("INNERGRID", (0, 0), (-1, -1), 0.3, "black"),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


class Volume(BaseDocTemplate):  # type: ignore[misc]
    """A document with numbered pages, contents and bookmarks."""

    def afterFlowable(self, flowable: object) -> None:  # noqa: N802
        """Enter a divider into contents and bookmarks."""
        if isinstance(flowable, Paragraph) and flowable.style is TITLE:
            text = flowable.getPlainText()
            self.canv.bookmarkPage(text)
            self.canv.addOutlineEntry(text, text)
            self.notify("TOCEntry", (0, text, self.page, text))


def footer(canvas: object, document: object) -> None:
    """Print the page number."""
    canvas.setFont("song", 14)  # type: ignore[attr-defined]
    canvas.drawString(28 * mm, 22 * mm, f"— {document.page} —")  # type: ignore[attr-defined]


def cell(text: str, width: float) -> object:
    """Return a plain text where it fits, else a paragraph."""
    fits = pdfmetrics.stringWidth(text, "song", 9) <= width * mm - 6
    return text if fits else Paragraph(text, BODY)


def main(count: int, path: Path) -> None:
    """Build contents, dividers and registers."""
    for name in ("song", "songbd", "hei"):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    frame = Frame(28 * mm, 35 * mm, 156 * mm, 232 * mm, 0, 0, 0, 0)
    volume = Volume(str(path), pagesize=A4, pageTemplates=[PageTemplate("p", [frame], footer)])
    contents = TableOfContents()
    contents.levelStyles = [BODY]
    story: list[object] = [contents, PageBreak()]
    for title, rows in sections(count):
        body = [[cell(t, w) for t, w in zip(row, WIDTHS, strict=True)] for row in rows]
        widths = [width * mm for width in WIDTHS]
        table = LongTable([list(TITLES), *body], widths, repeatRows=1, style=STYLE)
        story += [Paragraph(title, TITLE), PageBreak(), table, PageBreak()]
    volume.multiBuild(story)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
