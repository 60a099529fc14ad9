"""F1 会议记录, with its variants for 主题党日 (F3) and 党课: one sheet for one meeting.

Layout: domain notes C6 F1 and F3, design page "Page targets" 4, page 5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.kinds import show
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block, Text
from fqdesk.evidence.layout.form import Box, Boxes, Form, label_value, signatures
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column
from fqdesk.evidence.printing.forms.ballots import ballots, decided
from fqdesk.evidence.printing.forms.lateness import foot
from fqdesk.evidence.printing.people import branch_name, in_rank, standing, station_name
from fqdesk.evidence.printing.pieces import page_title, section_head
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import (
    box_page,
    hours,
    month_day,
    names_in_lines,
    people,
    spread,
    with_weekday,
)

CONTENT = Style("song", 10)
LEAD = Style("hei", 10)
PITCH = 17.2
SMALL_TITLE = Style("songbd", 15)
SMALL_ROW, SMALL_LEAST, SMALL_PITCH = 6.8, 18.0, 15.2
"""Row, least height of the minutes (mm) and line pitch where a sheet shares its page."""
ROW, TWO_ROWS = 8.4, 12.0
HALVES = (22.0, 82.0, 22.0, 30.0)
THIRDS = (22.0, 30.0, 22.0, 30.0, 22.0, 30.0)
WIDE = 134.0
ACROSS = 36
"""Characters of 10 points on a line of a wide cell."""
OWN_TITLES = {
    "theme_day": "主题党日活动记录",
    "party_class": "党课记录",
    "org_life_meeting": "组织生活会记录",
    "democratic_life_meeting": "民主生活会记录",
    "member_appraisal": "民主评议党员会议记录",
    "joint_activity": "共建活动记录",
}
STATION_TITLES = {
    "collective_study": "集体学习记录",
    "political_education": "政治教育记录",
    "analysis_meeting": "治安分析例会记录",
}
_HEAD = re.compile(r"[一二三四五六七八九十]{1,3}、[^。：\n]{1,40}[。：]")


def title_of(record: Record, facts: Facts) -> str:
    """The heading of the form: whose meeting, and what it is called."""
    if record["type"] in STATION_TITLES:
        return f"{station_name(facts)}{STATION_TITLES[record['type']]}"
    branch = branch_name(facts, record.day)
    return branch + OWN_TITLES.get(record["type"], "会议记录")


def sheet(record: Record, facts: Facts) -> Sheet:
    """The record of one meeting on as many pages as its minutes need."""
    label = MEETING_TYPES[record["type"]]
    under = (
        f"记录编号　{record.number or '—'}",
        f"类别　{label}" + (f"（{record['group']}）" if record["group"] else ""),
        box_page(record["original"]),
    )
    rows = _rows(record, facts)
    title = title_of(record, facts)
    signed = (("主持人签字", ""), ("记录人签字", ""), ("日　期", ""))
    actions, notes = _actions(record, facts), foot(record, facts, _probation(record, facts))
    full: list[Block] = [page_title(title, under), Form(rows), *actions]
    close = Form(tuple(map(tighter, rows)))
    small: list[Block] = [page_title(title, under, SMALL_TITLE), close, *actions]
    return Sheet(
        f"{label}记录　{record.number}".rstrip("　"),
        (*full, signatures(signed, before=5.0), *notes),
        record=record.id,
        compact=(*small, signatures(signed, before=3.0), *notes),
    )


def tighter(row: Boxes) -> Boxes:
    """A row of the form with less room to write in."""
    if row.tall < SMALL_LEAST:
        return replace(row, tall=min(row.tall, SMALL_ROW))
    boxes = tuple(replace(box, content=tuple(map(_closer, box.content))) for box in row.boxes)
    return replace(row, boxes=boxes, tall=SMALL_LEAST)


def _closer(block: Block) -> Block:
    return replace(block, pitch=SMALL_PITCH) if isinstance(block, Text) else block


def _rows(record: Record, facts: Facts) -> list[Boxes]:
    when = with_weekday(record.day) + hours(record["start"], record["end"])
    present = in_rank(facts, record["attendees"] or (), record.day)
    absent = record["absent"] or ()
    rows = [_pairs(((spread("时间"), when), (spread("地点"), record["place"] or "")), HALVES)]
    rows += _chairs(record, facts)
    counted = (len(present) + len(absent), len(present), len(absent))
    known = bool(present or absent)
    heads = ("应到", "实到", "缺席")
    pairs = [
        (spread(head), f"{count} 人" if known else "")
        for head, count in zip(heads, counted, strict=True)
    ]
    rows.append(_pairs(pairs, THIRDS))
    if present:
        rows.append(_line("到会人员", names_in_lines(map(facts.name, present), ACROSS)))
    if absent:
        rows.append(_line("缺席原因", "；".join(_absence(row, facts) for row in absent)))
    rows.append(_subject(record))
    rows.append(_minutes(record))
    rows += ballots(record)
    if record["resolution"] and not record["votes"]:
        rows.append(decided(record["resolution"]))
    return rows


def _chairs(record: Record, facts: Facts) -> list[Boxes]:
    """主持人, 记录人 and whoever came besides; a long list of guests has a row of its own."""
    guest = ("授课人", record["lecturer"]) if record["lecturer"] else ("列席人", record["invited"])
    short = len(guest[1] or "") <= 8
    pairs = [
        ("主持人", _name(facts, record["chair"])),
        ("记录人", _name(facts, record["recorder"])),
        (guest[0], (guest[1] or "—") if short else "见下"),
    ]
    rows = [_pairs(pairs, THIRDS)]
    if not short:
        rows.append(_line(guest[0], guest[1]))
    if record["lecturer"] and record["invited"]:
        rows.append(_line("列席人", record["invited"]))
    return rows


def _name(facts: Facts, person: str | None) -> str:
    return facts.name(person) if person else "—"


def _absence(row: dict[str, str], facts: Facts) -> str:
    return f"{facts.name(row['person'])}：{row.get('reason') or '未写原因'}"


def _agenda(agenda: Sequence[dict[str, str]]) -> str:
    """一、… 二、…, each matter that belongs to the seven of the committee with its tag."""
    field = KINDS["meeting"].by_key["agenda"]
    tags = {f.key: f for f in getattr(field, "fields", ())}["tag"]
    said = []
    for n, row in enumerate(agenda):
        tag = show(tags, row.get("tag"), str)
        matter = row["matter"] + (f"（{tag}）" if tag else "")
        said.append(f"{numeral(n + 1)}、{matter}" if len(agenda) > 1 else matter)
    return "　　".join(said)


def numeral(n: int) -> str:
    """1 to 99 as Han numerals."""
    digits = "〇一二三四五六七八九"
    if n < 10:
        return digits[n]
    tens, ones = divmod(n, 10)
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")


def _minutes(record: Record) -> Boxes:
    label = "内　容" if record["type"] != "theme_day" else "主要内容\n及特色"
    text = record["minutes"] or ""
    content = tuple(paragraph(part) for part in text.split("\n") if part.strip())
    least = 80.0 - 20.0 * bool(record["votes"]) - 20.0 * bool(record["actions"])
    return Boxes((Box(22, label, label=True), Box(WIDE, content=content)), tall=least)


def paragraph(text: str) -> Text:
    """A paragraph of minutes; its number and heading, such as 一、……。, stand out in 黑."""
    text = text.strip()
    head = _HEAD.match(text)
    cut = head.end() if head else 0
    runs = (Run(text[:cut], LEAD), Run(text[cut:], CONTENT)) if cut else (Run(text, CONTENT),)
    return Text(tuple(run for run in runs if run.text), pitch=PITCH, indent=2)


def _line(label: str, text: str) -> Boxes:
    return Boxes((Box(22, label, label=True), Box(WIDE, text)), ROW)


def _pairs(pairs: Sequence[tuple[str, str]], widths: Sequence[float]) -> Boxes:
    return replace(label_value(pairs, widths), tall=ROW)


def _subject(record: Record) -> Boxes:
    """What it was about: the topic, and below it the matters of the agenda."""
    if not record["agenda"]:
        return _line(spread("主题"), record["topic"])
    text = f"{record['topic']}\n{_agenda(record['agenda'])}"
    return Boxes((Box(22, "主　题\n议　题", label=True), Box(WIDE, text)), TWO_ROWS)


def _actions(record: Record, facts: Facts) -> list[Block]:
    """需办事项 with who, by when, and the day each was done."""
    rows = record["actions"] or ()
    if not rows:
        return []
    year = record.day.year

    def day(row: Mapping[str, Any], key: str) -> str:
        found: date | None = row.get(key)
        if found is None:
            return "—"
        return month_day(found) if found.year == year else found.isoformat()

    cells = [
        (str(n), row["matter"], _name(facts, row.get("person")), day(row, "due"), day(row, "done"))
        for n, row in enumerate(rows, 1)
    ]
    columns = (
        Column("序号", 10, "center"),
        Column("事项", 82, most=8),
        Column("承办", 22, "center", name=True),
        Column("时限", 22, "center"),
        Column("办结", 20, "center"),
    )
    return [
        section_head("需办事项", "办结日期由承办人登记", before=4.6),
        Ledger(
            columns, [[Cell(text) for text in row] for row in cells], Heading(head=6.6), row=6.2
        ),
    ]


def _probation(record: Record, facts: Facts) -> str:
    """Who of those listed had no vote that day (支部工作条例: 预备党员 has no vote)."""
    listed = [*(record["attendees"] or ()), *(row["person"] for row in record["absent"] or ())]
    names = [
        facts.name(person)
        for person in listed
        if (found := facts.by_id.get(person)) and standing(found, record.day) == "预备党员"
    ]
    if not names or record["type"] != "general_meeting":
        return ""
    return f"预备党员 {len(names)} 名（{people(names)}）计入应到，不计入表决。"
