"""Who belonged to the station on a day: people, Party members, posts, branch, committee, groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fqdesk.domain.catalog.people import COMMITTEE_POSTS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import ONE_DAY
from fqdesk.domain.records import Record

COMMITTEE_FROM = 7
"""Full members from which a branch must have a committee (党支部工作条例 第六章)."""
BRANCH_FROM = 3
"""Full members from which a unit has a branch of its own (党支部工作条例 第二章)."""
MEMBER_MEETINGS = frozenset({"general_meeting", "theme_day", "party_class", "member_appraisal"})
"""Meetings that every member is called to; 组织生活会 may be held by the committee or a group."""


@dataclass(frozen=True)
class Roster:
    """The station on one day; people are their `person` records in the order of arrival."""

    day: date
    people: tuple[Record, ...] = ()
    officers: tuple[Record, ...] = ()
    auxiliaries: tuple[Record, ...] = ()
    full_members: tuple[Record, ...] = ()
    probationary: tuple[Record, ...] = ()
    members: tuple[Record, ...] = ()
    posts: tuple[Record, ...] = ()
    """Appointments in force."""
    branch: Record | None = None
    committee_members: tuple[Record, ...] = ()
    groups: tuple[str, ...] = ()
    """Names of the Party groups."""
    has_committee: bool = False
    secretary: Record | None = None

    @property
    def needs_committee(self) -> bool:
        """Whether committee meetings are owed: a committee exists, or one must be formed."""
        return self.has_committee or len(self.full_members) >= COMMITTEE_FROM

    def holding(self, *posts: str) -> tuple[Record, ...]:
        """The appointments to these posts that are in force."""
        return tuple(post for post in self.posts if post["post"] in posts)

    def in_group(self, group: str) -> tuple[Record, ...]:
        """The members of one Party group, by what their own records say."""
        return tuple(person for person in self.members if person["party_group"] == group)

    def expected(self, meeting: Record) -> tuple[Record, ...] | None:
        """Who is called to a meeting (应到); None where no rule says who that is.

        Probationary members count here and not among those who vote (党章第七条).
        """
        if meeting["type"] in MEMBER_MEETINGS:
            return self.members
        if meeting["type"] == "committee_meeting":
            return self.committee_members
        if meeting["type"] == "group_meeting" and meeting["group"]:
            return self.in_group(meeting["group"])
        return None


def in_force(record: Record, day: date) -> bool:
    """Whether a dated register entry covers the day; its last day still counts."""
    until: date | None = record["until"]
    return record.day <= day and (until is None or day <= until)


def membership_ends(person: Record) -> date | None:
    """The last day of belonging to the branch: when the relation moved, else when the person left."""
    ends: date | None = person["party_until"] or person["until"]
    return ends


def is_full_member(person: Record, day: date) -> bool:
    """Whether the person votes on the day; the day of 转正 counts."""
    since, ends = person["full_from"], membership_ends(person)
    return since is not None and max(since, person.day) <= day and (ends is None or day <= ends)


def is_probationary(person: Record, day: date) -> bool:
    """Whether the person is admitted and not yet a full member on the day."""
    since, ends = person["probationary_from"], membership_ends(person)
    if since is None or day < max(since, person.day) or (ends is not None and day > ends):
        return False
    return person["full_from"] is None or day < person["full_from"]


def is_member(person: Record, day: date) -> bool:
    """Full or probationary."""
    return is_full_member(person, day) or is_probationary(person, day)


def roster_on(facts: Facts, day: date) -> Roster:
    """The station on a day, from the registers as they stand; cheap to ask thousands of times."""
    return facts.once("rosters", lambda: _Rosters(facts)).on(day)


class _Rosters:
    """Rosters change on few days only, so one is made for each stretch between two changes."""

    def __init__(self, facts: Facts) -> None:
        self.people = facts.all("person")
        self.by_id = {person.id: person for person in self.people}
        self.posts = facts.all("post")
        self.branches = facts.all("branch")
        self.changes = sorted(set(self._changes()))
        self.made: dict[int, Roster] = {}

    def _changes(self) -> Iterable[date]:
        for record in (*self.people, *self.posts, *self.branches):
            starts = ("day", "probationary_from", "full_from")
            yield from (found for key in starts if (found := record[key]))
            yield from (end + ONE_DAY for key in ("until", "party_until") if (end := record[key]))

    def on(self, day: date) -> Roster:
        stretch = bisect_right(self.changes, day)
        if stretch not in self.made:
            self.made[stretch] = self._make(day)
        made = self.made[stretch]
        return made if made.day == day else replace(made, day=day)

    def _make(self, day: date) -> Roster:
        here = tuple(person for person in self.people if in_force(person, day))
        branch = next((b for b in reversed(self.branches) if in_force(b, day)), None)
        seats = self._seats(day, branch)
        holders = tuple(self.by_id[key] for key in dict.fromkeys(seat["person"] for seat in seats))
        secretary = next((s["person"] for s in seats if s["post"] == "branch_secretary"), "")
        return Roster(
            day=day,
            people=here,
            officers=tuple(person for person in here if person["role"] == "officer"),
            auxiliaries=tuple(person for person in here if person["role"] == "auxiliary"),
            full_members=tuple(p for p in self.people if is_full_member(p, day)),
            probationary=tuple(p for p in self.people if is_probationary(p, day)),
            members=tuple(p for p in self.people if is_member(p, day)),
            posts=tuple(post for post in self.posts if self._held(post, day)),
            branch=branch,
            committee_members=holders,
            groups=tuple(row["name"] for row in (branch["groups"] if branch else None) or ()),
            has_committee=_has_committee(branch, seats),
            secretary=self.by_id.get(secretary),
        )

    def _held(self, post: Record, day: date) -> bool:
        """An appointment ends with its own last day or with its holder's stay, whichever is first."""
        person = self.by_id.get(post["person"])
        if person is None or not in_force(post, day):
            return False
        if post["post"] in COMMITTEE_POSTS:
            return is_member(person, day)
        return in_force(person, day)

    def _seats(self, day: date, branch: Record | None) -> list[Record]:
        """Committee seats; an election replaces whoever held the same seat before (换届)."""
        seats = [p for p in self.posts if p["post"] in COMMITTEE_POSTS and self._held(p, day)]
        if branch is not None:
            renewed = {seat["post"] for seat in seats if seat.day >= branch.day}
            seats = [s for s in seats if s.day >= branch.day or s["post"] not in renewed]
        order = {post: place for place, post in enumerate(COMMITTEE_POSTS)}
        return sorted(seats, key=lambda seat: (order[seat["post"]], -seat.day.toordinal(), seat.id))


def _has_committee(branch: Record | None, seats: Iterable[Record]) -> bool:
    """What the branch record says; where it says nothing, whether anyone sits beside the secretary."""
    if branch is not None and branch["committee"] is not None:
        return bool(branch["committee"])
    return any(seat["post"] not in {"branch_secretary", "deputy_secretary"} for seat in seats)
