"""How wide each field of a kind stands in a printed register, and how its cell is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Field,
    Files,
    Flag,
    Halves,
    MonthOf,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
    Time,
)
from fqdesk.domain.kinds import Kind, show
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.ink import MM, Align
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.printing.wording import names_in_lines

PORTRAIT, LANDSCAPE = 156.0, 234.0
BODY = Style("song", 9)
SMALL = Style("hei", 7)
ORDER = 8.0
HAN = 3.3
"""Room in mm for one Han character of 9 points."""

Written = Callable[[Record], str | Cell]


@dataclass(frozen=True)
class Entry:
    """A column of a register: its head, how wide it is, and what stands in it.

    `share` above 0 makes it take that part of what the fixed columns leave, `width` at least.
    `late` is where a late entry is said; without it the widest column of text takes it. `names`
    are the persons of a column that lists some: no line of it ends inside a name.
    """

    column: Column
    written: Written
    share: float = 0.0
    late: bool = False
    names: Callable[[Record], list[str]] | None = None

    def sized(self, width: float) -> Entry:
        """The column as wide as that."""
        column, names = replace(self.column, width=width), self.names
        if names is None:
            return replace(self, column=column)
        across = int((width - 2 * column.pad) * MM / column.style.size)
        return replace(
            self, column=column, written=lambda record: names_in_lines(names(record), across)
        )


def dated(record: Record) -> Cell:
    """The event day with the record's number below it, as every register begins."""
    day = record.day.isoformat()
    if not record.number:
        return Cell(day)
    return Cell(runs=(Run(f"{day}\n", BODY), Run(record.number, SMALL)))


def entry(f: Field, facts: Facts) -> Entry:
    """A column for a field, wide enough for what usually stands in it. Never a private one."""
    if f.private:
        raise ValueError(f"{f.key} is private and never printed")

    def written(record: Record) -> str:
        return show(f, record[f.key], facts.name) or "—"

    width, share = _room(f)
    align: Align = "left" if share or isinstance(f, Refs) else "center"
    column = Column(short_label(f), width, align, BODY, name=_person(f))
    if isinstance(f, Refs) and f.kinds == ("person",):

        def names(record: Record) -> list[str]:
            return [facts.name(person) for person in record[f.key] or ()]

        return Entry(column, written, share, names=names)
    return Entry(column, written, share)


def short_label(f: Field) -> str:
    """A field's label without what stands in brackets."""
    return re.sub("（.*?）", "", f.label)


def _person(f: Field) -> bool:
    return isinstance(f, Ref) and f.kinds == ("person",)


def _room(f: Field) -> tuple[float, float]:
    """Least width in mm, and the share of what is left over."""
    head = max(3.2 * min(len(short_label(f)), 4) + 1.4, 10.0)
    if isinstance(f, Choice) and not isinstance(f, Choices):
        longest = max(len(label) for label in f.options.values())
        return max(head, min(HAN * min(longest, 8) + 2.4, 30.0)), 0.0
    if isinstance(f, Refs | Rows | Choices | Files):
        return (42.0 if isinstance(f, Refs) and f.kinds == ("person",) else 30.0), 2.0
    if isinstance(f, Text):
        return (22.0, 1.0) if f.most <= 60 else (34.0, 3.0)
    if isinstance(f, Ref) and not _person(f):
        return 26.0, 0.0
    if getattr(f, "unit", ""):
        head = max(head, 16.0)
    for sort, width in _FIXED:
        if isinstance(f, sort):
            return max(head, width), 0.0
    return 30.0, 1.0


_FIXED = ((Day, 19.0), (MonthOf, 17.0), (Ref, 18.0), (Count | Number | Halves | Flag | Time, 12.0))


def fitted(entries: Sequence[Entry], width: float = 0.0) -> tuple[list[Entry], bool]:
    """Widths that fill a portrait page, or a landscape one where portrait is too narrow.

    Returns the columns and whether they need the landscape page. With `width` they fill that.
    """
    least = sum(found.column.width for found in entries)
    wide = not width and least > PORTRAIT + 0.01
    room = (width or (LANDSCAPE if wide else PORTRAIT)) - least
    shares = [found.share for found in entries]
    if not any(shares):
        shares = [1.0] * len(entries)
    each = room / sum(shares)
    return [
        found.sized(found.column.width + each * share)
        for found, share in zip(entries, shares, strict=True)
    ], wide


def of_kind(kind: Kind, facts: Facts) -> list[Entry]:
    """The columns of a kind as it declares them for paper, the day first, the number below it."""
    keys = [key for key in kind.printed or kind.columns if key != "number"]
    keys = [key for key in keys if not kind.by_key[key].private and key != "day"]
    day = Entry(Column(short_label(kind.by_key["day"]), 19.0, "center"), dated)
    return [day, *(entry(kind.by_key[key], facts) for key in keys)]
