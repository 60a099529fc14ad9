"""The rule about what did not happen: only a signed statement says so, never an empty table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from fqdesk.domain.catalog.proof import DEPARTMENTS, EVENTS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import ONE_DAY, Span
from fqdesk.domain.records import Record
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.params import Departments, Event, Window
from fqdesk.evidence.say import listed
from fqdesk.evidence.scope import Scope, ids

NO_DEPARTMENTS = Departments(())


def declared(
    scope: Scope,
    *,
    event: Event,
    window: Window,
    confirm: Departments = NO_DEPARTMENTS,
) -> Finding:
    """Signed declarations that cover every day of the window, confirmed by the departments asked.

    domain.md 0.8: fqdesk stores "none occurred, from–to, signed by, confirmed by", and infers
    nothing. A statement speaks of no day after its signature. Several may cover the window together.
    """
    span = window.span(scope.on)
    about = [d for d in scope.facts.until_on("declaration") if event in (d["events"] or ())]
    signed = [d for d in about if d["signed"] and _speaks_of(d, span) is not None]
    confirmed = [d for d in signed if not _unconfirmed(d, scope, confirm)]
    open_days = uncovered(span, [_speaks_of(d, span) for d in confirmed])
    covered = span.days - sum(part.days for part in open_days)
    by = f"，{_named(confirm)}已确认" if confirm else ""
    finding = Finding(
        Outcome.MET,
        f"{span}未发生{EVENTS[event]}，声明人已签字{by}。",
        numerator=covered,
        denominator=span.days,
        value=Fraction(covered, span.days),
        span=span,
        formula=f"已声明 {covered} 天 ÷ 窗口 {span.days} 天",
        evidence=ids(signed if open_days else confirmed),
        notes=(*_unsigned(scope.facts, about), *scope.remarks(signed)),
    )
    if not open_days:
        return finding
    said, gap = _missing(scope, event, about, signed, confirm, span)
    return replace(finding, outcome=Outcome.UNCONFIRMED, reason=said, gaps=(gap,))


def uncovered(span: Span, parts: Sequence[Span | None]) -> list[Span]:
    """The days of a span that none of the parts covers, as spans in order."""
    found, day = [], span.first
    for part in sorted(part for part in parts if part is not None):
        if part.first > day:
            found.append(Span(day, min(part.first - ONE_DAY, span.last)))
        day = max(day, part.last + ONE_DAY)
        if day > span.last:
            return found
    return [*found, Span(day, span.last)]


def _missing(
    scope: Scope,
    event: str,
    about: Sequence[Record],
    signed: Sequence[Record],
    confirm: Sequence[str],
    span: Span,
) -> tuple[str, Gap]:
    """Why it is unconfirmed: nobody signed, days are left over, or a department has not spoken."""
    left = uncovered(span, [_speaks_of(d, span) for d in signed])
    if left:
        days = "、".join(str(part) for part in left)
        said = f"{EVENTS[event]}：{days}还没有已签字的声明。"
        return said, _to_sign(scope, event, about, Span(left[0].first, left[-1].last))
    waiting = list(dict.fromkeys(key for d in signed for key in _unconfirmed(d, scope, confirm)))
    said = f"声明已签字，还缺{_named(waiting)}的意见。"
    gap = Gap(
        f"请{_named(waiting)}出具意见",
        kind="declaration",
        record=signed[-1].id,
        lacks=f"{EVENTS[event]}：缺{_named(waiting)}的意见",
    )
    return said, gap


def _to_sign(scope: Scope, event: str, about: Sequence[Record], days: Span) -> Gap:
    """The unsigned declaration that would close the days, else a new one for just these days."""
    for draft in about:
        part = None if draft["signed"] else _speaks_of(draft, days)
        if part == days:
            name = scope.facts.name(draft.id)
            said = f"{name}在纸上签字后勾选“已签字”"
            lacks = f"{name}还没有签字"
            return Gap(said, kind="declaration", record=draft.id, lacks=lacks)
    fill = {
        "events": event,
        "window_from": days.first.isoformat(),
        "window_until": days.last.isoformat(),
    }
    said = f"请所长核查后签署声明，窗口写{days}"
    return Gap(
        said, kind="declaration", fill=fill, lacks=f"缺{days}没有{EVENTS[event]}的已签字声明"
    )


def _speaks_of(declaration: Record, span: Span) -> Span | None:
    """The days of the span that it covers; none after the day it was signed."""
    first = max(declaration["window_from"], span.first)
    last = min(declaration["window_until"], declaration.day, span.last)
    return Span(first, last) if first <= last else None


def _unconfirmed(declaration: Record, scope: Scope, confirm: Sequence[str]) -> list[str]:
    """Departments whose opinion is asked for and not there by the day of judging."""
    there = {
        row["department"]
        for row in declaration["confirmations"] or ()
        if row["on"] is not None and row["on"] <= scope.on
    }
    return [department for department in confirm if department not in there]


def _unsigned(facts: Facts, about: Sequence[Record]) -> tuple[str, ...]:
    names = [facts.name(d.id) for d in about if not d["signed"]]
    return (f"{listed(names)}还没有签字，不作数。",) if names else ()


def _named(departments: Sequence[str]) -> str:
    return "、".join(DEPARTMENTS[key] for key in departments)
