"""The years in which an honour counts, as a bar: light what is past, dark what it still serves."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.honours import HonourRow, HonourSheet, years
from ui.tables.painting import CellPainting
from ui.theme import COLOURS as C, Theme

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
SECOND_ROLE = Qt.ItemDataRole.UserRole + 1
TIMELINE = 3
"""The column of the bars."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Scale:
    """Days as places in a rectangle; the right end keeps room for a date."""

    def __init__(self, theme: Theme, place: QRect, days: Span) -> None:
        """`days` are whole years."""
        self.place = place
        self.days = days
        self.room = max(10, place.width() - theme.px(66))

    def x(self, day: date) -> int:
        """The place of a day, inside the rectangle."""
        share = (day - self.days.first).days / self.days.days
        return self.place.x() + round(max(0.0, min(1.0, share)) * self.room)


class HonourPainting(CellPainting):
    """Two lines in a cell, and bars in the column of the years."""

    def __init__(self, theme: Theme) -> None:
        """Without bars until a sheet is given."""
        super().__init__(theme)
        self.sheet: HonourSheet | None = None

    def room(self, signs: float) -> int:
        """The width in pixels of a column of so many signs."""
        return round(self.theme.body * signs + self.theme.px(13))

    def _content(self, painter: QPainter, place: QRect, index: Index, font: QFont) -> None:
        row, second = index.data(ROW_ROLE), index.data(SECOND_ROLE)
        if isinstance(row, HonourRow) and index.column() == TIMELINE and self.sheet is not None:
            self._bar(painter, place, row, self.sheet)
        elif second is not None:
            half = place.height() // 2
            upper = QRect(place.x(), place.y() + self.theme.px(3), place.width(), half)
            super()._content(painter, upper, index, font)
            small = QFont(font)
            small.setPixelSize(self.theme.between(12, 24))
            painter.setFont(small)
            painter.setPen(QColor(C.text3))
            room = place.adjusted(self.theme.px(6), half - self.theme.px(2), -self.theme.px(6), 0)
            short = QFontMetrics(small).elidedText(
                second, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, LEFT | int(Qt.TextFlag.TextSingleLine), short)
        else:
            super()._content(painter, place, index, font)

    def _bar(self, painter: QPainter, place: QRect, row: HonourRow, sheet: HonourSheet) -> None:
        t = self.theme
        scale = Scale(t, place.adjusted(t.px(6), 0, -t.px(2), 0), years(sheet))
        if not row.runs and row.left > 0:
            self._why(painter, place, row)
            return
        now = scale.x(sheet.on)
        tall = t.px(10)
        top = place.y() + (place.height() - tall) // 2
        ends = row.drops_out - timedelta(1)
        first, last = scale.x(row.record.day), scale.x(ends)
        body = QRect(first, top, max(2, last - first), tall)
        if not row.runs:
            painter.setPen(QPen(QColor(C.control_line), 1, Qt.PenStyle.DashLine))
            painter.drawRect(body)
        else:
            painter.fillRect(body, QColor(C.heat[2]))
            rest = QRect(max(first, now), top, max(2, last - max(first, now)), tall)
            painter.fillRect(rest, QColor(C.red if row.state == "due" else C.bar))
        painter.setPen(QPen(QColor(C.red), t.between(1, 2)))
        painter.drawLine(now, place.y() + t.px(4), now, place.bottom() - t.px(4))
        self._end(painter, place, row, max(last, now) + t.px(6))

    def _why(self, painter: QPainter, place: QRect, row: HonourRow) -> None:
        """In place of a bar: why the honour counts for nothing."""
        font = QFont(painter.font())
        font.setPixelSize(self.theme.second)
        painter.setFont(font)
        painter.setPen(QColor(C.text2))
        room = place.adjusted(self.theme.px(6), 0, -self.theme.px(4), 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, row.why)

    def _end(self, painter: QPainter, place: QRect, row: HonourRow, left: int) -> None:
        font = QFont(painter.font())
        font.setPixelSize(self.theme.small)
        font.setBold(row.state == "due")
        painter.setFont(font)
        painter.setPen(QColor(C.red if row.state == "due" else C.text2))
        room = QRect(left, place.y(), place.right() - left, place.height())
        said = f"{row.drops_out:%y-%m-%d}" + ("" if row.left > 0 else " 已退出")
        short = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, LEFT | int(Qt.TextFlag.TextSingleLine), short)


class YearHeader(QHeaderView):
    """The heads of the columns, and over the bars the years."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Without years until a sheet is given."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.sheet: HonourSheet | None = None
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex != TIMELINE or self.sheet is None:
            return
        painter.save()
        t, days = self.theme, years(self.sheet)
        scale = Scale(t, rect.adjusted(t.px(6), 0, -t.px(2), 0), days)
        font = QFont(self.font())
        font.setPixelSize(t.small)
        painter.setFont(font)
        step = self._step(scale, QFontMetrics(font))
        for number, year in enumerate(range(days.first.year, days.last.year + 1)):
            x = scale.x(date(year, 1, 1))
            painter.setPen(QColor(C.strong_line))
            painter.drawLine(x, rect.bottom() - t.px(6), x, rect.bottom())
            if number % step:
                continue
            painter.setPen(QColor(C.text2))
            wide = scale.x(date(year, 12, 31)) - x
            said = (
                str(year)
                if QFontMetrics(font).horizontalAdvance("2026") + t.px(6) < wide
                else f"{year % 100:02d}"
            )
            place = QRect(x, rect.y(), wide, rect.height()).adjusted(-t.px(9), 0, t.px(9), 0)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), said)
        painter.restore()

    def _step(self, scale: Scale, metrics: QFontMetrics) -> int:
        """Every how many years one is named, so that their numbers stand apart."""
        each = scale.room * 365 / scale.days.days
        return ceil((metrics.horizontalAdvance("26") + self.theme.px(4)) / each)
