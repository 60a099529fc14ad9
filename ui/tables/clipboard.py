"""Cells as Excel and WPS put them on the clipboard: tabs between cells, line breaks between rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def to_clipboard(rows: Sequence[Sequence[str]]) -> str:
    """A block of cells as text; a cell with a tab, a break or a quotation mark is quoted."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def from_clipboard(text: str) -> list[list[str]]:
    """The block that was copied, without the empty row that Excel puts at the end."""
    if not text.strip("\r\n"):
        return []
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return [list(row) for row in csv.reader(io.StringIO(plain), delimiter="\t")]


def spread(block: Sequence[Sequence[str]], rows: int, columns: int) -> list[list[str]]:
    """A single cell, row or column repeated over a larger selection, anything else as it is."""
    height, width = len(block), max((len(row) for row in block), default=0)
    if not height or rows % height or columns % width:
        return [list(row) for row in block]
    return [
        [_cell(block[r % height], c % width) for c in range(max(columns, width))]
        for r in range(max(rows, height))
    ]


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
