"""The registers by typst, its table with a repeated head and its own contents."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import typst
from rows import FONTS, TITLES, WIDTHS, sections

TEMPLATE = """
#set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 30mm, bottom: 35mm),
  footer: context [— #counter(page).display() —])
#set text(font: "Fqdesk Song", size: 9pt, lang: "zh")
#show heading: set text(font: "Fqdesk Song", weight: "bold", size: 24pt)
#let made = json("rows.json")
#outline(title: "目录")
#for part in made.parts {
  pagebreak()
  heading(part.title)
  pagebreak()
  table(
    columns: made.widths.map(w => w * 1mm),
    stroke: 0.3pt, align: horizon, inset: (x: 1.1mm, y: 2mm),
    table.header(..made.titles.map(t => text(font: "Fqdesk Hei", size: 8.5pt, t))),
    ..part.rows.flatten()
  )
}
"""


def main(count: int, path: Path) -> None:
    """Write data and template, and have them compiled."""
    made = [{"title": title, "rows": rows} for title, rows in sections(count)]
    with tempfile.TemporaryDirectory() as folder:
        data = {"titles": TITLES, "widths": WIDTHS, "parts": made}
        Path(folder, "rows.json").write_text(json.dumps(data), encoding="utf-8")
        source = Path(folder, "rows.typ")
        source.write_text(TEMPLATE, encoding="utf-8")
        typst.compile(str(source), output=str(path), font_paths=[str(FONTS)])


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
