"""What a judgement says: an outcome, its reason, the numbers behind it, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.job import NO_AIM, Aim

NOTHING: Mapping[str, str] = MappingProxyType({})


class Outcome(StrEnum):
    """How a claim stands; the values are those of the command line."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNCONFIRMED = "unconfirmed"
    OUT_OF_SCOPE = "out_of_scope"

    @property
    def label(self) -> str:
        """The word that people read."""
        return LABELS[self]


LABELS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.MET: "达标",
        Outcome.PARTLY: "部分达标",
        Outcome.NOT_MET: "未达标",
        Outcome.NOT_APPLICABLE: "不适用",
        Outcome.UNCONFIRMED: "待确认",
        Outcome.OUT_OF_SCOPE: "不在本系统记录范围",
    }
)

WORST_FIRST = (Outcome.NOT_MET, Outcome.PARTLY, Outcome.UNCONFIRMED, Outcome.MET)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """How checks combine into an item, and items into a numbered standard.

    Source: product.md "Conventions": leave out what is out of scope or not applicable, then the
    worst of what is left; with nothing left, out of scope when all are, else not applicable.
    """
    found = set(outcomes)
    for outcome in WORST_FIRST:
        if outcome in found:
            return outcome
    return Outcome.OUT_OF_SCOPE if found <= {Outcome.OUT_OF_SCOPE} else Outcome.NOT_APPLICABLE


@dataclass(frozen=True)
class Gap:
    """One thing that is missing and what closes it."""

    said: str
    """A Chinese sentence without a full stop at its end."""
    day: date | None = None
    """The last day on which it can be closed; None where no day is known or it has passed."""
    kind: str | None = None
    """The kind of record that closes it."""
    fill: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    """Field → text as `Field.parse` reads it, to open the form already filled."""
    record: str | None = None
    """The record to open and complete, where one exists already."""
    aim: Aim = NO_AIM
    """Where the form begins."""
    lacks: str = ""
    """What is missing, where `said` tells the user of the program what to do."""

    @property
    def printed(self) -> str:
        """The same on paper, whose reader has no program to do anything in."""
        return self.lacks or self.said


DONE, LATE, MISSING, OPEN, NONE = "done", "late", "missing", "open", "none"
"""Marks of a cell: held in time, entered late, not held, not yet due, nothing asked for."""


@dataclass(frozen=True)
class Cell:
    """One cell of a printed table: its mark, its words, and the records behind it."""

    mark: str = NONE
    text: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of a printed table: a series by months, or one place, person or honour."""

    label: str
    cells: tuple[Cell, ...] = ()
    norm: str = ""
    """How often, in words: 每月 1 次."""
    due: int | None = None
    done: int | None = None
    outcome: Outcome | None = None
    said: str = ""
    """The reason; where the row does not apply it takes the place of all cells."""


@dataclass(frozen=True)
class Table:
    """Plain data for a table: `head` names the cells of each row, `months` tells a year's matrix."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    months: bool = False


@dataclass(frozen=True)
class Said:
    """Who judged and when, where an outcome is a person's word and not a computation."""

    by: str
    """A name; empty where the record does not give one."""
    day: date


@dataclass(frozen=True)
class Finding:
    """What the records say about one check, with all that a person needs to count again by hand."""

    outcome: Outcome
    reason: str
    op: str | None = None
    threshold: str | None = None
    numerator: Fraction | int | None = None
    denominator: Fraction | int | None = None
    value: Fraction | None = None
    span: Span | None = None
    """The days that were looked at, both ends counted."""
    formula: str = ""
    """In Chinese, with the numbers in it."""
    evidence: tuple[str, ...] = ()
    """Ids of the records that count, by event day."""
    beside: tuple[str, ...] = ()
    """Ids of records that do not count but that a person judging wants to see; printed all the same."""
    gaps: tuple[Gap, ...] = ()
    """What is missing from the days looked at."""
    ahead: tuple[Gap, ...] = ()
    """What the running period still needs, each with its last day."""
    notes: tuple[str, ...] = ()
    """Late entries, conventions used, local thresholds: printed below the numbers."""
    table: Table | None = None
    by: Said | None = None
    """The person whose judgement this is; None where the records were counted."""
