"""What follows from the list of people: committee, leave, community officers, each as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fqdesk.domain.leave import DAY, entitled_on
from fqdesk.domain.periods import year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import BRANCH_FROM, COMMITTEE_FROM, is_full_member, is_probationary
from fqdesk.domain.starting.people import Row

FULL_LEAVE = Fraction(9, 10)
"""全休率 must be above this (domain.md B2)."""


@dataclass(frozen=True)
class Derived:
    """One consequence. `state` is done (it applies), not_applicable, or hint (look at it)."""

    state: str
    said: str


def annual_leave(row: Row, today: date) -> str:
    """The days of leave of a row for this year, as its cell says it."""
    if row.values.get("role") == "auxiliary":
        return "不计"
    start = row.values.get("work_start_date")
    if row.values.get("role") is None or start is None:
        return ""
    halves = entitled_on(start, calendar_year(today.year).last)
    return f"{halves // DAY} 天" if halves else "0，未满 1 年"


def derived(rows: Sequence[Row], today: date) -> list[Derived]:
    """Everything that the list decides, as of today; an empty list decides nothing."""
    people = [(Record(str(row.number), "person", row.values), row) for row in rows if row.whole]
    if not people:
        return []
    full = sum(is_full_member(person, today) for person, _ in people)
    probationary = sum(is_probationary(person, today) for person, _ in people)
    found = [_branch(full)]
    if probationary:
        said = f"预备党员 {probationary} 人：计入应到，不计入表决人数。"
        found.append(Derived("done", said))
    officers = [row for _, row in people if row.values["role"] == "officer"]
    return found + _leave(officers, today) + _community(officers)


def _branch(full: int) -> Derived:
    if full >= COMMITTEE_FROM:
        said = f"正式党员 {full} 人，满 {COMMITTEE_FROM} 人：应设支委会，支委会按月算。"
        return Derived("done", said)
    if full >= BRANCH_FROM:
        said = f"正式党员 {full} 人，不足 {COMMITTEE_FROM} 人：可以不设支委会，设书记。"
        return Derived("not_applicable", said)
    said = f"正式党员 {full} 人，不足 {BRANCH_FROM} 人：和邻近单位联合成立支部。"
    return Derived("hint", said)


def _leave(officers: Sequence[Row], today: date) -> list[Derived]:
    end = calendar_year(today.year).last
    known = [row for row in officers if row.values.get("work_start_date")]
    entitled = [row for row in known if entitled_on(row.values["work_start_date"], end)]
    new = [row.name for row in known if row not in entitled]
    unknown = [row.name for row in officers if row not in known]
    found = []
    if entitled:
        count = len(entitled)
        needed = int(FULL_LEAVE * count) + 1
        all_or = "都要休满" if needed == count else f"至少 {needed} 人要休满"
        said = f"应享年休假 {count} 人；全休率须高于 90 %，{count} 人{all_or}。"
        if needed < count:
            said = f"应享年休假 {count} 人；全休率须高于 90 %，{all_or}。"
        found.append(Derived("done", said))
    if new:
        said = f"{'、'.join(new)}今年内工作未满 1 年，今年不计入。"
        found.append(Derived("not_applicable", said))
    if unknown:
        said = f"{'、'.join(unknown)}没有参加工作时间，年休假先算不出来。"
        found.append(Derived("hint", said))
    return found


def _community(officers: Sequence[Row]) -> list[Derived]:
    posted = sum("community_officer" in row.posts for row in officers)
    if not officers:
        return []
    share = posted * 100 / len(officers)
    said = f"社区（驻村）民警 {posted} ÷ 民警 {len(officers)} ＝ {share:.1f} %。"
    return [Derived("done" if posted else "hint", said)]
