"""What is printed behind an item's page: its registers, record sheets, photos and attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import Bundle, Sources, attached as files_of
from fqdesk.evidence.judge import ItemResult
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.volume import Section
from fqdesk.evidence.printing import attached, photos
from fqdesk.evidence.printing.by_kind import MAKERS, register_of
from fqdesk.evidence.printing.case import Case
from fqdesk.evidence.printing.sheets import Heads, Part, laid_out

LEVEL = 2
"""Evidence stands two levels below the volume: chapter, item, evidence."""


def parts(result: ItemResult, bundle: Bundle, sources: Sources, shaper: Shaper) -> list[Part]:
    """Everything that is printed for an item besides its page: registers, then single records.

    A record or file that an earlier item printed is left out: the item's page cites it.
    """
    found = _parts(Case(result, bundle, sources, shaper))
    return sorted(found, key=lambda part: not part.inset)


def sections(item: str, behind: Iterable[Part], shaper: Shaper, heads: Heads) -> list[Section]:
    """The pages behind an item's page: those parts that do not stand on it."""
    return list(laid_out(behind, f"evidence-{item}", shaper, heads, LEVEL))


def _parts(case: Case) -> Iterator[Part]:
    by_kind: dict[str, list[Record]] = {}
    beside: dict[str, list[Record]] = {}
    for record in case.records:
        if record.kind != "judgement":  # it stands with its reason on the item's page
            mine = beside if record.id in case.result.beside else by_kind
            mine.setdefault(record.kind, []).append(record)
    if any(check.check.rule == "leave_rate" for check in case.result.checks):
        # Who took no leave at all stands in the ledger of the year, even when nobody took any.
        by_kind.setdefault("leave", [])
    for kind, records in by_kind.items():
        yield from MAKERS.get(kind, register_of)(case, records)
    for kind, records in beside.items():
        # A register that counts, charts or shares says nothing true of records picked by hand.
        make = MAKERS[kind] if kind == "material" else register_of
        yield from make(case, records)
    yield from _files(case)


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
