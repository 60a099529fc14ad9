"""F11 表彰奖励台账: collective and individual honours, which count, and the day each drops out.

Layout: domain notes C6 F11 and B4, design page "Page targets" 4, page 12.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.honours import STATES
from fqdesk.domain.facts import Facts
from fqdesk.domain.honours import drops_out_on
from fqdesk.domain.periods import Span, window_back
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.marks import Outcome
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, nothing
from fqdesk.evidence.printing.people import station_name, unit_name
from fqdesk.evidence.printing.photos import is_photo
from fqdesk.evidence.printing.pieces import note, page_title, section_head
from fqdesk.evidence.printing.sheets import Sheet, file_place

BODY, TIGHT, SMALL = Style("song", 9), Style("song", 8.5), Style("hei", 7)
NUMBER = Style("song", 8)
RANKS = {
    "township": "镇级",
    "county": "县级",
    "city": "市级",
    "province": "省级",
    "ministry": "国家",
}
ARTEFACTS = KINDS["honour"].by_key["artefacts"]
NOTHING: Mapping[str, str] = MappingProxyType({})
WHY_NOT = (
    "不计入的各有原因：决定日期在窗口外，授奖机关不是党委、政府或上级公安机关，或者已暂停、撤销。"
)


@dataclass(frozen=True)
class _Judged:
    counting: Collection[str]
    reasons: Mapping[str, str]


def sheet(
    records: Sequence[Record],
    facts: Facts,
    span: Span,
    counting: Collection[str],
    reasons: Mapping[str, str] = NOTHING,
) -> Sheet:
    """The ledger over a window; `counting` are the ids that count for the item.

    `reasons` say in words why another does not.
    """
    together = [record for record in records if record["recipient_type"] == "collective"]
    alone = [record for record in records if record["recipient_type"] != "collective"]
    months = _months(span)
    under = (unit_name(facts), str(span), f"共 {len(records)} 项")
    remark = "实心为计入本项，末栏为移出窗口的日期"
    blocks: list[Block] = [
        page_title("表彰奖励台账", under),
        section_head("一、集体", remark, before=2),
        _collective(together, span, months, _Judged(counting, reasons), facts),
    ]
    if alone:
        blocks += [section_head("二、个人", "列出供参阅"), _individual(alone, facts, counting)]
    if kept := [record for record in records if record["artefacts"] or record["storage"]]:
        head = "三、实物保管" if alone else "二、实物保管"
        blocks += [section_head(head, "照片见所列页"), _artefacts(kept)]
    if any(record.id not in counting for record in together):
        blocks.append(note(WHY_NOT))
    return Sheet("表彰奖励台账", tuple(blocks))


def _months(span: Span) -> int:
    return next((n for n in range(1, 121) if window_back(span.last, n) == span), 0)


def _head(last: str) -> tuple[Column, ...]:
    return (
        Column("序号", 8, "center"),
        Column("决定日期", 18.5, "center", TIGHT, pad=0.4),
        Column("荣誉名称", 33.5, "left", BODY, pad=0.8),
        Column("获奖者", 14, "center", TIGHT, pad=0.4, name=True),
        Column("授予机关", 26, "left", TIGHT, pad=0.8),
        Column("级别", 9, "center", TIGHT, pad=0.2),
        Column("文号", 28.5, "left", NUMBER, pad=0.6),
        Column(last, 18.5, "center", TIGHT, pad=0.4),
    )


def _decided(record: Record) -> Cell:
    day = record.day.isoformat()
    if not record.number:
        return Cell(day)
    return Cell(runs=(Run(f"{day}\n", TIGHT), Run(record.number, SMALL)))


def _row(n: int, record: Record, name: Cell, who: str, last: str) -> Row:
    cells: tuple[str | Cell, ...] = (
        str(n),
        _decided(record),
        name,
        who,
        record["issuing_body"],
        RANKS.get(record["body_rank"] or "", "—"),
        record["decision_no"] or "—",
        last,
    )
    return Row(cells, places=(record_place(record.id),))


def _collective(
    records: Sequence[Record], span: Span, months: int, judged: _Judged, facts: Facts
) -> Ledger:
    rows = []
    for n, record in enumerate(records, 1):
        sign, last = _counts(record, span, months, judged)
        name = Cell(record["title"], sign=sign)
        rows.append(_row(n, record, name, _unit(record, facts), last))
    return Ledger(_head("移出窗口"), rows or [nothing(str(span))], Heading(head=7.6), row=9)


def _unit(record: Record, facts: Facts) -> str:
    """The collective as the narrow column has room for it: 派出所, 党支部."""
    unit: str = record["unit"] or ""
    for own in (unit_name(facts), station_name(facts)):
        unit = unit.removeprefix(own)
    return unit or "派出所"


def _counts(record: Record, span: Span, months: int, judged: _Judged) -> tuple[Outcome, str]:
    """The sign before the name, and the last column: a day, or why it does not count."""
    if record.id in judged.counting:
        return "met", drops_out_on(record, months).isoformat() if months else "—"
    outside = record.day not in span
    said = judged.reasons.get(record.id) or ("已移出" if outside else "不计")
    if record["state"] != "valid":
        said = STATES[record["state"]]
    return ("out_of_scope" if outside else "not_applicable"), said


def _individual(records: Sequence[Record], facts: Facts, counting: Collection[str]) -> Ledger:
    rows = []
    for n, record in enumerate(records, 1):
        name = Cell(record["title"], sign="met") if record.id in counting else Cell(record["title"])
        who = facts.name(record["person"]) if record["person"] else "—"
        rows.append(_row(n, record, name, who, _kept(record)))
    return Ledger(_head("载体"), rows, Heading(head=7.6), row=9)


def _kept(record: Record) -> str:
    return ARTEFACTS.show(record["artefacts"]) or "—"


def _artefacts(records: Sequence[Record]) -> Ledger:
    columns = (
        Column("序号", 10, "center"),
        Column("荣誉名称", 46),
        Column("载体", 36),
        Column("存放位置", 44),
        Column("照片见页", 20, "center"),
    )
    rows = [
        (str(n), record["title"], _kept(record), record["storage"] or "—", _photo(record))
        for n, record in enumerate(records, 1)
    ]
    return Ledger(columns, rows, Heading(head=7), row=6.6)


def _photo(record: Record) -> Cell:
    shots = [ref for ref in record["files"] or () if is_photo(ref)]
    if not shots:
        return Cell("—")
    to = file_place(shots[0].sha256)
    return Cell("", page_of=to, link=to)
