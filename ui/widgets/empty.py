"""An empty page: what belongs here, why it is asked, and the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import label


class EmptyState(QWidget):
    """Two sentences, one red button and perhaps a plain one beside it; no drawings."""

    def __init__(self, theme: Theme) -> None:
        """Says nothing until `say`."""
        super().__init__()
        self.act: Callable[[], object] = lambda: None
        self.other_act: Callable[[], object] = lambda: None
        column = QVBoxLayout(self)
        column.setSpacing(theme.step)
        column.addStretch(1)
        self.what = label("", "section", wrap=True)
        self.why = label("", "second", wrap=True)
        self.button = ActButton(theme, "", self._press, role="primary")
        for widget in (self.what, self.why):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        self.other = ActButton(theme, "", self._press_other)
        row = QHBoxLayout()
        row.setSpacing(theme.step)
        row.addStretch(1)
        row.addWidget(self.button)
        row.addWidget(self.other)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)

    def _press(self) -> None:
        self.act()

    def _press_other(self) -> None:
        self.other_act()

    def say(
        self,
        what: str,
        why: str,
        button: str,
        act: Callable[[], object],
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show what is missing and how it begins; without a button text there is none.

        `other` is a second way to begin, beside the red button.
        """
        self.other.setVisible(other is not None)
        if other is not None:
            self.other.say(other[0])
            self.other_act = other[1]
        self.what.setText(what)
        self.why.setText(why)
        self.button.say(button)
        self.button.setVisible(bool(button))
        self.act = act
