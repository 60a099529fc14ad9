"""The lines that the palette found, drawn with a heading per group; what matched is underlined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.found import Found
from ui.icons import pixmap
from ui.initials import match
from ui.shell import Shell
from ui.theme import COLOURS as C


class FoundList(QWidget):
    """The lines, with a heading per group; what matched is underlined."""

    def __init__(self, shell: Shell, run: Callable[[Found], object]) -> None:
        """Never has the focus: the line above keeps it."""
        super().__init__()
        self.theme = shell.theme
        self.run = run
        self.found: list[Found] = []
        self.words: list[str] = []
        self.at = 0
        self.top = 0
        self.setMinimumSize(QSize(self.theme.px(300), self.theme.px(120)))

    def set_found(self, found: list[Found], words: list[str]) -> None:
        """Show these, the first one chosen."""
        self.found, self.words = found, words
        self.at = self.top = 0
        self.update()

    def chosen(self) -> Found | None:
        """The one that Enter runs."""
        return self.found[self.at] if self.found else None

    def move_by(self, rows: int) -> None:
        """Choose another."""
        self.at = max(0, min(len(self.found) - 1, self.at + rows))
        room = max(1, self.height() // self._row() - 3)
        self.top = max(self.at - room, min(self.top, self.at))
        self.update()

    def _row(self) -> int:
        return self.theme.between(36, 58)

    def rows(self) -> list[tuple[QRect, int | None, str]]:
        """Where each line stands: (place, its number or None for a heading, the heading)."""
        rows: list[tuple[QRect, int | None, str]] = []
        y, group = 0, None
        for number in range(self.top, len(self.found)):
            if self.found[number].group != group:
                group = self.found[number].group
                height = self.theme.between(30, 50)
                rows.append((QRect(0, y, self.width(), height), None, group))
                y += height
            rows.append((QRect(0, y, self.width(), self._row()), number, ""))
            y += self._row()
            if y > self.height():
                break
        return rows

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(C.card))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        margin = self.theme.margin
        if not self.found:
            painter.setPen(QColor(C.text3))
            said = "没有找到。换个词，或按 Esc 回去。"
            painter.drawText(self.rect().adjusted(margin, 0, 0, 0), Qt.AlignmentFlag.AlignTop, said)
        for place, number, heading in self.rows():
            if number is None:
                font = QFont(self.font())
                font.setPixelSize(self.theme.second)
                font.setBold(True)
                painter.setFont(font)
                painter.setPen(QColor(C.text2))
                painter.drawText(place.adjusted(margin, 0, 0, 0), middle, heading)
            else:
                self._paint_line(painter, place, self.found[number], here=number == self.at)

    def _paint_line(self, painter: QPainter, place: QRect, found: Found, *, here: bool) -> None:
        t = self.theme
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if here:
            painter.fillRect(place, QColor(C.blue_ground))
            bar = QRect(place.x(), place.y(), t.px(4), place.height())
            painter.fillRect(bar, QColor(C.blue))
        top = place.y() + (place.height() - t.px(18)) // 2
        painter.drawPixmap(place.x() + t.margin, top, pixmap(found.icon, t.px(18)))
        font = QFont(self.font())
        font.setPixelSize(t.second)
        painter.setFont(font)
        painter.setPen(QColor(C.text2))
        sort = place.adjusted(t.px(46), 0, 0, 0)
        sort.setWidth(t.px(92))
        painter.drawText(sort, middle, found.sort)
        note = place.adjusted(0, 0, -t.margin, 0)
        painter.drawText(note, middle | Qt.AlignmentFlag.AlignRight, found.note)
        used = QFontMetrics(font).horizontalAdvance(found.note) + t.margin * 2
        body = place.adjusted(t.px(140), 0, -used, 0)
        self._paint_text(painter, body, found.text)

    def _paint_text(self, painter: QPainter, place: QRect, text: str) -> None:
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(QColor(C.text))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, middle, shown)
        base = place.center().y() + metrics.ascent() // 2 + self.theme.px(3)
        painter.setPen(QPen(QColor(C.red), self.theme.thick))
        for word in self.words:
            found = match(word, shown)
            if found is not None and found[1] > found[0]:
                start = place.x() + metrics.horizontalAdvance(shown[: found[0]])
                end = place.x() + metrics.horizontalAdvance(shown[: found[1]])
                painter.drawLine(QPoint(start, base), QPoint(end, base))

    def _number_at(self, event: QMouseEvent) -> int | None:
        for place, number, _ in self.rows():
            if number is not None and place.contains(event.position().toPoint()):
                return number
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (number := self._number_at(event)) is not None:
            self.at = number
            self.run(self.found[number])
