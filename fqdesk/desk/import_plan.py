"""What an import is going to do, row by row: shown by the dry run and the window, written by the real run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fqdesk.desk.writing import Draft
from fqdesk.domain.incoming.columns import Column
from fqdesk.domain.incoming.notes import DOUBT, ERROR, Note
from fqdesk.domain.incoming.sheet import Sheet
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Difference

NEW, THERE, CHANGED, REFUSED, LEFT_OUT = "new", "there", "changed", "refused", "left_out"
STATES: Mapping[str, str] = {
    NEW: "新记",
    THERE: "已有",
    CHANGED: "有改动",
    REFUSED: "有错",
    LEFT_OUT: "不导入",
}


@dataclass(frozen=True)
class Book:
    """A workbook that was read."""

    path: Path
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Decisions:
    """What a person has said about an import; everything else is found in the sheet."""

    kind: str = ""
    sheet: str = ""
    year: int | None = None
    """For days without a year, where title and names say none or another."""
    columns: Mapping[int, str] = field(default_factory=dict)
    """Column from 0 → what it is; empty: leave it out."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """B7 → the text to read instead; empty: as if nothing stood there."""
    left_out: frozenset[int] = frozenset()
    """Rows, as Excel counts, that are not taken in."""
    separate: frozenset[int] = frozenset()
    """Rows that are something else than the record they look like: kept as new ones."""
    update: frozenset[int] = frozenset()
    """Rows whose differences are written into the records that are there."""
    update_all: bool = False
    late_reason: str | None = None
    """For events that are entered late; None takes the proposal."""


@dataclass(frozen=True)
class PlannedRow:
    """One row: what becomes of it, what it says, and what is written for it."""

    number: int
    state: str
    title: str
    """The first record that it brings, in one line."""
    notes: tuple[Note, ...] = ()
    drafts: tuple[Draft, ...] = ()
    """What is written when the import is made."""
    differences: tuple[tuple[str, Difference], ...] = ()
    """Of the records that are there: title and each answer that differs."""
    updating: bool = False
    said: frozenset[str] = frozenset()
    """The fields that the row itself answers."""

    @property
    def errors(self) -> tuple[Note, ...]:
        """What keeps it out."""
        return tuple(note for note in self.notes if note.weight == ERROR)

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What should be looked at."""
        return tuple(note for note in self.notes if note.weight == DOUBT)


@dataclass(frozen=True)
class Plan:
    """An import before it is made."""

    book: Book
    sheet: str
    kind: Kind
    title: str
    year: int | None
    columns: tuple[Column, ...]
    targets: Mapping[str, str]
    """Everything that a column may become → its name."""
    rows: tuple[PlannedRow, ...]
    passed_over: tuple[tuple[int, str], ...]
    """Rows that are no events: number and why."""
    key: tuple[str, ...]
    """By which answers a record that is there is recognised, in words."""
    supplied: tuple[str, ...]
    """What is answered for rows that say nothing, as sentences."""
    late_reason: str
    late: int
    """How many new records are entered late."""
    other_sheets: tuple[str, ...]
    seq: int
    """The newest revision that the plan knows."""

    @property
    def counts(self) -> Mapping[str, int]:
        """State → rows."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in STATES}

    @property
    def drafts(self) -> list[Draft]:
        """Everything that is written."""
        return [draft for row in self.rows for draft in row.drafts]

    @property
    def errors(self) -> list[Note]:
        """Everything that forbids the import."""
        return [note for row in self.rows if row.state == REFUSED for note in row.errors]

    @property
    def doubts(self) -> list[Note]:
        """Everything that was read in one way and should be looked at."""
        return [
            note
            for row in self.rows
            for note in row.doubts
            # What was left out by decision is settled; what left a row out by itself is not a cell's.
            if row.state != LEFT_OUT or not note.cell
        ]

    @property
    def unmapped(self) -> Sequence[Column]:
        """Columns that are not taken in."""
        return [column for column in self.columns if not column.target]
