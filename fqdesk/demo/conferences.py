"""The minutes: who was there, who said what, what was decided, who does it until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from fqdesk.demo.cast import Member
from fqdesk.demo.schedule import chair
from fqdesk.demo.stage import Stage, ids
from fqdesk.demo.texts import fill, numbers
from fqdesk.domain.periods import ONE_DAY, Month

Task = tuple[str, int | None]
"""What somebody has to do, and within how many days where the text says so."""

ORDINALS = "一二三四五六"
OVERDUE_AFTER = 25


@dataclass(frozen=True)
class Hall:
    """One meeting about to be written down: its day, who came, and the names that texts use."""

    day: date
    present: list[Member]
    absent: list[tuple[Member, str]]
    chair: Member
    recorder: Member

    def speakers(self, rng: Random) -> dict[str, str]:
        """{a}, {b}, {c} beside {chair}: people who came."""
        others = [m for m in self.present if m is not self.chair]
        order = rng.sample(others, len(others)) or [self.chair]
        voices = {key: order[place % len(order)].name for place, key in enumerate("abc")}
        return voices | {"chair": self.chair.name}


def hall(stage: Stage, day: date, called: list[Member]) -> Hall:
    """Who of those called came on a day; the others with the reason of their absence."""
    present = stage.present(called, day)
    absent = [(m, stage.away.reason(m, day) or "因公外出") for m in called if m not in present]
    admin = stage.cast.get("admin")
    head = chair(present)
    recorder = admin if admin in present and admin is not head else present[-1]
    return Hall(day, present, absent, head, recorder)


def sheet(held: Hall, kind: str, topic: str, start: str, end: str) -> dict[str, Any]:
    """The head of a meeting record: type, time, chair, attendance."""
    return {
        "type": kind,
        "day": held.day,
        "start": start,
        "end": end,
        "place": "二楼会议室",
        "chair": held.chair.id,
        "recorder": held.recorder.id,
        "topic": topic,
        "attendees": ids(held.present),
        "absent": tuple({"person": m.id, "reason": reason} for m, reason in held.absent) or None,
    }


def said(number: int, text: str) -> str:
    """One numbered paragraph of minutes."""
    return f"{ORDINALS[number]}、{text}"


def worded(
    stage: Stage, rng: Random, item: Mapping[str, Any], held: Hall, **slots: Any
) -> dict[str, str]:
    """The texts of one agenda item with names and counts put in."""
    village, other = (place.name for place in rng.sample(stage.cast.villages, 2))
    names = (
        held.speakers(rng)
        | {"village": village, "village2": other}
        | _spoken_of(stage, rng, held)
        | {"year": held.day.year, "month": held.day.month}
        | {"members": len(stage.cast.members(held.day))}
        | numbers(item, rng)
        | slots
    )
    return {
        key: fill(item[key], rng, **names)
        for key in ("matter", "topic", "text", "decision", "resolution", "action", "lecturer")
        if key in item
    }


def _spoken_of(stage: Stage, rng: Random, held: Hall) -> dict[str, str]:
    """Whoever is talked about: {who} does something, {community} is praised, {applicant} wants to join."""
    here = stage.cast.officers(held.day)
    praised = [m for m in here if "community_officer" in m.posts]
    joining = [m for m in here if not m.belongs(held.day)]
    doing = [m for m in held.present if m.officer and m is not held.chair] or held.present
    return {
        "who": rng.choice(doing).name,
        "community": rng.choice(praised or here).name,
        "applicant": rng.choice(joining or here).name,
    }


class Actions:
    """What a meeting gave people to do, and the later day on which they reported it done."""

    def __init__(self, stage: Stage, rng: Random, overdue_in: Month | None = None) -> None:
        """In one month an action is left undone past its day (a deliberate gap)."""
        self.stage, self.rng, self.overdue_in = stage, rng, overdue_in

    def rows(self, held: Hall, tasks: Iterable[Task]) -> list[dict[str, Any]]:
        """Open actions, each with somebody who came, due in so many days or in two to five weeks."""
        people = [m for m in held.present if m.officer] or held.present
        return [
            {
                "matter": matter,
                "person": self.rng.choice(people).id,
                "due": held.day + timedelta(days=within or self.rng.randint(14, 35)),
            }
            for matter, within in tasks
        ]

    def enter(self, values: dict[str, Any], record_id: str, lag: int | None = None) -> None:
        """The meeting as first written, and its actions once they were done."""
        rows: list[dict[str, Any]] = values.pop("actions", [])
        day: date = values["day"]
        stuck = bool(rows) and Month.of(day) == self.overdue_in
        if stuck:
            self.overdue_in = None
            rows[-1]["due"] = self.stage.timeline.on - timedelta(days=OVERDUE_AFTER)
        admin = self.stage.cast.get("admin")
        made = values | {"actions": tuple(rows) or None}
        self.stage.plan.add("meeting", made, by=admin, record_id=record_id, lag=lag)
        done = [self._done(row, day, stuck=stuck and row is rows[-1]) for row in rows]
        days = [row["done"] for row in done if "done" in row]
        if days:
            self.stage.plan.change(
                record_id, max(days) + ONE_DAY, {"actions": tuple(done)}, by=admin
            )

    def _done(self, row: dict[str, Any], held: date, *, stuck: bool) -> dict[str, Any]:
        """Some days before it was due, on a working day; not yet where that is still to come."""
        day = max(row["due"] - timedelta(days=self.rng.randint(1, 9)), held + ONE_DAY)
        day = min(self.stage.timeline.workday(day), row["due"])
        return row if stuck or day >= self.stage.timeline.last else row | {"done": day}
