"""Bars drawn as vectors: a few named values beside each other, each with its words on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import COLOURS as C, Theme


@dataclass(frozen=True)
class Bar:
    """One bar: its name below, its share of the full height (None: nothing to draw), words on top."""

    name: str
    share: float | None
    words: str
    note: str = ""


class BarChart(QWidget):
    """For values between nothing and everything; a line at the foot, no other ornament."""

    def __init__(self, theme: Theme, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self.theme = theme
        self.called = name
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        self.bars = tuple(bars)
        told = "；".join(f"{bar.name} {bar.words}" for bar in self.bars)
        self.setAccessibleName(f"{self.called}：{told}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(420), self.theme.between(210, 360))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.draw(QPainter(self), self.rect())

    def draw(self, painter: QPainter, place: QRect) -> None:
        """Draw into a rectangle of any painter, so that it can be printed as well."""
        t = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        below, above = t.px(40), t.px(22)
        foot = place.bottom() - below
        width = place.width() // max(1, len(self.bars))
        height = foot - place.top() - above
        painter.setPen(QColor(C.strong_line))
        painter.drawLine(place.left(), foot, place.right(), foot)
        for number, bar in enumerate(self.bars):
            left = place.left() + number * width
            tall = round(height * (bar.share or 0))
            body = QRect(left + width // 4, foot - tall, width // 2, tall)
            painter.fillRect(body, QColor(C.bar))
            words = QRect(left, body.top() - above, width, above)
            self._text(painter, words, bar.words, t.second, bold=True)
            name = QRect(left, foot + t.px(2), width, t.px(19))
            self._text(painter, name, bar.name, t.second, bold=False)
            note = QRect(left, foot + t.px(20), width, t.px(18))
            self._text(painter, note, bar.note, t.small, bold=False)

    def _text(self, painter: QPainter, place: QRect, text: str, size: int, *, bold: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(C.text if bold else C.text2))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, text)
