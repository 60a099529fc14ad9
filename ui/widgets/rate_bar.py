"""A share as a bar with the line that it has to pass, drawn at the size of the card."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import COLOURS as C, Theme


class RateBar(QWidget):
    """The part that is reached is filled; the threshold is a red line with its words above."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self.theme = theme
        self.share = 0.0
        self.threshold = 0.9
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, share: float, threshold: float, words: str) -> None:
        """Both between 0 and 1; `words` names the threshold."""
        self.share, self.threshold, self.words = share, threshold, words
        self.setAccessibleName(f"{share:.1%}，{words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t = self.theme
        bar = QRect(0, t.px(20), self.width() - 1, t.px(13))
        painter.fillRect(bar, QColor(C.hatch))
        filled = QRect(bar)
        filled.setWidth(round(bar.width() * self.share))
        painter.fillRect(filled, QColor(C.bar))
        painter.setPen(QColor(C.card_line))
        painter.drawRect(bar)
        at = round(bar.width() * self.threshold)
        painter.setPen(QPen(QColor(C.red), t.thick))
        painter.drawLine(at, bar.top() - t.px(3), at, bar.bottom() + t.px(3))
        font = QFont(self.font())
        font.setPixelSize(t.small)
        font.setBold(True)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(self.words) + 2
        left = max(0, min(at - width // 2, self.width() - width))
        painter.drawText(QRect(left, 0, width, t.px(17)), Qt.AlignmentFlag.AlignCenter, self.words)
