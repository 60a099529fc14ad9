"""Duty and overtime: weekends, holidays, a night a week, and who was called out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from fqdesk.demo.cast import Member
from fqdesk.demo.rests import can_rest, enter_rest, plan_mandatory, rest_later
from fqdesk.demo.stage import Stage, ids
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.leave import DAY
from fqdesk.domain.periods import ONE_DAY, Span

LEADERS = ("chief", "instructor", "tan")


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
    plan_mandatory(stage, rng)


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
    if can_rest(stage, rester, rest):
        enter_rest(stage, rester, rest, record, "rotation_rest", DAY)


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
        rest_later(stage, member, day, record, DAY, rng)


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
                rest_later(stage, member, day, record, owed, rng)
