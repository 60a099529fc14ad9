"""F7 走访登记: visits without residents' names, what was said, and what became of it.

Layout: domain notes C6 F7 (privacy version), design page "Page targets" 4, page 8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fqdesk.domain.catalog.masses import HOUSEHOLDS, VISIT_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block, Text
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row
from fqdesk.evidence.printing import charts
from fqdesk.evidence.printing.ledgers.columns import SMALL, Entry
from fqdesk.evidence.printing.ledgers.register import Register
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.pieces import note, section_head
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import short, window

TIGHT = Style("song", 8.5)
LONGEST = 160
"""Characters told in a row; what is longer stands in full below the table."""

FULL = 45
"""Characters told by the average visit from which the text takes room from its neighbours."""
WIDE, NARROW = (20.0, 15.0, 28.0), (20.0, 13.0, 24.0)
"""Widths of place, officers and result, mm."""
SORT = 21.0
"""Width of the sort of visit where it has a column of its own, mm; else it stands below the place."""

Answers = Mapping[str, Sequence[Record]]
"""Suggestions by the visit they came from."""


def sheet(records: Sequence[Record], facts: Facts, span: Span) -> Sheet:
    """The register of visits in a window, its sums, and the charts made of them."""
    answers = _answers(facts)
    households = sum(record["households"] or 0 for record in records)
    full = sum(len(_told(record, answers)) for record in records) > FULL * len(records)
    one_year = len({record.day.year for record in records}) < 2
    entries = _entries(facts, answers, one_year=one_year, full=full)
    register = Register(
        "民情走访登记",
        records,
        entries,
        under=(
            station_name(facts),
            window(span),
            f"共 {len(records)} 条、{households} 户次",
        ),
        window=str(span),
        row=10.8,
        totals=_totals(records, answers, households, len(entries)),
    )
    table, paper = register.table(facts)
    blocks = [table, *_in_full(records, answers), *charts.visits(records, facts, span)]
    if records:
        blocks.append(note("不登记群众姓名、电话和证件号码。图由上表各条相加得出，不另行统计。"))
    return Sheet("民情走访登记", tuple(blocks), paper)


def _answers(facts: Facts) -> Answers:
    found: dict[str, list[Record]] = {}
    for suggestion in facts.until_on("suggestion"):
        found.setdefault(suggestion["source"], []).append(suggestion)
    return found


def _entries(facts: Facts, answers: Answers, *, one_year: bool, full: bool) -> list[Entry]:
    def day(record: Record) -> Cell:
        said = short(record.day) if one_year else record.day.isoformat()
        runs = (Run(f"{said}\n", TIGHT), Run(record.number, SMALL))
        return Cell(runs=runs if record.number else (Run(said, TIGHT),))

    def where(record: Record) -> str:
        return " ".join(part for part in (facts.name(record["place"]), record["group"]) if part)

    def told(record: Record) -> str:
        said = _told(record, answers)
        return said if len(said) <= LONGEST else f"{said[: LONGEST - 20]}…（全文见表后）"

    def became(record: Record) -> str:
        return "；".join(_became(found) for found in answers.get(record.id, ())) or "—"

    def officers(record: Record) -> str:
        return "\n".join(facts.name(person) for person in record["officers"] or ())

    def where_and_what(record: Record) -> str:
        return f"{where(record)}\n{_sort(record)}"

    where_wide, who, result = NARROW if full else WIDE
    telling = Style("song", 8) if full else TIGHT
    date = 12.5 if one_year else 18.0
    if full:
        title = "村（社区）\n类别"
        places = [Entry(Column(title, where_wide, "left", TIGHT, pad=0.6), where_and_what)]
    else:
        places = [
            Entry(Column("村（社区）", where_wide, "left", TIGHT, pad=0.6), where),
            Entry(Column("类别", SORT, "left", TIGHT, pad=0.6), _sort),
        ]
    return [
        Entry(Column("日期", date, "center", TIGHT, pad=0.4), day),
        *places,
        Entry(Column("户数", 9, "right", pad=0.6), lambda record: str(record["households"] or "—")),
        Entry(Column("走访人", who, "center", TIGHT, pad=0.3), officers),
        Entry(Column("主题与意见建议（不写姓名）", 36, "left", telling), told, 1),
        Entry(Column("办理结果", result, "left", telling, pad=0.8), became),
    ]


def _told(record: Record, answers: Answers) -> str:
    """What a visit was about and what was heard, in one sentence."""
    heard = [suggestion["content"] for suggestion in answers.get(record.id, ())]
    parts = (record["topic"], record["content"], *heard)
    return "；".join(part.strip().rstrip("。；").replace("\n", " ") for part in parts if part)


def _in_full(records: Sequence[Record], answers: Answers) -> list[Block]:
    """The visits that a row could not tell."""
    long = [record for record in records if len(_told(record, answers)) > LONGEST]
    if not long:
        return []
    blocks: list[Block] = [section_head("走访情况全文", f"{len(long)} 条", before=5)]
    for record in long:
        name = f"{record.number or record.day.isoformat()}　"
        runs = (Run(name, Style("hei", 9.5)), Run(_told(record, answers), Style("song", 10)))
        blocks.append(Text(runs, pitch=16, after=1.5))
    return blocks


def _sort(record: Record) -> str:
    visited = HOUSEHOLDS.get(record["household"] or "")
    return visited or VISIT_TYPES[record["type"]]


def _became(suggestion: Record) -> str:
    done, due = suggestion["resolved_on"], suggestion["due"]
    if done:
        result = (suggestion["result"] or "办结").rstrip("。")
        return f"{short(done, suggestion.day.year)} {result}"
    if suggestion["accepted"] is False:
        return suggestion["result"] or "未采纳"
    return f"承办中，限 {short(due, suggestion.day.year)}" if due else "承办中"


def _totals(
    records: Sequence[Record], answers: Answers, households: int, columns: int
) -> list[Row]:
    heard = [found for record in records for found in answers.get(record.id, ())]
    done = sum(1 for found in heard if found["resolved_on"])
    said = f"意见建议 {len(heard)} 条：办结 {done} 条，承办中 {len(heard) - done} 条"
    label = Cell("合　计", Style("hei", 9), "center", span=columns - 3)
    return [Row((label, str(households), "", Cell(said, span=2)), "total")]
