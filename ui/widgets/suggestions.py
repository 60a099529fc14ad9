"""A list of suggestions below a line: it never takes the focus and never replaces typed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import COLOURS as C, Theme

MOST_ROWS = 8


@dataclass(frozen=True)
class Candidate:
    """Something that may be meant: its id or code, its name, and what tells it from the others."""

    key: str
    text: str
    note: str = ""


class Suggestions(QFrame):
    """Drawn over the window that the line lives in, so that an input method is never disturbed."""

    picked = Signal(object)
    """The candidate that was clicked."""

    def __init__(self, theme: Theme, line: QWidget) -> None:
        """Hidden until `offer` has something."""
        super().__init__(line.window())
        self.theme = theme
        self.line = line
        self.candidates: list[Candidate] = []
        self.at = 0
        self.top = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.hide()

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Show these, the first one chosen; nothing at all when there are none."""
        self.candidates = list(candidates)
        self.at = self.top = 0
        if not self.candidates:
            self.hide()
            return
        if self.parentWidget() is not self.line.window():
            # Over the whole window, or the edge of the form would cut it; it goes with its line.
            self.setParent(self.line.window())
            self.line.destroyed.connect(self.deleteLater)
        self._place()
        self.show()
        self.raise_()
        self.update()

    def chosen(self) -> Candidate | None:
        """The one that Enter would take."""
        return self.candidates[self.at] if self.isVisible() and self.candidates else None

    def move_by(self, rows: int) -> None:
        """Choose the next or the one before."""
        self.at = max(0, min(len(self.candidates) - 1, self.at + rows))
        self.top = max(self.at - MOST_ROWS + 1, min(self.top, self.at))
        self.update()

    def _row(self) -> int:
        return self.theme.dense_row

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setBold(True)
        names, notes = QFontMetrics(bold), QFontMetrics(self.font())
        widest = max(
            names.horizontalAdvance(one.text) + notes.horizontalAdvance(one.note)
            for one in self.candidates
        )
        rows = min(MOST_ROWS, len(self.candidates))
        return QSize(widest + self.theme.px(44), rows * self._row() + 2)

    def _place(self) -> None:
        window = self.line.window()
        size = self.sizeHint().expandedTo(QSize(self.line.width(), 0))
        size = size.boundedTo(window.size() - QSize(8, 8))
        below = self.line.mapTo(window, QPoint(0, self.line.height() + 1))
        left = min(below.x(), window.width() - size.width() - 4)
        top = below.y()
        if top + size.height() > window.height():
            top = max(0, self.line.mapTo(window, QPoint(0, 0)).y() - size.height() - 1)
        self.setGeometry(QRect(QPoint(max(0, left), top), size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(C.card))
        shown = self.candidates[self.top : self.top + MOST_ROWS]
        for number, candidate in enumerate(shown, self.top):
            self._paint_row(painter, number, candidate)
        painter.setPen(QColor(C.control_line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_row(self, painter: QPainter, number: int, candidate: Candidate) -> None:
        place = QRect(1, 1 + (number - self.top) * self._row(), self.width() - 2, self._row())
        if number == self.at:
            painter.fillRect(place, QColor(C.blue_ground))
            painter.fillRect(QRect(1, place.y(), self.theme.px(3), place.height()), QColor(C.blue))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        font = QFont(self.font())
        font.setBold(number == self.at)
        painter.setFont(font)
        painter.setPen(QColor(C.text))
        left = self.theme.px(10)
        room = place.adjusted(left, 0, -left, 0)
        painter.drawText(room, middle, candidate.text)
        if candidate.note:
            used = QFontMetrics(font).horizontalAdvance(candidate.text) + self.theme.px(14)
            rest = room.adjusted(used, 0, 0, 0)
            painter.setFont(self.font())
            painter.setPen(QColor(C.text2))
            note = QFontMetrics(self.font()).elidedText(
                candidate.note, Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(rest, middle, note)

    def _at(self, event: QMouseEvent) -> int:
        return self.top + int(event.position().y() - 1) // self._row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.at = max(0, min(len(self.candidates) - 1, self._at(event)))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if 0 <= self._at(event) < len(self.candidates):
            self.at = self._at(event)
            self.picked.emit(self.candidates[self.at])
