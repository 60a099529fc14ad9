"""Single forms on paper without a volume: meeting records, sign-in sheets, the year's record book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fqdesk.errors import Refused, writing_to
from fqdesk.progress import Tick, quiet

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk
    from fqdesk.domain.records import Record

RECORD, SIGN_IN, APPROVAL = "打印记录", "打印签到表", "打印审批表"
"""The forms by the words that printing knows them by."""
WITH_FILES = frozenset({RECORD, APPROVAL})
"""Forms that what is attached is printed behind."""


def print_forms(
    desk: Desk, records: Sequence[str], forms: Sequence[str], path: Path, tick: Tick = quiet
) -> int:
    """Write the forms of records to a PDF, record by record, and return the number of pages.

    What is attached to a record follows its form; a sign-in sheet alone is printed to be signed,
    without it.

    Raises Refused when a record has no such form, Trouble when the file cannot be written.
    """
    # The PDF libraries cost a third of a second to import; a window that only records never pays it.
    from fqdesk.desk.printing import sources  # noqa: PLC0415 - as said
    from fqdesk.evidence.printing import alone  # noqa: PLC0415 - as said

    facts, calendar = desk.facts(), desk.calendar()
    sheets = []
    found = [desk.record(key) for key in records]
    for record in found:
        known = alone.forms_of(record, facts, calendar)
        sheets += [known[form] for form in forms if form in known]
    if not sheets:
        raise Refused("没有可以打印的表。", "先记好会议，再打印。")
    if set(forms) & WITH_FILES:
        sheets += alone.files_of(found, facts, sources(desk))
    with writing_to(path):
        return alone.write(sheets, facts, path, tick)


def attached_said(record: Record, forms: Sequence[str]) -> tuple[str, ...]:
    """What `print_forms` prints behind the form of a record and what not, in Chinese sentences."""
    from fqdesk.evidence.bundle import attached  # noqa: PLC0415 - as above
    from fqdesk.evidence.printing.attached import PDF  # noqa: PLC0415 - as above
    from fqdesk.evidence.printing.photos import is_photo  # noqa: PLC0415 - as above

    refs = attached(record) if set(forms) & WITH_FILES else ()
    photos = [ref for ref in refs if is_photo(ref)]
    scans = [ref for ref in refs if ref.media == PDF]
    others = [ref.name for ref in refs if ref not in photos and ref not in scans]
    parts = (
        f"{len(photos)} 张照片" if photos else "",
        f"{len(scans)} 份 PDF" if scans else "",
    )
    said = "、".join(filter(None, parts))
    return (
        *((f"记录后面印着附上的 {said}；只要记录就只印前面的页。",) if said else ()),
        *((f"印不成纸面的附件：{'、'.join(others)}，最后一页写明了。",) if others else ()),
    )


def print_year_book(desk: Desk, number: int, path: Path, tick: Tick = quiet) -> int:
    """Write the branch's record book of a year to a PDF and return the number of pages.

    Raises Trouble when the file cannot be written.
    """
    from fqdesk.evidence.printing import alone, year_book  # noqa: PLC0415 - as above

    facts = desk.facts()
    title = f"{number} 年{year_book.TITLE}"
    with writing_to(path):
        parts = year_book.parts(facts, desk.calendar(), number)
        return alone.write_book(parts, title, facts, path, tick)
