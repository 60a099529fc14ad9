"""Whether a committee meeting could be held at all: half of the committee must be there (条例第十二条)."""

from __future__ import annotations

from dataclasses import dataclass

from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on

COMMITTEE_MEETING = "committee_meeting"


@dataclass(frozen=True)
class Quorum:
    """Committee members present and the size of the committee on the day of the meeting."""

    present: int
    committee: int

    @property
    def enough(self) -> bool:
        """At least half: 半数以上 includes half (product.md)."""
        return self.present * 2 >= self.committee


def quorum(facts: Facts, record: Record) -> Quorum | None:
    """The count of a committee meeting; None where nothing can be counted.

    《中国共产党支部工作条例（试行）》第十二条: 支部委员会会议须有半数以上委员到会方可进行. A meeting
    without any list of who came, or of a day whose committee is not on record, says nothing about it.
    """
    if record.kind != "meeting" or record["type"] != COMMITTEE_MEETING:
        return None
    committee = {person.id for person in roster_on(facts, record.day).committee_members}
    if not committee or not (record["attendees"] or record["absent"]):
        return None
    return Quorum(len(committee & set(record["attendees"] or ())), len(committee))


def too_few(facts: Facts, record: Record) -> bool:
    """Whether it is a committee meeting that could not be held."""
    counted = quorum(facts, record)
    return counted is not None and not counted.enough


def said_too_few(facts: Facts, record: Record, name: str = "") -> str:
    """会26-05 到会 1/5 名委员，不足半数，不算（第十二条）; empty where enough came."""
    counted = quorum(facts, record)
    if counted is None or counted.enough:
        return ""
    name = name or record.number or f"{record.day.month}月{record.day.day}日"
    return f"{name} 到会 {counted.present}/{counted.committee} 名委员，不足半数，不算（第十二条）"
