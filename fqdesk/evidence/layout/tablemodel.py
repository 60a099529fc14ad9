"""What a table is made of: columns, cells and rows, before anything is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from fqdesk.evidence.layout.ink import Align
from fqdesk.evidence.layout.marks import Outcome
from fqdesk.evidence.layout.paragraph import Run, Style

BODY = Style("song", 9)
HEAD = Style("hei", 8.5)


@dataclass(frozen=True)
class Column:
    """A column of `width` mm. Columns in a row with the same `group` share a head above theirs.

    `name` treats texts as persons' names: never squeezed, cut at · before anything else.
    `most` is the number of lines a cell may take before it ends with …
    """

    title: str
    width: float
    align: Align = "left"
    style: Style = BODY
    pad: float = 1.1
    group: str = ""
    name: bool = False
    most: int = 4


@dataclass(frozen=True)
class Cell:
    """A cell that is more than a plain text.

    `runs` in place of `text` for mixed styles (a newline begins a line); `span` columns wide;
    `sign` draws an outcome sign before the text; `page_of` prints the page number of a named
    place once it is known; `link` leads to one; `note` follows the … of a text cut short.
    """

    text: str = ""
    style: Style | None = None
    align: Align | None = None
    span: int = 1
    runs: tuple[Run, ...] = ()
    sign: Outcome | None = None
    page_of: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A row of plain texts or cells. A `total` has a heavier rule above it; a `group` is one
    merged cell that heads the rows below and is repeated on the next page; a `merged` row is one
    cell across the table, such as 本期无记录.
    """

    cells: Sequence[str | Cell]
    kind: Literal["row", "total", "group", "merged"] = "row"
    tall: float = 0.0
    places: tuple[str, ...] = field(default=())


def group(text: str) -> Row:
    """Return a row that heads the rows below it."""
    return Row((Cell(text),), "group")


def nothing(window: str = "", reason: str = "") -> Row:
    """Return the one row of a table without records: 本期无记录 with window and reason."""
    said = "；".join(part for part in (window, reason) if part)
    return Row((Cell("本期无记录" + (f"（{said}）" if said else "")),), "merged")
