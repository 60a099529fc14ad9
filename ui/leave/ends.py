"""The two ends of a plan: where the mouse takes hold of them, and which of them a key moves."""

from __future__ import annotations

from datetime import date
from enum import Enum

from PySide6.QtCore import QPointF

from fqdesk.domain.sheets.leave_year import OPEN_STATES, Bar
from ui.leave.measure import Measure

GRIP = 5
"""Pixels at 100 % from the edge of a bar in which its end is taken, and not the whole bar."""


class End(Enum):
    """What of a plan is held: an end, or all of it."""

    FIRST = "first"
    LAST = "last"
    MIDDLE = "middle"


FIRST, LAST, MIDDLE = End.FIRST, End.LAST, End.MIDDLE


def end_under(m: Measure, row: int, bar: Bar, place: QPointF) -> End:
    """The end of a bar at a place of the mouse; a third of a short bar is left to move it by."""
    cells = m.cells(row, bar.days)
    reach = min(m.theme.px(GRIP), cells.width() / 3)
    if bar.days.first in m.days and place.x() - cells.left() <= reach:
        return FIRST
    if bar.days.last in m.days and cells.right() - place.x() <= reach:
        return LAST
    return MIDDLE


def end_on(bar: Bar | None, day: date, step: int) -> End:
    """The end that a step with the keys moves: that on which the cursor stands.

    Of a plan of one day it is the end in the direction of the step.
    """
    if bar is None or bar.state not in OPEN_STATES or day not in (bar.days.first, bar.days.last):
        return MIDDLE
    if bar.days.first == bar.days.last:
        return LAST if step > 0 else FIRST
    return FIRST if day == bar.days.first else LAST
