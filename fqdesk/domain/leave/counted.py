"""Who is counted in the leave rates of a year, and why somebody is not."""

from __future__ import annotations

from fqdesk.domain.catalog.people import LEFT
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave.entitlement import rule
from fqdesk.domain.periods import say_day, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force


def excluded(facts: Facts, person: Record, year: int, lost: str | None, earned: int) -> str | None:
    """Why somebody is not counted in 全休率, None where counted."""
    if person["role"] != "officer":
        return "辅警，不计入民警全休率，另列"
    return (
        _absent(facts, person, year)
        or ("没有填参加工作时间，算不出应休天数" if person["work_start_date"] is None else None)
        or lost
        or (None if earned else f"工作未满 1 年，{year} 年还没有年休假")
    )


def _absent(facts: Facts, person: Record, year: int) -> str | None:
    """Whether the transfer rule leaves the person out; a departure still to come is not known."""
    days = calendar_year(year)
    last = min(days.last, max(days.first, facts.on))
    transfer = rule(facts, "leave.transfer")
    left = person["until"]
    if left is not None and left < last and transfer != "any_day":
        return f"{say_day(left)}{LEFT.get(person['left'], '离所')}，年底不在所"
    if transfer == "whole_year" and not in_force(person, days.first):
        return f"{say_day(person.day)}到所，不满全年"
    return None
