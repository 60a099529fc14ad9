"""F6 民主评议党员汇总表: ballots and grades of each member, and what is to be put right.

Layout: domain notes C6 F6. 优秀 normally at most a third of those appraised
(党支部工作条例第十八条 and the rules on 民主评议).
"""

from __future__ import annotations

from fqdesk.domain.catalog.party import GRADES
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.form import Box, Boxes, Form, label_value, signatures
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, nothing
from fqdesk.evidence.printing.forms.lateness import foot
from fqdesk.evidence.printing.forms.minutes import paragraph
from fqdesk.evidence.printing.people import branch_name
from fqdesk.evidence.printing.pieces import page_title
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import box_page

THIRDS = (26.0, 26.0, 26.0, 26.0, 26.0, 26.0)


def sheet(record: Record, facts: Facts) -> Sheet:
    """The summary of one year's appraisal."""
    year = record["year"]
    meeting = facts.by_id.get(record["meeting"] or "")
    under = (
        f"记录编号　{record.number or '—'}",
        branch_name(facts, record.day),
        box_page(record["original"]),
    )
    counts = (
        ("评定日期", record.day.isoformat()),
        ("应评党员", _people(record["expected"])),
        ("实评党员", _people(record["voted"])),
    )
    measures = record["measures"] or ""
    rows = [label_value(counts, THIRDS)]
    rows.append(label_value((("评议会议", _meeting(meeting)),), (26.0, 130.0)))
    if measures:
        content = tuple(paragraph(part) for part in measures.split("\n") if part.strip())
        rows.append(Boxes((Box(26, "整改措施", label=True), Box(130, content=content)), 30))
    blocks: list[Block] = [
        page_title(f"{year}年民主评议党员汇总表", under),
        Form(tuple(rows)),
        _grades(record, facts),
        signatures((("支部书记签字", ""), ("计票人签字", ""), ("监票人签字", ""))),
        *foot(record, facts, _third(record)),
    ]
    return Sheet(f"民主评议汇总　{year}年", tuple(blocks), record=record.id)


def _people(count: int | None) -> str:
    return "—" if count is None else f"{count} 人"


def _meeting(meeting: Record | None) -> str:
    return f"{meeting.number} {meeting['topic']}".strip() if meeting else "—"


def _grades(record: Record, facts: Facts) -> Ledger:
    figure = Style("song", 9.5)
    columns = (
        Column("序号", 12, "center"),
        Column("姓　名", 40, "center", name=True),
        *(Column(label, 18.5, "center", figure, group="测评票数") for label in GRADES.values()),
        Column("评定等次", 30, "center"),
    )
    rows: list[Row] = [
        Row(
            (
                str(n),
                facts.name(row["person"]),
                *(str(row[grade]) if row.get(grade) is not None else "—" for grade in GRADES),
                GRADES.get(row.get("grade") or "", "—"),
            )
        )
        for n, row in enumerate(record["results"] or (), 1)
    ]
    if not rows:
        return Ledger(columns, [nothing()], Heading(head=12), before=5)
    given = [row.get("grade") for row in record["results"]]
    counted = "　".join(
        f"{label} {given.count(grade)} 人" for grade, label in GRADES.items() if grade in given
    )
    total = Row((Cell("合　计", Style("hei", 9), "center", span=2), Cell(counted, span=5)), "total")
    return Ledger(columns, [*rows, total], Heading(head=12), before=5)


def _third(record: Record) -> str:
    """What the page says of the third that 优秀 should not exceed."""
    results = record["results"] or ()
    base = record["voted"] or record["expected"] or len(results)
    excellent = sum(1 for row in results if row.get("grade") == "excellent")
    if not base or not excellent:
        return ""
    verdict = "未超过" if excellent <= base // 3 else "超过"
    return f"优秀 {excellent} 人，{verdict}参加评议党员 {base} 人的三分之一（{base // 3} 人）。"
