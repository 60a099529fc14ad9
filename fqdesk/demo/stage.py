"""What every part of the demo's plan works with: the days, the people, the plan, who is away."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from fqdesk.demo.cast import Cast, Member, Place
from fqdesk.demo.plan import Plan
from fqdesk.demo.timeline import Timeline
from fqdesk.domain.periods import Month, Span


class Absences:
    """Who is away when, and why: leave, rest after duty, courses elsewhere."""

    def __init__(self) -> None:
        self._spans: dict[str, list[tuple[Span, str]]] = {}

    def add(self, member: Member, span: Span, reason: str) -> None:
        """Somebody is away for all days of a span."""
        self._spans.setdefault(member.id, []).append((span, reason))

    def reason(self, member: Member, day: date) -> str | None:
        """Why somebody is away on a day, None where they are at work."""
        return next((why for span, why in self._spans.get(member.id, ()) if day in span), None)

    def overlaps(self, member: Member, span: Span) -> bool:
        """Whether somebody is away on some day of a span."""
        return any(span.overlaps(away) for away, _ in self._spans.get(member.id, ()))


@dataclass(frozen=True)
class Matter:
    """Something that a certain committee meeting must deal with: a text's key and its slots."""

    key: str
    slots: dict[str, str]


@dataclass
class Stage:
    """Shared by all parts of the plan; each adds its acts to `plan`."""

    seed: int
    timeline: Timeline
    cast: Cast
    plan: Plan
    scale: int
    votes: tuple[date, ...]
    """The days on which the candidate was admitted and became a full member."""
    away: Absences = field(default_factory=Absences)
    meetings: dict[tuple[str, date], str] = field(default_factory=dict)
    """The ids of all meetings, by type and day, fixed before anything cites them."""
    matters: dict[Month, list[Matter]] = field(default_factory=dict)
    """What the committee must have on its agenda in a month, before others act on it."""

    honours: dict[str, str] = field(default_factory=dict)
    """The honours' ids by the keys of their texts."""
    scanned: str | None = None
    """The material to which a scan is attached."""

    def rng(self, part: str) -> Random:
        """A generator of a part's own, so that one part never shifts another."""
        return Random(f"{self.seed}:{part}")

    def present(self, members: list[Member], day: date) -> list[Member]:
        """Those of them who are at work on a day."""
        return [m for m in members if m.here(day) and self.away.reason(m, day) is None]

    def meeting_days(self) -> set[date]:
        """Days on which some meeting is held."""
        return {day for _, day in self.meetings}

    def days_of(self, kind: str) -> list[date]:
        """The days of one type of meeting, in order."""
        return sorted(day for held, day in self.meetings if held == kind)

    def before(self, kind: str, day: date) -> tuple[date, str] | None:
        """The last meeting of a type before a day, with its id."""
        days = [held for held in self.days_of(kind) if held < day]
        return (days[-1], self.meetings[kind, days[-1]]) if days else None

    def call(self, month: Month, key: str, **slots: str) -> None:
        """Put a matter on the agenda of the committee meeting of a month."""
        self.matters.setdefault(month, []).append(Matter(key, slots))

    def pair(self, village: Place, day: date, rng: Random) -> list[Member]:
        """Two who go to a village: who is responsible for it, and a colleague; all at work."""
        own = self.present(self.cast.of_village(village, day), day)
        others = [m for m in self.present(self.cast.here(day), day) if m not in own]
        lead = [m for m in own if m.officer][:1]
        helpers = [m for m in own if m not in lead] + rng.sample(others, len(others))
        if not lead:
            lead = [m for m in others if m.officer][:1]
            helpers = [m for m in helpers if m not in lead]
        return [*lead, *helpers[:1]]


def names(members: list[Member]) -> str:
    """Names in a sentence."""
    return "、".join(member.name for member in members)


def ids(members: list[Member]) -> tuple[str, ...]:
    """What a record cites."""
    return tuple(member.id for member in members)


def guests(rng: Random, *groups: tuple[str, int, int]) -> tuple[dict[str, Any], ...]:
    """Rows of people counted by group: (name, least, most)."""
    return tuple(
        {"group": group, "count": rng.randint(least, most)} for group, least, most in groups
    )
