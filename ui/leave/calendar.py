"""People by days: arrows walk, Shift+arrows or a drag choose days, and what they would do is said."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
)

from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.leave_trial import say_span, trial
from fqdesk.domain.sheets.leave_year import OPEN_STATES
from ui.leave.ends import FIRST, MIDDLE, end_on, end_under
from ui.leave.view import CalendarView


class LeaveCalendar(CalendarView):
    """Shows and chooses; what is chosen is kept by the page."""

    kept = Signal(str, object, str)
    """Person, days, and the record that is moved there (empty for a new plan)."""
    asked = Signal(str, object)
    """A form is wanted for these days of this person."""
    opened = Signal(str)
    """The form of a record is wanted."""
    turned = Signal(int)
    """Other days are wanted: so many months later."""

    # -- trying --------------------------------------------------------------------------------

    def propose(self, person: str, days: Span, year: int) -> None:
        """Choose days of a year's leave, with what they would do said beside them; Enter keeps them."""
        self.go_to(person, days.first)
        self.anchor, self.day = days.first, days.last
        self._try()
        if year != days.first.year:
            self.tip.of_year(year)

    def _try(self) -> None:
        """Work out what the chosen days would do and say it beside them."""
        line = self.line()
        if self.sheet is None or line is None:
            return
        moving = self.moving.record if self.moving else ""
        self.tried = trial(self.sheet, line.person, self.chosen(), moving)
        self.tip.say(line.name, self.tried, self.measure().cells(self.row, self.chosen()))
        self._speak(self.tip.spoken())
        self.update()

    def _speak(self, said: str) -> None:
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )

    def _keep(self) -> None:
        line, days, moved = self.line(), self.chosen(), self.moving
        record = moved.record if moved else ""
        self.let_go()
        if line is not None and (moved is None or moved.days != days):
            self.kept.emit(line.person, days, record)

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        held = event.modifiers()
        key = Qt.Key(event.key())
        if key in steps and held & Qt.KeyboardModifier.ControlModifier:
            self.turned.emit(steps[key])
        elif key in steps:
            self._walk(steps[key], extend=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in rows:
            self._change_row(rows[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._enter()
        elif key == Qt.Key.Key_F2:
            self._ask()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.anchor is not None or self.moving is not None)
        ):
            self.let_go()
            event.accept()
            return True
        return super().event(event)

    def _walk(self, days: int, *, extend: bool) -> None:
        if not extend:
            self.anchor = None
        elif self.anchor is None and self.moving is None:
            self._take(days)
        self.day = max(self.span.first, min(self.span.last, self.day + timedelta(days)))
        if not extend:
            self._say_cursor()
            return
        if self.end is not MIDDLE:  # an end does not pass the other
            self.day = self.chosen().first if self.end is FIRST else self.chosen().last
        self._try()

    def _take(self, step: int) -> None:
        """Take the end of a plan on which the cursor stands, or begin to choose days."""
        bar = self.bar()
        self.end = end_on(bar, self.day, step)
        if self.end is MIDDLE:
            self.anchor = self.day
        else:
            self.moving = bar

    def _change_row(self, rows: int) -> None:
        count = len(self.sheet.lines) if self.sheet else 0
        self.row = max(0, min(count - 1, self.row + rows))
        self._say_cursor()

    def _say_cursor(self) -> None:
        self.let_go()
        line, bar = self.line(), self.bar()
        if line is not None:
            told = f"，{bar.word} {say_span(bar.days)}" if bar else ""
            self._speak(f"{line.name} {self.day:%m-%d}{told}")

    def _enter(self) -> None:
        bar = self.bar()
        if self.anchor is not None or self.moving is not None:
            self._keep()
        elif bar is not None:
            self.opened.emit(bar.record)
        else:
            self._ask()

    def _ask(self) -> None:
        line, days = self.line(), self.chosen()
        self.let_go()
        if line is not None:
            self.asked.emit(line.person, days)

    # -- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        m = self.measure()
        row = m.row_at(place.y())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        self.row = row
        if place.x() >= m.left:
            self.day = m.day_at(place.x())
        self.let_go()
        bar = self.bar()
        if bar is not None and bar.state in OPEN_STATES:
            self.grip = (self.day - bar.days.first).days
            self.end = end_under(m, row, bar, place)

    def _show_hold(self, place: QPointF) -> None:
        """The cursor says what a drag from here would do: stretch a plan, move it, choose days."""
        m = self.measure()
        row = m.row_at(place.y())
        bar = None
        if row is not None and self.sheet is not None and place.x() >= m.left:
            day = m.day_at(place.x())
            bars = self.sheet.lines[row].bars
            bar = next((b for b in bars if day in b.days and b.state in OPEN_STATES), None)
        if bar is None or row is None:
            self.unsetCursor()
        elif end_under(m, row, bar, place) is MIDDLE:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_hold(event.position())
            return
        day = self.measure().day_at(event.position().x())
        if day == self.day and self.anchor is None and self.moving is None:
            return
        if self.anchor is None and self.moving is None:
            bar = self.bar()
            if bar is not None and bar.state in OPEN_STATES:
                self.moving = bar
            elif bar is None:
                self.anchor = self.day
            else:
                return
        self.day = day
        self._try()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.tried is not None:
            self._keep()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.measure().row_at(event.position().y()) is not None:
            self._enter()
