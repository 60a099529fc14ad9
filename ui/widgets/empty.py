"""An empty page: what belongs here, why it is asked, and the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import label


class EmptyState(QWidget):
    """Two sentences and one red button; no drawings."""

    def __init__(self, theme: Theme) -> None:
        """Says nothing until `say`."""
        super().__init__()
        self.act: Callable[[], object] = lambda: None
        column = QVBoxLayout(self)
        column.setSpacing(theme.step)
        column.addStretch(1)
        self.what = label("", "section", wrap=True)
        self.why = label("", "second", wrap=True)
        self.button = ActButton(theme, "", self._press, role="primary")
        for widget in (self.what, self.why):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _press(self) -> None:
        self.act()

    def say(self, what: str, why: str, button: str, act: Callable[[], object]) -> None:
        """Show what is missing and how it begins; without a button text there is none."""
        self.what.setText(what)
        self.why.setText(why)
        self.button.say(button)
        self.button.setVisible(bool(button))
        self.act = act
