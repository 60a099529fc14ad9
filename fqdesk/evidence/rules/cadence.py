"""The rule about what is done again and again: every duty of a series in the last complete year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from fqdesk.domain.cadence import Duty, duties
from fqdesk.domain.cadence.duty import DUE, NOT_APPLICABLE, OVERDUE, period_said
from fqdesk.domain.cadence.local import LOCALS
from fqdesk.domain.cadence.quorum import said_too_few
from fqdesk.domain.periods import Span, last_complete_year, say_day, year
from fqdesk.domain.records import Record
from fqdesk.domain.settings import NOT_SET, read_cadence
from fqdesk.domain.sheets.owed import aim_of
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.params import LOCAL_SERIES, Series
from fqdesk.evidence.rules.matrix import matrix, owner_name
from fqdesk.evidence.say import listed, percent
from fqdesk.evidence.scope import Scope, ids

LOCAL = {local.series: local for local in LOCALS}


def cadence(scope: Scope, *, series: Series) -> Finding:
    """All due periods of the last complete year done: met; none: not_met; else partly.

    What is due, by whom, and what does not apply is the domain's answer (domain.md B1, with the
    roster of each period's last day). A local cadence that nobody set is unconfirmed.
    """
    span = last_complete_year(scope.on)
    owed = _owed(scope, series, span)
    ahead = _ahead(scope, series)
    if not owed:
        return _not_set(scope, series, span, ahead)
    counted = [duty for duty in owed if duty.state not in {NOT_APPLICABLE, DUE}]
    if not counted:
        said = owed[0].reason
        table = matrix(scope, owed, Outcome.NOT_APPLICABLE)
        return Finding(Outcome.NOT_APPLICABLE, said, span=span, ahead=ahead, table=table)
    missing = [duty for duty in counted if duty.state == OVERDUE]
    # Two a year are two times, so that one of them is one of two and not none of one.
    done, due = sum(duty.times for duty in counted), sum(duty.needed for duty in counted)
    records = [scope.facts.by_id[key] for duty in owed for key in duty.records]
    outcome = Outcome.MET if not missing else Outcome.PARTLY if done else Outcome.NOT_MET
    share = Fraction(done, due)
    return Finding(
        outcome,
        _reason(scope, counted, missing),
        numerator=done,
        denominator=due,
        value=share,
        span=span,
        formula=f"已落实 {done} ÷ 应落实 {due} = {percent(share)}",
        evidence=ids(sorted(records, key=lambda record: (record.day, record.id))),
        beside=tuple(key for duty in owed for key in duty.too_few),
        gaps=tuple(_gap(scope, duty) for duty in missing),
        ahead=ahead,
        notes=_notes(owed, records, scope),
        table=matrix(scope, owed, outcome),
    )


def _owed(scope: Scope, series: str, span: Span) -> Sequence[Duty]:
    """The duties of one series whose periods lie in the span, worked out once for all series."""

    def grouped() -> Mapping[str, list[Duty]]:
        groups: dict[str, list[Duty]] = {}
        for duty in duties(scope.facts, span, scope.calendar):
            groups.setdefault(duty.series, []).append(duty)
        return groups

    return scope.facts.once(("duties judged", span), grouped).get(series, ())


def _not_set(scope: Scope, series: str, span: Span, ahead: tuple[Gap, ...]) -> Finding:
    key = f"cadence.{series}"
    label = LOCAL_SERIES.get(series, series)
    later = scope.facts.setting_record(key)
    since = ""
    if later is not None and (known := read_cadence(later["value"])):
        since = f"（{say_day(later.day)}起才定为{known.said}）"
    held = _held(scope, series, span)
    told = f"这一年有记录 {len(held)} 条。" if held else ""
    return Finding(
        Outcome.UNCONFIRMED,
        f"{NOT_SET}：{span.first.year}年没有规定{label}的频次{since}，不判断。{told}",
        span=span,
        beside=ids(held),
        gaps=(
            Gap(
                f"在设置里写明{label}多久一次、依据是什么",
                kind="setting",
                fill={"key": key},
                lacks=f"没有规定{label}多久一次，也没有写依据",
            ),
        ),
        ahead=ahead,
    )


def _held(scope: Scope, series: str, span: Span) -> list[Record]:
    """What was recorded all the same: shown to the inspector, though nothing says how often."""
    local = LOCAL.get(series)
    return scope.facts.within(local.kind, span, **local.where) if local else []


def _reason(scope: Scope, counted: Sequence[Duty], missing: Sequence[Duty]) -> str:
    label = counted[0].label
    due, done = sum(duty.needed for duty in counted), sum(duty.times for duty in counted)
    said = f"{label}应落实 {due} 次，已落实 {done} 次"
    if not missing:
        return f"{said}。"
    return f"{said}，缺{listed([_which(scope, duty) for duty in missing], 4)}。"


def _which(scope: Scope, duty: Duty) -> str:
    """Which one is missing: 2025年8月, or 李明（2025年）."""
    own = owner_name(scope, duty)
    return f"{own}（{period_said(duty.period)}）" if own else period_said(duty.period)


def _notes(owed: Sequence[Duty], records: Sequence[Record], scope: Scope) -> tuple[str, ...]:
    source = next((duty.source for duty in owed if duty.source), "")
    excused = [duty for duty in owed if duty.state == NOT_APPLICABLE]
    said = [f"频次依据：{source}。"] if source else []
    if excused:
        said.append(f"其中 {len(excused)} 次不适用：{excused[0].reason}")
    if any(duty.normal and duty.state == OVERDUE for duty in owed):
        said.append("条例写的是“一般”，没有按期的应当写明原因。")
    said += [
        f"{said_too_few(scope.facts, scope.facts.by_id[key])}。"
        for duty in owed
        for key in duty.too_few
    ]
    return (*said, *scope.remarks(records))


def _gap(scope: Scope, duty: Duty) -> Gap:
    why = f"，已说明：{duty.explained}" if duty.explained else ""
    what = "够人数的" if duty.too_few else ""
    said = f"{_which(scope, duty)}没有{what}{duty.label}记录{why}"
    return Gap(said, kind=duty.kind, fill=_fill(duty), aim=aim_of(duty))


def _ahead(scope: Scope, series: str) -> tuple[Gap, ...]:
    """Duties of the running year whose period has begun and that are not done."""
    return tuple(
        Gap(
            f"{owner_name(scope, duty)}{duty.reason.rstrip('。')}",
            day=duty.last_day,
            kind=duty.kind,
            fill=_fill(duty),
            aim=aim_of(duty),
        )
        for duty in _owed(scope, series, year(scope.on.year))
        if duty.state in {DUE, OVERDUE} and duty.period.first <= scope.on
    )


def _fill(duty: Duty) -> Mapping[str, str]:
    """What the form that closes the duty can know already."""
    local = LOCAL.get(duty.series)
    fill = {key: str(value) for key, value in local.where.items()} if local else {}
    if duty.kind == "meeting":
        fill["type"] = duty.series
    if duty.group:
        fill["group"] = duty.group
    if duty.place:
        fill["place"] = duty.place
    if duty.person:
        fill[local.each if local and local.each else "talked"] = duty.person
    return fill
