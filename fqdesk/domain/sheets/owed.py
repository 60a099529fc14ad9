"""Duties as jobs: what is overdue or running now, said in the few words a list has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from fqdesk.domain.cadence import Duty
from fqdesk.domain.cadence.duty import DUE, OVERDUE, period_key, period_said
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Month, Span
from fqdesk.domain.sheets.job import MOST_NAMES, NO_AIM, Aim, Job

LOOK_BACK = timedelta(days=92)
"""A gap of the year before stays a job so long; later it is told by the judging of that year."""
HELD = frozenset(
    {"general_meeting", "committee_meeting", "group_meeting", "theme_day", "org_life_meeting"}
)
"""What one holds (开); all else is done and noted (记)."""


def owed_jobs(facts: Facts, owed: Iterable[Duty]) -> Iterable[Job]:
    """The duties that are overdue or running; those of many people or places become one job."""
    groups: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in owed:
        running = duty.state == DUE and duty.period.first <= facts.on
        recent = duty.state == OVERDUE and duty.last_day >= facts.on - LOOK_BACK
        this_year = duty.last_day.year == facts.on.year
        if not duty.explained and (running or recent or (duty.state == OVERDUE and this_year)):
            own = duty.group or ""
            groups.setdefault((duty.series, duty.key if own else "", _period(duty)), []).append(
                duty
            )
    for same in groups.values():
        yield _job_of(facts, same)


def _period(duty: Duty) -> str:
    return f"{period_key(duty.period)} {duty.state}"


def _job_of(facts: Facts, same: Sequence[Duty]) -> Job:
    duty = same[0]
    return Job(
        title=_title(facts, same),
        why=_why(facts, same),
        day=duty.last_day,
        late=duty.state == OVERDUE,
        kind=duty.kind,
        fill=fill_of(duty),
        record=_unfinished(facts, duty),
        aim=aim_of(duty),
        series=duty.series,
    )


def _title(facts: Facts, same: Sequence[Duty]) -> str:
    duty = same[0]
    when = said_briefly(duty.period, facts.on)
    if own := _own(same):
        return _spaced(f"{when}{duty.label}还差 {len(own)} {'处' if duty.place else '人'}")
    if duty.series in {"branch_reelection", "dues_published"}:
        return duty.label
    group = f"（{duty.group}）" if duty.group else ""
    count = f"（第 {len(duty.records) + 1} 次）" if duty.needed > 1 else ""
    verb = "补记" if duty.state == OVERDUE else "开" if duty.series in HELD else "记"
    return f"{verb}{_spaced(when)}{duty.label}{group}{count}"


def _own(same: Sequence[Duty]) -> list[str]:
    return [key for one in same if (key := one.person or one.place)]


def _spaced(when: str) -> str:
    """Chinese and figures are set with a space between."""
    return f" {when}" if when[0].isdigit() else when


def _why(facts: Facts, same: Sequence[Duty]) -> str:
    duty = same[0]
    if own := _own(same):
        names = "、".join(facts.name(key) for key in own[:MOST_NAMES])
        more = f"等 {len(own)} 个" if len(own) > MOST_NAMES else ""
        return f"{names}{more}还没有。"
    when = said_briefly(duty.period, facts.on)
    if duty.state == OVERDUE:
        honest = "确实没有开展的，写明原因，会如实打印。" if duty.normal else ""
        bare = not duty.records and not duty.too_few
        return f"{when}没有记录。{honest}" if bare else f"{duty.reason}{honest}"
    if duty.records or duty.too_few or duty.kind == "branch":
        return duty.reason
    last = f"最迟 {duty.last_day.month} 月 {duty.last_day.day} 日"
    if duty.aim:
        return f"支部定的 {duty.aim.day} 日，还没有记录；{last}。"
    # The reason ends with the working days that are left, where a calendar knows them.
    left = duty.reason.partition("连今天")[2].rstrip("。")
    return f"{when}还没有记录，{last}{f'，连今天{left}' if left else ''}。"


def said_briefly(period: Span, on: date) -> str:
    """The period in the few words a list has room for: 10 月, 第 4 季度, 今年, 2025 年 12 月."""
    key = period_key(period)
    year = "" if period.last.year == on.year else f"{period.last.year} 年"
    if "-Q" in key:
        return f"{year}第 {key[-1]} 季度"
    if "-H" in key:
        return f"{year}{'上' if key.endswith('1') else '下'}半年"
    if len(key) == len("2026-01"):
        return f"{year} {period.first.month} 月".strip()
    return year or "今年"


def fill_of(duty: Duty) -> dict[str, Any]:
    """What the form that closes a duty can know already; of what is past the day is left to ask."""
    fill: dict[str, Any] = {"day": None} if duty.state == OVERDUE else {}
    if duty.kind in {"meeting", "inspection", "training"}:
        fill["type"] = duty.series
    if duty.kind == "dues":
        fill["month"] = Month.of(duty.period.first)
    if duty.series == "family_visit":
        fill["trigger"] = duty.series
    own = {"group": duty.group, "place": duty.place, "talked": duty.person}
    known = KINDS[duty.kind].by_key
    return fill | {key: value for key, value in own.items() if value and key in known}


def aim_of(duty: Duty) -> Aim:
    """Where the form of a duty begins; of a period that is over it says which one is meant."""
    if duty.series == "dues_published":
        return Aim("published")
    if duty.kind == "dues":
        return Aim("paid" if duty.records else "")
    if duty.state != OVERDUE:
        return NO_AIM
    said = f"补{period_said(duty.period)}的{duty.label}，日期填当时那一天。"
    return Aim(until=duty.period.last, said=said)


def _unfinished(facts: Facts, duty: Duty) -> str | None:
    """Dues of a month have one record: what is missing is written into it."""
    if duty.series == "dues_published":
        known = [r for r in facts.until_on("dues") if r["month"].first in duty.period]
        return known[-1].id if known else None
    return duty.records[-1] if duty.kind == "dues" and duty.records else None
