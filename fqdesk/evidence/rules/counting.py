"""The rule about numbers of records: at least so many in each period of the last complete year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from fqdesk.domain.cadence.duty import period_said
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Choice
from fqdesk.domain.periods import Span, last_complete_year, year
from fqdesk.domain.records import Record
from fqdesk.domain.settings import Cadence
from fqdesk.domain.sheets.job import NO_AIM, Aim
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.params import KindKey, Per, Where
from fqdesk.evidence.say import listed
from fqdesk.evidence.scope import Scope, ids

YEARLY = Per("year")


def count_at_least(
    scope: Scope, *, kind: KindKey, least: int, per: Per = YEARLY, where: Where | None = None
) -> Finding:
    """At least `least` records of a kind in each period of the last complete year.

    One period (per year) is met or not_met; several are met, partly or not_met (product.md). The
    number comes from the standard itself, so no local cadence is asked for.
    """
    span = last_complete_year(scope.on)
    cadence = Cadence(per, least)
    held = {period: scope.within(kind, period, where) for period in cadence.periods(span)}
    short = [period for period, records in held.items() if len(records) < least]
    records = [record for found in held.values() for record in found]
    full = len(held) - len(short)
    outcome = Outcome.MET if not short else Outcome.PARTLY if full else Outcome.NOT_MET
    label = _label(kind, where)
    single = len(held) == 1
    return Finding(
        outcome,
        _reason(label, cadence, held, short),
        op="≥",
        threshold=str(least),
        numerator=len(records) if single else full,
        denominator=None if single else len(held),
        value=Fraction(len(records)) if single else Fraction(full, len(held)),
        span=span,
        formula=f"{label} {len(records)} 次 ≥ {least} 次"
        if single
        else f"足次的 {full} 期 ÷ 全部 {len(held)} 期（{cadence.said}）",
        evidence=ids(records),
        gaps=tuple(
            Gap(
                f"{period_said(period)}{label}还差 {least - len(held[period])} 次",
                kind=kind,
                fill=_fill(kind, where),
                aim=Aim(until=period.last, said=_asked(label, period)),
            )
            for period in short
        ),
        ahead=_ahead(scope, kind, cadence, where),
        notes=scope.remarks(records),
    )


def _reason(
    label: str, cadence: Cadence, held: Mapping[Span, Sequence[Record]], short: Sequence[Span]
) -> str:
    if len(held) == 1:
        (period, records), *_ = held.items()
        return f"{period_said(period)}{label} {len(records)} 次，要求不少于 {cadence.times} 次。"
    said = f"{label}{cadence.said}，{len(held)} 期中 {len(held) - len(short)} 期足次"
    missing = f"，缺{listed([period_said(period) for period in short], 4)}" if short else ""
    return f"{said}{missing}。"


def _asked(label: str, period: Span) -> str:
    return f"补{period_said(period)}的{label}，日期填当时那一天。"


def _ahead(
    scope: Scope, kind: str, cadence: Cadence, where: Mapping[str, Any] | None
) -> tuple[Gap, ...]:
    """Periods of the running year that have begun and still lack records."""
    found = []
    for period in cadence.periods(year(scope.on.year)):
        if period.first > scope.on:
            break
        missing = cadence.times - len(scope.within(kind, period, where))
        if missing > 0:
            label = _label(kind, where)
            said = f"{period_said(period)}{label}还差 {missing} 次"
            over = period.last < scope.on
            aim = Aim(until=period.last, said=_asked(label, period)) if over else NO_AIM
            found.append(Gap(said, day=period.last, kind=kind, fill=_fill(kind, where), aim=aim))
    return tuple(found)


def _label(kind: str, where: Mapping[str, Any] | None) -> str:
    """The chosen types in words, else the kind's own name."""
    if not where or "type" not in where:
        return KINDS[kind].label
    wanted = where["type"]
    codes = sorted(wanted) if isinstance(wanted, frozenset) else [wanted]
    field = KINDS[kind].by_key["type"]
    return "、".join(field.show(code) for code in codes)


def _fill(kind: str, where: Mapping[str, Any] | None) -> dict[str, str]:
    """Conditions as texts, the first of several."""
    fill = {}
    for key, wanted in (where or {}).items():
        field = KINDS[kind].by_key[key]
        value = next(iter(sorted(wanted))) if isinstance(wanted, frozenset) else wanted
        fill[key] = str(value) if isinstance(field, Choice) else field.write(value)
    return fill
