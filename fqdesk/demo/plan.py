"""The history as a list of acts: who typed which record on which day, and who changed it when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from fqdesk.demo.cast import Cast, Member
from fqdesk.demo.timeline import Timeline
from fqdesk.domain.catalog import KINDS

Values = Mapping[str, Any]

BOXES = {"meeting": 1, "appraisal": 1, "leave": 3, "declaration": 4, "material": 5, "honour": 6}
"""Kinds whose signed paper is kept, and in which box of the year."""


@dataclass(frozen=True)
class Picture:
    """A picture to be drawn and attached: which scene, its caption, and the day it was taken."""

    scene: str
    caption: str
    day: date


@dataclass
class Act:
    """One revision: the whole record afterwards, when it was typed and by whom."""

    at: datetime
    by: str
    kind: str
    id: str
    values: dict[str, Any]
    pictures: list[Picture] = field(default_factory=list)


class Plan:
    """Collects acts in any order; `acts` hands them out in the order they were typed."""

    def __init__(
        self, timeline: Timeline, cast: Cast, rng: Random, new_id: Callable[[], str]
    ) -> None:
        """`new_id` gives the ids of new records, `rng` the hours of typing."""
        self.timeline, self.cast, self.new_id = timeline, cast, new_id
        self._rng = rng
        self._hours: dict[tuple[date, str], time] = {}
        self._acts: list[Act] = []
        self._first: dict[str, Act] = {}
        self._latest: dict[str, dict[str, Any]] = {}
        self._times: dict[str, datetime] = {}
        self._days: dict[date, list[Act]] = {}

    def add(
        self,
        kind: str,
        values: Values,
        *,
        by: Member | None = None,
        lag: int | None = None,
        entered: date | None = None,
        record_id: str | None = None,
    ) -> str:
        """A new record, typed `lag` days after its event (0 to 2 when not said) or on `entered`."""
        kept = {key: value for key, value in values.items() if value is not None}
        if entered is None:
            days = self._rng.choices((0, 1, 2), (6, 3, 1))[0] if lag is None else lag
            entered = kept["day"] + timedelta(days=days)
        act = self._act(kind, record_id or self.new_id(), kept, entered, by)
        self._first[act.id] = act
        self._days.setdefault(kept["day"], []).append(act)
        return act.id

    def change(
        self, record_id: str, entered: date, changes: Values, *, by: Member | None = None
    ) -> None:
        """A later version of a record; left out when it would be typed after the last day."""
        if entered > self.timeline.last:
            return
        first = self._first[record_id]
        merged = {**self._latest[record_id], **changes}
        kept = {key: value for key, value in merged.items() if value is not None}
        self._act(first.kind, record_id, kept, max(entered, first.at.date()), by)

    def _act(
        self, kind: str, record_id: str, values: dict[str, Any], entered: date, by: Member | None
    ) -> Act:
        entered = min(max(entered, self.timeline.start), self.timeline.on)
        typist = self.cast.typist(by, entered)
        at = datetime.combine(entered, self._hour(entered, typist.name))
        if record_id in self._times:
            at = max(at, self._times[record_id]) + timedelta(minutes=41)
        for _, cited in KINDS[kind].cited(values):
            at = max(at, self._first[cited].at) if cited in self._first else at
        act = Act(at, typist.name, kind, record_id, values)
        self._latest[record_id] = values
        self._times[record_id] = at
        self._acts.append(act)
        return act

    def _hour(self, day: date, name: str) -> time:
        """Each types once a day at an hour of their own.

        What is typed on `on` itself comes just after midnight: whoever opens the demo on the day
        it was made never meets an entry from later today.
        """
        if (day, name) not in self._hours:
            hour = 0 if day == self.timeline.on else self._rng.randint(16, 20)
            self._hours[day, name] = time(hour, self._rng.randint(1, 18), self._rng.randint(0, 59))
        return self._hours[day, name]

    def acts(self) -> list[Act]:
        """All acts in the order of typing; numbers and pages of the boxes follow that order."""
        ordered = sorted(self._acts, key=lambda act: act.at)
        numbers = Counter[str]()
        given: dict[str, dict[str, str]] = {}
        for act in ordered:
            if act.id not in given:
                given[act.id] = _numbered(act, numbers)
            act.values.update(given[act.id])
        return ordered

    def first(self, record_id: str) -> Act:
        """The act that made a record."""
        return self._first[record_id]

    def created(self, kind: str) -> list[Act]:
        """The first acts of all records of a kind, by event day."""
        found = [act for act in self._first.values() if act.kind == kind]
        return sorted(found, key=lambda act: (act.values["day"], act.at))

    def latest(self, record_id: str) -> Values:
        """A record as the plan leaves it."""
        return self._latest[record_id]

    def on_day(self, day: date) -> list[Act]:
        """The first acts of all records of an event day."""
        return self._days.get(day, [])

    def happened(self, day: date, by: datetime) -> list[Act]:
        """The events of a day whose records had been typed by a moment."""
        return [act for act in self.on_day(day) if KINDS[act.kind].event and act.at <= by]

    def hour(self, day: date, member: Member) -> datetime:
        """When somebody does their typing on a day."""
        return datetime.combine(day, self._hour(day, member.name))


def _numbered(act: Act, counts: Counter[str]) -> dict[str, str]:
    """The number printed on a record and where its paper lies."""
    year = act.values["day"].year % 100
    prefix = f"{KINDS[act.kind].prefix}{year:02d}-"
    counts[prefix] += 1
    found = {"number": f"{prefix}{counts[prefix]:02d}"}
    if act.kind in BOXES:
        box = f"{year:02d}年盒 {BOXES[act.kind]}"
        found["original"] = f"{box} 第 {counts[box] + 1} 页"
        counts[box] += act.values.get("pages") or 1
    return found
