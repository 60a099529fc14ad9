"""The leave calendar as it is seen: which days and people are shown, and where the cursor stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from fqdesk.domain.periods import ONE_DAY, Span
from fqdesk.domain.sheets.leave_plan import Suggestion
from fqdesk.domain.sheets.leave_trial import Trial
from fqdesk.domain.sheets.leave_year import Bar, LeaveYear, Line
from ui.leave.ends import FIRST, LAST, MIDDLE
from ui.leave.hands import hands
from ui.leave.measure import Measure
from ui.leave.painting import Drawing
from ui.leave.tip import TrialTip
from ui.theme import Theme


class CalendarView(QWidget):
    """Head and foot always stand; of many people those around the cursor are in sight."""

    walked = Signal(object)
    """The bar under the cursor, None where there is none."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_year`."""
        super().__init__()
        self.theme = theme
        self.sheet: LeaveYear | None = None
        self.suggestions: tuple[Suggestion, ...] = ()
        self.span = Span(date(2000, 1, 1), date(2000, 1, 31))
        self.row = 0
        self.day = date(2000, 1, 1)
        self.anchor: date | None = None
        self.moving: Bar | None = None
        """The plan that is moved or stretched."""
        self.grip = 0
        self.end = MIDDLE
        """What of it is held."""
        self.tried: Trial | None = None
        self.tip = TrialTip(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.people_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.people_bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people_bar.valueChanged.connect(lambda _: self.update())
        self.setAccessibleName("休假日历")

    def show_year(self, sheet: LeaveYear, suggestions: tuple[Suggestion, ...], span: Span) -> None:
        """Show these days of a year; the cursor stays where it was as far as that exists."""
        self.sheet, self.suggestions, self.span = sheet, suggestions, span
        self.row = max(0, min(self.row, len(sheet.lines) - 1))
        if self.day not in span:
            self.day = sheet.on if sheet.on in span else span.first
        self._fit()
        self.let_go()

    def measure(self) -> Measure:
        """Where everything stands now."""
        rows = len(self.sheet.lines) if self.sheet else 0
        whole = Measure(self.theme, self.span, rows, self.width())
        fit = max(1, (self.height() - whole.head - whole.foot) // whole.row)
        if rows <= fit:
            return whole
        room = self.width() - self.people_bar.sizeHint().width()
        return Measure(self.theme, self.span, fit, room, self.people_bar.value())

    def sizeHint(self) -> QSize:
        rows = len(self.sheet.lines) if self.sheet else 0
        whole = Measure(self.theme, self.span, rows, 0)
        return QSize(self.theme.px(600), whole.height)

    def minimumSizeHint(self) -> QSize:
        few = Measure(self.theme, self.span, 1 if self.theme.large else 3, 0)
        return QSize(few.left + self.theme.px(100), few.height)

    def _fit(self) -> None:
        """Give the scroll bar the people that do not fit."""
        rows, m = len(self.sheet.lines) if self.sheet else 0, self.measure()
        self.people_bar.setRange(0, max(0, rows - m.rows))
        self.people_bar.setVisible(rows > m.rows)
        wide = self.people_bar.sizeHint().width()
        self.people_bar.setGeometry(self.width() - wide, m.head, wide, m.rows * m.row)

    def _in_sight(self) -> None:
        m = self.measure()
        if self.row < m.top:
            self.people_bar.setValue(self.row)
        elif self.row >= m.top + m.rows:
            self.people_bar.setValue(self.row - m.rows + 1)

    def line(self) -> Line | None:
        """The row with the cursor."""
        lines = self.sheet.lines if self.sheet else ()
        return lines[self.row] if self.row < len(lines) else None

    def bar(self) -> Bar | None:
        """The bar under the cursor."""
        line = self.line()
        return next((b for b in line.bars if self.day in b.days), None) if line else None

    def chosen(self) -> Span:
        """The days that are chosen, at least the one with the cursor."""
        if self.moving is not None and self.end is FIRST:
            return Span(min(self.day, self.moving.days.last), self.moving.days.last)
        if self.moving is not None and self.end is LAST:
            return Span(self.moving.days.first, max(self.day, self.moving.days.first))
        if self.moving is not None:
            first = self.day - ONE_DAY * self.grip
            return Span(first, first + (self.moving.days.last - self.moving.days.first))
        start = self.anchor or self.day
        return Span(min(start, self.day), max(start, self.day))

    def go_to(self, person: str, day: date) -> None:
        """Put the cursor on a person's day."""
        for row, line in enumerate(self.sheet.lines if self.sheet else ()):
            if line.person == person:
                self.row, self.day = row, day
        self.let_go()

    def let_go(self) -> None:
        """Choose nothing; keep the cursor."""
        self.anchor = self.moving = self.tried = None
        self.end = MIDDLE
        self.tip.hide()
        self._in_sight()
        self.walked.emit(self.bar())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._in_sight()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.people_bar.event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.sheet is None:
            return
        painter = QPainter(self)
        m = self.measure()
        drawing = Drawing(painter, m, self.sheet)
        drawing.ground()
        drawing.heads()
        under = self.bar()
        for row, line in enumerate(self.sheet.lines):
            if not m.shows(row):
                continue
            drawing.person(row, line, current=row == self.row)
            for one in self.suggestions:
                if one.person == line.person and one.days is not None:
                    drawing.suggested(row, one.days, one.halves)
            for bar in line.bars:
                drawing.bar(row, bar, chosen=bar is under and self.hasFocus())
        if m.shows(self.row) and (self.tried is not None or self.hasFocus()):
            drawing.chosen(self.row, self.chosen(), self.tried)
        hands(painter, m, self.sheet)
