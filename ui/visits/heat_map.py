"""Places by months as shades of blue with the number in each; arrows walk, Enter shows the records."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fqdesk.domain.sheets.visits import (
    HOUSEHOLD_STEPS,
    VISIT_STEPS,
    PlaceRow,
    VisitYear,
    level,
)
from ui.icons import pixmap
from ui.theme import COLOURS as C, Theme

INKS = (C.text3, C.text, C.text, C.text, C.card)
"""By shade, so that every number can be read."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
MIDDLE = int(Qt.AlignmentFlag.AlignCenter)


class HeatMap(QWidget):
    """A zero is information, no gap; months to come are left blank."""

    chosen = Signal(str, int)
    """Place and month with the cursor."""
    opened = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_year`."""
        super().__init__()
        self.theme = theme
        self.sheet: VisitYear | None = None
        self.households = False
        self.row = 0
        self.month = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("各村每月走访")

    def show_year(self, sheet: VisitYear) -> None:
        """Show a year; the cursor keeps its place."""
        if self.sheet is None:
            self.month = max(1, sheet.months)
            worst = max(sheet.rows, key=lambda row: row.since or 10_000, default=None)
            self.row = sheet.rows.index(worst) if worst else 0
        self.sheet = sheet
        self.row = max(0, min(self.row, len(sheet.rows) - 1))
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self._told()

    def count_households(self, *, on: bool) -> None:
        """Show households instead of visits, or visits again."""
        self.households = on
        self.update()

    def place(self) -> PlaceRow | None:
        """The place with the cursor."""
        rows = self.sheet.rows if self.sheet else ()
        return rows[self.row] if self.row < len(rows) else None

    def go_to(self, place: str) -> None:
        """Put the cursor on a place."""
        for number, row in enumerate(self.sheet.rows if self.sheet else ()):
            if row.place == place:
                self.row = number
                self._told()

    # -- measures ------------------------------------------------------------------------------

    @property
    def _name(self) -> int:
        return self.theme.body * 5 + self.theme.px(6)

    @property
    def _gone(self) -> int:
        return self.theme.between(66, 130)

    @property
    def _cell(self) -> float:
        return (self.width() - self._name - self._gone) / 12

    @property
    def _high(self) -> int:
        return self.theme.between(25, 46)

    def sizeHint(self) -> QSize:
        rows = len(self.sheet.rows) if self.sheet else 0
        return QSize(self.theme.px(400), (rows + 1) * self._high + 2)

    def _box(self, row: int, month: int) -> QRect:
        left = self._name + round((month - 1) * self._cell)
        right = self._name + round(month * self._cell)
        return QRect(left, (row + 1) * self._high, right - left, self._high)

    # -- keys and mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = len(self.sheet.rows) if self.sheet else 0
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if key in steps and rows:
            down, right = steps[key]
            self.row = max(0, min(rows - 1, self.row + down))
            self.month = max(1, min(12, self.month + right))
            self._told()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._point(event.position().toPoint())
        self._open()

    def _point(self, at: QPoint) -> None:
        rows = len(self.sheet.rows) if self.sheet else 0
        row = at.y() // self._high - 1
        if 0 <= row < rows:
            self.row = row
            month = int((at.x() - self._name) // self._cell) + 1
            self.month = month if 1 <= month <= 12 else self.month
            self._told()

    def _open(self) -> None:
        place = self.place()
        if place is not None:
            self.opened.emit(place.place, self.month)

    def _told(self) -> None:
        place = self.place()
        if place is not None:
            n = self.month - 1
            said = f"{place.name} {self.month} 月 {place.visits[n]} 次 {place.households[n]} 户"
            self.setAccessibleDescription(f"{said}，{place.note()}")
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
            self.chosen.emit(place.place, self.month)
        self.update()

    # -- drawing -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.sheet is not None:
            painter = QPainter(self)
            self._heads(painter)
            for row, place in enumerate(self.sheet.rows):
                self._place(painter, row, place)

    def _write(
        self, painter: QPainter, place: QRect, text: str, ink: str, align: int, size: int = 0
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(size or self.theme.second)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, align | int(Qt.TextFlag.TextSingleLine), short)

    def _heads(self, painter: QPainter) -> None:
        for month in range(1, 13):
            box = self._box(-1, month)
            self._write(painter, box, str(month), C.text3, MIDDLE, self.theme.small)
        place = QRect(self.width() - self._gone, 0, self._gone, self._high)
        self._write(painter, place, "距上次", C.text3, RIGHT, self.theme.small)

    def _place(self, painter: QPainter, row: int, place: PlaceRow) -> None:
        sheet, t = self.sheet, self.theme
        if sheet is None:
            return
        top = (row + 1) * self._high
        name = QRect(0, top, self._name - t.px(4), self._high)
        if row == self.row:
            painter.fillRect(QRect(0, top, self._name, self._high), QColor(C.blue_ground))
            painter.fillRect(QRect(0, top, t.between(3, 6), self._high), QColor(C.blue))
        name.adjust(t.px(5), 0, 0, 0)
        self._write(painter, name, place.name, C.text, LEFT, t.body)
        counts = place.households if self.households else place.visits
        steps = HOUSEHOLD_STEPS if self.households else VISIT_STEPS
        for month in range(1, sheet.months + 1):
            box = self._box(row, month)
            shade = level(counts[month - 1], steps)
            painter.fillRect(box.adjusted(0, 0, -1, -1), QColor(C.heat[shade]))
            if not shade:
                painter.setPen(QColor(C.card_line))
                painter.drawRect(box.adjusted(0, 0, -2, -2))
            self._write(painter, box, str(counts[month - 1]), INKS[shade], MIDDLE)
        self._since(painter, QRect(self.width() - self._gone, top, self._gone, self._high), place)
        if row == self.row and self.hasFocus():
            painter.setPen(QPen(QColor(C.blue), t.thick))
            painter.drawRect(self._box(row, self.month).adjusted(0, 0, -2, -2))

    def _since(self, painter: QPainter, box: QRect, place: PlaceRow) -> None:
        t = self.theme
        if place.since is None:
            said = "没有过"
        else:
            said = "今天" if place.since == 0 else f"{place.since} 天"
        self._write(painter, box, said, C.amber if place.long_ago else C.text2, RIGHT)
        if place.long_ago:
            used = QFontMetrics(painter.font()).horizontalAdvance(said)
            size = t.px(13)
            left = box.right() - used - size - t.px(4)
            sign = pixmap("hint", size, C.amber)
            painter.drawPixmap(left, box.y() + (box.height() - size) // 2, sign)


class HeatLegend(QWidget):
    """Which shade means how many."""

    def __init__(self, theme: Theme) -> None:
        """For visits."""
        super().__init__()
        self.theme = theme
        self.steps = VISIT_STEPS
        self.setFixedHeight(theme.px(20))

    def count_households(self, *, on: bool) -> None:
        """For households, or visits again."""
        self.steps = HOUSEHOLD_STEPS if on else VISIT_STEPS
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(230), self.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), self.theme
        font = QFont(self.font())
        font.setPixelSize(t.small)
        painter.setFont(font)
        wide = t.px(38)
        for shade, least in enumerate((0, *self.steps)):
            box = QRect(shade * wide, 0, wide - 1, self.height() - 1)
            painter.fillRect(box, QColor(C.heat[shade]))
            painter.setPen(QColor(C.card_line))
            painter.drawRect(box)
            painter.setPen(QColor(INKS[shade]))
            said = self._said(shade, least)
            painter.drawText(box, MIDDLE, said)

    def _said(self, shade: int, least: int) -> str:
        if shade == len(self.steps):
            return f"{least}+"
        following = self.steps[shade] - 1
        return str(least) if following <= least else f"{least}-{following}"
