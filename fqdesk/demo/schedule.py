"""On which day each meeting is held: working days, few people away, never two on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

from fqdesk.demo.cast import Member
from fqdesk.demo.stage import Stage
from fqdesk.demo.timeline import Timeline
from fqdesk.domain.periods import Month, back

THEME_DAY = 25


def vote_days(timeline: Timeline) -> tuple[date, date]:
    """(admission, full membership): one year apart to the day, both working days late in a quarter.

    The latest that leaves five months until the day of judging, else the latest at all.
    """
    fitting = [
        day
        for month in timeline.months
        for day in timeline.within(month, 20, 28)
        if month.month % 3 == 0 and timeline.calendar.is_workday(back(day, 12))
    ] or [timeline.at(0.5)]
    early = [day for day in fitting if day <= back(timeline.on, 5)]
    voted = (early or fitting)[-1]
    return back(voted, 12), voted


def term_starts(timeline: Timeline) -> list[date]:
    """The elections of the branch, three years apart; the last term ends five months after `on`."""
    day = timeline.workday(Month.of(timeline.on).plus(-31).first.replace(day=12))
    starts = [day]
    while starts[0] >= timeline.start:
        starts.insert(0, timeline.workday(back(starts[0], 36)))
    return starts


def plan_meetings(stage: Stage) -> None:
    """Fix day and id of every meeting; the one missed month of the committee stays empty."""
    timeline, rng = stage.timeline, stage.rng("schedule")
    for day in stage.votes:
        _hold(stage, "general_meeting", [day], rng)
    for day in term_starts(timeline):
        if day in timeline.span:
            _hold(stage, "election", [day], rng)
    for month in timeline.months:
        for kind, first, last in _wanted(stage, month):
            if not _held(stage, kind, month):
                _hold(stage, kind, timeline.within(month, first, last), rng)
    if stage.cast.committee:
        _moved_month(stage, rng)


def _wanted(stage: Stage, month: Month) -> Iterable[tuple[str, int, int]]:
    """What a month holds, and between which days. General meetings come after the committee's."""
    timeline = stage.timeline
    if stage.cast.committee and month != timeline.missed:
        yield "committee_meeting", 8, 15
    yield "political_education", 3, 12
    if month != timeline.forgotten:
        yield "theme_day", THEME_DAY, 31
    if month.month % 3 == 0:
        yield "general_meeting", 19, 24
    if month.month % 3 == 2:
        yield "party_class", 16, 27
    yield "analysis_meeting", 26, 31
    if month.month in {5, 11}:
        yield "collective_study", 3, 14
    if month.month in {4, 10}:
        yield "joint_activity", 16, 22
    if month.month == 12:
        yield "org_life_meeting", 15, 18


def _held(stage: Stage, kind: str, month: Month) -> bool:
    return any(held == kind and Month.of(day) == month for held, day in stage.meetings)


def _hold(stage: Stage, kind: str, days: list[date], rng: Random) -> None:
    """The first day for what has a fixed one, else the day with the fewest away."""
    taken = stage.meeting_days()
    free = [day for day in days if day in stage.timeline.span and day not in taken]
    if not free:
        return
    if kind == "theme_day":
        chosen = free[0]
    else:
        chosen = min(free, key=lambda day: (_missing(stage, kind, day), rng.random()))
    stage.meetings[kind, chosen] = stage.plan.new_id()


def _missing(stage: Stage, kind: str, day: date) -> int:
    called = stage.cast.committee if kind == "committee_meeting" else stage.cast.members(day)
    return len(called) - len(stage.present(called, day))


def _moved_month(stage: Stage, rng: Random) -> None:
    """The committee deals with the missed month in the first days of the next."""
    after = stage.timeline.missed.plus(1)
    for kind, day in list(stage.meetings):
        if kind == "committee_meeting" and Month.of(day) == after:
            stage.call(after, "flood")
            early = [d for d in stage.timeline.within(after, 3, 7) if d not in stage.meeting_days()]
            if early:
                del stage.meetings[kind, day]
                _hold(stage, kind, early, rng)


def chair(present: list[Member]) -> Member:
    """The secretary, else the deputy, else whoever of the committee is there (条例第十四条)."""
    order = ("branch_secretary", "deputy_secretary")
    for post in order:
        found = [member for member in present if post in member.posts]
        if found:
            return found[0]
    return present[0]
