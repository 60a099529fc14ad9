"""F8 警民恳谈会 and F9 警营开放: who came by group and number, what was said or shown, replies.

Layout: domain notes C6 F8 and F9. Guests are counted by group, never named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fqdesk.domain.catalog.masses import OPEN_DAY_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.form import Box, Boxes, Form, label_value, signatures
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Column
from fqdesk.evidence.printing.forms.lateness import foot
from fqdesk.evidence.printing.forms.minutes import ACROSS, SMALL_TITLE, paragraph, tighter
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.pieces import page_title, section_head
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import box_page, iso, names_in_lines, spread, with_weekday

LABEL, WIDE = 22.0, 134.0
HALVES = (LABEL, 56.0, LABEL, 56.0)
QUARTERS = (LABEL, 17.0) * 4
GUARD = "群众只按类别计数，不记姓名、电话和证件号码。"


def forum(record: Record, facts: Facts) -> Sheet:
    """The record of one 警民恳谈会."""
    figures = (
        ("收到意见", _count(record["opinions"], "条")),
        ("当场解答", _count(record["answered"], "条")),
        ("转办", _count(record["transferred"], "条")),
        ("后续办理", _later(record, facts)),
    )
    rows = [
        *_when(record, facts, ("主持人", _name(facts, record["chair"]))),
        _guests(record["guests"]),
        label_value(figures, QUARTERS),
        *_text("通报内容", record["briefing"], 30),
        *_text("意见答复", record["content"], 60),
    ]
    return _sheet("警民恳谈会记录", rows, "主持人签字", record, facts)


def open_day(record: Record, facts: Facts) -> Sheet:
    """The record of an open day, an hour at the police room, or a report to the people."""
    label = OPEN_DAY_TYPES[record["type"]]
    rows = [
        *_when(record, facts, (spread("类型"), label)),
        Boxes((Box(LABEL, spread("主题"), label=True), Box(WIDE, record["topic"]))),
        _guests(record["guests"]),
        *_text("开放内容", record["shown"], 40),
        *_text("群众反馈", record["feedback"], 40),
    ]
    return _sheet(f"{label}记录", rows, "负责人签字", record, facts)


def _sheet(name: str, rows: Sequence[Boxes], who: str, record: Record, facts: Facts) -> Sheet:
    """The form with title, suggestions and lines to sign, and the same with less room."""
    title = f"{station_name(facts)}{name}"
    heard, notes = _suggestions(record, facts), foot(record, facts, GUARD)
    signed = ((who, ""), ("记录人签字", ""), ("日　期", ""))
    full: list[Block] = [page_title(title, _under(record)), Form(tuple(rows)), *heard]
    small: list[Block] = [
        page_title(title, _under(record), SMALL_TITLE),
        Form(tuple(map(tighter, rows))),
        *heard,
    ]
    return Sheet(
        f"{name}　{record.number}".rstrip("　"),
        (*full, signatures(signed), *notes),
        record=record.id,
        compact=(*small, signatures(signed, before=3.0), *notes),
    )


def _under(record: Record) -> tuple[str, str, str]:
    return (f"记录编号　{record.number or '—'}", "", box_page(record["original"]))


def _when(record: Record, facts: Facts, second: tuple[str, str]) -> list[Boxes]:
    where = facts.name(record["place"]) if record["place"] else "—"
    officers = names_in_lines(map(facts.name, record["officers"] or ()), ACROSS)
    return [
        label_value(((spread("时间"), with_weekday(record.day)), (spread("地点"), where)), HALVES),
        label_value((second, ("到会群众", guests(record))), HALVES),
        Boxes((Box(LABEL, "参加民警", label=True), Box(WIDE, officers))),
    ]


def guests(record: Record) -> str:
    """How many people came in all."""
    rows = record["guests"] or ()
    return f"{sum(row['count'] for row in rows)} 人" if rows else "—"


def _guests(rows: Sequence[Mapping[str, Any]] | None) -> Boxes:
    said = "　".join(f"{row['group']} {row['count']} 人" for row in rows or ()) or "—"
    return Boxes((Box(LABEL, "群众类别", label=True), Box(WIDE, said)))


def _count(value: int | None, unit: str) -> str:
    return "—" if value is None else f"{value} {unit}"


def _name(facts: Facts, person: str | None) -> str:
    return facts.name(person) if person else "—"


def _text(label: str, text: str | None, least: float) -> list[Boxes]:
    content = tuple(paragraph(part) for part in (text or "").split("\n") if part.strip())
    return [Boxes((Box(LABEL, label, label=True), Box(WIDE, content=content)), least)]


def _heard(record: Record, facts: Facts) -> list[Record]:
    return [found for found in facts.until_on("suggestion") if found["source"] == record.id]


def _later(record: Record, facts: Facts) -> str:
    heard = _heard(record, facts)
    done = sum(1 for found in heard if found["resolved_on"])
    return f"{done}/{len(heard)} 条" if heard else "—"


def _suggestions(record: Record, facts: Facts) -> list[Block]:
    """What was noted down and followed to its end."""
    heard = _heard(record, facts)
    if not heard:
        return []
    columns = (
        Column("序号", 10, "center"),
        Column("意见建议", 62, most=12),
        Column("承办人", 20, "center", name=True),
        Column("办结", 20, "center"),
        Column("办理结果", 44, most=12),
    )
    rows = [
        (
            str(n),
            found["content"],
            _name(facts, found["handler"]),
            iso(found["resolved_on"]),
            found["result"] or "—",
        )
        for n, found in enumerate(heard, 1)
    ]
    head = section_head("登记办理的意见建议", f"{len(heard)} 条", before=5)
    return [head, Ledger(columns, rows, Heading(head=7), row=7.4)]
