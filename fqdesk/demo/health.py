"""Check-ups and counselling: done and dated, never a result."""

from __future__ import annotations

from datetime import date, timedelta

from fqdesk.demo.stage import Stage, ids
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.periods import ONE_DAY


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
