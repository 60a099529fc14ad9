"""Who has talked with whom this year: pairs are shown and never judged; what is judged is the person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.cadence import Duty, duties
from fqdesk.domain.cadence.duty import DONE
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on
from fqdesk.domain.sheets.attendance import post_of


@dataclass(frozen=True)
class Pair:
    """Two members: their talks of the year, newest last, and the last one before it."""

    talks: tuple[Record, ...]
    before: Record | None
    asked: bool
    """Whether the rule names it: between committee members, and each of them with each member."""

    @property
    def last(self) -> date | None:
        """The day of the newest talk of the year."""
        return self.talks[-1].day if self.talks else None


@dataclass(frozen=True)
class Member:
    """One member: name and post, the year's duty, and how many talks there were."""

    person: str
    name: str
    post: str
    committee: bool
    duty: Duty | None
    talks: int

    @property
    def done(self) -> bool:
        """Whether the year's one talk is there."""
        return self.duty is not None and self.duty.state == DONE


@dataclass(frozen=True)
class TalkPairs:
    """The matrix: members in the order of their posts, and each pair by both ids."""

    year: int
    members: tuple[Member, ...]
    pairs: Mapping[frozenset[str], Pair]

    def pair(self, one: str, other: str) -> Pair:
        """What is known of two members."""
        return self.pairs[frozenset((one, other))]

    @property
    def asked_left(self) -> int:
        """Pairs that the rule names and that have not talked this year."""
        return sum(pair.asked and not pair.talks for pair in self.pairs.values())


def talk_pairs(facts: Facts, calendar: Calendar, number: int) -> TalkPairs:
    """The talks of a year among the members on its last day (the day of judging while it runs).

    Source: 党支部工作条例第十九条. Nothing of what was said is read.
    """
    span = calendar_year(number)
    roster = roster_on(facts, min(span.last, facts.on))
    committee = [person.id for person in roster.committee_members]
    members = [*committee, *(p.id for p in roster.members if p.id not in committee)]
    owed = {d.person: d for d in duties(facts, span, calendar) if d.series == "heart_talk"}
    held: dict[frozenset[str], list[Record]] = {}
    for talk in facts.until_on("heart_talk"):
        if talk.day <= span.last:
            held.setdefault(frozenset((talk["talker"], talk["talked"])), []).append(talk)
    pairs = {}
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            key = frozenset((one, other))
            own = [talk for talk in held.get(key, ()) if talk.day in span]
            older = [talk for talk in held.get(key, ()) if talk.day < span.first]
            asked = one in committee or other in committee
            pairs[key] = Pair(tuple(own), older[-1] if older else None, asked)
    return TalkPairs(
        number,
        tuple(
            Member(
                person,
                facts.name(person),
                _role(roster, person, committee),
                person in committee,
                owed.get(person),
                sum(t.day in span for key, own in held.items() if person in key for t in own),
            )
            for person in members
        ),
        pairs,
    )


def _role(roster: Roster, person: str, committee: Collection[str]) -> str:
    """The seat in the committee, else the membership; police posts say nothing here."""
    if person in committee:
        return post_of(roster, person).split("、")[0]
    return "预备党员" if any(one.id == person for one in roster.probationary) else "党员"
