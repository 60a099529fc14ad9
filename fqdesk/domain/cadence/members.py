"""Cadences of members: talks, dues and their publication, and the end of the committee's term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from fqdesk.domain.cadence.branch import RULES, fixed_day
from fqdesk.domain.cadence.duty import DONE, DUE, NOT_APPLICABLE, OVERDUE, Asked, Duty
from fqdesk.domain.periods import ONE_DAY, Month, Span, forward, say_day
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on
from fqdesk.domain.settings import Cadence

TERM_YEARS = 3
"""党支部工作条例 第六章: other basic units' branches normally have a term of three years."""
LABELS = {
    "heart_talk": "谈心谈话",
    "dues": "党费收缴",
    "dues_published": "党费收缴情况公布",
    "branch_reelection": "支部换届",
}
NOBODY = "当时名册上没有党员。"


def talks(asked: Asked, span: Span) -> Iterable[Duty]:
    """Every member has talked at least once a year, on either side (条例第十九条).

    Judged per person; pairs are shown elsewhere and never judged (product.md "Conventions").
    """
    for period in Cadence("year").periods(span):
        held = asked.facts.within("heart_talk", period)
        members = roster_on(asked.facts, asked.roster_day(period)).members
        if not members:
            yield _nobody(period)
        talked: dict[str, list[Record]] = {}
        for record in held:
            for one in {record["talker"], record["talked"]}:
                talked.setdefault(one, []).append(record)
        for person in members:
            found = talked.get(person.id, [])
            duty = Duty(
                kind="heart_talk",
                series="heart_talk",
                label=LABELS["heart_talk"],
                period=period,
                state=asked.state(period, found),
                reason=asked.reason("谈心谈话", period, found),
                last_day=period.last,
                person=person.id,
                records=tuple(record.id for record in found),
                source=f"{RULES}第十九条：一般每年不少于1次",
            )
            yield replace(duty, explained=asked.explained(duty.series, duty.key))


def _nobody(period: Span) -> Duty:
    return Duty(
        kind="heart_talk",
        series="heart_talk",
        label=LABELS["heart_talk"],
        period=period,
        state=NOT_APPLICABLE,
        reason=NOBODY,
        last_day=period.last,
    )


def dues(asked: Asked, span: Span) -> Iterable[Duty]:
    """Dues of every month: each member of the month's roster paid, or has a written reason.

    Source: 关于中国共产党党费收缴、使用和管理的规定: monthly, on a day that the branch fixes;
    published once a year. No amounts are kept.
    """
    by_month = asked.facts.once("dues by month", lambda: _dues_by_month(asked))
    for period in Cadence("month").periods(span):
        yield _month_of_dues(asked, period, by_month.get(Month.of(period.first), []))
    for period in Cadence("year").periods(span):
        yield _published(asked, period, by_month)


def _dues_by_month(asked: Asked) -> dict[Month, list[Record]]:
    found: dict[Month, list[Record]] = {}
    for record in asked.facts.until_on("dues"):
        found.setdefault(record["month"], []).append(record)
    return found


def _month_of_dues(asked: Asked, period: Span, found: list[Record]) -> Duty:
    roster = roster_on(asked.facts, asked.roster_day(period))
    answered = {person for r in found for person in r["paid"] or ()}
    excused = {row["person"] for r in found for row in r["unpaid"] or () if row.get("reason")}
    missing = [p for p in roster.members if p.id not in answered | excused]
    number = roster.branch["dues_day"] if roster.branch else None
    if not roster.members and not found:
        state, reason = NOT_APPLICABLE, NOBODY
    elif found and not missing:
        paid = len([p for p in roster.members if p.id in answered])
        state, reason = DONE, f"应交 {len(roster.members)} 人，已交 {paid} 人。"
        if paid < len(roster.members):
            reason = f"{reason[:-1]}，其余写明了原因。"
    elif found:
        state = OVERDUE if asked.on > period.last else DUE
        names = "、".join(asked.facts.name(person.id) for person in missing)
        reason = f"{names}没有交，也没有写明原因。"
    else:
        state = asked.state(period, found)
        reason = asked.reason("党费收缴", period, found)
    duty = Duty(
        kind="dues",
        series="dues",
        label=LABELS["dues"],
        period=period,
        state=state,
        reason=reason,
        last_day=period.last,
        records=tuple(record.id for record in found),
        normal=False,
        source="党费收缴、使用和管理的规定：按月交纳",
        aim=fixed_day(Month.of(period.first), number),
    )
    return replace(duty, explained=asked.explained(duty.series, duty.key))


def _published(asked: Asked, period: Span, by_month: dict[Month, list[Record]]) -> Duty:
    """Dues are published once a year; the mark stands on any dues record of that year's months."""
    roster = roster_on(asked.facts, asked.roster_day(period))
    found = [
        record
        for month in period.months()
        for record in by_month.get(month, [])
        if record["published"]
    ]
    state = asked.state(period, found)
    reason = asked.reason("党费公布", period, found)
    if not roster.members and not found:
        state, reason = NOT_APPLICABLE, NOBODY
    duty = Duty(
        kind="dues",
        series="dues_published",
        label=LABELS["dues_published"],
        period=period,
        state=state,
        reason=reason,
        last_day=period.last,
        records=tuple(record.id for record in found),
        normal=False,
        source="党费收缴、使用和管理的规定：每年公布一次",
    )
    return replace(duty, explained=asked.explained(duty.series, duty.key))


def reelection(asked: Asked, span: Span) -> Iterable[Duty]:
    """换届: every term whose end lies in the span, and a term that ran out without an election."""
    terms = [branch for branch in asked.facts.all("branch") if branch.day <= asked.on]
    for term, after in zip_longest(terms, terms[1:]):
        ends = term_ends(term)
        unanswered = after is None and ends < span.first and asked.on > ends
        if ends in span or unanswered:
            yield _reelection(asked, term, after, ends)


def _reelection(asked: Asked, term: Record, after: Record | None, ends: date) -> Duty:
    said = f"本届 {say_day(term.day)} 选出，{say_day(ends)} 届满"
    if after is not None:
        state, reason = DONE, f"{said}，{say_day(after.day)} 已换届。"
    elif asked.on > ends:
        state, reason = OVERDUE, f"{said}，还没有换届记录。延期须报上级党组织批准。"
    else:
        state, reason = DUE, f"{said}。"
    return Duty(
        kind="branch",
        series="branch_reelection",
        label=LABELS["branch_reelection"],
        period=Span(term.day, ends),
        state=state,
        reason=reason,
        last_day=ends,
        records=(after.id,) if after else (),
        source=f"{RULES}第六章：支部委员会每届任期一般 3 年",
    )


def term_ends(branch: Record) -> date:
    """The last day of a term: the day before the same day so many years later."""
    years = branch["term_years"] or TERM_YEARS
    return forward(branch.day, years * 12) - ONE_DAY
