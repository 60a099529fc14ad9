"""Where people cannot have been: on leave and at work, in two meetings, before they came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.cadence.members import term_ends
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.care import REST_TYPES
from fqdesk.domain.catalog.leave import LEAVE_TYPES
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.catalog.people import COMMITTEE_POSTS
from fqdesk.domain.checks import faults
from fqdesk.domain.leave.days import DAY, calendar_slots
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.roster import is_full_member
from fqdesk.domain.selfcheck.finding import LOOK, NOTE, WRONG, Finding, Look

THERE = {
    "meeting": ("attendees", "chair", "recorder"),
    "duty": ("people", "leader"),
    "visit": ("officers",),
    "forum": ("chair", "officers"),
    "open_day": ("officers",),
    "publicity": ("officers",),
    "training": ("attendees",),
    "heart_talk": ("talker",),
}
"""Fields that say somebody was at work; the sick are visited and talked with, and go to check-ups."""

NOON = "12:00"
BRANCH_MEETINGS = frozenset(
    {"general_meeting", "committee_meeting", "group_meeting", "theme_day", "org_life_meeting"}
)
TOGETHER = (
    frozenset({"theme_day", "party_class"}),
    frozenset({"org_life_meeting", "member_appraisal"}),
)
"""Meetings that may be one sitting: 党课 on a 主题党日, 民主评议 with 组织生活会 (条例第十八条)."""


@dataclass(frozen=True)
class _Away:
    """One absence on one day: the whole day, or one half of it."""

    record: Record
    said: str
    halves: frozenset[int]
    """0 the morning, 1 the afternoon; empty when nobody said which half."""


def away(look: Look, record: Record) -> Iterable[Finding]:
    """C8 1: signed in, on duty or visiting while on approved leave or on rest."""
    absences = look.facts.once("absences", lambda: _absences(look))
    for key in THERE.get(record.kind, ()):
        value = record[key]
        for person in (value,) if isinstance(value, str) else value or ():
            for absence in absences.get((person, record.day), ()):
                if _meets(absence, record):
                    what = KINDS[record.kind].label
                    said = (
                        f"{look.facts.name(person)} {record.day} {absence.said}"
                        f"（{look.name(absence.record)}），又在{what}“{_title(look, record)}”里。"
                    )
                    pair = (record.id, absence.record.id)
                    yield Finding("away", WRONG, pair, said, key, about="/".join((*pair, person)))


def away_leave(look: Look, leave: Record) -> Iterable[Finding]:
    """The other way round, for a leave that is being typed: what its person did in those days."""
    if leave["state"] != "approved":
        return
    days = {(day, half) for day, half in calendar_slots(leave)}
    span = Span(min(d for d, _ in days), max(d for d, _ in days)) if days else None
    for kind, keys in THERE.items():
        for record in look.facts.within(kind, span) if span else ():
            people = [p for key in keys for p in _people(record[key])]
            whole = {(record.day, 0), (record.day, 1)} <= days
            if leave["person"] in people and whole:
                said = (
                    f"{look.facts.name(leave['person'])} {record.day} 在"
                    f"{KINDS[kind].label}“{_title(look, record)}”里，与这段休假重叠。"
                )
                yield Finding("away", WRONG, (leave.id, record.id), said, "day")


def overlap(look: Look, meeting: Record) -> Iterable[Finding]:
    """C8 6: one person in two meetings at the same time."""
    if not meeting["start"]:
        return
    for other in look.facts.within("meeting", Span(meeting.day, meeting.day)):
        pair = frozenset({meeting["type"], other["type"]})
        same = (meeting["start"], meeting["end"]) == (other["start"], other["end"])
        if other.id == meeting.id or not _at_once(meeting, other) or (same and pair in TOGETHER):
            continue
        both = [p for p in meeting["attendees"] or () if p in (other["attendees"] or ())]
        if both:
            said = (
                f"{look.names(both[:3])}{f'等 {len(both)} 人' if len(both) > 3 else ''} {meeting.day} "
                f"{meeting['start']}同时在{MEETING_TYPES[meeting['type']]}和"
                f"{MEETING_TYPES[other['type']]}的到会名单里。"
            )
            yield Finding("overlap", WRONG, tuple(sorted((meeting.id, other.id))), said, "start")


def not_there(look: Look, record: Record) -> Iterable[Finding]:
    """C8 5: citations of nothing, and people before they came or after they left."""
    for fault in faults(record, look.facts):
        said = f"{KINDS[record.kind].label} {look.name(record)}：{fault.said}"
        about = f"{record.id}/{fault.said}"
        yield Finding("not_there", WRONG, (record.id,), said, fault.key, about=about)


def before_branch(look: Look, meeting: Record) -> Iterable[Finding]:
    """C8 5: a Party meeting before there was a branch."""
    branches = look.facts.all("branch")
    if meeting["type"] in BRANCH_MEETINGS and branches and meeting.day < branches[0].day:
        said = f"{_title(look, meeting)}早于支部最早一届的选举日期 {branches[0].day}。"
        yield Finding("not_there", LOOK, (meeting.id, branches[0].id), said, "day")


def seat(look: Look, post: Record) -> Iterable[Finding]:
    """A probationary member can neither elect nor be elected (党章第七条)."""
    person = look.facts.by_id.get(post["person"])
    if post["post"] in COMMITTEE_POSTS and person and not is_full_member(person, post.day):
        said = f"{person['name']} {post.day} 还不是本支部的正式党员，不能担任支部委员。"
        yield Finding("not_there", WRONG, (post.id, person.id), said, "person")


def terms(look: Look) -> Iterable[Finding]:
    """C8 5: a committee that stayed in office after its term (党支部工作条例 第六章)."""
    known = [branch for branch in look.facts.all("branch") if branch.day <= look.facts.on]
    for branch, after in zip(known, [*known[1:], None], strict=False):
        ends = term_ends(branch)
        until = after.day if after else look.facts.on
        if until > ends:
            state = f"{after.day} 才换届" if after else "还没有换届"
            said = f"{branch.day} 选出的支部委员会 {ends} 届满，{state}；延期须报上级党组织批准。"
            yield Finding("not_there", LOOK if after is None else NOTE, (branch.id,), said)


def _people(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, tuple) else ()


def _absences(look: Look) -> Mapping[tuple[str, date], list[_Away]]:
    found: dict[tuple[str, date], list[_Away]] = {}
    for leave in look.facts.all("leave"):
        if leave["state"] == "approved":
            halves: dict[date, set[int]] = {}
            for day, half in calendar_slots(leave, look.facts.on):
                halves.setdefault(day, set()).add(half)
            said = f"在休{LEAVE_TYPES[leave['type']]}"
            for day, which in halves.items():
                entry = _Away(leave, said, frozenset(which))
                found.setdefault((leave["person"], day), []).append(entry)
    for rest in look.facts.all("rest"):
        if rest["taken"] is not False:
            days = Span(rest.day, rest["end"] or rest.day)
            whole = rest["days"] >= days.days * DAY
            entry = _Away(rest, REST_TYPES[rest["type"]], frozenset({0, 1} if whole else ()))
            for day in days.each_day():
                found.setdefault((rest["person"], day), []).append(entry)
    return found


def _meets(absence: _Away, record: Record) -> bool:
    """Whole days always meet; a half day only where the record says at what time it was."""
    if len(absence.halves) == DAY:
        return True
    start: str | None = record["start"] if "start" in KINDS[record.kind].by_key else None
    return start is not None and int(start >= NOON) in absence.halves


def _at_once(one: Record, other: Record) -> bool:
    if not other["start"]:
        return False
    ends, other_ends = one["end"] or one["start"], other["end"] or other["start"]
    if one["start"] == other["start"]:
        return True
    return bool(one["start"] < other_ends and other["start"] < ends)


def _title(look: Look, record: Record) -> str:
    return KINDS[record.kind].name(record.values, look.facts.name)
