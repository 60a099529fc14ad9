"""The rows of a table: measured once, then drawn as pieces strewn around the row's middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.ink import MIDDLE, MM, Align, Ink, middle
from fqdesk.evidence.layout.paragraph import Line, Piece, Style
from fqdesk.evidence.layout.shaping import KEEP, Shaper
from fqdesk.evidence.layout.tablemodel import HEAD, Cell, Column, Row

AIR = 1.0
"""Least space in mm above and below the text of a row that grew."""
LEADING = 1.4
"""Line pitch inside a cell, in em."""


# One of these is made for every cell and row: not being frozen makes them quicker to make.
@dataclass(slots=True, eq=False)
class Placed:
    """One measured cell: left edge, width and the height it needs in mm, and its pieces.

    The pieces lie in points from the table's left edge and upwards from the row's middle.
    """

    x: float
    width: float
    needed: float
    pieces: tuple[tuple[float, float, Piece], ...]
    special: Special | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Special:
    """What a cell has besides text."""

    cell: Cell
    align: Align
    pad: float
    style: Style
    width: float


@dataclass(slots=True, eq=False)
class Measured:
    """A row with its height in mm, its cells, the left edges of all but the first, all pieces."""

    row: Row
    tall: float
    cells: tuple[Placed, ...]
    inner: tuple[float, ...]
    pieces: tuple[tuple[float, float, Piece], ...]


class RowMeasure:
    """Measures the rows of one table; equal texts in one column are measured once."""

    def __init__(self, columns: Sequence[Column], least: float, shaper: Shaper) -> None:
        """Take the columns and the least height of a row in mm."""
        self.columns, self.least, self.shaper = columns, least, shaper
        self.known: list[dict[str, Placed]] = shaper.shared(
            ("cells", *columns), lambda: [{} for _ in columns]
        )
        self.edges = [0.0]
        for column in columns:
            self.edges.append(self.edges[-1] + column.width)
        self.inner = tuple(self.edges[1:-1])

    def measure(self, row: Row) -> Measured:
        """Return the row measured."""
        least = row.tall or self.least
        across = row.kind in {"group", "merged"}
        cells = [self._across(row)] if across else self._cells(row)
        tall = least
        for cell in cells:
            tall = max(tall, cell.needed)
        plain = len(cells) == len(self.columns)
        inner = self.inner if plain else tuple(cell.x for cell in cells[1:])
        pieces = tuple([piece for cell in cells for piece in cell.pieces])
        return Measured(row, tall, tuple(cells), inner, pieces)

    def _across(self, row: Row) -> Placed:
        style = HEAD if row.kind == "group" else self.columns[-1].style
        align: Align = "left" if row.kind == "group" else "center"
        return self._place(row.cells[0], 0.0, Column("", self.edges[-1], align, style))

    def _cells(self, row: Row) -> list[Placed]:
        cells: list[Placed] = []
        at = 0
        for given in row.cells:
            if isinstance(given, str):
                known = self.known[at]
                placed = known.get(given)
                if placed is None:
                    if len(known) >= KEEP:
                        known.clear()
                    placed = known[given] = self._text(given, self.edges[at], self.columns[at])
                cells.append(placed)
                at += 1
                continue
            width = self.edges[at + given.span] - self.edges[at]
            cells.append(self._place(given, self.edges[at], self.columns[at], width))
            at += given.span
        return cells

    def _text(self, text: str, x: float, column: Column) -> Placed:
        room, style = (column.width - 2 * column.pad) * MM, column.style
        if column.name:
            lines = self.shaper.name(text, style, room)
        else:
            lines = self.shaper.cell(text, style, room, column.most)
        pieces = _strewn(
            lines, (x + _edge(column.align, column.width, column.pad)) * MM, column.align
        )
        return Placed(x, column.width, _needed(lines, style), tuple(pieces))

    def _place(
        self, given: str | Cell, x: float, column: Column, width: float | None = None
    ) -> Placed:
        cell = Cell(given) if isinstance(given, str) else given
        width = column.width if width is None else width
        style, align = cell.style or column.style, cell.align or column.align
        room = (width - 2 * column.pad) * MM
        if cell.sign:
            room -= (_sign(style) + 1.1) * MM
        if cell.runs:
            lines = self.shaper.paragraph(cell.runs, room, justify=False)
        elif column.name and cell.span == 1:
            lines = self.shaper.name(cell.text, style, room)
        else:
            lines = self.shaper.cell(cell.text, style, room, column.most, cell.note)
        special: Special | None = None
        pieces: tuple[tuple[float, float, Piece], ...] = ()
        if cell.sign or cell.page_of or cell.link:
            wide = max(line.width for line in lines) / MM
            special = Special(cell, align, column.pad, style, wide)
        if cell.sign and special:
            text = _lead(special, width) + _sign(style) + 1.1
            pieces = tuple(_strewn(lines, (x + text) * MM, "left"))
        elif not cell.page_of:
            edge = _edge(align, width, column.pad)
            pieces = tuple(_strewn(lines, (x + edge) * MM, align))
        return Placed(x, width, _needed(lines, style), pieces, special)


def _edge(align: Align, width: float, pad: float) -> float:
    """Return where in a cell a text is hung up: at its left end, its middle, its right end."""
    if align == "left":
        return pad
    return width / 2 if align == "center" else width - pad


def _strewn(lines: Sequence[Line], at: float, align: Align) -> list[tuple[float, float, Piece]]:
    """Return pieces around (at, the row's middle), in points, y upwards."""
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    if len(lines) == 1:
        line = lines[0]
        at, y = at - line.width * share, -MIDDLE * line.size
        return [(at + piece.x, y, piece) for piece in line.pieces if piece.text]
    pitches = _pitches(lines)
    y = (sum(pitches) + lines[0].size) / 2 - (0.5 + MIDDLE) * lines[0].size
    strewn = []
    for line, pitch in zip(lines, [*pitches, 0.0], strict=True):
        left = at - line.width * share
        strewn += [(left + piece.x, y, piece) for piece in line.pieces if piece.text]
        y -= pitch
    return strewn


def _pitches(lines: Sequence[Line]) -> list[float]:
    return [max(line.size, 6.0) * LEADING for line in lines[1:]]


def _needed(lines: Sequence[Line], style: Style) -> float:
    if len(lines) == 1:
        return style.size / MM
    return (sum(_pitches(lines)) + lines[0].size) / MM + 2 * AIR


def _sign(style: Style) -> float:
    return 3.2 if style.size >= 8.5 else 2.8


def _lead(special: Special, width: float) -> float:
    """Return where in a cell of `width` mm its sign begins."""
    if special.align == "left":
        return special.pad
    return (width - _sign(special.style) - 1.1 - special.width) / 2


def draw_row(ink: Ink, measured: Measured, x: float, y: float, *, continued: bool = False) -> None:
    """Draw a row with its top left corner at x, y; a `continued` group says （续）."""
    ink.strew(x * MM, -(y + measured.tall / 2) * MM, measured.pieces)
    for cell in measured.cells:
        if cell.special:
            _draw_special(ink, cell.special, cell, x + cell.x, y, measured.tall)
    if continued and measured.cells[0].pieces:
        at, _, piece = measured.cells[0].pieces[-1]
        size = piece.style.size
        ink.text(x + (at + piece.width) / MM, middle(y, measured.tall, size), "（续）", piece.style)


def _draw_special(
    ink: Ink, special: Special, placed: Placed, x: float, y: float, tall: float
) -> None:
    cell, style = special.cell, special.style
    if cell.link:
        ink.link(x, y, placed.width, tall, cell.link)
    baseline = middle(y, tall, style.size)
    if cell.page_of:
        number = ink.page_of(cell.page_of)
        text = "—" if number is None else str(number)
        at = x + _edge(special.align, placed.width, special.pad)
        ink.text(at, baseline, text, style, special.align)
    elif cell.sign:
        lead = _lead(special, placed.width)
        marks.outcome(ink, x + lead, y + tall / 2, _sign(style), cell.sign)
