"""Single forms without a volume: the record of one meeting, its sign-in sheet, one leave's approval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import Sources, attached as attachments
from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.pages import Head
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.stream import Details
from fqdesk.evidence.layout.volume import Section, plan, write as write_pages
from fqdesk.evidence.printing import attached, photos
from fqdesk.evidence.printing.forms import (
    appraisal,
    declaration,
    gatherings,
    leave_approval,
    minutes,
    plain,
    sign_in,
)
from fqdesk.evidence.printing.people import unit_name
from fqdesk.evidence.printing.sheets import Heads, Part, Sheet, laid_out
from fqdesk.progress import Tick, quiet

_OWN: dict[str, Callable[[Record, Facts], Sheet]] = {
    "meeting": minutes.sheet,
    "appraisal": appraisal.sheet,
    "forum": gatherings.forum,
    "open_day": gatherings.open_day,
    "declaration": declaration.sheet,
}


def forms_of(record: Record, facts: Facts, calendar: Calendar) -> dict[str, Sheet]:
    """The forms that a record can be printed as, by the words on the button."""
    if record.kind == "leave":
        return {"打印审批表": leave_approval.sheet([record], facts, calendar)}
    forms = {"打印记录": _OWN.get(record.kind, plain.sheet)(record, facts)}
    if record.kind == "meeting":
        forms["打印签到表"] = sign_in.sheet(record, facts)
    return forms


def files_of(records: Iterable[Record], facts: Facts, sources: Sources) -> list[Sheet]:
    """Photos two to a page, attached PDFs page by page, and a page that names what cannot be printed.

    A file that several of the records carry is printed once.
    """
    seen: set[str] = set()
    shots: list[photos.Shot] = []
    papers: list[attached.Paper] = []
    for record in records:
        for turn, ref in enumerate(attachments(record), 1):
            if ref.sha256 in seen:
                continue
            seen.add(ref.sha256)
            if photos.is_photo(ref):
                shots.append(photos.Shot(record, ref, turn))
            else:
                papers.append(attached.Paper(record, ref))
    found = [photos.sheet(shots, facts, sources, remark=photos.ALONE)] if shots else []
    return found + (attached.sheets(papers, facts, sources) if papers else [])


def write(sheets: Sequence[Sheet], facts: Facts, path: Path, tick: Tick = quiet) -> int:
    """Write forms one after the other, printed on one side, and return the number of pages.

    Nothing is left at `path` when it fails. Raises OSError, Cancelled.
    """
    shaper, head = Shaper(Faces()), _head(facts)
    sections = [
        Section(f"form-{n}", sheet.name, sheet.laid(shaper, head))
        for n, sheet in enumerate(sheets, 1)
    ]
    return _written(sections, sheets[0].name if sheets else "", facts, path, shaper, tick)


def write_book(
    parts: Iterable[Part], title: str, facts: Facts, path: Path, tick: Tick = quiet
) -> int:
    """Write the parts of a book, its rows citing its pages; as `write`."""
    shaper = Shaper(Faces())
    sections = list(laid_out(parts, "book", shaper, _head(facts), 0))
    return _written(sections, title, facts, path, shaper, tick)


def _head(facts: Facts) -> Heads:
    unit = unit_name(facts)
    return lambda name: Head(unit, name)


def _written(
    sections: Sequence[Section], title: str, facts: Facts, path: Path, shaper: Shaper, tick: Tick
) -> int:
    laid, unit = plan(sections, duplex=False), unit_name(facts)
    details = Details(title or unit, unit, day=facts.on.isoformat())
    part = path.with_name(f"{path.name}.part")
    try:
        write_pages(laid, part, shaper, details, tick=tick)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(laid.pages)
