"""Meetings with residents: forums, open days, publicity. Only heads are counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from fqdesk.demo.stage import Stage, guests, ids
from fqdesk.demo.suggestions import Heard, handle
from fqdesk.demo.texts import Deck, load
from fqdesk.demo.visits import out_of_reach
from fqdesk.domain.periods import Month, Span


def plan_gatherings(stage: Stage) -> None:
    """A forum each quarter, open days on their dates, publicity twice a month (times `scale`)."""
    _forums(stage, stage.rng("forums"))
    _open_days(stage, stage.rng("open days"))
    _publicity(stage, stage.rng("publicity"))


def _forums(stage: Stage, rng: Random) -> None:
    texts = load("masses")
    deck, ideas = Deck(rng, texts["forum"]), Deck(rng, load("suggestions")["item"])
    for order, period in enumerate(stage.timeline.span.quarters()):
        day = _day(stage, Span(period.first.replace(day=6), period.last), rng)
        if day is None:
            continue
        open_to_us = [v for v in stage.cast.villages if not out_of_reach(stage, v, day)]
        village = open_to_us[order % len(open_to_us)]
        present = stage.present(stage.cast.officers(day), day)
        chair = next((m for m in present if "political_instructor" in m.posts), present[0])
        team = list(dict.fromkeys([chair, *stage.pair(village, day, rng)]))
        text, opinions = deck.draw(day.month), rng.randint(5, 9)
        heard = [ideas.draw(day.month) for _ in range(2)]
        asked = "；".join(str(idea["content"]) for idea in heard)
        counts = {"n": opinions, "k": opinions - 2, "m": rng.randint(4, 8)}
        record = stage.plan.add(
            "forum",
            {
                "day": day,
                "place": village.id,
                "chair": chair.id,
                "officers": ids(team),
                "guests": guests(
                    rng, ("村民代表", 14, 31), ("商户、企业代表", 2, 6), ("村组干部", 3, 7)
                ),
                "briefing": text["briefing"].format(**counts),
                "opinions": opinions,
                "answered": opinions - 2,
                "transferred": 2,
                "content": f"{text['content'].format(**counts)}登记办理的两条：{asked}。",
            },
            by=stage.cast.get("admin"),
        )
        handler = team[1] if len(team) > 1 else chair
        for idea in heard:
            handle(stage, rng, idea, Heard(day, village.id, record, handler))


def _day(stage: Stage, span: Span, rng: Random) -> date | None:
    """A working day without a meeting on which enough people are at work."""
    free = [
        day
        for day in stage.timeline.workdays(span)
        if day not in stage.meeting_days()
        and len(stage.present(stage.cast.officers(day), day)) >= 2
    ]
    return rng.choice(free[len(free) // 3 :]) if len(free) > 12 else None


def _open_days(stage: Stage, rng: Random) -> None:
    texts = load("masses")["open_day"]
    fixed = next(text for text in texts if "day" in text)
    for year in stage.timeline.years:
        day = date(year, *fixed["day"])
        if day in stage.timeline.span:
            _open_day(stage, day, fixed, rng)
    for month in stage.timeline.months:
        for text in texts:
            wanted = text.get("months", () if "day" in text else (2, 5, 8, 11))
            free = _day_of(stage, month, rng) if month.month in wanted else None
            if free:
                _open_day(stage, free, text, rng)


def _day_of(stage: Stage, month: Month, rng: Random) -> date | None:
    held = {act.values["day"] for act in stage.plan.created("open_day")}
    days = [d for d in stage.timeline.within(month, 4, 24) if d not in stage.meeting_days() | held]
    return rng.choice(days) if days else None


def _open_day(stage: Stage, day: date, text: Mapping[str, Any], rng: Random) -> None:
    rooms = [place for place in stage.cast.places if place.type == "police_room"]
    where = {"room": rooms, "village": stage.cast.villages}.get(text.get("place", ""), [])
    present = stage.present(stage.cast.here(day), day)
    if not any(member.officer for member in present):
        return
    groups = {
        "open_day": (("学生及家长", 18, 46), ("村民", 6, 15)),
        "room_open_hour": (("村民", 7, 22),),
        "report_to_people": (("村民代表", 22, 48), ("人大代表、政协委员", 2, 5)),
    }[text["type"]]
    stage.plan.add(
        "open_day",
        {
            "day": day,
            "type": text["type"],
            "place": rng.choice(where).id if where else None,
            "topic": text["topic"],
            "officers": ids(present[: 2 + len(present) // 4]),
            "guests": guests(rng, *groups),
            "shown": text["shown"],
            "feedback": text["feedback"],
        },
        by=stage.cast.get("admin"),
    )


def _publicity(stage: Stage, rng: Random) -> None:
    deck = Deck(rng, load("masses")["publicity"])
    for month in stage.timeline.months:
        days = stage.timeline.within(month, 1, 31)
        for _ in range(min(2, len(days)) * stage.scale):
            day = rng.choice(days)
            village = rng.choice(
                [v for v in stage.cast.villages if not out_of_reach(stage, v, day)]
            )
            officers = stage.pair(village, day, rng)
            text = deck.draw(day.month)
            school = text["form"] == "school"
            if not officers:
                continue
            stage.plan.add(
                "publicity",
                {
                    "day": day,
                    "form": text["form"],
                    "topic": text["topic"],
                    "place": None if school or text["form"] == "online" else village.id,
                    "officers": ids(officers),
                    "audience": rng.randint(18, 160),
                },
                by=officers[0],
            )
