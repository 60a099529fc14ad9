"""F10 年休假台账: who is due how many days of a year, when they were taken, what is left.

Layout: domain notes C6 F10, design page "Page targets" 4, page 11 (landscape). The year is the one
that the days belong to (归属年度); auxiliaries stand apart and are not counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave import Balance, balances, full_leave_rate, leave_days, span_of
from fqdesk.domain.periods import full_years, say_day, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.form import signatures
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, nothing
from fqdesk.evidence.printing.people import duty, in_rank, unit_name
from fqdesk.evidence.printing.pieces import note, section_head
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import between, days

BODY, TIGHT, SMALL = Style("song", 9), Style("song", 8.5), Style("hei", 7)
BOLD, LEFT = Style("songbd", 9), Style("songbd", 9, RED)
REMARK = Style("song", 8)
LABEL = Style("hei", 9)

COLUMNS = (
    Column("序号", 8, "center"),
    Column("姓　名", 18, "center", name=True, pad=0.5),
    Column("职　务", 17, "center", TIGHT, pad=0.4),
    Column("参加\n工作", 15.5, "center", TIGHT, pad=0.3),
    Column("工作\n年限", 10, "center"),
    Column("应休", 9, "center", pad=0.3),
    Column("计划", 12, "center", TIGHT, pad=0.4),
    Column("起止与记录号", 24, "center", TIGHT, pad=0.4, group="第一段"),
    Column("天", 8, "center", pad=0.3, group="第一段"),
    Column("起止与记录号", 24, "center", TIGHT, pad=0.4, group="第二段及以后"),
    Column("天", 8, "center", pad=0.3, group="第二段及以后"),
    Column("已休", 10.5, "center", pad=0.3),
    Column("其中\n跨年", 9, "center", pad=0.3),
    Column("未休", 9, "center", pad=0.3),
    Column("说　明", 32, "left", REMARK, most=8),
    Column("本人签名", 20),
)


@dataclass(frozen=True)
class _Line:
    """One person's row: the balance, and the leaves taken by the day of judging."""

    balance: Balance
    taken: tuple[Record, ...]
    ahead: tuple[Record, ...]


def sheet(facts: Facts, calendar: Calendar, year: int) -> Sheet:
    """The ledger of a year for everybody who was at the station."""
    lines = _lines(facts, calendar, year)
    officers = [line for line in lines if line.balance.role == "officer"]
    others = [line for line in lines if line.balance.role != "officer"]
    rows = [_row(n, line, facts, calendar) for n, line in enumerate(officers, 1)]
    if rows:
        rows.append(_total(officers, facts, calendar, year))
    else:
        rows.append(nothing(f"{year}年度", "没有民警名册"))
    under = (
        unit_name(facts),
        f"{year}年度（按归属年）",
        f"单位：工作日　截至{say_day(facts.on)}",
    )
    blocks: list[Block] = [
        Ledger(COLUMNS, rows, Heading("民警年休假台账", under, head=12)),
        note(_remark(lines, calendar, year)),
        signatures((("制表", ""), ("审核", ""), ("日期", "")), before=3),
    ]
    if others:
        apart = [_row(n, line, facts, calendar) for n, line in enumerate(others, 1)]
        blocks.append(section_head("辅警", "另列，不计入民警全休率"))
        blocks.append(Ledger(COLUMNS, apart, Heading(head=12)))
    return Sheet("民警年休假台账", tuple(blocks), "landscape")


def _lines(facts: Facts, calendar: Calendar, year: int) -> list[_Line]:
    found = {balance.person: balance for balance in balances(facts, calendar, year)}
    day = min(calendar_year(year).last, facts.on)
    lines = []
    for person in in_rank(facts, found, day):
        balance = found[person]
        leaves = sorted(
            (facts.by_id[known] for known in balance.segments), key=lambda leave: leave.day
        )
        taken = tuple(r for r in leaves if r["state"] == "approved" and r.day <= facts.on)
        ahead = tuple(r for r in leaves if r not in taken)
        lines.append(_Line(balance, taken, ahead))
    return lines


def _row(n: int, line: _Line, facts: Facts, calendar: Calendar) -> Row:
    balance = line.balance
    person = facts.by_id[balance.person]
    start = person["work_start_date"]
    end = calendar_year(balance.year).last
    left = max(0, balance.entitled - balance.taken)
    cells: tuple[str | Cell, ...] = (
        str(n),
        str(person["name"]),
        duty(facts, balance.person, min(end, facts.on)),
        f"{start.year}-{start.month:02d}" if start else "—",
        str(full_years(start, end)) if start else "—",
        days(balance.entitled),
        _planned(line),
        *_segment(line.taken[:1], balance.year, calendar),
        *_segment(line.taken[1:], balance.year, calendar),
        Cell(days(balance.taken), BOLD) if left else days(balance.taken),
        days(_crossed([line], calendar)),
        Cell(say_halves(left), LEFT) if left else "—",
        Cell("；".join(_said(line, calendar)) or ""),
        "",
    )
    return Row(cells)


def _crossed(lines: Sequence[_Line], calendar: Calendar) -> int:
    """Half days of the year's leave that were taken in the next year (条例第五条)."""
    return sum(
        leave_days(leave, calendar)
        for line in lines
        for leave in line.taken
        if leave.day.year == line.balance.year + 1
    )


def _planned(line: _Line) -> str:
    """The months in which leave was planned, where a plan was recorded."""
    months = sorted({leave.day.month for leave in line.ahead if leave["state"] == "planned"})
    return "、".join(str(month) for month in months) + "月" if months else "—"


def _segment(leaves: Sequence[Record], year: int, calendar: Calendar) -> tuple[Cell, Cell]:
    """From–to with the record's number below, and the days; further leaves under one another."""
    runs: list[Run] = []
    counts: list[Run] = []
    for n, leave in enumerate(leaves):
        span = span_of(leave)
        gap = "\n" if n else ""
        own = span.first.year if span.first.year == year + 1 else year
        runs.append(Run(f"{gap}{between(span.first, span.last, own)}", TIGHT))
        runs.append(Run(f"\n{'次年　' if own != year else ''}{leave.number}", SMALL))
        counts.append(Run(f"{gap}{say_halves(leave_days(leave, calendar))}", BODY))
        if n < len(leaves) - 1:
            counts.append(Run("\n ", SMALL))
    return Cell(runs=tuple(runs)), Cell(runs=tuple(counts))


def _said(line: _Line, calendar: Calendar) -> list[str]:
    """What a reader must know: why not counted, what is still to come, changes in the year."""
    balance = line.balance
    found = [balance.excluded_because] if balance.excluded_because else []
    found += [note for note in balance.notes if note not in found]
    states = {"approved": "已批准", "applied": "已申请", "planned": "计划"}
    for leave in line.ahead:
        span = between(leave.day, leave["end"], balance.year)
        halves = say_halves(leave_days(leave, calendar))
        found.append(f"{states.get(leave['state'], '')} {span} 休 {halves} 天".strip())
    found += [
        f"{leave.number}：{leave['days_reason']}" for leave in line.taken if leave["days_reason"]
    ]
    found += [
        f"{leave.number} 召回：{leave['recall_reason']}"
        for leave in line.taken
        if leave["recall_reason"]
    ]
    return [text for text in found if text]


def _total(lines: Sequence[_Line], facts: Facts, calendar: Calendar, year: int) -> Row:
    """Sums of those who count, and the headline rate in words."""
    rate = full_leave_rate(facts, calendar, year)
    counted = [line for line in lines if line.balance.person in rate.people]
    first = [line.taken[0] for line in counted if line.taken]
    later = [leave for line in counted for leave in line.taken[1:]]

    def summed(values: Sequence[int]) -> str:
        return days(sum(values))

    left = sum(max(0, line.balance.entitled - line.balance.taken) for line in counted)
    return Row(
        (
            Cell("合　计（应享受年休假的民警）", LABEL, "center", span=5),
            Cell(summed([line.balance.entitled for line in counted]), BOLD),
            "",
            f"{len(first)} 段",
            summed([leave_days(leave, calendar) for leave in first]),
            f"{len(later)} 段",
            summed([leave_days(leave, calendar) for leave in later]),
            Cell(summed([line.balance.taken for line in counted]), BOLD),
            days(_crossed(counted, calendar)),
            Cell(say_halves(left), LEFT) if left else "—",
            f"休满 {rate.numerator} 人 / 应享受 {rate.denominator} 人",
            "",
        ),
        "total",
    )


def _remark(lines: Sequence[_Line], calendar: Calendar, year: int) -> str:
    known = (
        f"{year}年节假日与调休据国务院办公厅通知。"
        if calendar.known(year) and not any(line.balance.guessed for line in lines)
        else "所涉年份有的没有放假通知，天数按周末推算。"
    )
    return (
        "“应休”按累计工作年限，不按从警年限（职工带薪年休假条例第三条）。"
        f"起止日内的法定节假日、休息日不计；{known}"
    )
