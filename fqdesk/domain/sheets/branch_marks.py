"""The signs in a month of the branch's year: what was held, what is missing, what is still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.cadence import Duty
from fqdesk.domain.cadence.duty import DONE, DUE, NOT_APPLICABLE
from fqdesk.domain.cadence.quorum import quorum
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Month
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on

HELD, LATE, DRAFT, OPEN, MISSED, EXPLAINED, PLANNED, PARTLY, NA = (
    *("done", "late", "draft", "due", "overdue", "explained", "planned", "partly"),
    "not_applicable",
)
"""States of a mark; the first word of each names its shape."""


@dataclass(frozen=True)
class Mark:
    """One sign in a month: its state, and the few words below it."""

    month: int
    state: str
    text: str


def held_mark(facts: Facts, duty: Duty, record: Record) -> Mark:
    """The sign of a record that counts: its day, or for dues how many of how many paid."""
    late = record.late_days() > facts.late_limit
    state = LATE if late else HELD
    if duty.series == "dues":
        month: Month = record["month"]
        members = roster_on(facts, min(duty.period.last, facts.on)).members
        paid = {person.id for person in members} & set(record["paid"] or ())
        whole = duty.state == DONE
        return Mark(month.month, state if whole else PARTLY, f"{len(paid)}/{len(members)}")
    inside = record.day in duty.period
    month_of = record.day.month if inside else duty.period.last.month
    day = f"{record.day.day}日" if inside else f"{record.day:%m-%d}"
    return Mark(month_of, state, f"{day}补" if late else day)


def short_mark(facts: Facts, record: Record) -> Mark:
    """The sign of a committee meeting that too few attended: how many of how many came."""
    counted = quorum(facts, record)
    text = f"{counted.present}/{counted.committee}" if counted else ""
    return Mark(record.day.month, PARTLY, text)


def merged(marks: Sequence[Mark]) -> Iterable[Mark]:
    """Two in a month print both days, more of them their count."""
    for month in sorted({mark.month for mark in marks}):
        own = [mark for mark in marks if mark.month == month]
        if len(own) == 1:
            yield own[0]
        elif {mark.state for mark in own} - {HELD, LATE} or len(own) > 2:
            held = [mark for mark in own if mark.state in {HELD, LATE}]
            rest = [mark for mark in own if mark.state not in {HELD, LATE}]
            yield Mark(month, (rest or held)[-1].state, rest[0].text if rest else f"{len(own)}次")
        else:
            days = " ".join(mark.text.rstrip("日补") for mark in own)
            yield Mark(month, own[-1].state, days)


def open_mark(on: date, duty: Duty, draft: str | None) -> Mark | None:
    """The sign of a period that is not done: missing, still open, or still to come."""
    aim = duty.aim
    month = aim.month if aim else duty.period.last.month
    if duty.state == NOT_APPLICABLE:
        return Mark(month, NA, "不适用")
    if draft is not None:
        return Mark(on.month if on in duty.period else month, DRAFT, "草稿")
    if duty.explained:
        return Mark(month, EXPLAINED, "已说明")
    if duty.state == DUE and duty.period.first > on:
        return Mark(month, PLANNED, f"拟{aim.day}日") if aim else None
    if duty.state == DUE:
        day = f"{aim.day}日待" if aim and aim >= on else f"{duty.period.last.day}日前"
        return Mark(month, OPEN, day)
    missing = duty.needed - len(duty.records)
    return Mark(month, MISSED, f"缺 {missing}" if duty.needed > 1 else "缺")
