"""F14 未发生情况声明: what did not happen in which window, how it was checked, who signs for it.

Layout: domain notes C6 F14, design page "Page targets" 2 and 4, page 9. The page states and never
counts: it is printed from what the chief declared, not from an absence of records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fqdesk.domain.catalog.proof import DEPARTMENTS, EVENTS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, say_day, window_back
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block, Drawn, Gap, Text
from fqdesk.evidence.layout.form import Box, Boxes, Form, signatures
from fqdesk.evidence.layout.ink import Ink, middle
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Column
from fqdesk.evidence.printing.forms.lateness import foot
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.pieces import Whole, page_title
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import box_page

BODY, SPAN = Style("fang", 14), Style("songbd", 13.5)
PITCH = 25.5
CELL = Style("song", 10)
TITLE = Style("songbd", 20)
LABEL, SMALL = Style("hei", 9.5), Style("song", 9.5)
SIGNATURE = Style("hei", 10.5)
SHORT_METHOD = 40
BLANK_DAY = "年　　月　　日"
OWN = frozenset(
    ("unlawful_handling", "complaint_upheld", "officer_misconduct", "auxiliary_misconduct")
) | {"internal_safety", "personal_discipline"}
"""Matters of the station itself; the others are matters of its area."""


def sheet(record: Record, facts: Facts) -> Sheet:
    """One declaration with its table, signatures and the opinions of the departments."""
    span = Span(record["window_from"], record["window_until"])
    events = record["events"]
    own = all(event in OWN for event in events)
    under = (
        f"声明编号　{record.number or '—'}",
        "已在纸上签字" if record["signed"] else "尚未签字",
        box_page(record["original"]),
    )
    method = record["method"] or ""
    crowded = len(record["confirmations"] or ()) > 2
    blocks: list[Block] = [
        Gap(6),
        page_title("未发生有关情况声明" if own else "未发生有关案（事）件情况声明", under, TITLE),
        Text(_opening(facts, span, own=own), pitch=PITCH, indent=2, before=2, after=2),
        _table(events, method if len(method) <= SHORT_METHOD else "见表下"),
        *_method(method),
        Text.of(
            "以上情况属实。如与事实不符，由声明人承担责任。", BODY, pitch=PITCH, indent=2, before=5
        ),
        signatures(_signers(record, facts), before=8, style=SIGNATURE),
        _seal(record.day if record["signed"] else None, 16 if crowded else 26),
        *_opinions(record["confirmations"] or ()),
        *foot(record, facts, "本声明只陈述是否发生，不载案（事）件和人员信息。"),
    ]
    return Sheet(f"未发生情况声明　{record.number}".rstrip("　"), tuple(blocks), record=record.id)


def _opening(facts: Facts, span: Span, *, own: bool) -> tuple[Run, ...]:
    months = _months(span)
    where = "" if own else "辖区内"
    what = "情况" if own else "案（事）件和事项"
    length = f"（{months} 个月）" if months else ""
    return (
        Run("经核查，自", BODY),
        Run(f"{say_day(span.first)}至{say_day(span.last)}", SPAN),
        Run(f"{length}，{station_name(facts)}{where}未发生下列{what}：", BODY),
    )


def _months(span: Span) -> int | None:
    """Whole months of a window, None where it is no whole number of them."""
    return next((n for n in range(1, 121) if window_back(span.last, n) == span), None)


def _table(events: Sequence[str], method: str) -> Ledger:
    columns = (
        Column("序号", 12, "center", CELL),
        Column("事　项", 60, "left", CELL, pad=1.8),
        Column("结　论", 18, "center", CELL),
        Column("核查方式", 66, "left", CELL, pad=1.8),
    )
    rows = [(str(n), EVENTS[event], "未发生", method or "—") for n, event in enumerate(events, 1)]
    return Ledger(columns, rows, Heading(head=9), row=10, before=4)


def _method(method: str) -> list[Block]:
    """A long account of the checking stands below the table."""
    if len(method) <= SHORT_METHOD:
        return []
    return [Text((Run("核查方式：", LABEL), Run(method, CELL)), pitch=16, before=3)]


def _signers(record: Record, facts: Facts) -> tuple[tuple[str, str], ...]:
    instructor = record["instructor"]
    second = f"教导员 {facts.name(instructor)}（签名）" if instructor else "教导员（签名）"
    return ((f"所长 {facts.name(record['person'])}（签名）", ""), (second, ""))


def _seal(day: date | None, tall: float) -> Drawn:
    """Room for the station's seal beside the date."""

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = middle(y, 6, CELL.size)
        ink.text(x + 72, baseline, "（派出所印章）", CELL)
        ink.text(x + width, baseline, say_day(day) if day else BLANK_DAY, CELL, "right")

    return Drawn(tall, draw, before=2)


def _opinions(rows: Sequence[Mapping[str, Any]]) -> list[Block]:
    """A box of 78×48 mm for each department; at least two, empty ones to be filled by hand."""
    boxes = [_opinion(row) for row in rows]
    boxes += [_opinion({})] * (2 - len(boxes) if len(boxes) < 2 else len(boxes) % 2)
    pairs = [tuple(boxes[n : n + 2]) for n in range(0, len(boxes), 2)]
    return [
        Whole(
            Form((Boxes(pair, tall=48 if len(pairs) == 1 else 40),)), before=2.0 if n == 0 else 0.0
        )
        for n, pair in enumerate(pairs)
    ]


def _opinion(row: Mapping[str, Any]) -> Box:
    title = f"{DEPARTMENTS[row['department']]}审核意见" if row else "　　　　部门审核意见"
    content: tuple[Block, ...] = (
        Text.of(title, LABEL),
        Text.of(row.get("opinion") or "", SMALL, pitch=14, before=1, justify=False),
        Gap(16),
    )
    day = row.get("on")

    def draw(ink: Ink, x: float, y: float, width: float, height: float) -> None:
        low = y + height
        ink.text(x + width / 2, low - 11, "（章）", SMALL, "center")
        ink.text(x + 4, low - 3.6, "经办人", SMALL)
        said = say_day(day) if day else BLANK_DAY
        ink.text(x + width - 3, low - 3.6, said, SMALL, "right")

    return Box(78, content=content, drawing=draw)
