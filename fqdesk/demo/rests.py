"""Rest after duty: owed, planned within three weeks, taken or not, or ordered by the leaders."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from fqdesk.demo.cast import Member
from fqdesk.demo.stage import Stage
from fqdesk.demo.texts import load
from fqdesk.domain.leave import DAY
from fqdesk.domain.periods import Span

LABEL = {"comp_rest": "补休", "rotation_rest": "轮休", "mandatory_rest": "强制休息"}


def rest_later(
    stage: Stage, member: Member, day: date, duty: str, halves: int, rng: Random
) -> None:
    """Within three weeks; one in twelve could not rest and says why, some are still owed."""
    wanted = [day + timedelta(days=offset) for offset in range(2, 21)]
    free = [d for d in wanted if can_rest(stage, member, d)]
    if not free:
        return
    planned = rng.choice(free)
    if rng.random() < 0.08:
        reason = rng.choice(load("care")["not_rested"]["reasons"])
        enter_rest(stage, member, planned, duty, "comp_rest", halves, not_taken=reason)
    elif rng.random() < 0.94:
        enter_rest(stage, member, planned, duty, "comp_rest", halves)


def can_rest(stage: Stage, member: Member, day: date) -> bool:
    """Whether somebody may rest on a day: worked, without a meeting, and not away or on duty anyway."""
    timeline = stage.timeline
    return (
        day in timeline.span
        and timeline.calendar.is_workday(day)
        and day not in stage.meeting_days()
        and member.here(day)
        and stage.away.reason(member, day) is None
        and not _on_duty(stage, member, day)
    )


def _on_duty(stage: Stage, member: Member, day: date) -> bool:
    acts = stage.plan.on_day(day)
    return any(act.kind == "duty" and member.id in act.values["people"] for act in acts)


def enter_rest(
    stage: Stage,
    member: Member,
    day: date,
    duty: str | None,
    kind: str,
    halves: int,
    *,
    not_taken: str | None = None,
    order: str | None = None,
) -> None:
    """One day or half day of rest; whoever took it is away."""
    values = {
        "person": member.id,
        "type": kind,
        "planned_on": day,
        "day": day,
        "days": halves,
        "source": duty,
        "order_no": order,
        "taken": not_taken is None,
        "not_taken_reason": not_taken,
    }
    stage.plan.add("rest", values, by=stage.cast.get("admin"))
    if not_taken is None:
        stage.away.add(member, Span(day, day), LABEL[kind])


def plan_mandatory(stage: Stage, rng: Random) -> None:
    """Once in two months the leaders order somebody to rest, with a numbered order."""
    number: dict[int, int] = {}
    for month in stage.timeline.months[1::2]:
        days = stage.timeline.within(month, 2, 24)
        officers = stage.cast.officers(month.first)
        choices = [(m, d) for d in days for m in officers if can_rest(stage, m, d)]
        if choices:
            member, day = rng.choice(choices)
            number[day.year] = number.get(day.year, 0) + 1
            order = f"强休〔{day.year}〕{number[day.year]}号"
            enter_rest(stage, member, day, None, "mandatory_rest", DAY, order=order)
