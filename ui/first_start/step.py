"""What every step of the first start is: something to fill in, keep as typed, and put on record."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ui.pages.page import scrolled
from ui.shell import Shell


class Step(QWidget):
    """One step. `title` stands over it, `name` in the list of steps."""

    edited = Signal()
    name = ""
    title = ""
    told = ""

    def __init__(self, shell: Shell) -> None:
        """Empty; `bring_back` gives it what was typed before."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.main = QVBoxLayout()
        self.main.setSpacing(self.theme.step)
        self.side = QVBoxLayout()
        self.side.setSpacing(self.theme.step)
        self.outer = outer

    def arrange(self, asking: QWidget | None = None, beside: str = "") -> None:
        """Lay out what was put into `main` and `side`; large type has room for one of them at a time.

        What is asked stands in the side pane, with large type under the main part; `beside` is the
        name of the side pane's tab there.
        """
        if not self.theme.large:
            if asking is not None:
                self.side.insertWidget(0, asking)
            self.side.addStretch(1)
            row = QHBoxLayout()
            row.setSpacing(self.theme.gap)
            row.addLayout(self.main, 1)
            row.addLayout(self.side)
            self.outer.addLayout(row, 1)
            return
        if asking is not None:
            self.main.addWidget(asking)
        if not beside:
            self.outer.addLayout(self.main, 1)
            return
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        for said, column in ((self.name, self.main), (beside, self.side)):
            inner = QWidget()
            inner.setLayout(column)
            tabs.addTab(scrolled(inner), said)
        self.side.addStretch(1)
        self.outer.addWidget(tabs, 1)

    def begin(self) -> None:
        """Called each time the step comes up."""

    def keep(self) -> dict[str, Any]:
        """What was typed as JSON, however unfinished."""
        raise NotImplementedError

    def bring_back(self, kept: dict[str, Any]) -> None:
        """Show what `keep` gave."""
        raise NotImplementedError

    def missing(self) -> str:
        """What must still be said before the step can be put on record, as a sentence; else empty."""
        return ""

    def save(self) -> None:
        """Put it on record. Raises Refused, Trouble."""
        raise NotImplementedError

    def sum(self) -> str:
        """In a few words what was said, for the list of steps."""
        return ""
