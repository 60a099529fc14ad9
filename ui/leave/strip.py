"""The year over the calendar: the fewest officers on hand each week, and which days are shown below."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from fqdesk.domain.periods import Month, Span
from fqdesk.domain.sheets.leave_year import LeaveYear
from ui.leave.measure import Measure
from ui.leave.painting import LEFT, RIGHT, write
from ui.theme import COLOURS as C, Theme


class YearStrip(QWidget):
    """A click brings that month into the calendar."""

    pointed = Signal(object)
    """The day that was clicked."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_year`."""
        super().__init__()
        self.theme = theme
        self.sheet: LeaveYear | None = None
        self.span = Span(date(2000, 1, 1), date(2000, 1, 31))
        self.setFixedHeight(theme.between(46, 70))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("全年每周最少在岗人数")

    def show_year(self, sheet: LeaveYear, span: Span) -> None:
        """Show a year and mark the days of the calendar."""
        self.sheet, self.span = sheet, span
        fewest = min(count for _, count in sheet.weeks())
        floor = f"，本所最低 {sheet.floor} 人" if sheet.floor else ""
        self.setAccessibleDescription(f"{sheet.year} 年最少的一周在岗 {fewest} 人{floor}")
        self.update()

    def _field(self) -> QRect:
        left = Measure(self.theme, self.span, 0, self.width()).left
        return QRect(left, 1, max(10, self.width() - left - 2), self.height() - 3)

    def _x(self, day: date) -> float:
        field, sheet = self._field(), self.sheet
        days = sheet.days if sheet else self.span
        return field.x() + (day - days.first).days / days.days * field.width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.sheet is None:
            return
        field = self._field()
        share = (event.position().x() - field.x()) / field.width()
        days = self.sheet.days
        self.pointed.emit(days.first + timedelta(int(max(0.0, min(0.999, share)) * days.days)))

    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        painter, t, field = QPainter(self), self.theme, self._field()
        place = QRect(0, 0, field.x() - t.px(8), self.height() // 2)
        write(painter, place, f"{sheet.year} 全年", size=t.second, bold=True, align=LEFT)
        place.translate(0, self.height() // 2)
        said = "每周最少" if t.large else "每周最少在岗人数"
        write(painter, place, said, size=t.small, ink=C.text3, align=LEFT)
        painter.fillRect(field, QColor(C.card))
        self._months(painter, field, sheet)
        self._line(painter, field, sheet)
        shown = QRect(round(self._x(self.span.first)), field.y(), 0, field.height())
        shown.setRight(round(self._x(self.span.last + timedelta(1))))
        painter.setPen(QPen(QColor(C.blue), t.thick))
        painter.drawRect(shown)

    def _months(self, painter: QPainter, field: QRect, sheet: LeaveYear) -> None:
        painter.setPen(QColor(C.card_line))
        painter.drawRect(field)
        for number in range(1, 13):
            month = Month(sheet.year, number)
            x = round(self._x(month.first))
            painter.setPen(QColor(C.row_line))
            painter.drawLine(x, field.y(), x, field.bottom())
            head = QRect(x + 3, field.y(), self.theme.px(30), self.theme.between(14, 24))
            write(
                painter, head, str(number), size=self.theme.between(11, 20), ink=C.text3, align=LEFT
            )

    def _line(self, painter: QPainter, field: QRect, sheet: LeaveYear) -> None:
        weeks = sheet.weeks()
        most = max(1, *(count for _, count in weeks))
        low = min([count for _, count in weeks] + ([sheet.floor] if sheet.floor else []))
        bottom, top = field.bottom() - 4, field.y() + self.theme.between(15, 26)

        def y(count: int) -> float:
            base = max(0, low - 1)
            return bottom - (count - base) / max(1, most - base) * (bottom - top)

        if sheet.floor:
            painter.setPen(QPen(QColor(C.red), 1))
            painter.drawLine(field.x(), round(y(sheet.floor)), field.right(), round(y(sheet.floor)))
            place = QRect(
                0, round(y(sheet.floor)) - self.theme.px(9), field.x() - 4, self.theme.px(16)
            )
            if not self.theme.large:
                said = f"最低 {sheet.floor}"
                write(painter, place, said, size=self.theme.small, ink=C.red, align=RIGHT)
        points = []
        for week, count in weeks:
            points.append(QPointF(self._x(week.first), y(count)))
            points.append(QPointF(self._x(week.last + timedelta(1)), y(count)))
        painter.setPen(QPen(QColor(C.bar), self.theme.between(1.5, 3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
