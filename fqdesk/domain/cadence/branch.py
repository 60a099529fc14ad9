"""Cadences of the branch: 三会一课 and the yearly meetings, with what does not apply and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fqdesk.domain.cadence.duty import NOT_APPLICABLE, Asked, Duty, period_key
from fqdesk.domain.cadence.quorum import said_too_few, too_few
from fqdesk.domain.periods import Month, Span
from fqdesk.domain.records import Record
from fqdesk.domain.roster import BRANCH_FROM, COMMITTEE_FROM, Roster, roster_on
from fqdesk.domain.settings import Cadence

RULES = "《中国共产党支部工作条例（试行）》"


def _members(roster: Roster) -> str | None:
    return None if roster.members else "当时名册上没有党员。"


def _committee(roster: Roster) -> str | None:
    """domain.md B1: no committee is asked of fewer than seven full members who have none."""
    full = len(roster.full_members)
    if not roster.members:
        return _members(roster)
    if full < BRANCH_FROM and not roster.has_committee:
        return f"正式党员 {full} 人，不足 {BRANCH_FROM} 人，随联合支部活动，不设支部委员会。"
    if not roster.needs_committee:
        return f"正式党员 {full} 人，不足 {COMMITTEE_FROM} 人，本支部不设支部委员会。"
    return None


def _groups(roster: Roster) -> str | None:
    if not roster.members:
        return _members(roster)
    if not roster.groups:
        return f"本支部没有划分党小组（正式党员 {len(roster.full_members)} 人）。"
    return None


@dataclass(frozen=True, kw_only=True)
class Series:
    """One kind of meeting and how often it is owed."""

    series: str
    label: str
    types: tuple[str, ...]
    cadence: Cadence
    source: str
    excuse: Callable[[Roster], str | None] = _members
    """Why it does not apply to a roster, None where it does."""


GENERAL = Series(
    series="general_meeting",
    label="支部党员大会",
    types=("general_meeting",),
    cadence=Cadence("quarter"),
    source=f"{RULES}第十一条：一般每季度召开1次",
)
COMMITTEE = Series(
    series="committee_meeting",
    label="支部委员会",
    types=("committee_meeting",),
    cadence=Cadence("month"),
    source=f"{RULES}第十二条：一般每月召开1次",
    excuse=_committee,
)
GROUP = Series(
    series="group_meeting",
    label="党小组会",
    types=("group_meeting",),
    cadence=Cadence("month"),
    source=f"{RULES}第十三条：一般每月召开1次",
    excuse=_groups,
)
THEME_DAY = Series(
    series="theme_day",
    label="主题党日",
    types=("theme_day",),
    cadence=Cadence("month"),
    source=f"{RULES}第十六条：每月相对固定1天",
)
ORG_LIFE = Series(
    series="org_life_meeting",
    label="组织生活会",
    # 崇州 writes 民主生活会, 南通 民主(组织)生活會; a branch holds 组织生活会 (domain.md A6 7).
    types=("org_life_meeting", "democratic_life_meeting"),
    cadence=Cadence("year"),
    source=f"{RULES}第十七条：每年至少召开1次",
)
APPRAISAL = Series(
    series="member_appraisal",
    label="民主评议党员",
    types=("member_appraisal",),
    cadence=Cadence("year"),
    source=f"{RULES}第十八条：一般每年开展1次",
)


def meetings(asked: Asked, span: Span) -> Iterable[Duty]:
    """The duties of the branch's meetings in every period that the span touches."""
    for series in (GENERAL, COMMITTEE, THEME_DAY, ORG_LIFE):
        for period in series.cadence.periods(span):
            found = [r for r in asked.facts.within("meeting", period) if r["type"] in series.types]
            yield owed(asked, series, period, found)
    for period in GROUP.cadence.periods(span):
        yield from _group_duties(asked, period)
    for period in APPRAISAL.cadence.periods(span):
        yield owed(asked, APPRAISAL, period, _appraisals(asked, period.first.year))


def owed(asked: Asked, series: Series, period: Span, found: Sequence[Record]) -> Duty:
    """One duty, judged by the roster on the period's last day (product.md "Conventions")."""
    roster = roster_on(asked.facts, asked.roster_day(period))
    excuse = series.excuse(roster)
    short = [record for record in found if too_few(asked.facts, record)]
    found = [record for record in found if record not in short]
    state = NOT_APPLICABLE if excuse and not found else asked.state(period, found)
    reason = excuse if state == NOT_APPLICABLE else _reason(asked, series, period, found, short)
    duty = Duty(
        kind="meeting",
        series=series.series,
        label=series.label,
        period=period,
        state=state,
        reason=f"{reason}{_remarks(asked, series, period, roster, excuse)}",
        last_day=period.last,
        records=tuple(record.id for record in found),
        too_few=tuple(record.id for record in short),
        source=series.source,
        aim=_fixed_day(roster, period) if series is THEME_DAY else None,
    )
    return replace(duty, explained=asked.explained(series.series, period_key(period)))


def _reason(
    asked: Asked,
    series: Series,
    period: Span,
    found: Sequence[Record],
    short: Sequence[Record],
) -> str:
    """Why it stands so; a meeting that too few attended is named, so that nobody looks for it."""
    if not short:
        return asked.reason(series.label, period, found)
    said = asked.reason(series.label, period, found, what="没有够人数的{}记录")
    return said + "；".join(said_too_few(asked.facts, record) for record in short) + "。"


def _group_duties(asked: Asked, period: Span) -> Iterable[Duty]:
    """One duty for each Party group, or one that says why there is none."""
    groups = roster_on(asked.facts, asked.roster_day(period)).groups
    held = asked.facts.within("meeting", period, type="group_meeting")
    if not groups:
        yield owed(asked, GROUP, period, held)
    for group in groups:
        only = len(groups) == 1
        found = [r for r in held if r["group"] == group or (only and not r["group"])]
        duty = replace(owed(asked, GROUP, period, found), group=group)
        yield replace(duty, explained=asked.explained(GROUP.series, duty.key))


def _appraisals(asked: Asked, year: int) -> list[Record]:
    """The year's appraisal: its result, whenever it was decided, or a meeting of that year.

    An appraisal of 2025 that is held in January 2026 belongs to 2025, and so does its meeting.
    """
    results = asked.facts.until_on("appraisal")
    claimed = {result["meeting"] for result in results if result["year"] != year}
    own = [result for result in results if result["year"] == year]
    held = [
        meeting
        for meeting in asked.facts.until_on("meeting")
        if meeting["type"] == "member_appraisal"
        and meeting.day.year == year
        and meeting.id not in claimed
    ]
    return sorted((*own, *held), key=lambda record: (record.day, record.id))


def _remarks(asked: Asked, series: Series, period: Span, roster: Roster, excuse: str | None) -> str:
    """What else a reader should know: a change inside the period, a committee not yet formed."""
    said = ""
    if series is COMMITTEE and excuse is None and not roster.has_committee:
        said += f"正式党员 {len(roster.full_members)} 人，应当设支部委员会，名册上还没有。"
    if series is GENERAL and 0 < len(roster.full_members) < BRANCH_FROM:
        said += f"正式党员不足 {BRANCH_FROM} 人，参加联合支部的大会，记到会并附记录复印件。"
    before = roster_on(asked.facts, period.first)
    was, now = len(before.full_members), len(roster.full_members)
    if before.members and (was != now or (series.excuse(before) is None) != (excuse is None)):
        said += f"期内正式党员由 {was} 人变为 {now} 人，按期末名册判断。"
    return said


def _fixed_day(roster: Roster, period: Span) -> date | None:
    number = roster.branch["theme_day"] if roster.branch else None
    return fixed_day(Month.of(period.first), number)


def fixed_day(month: Month, number: int | None) -> date | None:
    """The day of the month that a branch fixed; the 31st of a shorter month is its last day."""
    return None if number is None else month.first.replace(day=min(number, month.last.day))
