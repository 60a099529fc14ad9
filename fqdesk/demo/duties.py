"""Duty and overtime, the rest owed for them, check-ups and counselling sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from fqdesk.demo.cast import Member
from fqdesk.demo.stage import Stage, ids
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.leave import DAY
from fqdesk.domain.periods import ONE_DAY, Span

LEADERS = ("chief", "instructor", "tan")
LABEL = {"comp_rest": "补休", "rotation_rest": "轮休", "mandatory_rest": "强制休息"}


def plan_duties(stage: Stage) -> None:
    """Weekends, holidays and overtime; rest follows on a working day without a meeting."""
    rng = stage.rng("duty")
    calendar = stage.timeline.calendar
    days = Span(stage.timeline.start, stage.timeline.on)
    for day in days.each_day():
        for _ in range(stage.scale):
            if calendar.is_workday(day):
                _night(stage, day, rng)
            elif calendar.is_holiday(day):
                _holiday(stage, day, rng)
            else:
                _weekend(stage, day, rng)
    _overtime(stage, rng)
    _mandatory(stage, rng)


def plan_health(stage: Stage) -> None:
    """A check-up each June and a counselling session each half-year: done and dated, no results."""
    rng = stage.rng("health")
    deck = Deck(rng, load("care")["counselling"])
    for month in stage.timeline.months:
        days = [d for d in stage.timeline.within(month, 9, 19) if d not in stage.meeting_days()]
        if not days:
            continue
        if month.month == 6:
            _check_up(stage, rng.choice(days))
        if month.month in {3, 9}:
            text, day = deck.draw(month.month), rng.choice(days)
            count = len(stage.present(stage.cast.here(day), day))
            values = {
                "day": day,
                "type": text["type"],
                "organiser": "云岭县公安局政工室",
                "count": max(count - rng.randint(0, 2), 1),
                "topic": text["topic"],
            }
            stage.plan.add("counselling", values, by=stage.cast.get("admin"))


def _check_up(stage: Stage, day: date) -> None:
    """Everybody goes; who is on leave or comes later in the year goes later, and the record says so."""
    people = stage.cast.here(day)
    done = stage.present(people, day)
    away = [member for member in people if member not in done]
    values = {
        "day": day,
        "organiser": "县人民医院体检中心",
        "done": ids(done),
        "not_done": tuple({"person": m.id, "reason": "休假，另约日期补检"} for m in away),
    }
    admin = stage.cast.get("admin")
    stage.plan.add("health_check", values, by=admin, lag=1)
    away += [m for m in stage.cast.people if day < m.came < date(day.year, 11, 1)]
    later = max([day, *(member.came for member in away)]) + timedelta(days=21)
    later = stage.timeline.workday(later)
    while len(stage.present(away, later)) < len(away) and later in stage.timeline.span:
        later = stage.timeline.workday(later + ONE_DAY)
    if away and later in stage.timeline.span:
        again = values | {"day": later, "done": ids(away), "not_done": None}
        stage.plan.add("health_check", again, by=admin, lag=1)


def _team(stage: Stage, day: date, rng: Random) -> tuple[Member, list[Member]] | None:
    """A leader in turn, one officer and one auxiliary who are at work."""
    present = stage.present(stage.cast.here(day), day)
    leaders = [stage.cast.by_key[key] for key in LEADERS if key in stage.cast.by_key]
    free = [member for member in leaders if member in present]
    officers = [m for m in present if m.officer and m not in leaders]
    auxiliaries = [m for m in present if not m.officer]
    if not free or not (officers or auxiliaries):
        return None
    leader = free[(day.toordinal() // 2) % len(free)]
    team = [rng.choice(group) for group in (officers, auxiliaries) if group]
    return leader, team


def _duty(stage: Stage, values: dict[str, Any], day: date) -> str:
    """The rota is known beforehand: what lies on the day of judging was entered the evening before."""
    admin = stage.cast.get("admin")
    return stage.plan.add("duty", values, by=admin, entered=day - ONE_DAY)


def _night(stage: Stage, day: date, rng: Random) -> None:
    """One night a week is entered: the one whose officer rests the next day."""
    if day.weekday() != 2:
        return
    found = _team(stage, day, rng)
    if found is None:
        return
    leader, team = found
    values = {
        "day": day,
        "type": "night_duty",
        "people": ids([leader, *team]),
        "leader": leader.id,
        "start": "20:00",
        "end": "08:00",
        "hours": Decimal(12),
    }
    record = _duty(stage, values, day)
    rester, rest = team[0], day + ONE_DAY
    if _can_rest(stage, rester, rest):
        _rest(stage, rester, rest, record, "rotation_rest", DAY)


def _weekend(stage: Stage, day: date, rng: Random) -> None:
    found = _team(stage, day, rng)
    if found is None:
        return
    leader, team = found
    values = {
        "day": day,
        "type": "duty_shift",
        "people": ids([leader, *team]),
        "leader": leader.id,
        "start": "08:30",
        "end": "08:30",
        "hours": Decimal(24),
    }
    _duty(stage, values, day)


def _holiday(stage: Stage, day: date, rng: Random) -> None:
    """Holiday duty is owed a day of rest each."""
    found = _team(stage, day, rng)
    if found is None:
        return
    leader, team = found
    values = {
        "day": day,
        "type": "holiday_duty",
        "people": ids([leader, *team]),
        "leader": leader.id,
        "hours": Decimal(24),
        "reason": f"{stage.timeline.calendar.why(day)}假期值班",
        "owed": DAY,
    }
    record = _duty(stage, values, day)
    for member in team:
        _rest_later(stage, member, day, record, DAY, rng)


def _overtime(stage: Stage, rng: Random) -> None:
    """About twice a month somebody is called out; half a day or a day is owed."""
    deck = Deck(rng, load("care")["overtime"])
    for month in stage.timeline.months:
        days = stage.timeline.within(month, 1, 31)
        for day in rng.sample(days, min(len(days), rng.randint(1, 2))):
            present = stage.present(stage.cast.here(day), day)
            people = rng.sample(present, min(len(present), rng.randint(2, 4)))
            text = deck.draw(day.month)
            owed = DAY if text["hours"] >= 6 else 1
            values = {
                "day": day,
                "type": "overtime",
                "people": ids(people),
                "hours": Decimal(text["hours"]),
                "reason": text["reason"],
                "owed": owed,
            }
            record = stage.plan.add("duty", values, by=stage.cast.get("admin"))
            for member in people:
                _rest_later(stage, member, day, record, owed, rng)


def _rest_later(
    stage: Stage, member: Member, day: date, duty: str, halves: int, rng: Random
) -> None:
    """Within three weeks; one in twelve could not rest and says why, some are still owed."""
    wanted = [day + timedelta(days=offset) for offset in range(2, 21)]
    free = [d for d in wanted if _can_rest(stage, member, d)]
    if not free:
        return
    planned = rng.choice(free)
    if rng.random() < 0.08:
        reason = rng.choice(load("care")["not_rested"]["reasons"])
        _rest(stage, member, planned, duty, "comp_rest", halves, not_taken=reason)
    elif rng.random() < 0.94:
        _rest(stage, member, planned, duty, "comp_rest", halves)


def _can_rest(stage: Stage, member: Member, day: date) -> bool:
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
    acts: Iterable[Any] = stage.plan.on_day(day)
    return any(act.kind == "duty" and member.id in act.values["people"] for act in acts)


def _rest(
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


def _mandatory(stage: Stage, rng: Random) -> None:
    """Once in two months the leaders order somebody to rest, with a numbered order."""
    number: dict[int, int] = {}
    for month in stage.timeline.months[1::2]:
        days = stage.timeline.within(month, 2, 24)
        officers = stage.cast.officers(month.first)
        choices = [(m, d) for d in days for m in officers if _can_rest(stage, m, d)]
        if choices:
            member, day = rng.choice(choices)
            number[day.year] = number.get(day.year, 0) + 1
            order = f"强休〔{day.year}〕{number[day.year]}号"
            _rest(stage, member, day, None, "mandatory_rest", DAY, order=order)
