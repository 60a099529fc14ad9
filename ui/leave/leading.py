"""What is to be done about somebody's leave: days that fit, a plan to approve, or a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from fqdesk.desk import Desk
from fqdesk.domain.periods import Span
from fqdesk.domain.roster import roster_on
from fqdesk.domain.sheets.leave_acts import chief_for
from fqdesk.domain.sheets.leave_plan import LeavePlan, Suggestion, fitting
from fqdesk.domain.sheets.leave_year import OPEN_STATES


def leads_to(made: LeavePlan, person: str, due: int | None) -> tuple[date, Suggestion | None]:
    """The day to look at, and days that fit where some are still to be planned.

    `due` is the year whose leave is asked for. Who has planned already is led to the plan. Beside the
    calendar everybody's suggestions keep clear of each other; who is asked for alone comes first.
    """
    for one in _own(made, person, due):
        fit = one.days or fitting(made.sheet, person, one.halves)
        if fit is not None:
            return fit.first, replace(one, days=fit)
    line = made.sheet.line(person)
    plans = [bar for bar in line.bars if bar.state in OPEN_STATES] if line else []
    return plans[0].days.first if plans else made.sheet.on, None


def year_meant(
    made: LeavePlan | None, offered: Suggestion | None, person: str, days: Span, year: int
) -> int:
    """The year whose leave a new plan uses: that of the proposal, or the one that alone is left."""
    own = _own(made, person, None) if made else []
    if offered is not None and offered.person == person and offered.days == days:
        return offered.year
    years = {one.year for one in own if one.days == days} or {one.year for one in own}
    return years.pop() if len(years) == 1 else year


def form_of(desk: Desk, person: str, days: Span) -> dict[str, Any]:
    """What a form for these days begins with: a plan, or what was approved when they are over."""
    fill = {"person": person, "day": days.first, "end": days.last}
    if days.last >= desk.today():
        return {**fill, "state": "planned"}
    roster = roster_on(desk.registers_facts(), days.first)
    return {**fill, "state": "approved", "approved_by": chief_for(person, roster)}


def _own(made: LeavePlan, person: str, due: int | None) -> list[Suggestion]:
    own = [one for one in made.suggestions if one.person == person]
    return [one for one in own if due is None or one.year == due]
