"""Cadences that no source gives: owed only where the station set one, from the day it took effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fqdesk.domain.cadence.duty import NOT_APPLICABLE, Asked, Duty
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force, roster_on
from fqdesk.domain.settings import PER, Cadence, read_cadence

HOMES = ("village", "community")
"""Where people live; grids, beats and police rooms lie inside them and are not visited twice."""


@dataclass(frozen=True)
class Local:
    """One thing that a station may fix a cadence for."""

    series: str
    label: str
    kind: str
    where: Mapping[str, Any] = field(default_factory=dict)
    each: str = ""
    """`place`: for every village and community; else the field that names each officer."""


def _meeting(series: str, label: str) -> Local:
    return Local(series, label, "meeting", {"type": series})


LOCALS = (
    _meeting("party_class", "党课"),
    _meeting("political_education", "政治教育"),
    _meeting("collective_study", "集体学习"),
    _meeting("joint_activity", "共建活动"),
    _meeting("analysis_meeting", "治安分析例会"),
    Local("party_report", "向党委汇报", "party_report"),
    Local("upper_visit", "上级调研走访", "upper_visit"),
    Local("officer_talk", "民警谈心谈话", "heart_talk", each="talked"),
    Local("family_visit", "民警家访", "heart_talk", {"trigger": "family_visit"}, each="talked"),
    Local("visit", "走访", "visit", each="place"),
    Local("forum", "警民恳谈会", "forum"),
    Local("open_day", "警营开放", "open_day"),
    Local("publicity", "宣传", "publicity"),
    Local("health_check", "体检", "health_check", each="done"),
    Local("counselling", "心理疏导", "counselling"),
    Local("drill", "实战训练", "training", {"type": "drill"}),
    Local("proof_rules", "“五个一律”自查", "inspection", {"type": "proof_rules"}),
)


def local_duties(asked: Asked, span: Span) -> Iterable[Duty]:
    """What the local cadences ask for in every period that the span touches."""
    for local in LOCALS:
        for per in PER:
            for period in Cadence(per).periods(span):
                # A cadence may change in mid-year, so each period asks for its own.
                cadence = cadence_of(asked, local.series, period)
                if cadence is not None and cadence.per == per:
                    yield from _period(asked, local, period, cadence)


def cadence_of(asked: Asked, series: str, period: Span) -> Cadence | None:
    """The cadence in force on the day that decides a period, None where nobody set one."""
    said = asked.facts.setting(f"cadence.{series}", at=asked.roster_day(period))
    return read_cadence(said) if said else None


def _period(asked: Asked, local: Local, period: Span, cadence: Cadence) -> Iterable[Duty]:
    held = asked.facts.within(local.kind, period, **local.where)
    if not local.each:
        yield _explained(asked, _duty(asked, local, period, cadence, held))
    elif local.each == "place":
        yield from _places(asked, local, period, cadence, held)
    else:
        yield from _officers(asked, local, period, cadence, held)


def _places(
    asked: Asked, local: Local, period: Span, cadence: Cadence, held: list[Record]
) -> Iterable[Duty]:
    day = asked.roster_day(period)
    by_place: dict[str, list[Record]] = {}
    for record in held:
        by_place.setdefault(record["place"], []).append(record)
    places = [
        place
        for place in asked.facts.all("place")
        if place["place_type"] in HOMES and in_force(place, day)
    ]
    if not places:
        yield _excused(local, period, "辖区单位里还没有村、社区。")
    for place in places:
        found = by_place.get(place.id, [])
        duty = replace(_duty(asked, local, period, cadence, found), place=place.id)
        if place.day in period and place.day != period.first:
            duty = replace(duty, reason=f"{duty.reason}{place['name']}在这一期内设立。")
        yield _explained(asked, duty)


def _officers(
    asked: Asked, local: Local, period: Span, cadence: Cadence, held: list[Record]
) -> Iterable[Duty]:
    officers = roster_on(asked.facts, asked.roster_day(period)).officers
    if not officers:
        yield _excused(local, period, "当时名册上没有民警。")
    for person in officers:
        found = [r for r in held if person.id in _people(r[local.each])]
        duty = replace(_duty(asked, local, period, cadence, found), person=person.id)
        yield _explained(asked, duty)


def _people(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _explained(asked: Asked, duty: Duty) -> Duty:
    return replace(duty, explained=asked.explained(duty.series, duty.key))


def _duty(asked: Asked, local: Local, period: Span, cadence: Cadence, found: list[Record]) -> Duty:
    setting = asked.facts.setting_record(f"cadence.{local.series}", asked.roster_day(period))
    by = (setting["said_by"] if setting else None) or "本地设定"
    return Duty(
        kind=local.kind,
        series=local.series,
        label=local.label,
        period=period,
        state=asked.state(period, found, cadence.times),
        reason=asked.reason(local.label, period, found, cadence.times),
        last_day=period.last,
        records=tuple(record.id for record in found),
        needed=cadence.times,
        normal=False,
        source=f"{by}：{cadence.said}",
    )


def _excused(local: Local, period: Span, why: str) -> Duty:
    return Duty(
        kind=local.kind,
        series=local.series,
        label=local.label,
        period=period,
        state=NOT_APPLICABLE,
        reason=why,
        last_day=period.last,
        normal=False,
    )
