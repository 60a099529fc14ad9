"""One stretch of leave: found a week where enough colleagues stay, and typed in from asking to return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from fqdesk.demo.cast import Member
from fqdesk.demo.stage import Stage
from fqdesk.domain.leave import DAY
from fqdesk.domain.periods import ONE_DAY, Month, Span

LABELS = {"annual_leave": "年休假", "sick_leave": "病假", "marriage_leave": "婚假"}


@dataclass(frozen=True)
class Wish:
    """A stretch of leave to be placed: how many half days, of which year, near which day."""

    member: Member
    halves: int
    year: int
    near: date
    type: str = "annual_leave"
    dated: int | None = None
    """The year in which it is taken, where that is not the year it counts for."""


def place(stage: Stage, wish: Wish) -> date | None:
    """The Monday nearest to the wish from which the days fit and enough colleagues stay."""
    year = wish.dated or wish.year
    first = date(year, 1, 1)
    days = [first + ONE_DAY * offset for offset in range(365)]
    mondays = [d for d in days if d.weekday() == 0 and d.year == year]
    for monday in sorted(mondays, key=lambda d: (abs((d - wish.near).days), d)):
        span = _span(stage, wish, monday)
        if _fits(stage, wish, span, early=monday < wish.near):
            return span.first
    return None


def _span(stage: Stage, wish: Wish, monday: date) -> Span:
    """From the first working day of the week until the working days are used up."""
    calendar = stage.timeline.calendar
    start = stage.timeline.workday(monday)
    end, left = start, -(-wish.halves // DAY)
    while True:
        left -= calendar.is_workday(end)
        if left == 0:
            return Span(start, end)
        end += ONE_DAY


def _fits(stage: Stage, wish: Wish, span: Span, *, early: bool) -> bool:
    """Within the year and the service, not too near another stretch, and enough others stay."""
    timeline, member = stage.timeline, wish.member
    around = Span(span.first - ONE_DAY * 6, span.last + ONE_DAY * 6)
    possible = (
        span.last.year == span.first.year
        and member.here(span.first)
        and member.here(span.last)
        and not (wish.dated and early)
        and timeline.missed not in (Month.of(span.first), Month.of(span.last))
        # The day on which somebody is admitted needs the candidate and nearly everybody else.
        and not any(day in span for day in stage.votes)
        and not stage.away.overlaps(member, around)
    )
    return possible and _enough_stay(stage, member, span)


def _enough_stay(stage: Stage, member: Member, span: Span) -> bool:
    same = [m for m in stage.cast.here(span.first) if m.officer == member.officer and m != member]
    gone = [m for m in same if stage.away.overlaps(m, span)]
    leaders = {stage.cast.get("chief").id, stage.cast.get("instructor").id}
    if member.id in leaders and any(m.id in leaders for m in gone):
        return False
    return len(gone) < max(1, (len(same) + 1) // 5)


def enter(stage: Stage, wish: Wish, start: date, rng: Random) -> None:
    """The acts of one stretch. What lies before the history is not entered."""
    if start < stage.timeline.start:
        return
    span = _span(stage, wish, start)
    values: dict[str, Any] = {
        "person": wish.member.id,
        "type": wish.type,
        "day": span.first,
        "end": span.last,
        "attribution_year": wish.year if wish.type == "annual_leave" else None,
        "deputy": _deputy(stage, wish.member, span, rng),
    }
    if wish.halves % DAY:
        values |= {"end_half": "am"}
    if wish.member.rota and wish.halves % DAY == 0:
        values |= {"days": wish.halves, "days_reason": "轮班人员，按本人班次扣除休息日后核定"}
    _life(stage, wish.member, values, rng)
    stage.away.add(wish.member, span, LABELS[wish.type])


def _life(stage: Stage, member: Member, values: dict[str, Any], rng: Random) -> None:
    """Asked for, approved, reported back; a leave after the last day is a plan or newly approved."""
    timeline, admin = stage.timeline, stage.cast.get("admin")
    chief, instructor = stage.cast.get("chief"), stage.cast.get("instructor")
    approver = instructor if member is chief else chief
    asked = values["day"] - timedelta(days=rng.randint(9, 14))
    if values["day"] > timeline.on and asked > timeline.last:
        stage.plan.add("leave", values | {"state": "planned"}, by=admin, entered=timeline.last)
        return
    asked = max(asked, timeline.start)
    record = stage.plan.add("leave", values | {"state": "applied"}, by=admin, entered=asked)
    agreed = min(asked + timedelta(days=rng.randint(1, 3)), values["day"])
    approval = {"state": "approved", "approved_by": approver.id, "approved_on": agreed}
    stage.plan.change(record, agreed, approval, by=approver)
    back = {"returned_on": values["end"], "returned_half": values.get("end_half")}
    stage.plan.change(record, values["end"] + timedelta(days=rng.randint(1, 2)), back, by=admin)


def _deputy(stage: Stage, member: Member, span: Span, rng: Random) -> str | None:
    others = [
        m
        for m in stage.cast.here(span.first)
        if m is not member and m.role == member.role and not stage.away.overlaps(m, span)
    ]
    return rng.choice(others).id if others else None
