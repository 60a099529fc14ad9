"""Which registers and sheets the records of one kind are printed as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave import balances
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.turnout import BRANCH
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.printing import charts, official
from fqdesk.evidence.printing.case import Case
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
from fqdesk.evidence.printing.sheets import Part, Sheet

MEETINGS_CHARTED = 4
"""Meetings from which their attendance is drawn as a chart."""


PROOF = "佐证："
"""Before the name of what was attached and does not count."""


def register_of(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    """The register of a kind, and the sheets of those records that have one.

    A record that stands alone has a sheet in place of a register of one row. Records that were only
    attached have a register of their own: they are of any day, and none of them counts.
    """
    kind, beside = records[0].kind, records[0].id in case.result.beside
    listed = KINDS[kind].area == "station" or kind in {"material", "figure"}
    alone = len(records) == 1 and not listed
    sheets = [_sheet(record, case.facts) for record in records if alone or has_sheet(record)]
    if len(records) > 1 or not sheets:
        span = case.span(records) if KINDS[kind].event and not beside else None
        found = register(kind, records, case.facts, span)
        if beside:
            found = replace(found, title=f"{PROOF}{found.title}")
        table, paper = found.table(case.facts)
        sheet = Sheet(found.title, (table,), paper)
        told = frozenset(record.id for record in records)
        yield Part(found.title, [sheet], found.inset(case.facts), told)
    if sheets:
        yield _gathered(f"{PROOF if beside else ''}{KINDS[kind].label}记录", sheets)


def _gathered(title: str, sheets: Sequence[Sheet]) -> Part:
    return Part(title if len(sheets) == 1 else f"{title}（{len(sheets)} 份）", sheets)


def _sheet(record: Record, facts: Facts) -> Sheet:
    makers = {
        "appraisal": appraisal.sheet,
        "meeting": minutes.sheet,
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
        told = frozenset(record.id for record in records)
        members = [record for record in records if record["type"] in BRANCH]
        if len(members) >= MEETINGS_CHARTED:
            blocks += charts.attendance(members, span)
        inset = found.inset(case.facts) if len(blocks) == 1 else ()
        sheet = Sheet(found.title, tuple(blocks), paper)
        yield Part(found.title, [sheet], inset, told)
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
    others = [record for record in records if record not in annual]
    year = case.span(annual).first.year
    if annual or (not others and balances(facts, calendar, year)):
        ledger = leave_ledger.sheet(facts, calendar, year)
        yield Part(ledger.name, [ledger])
    if annual:
        forms = leave_approval.sheet(annual, facts, calendar)
        forms = replace(forms, blocks=(*forms.blocks, *charts.leave_months(facts, calendar, year)))
        yield Part(f"{forms.name}（{len(annual)} 份）", [forms])
    if others:
        yield from register_of(case, others)


def _honours(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    sheet = honours.sheet(records, case.facts, case.span(records), case.counting, case.reasons)
    yield Part(sheet.name, [sheet])


def _declarations(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    yield _gathered("未发生情况声明", [declaration.sheet(record, case.facts) for record in records])


def _materials(case: Case, records: Sequence[Record]) -> Iterator[Part]:
    """The list of papers, then those written in the program as 公文."""
    yield from register_of(case, records)
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
