"""Suggestions from the day they were heard until they are settled and followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from fqdesk.demo.cast import Member
from fqdesk.demo.stage import Stage
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.periods import ONE_DAY


def plan_suggestions(stage: Stage) -> None:
    """About one visit in seven brings a suggestion; one of them stays open past its day."""
    rng = stage.rng("suggestions")
    deck = Deck(rng, load("suggestions")["item"])
    visits = [act for act in stage.plan.created("visit") if act.values["type"] != "care_visit"]
    heard = [act for act in visits if rng.random() < 0.15 / stage.scale**0.5]
    overdue = _overdue(stage, [act.values["day"] for act in heard])
    for act in heard:
        day: date = act.values["day"]
        text = deck.draw(day.month)
        handler = stage.cast.by_id[act.values["officers"][0]]
        stuck = day == overdue
        overdue = None if stuck else overdue
        handle(stage, rng, text, Heard(day, act.values["place"], act.id, handler), stuck=stuck)


def _overdue(stage: Stage, days: list[date]) -> date | None:
    """The day of the suggestion that nobody closed: some ten weeks before the day of judging."""
    wanted = stage.timeline.on - timedelta(days=75)
    return next((day for day in days if day >= max(wanted, stage.timeline.start)), None)


@dataclass(frozen=True)
class Heard:
    """Where and from what a suggestion was heard (record ids), and who deals with it."""

    day: date
    place: str
    source: str
    handler: Member


def handle(stage: Stage, rng: Random, text: Any, heard: Heard, *, stuck: bool = False) -> str:
    """A suggestion from the day it was heard to the follow-up visit."""
    days = max(1, text["days"] + rng.randint(-1, 3))
    settled = stage.timeline.workday(heard.day + timedelta(days=days))
    due = max(heard.day + timedelta(days=30), settled + timedelta(days=5))
    values = {
        "day": heard.day,
        "place": heard.place,
        "source": heard.source,
        "content": text["content"],
        "accepted": True,
        "handler": heard.handler.id,
        "due": heard.day + timedelta(days=30) if stuck else due,
    }
    typed = stage.plan.first(heard.source)
    typist = next(m for m in stage.cast.people if m.name == typed.by)
    late = typed.values.get("late_reason")
    record = stage.plan.add(
        "suggestion", values | {"late_reason": late}, by=typist, entered=typed.at.date()
    )
    if not stuck:
        result = {"resolved_on": settled, "result": text["result"]}
        stage.plan.change(record, settled + ONE_DAY, result, by=heard.handler)
        asked = settled + timedelta(days=rng.randint(8, 18))
        stage.plan.change(record, asked, {"follow_up_on": asked}, by=heard.handler)
    return record
