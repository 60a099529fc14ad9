"""Visits to the villages, and the suggestions heard there until they are settled and followed up."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from fqdesk.demo.cast import Place
from fqdesk.demo.stage import Stage, ids
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.periods import Span, quarter

LATE = "外出培训，回所后按走访本补录"


class Visiting:
    """Makes visits out of three sentences each, so that no two read alike."""

    def __init__(self, stage: Stage, rng: Random) -> None:
        """Draws its texts from the visits file."""
        self.stage, self.rng = stage, rng
        texts = load("visits")
        self.unit = Deck(rng, [m for m in texts["matter"] if m.get("unit")])
        self.home = Deck(rng, [m for m in texts["matter"] if not m.get("unit")])
        self.care = Deck(rng, texts["care"])
        self.seen, self.done = Deck(rng, texts["seen"]), Deck(rng, texts["done"])

    def make(self, day: date, village: Place) -> dict[str, Any] | None:
        """One visit, None when nobody who could go is at work."""
        officers = self.stage.pair(village, day, self.rng)
        if len(officers) < 2:
            return None
        roll = self.rng.random()
        if roll < 0.10:
            values = self._care(day)
        elif roll < 0.24:
            values = self._unit(day)
        else:
            values = self._home(day, follow=roll > 0.94)
        group = self.rng.randint(1, village.groups)
        return {
            "day": day,
            "place": village.id,
            "group": None if values["household"] == "unit" else f"{group} 组",
            "officers": ids(officers),
        } | values

    def _care(self, day: date) -> dict[str, Any]:
        text = self.care.draw(day.month)
        return {
            "type": "care_visit",
            "household": text["household"],
            "households": self.rng.randint(1, 4),
            "topic": text["topic"],
            "goods": text["goods"],
            "content": self.seen.draw(day.month)["text"] + text["text"],
        }

    def _unit(self, day: date) -> dict[str, Any]:
        text = self.unit.draw(day.month)
        return {
            "type": "business_visit",
            "household": "unit",
            "households": self.rng.randint(1, 3),
            "topic": text["topic"],
            "content": text["text"] + self.done.draw(day.month)["text"],
        }

    def _home(self, day: date, *, follow: bool) -> dict[str, Any]:
        text = self.home.draw(day.month)
        kinds = ("ordinary", "elderly_alone", "left_behind", "hardship")
        household = self.rng.choices(kinds, (7, 1, 1, 1))[0]
        return {
            "type": "follow_up_visit" if follow else "community_visit",
            "household": household,
            "households": self.rng.randint(3, 14 if household == "ordinary" else 5),
            "topic": ("回访：" if follow else "") + text["topic"],
            "content": "".join(
                (self.seen.draw(day.month)["text"], text["text"], self.done.draw(day.month)["text"])
            ),
        }


def plan_visits(stage: Stage) -> None:
    """Two to five visits a week (times `scale`), none to the village whose road was closed."""
    rng = stage.rng("visits")
    visiting = Visiting(stage, rng)
    days = sorted(day for week in _weeks(stage) for day in _days(stage, week, rng))
    late = _late_day(stage, days)
    for day in days:
        values = visiting.make(day, _village(stage, day, rng))
        if values:
            _enter(stage, values, late=day == late)
            late = None if day == late else late
    for village in stage.cast.villages:
        _fill(stage, visiting, village)


def _weeks(stage: Stage) -> list[list[date]]:
    weeks: dict[tuple[int, int], list[date]] = {}
    for day in stage.timeline.workdays(stage.timeline.span):
        weeks.setdefault(day.isocalendar()[:2], []).append(day)
    return list(weeks.values())


def _days(stage: Stage, week: list[date], rng: Random) -> list[date]:
    count = rng.randint(2, 5) * stage.scale * len(week) / 5
    return [rng.choice(week) for _ in range(round(count))]


def _late_day(stage: Stage, days: list[date]) -> date | None:
    """The visit that is entered nine days late: in spring of the judged year."""
    wanted = date(stage.timeline.judged, 3, 10) if stage.timeline.judged else stage.timeline.at(0.3)
    return next((day for day in days if day >= wanted), None)


def _village(stage: Stage, day: date, rng: Random) -> Place:
    """Larger villages more often; the remote one not while its road is closed, nor lately."""
    found = [v for v in stage.cast.villages if not out_of_reach(stage, v, day)]
    weights = [(village.population or 1) ** 0.6 for village in found]
    return rng.choices(found, weights)[0]


def out_of_reach(stage: Stage, village: Place, day: date) -> bool:
    """Whether nobody gets to a village: its road was closed, or this quarter's turn is still to come."""
    timeline = stage.timeline
    if village is not stage.cast.villages[-1]:
        return False
    running = quarter(timeline.on)
    # Too little of the quarter over to worry yet: the visit is still due on the day of judging.
    open_still = day in running and (running.last - timeline.on).days > 20
    return open_still or (timeline.closed is not None and day in timeline.closed)


def _enter(stage: Stage, values: dict[str, Any], *, late: bool = False) -> str:
    officer = stage.cast.by_id[values["officers"][0]]
    if late:
        entered = values["day"] + timedelta(days=9)
        return stage.plan.add("visit", values | {"late_reason": LATE}, by=officer, entered=entered)
    return stage.plan.add("visit", values, by=officer)


def _fill(stage: Stage, visiting: Visiting, village: Place) -> None:
    """The local cadence: at least one visit a quarter, apart from the deliberate gap."""
    timeline = stage.timeline
    seen = {
        quarter(act.values["day"])
        for act in stage.plan.created("visit")
        if act.values["place"] == village.id
    }
    for period in timeline.span.quarters():
        days = timeline.workdays(Span(max(period.first, timeline.start), period.last))
        days = [day for day in days if not out_of_reach(stage, village, day)]
        if period in seen or not days:
            continue
        for day in days[len(days) // 2 :]:
            values = visiting.make(day, village)
            if values:
                _enter(stage, values)
                break
