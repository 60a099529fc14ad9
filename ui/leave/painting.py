"""How the leave calendar is drawn: days, people, bars, the days being chosen, and officers on hand."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.leave_trial import Trial
from fqdesk.domain.sheets.leave_year import Bar, LeaveYear, Line
from ui.icons import state_pixmap
from ui.leave.measure import Measure
from ui.theme import COLOURS as C, Theme

WEEKDAYS = "一二三四五六日"
MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
DAY_SIGNS = 0.75
"""Type of a day's number to the width of the day, so that two digits stand apart from the next."""
LEAST_SIGN = 11
"""Pixels of the smallest sign that is still read."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def write(
    painter: QPainter,
    place: QRect,
    text: str,
    *,
    size: int,
    ink: str = C.text,
    bold: bool = False,
    align: int = MIDDLE,
) -> None:
    """One line of text in a place."""
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(place, align | int(Qt.TextFlag.TextSingleLine), text)


def width_of(text: str, size: int, font: QFont) -> int:
    """How wide a text is at a size."""
    measured = QFont(font)
    measured.setPixelSize(size)
    return QFontMetrics(measured).horizontalAdvance(text)


class Drawing:
    """Draws one state of the calendar; knows nothing of keys and mouse."""

    def __init__(self, painter: QPainter, measure: Measure, sheet: LeaveYear) -> None:
        """`painter` is ready to draw."""
        self.painter = painter
        self.m = measure
        self.theme: Theme = measure.theme
        self.sheet = sheet

    def ground(self) -> None:
        """Days that are not worked, months, the lines between rows."""
        m, p = self.m, self.painter
        bottom = m.head + m.rows * m.row
        p.fillRect(QRect(0, m.head, m.width, bottom - m.head), QColor(C.card))
        for day in m.days.each_day():
            x, end = m.x(day), m.x(day + timedelta(1))
            if day in self.sheet.off and m.day >= m.theme.px(4):
                p.fillRect(QRect(x, m.head, end - x, bottom - m.head), QColor(C.hatch))
            if day.day == 1 and day != m.days.first:
                p.setPen(QColor(C.strong_line))
                p.drawLine(x, m.theme.px(4), x, bottom)
        p.setPen(QColor(C.row_line))
        for row in range(1, m.rows + 1):
            p.drawLine(0, m.head + row * m.row, m.width, m.head + row * m.row)
        p.fillRect(QRect(0, 0, m.width, self.theme.thick), QColor(C.rule))
        p.setPen(QColor(C.strong_line))
        p.drawLine(0, m.head, m.width, m.head)
        p.drawLine(0, bottom, m.width, bottom)

    def heads(self) -> None:
        """Months, day numbers with weekdays where there is room, and the names of the columns."""
        m, p, t = self.m, self.painter, self.theme
        top = t.thick + t.px(1)
        half = (m.head - top) // 3
        for month in m.days.months():
            first, last = max(month.first, m.days.first), min(month.last, m.days.last)
            place = QRect(m.x(first), top, m.x(last + timedelta(1)) - m.x(first), half)
            said = f"{month.month} 月"
            if not m.numbered or width_of(said, t.second, p.font()) < place.width():
                place.adjust(t.px(3), 0, 0, 0)
                write(p, place, said, size=t.second, bold=m.numbered, align=LEFT)
        if m.numbered:
            for day in m.days.each_day():
                self._day_head(day, top + half, half)
        else:
            self._week_heads(top + half)
        self._today()
        low = QRect(0, top + half, m.name, m.head - top - half)
        write(p, low, "姓名", size=t.second, ink=C.text2, bold=True, align=LEFT)
        for number, said in enumerate(m.columns):
            place = QRect(m.name + number * m.number, low.y(), m.number, low.height())
            write(p, place, said, size=t.second, ink=C.text2, bold=True, align=RIGHT)

    def _day_head(self, day: date, top: int, high: int) -> None:
        m, t = self.m, self.theme
        x = m.x(day)
        size = min(t.between(12, 21), int(m.day * DAY_SIGNS))
        today = day == self.sheet.on
        ink = C.text3 if day in self.sheet.off else C.text
        place = QRect(x - 3, top, round(m.day) + 6, high)
        write(self.painter, place, str(day.day), size=size, ink=ink, bold=today)
        place.translate(0, high)
        write(self.painter, place, WEEKDAYS[day.weekday()], size=size, ink=C.text3)

    def _week_heads(self, top: int) -> None:
        """Where days have no room for numbers: those of Mondays, as many of them as are read."""
        m, t = self.m, self.theme
        size = t.between(12, 21)
        room = width_of("30", size, self.painter.font()) + t.px(6)
        for day in m.mondays(room):
            x = m.x(day)
            self.painter.setPen(QColor(C.strong_line))
            self.painter.drawLine(x, top + t.px(4), x, m.head)
            place = QRect(x + t.px(3), top, room, m.head - top)
            write(self.painter, place, str(day.day), size=size, align=LEFT)

    def _today(self) -> None:
        """A red frame around today's head, a red line down from it."""
        m, t, on = self.m, self.theme, self.sheet.on
        if on not in m.days:
            return
        x, wide = m.x(on), max(3, round(m.day))
        self.painter.setPen(QPen(QColor(C.red), t.between(1.5, 3)))
        if m.numbered:
            top = t.thick + (m.head - t.thick) // 3
            self.painter.drawRect(QRect(x, top, wide, m.head - top - 2))
        else:
            self.painter.drawLine(x, t.px(4), x, m.head + m.rows * m.row)

    def person(self, row: int, line: Line, *, current: bool) -> None:
        """Name, post and numbers of a row."""
        m, p, t = self.m, self.painter, self.theme
        top = m.y(row)
        if current:
            p.fillRect(QRect(0, top, m.left, m.row), QColor(C.blue_ground))
            p.fillRect(QRect(0, top, t.between(3, 6), m.row), QColor(C.blue))
        place = QRect(t.px(6), top, m.name - t.px(6), m.row)
        owes = line.balance.excluded_because is None and line.left > 0
        write(p, place, line.name, size=t.body, bold=owes, align=LEFT)
        if not t.large:
            place.adjust(width_of(line.name, t.body, p.font()) + t.px(10), 0, 0, 0)
            write(p, place, line.post, size=t.small, ink=C.text3, align=LEFT)
        self._numbers(row, line)

    def _numbers(self, row: int, line: Line) -> None:
        m, p, t, b = self.m, self.painter, self.theme, line.balance
        if line.officer and b.excluded_because:
            place = QRect(m.name, m.y(row), m.left - m.name - t.px(6), m.row)
            said = b.excluded_because if t.large else short_reason(b.excluded_because)
            text = QFontMetrics(p.font()).elidedText(
                said, Qt.TextElideMode.ElideRight, place.width()
            )
            write(p, place, text, size=t.small, ink=C.text3, align=RIGHT)
            return
        figures = {"应休": b.entitled, "已休": b.taken, "已排": line.pending}
        for number, name in enumerate(m.columns):
            place = m.column(row, number)
            if name == "余":
                self._left(place, line)
            else:
                said = say_halves(figures[name])
                ink = C.text3 if name == "已排" and not line.pending else C.text
                write(p, place, said, size=t.body, ink=ink, align=RIGHT)

    def _left(self, place: QRect, line: Line) -> None:
        """What is left to plan in red; a tick when all was taken; a dashed ring while it is planned."""
        balance, t = line.balance, self.theme
        if line.left:
            said = say_halves(line.left)
            write(self.painter, place, said, size=t.body, ink=C.red, bold=True, align=RIGHT)
        elif balance.entitled:
            size = t.between(14, 26)
            shape = state_pixmap(
                "done" if balance.complete and not line.carried else "planned", size
            )
            top = place.y() + (place.height() - size) // 2
            self.painter.drawPixmap(place.right() - size, top, shape)

    def bar(self, row: int, bar: Bar, *, chosen: bool) -> None:
        """A stretch of leave: filled when approved, dashed while planned, hatched when it is rest."""
        m, t = self.m, self.theme
        place = m.cells(row, bar.days)
        if place.isEmpty():
            return
        place.adjust(1, t.px(5), -1, -t.px(5))
        fill, line, ink, style = LOOKS[bar.state]
        self.painter.fillRect(place, QColor(fill))
        if bar.state == "rest":
            self.painter.fillRect(place, QBrush(QColor(C.card_line), Qt.BrushStyle.BDiagPattern))
        width = t.between(2, 4) if bar.state in {"planned", "applied"} else 1
        self.painter.setPen(QPen(QColor(line), width, style))
        self.painter.drawRect(place)
        self._words(place, f"{bar.word} {say_halves(bar.halves)}", ink)
        if chosen:
            self.painter.setPen(QPen(QColor(C.text), t.thick))
            self.painter.drawRect(place.adjusted(-2, -2, 2, 2))

    def suggested(self, row: int, days: Span, halves: int) -> None:
        """Days that would fit: only an outline."""
        place = self.m.cells(row, days)
        if place.isEmpty():
            return
        place.adjust(1, self.theme.px(5), -1, -self.theme.px(5))
        pen = QPen(QColor(C.blue), self.theme.between(1, 2), Qt.PenStyle.DotLine)
        self.painter.setPen(pen)
        self.painter.drawRect(place)
        self._words(place, f"建议 {say_halves(halves)}", C.blue)

    def _words(self, place: QRect, said: str, ink: str) -> None:
        """As many of the words as the bar has room for."""
        size = self.theme.small
        for text in (said, said.split(maxsplit=1)[0], said[0]):
            if width_of(text, size, self.painter.font()) <= place.width() - 2:
                write(self.painter, place, text, size=size, ink=ink)
                return
        if place.width() >= max(LEAST_SIGN, size * 0.8):
            write(self.painter, place, said[0], size=min(size, place.width()), ink=ink)

    def chosen(self, row: int, days: Span, trial: Trial | None) -> None:
        """The days being chosen: red with a mark when something speaks against them."""
        place = self.m.cells(row, days)
        if place.isEmpty():
            return
        place.adjust(1, self.theme.px(3), -1, -self.theme.px(3))
        bad = trial is not None and bool(trial.troubles)
        if trial is not None:
            ground = QColor(C.red_ground if bad else C.blue_ground)
            self.painter.fillRect(place, ground)
            if bad:
                self.painter.fillRect(place, QBrush(QColor(C.red_line), Qt.BrushStyle.BDiagPattern))
            said = f"{'有冲突' if bad else '年休'} {say_halves(trial.halves)}"
            self._words(place, said, C.red if bad else C.blue)
        self.painter.setPen(QPen(QColor(C.red if bad else C.blue), self.theme.thick))
        self.painter.drawRect(place)


LOOKS = {
    "approved": (C.bar, C.blue, C.card, Qt.PenStyle.SolidLine),
    "planned": (C.card, C.blue, C.blue, Qt.PenStyle.DashLine),
    "applied": (C.blue_ground, C.blue, C.blue, Qt.PenStyle.DashLine),
    "rest": (C.card, C.control_line, C.text2, Qt.PenStyle.SolidLine),
}
"""State of a bar → ground, line, ink, kind of line."""


def short_reason(said: str) -> str:
    """Why somebody is not counted, in the few signs that the columns have room for."""
    return said.split("，", maxsplit=1)[0].split("（", maxsplit=1)[0]
