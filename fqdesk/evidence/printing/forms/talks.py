"""F5 谈心谈话台账: that talks took place, between whom and why; never what was said.

Layout: domain notes C6 F5, design page "Page targets" 4, page 7.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row
from fqdesk.evidence.printing.ledgers.columns import Entry, dated
from fqdesk.evidence.printing.ledgers.register import Register
from fqdesk.evidence.printing.people import branch_name
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import window

PAIRS = ("委员之间", "委员与党员", "党员之间", "委员与群众", "其他")
_TRIGGER = KINDS["heart_talk"].by_key["trigger"]
_TIGHT = Style("song", 8.5)


def sheet(records: Sequence[Record], facts: Facts, span: Span) -> Sheet:
    """The register of talks in a window."""
    pairs = Counter(relation(record, facts) for record in records)
    said = "，".join(f"{pair} {pairs[pair]} 次" for pair in PAIRS if pairs[pair])
    register = Register(
        "谈心谈话台账",
        records,
        _entries(facts),
        under=(
            branch_name(facts, span.last),
            f"{window(span)}　共 {len(records)} 次",
            "不载谈话内容",
        ),
        window=str(span),
        head=10,
        totals=[
            Row(
                (
                    Cell("合　计", Style("hei", 9), "center", span=2),
                    Cell(said, align="center", span=5),
                    Cell(span=2),
                ),
                "total",
            )
        ],
    )
    table, paper = register.table(facts)
    remark = note(
        "本台账只登记谈话发生的事实，用于核对次数与关系；谈话内容由谈话双方和支部书记掌握，"
        "不入册、不打印。"
    )
    return Sheet("谈心谈话台账", (table, remark), paper)


def relation(record: Record, facts: Facts) -> str:
    """Between whom the talk was, by the roster of that day (党支部工作条例第十九条)."""
    roster = roster_on(facts, record.day)
    committee = {person.id for person in roster.committee_members}
    members = {person.id for person in roster.members}
    two = (record["talker"], record["talked"])
    seats = sum(person in committee for person in two)
    belong = sum(person in members for person in two)
    if seats == 2:
        return "委员之间"
    if seats == 1:
        return "委员与党员" if belong == 2 else "委员与群众"
    return "党员之间" if belong == 2 else "其他"


def _entries(facts: Facts) -> list[Entry]:
    def who(key: str) -> Entry:
        label = KINDS["heart_talk"].by_key[key].label
        column = Column(label, 20, "center", name=True)
        return Entry(column, lambda record: facts.name(record[key]))

    return [
        Entry(Column("日期", 18, "center", _TIGHT, pad=0.4), dated),
        who("talker"),
        who("talked"),
        Entry(Column("谈话关系", 21, "center", _TIGHT), lambda record: relation(record, facts)),
        Entry(
            Column("事由", 25, "center", _TIGHT),
            lambda record: _TRIGGER.show(record["trigger"]) or "—",
            share=1,
            late=True,
        ),
        Entry(
            Column("双方\n签字", 12, "center", _TIGHT),
            lambda record: {True: "已签", False: "未签"}.get(record["signed"], "—"),
        ),
        Entry(Column("谈话人\n签字", 15), lambda _: ""),
        Entry(Column("对象\n签字", 15), lambda _: ""),
    ]
