"""Bars at the top of a page: what happened, what is safe, what to do; they push the content down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.errors import Away, DeskError, Trouble
from ui.theme import COLOURS as C, Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import icon_label, label

TONES = {
    "know": ("hint", C.amber, C.amber_ground, C.amber_line),
    "explain": ("hint", C.blue, C.blue_ground, C.blue_line),
    "failed": ("error", C.red, C.red_ground, C.red),
    "done": ("done", C.green, C.green_ground, C.green),
}
"""Tone → (icon, ink, ground, line)."""


@dataclass(frozen=True)
class Notice:
    """One thing to say. `key` names its cause: a second notice with it replaces the first."""

    tone: str
    title: str
    said: str = ""
    acts: tuple[tuple[str, Callable[[], object]], ...] = field(default=(), compare=False)
    """Label and act; pressed with Alt+1, Alt+2 …"""
    key: str = ""
    seconds: int | None = None
    """After so long it leaves by itself; None: when its cause is gone."""


def of_error(
    error: DeskError, *acts: tuple[str, Callable[[], object]], key: str = "error"
) -> Notice:
    """An error as a notice. For trouble with disk, lock or file it says that nothing was lost."""
    lines = [fault.said for fault in error.faults] or [error.hint]
    if isinstance(error, Trouble) and not isinstance(error, Away):
        lines.append("已经存好的记录都在，没有存成的字还在草稿里。")
    return Notice("failed", error.title, "\n".join(line for line in lines if line), acts, key)


class Notices(QWidget):
    """The bars of one page, newest on top."""

    def __init__(self, theme: Theme) -> None:
        """Empty, and then of no height."""
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.step)
        self.bars: dict[str, _Bar] = {}

    def tell(self, notice: Notice) -> None:
        """Show a notice, in place of one with the same key."""
        self.drop(notice.key)
        bar = _Bar(self.theme, notice, lambda: self.drop(notice.key, bar))
        self.bars[notice.key] = bar
        self.column.insertWidget(0, bar)
        self.show()
        if notice.seconds is not None:
            QTimer.singleShot(notice.seconds * 1000, bar, lambda: self.drop(notice.key, bar))

    def drop(self, key: str, bar: _Bar | None = None) -> None:
        """Take a notice away (only that very bar where one is given)."""
        shown = self.bars.get(key)
        if shown is None or bar not in (None, shown):
            return
        del self.bars[key]
        shown.hide()
        self.column.removeWidget(shown)
        shown.deleteLater()

    def clear(self) -> None:
        """Take all away."""
        for key in list(self.bars):
            self.drop(key)


class _Bar(QFrame):
    def __init__(self, theme: Theme, notice: Notice, dismiss: Callable[[], object]) -> None:
        super().__init__()
        self.notice = notice
        icon, ink, ground, line = TONES[notice.tone]
        self.setObjectName("bar")
        self.setStyleSheet(
            f"QFrame#bar {{ background: {ground}; border: 1px solid {line};"
            f" border-left: {theme.between(4, 8)}px solid {line}; border-radius: 3px; }}"
        )
        self.setAccessibleName(f"{notice.title}。{notice.said}")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        row.setSpacing(theme.px(10))
        sign = icon_label(icon, theme.icon, ink)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._texts(theme, notice, ink), 1)
        close = ActButton(theme, "知道了", dismiss, role="link")
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def _texts(self, theme: Theme, notice: Notice, ink: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        title = label(notice.title, "strong", wrap=True)
        title.setStyleSheet(f"color: {ink if notice.tone == 'failed' else C.text};")
        column.addWidget(title)
        if notice.said:
            column.addWidget(label(notice.said, "second", wrap=True, select=True))
        if notice.acts:
            column.addLayout(self._acts(theme, notice))
        return column

    def _acts(self, theme: Theme, notice: Notice) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.step)
        for number, (text, act) in enumerate(notice.acts, 1):
            keys = f"Alt+{number}"
            role = "primary" if number == 1 and notice.tone == "failed" else ""
            row.addWidget(ActButton(theme, text, act, keys=keys, role=role))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        row.addStretch(1)
        return row
