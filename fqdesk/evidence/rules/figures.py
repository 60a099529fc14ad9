"""Rules about numbers that other systems or surveys gave: shares, counts, and years side by side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from fqdesk.domain.catalog.proof import METRICS
from fqdesk.domain.catalog.station import CLASSES
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, say_day, year
from fqdesk.domain.records import Record
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.params import ByClass, Metric, Op, Threshold, Window, Years
from fqdesk.evidence.say import OPS, holds, number, percent
from fqdesk.evidence.scope import Scope, ids, newest

NEWEST = Window("day")
TWO = Years(2)


def ratio_figure(
    scope: Scope,
    *,
    metric: Metric,
    op: Op,
    threshold: Threshold,
    window: Window = NEWEST,
) -> Finding:
    """A share that was typed in with its source, compared exactly with the number of the standard.

    `window = "day"` takes the newest figure, `"year"` the newest that speaks of the last complete
    year. A figure nobody entered is unconfirmed, 0 of 0 does not apply (product.md).
    """
    found = _figure(scope, metric, window)
    if found is None or found["denominator"] is None:
        return _asked_for(scope, metric, window, found)
    part, whole = Fraction(found["numerator"]), Fraction(found["denominator"])
    label = METRICS[metric]
    finding = Finding(
        Outcome.NOT_APPLICABLE,
        f"{label}：分母是 0，没有可算的。",
        op=op,
        threshold=threshold.text,
        numerator=part,
        denominator=whole,
        span=_span(found, scope, window),
        evidence=(found.id,),
        notes=(*_source(found), *scope.remarks([found])),
    )
    if whole == 0:
        return finding
    share = part / whole
    shown = percent(share, threshold.value)
    met = holds(share, op, threshold.value)
    needed = _needed(whole, op, threshold)
    gap = Gap(f"要{OPS[op]} {threshold.text}，{number(whole)} 里至少要有 {needed}")
    return replace(
        finding,
        outcome=Outcome.MET if met else Outcome.NOT_MET,
        reason=f"{label} {shown}，{_asked(op, threshold, met=met)}。",
        value=share,
        formula=f"{label} = {number(part)} ÷ {number(whole)} = {shown}",
        gaps=() if met else (gap,),
    )


def count_figure(
    scope: Scope,
    *,
    metric: Metric,
    op: Op,
    threshold: Threshold | None = None,
    by_class: ByClass | None = None,
    window: Window = NEWEST,
) -> Finding:
    """A number that was typed in with its source; `by_class` gives one for each class of station.

    A class that the standard says nothing of does not apply: nothing is guessed for it.
    """
    limit, missing = required(scope.facts, threshold, by_class)
    if limit is None:
        return missing
    found = _figure(scope, metric, window)
    if found is None:
        return _asked_for(scope, metric, window, None)
    amount = Fraction(found["numerator"])
    met = holds(amount, op, limit.value)
    label = METRICS[metric]
    return Finding(
        Outcome.MET if met else Outcome.NOT_MET,
        f"{label} {number(amount)}，{_asked(op, limit, met=met)}。",
        op=op,
        threshold=limit.text,
        numerator=amount,
        value=amount,
        span=_span(found, scope, window),
        formula=f"{label} {number(amount)} {op} {limit.text}",
        evidence=(found.id,),
        gaps=() if met else (Gap(f"{label}还差 {number(limit.value - amount)}"),),
        notes=(*_source(found), *scope.remarks([found])),
    )


def trend(scope: Scope, *, metric: Metric, op: Op, years: Years = TWO) -> Finding:
    """Each of the last `years` complete years compared with the one before it.

    The sources give no number of years for 持续下降 or 稳中有降; two are compared and it is said so.
    """
    last = scope.on.year - 1
    wanted = range(last - years + 1, last + 1)
    found = {y: _of_year(scope, metric, year(y)) for y in wanted}
    span = Span(year(wanted[0]).first, year(last).last)
    label = METRICS[metric]
    missing = [y for y, record in found.items() if record is None]
    if missing:
        said = f"{label}还没有录入 {'、'.join(f'{y} 年' for y in missing)}的数。"
        gaps = tuple(_ask(metric, f" {y} 年{label}", year(y)) for y in missing)
        return Finding(Outcome.UNCONFIRMED, said, op=op, span=span, gaps=gaps)
    records = [record for record in found.values() if record is not None]
    amounts = [Fraction(record["numerator"]) for record in records]
    met = all(holds(now, op, before) for before, now in pairwise(amounts))
    shown = "，".join(f"{y} 年 {number(a)}" for y, a in zip(wanted, amounts, strict=True))
    return Finding(
        Outcome.MET if met else Outcome.NOT_MET,
        f"{label}：{shown}，要求逐年{OPS[op]}上一年。",
        op=op,
        threshold=number(amounts[-2]),
        numerator=amounts[-1],
        value=amounts[-1],
        span=span,
        formula=f"{number(amounts[-1])} {op} {number(amounts[-2])}",
        evidence=ids(records),
        notes=(
            f"标准没有写比几年，这里比最近 {years} 个完整年度。",
            *_source(records[-1]),
            *scope.remarks(records),
        ),
    )


def required(
    facts: Facts, threshold: Threshold | None, by_class: ByClass | None
) -> tuple[Threshold | None, Finding]:
    """The number asked of this station, else the finding that says why there is none."""
    if by_class is None:
        return threshold, Finding(Outcome.UNCONFIRMED, "标准没有写数量。")
    station = facts.station
    if station is None:
        return None, Finding(Outcome.UNCONFIRMED, "还没有录入所情，不知道派出所类别。")
    said = f"标准没有对{station_class(facts)}规定这一项的数量。"
    return by_class.get(station["station_class"]), Finding(Outcome.NOT_APPLICABLE, said)


def station_class(facts: Facts) -> str:
    """The class of the station in words."""
    return CLASSES[facts.station["station_class"]] if facts.station else "派出所"


def _figure(scope: Scope, metric: str, window: Window) -> Record | None:
    """The figure that answers: the newest, or the newest that speaks of the window's days."""
    if window.text == "day":
        return newest(scope.index.figures.get(metric, ()))
    return _of_year(scope, metric, window.span(scope.on))


def _of_year(scope: Scope, metric: str, span: Span) -> Record | None:
    """The newest figure that speaks of a calendar year."""
    return newest([f for f in scope.index.figures.get(metric, ()) if _speaks_of(f, span)])


def _speaks_of(figure: Record, span: Span) -> bool:
    """Whether a figure's period is that year; a statistical year may start some days before it.

    A figure for part of the year does not answer for the whole; one without a period counts for
    the year of its own day.
    """
    start, end = figure["period_from"], figure["period_until"]
    if start and end and not 350 <= Span(start, end).days <= 380:
        return False
    return (end or figure.day) in span


def _asked_for(scope: Scope, metric: str, window: Window, found: Record | None) -> Finding:
    label = METRICS[metric]
    span = window.span(scope.on)
    if found is not None:
        said = f"{label}没有填分母，算不出比率。"
        lacks = f"{label}缺分母"
        gap = Gap(f"补上{label}的分母", kind="figure", record=found.id, lacks=lacks)
        return Finding(Outcome.UNCONFIRMED, said, span=span, evidence=(found.id,), gaps=(gap,))
    when = "" if window.text == "day" else f" {span.last.year} 年"
    return Finding(
        Outcome.UNCONFIRMED,
        f"还没有录入{when}{label}。",
        span=span,
        gaps=(_ask(metric, f"{when}{label}", None if window.text == "day" else span),),
    )


def _ask(metric: str, what: str, span: Span | None) -> Gap:
    fill = {"metric": metric}
    if span is not None:
        fill |= {"period_from": span.first.isoformat(), "period_until": span.last.isoformat()}
    return Gap(f"录入{what}，写明出处", kind="figure", fill=fill, lacks=f"缺{what}的数和出处")


def _span(found: Record, scope: Scope, window: Window) -> Span:
    """The days that the figure speaks of."""
    if found["period_from"] and found["period_until"]:
        return Span(found["period_from"], found["period_until"])
    return Span(found.day, found.day) if window.text == "day" else window.span(scope.on)


def _source(found: Record) -> tuple[str, ...]:
    """Where the number comes from."""
    return (f"数据来源：{found['source']}，{say_day(found.day)}。",)


def _asked(op: str, limit: Threshold, *, met: bool) -> str:
    asked = f"{OPS[op]} {limit.text}"
    return f"要求{asked}" if met else f"没有达到要求的“{asked}”"


def _needed(whole: Fraction, op: str, threshold: Threshold) -> str:
    """The smallest (for < and ≤ the largest) whole numerator that holds."""
    edge = whole * threshold.value
    if op == ">":
        return str(floor(edge) + 1)
    if op in {"≥", "="}:
        return str(ceil(edge))
    return str(ceil(edge) - 1 if op == "<" else floor(edge))
