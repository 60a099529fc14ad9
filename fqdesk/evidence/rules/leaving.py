"""The rule about annual leave: how many officers took all of it in the last complete year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave import DAY, Balance, Rate, balances, day_leave_rate, full_leave_rate, plan
from fqdesk.domain.periods import last_complete_year, say_day, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on
from fqdesk.domain.sheets.job import Aim
from fqdesk.evidence.outcomes import DONE, MISSING, NONE, Cell, Finding, Gap, Outcome, Row, Table
from fqdesk.evidence.params import Op, Threshold
from fqdesk.evidence.say import OPS, holds, percent
from fqdesk.evidence.scope import Scope, ids


def leave_rate(scope: Scope, *, op: Op, threshold: Threshold) -> Finding:
    """全休率 of the last complete calendar year compared with the number of the standard.

    Counted by person; the formula and who is left out are the domain's (domain.md B2). Officers
    whose years of work nobody entered could tip the rate: then it is unconfirmed.
    """
    facts, span = scope.facts, last_complete_year(scope.on)
    number = span.first.year
    rate = full_leave_rate(facts, scope.calendar, number)
    own = [b for b in balances(facts, scope.calendar, number) if b.role == "officer"]
    unknown = [p for p in roster_on(facts, span.last).officers if p["work_start_date"] is None]
    outcome = _outcome(rate, len(unknown), op, threshold)
    if not own:
        gap = Gap("录入民警和参加工作时间", kind="person", lacks="缺民警和参加工作时间的登记")
        return Finding(Outcome.UNCONFIRMED, f"{number} 年没有在所民警。", span=span, gaps=(gap,))
    records = [facts.by_id[key] for b in own if b.person in rate.people for key in b.segments]
    return Finding(
        outcome,
        _reason(rate, unknown, op, threshold),
        op=op,
        threshold=threshold.text,
        numerator=rate.numerator,
        denominator=rate.denominator,
        value=rate.value,
        span=span,
        formula=rate.formula,
        evidence=ids(sorted(records, key=lambda record: (record.day, record.id))),
        gaps=(*_entries_missing(unknown), *_owed(scope, rate, own)),
        ahead=_ahead(scope, threshold),
        notes=(*_notes(scope, rate, number), *scope.remarks(records)),
        table=_table(scope, own, rate),
    )


def _outcome(rate: Rate, unknown: int, op: str, threshold: Threshold) -> Outcome:
    """Met or not whatever the unknown officers took; unconfirmed where they decide."""
    whole = rate.denominator + unknown
    if not whole:
        return Outcome.NOT_APPLICABLE
    least, most = Fraction(rate.numerator, whole), Fraction(rate.numerator + unknown, whole)
    if holds(least, op, threshold.value):
        return Outcome.MET
    return Outcome.UNCONFIRMED if holds(most, op, threshold.value) else Outcome.NOT_MET


def _reason(rate: Rate, unknown: Sequence[Record], op: str, threshold: Threshold) -> str:
    tail = f"；{len(unknown)} 名民警没有填参加工作时间，算不准" if unknown else ""
    if rate.value is None:
        return f"{rate.formula}{tail}。"
    shown = percent(rate.value, threshold.value)
    asked = f"要求{OPS[op]} {threshold.text}"
    return f"{rate.year} 年全休率 {rate.numerator}/{rate.denominator}，{shown}，{asked}{tail}。"


def _entries_missing(unknown: Sequence[Record]) -> tuple[Gap, ...]:
    return tuple(
        Gap(
            f"填{person['name']}的参加工作时间",
            kind="person",
            record=person.id,
            aim=Aim("work_start_date"),
            lacks=f"缺{person['name']}的参加工作时间",
        )
        for person in unknown
    )


def _owed(scope: Scope, rate: Rate, own: Sequence[Balance]) -> tuple[Gap, ...]:
    """What each still owes, and by when it must begin to count for the year it belongs to.

    Leave may cross into the next year once (职工带薪年休假条例第五条).
    """
    last = calendar_year(rate.year + 1).last
    gaps = []
    for balance in own:
        owed = balance.entitled - balance.taken
        if balance.person not in rate.missing or owed <= 0:
            continue
        start = scope.calendar.latest_start(last, -(-owed // DAY))
        open_ = start if start >= scope.on else None
        name, days = scope.facts.name(balance.person), say_halves(owed)
        how = f"，{say_day(start)}前起休可补休" if open_ else "，已过可以补休的时间"
        if balance.pending:
            how = f"，其中 {say_halves(min(balance.pending, owed))} 天已安排{how}"
        gaps.append(_gap(f"{name} {rate.year} 年度还差 {days} 天{how}", balance, open_))
    return tuple(gaps)


def _ahead(scope: Scope, threshold: Threshold) -> tuple[Gap, ...]:
    """What is still to be taken of the running year, each with its latest start."""
    number = scope.on.year
    rows = plan(scope.facts, scope.calendar, number, threshold.value).rows
    return tuple(
        _gap(
            f"{scope.facts.name(row.person)} {number} 年还有 {say_halves(row.owed)} 天没休",
            row.balance,
            row.latest_start,
        )
        for row in rows
    )


def _gap(said: str, balance: Balance, day: date | None) -> Gap:
    fill = {
        "person": balance.person,
        "type": "annual_leave",
        "attribution_year": str(balance.year),
    }
    return Gap(said, day=day, kind="leave", fill=fill)


def _notes(scope: Scope, rate: Rate, number: int) -> tuple[str, ...]:
    beside = day_leave_rate(scope.facts, scope.calendar, number)
    running = full_leave_rate(scope.facts, scope.calendar, scope.on.year)
    on = f"{scope.on.month}月{scope.on.day}日"
    return (
        *rate.notes,
        f"参考：{beside.formula}，不作判定。",
        # The year once only: a whole date is not cut, and the line before it would fall apart.
        f"参考：{scope.on.year}年到{on}，{running.formula}，不作判定。",
    )


def _table(scope: Scope, own: Sequence[Balance], rate: Rate) -> Table:
    rows = []
    for balance in own:
        taken, due = say_halves(balance.taken), say_halves(balance.entitled)
        if balance.person in rate.people:
            left = say_halves(max(0, balance.entitled - balance.taken))
            mark = MISSING if balance.person in rate.missing else DONE
            word = "休满" if mark == DONE else f"差 {left} 天"
        else:
            mark, word = NONE, "不计入"
        cells = (Cell(text=due), Cell(text=taken), Cell(mark, word, balance.segments))
        name = scope.facts.name(balance.person)
        rows.append(Row(name, cells, said=balance.excluded_because or ""))
    return Table(("应休", "已休", "结果"), tuple(rows))
