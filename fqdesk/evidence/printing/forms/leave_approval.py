"""F10 年休假审批表: one leave as it was asked for, approved and ended; three forms to a page.

Layout: domain notes C6 F10, with 销假日期 and 召回 added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.catalog.leave import HALF_DAYS, LEAVE_STATES, LEAVE_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave import balance, leave_days
from fqdesk.domain.periods import full_years, say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.form import Box, Boxes, Form, label_value
from fqdesk.evidence.layout.ink import Ink
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.printing.forms.lateness import foot
from fqdesk.evidence.printing.people import duty
from fqdesk.evidence.printing.pieces import Whole, page_title
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import box_page

TITLE = Style("songbd", 15)
THIRDS = (22.0, 30.0, 22.0, 30.0, 22.0, 30.0)
HALVES = (22.0, 82.0, 22.0, 30.0)
ROW, TO_SIGN = 6.8, 15.5
APART = 7.0
"""Space between two forms, mm."""
SMALL = Style("song", 9)


def sheet(leaves: Sequence[Record], facts: Facts, calendar: Calendar) -> Sheet:
    """The forms of several leaves."""
    blocks: list[Block] = []
    for leave in leaves:
        blocks += _form(leave, facts, calendar)
    return Sheet("年休假审批表", tuple(blocks))


def _form(leave: Record, facts: Facts, calendar: Calendar) -> list[Block]:
    annual = leave["type"] == "annual_leave"
    title = "年休假审批表" if annual else f"{LEAVE_TYPES[leave['type']]}审批表"
    under = (
        f"记录编号　{leave.number or '—'}",
        f"状态　{LEAVE_STATES[leave['state']]}",
        box_page(leave["original"]),
    )
    head = page_title(title, under, TITLE)
    form = Form(
        tuple(_rows(leave, facts, calendar, annual=annual)), names=(record_place(leave.id),)
    )
    notes = [Whole(block, before=1.2, keep=True) for block in foot(leave, facts)]
    parts = [Whole(head, before=APART, keep=True), Whole(form, keep=True), *notes]
    return [*parts[:-1], replace(parts[-1], keep=False)]


def _rows(leave: Record, facts: Facts, calendar: Calendar, *, annual: bool) -> list[Boxes]:
    person = facts.by_id[leave["person"]]
    start = person["work_start_date"]
    year = leave["attribution_year"] or leave.day.year
    held = balance(facts, calendar, person.id, year)
    worked = f"{full_years(start, leave.day)} 年" if start else "—"
    rows = [
        (
            ("姓　名", str(person["name"])),
            ("职　务", duty(facts, person.id, leave.day)),
            ("参加工作", start.isoformat() if start else "—"),
        ),
        (
            ("工作年限", worked),
            ("归属年度", f"{year} 年" if annual else "—"),
            ("应休天数", f"{say_halves(held.entitled)} 天" if annual else "—"),
        ),
        (
            ("此前已休", f"{_before(leave, facts, calendar, year)} 天" if annual else "—"),
            ("本次天数", f"{say_halves(leave_days(leave, calendar))} 天"),
            ("代理人", facts.name(leave["deputy"]) if leave["deputy"] else "—"),
        ),
    ]
    lines = [Boxes(label_value(pairs, THIRDS).boxes, ROW) for pairs in rows]
    lines.append(_wide("起止日期", _dates(leave)))
    if reason := leave["reason"] or leave["days_reason"]:
        lines.append(_wide("事　由", reason))
    lines.append(_opinions(leave, facts))
    lines.append(_wide("销假召回", _ended(leave, facts)))
    return lines


def _wide(label: str, text: str) -> Boxes:
    return Boxes((Box(22, label, label=True), Box(134, text)), ROW)


def _dates(leave: Record) -> str:
    """From–to as asked for; halves are said, days off in between are not counted."""
    first, last = leave["start_half"], leave["end_half"]
    begin = say_day(leave.day) + (HALF_DAYS[first] + "起" if first == "pm" else "")
    end = say_day(leave["end"]) + (HALF_DAYS[last] + "止" if last == "am" else "")
    return f"{begin} 至 {end}（不含休息日和法定节假日）"


def _before(leave: Record, facts: Facts, calendar: Calendar, year: int) -> str:
    """Days of the same year's leave that were taken before this one."""
    held = balance(facts, calendar, leave["person"], year)
    earlier = [facts.by_id[known] for known in held.segments if known != leave.id]
    taken = [r for r in earlier if r["state"] == "approved" and r.day < leave.day]
    return say_halves(sum(leave_days(found, calendar) for found in taken))


def _opinions(leave: Record, facts: Facts) -> Boxes:
    """Three places to sign; who approved and when is printed small below, the hand signs above."""
    approver = leave["approved_by"]
    said = facts.name(approver) if approver else ""
    day = say_day(leave["approved_on"]) if leave["approved_on"] else "年　　月　　日"

    def draw(ink: Ink, x: float, y: float, width: float, height: float) -> None:
        ink.text(x + 2, y + height - 2.2, said, SMALL)
        ink.text(x + width - 2, y + height - 2.2, day, SMALL, "right")

    def blank(ink: Ink, x: float, y: float, width: float, height: float) -> None:
        ink.text(x + width - 2, y + height - 2.2, "年　　月　　日", SMALL, "right")

    boxes = (
        Box(14, "部门\n意见", label=True),
        Box(38, drawing=blank),
        Box(14, "分管\n领导", label=True),
        Box(38, drawing=blank),
        Box(14, "主要\n领导", label=True),
        Box(38, drawing=draw),
    )
    return Boxes(boxes, TO_SIGN)


def _ended(leave: Record, facts: Facts) -> str:
    returned = leave["returned_on"]
    if not returned:
        over = leave["state"] == "approved" and leave["end"] <= facts.on
        return "按期休完" if over else "—"
    half = "上午" if leave["returned_half"] == "am" else ""
    if returned == leave["end"] and not leave["recall_reason"]:
        return f"按期休完，{say_day(returned)}{half}"
    why = f"，召回原因：{leave['recall_reason']}" if leave["recall_reason"] else ""
    return f"实际休到{say_day(returned)}{half}{why}"
