"""The year at a glance: the duties of a series as a row of months, or a row for each who owes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fqdesk.domain.cadence import Duty
from fqdesk.domain.cadence.duty import DUE, NOT_APPLICABLE, OVERDUE, period_said
from fqdesk.domain.periods import Month
from fqdesk.domain.records import Record
from fqdesk.domain.settings import PER
from fqdesk.evidence import outcomes
from fqdesk.evidence.outcomes import LATE, MISSING, NONE, OPEN, Cell, Outcome, Row, Table
from fqdesk.evidence.scope import Scope, ids

LENGTHS = {1: "month", 3: "quarter", 6: "half_year", 12: "year"}
MOST_DAYS = 2
"""More days than this in one cell become a count (pages/README.md 6)."""


def matrix(scope: Scope, owed: Sequence[Duty], outcome: Outcome) -> Table:
    """Twelve months of one row; where each person or place owes it, periods for each of them."""
    owners = dict.fromkeys((duty.person, duty.place, duty.group) for duty in owed)
    if len(owners) == 1:
        head = tuple(str(number) for number in range(1, 13))
        row = _row(scope.check.title or owed[0].label, owed, _months(scope, owed), outcome)
        return Table(head, (row,), months=True)
    rows, head = [], tuple(dict.fromkeys(period_said(duty.period) for duty in owed))
    for owner in owners:
        own = [duty for duty in owed if (duty.person, duty.place, duty.group) == owner]
        cells = {period_said(duty.period): _cell(scope, duty) for duty in own}
        name = owner_name(scope, own[0])
        rows.append(_row(name, own, [cells.get(period, Cell()) for period in head], None))
    return Table(head, tuple(rows))


def owner_name(scope: Scope, duty: Duty) -> str:
    """The person, place or Party group that owes a duty, nothing where the station does."""
    if duty.group:
        return duty.group
    key = duty.person or duty.place
    return scope.facts.name(key) if key else ""


def norm(duty: Duty) -> str:
    """How often it is owed: 每月 1 次."""
    return f"{PER[LENGTHS[len(duty.period.months())]]} {duty.needed} 次"


def _row(label: str, owed: Sequence[Duty], cells: Iterable[Cell], outcome: Outcome | None) -> Row:
    counted = [duty for duty in owed if duty.state not in {NOT_APPLICABLE, DUE}]
    return Row(
        label,
        tuple(cells),
        norm=norm(owed[0]),
        due=sum(duty.needed for duty in counted),
        done=sum(duty.times for duty in counted),
        outcome=outcome,
        said="" if counted else owed[0].reason,
    )


def _months(scope: Scope, owed: Sequence[Duty]) -> list[Cell]:
    """The days held in each month; a missed period is marked in its last month.

    A record of another year (an appraisal decided in January for the year before) stands there too.
    """
    held: dict[int, list[Record]] = {}
    missed = {Month.of(duty.last_day).month for duty in owed if duty.state == OVERDUE}
    for duty in owed:
        for key in duty.records:
            record = scope.facts.by_id[key]
            day = record.day if record.day in duty.period else duty.last_day
            held.setdefault(day.month, []).append(record)
    return [
        _held(scope, held[month], "{0.day}")
        if month in held
        else Cell(MISSING if month in missed else NONE)
        for month in range(1, 13)
    ]


def _cell(scope: Scope, duty: Duty) -> Cell:
    records = [scope.facts.by_id[key] for key in duty.records]
    if duty.state == NOT_APPLICABLE:
        return Cell(NONE)
    if duty.state == OVERDUE:
        return Cell(MISSING, _days(records, DAY), duty.records)
    return _held(scope, records, DAY) if records else Cell(OPEN)


DAY = "{0:%m-%d}"


def _held(scope: Scope, records: Sequence[Record], pattern: str) -> Cell:
    late = any(map(scope.facts.late, records))
    return Cell(LATE if late else outcomes.DONE, _days(records, pattern), ids(records))


def _days(records: Sequence[Record], pattern: str) -> str:
    if len(records) > MOST_DAYS:
        return f"{len(records)}次"
    return " ".join(pattern.format(record.day) for record in records)
