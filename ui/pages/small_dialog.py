"""A small dialog: what it is about, what it asks, what is wrong, and 取消 beside 存下."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import label
from ui.widgets.walking import enter_steps, place


class SmallDialog(QDialog):
    """The frame; who fills it gives what is asked to `ask`, and answers `keep`."""

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget) -> None:
        """`width` is the least, in pixels at 100 %."""
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.margin, theme.margin, theme.margin, theme.margin)
        self.column.setSpacing(theme.step)
        self.fault = label("", "fault", wrap=True)
        self.fault.hide()
        self.done_act = ActButton(theme, "存下", self.keep, keys="Ctrl+Enter", role="primary")
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep)

    def ask(self, heading: str, told: str, *asked: QLayout | QWidget) -> None:
        """Put what it is about above what it asks, and the two acts below."""
        self.column.addWidget(label(heading, "section", wrap=True))
        self.column.addWidget(label(told, "second", wrap=True))
        for part in asked:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)
        self.column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(ActButton(self.theme, "取消", self.reject, keys="Esc"))
        row.addWidget(self.done_act)
        self.column.addLayout(row)

    def complain(self, said: str) -> None:
        """Tell what is wrong, above the acts."""
        self.fault.setText(said)
        self.fault.show()

    def stops(self) -> Sequence[QWidget]:
        """The fields that Enter walks, in order; after the last comes 存下."""
        return ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if steps := enter_steps(event):
            self._walk(steps)
            return
        super().keyPressEvent(event)

    def _walk(self, steps: int) -> None:
        stops = [stop for stop in (*self.stops(), self.done_act) if not stop.isHidden()]
        to = place(stops) + steps
        if 0 <= to < len(stops):
            stops[to].setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Keep what was answered, and close; what is wrong is told by `complain`."""
        raise NotImplementedError
