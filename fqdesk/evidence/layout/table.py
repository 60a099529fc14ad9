"""Ledgers: open at left and right, head repeated, rows never cut, never a lone row on a last page.

A table is measured once; the parts it is cut into share what was measured. Drawing a part is one
path for all rules of a width and one text object.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.collection import no_collection
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.tablehead import Heading, draw_head
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row
from fqdesk.evidence.layout.tablerows import Measured, RowMeasure, draw_row

THICK, MEDIUM, THIN = 1.2, 0.7, 0.3
TALL = 60.0
"""A row of so many mm may stand alone: two of them may not fit on any page."""
CARRY = 2
"""Rows carried to the last page so that no row stands there alone."""


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
            measure = RowMeasure(self.columns, self.row, shaper).measure
            with no_collection():
                measured = tuple(
                    measure(row if isinstance(row, Row) else Row(row)) for row in self.rows
                )
            found = _Part(self, _Body(measured), 0, len(measured), self.before, self.keep)
            self.__dict__["_measured"] = found
        return found


class _Body:
    """All measured rows of a table, and what every part of it asks of them."""

    def __init__(self, rows: tuple[Measured, ...]) -> None:
        self.rows = rows
        self.reach = [0.0, *accumulate(row.tall for row in rows)]
        """Where each row begins, in mm from the first."""
        self.grouped = any(row.row.kind == "group" for row in rows)
        self.named = any(row.row.places for row in rows)


@dataclass(frozen=True)
class _Part:
    """Rows `start` to `stop` of a measured table."""

    table: Ledger
    body: _Body
    start: int
    stop: int
    before: float = 0.0
    keep: bool = False

    @cached_property
    def _group(self) -> Measured | None:
        """The group row to repeat: the one the first row belongs to, when it lies before it."""
        if not self.start or not self.body.grouped:
            return None
        if self.body.rows[self.start].row.kind in {"group", "total"}:
            return None
        for n in range(self.start - 1, -1, -1):
            if self.body.rows[n].row.kind == "group":
                return self.body.rows[n]
        return None

    @property
    def _head(self) -> float:
        """The height of heading and repeated group row."""
        return self.table.heading.height + (self._group.tall if self._group else 0.0)

    def _shown(self) -> Iterator[Measured]:
        if self._group:
            yield self._group
        yield from self.body.rows[self.start : self.stop]

    @property
    def names(self) -> tuple[str, ...]:
        if not self.body.named:
            return ()
        rows = self.body.rows[self.start : self.stop]
        return tuple(place for row in rows for place in row.row.places)

    def height(self, shaper: Shaper, width: float) -> float:
        return self._head + self.body.reach[self.stop] - self.body.reach[self.start]

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        room -= self._head
        stop = (
            bisect_right(self.body.reach, self.body.reach[self.start] + room + 0.01, self.start + 1)
            - 1
        )
        if stop >= self.stop:
            return self, None
        stop = self._better(stop)
        least = 1 if self.body.rows[self.start].tall > TALL else min(2, self.stop - self.start)
        if stop - self.start < least:
            return None, replace(self, before=0.0)
        return replace(self, stop=stop), replace(self, start=stop, before=0.0)

    def _better(self, stop: int) -> int:
        """Move the cut up: no group head alone at the foot, no lone row or total on the next."""
        left = 0
        for measured in self.body.rows[stop : self.stop]:
            left += measured.row.kind == "row"
            if left == CARRY:
                break
        if left < CARRY and stop - self.start > CARRY + 1:
            stop -= CARRY
        while stop - self.start > 1 and self.body.rows[stop - 1].row.kind == "group":
            stop -= 1
        return stop

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        heading = self.table.heading
        y = draw_head(ink, heading, self.table.columns, x, y, again=self.start > 0)
        wide = sum(column.width for column in self.table.columns)
        uprights: tuple[float, ...] = ()
        begun = y
        thin: list[float] = []
        for n, measured in enumerate(self._shown()):
            if n and measured.row.kind in {"total", "group"}:
                ink.rule(x, y, x + wide, y, MEDIUM)
            elif n:
                thin.append(y)
            if measured.inner != uprights:
                _uprights(ink, x, begun, y, uprights)
                uprights, begun = measured.inner, y
            draw_row(ink, measured, x, y, continued=n == 0 and self._group is measured)
            y += measured.tall
        _uprights(ink, x, begun, y, uprights)
        ink.rules_across(x, x + wide, thin, THIN)
        ink.rule(x, y, x + wide, y, THICK)


def _uprights(ink: Ink, x: float, top: float, bottom: float, edges: Sequence[float]) -> None:
    if bottom > top:
        for edge in edges:
            ink.rule(x + edge, top, x + edge, bottom, THIN)
