"""Single forms on paper without a volume: meeting records, sign-in sheets, the year's record book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fqdesk.domain.periods import year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.turnout import BRANCH
from fqdesk.errors import Refused, Trouble, disk_said
from fqdesk.progress import Tick, quiet

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

RECORD, SIGN_IN, APPROVAL = "打印记录", "打印签到表", "打印审批表"
"""The forms by the words that printing knows them by."""


def print_forms(
    desk: Desk, records: Sequence[str], forms: Sequence[str], path: Path, tick: Tick = quiet
) -> int:
    """Write the forms of records to a PDF, record by record, and return the number of pages.

    Raises Refused when a record has no such form, Trouble when the file cannot be written.
    """
    # The PDF libraries cost a third of a second to import; a window that only records never pays it.
    from fqdesk.evidence.printing import alone  # noqa: PLC0415

    facts, calendar = desk.facts(), desk.calendar()
    sheets = []
    for key in records:
        known = alone.forms_of(desk.record(key), facts, calendar)
        sheets += [known[form] for form in forms if form in known]
    if not sheets:
        raise Refused("没有可以打印的表。", "先记好会议，再打印。")
    try:
        return alone.write(sheets, facts, path, tick)
    except OSError as error:
        raise Trouble(
            f"没有写成 {path}：{disk_said(error)}。", "换个位置，或腾出空间再试。"
        ) from error


def year_book(desk: Desk, number: int) -> list[Record]:
    """The branch's meetings of a year in the order of the record book: by series, then by day."""
    order = [
        *("general_meeting", "committee_meeting", "group_meeting", "party_class"),
        *("theme_day", "org_life_meeting", "member_appraisal"),
    ]
    held = [
        meeting
        for meeting in desk.facts().within("meeting", calendar_year(number))
        if meeting["type"] in BRANCH
    ]
    return sorted(held, key=lambda record: (order.index(record["type"]), record.day, record.id))
