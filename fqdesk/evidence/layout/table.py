"""Ledgers: open at left and right, head repeated, rows never cut, never a lone row on a last page.

A table is measured once; the parts it is cut into share what was measured. Drawing a part is one
path for all rules of a width and one text object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.ink import MIDDLE, MM, Align, Ink, middle
from fqdesk.evidence.layout.paragraph import Line, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.tablehead import Heading, draw_head
from fqdesk.evidence.layout.tablemodel import HEAD, Cell, Column, Row

THICK, MEDIUM, THIN = 1.2, 0.7, 0.3
AIR = 1.0
"""Least space in mm above and below the text of a row that grew."""
LEADING = 1.4
"""Line pitch inside a cell, in em."""
CARRY = 2
"""Rows carried to the last page so that no row stands there alone."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """One measured cell: its lines, its left edge and width in mm, and how it sits."""

    x: float
    width: float
    align: Align
    pad: float
    style: Style
    lines: tuple[Line, ...]
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class _Measured:
    row: Row
    tall: float
    cells: tuple[_Placed, ...]


@dataclass(frozen=True)
class Ledger:
    """A table over the full width; `row` is the least row height in mm, `head` the head's.

    `heading` (title, line under it, head rows) is repeated on every page, the title with （续）.
    """

    columns: Sequence[Column]
    rows: Sequence[Row | Sequence[str | Cell]]
    heading: Heading = Heading()
    row: float = 8.7
    before: float = 0.0
    keep: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The places its rows are."""
        rows = (row for row in self.rows if isinstance(row, Row))
        return tuple(place for row in rows for place in row.places)

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of the whole table on one page."""
        return self._part(shaper).height(shaper, width)

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return the rows that fit and the rest, each with the head."""
        return self._part(shaper).split(shaper, width, room)

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the whole table."""
        self._part(ink.shaper).draw(ink, x, y, width)

    def _part(self, shaper: Shaper) -> _Part:
        found = self.__dict__.get("_measured")
        if found is None:
            rows = [row if isinstance(row, Row) else Row(row) for row in self.rows]
            measured = tuple(_measure(self, row, shaper) for row in rows)
            found = _Part(self, measured, 0, len(measured), before=self.before, keep=self.keep)
            self.__dict__["_measured"] = found
        return found


@dataclass(frozen=True)
class _Part:
    """Rows `start` to `stop` of a measured table."""

    table: Ledger
    rows: tuple[_Measured, ...]
    start: int
    stop: int
    before: float = 0.0
    keep: bool = False

    @property
    def _group(self) -> _Measured | None:
        """The group row to repeat: the one the first row belongs to, when it lies before it."""
        if not self.start or self.rows[self.start].row.kind in {"group", "total"}:
            return None
        for n in range(self.start - 1, -1, -1):
            if self.rows[n].row.kind == "group":
                return self.rows[n]
        return None

    def _shown(self) -> Iterator[_Measured]:
        if self._group:
            yield self._group
        yield from self.rows[self.start : self.stop]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(place for row in self.rows[self.start : self.stop] for place in row.row.places)

    def height(self, shaper: Shaper, width: float) -> float:
        return self.table.heading.height + sum(row.tall for row in self._shown())

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        room -= self.table.heading.height + (self._group.tall if self._group else 0.0)
        stop = self.start
        while stop < self.stop and self.rows[stop].tall <= room + 0.01:
            room -= self.rows[stop].tall
            stop += 1
        if stop == self.stop:
            return self, None
        stop = self._better(stop)
        if stop - self.start < min(2, self.stop - self.start):
            return None, replace(self, before=0.0)
        return replace(self, stop=stop), replace(self, start=stop, before=0.0)

    def _better(self, stop: int) -> int:
        """Move the cut up: no group head alone at the foot, no lone row or total on the next."""
        left = [row for row in self.rows[stop : self.stop] if row.row.kind == "row"]
        if len(left) < 2 and stop - self.start > CARRY + 1:
            stop -= CARRY
        while stop - self.start > 1 and self.rows[stop - 1].row.kind == "group":
            stop -= 1
        return stop

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        heading = self.table.heading
        y = draw_head(ink, heading, self.table.columns, x, y, again=self.start > 0)
        wide = sum(column.width for column in self.table.columns)
        uprights: list[float] = []
        begun = y
        for n, measured in enumerate(self._shown()):
            if n:
                heavy = measured.row.kind in {"total", "group"}
                ink.rule(x, y, x + wide, y, MEDIUM if heavy else THIN)
            inner = [cell.x for cell in measured.cells[1:]]
            if inner != uprights:
                _uprights(ink, x, begun, y, uprights)
                uprights, begun = inner, y
            _draw_row(ink, measured, x, y, continued=n == 0 and self._group is measured)
            y += measured.tall
        _uprights(ink, x, begun, y, uprights)
        ink.rule(x, y, x + wide, y, THICK)


def _uprights(ink: Ink, x: float, top: float, bottom: float, edges: Sequence[float]) -> None:
    if bottom > top:
        for edge in edges:
            ink.rule(x + edge, top, x + edge, bottom, THIN)


def _measure(table: Ledger, row: Row, shaper: Shaper) -> _Measured:
    columns, least = table.columns, row.tall or table.row
    if row.kind in {"group", "merged"}:
        wide = sum(column.width for column in columns)
        style = HEAD if row.kind == "group" else columns[-1].style
        align: Align = "left" if row.kind == "group" else "center"
        column = Column("", wide, align, style)
        cells: tuple[_Placed, ...] = (_place(row.cells[0], 0.0, wide, column, shaper),)
    else:
        placed, at, x = [], 0, 0.0
        for cell in row.cells:
            span = cell.span if isinstance(cell, Cell) else 1
            wide = sum(column.width for column in columns[at : at + span])
            placed.append(_place(cell, x, wide, columns[at], shaper))
            at, x = at + span, x + wide
        cells = tuple(placed)
    needed = max((_needed(cell) for cell in cells), default=0.0)
    return _Measured(row, max(least, needed), cells)


def _place(given: str | Cell, x: float, width: float, column: Column, shaper: Shaper) -> _Placed:
    room = (width - 2 * column.pad) * MM
    if isinstance(given, str):
        if column.name:
            lines = shaper.name(given, column.style, room)
        else:
            lines = shaper.cell(given, column.style, room, column.most)
        return _Placed(x, width, column.align, column.pad, column.style, lines, None)
    style = given.style or column.style
    align = given.align or column.align
    if given.sign:
        room -= (_sign(style) + 1.1) * MM
    if given.runs:
        lines = shaper.paragraph(given.runs, room, justify=False)
    elif column.name and given.span == 1:
        lines = shaper.name(given.text, style, room)
    else:
        lines = shaper.cell(given.text, style, room, column.most, given.note)
    special = given if given.sign or given.page_of or given.link else None
    return _Placed(x, width, align, column.pad, style, lines, special)


def _sign(style: Style) -> float:
    return 3.2 if style.size >= 8.5 else 2.8


def _needed(cell: _Placed) -> float:
    if len(cell.lines) == 1:
        return cell.style.size / MM
    pitches = sum(max(line.size, 6.0) * LEADING for line in cell.lines[1:])
    return (pitches + cell.lines[0].size) / MM + 2 * AIR


def _draw_row(
    ink: Ink, measured: _Measured, x: float, y: float, *, continued: bool = False
) -> None:
    tall = measured.tall
    for cell in measured.cells:
        left = x + cell.x
        if cell.align == "left":
            at = left + cell.pad
        elif cell.align == "right":
            at = left + cell.width - cell.pad
        else:
            at = left + cell.width / 2
        if cell.cell is not None and _draw_special(ink, cell, left, y, tall):
            continue
        lines = cell.lines
        if len(lines) == 1:
            ink.line(at, middle(y, tall, lines[0].size), lines[0], cell.align)
        else:
            _draw_lines(ink, lines, at, y, tall, cell.align)
    if continued:
        first = measured.cells[0]
        at = x + first.pad + first.lines[0].width / MM
        ink.text(at, middle(y, tall, first.style.size), "（续）", first.style)


def _draw_lines(
    ink: Ink, lines: Sequence[Line], at: float, y: float, tall: float, align: Align
) -> None:
    pitches = [max(line.size, 6.0) * LEADING for line in lines[1:]]
    whole = (sum(pitches) + lines[0].size) / MM
    baseline = y + (tall - whole) / 2 + (0.5 + MIDDLE) * lines[0].size / MM
    for line, pitch in zip(lines, [*pitches, 0.0], strict=True):
        ink.line(at, baseline, line, align)
        baseline += pitch / MM


def _draw_special(ink: Ink, placed: _Placed, x: float, y: float, tall: float) -> bool:
    """Draw a sign, a page number or a link; return whether the text is drawn with it."""
    cell, style = placed.cell, placed.style
    if cell is None:
        return False
    if cell.link:
        ink.link(x, y, placed.width, tall, cell.link)
    baseline = middle(y, tall, style.size)
    if cell.page_of:
        number = ink.page_of(cell.page_of)
        at = {"left": placed.pad, "right": placed.width - placed.pad}.get(
            placed.align, placed.width / 2
        )
        ink.text(x + at, baseline, "—" if number is None else str(number), style, placed.align)
        return True
    if cell.sign:
        d = _sign(style)
        wide = d + 1.1 + placed.lines[0].width / MM
        lead = placed.pad if placed.align == "left" else (placed.width - wide) / 2
        marks.outcome(ink, x + lead, y + tall / 2, d, cell.sign)
        ink.line(x + lead + d + 1.1, baseline, placed.lines[0])
        return True
    return False
