"""Rules about shares within our own records: suggestions closed, rooms shared, people who passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Flag
from fqdesk.domain.periods import Span, last_complete_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.params import FieldKey, KindKey, Op, Threshold, Training, Where
from fqdesk.evidence.rules.documents import narrative
from fqdesk.evidence.say import OPS, holds, percent
from fqdesk.evidence.scope import Scope, fits, ids


def answered_ratio(
    scope: Scope,
    *,
    kind: KindKey,
    answered: FieldKey,
    where: Where | None = None,
    op: Op | None = None,
    threshold: Threshold | None = None,
) -> Finding:
    """Records whose field `answered` is filled (a flag: yes) ÷ all records of the kind.

    Events are those of the last complete year, registers (places) those in force on the day. An
    answer given after the day of judging is not there yet. Where the standard gives no number, a
    person judges and the share stands beside it.
    """
    known = KINDS[kind]
    event = known.event
    span = last_complete_year(scope.on) if event else Span(scope.on, scope.on)
    if event:
        records = scope.within(kind, span, where)
    else:
        records = [
            record
            for record in scope.facts.until_on(kind)
            if fits(record, where or {}) and in_force(record, scope.on)
        ]
    done = [record for record in records if _answered(scope, record, answered)]
    label = known.by_key[answered].label
    if not records:
        said = f"{span.last.year} 年没有{known.label}记录，没有可算的。"
        return Finding(Outcome.NOT_APPLICABLE, said, span=span)
    share = Fraction(len(done), len(records))
    shown = percent(share, threshold.value if threshold else None)
    gaps = tuple(
        Gap(f"{scope.facts.name(record.id)}没有“{label}”", kind=kind, record=record.id)
        for record in records
        if record not in done
    )
    finding = Finding(
        Outcome.UNCONFIRMED,
        f"{known.label} {len(records)} 条，有“{label}”的 {len(done)} 条，{shown}",
        op=op,
        threshold=threshold.text if threshold else None,
        numerator=len(done),
        denominator=len(records),
        value=share,
        span=span,
        formula=f"有“{label}”的 {len(done)} ÷ 全部 {len(records)} = {shown}",
        evidence=ids(records),
        gaps=gaps,
        notes=scope.remarks(records),
    )
    return _compared(scope, finding, op, threshold)


def passed_ratio(scope: Scope, *, training: Training, op: Op, threshold: Threshold) -> Finding:
    """People who passed ÷ people who attended, over the trainings of the last complete year.

    Somebody in two trainings counts twice, since each is passed by itself.
    """
    span = last_complete_year(scope.on)
    records = scope.within("training", span, {"type": training})
    attended = sum(len(record["attendees"] or ()) for record in records)
    passed = sum(
        len(set(record["passed"] or ()) & set(record["attendees"] or ())) for record in records
    )
    if not attended:
        said = f"{span.last.year} 年没有写明参加人员的培训记录。"
        lacks = "缺写明参加和合格人员的培训记录"
        fill = {"type": training}
        gap = Gap("录入培训和参加、合格人员", kind="training", fill=fill, lacks=lacks)
        return Finding(Outcome.UNCONFIRMED, said, span=span, gaps=(gap,))
    share = Fraction(passed, attended)
    shown = percent(share, threshold.value)
    finding = Finding(
        Outcome.UNCONFIRMED,
        f"参加培训 {attended} 人次，合格 {passed} 人次，{shown}",
        op=op,
        threshold=threshold.text,
        numerator=passed,
        denominator=attended,
        value=share,
        span=span,
        formula=f"合格 {passed} 人次 ÷ 参加 {attended} 人次 = {shown}",
        evidence=ids(records),
        gaps=tuple(
            Gap(f"{scope.facts.name(record.id)}还有人没有写合格", kind="training", record=record.id)
            for record in records
            if set(record["attendees"] or ()) - set(record["passed"] or ())
        ),
        notes=scope.remarks(records),
    )
    return _compared(scope, finding, op, threshold)


def _compared(
    scope: Scope, finding: Finding, op: str | None, threshold: Threshold | None
) -> Finding:
    """The finding with its outcome: by the number, else by what a person said."""
    if op is None or threshold is None or finding.value is None:
        asked = narrative(scope, asks=f"{scope.check.title}做得怎么样")
        return replace(
            finding,
            outcome=asked.outcome,
            reason=f"{finding.reason}；标准没有写数，{asked.reason}",
            evidence=(*finding.evidence, *asked.evidence),
        )
    met = holds(finding.value, op, threshold.value)
    return replace(
        finding,
        outcome=Outcome.MET if met else Outcome.NOT_MET,
        reason=f"{finding.reason}，要求{OPS[op]} {threshold.text}。",
        gaps=() if met else finding.gaps,
    )


def _answered(scope: Scope, record: Record, key: str) -> bool:
    value = record[key]
    if isinstance(KINDS[record.kind].by_key[key], Flag):
        return value is True
    return value is not None and not (isinstance(value, date) and value > scope.on)
