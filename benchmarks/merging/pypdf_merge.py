"""The same merge by pypdf: a page with the number laid over every page, and bookmarks."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas


def numbers(count: int) -> PdfReader:
    """Return as many pages, each with its number."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for n in range(1, count + 1):
        canvas.drawString(450, 60, f"- {n} -")
        canvas.showPage()
    canvas.save()
    return PdfReader(stream)


def main(folder: Path, path: Path) -> None:
    """Merge every PDF of a folder."""
    writer = PdfWriter()
    for source in sorted(folder.glob("*.pdf")):
        writer.append(source, outline_item=source.stem)
    for page, number in zip(writer.pages, numbers(len(writer.pages)).pages, strict=True):
        page.merge_page(number)
    writer.write(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
