"""The registers of kinds that need more than their declared columns: counts, shares, groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.domain.kinds import Kind
from fqdesk.domain.periods import Span, say_day
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.turnout import BRANCH
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.tablemodel import Column
from fqdesk.evidence.printing.ledgers.columns import Entry, dated, entry, of_kind
from fqdesk.evidence.printing.ledgers.register import Register
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.sheets import file_place
from fqdesk.evidence.printing.wording import short_box, window

Entries = Callable[[Kind, Facts], list[Entry]]
SHEETS = frozenset(
    ("meeting", "appraisal", "forum", "open_day", "inspection", "party_report", "upper_visit")
)
"""Kinds whose records have a sheet of their own."""


def has_sheet(record: Record) -> bool:
    """Whether a record has a sheet. 治安分析例会 has none: its content may be secret (B7)."""
    return record.kind in SHEETS and record["type"] != "analysis_meeting"


def register(kind: str, records: Sequence[Record], facts: Facts, span: Span | None) -> Register:
    """The register of a kind over a window; without one it says up to which day it stands."""
    declared = KINDS[kind]
    entries = _OWN.get(kind, of_kind)(declared, facts)
    when = window(span) if span else f"截至{say_day(facts.on)}"
    ordered = sorted(records, key=lambda record: (_rank(record), record.day, record.number))
    return Register(
        _title(kind, records),
        ordered,
        entries,
        under=(station_name(facts), when, f"共 {len(records)} 条"),
        window=str(span) if span else when,
        cites=_cited(kind),
        group=_grouped(records) if kind == "meeting" else None,
    )


TITLES = {
    "dues": "党费收缴台账",
    "figure": "指标数据登记",
    "material": "制度和材料目录",
    "person": "人员名册",
    "place": "辖区单位登记",
    "post": "任职登记",
    "setting": "本地设定登记",
    "health_check": "民警体检登记",
    "counselling": "心理疏导登记",
    "judgement": "自评登记",
    "proof": "佐证登记",
}


def _title(kind: str, records: Sequence[Record]) -> str:
    """What a register is called; one of meetings by what is in it."""
    if kind != "meeting":
        return TITLES.get(kind, f"{KINDS[kind].label}台账")
    sorts = {record["type"] for record in records}
    if len(sorts) == 1:
        return f"{MEETING_TYPES[sorts.pop()]}台账"
    return "党的组织生活台账" if sorts <= set(BRANCH) else "会议活动台账"


def _cited(kind: str) -> Callable[[Record], str] | None:
    if kind in SHEETS:
        return lambda record: record_place(record.id) if has_sheet(record) else ""
    return _material_place if kind == "material" else None


def _material_place(record: Record) -> str:
    """Where a paper is: set as 公文, else its first attachment."""
    if record["text"]:
        return record_place(record.id)
    files: tuple[FileRef, ...] = record["files"] or ()
    return file_place(files[0].sha256) if files else ""


def _rank(record: Record) -> int:
    """Meetings are listed series by series, everything else by day."""
    return list(MEETING_TYPES).index(record["type"]) if record.kind == "meeting" else 0


def _grouped(records: Sequence[Record]) -> Callable[[Record], str] | None:
    """The series heads its meetings; one alone is named by the title."""
    counts = Counter(record["type"] for record in records)
    if len(counts) < 2:
        return None
    return lambda record: f"{MEETING_TYPES[record['type']]}（{counts[record['type']]} 次）"


def _number(title: str, count: Callable[[Record], int | None], width: float = 11.0) -> Entry:
    def written(record: Record) -> str:
        found = count(record)
        return "—" if found is None else str(found)

    return Entry(Column(title, width, "center"), written)


def _meeting(kind: Kind, facts: Facts) -> list[Entry]:
    def listed(record: Record) -> bool:
        return bool(record["attendees"] or record["absent"])

    def present(record: Record) -> int | None:
        return len(record["attendees"] or ()) if listed(record) else None

    def absent(record: Record) -> int | None:
        return len(record["absent"] or ()) if listed(record) else None

    def expected(record: Record) -> int | None:
        return (present(record) or 0) + (absent(record) or 0) if listed(record) else None

    return [
        Entry(Column("日期", 19.0, "center"), dated),
        Entry(Column("主题", 44.0), lambda record: record["topic"], 1),
        _number("应到", expected),
        _number("实到", present),
        _number("缺席", absent),
        entry(kind.by_key["chair"], facts),
    ]


def _dues(kind: Kind, facts: Facts) -> list[Entry]:
    def unpaid(record: Record) -> str:
        rows = record["unpaid"] or ()
        return "；".join(
            f"{facts.name(r['person'])}：{r.get('reason') or '未写原因'}" for r in rows
        )

    return [
        entry(kind.by_key["month"], facts),
        Entry(Column("收缴日期", 19.0, "center"), dated),
        _number("应交", lambda r: len(r["paid"] or ()) + len(r["unpaid"] or ())),
        _number("已交", lambda r: len(r["paid"] or ())),
        _number("未交", lambda r: len(r["unpaid"] or ())),
        Entry(Column("未交人员及原因", 50.0), lambda record: unpaid(record) or "—", 1),
        entry(kind.by_key["published"], facts),
    ]


def _figure(kind: Kind, _: Facts) -> list[Entry]:
    def share(record: Record) -> str:
        part, whole = record["numerator"], record["denominator"]
        return f"{100 * part / whole:.1f}%" if part is not None and whole else "—"

    def period(record: Record) -> str:
        first, last = record["period_from"], record["period_until"]
        return f"{first or '……'}\n至 {last or '……'}" if first or last else "—"

    return [
        Entry(Column("数据日期", 19.0, "center"), dated),
        Entry(Column("指标", 34.0), lambda r: kind.by_key["metric"].show(r["metric"])),
        Entry(
            Column("分子", 14.0, "right"), lambda r: kind.by_key["numerator"].show(r["numerator"])
        ),
        Entry(
            Column("分母", 14.0, "right"),
            lambda r: kind.by_key["denominator"].show(r["denominator"]) or "—",
        ),
        Entry(Column("比值", 14.0, "right"), share),
        Entry(Column("统计期", 21.0, "center", Style("song", 8.5), pad=0.3), period),
        Entry(Column("数据来源", 30.0), _figure_source, 1),
    ]


def _figure_source(record: Record) -> str:
    """Where a figure comes from, what was added to it, and where the paper lies."""
    original = short_box(record["original"])
    parts = (record["source"], record["note"], f"原件：{original}" if original else "")
    return "\n".join(part for part in parts if part) or "—"


def _material(kind: Kind, _: Facts) -> list[Entry]:
    def kept_by(record: Record) -> str:
        who = record["issuer"] or record["department"]
        return "\n".join(filter(None, (who, short_box(record["original"])))) or "—"

    return [
        Entry(Column("成文日期", 19.0, "center"), dated),
        Entry(
            Column("类型", 17.0, "center", pad=0.5), lambda r: kind.by_key["type"].show(r["type"])
        ),
        Entry(Column("题名", 40.0), lambda r: r["title"], 1),
        Entry(Column("文号", 31.0), lambda r: r["document_no"] or "—"),
        Entry(Column("责任者、原件", 24.0), kept_by),
    ]


def _setting(kind: Kind, _facts: Facts) -> list[Entry]:
    return [
        Entry(Column("生效日期", 19.0, "center"), dated),
        Entry(Column("设定项", 44.0), lambda r: kind.by_key["key"].show(r["key"])),
        Entry(Column("取值", 34.0), lambda r: kind.by_key["value"].show(r["value"])),
        Entry(Column("依据", 40.0), lambda r: r["said_by"] or "—", 1),
    ]


_OWN: dict[str, Entries] = {
    "meeting": _meeting,
    "dues": _dues,
    "figure": _figure,
    "material": _material,
    "setting": _setting,
}
