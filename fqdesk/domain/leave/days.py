"""Which half days a leave takes: working days only, unless somebody typed the number of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record

DAY = 2
"""Half days in a day."""
FULL = ("am", "pm")

Slot = tuple[date, int]
"""A day and 0 for its morning, 1 for its afternoon; higher numbers only for typed days that exceed
the halves between first and last day."""


def span_of(leave: Record, on: date | None = None) -> Span:
    """The calendar days away; with `on`, without a return (销假, 召回) that was still to come then."""
    last = _returned(leave, on) or leave["end"]
    return Span(leave.day, max(last, leave.day))


def away_on(leave: Record, day: date) -> bool:
    """Whether the person was away for some part of the day; cancelled and mere plans are not away."""
    return leave["state"] == "approved" and day in span_of(leave)


def leave_days(leave: Record, calendar: Calendar) -> int:
    """Half days that a leave took or will take.

    Typed days win; otherwise working days between first and last, a half where it begins at noon
    or ends at noon. Rest days and statutory holidays never count (职工带薪年休假条例第三条). After a
    return ahead of time only the days until then count, so that the rest is given back.
    """
    return len(slots(leave, calendar))


def slots(leave: Record, calendar: Calendar, on: date | None = None) -> tuple[Slot, ...]:
    """The half days one by one, in order; `on` as in `span_of`.

    Typed days are laid on working days from the first on, then on rest days (people on a rota), so
    that a leave can be cut at a year's end and a day of judging.
    """
    halves = list(_halves(leave, on))
    working = [slot for slot in halves if calendar.is_workday(slot[0])]
    typed: int | None = leave["days"]
    if typed is None:
        return tuple(working)
    total = _typed_after_return(leave, typed, calendar, on, len(halves))
    resting = [slot for slot in halves if slot not in set(working)]
    chosen = [*working, *resting][:total]
    last = span_of(leave, on).last
    chosen += [(last, DAY + extra) for extra in range(total - len(chosen))]
    return tuple(sorted(chosen))


def calendar_slots(leave: Record, on: date | None = None) -> tuple[Slot, ...]:
    """All half days between first and last, rest days included: how sick leave is added up."""
    return tuple(_halves(leave, on))


def guessed(leave: Record, calendar: Calendar) -> bool:
    """Whether the number of days rests on a year without notice (按周末推算)."""
    return leave["days"] is None and calendar.guessed(span_of(leave))


def _returned(leave: Record, on: date | None) -> date | None:
    returned: date | None = leave["returned_on"]
    return returned if returned is not None and (on is None or returned <= on) else None


def _halves(leave: Record, on: date | None) -> Iterable[Slot]:
    span = span_of(leave, on)
    returned = _returned(leave, on) is not None
    end_half = leave["returned_half"] if returned else leave["end_half"]
    for day in span.each_day():
        if not (day == span.first and leave["start_half"] == "pm"):
            yield day, 0
        if not (day == span.last and end_half == "am"):
            yield day, 1


def _typed_after_return(
    leave: Record, typed: int, calendar: Calendar, on: date | None, halves: int
) -> int:
    """Typed days were meant for the whole leave; a return ahead of time gives back what is left.

    The working days after the return are taken off, and never more counts than the days away.
    """
    returned = _returned(leave, on)
    if returned is None or returned >= leave["end"]:
        return typed
    whole = [slot for slot in _halves(leave, date.min) if calendar.is_workday(slot[0])]
    kept = {slot for slot in _halves(leave, on) if calendar.is_workday(slot[0])}
    given_back = len([slot for slot in whole if slot not in kept])
    return max(0, min(typed - given_back, halves))
