"""The registers by our own page engine."""

from __future__ import annotations

import sys
from pathlib import Path

from rows import TITLES, WIDTHS, sections

from fqdesk.evidence.layout.blocks import Text
from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.flow import flow
from fqdesk.evidence.layout.pages import Head
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.layout.volume import Section, plan, write

HEAD = Head("青石镇派出所", "走访登记")


def columns() -> list[Column]:
    """Return the seven columns; only the reason is set to the left."""
    return [
        Column(title, width, "left" if title == "事由" else "center", name=title == "姓名")
        for title, width in zip(TITLES, WIDTHS, strict=True)
    ]


def main(count: int, path: Path) -> None:
    """Lay out contents, dividers and registers, and write them."""
    shaper = Shaper(Faces())
    registers = sections(count)
    contents = Ledger(
        (Column("册", 120), Column("页", 36, "right")),
        [(title, Cell(page_of=title, link=title)) for title, _ in registers],
        Heading("目录"),
    )
    parts = [Section("contents", "目录", flow([contents], shaper, head=HEAD))]
    for title, rows in registers:
        divider = Text((Run(title, Style("songbd", 24)),), before=80, align="center")
        parts.append(Section(title, title, flow([divider], shaper)))
        table = Ledger(columns(), rows, Heading(title), row=7.4)
        parts.append(Section(f"{title} 表", "登记表", flow([table], shaper, head=HEAD), 1))
    write(plan(parts, duplex=False), path, shaper, Details("走访登记", day="2026-03-06"))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
