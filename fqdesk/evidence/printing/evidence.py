"""What is printed behind an item's page: its registers, record sheets, photos and attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, last_complete_year
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import Bundle, Sources, attached as files_of, evidence_of
from fqdesk.evidence.judge import ItemResult
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.volume import Section
from fqdesk.evidence.printing import attached, charts, official, photos
from fqdesk.evidence.printing.forms import (
    appraisal,
    daily_log,
    declaration,
    gatherings,
    honours,
    leave_approval,
    leave_ledger,
    minutes,
    plain,
    rest,
    talks,
    visits,
)
from fqdesk.evidence.printing.ledgers.kinds import has_sheet, register
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.sheets import Heads, Part, Sheet

LEVEL = 2
"""Evidence stands two levels below the volume: chapter, item, evidence."""
MEETINGS_CHARTED = 4


@dataclass(frozen=True)
class Case:
    """One item and the records that are printed behind its page."""

    result: ItemResult
    bundle: Bundle
    sources: Sources
    shaper: Shaper

    @property
    def facts(self) -> Facts:
        """The station as known for the day of judging."""
        return self.bundle.facts

    @cached_property
    def records(self) -> list[Record]:
        """The records printed here, kind by kind in the order of the catalog."""
        part = self.bundle.part(self.result.item.id)
        order = list(KINDS)
        own = [self.bundle.record(known) for known in part.own] if part else []
        return sorted(own, key=lambda record: order.index(record.kind))

    @cached_property
    def counting(self) -> frozenset[str]:
        """Ids of the records that count, not merely shown."""
        return frozenset(evidence_of(self.result))

    def span(self, records: Sequence[Record]) -> Span:
        """The window of the checks that these records count for, else of all checks."""
        ids = {record.id for record in records}
        findings = [check.finding for check in self.result.checks if check.finding.span]
        used = [found for found in findings if ids.intersection(found.evidence)] or findings
        spans = [found.span for found in used if found.span]
        if not spans:
            return last_complete_year(self.bundle.on)
        return Span(min(span.first for span in spans), max(span.last for span in spans))

    @cached_property
    def reasons(self) -> dict[str, str]:
        """Why a record that is shown does not count, as the tables of the findings say."""
        tables = (check.finding.table for check in self.result.checks)
        return {
            known: row.said
            for table in tables
            if table
            for row in table.rows
            if row.said
            for cell in row.cells
            for known in cell.records
        }


def sections(
    result: ItemResult, bundle: Bundle, sources: Sources, shaper: Shaper, heads: Heads
) -> list[Section]:
    """Everything that is printed for an item behind its page, in order.

    A record or file that an earlier item printed is left out: the item's page cites it.
    """
    case = Case(result, bundle, sources, shaper)
    own = f"evidence-{result.item.id}"
    return [
        section
        for n, part in enumerate(_parts(case), 1)
        for section in part.sections(f"{own}-{n}", shaper, heads, LEVEL)
    ]


def _parts(case: Case) -> Iterator[Part]:
    by_kind: dict[str, list[Record]] = {}
    for record in case.records:
        if record.kind != "judgement":  # it stands with its reason on the item's page
            by_kind.setdefault(record.kind, []).append(record)
    for kind, records in by_kind.items():
        yield from MAKERS.get(kind, _register)(case, records)
    yield from _files(case)


def _register(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    """The register of a kind, and the sheets of those records that have one.

    A record that stands alone has a sheet in place of a register of one row.
    """
    kind = records[0].kind
    alone = len(records) == 1 and KINDS[kind].area != "station" and kind != "material"
    sheets = [_sheet(record, case.facts) for record in records if alone or has_sheet(record)]
    if len(records) > 1 or not sheets:
        span = case.span(records) if KINDS[kind].event else None
        found = register(kind, records, case.facts, span)
        table, paper = found.table(case.facts)
        yield Part(found.title, [Sheet(found.title, (table,), paper)])
    if sheets:
        yield _gathered(f"{KINDS[kind].label}记录", sheets)


def _gathered(title: str, sheets: Sequence[Sheet]) -> Part:
    return Part(title if len(sheets) == 1 else f"{title}（{len(sheets)} 份）", sheets)


def _sheet(record: Record, facts: Facts) -> Sheet:
    makers = {
        "appraisal": appraisal.sheet,
        "forum": gatherings.forum,
        "open_day": gatherings.open_day,
    }
    return makers.get(record.kind, plain.sheet)(record, facts)


def _meetings(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    """The register series by series with attendance by quarter, then the minutes of each series."""
    span = case.span(records)
    if len(records) > 1 or not has_sheet(records[0]):
        found = register("meeting", records, case.facts, span)
        table, paper = found.table(case.facts)
        blocks: list[Block] = [table]
        if len(records) >= MEETINGS_CHARTED:
            blocks += charts.attendance(records, span)
        yield Part(found.title, [Sheet(found.title, tuple(blocks), paper)])
    for sort, label in MEETING_TYPES.items():
        held = [record for record in records if record["type"] == sort and has_sheet(record)]
        if held:
            yield _gathered(f"{label}记录", [minutes.sheet(record, case.facts) for record in held])


def _talks(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    sheet = talks.sheet(records, case.facts, case.span(records))
    yield Part(sheet.name, [sheet])


def _visits(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    sheet = visits.sheet(records, case.facts, case.span(records))
    yield Part(sheet.name, [sheet])


def _logs(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    sheet = daily_log.sheet(records, case.facts, case.span(records))
    yield Part(sheet.name, [sheet])


def _rests(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    sheet = rest.sheet(records, case.facts, case.span(records))
    yield Part(sheet.name, [sheet])


def _leaves(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    """The ledger of the year with the forms of each annual leave; other leave in a register."""
    facts, calendar = case.facts, case.bundle.calendar
    annual = [record for record in records if record["type"] == "annual_leave"]
    if annual:
        year = case.span(annual).first.year
        ledger = leave_ledger.sheet(facts, calendar, year)
        ledger = replace(ledger, blocks=(*ledger.blocks, *charts.leave_months(annual, year)))
        yield Part(ledger.name, [ledger])
        forms = leave_approval.sheet(annual, facts, calendar)
        yield Part(f"{forms.name}（{len(annual)} 份）", [forms])
    if others := [record for record in records if record not in annual]:
        yield from _register(case, others)


def _honours(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    sheet = honours.sheet(records, case.facts, case.span(records), case.counting, case.reasons)
    yield Part(sheet.name, [sheet])


def _declarations(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    yield _gathered("未发生情况声明", [declaration.sheet(record, case.facts) for record in records])


def _materials(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    """The list of papers, then those written in the program as 公文."""
    yield from _register(case, records)
    for record in records:
        if record["text"]:
            letter = official.Letter(
                title=record["title"],
                text=record["text"],
                signer=record["issuer"] or station_name(case.facts),
                day=record.day,
            )
            yield Part(record["title"], [official.sheet(letter, case.shaper, record.id)])


MAKERS: dict[str, Callable[[Case, Sequence[Record]], Iterator[Part]]] = {
    "meeting": _meetings,
    "heart_talk": _talks,
    "political_log": _logs,
    "visit": _visits,
    "leave": _leaves,
    "rest": _rests,
    "honour": _honours,
    "declaration": _declarations,
    "material": _materials,
}


def _files(case: Case) -> Iterator[Part]:
    """Photos two to a page, then attached papers; a file is printed once in a volume."""
    printed = _earlier(case)
    shots: list[photos.Shot] = []
    papers: list[attached.Paper] = []
    for record in case.records:
        for turn, ref in enumerate(files_of(record), 1):
            if ref.sha256 in printed:
                continue
            printed.add(ref.sha256)
            if photos.is_photo(ref):
                shots.append(photos.Shot(record, ref, turn))
            else:
                papers.append(attached.Paper(record, ref))
    if shots:
        title = "荣誉实物照片" if all(s.record.kind == "honour" for s in shots) else "照片"
        sheet = photos.sheet(shots, case.facts, case.sources, title)
        yield Part(f"{title}（{len(shots)} 张）", [sheet])
    if papers:
        scans = attached.sheets(papers, case.facts, case.sources)
        yield Part(f"附件（{len(papers)} 件）", scans)


def _earlier(case: Case) -> set[str]:
    """Files of records that items before this one print."""
    found: set[str] = set()
    for part in case.bundle.everything:
        if part.result.item.id == case.result.item.id:
            break
        for known in part.own:
            found.update(ref.sha256 for ref in files_of(case.bundle.record(known)))
    return found
