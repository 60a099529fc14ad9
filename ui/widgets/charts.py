"""Several rows of bars under each other, for as many names as there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.labels import clear, label

IN_A_ROW = 14
ROOM = 1120
"""Pixels beside the navigation on the smallest screen, at every size of type."""


class Charts(QWidget):
    """A title, a sentence that says the sum, and the bars to one common scale."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Empty."""
        super().__init__()
        self.theme = theme
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(title, "section"))
        self.told = label("", "second", wrap=True)
        column.addWidget(self.told)
        self.rows = QVBoxLayout()
        column.addLayout(self.rows)
        column.addStretch(1)

    def say(self, values: Sequence[tuple[str, int, str]], told: str) -> None:
        """Name, value and its words for each bar."""
        self.told.setText(told)
        clear(self.rows)
        most = max((value for _, value, _ in values), default=0)
        bars = [Bar(name, value / most if most else None, words) for name, value, words in values]
        step = self._in_a_row(values)
        for first in range(0, len(bars), step):
            chart = BarChart(self.theme, self.title)
            chart.say(bars[first : first + step])
            self.rows.addWidget(chart)

    def _in_a_row(self, values: Sequence[tuple[str, int, str]]) -> int:
        """As many as have room for their names; the year's months at every size."""
        font = QFont(self.font())
        font.setPixelSize(self.theme.second)
        metrics = QFontMetrics(font)
        widest = max((metrics.horizontalAdvance(name) for name, _, _ in values), default=0)
        return max(1, min(IN_A_ROW, ROOM // (widest + self.theme.px(8))))
