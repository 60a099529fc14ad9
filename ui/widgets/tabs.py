"""Tabs of a page: a name with a small note beside it, and the part that it shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.theme import Theme


class Tabs(QWidget):
    """A bar over a stack; arrows move in the bar, Tab leaves it, Alt+arrows work anywhere inside."""

    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """No tabs yet."""
        super().__init__()
        self.names: list[str] = []
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName("分页")
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.step)
        self.top = QHBoxLayout()
        self.top.setSpacing(theme.step)
        self.top.addWidget(self.bar, 1)
        column.addLayout(self.top)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._show)

    def add(self, name: str, part: QWidget) -> None:
        """One more tab."""
        self.names.append(name)
        self.stack.addWidget(part)
        self.bar.addTab(name)

    def beside(self, part: QWidget) -> None:
        """Put something at the right of the bar, where a line of its own would take too much."""
        self.top.addWidget(part)

    def note(self, number: int, said: str) -> None:
        """Say something beside a name: a count, a share."""
        name = self.names[number]
        self.bar.setTabText(number, f"{name}  {said}" if said else name)

    def go(self, number: int) -> None:
        """Show a tab."""
        self.bar.setCurrentIndex(number % max(1, self.bar.count()))

    def step(self, by: int) -> None:
        """Show the next tab, or the one before."""
        self.go(self.bar.currentIndex() + by)

    def show_part(self, inside: QWidget) -> None:
        """Show the tab in which a widget stands."""
        for number in range(self.stack.count()):
            part = self.stack.widget(number)
            if part is inside or part.isAncestorOf(inside):
                self.go(number)

    def _show(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.moved.emit(number)
