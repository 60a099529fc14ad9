"""What a row is read against: the station's people and places, its calendar, and the table's year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.incoming.names import Find
from fqdesk.domain.incoming.notes import DOUBT, ERROR, TOLD, Note, Wrong
from fqdesk.domain.incoming.words import Words


@dataclass(frozen=True)
class Ground:
    """The same for every row of a table."""

    words: Words
    find: Find
    facts: Facts
    """The registers: people, places, posts, branch."""
    calendar: Calendar
    station: str
    today: date
    year: int | None
    supplied: Mapping[str, str] = field(default_factory=dict)
    """Answers that the title gives for every row."""


@dataclass(frozen=True)
class Cell:
    """One cell of a row under a column that was mapped."""

    column: int
    head: str
    text: str
    decimal: bool = False


@dataclass(frozen=True)
class Item:
    """One record that a row brings: its kind and its answers, without numbers and late reasons."""

    kind: str
    values: Mapping[str, Any]
    """What the row says; a record that is there is compared by these."""
    fresh: Mapping[str, Any] = field(default_factory=dict)
    """Answers only for a record that is new."""
    key: tuple[str, ...] = ()
    """The fields that it is recognised by, where they are not those of its kind."""
    cites: str = ""
    """The field that names the row's first item, whose id is known only when it is kept."""


@dataclass
class Row:
    """One row while it is read: its cells by target, and what there is to say about them."""

    number: int
    """As Excel counts."""
    cells: Mapping[str, list[Cell]]
    ground: Ground
    notes: list[Note] = field(default_factory=list)

    def first(self, target: str) -> Cell | None:
        """The cell of a target that has something in it."""
        return next((cell for cell in self.cells.get(target, ()) if cell.text), None)

    def say(self, weight: str, cell: Cell | None, said: str) -> None:
        """Note something about a cell, or about the row."""
        at, head = (cell.column, cell.head) if cell else (-1, "")
        self.notes.append(Note(weight, self.number, at, head, said))

    def doubt(self, cell: Cell | None, said: str) -> None:
        """Something read in one way that should be looked at."""
        self.say(DOUBT, cell, said)

    def told(self, cell: Cell | None, said: str) -> None:
        """How something was understood."""
        self.say(TOLD, cell, said)

    def wrong(self, cell: Cell | None, error: Wrong | str) -> None:
        """Something that keeps the row out."""
        at, head = (cell.column, cell.head) if cell else (-1, "")
        choices = error.choices if isinstance(error, Wrong) else ()
        self.notes.append(Note(ERROR, self.number, at, head, str(error), choices))
