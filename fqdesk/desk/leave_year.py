"""What the leave page stands on: a year's plan from the registers, leave and rest alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from fqdesk.domain.sheets.leave_plan import LeavePlan, leave_plan
from fqdesk.storage.entries import Query

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

READ_BACK = 3
"""Years before the shown one whose leave still bears on it: carried over, forfeited."""


def plan_of(desk: Desk, year: int) -> LeavePlan:
    """The year's leave, read without the station's other records."""
    leave = desk.query("leave", Query(first=date(year - READ_BACK, 1, 1)))
    rest = desk.query("rest", Query(first=date(year - 1, 12, 1)))
    return leave_plan(desk.registers_facts([*leave, *rest]), desk.calendar(), year)
