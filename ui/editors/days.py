"""Editors of days, months and times, typed short: 12, 312, t, +, 昨, 930."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from fqdesk.domain.day_text import read_day, read_month, read_time, say_weekday
from fqdesk.domain.fields import Day, Field, Invalid, MonthOf, Time
from fqdesk.domain.periods import ONE_DAY, Month
from ui.editors.base import Around, LineEditor
from ui.editors.plain_line import PlainLine


class SteppingLine(PlainLine):
    """A line in which + and - and the arrows step, as long as a finished value stands in it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if not self.text() or self.selectedText() == self.text():
            steps |= {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class ShorthandEditor(LineEditor):
    """A line whose shorthand becomes the full value as soon as the user leaves it."""

    hint = ""

    def __init__(self, field: Field, around: Around) -> None:
        """Watches for the end of typing."""
        super().__init__(field, around)
        self.last: Any = None
        self.line.setPlaceholderText(self.hint)
        self.line.editingFinished.connect(self.settle)

    def read(self, text: str) -> Any:
        """What was typed as a value. Raises Invalid."""
        raise NotImplementedError

    def value(self) -> Any:
        return self.read(self.line.text())

    def fill(self, value: Any) -> None:
        super().fill(value)
        self.last = value
        self.told()

    def keep(self) -> Any:
        # 昨 would be another day when the draft is opened on the next morning.
        try:
            return self.field.write(self.read(self.line.text()))
        except Invalid:
            return self.line.text()

    def bring_back(self, kept: Any) -> None:
        super().bring_back(kept)
        self.settle()

    def settle(self) -> None:
        """Write a shorthand out in full; what cannot be read stays as typed."""
        try:
            value = self.read(self.line.text())
        except Invalid:
            return
        self.last = value
        written = self.field.write(value)
        if written != self.line.text():
            self.line.setText(written)
            self.edited.emit()
        self.told()

    def told(self) -> None:
        """Called when the value is known anew."""


class DayEditor(ShorthandEditor):
    """A day, its weekday beside it; F4 opens a calendar. `until` ends the period that is asked for."""

    field: Day
    line: SteppingLine
    hint = "如 20、1120、昨"

    def __init__(self, field: Day, around: Around) -> None:
        """Wide enough for a full date."""
        super().__init__(field, around)
        self.until: date | None = None
        self.narrow(7)
        self.weekday = self.unit("")
        self.line.stepped.connect(self.step)

    def make_line(self) -> QLineEdit:
        return _DayLine(self)

    def read(self, text: str) -> Any:
        today = self.around.source.today()
        return read_day(
            self.field,
            text,
            today,
            near=self.last,
            future=self.around.future,
            until=self.until,
        )

    def told(self) -> None:
        self.weekday.setText(say_weekday(self.last) if self.last else "")

    def step(self, days: int) -> None:
        """Go so many days on."""
        self.settle()
        self.fill((self.last or self.around.source.today()) + ONE_DAY * days)
        self.line.selectAll()
        self.edited.emit()

    def open_calendar(self) -> None:
        """Let the user point at the day."""
        self.settle()
        popup = _CalendarPopup(self, self.last or self.around.source.today())
        popup.chosen.connect(self._choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()

    def _choose(self, day: date) -> None:
        self.fill(day)
        self.line.setFocus()
        self.edited.emit()


class _DayLine(SteppingLine):
    def __init__(self, editor: DayEditor) -> None:
        super().__init__()
        self.editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.editor.open_calendar()
            return
        super().keyPressEvent(event)


class _CalendarPopup(QFrame):
    chosen = Signal(object)

    def __init__(self, parent: DayEditor, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(self._choose)
        calendar.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


class MonthEditor(ShorthandEditor):
    """A calendar month."""

    field: MonthOf
    line: SteppingLine
    hint = "如 3、2026-03"

    def __init__(self, field: MonthOf, around: Around) -> None:
        """Wide enough for a month."""
        super().__init__(field, around)
        self.narrow(6)
        self.line.stepped.connect(self.step)

    def make_line(self) -> QLineEdit:
        return SteppingLine()

    def read(self, text: str) -> Any:
        return read_month(self.field, text, self.around.source.today(), near=self.last)

    def step(self, months: int) -> None:
        """Go so many months on."""
        self.settle()
        this = self.last or Month.of(self.around.source.today())
        self.fill(this.plus(months))
        self.line.selectAll()
        self.edited.emit()


class TimeEditor(ShorthandEditor):
    """A time of day."""

    field: Time
    hint = "如 930"

    def __init__(self, field: Time, around: Around) -> None:
        """Wide enough for a time."""
        super().__init__(field, around)
        self.narrow(5)

    def read(self, text: str) -> Any:
        return read_time(self.field, text)
