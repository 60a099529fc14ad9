"""The line under the leave calendar: officers on hand, by days or by weeks; too few in white on red."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.leave_trial import joined
from fqdesk.domain.sheets.leave_year import LeaveYear
from ui.leave.measure import Measure
from ui.leave.painting import DAY_SIGNS, LEFT, RIGHT, width_of, write
from ui.theme import COLOURS as C


def hands(painter: QPainter, m: Measure, sheet: LeaveYear) -> None:
    """Draw the line; days off say nothing, and where days are narrow a week says its least."""
    t = m.theme
    place = QRect(t.px(6), m.head + m.rows * m.row, m.left - t.px(10), m.foot)
    write(painter, place, "在岗民警", size=t.second, bold=True, align=LEFT)
    if not t.large:
        note = f"最低 {sheet.floor} 人" if sheet.floor else "没有设最低人数"
        note = note if m.numbered else f"每周最少，{note}"
        write(painter, place, note, size=t.small, ink=C.text3, align=RIGHT)
    if m.numbered:
        _days(painter, m, sheet)
    else:
        _weeks(painter, m, sheet)


def short_spans(sheet: LeaveYear, days: Span) -> list[tuple[Span, int]]:
    """Stretches of days below the minimum, and the fewest on hand in each."""
    low = [day for day in days.each_day() if sheet.short(day)]
    return [(span, min(sheet.hand[day] for day in span.each_day())) for span in joined(low)]


def week_figures(sheet: LeaveYear, days: Span) -> list[tuple[Span, int]]:
    """Weeks in which nobody is missing below the minimum, with the fewest on hand on a working day."""
    found = []
    first = days.first
    while first <= days.last:
        last = min(first + timedelta(6 - first.weekday()), days.last)
        week = [day for day in Span(first, last).each_day() if day in sheet.hand]
        worked = [sheet.hand[day] for day in week if day not in sheet.off]
        if worked and not any(sheet.short(day) for day in week):
            found.append((Span(first, last), min(worked)))
        first = last + timedelta(1)
    return found


def _days(painter: QPainter, m: Measure, sheet: LeaveYear) -> None:
    size = min(m.theme.small, int(m.day * DAY_SIGNS))
    for day in m.days.each_day():
        if day not in sheet.hand:
            continue
        short = sheet.short(day)
        if short or day not in sheet.off:
            cell = _cell(m, Span(day, day))
            _figure(painter, m, cell, sheet.hand[day], size, short=short)


def _weeks(painter: QPainter, m: Measure, sheet: LeaveYear) -> None:
    size = m.theme.small
    for week, count in week_figures(sheet, m.days):
        cell = _cell(m, week)
        if width_of(str(count), size, painter.font()) + 2 <= cell.width():
            _figure(painter, m, cell, count, size, short=False)
    for span, count in short_spans(sheet, m.days):
        cell = _cell(m, span)
        # A day of few pixels gets a mark that is wide enough for its number.
        least = width_of(str(count), size, painter.font()) + m.theme.px(4)
        if cell.width() < least:
            cell.setLeft(min(cell.center().x() - least // 2, m.width - least))
            cell.setWidth(least)
        _figure(painter, m, cell, count, size, short=True)


def _cell(m: Measure, days: Span) -> QRect:
    left, right = m.x(days.first), m.x(days.last + timedelta(1))
    return QRect(left, m.head + m.rows * m.row + 1, max(1, right - left), m.foot - 2)


def _figure(
    painter: QPainter, m: Measure, cell: QRect, count: int, size: int, *, short: bool
) -> None:
    if short:
        high = m.theme.px(3)
        painter.fillRect(cell.adjusted(0, high, -1, -high), QColor(C.red))
    ink = C.card if short else C.text2
    write(painter, cell, str(count), size=size, ink=ink, bold=short)
