"""Attendance before it is marked: who is called to a meeting, as what, and who is away already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fqdesk.domain.catalog.leave import LEAVE_TYPES
from fqdesk.domain.catalog.people import COMMITTEE_POSTS, POSTS
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on


@dataclass(frozen=True)
class Called:
    """One line of an attendance sheet, before anybody marked anything."""

    person: str
    post: str
    """What the person is in the branch, else in the station."""
    votes: bool
    """Whether the person is a full member; a probationary one is called and does not vote."""
    away: str = ""
    """The leave type where an approved leave covers the day, to stand as the reason of absence."""
    proof: str = ""
    """That leave's days, for the eye."""


def called(facts: Facts, meeting: Record) -> list[Called]:
    """Everybody called to a meeting, in the order of the roster; who that is: `Roster.expected`.

    Where no rule says who is called, everybody who was at the station that day is.
    """
    roster = roster_on(facts, meeting.day)
    people = roster.expected(meeting)
    full = {person.id for person in roster.full_members}
    found = []
    for person in (one.id for one in (roster.people if people is None else people)):
        leave = leave_on(facts, person, meeting.day)
        found.append(
            Called(
                person=person,
                post=post_of(roster, person),
                votes=person in full,
                away=LEAVE_TYPES[leave["type"]] if leave else "",
                proof=_days(leave) if leave else "",
            )
        )
    return found


def post_of(roster: Roster, person: str) -> str:
    """Branch posts first, then the others, then what the person is by membership or role."""
    held = [post["post"] for post in roster.posts if post["person"] == person]
    held.sort(key=lambda key: (key not in COMMITTEE_POSTS, list(POSTS).index(key)))
    if held:
        return "、".join(dict.fromkeys(POSTS[key] for key in held))
    for said, people in (
        ("预备党员", roster.probationary),
        ("党员", roster.full_members),
        ("辅警", roster.auxiliaries),
    ):
        if any(one.id == person for one in people):
            return said
    return "民警"


def leave_on(facts: Facts, person: str, day: date) -> Record | None:
    """The approved leave that covers the day, counted to the day it really ended."""
    for leave in facts.all("leave"):
        if leave["person"] == person and leave["state"] == "approved" and leave.day <= day:
            ended: Any = leave["returned_on"] or leave["end"]
            if ended is not None and day <= ended:
                return leave
    return None


def _days(leave: Record) -> str:
    ended: date = leave["returned_on"] or leave["end"]
    # Between two years a month and a day say too little.
    form = "%m-%d" if leave.day.year == ended.year else "%Y-%m-%d"
    return f"{leave.day.strftime(form)} 至 {ended.strftime(form)}"
