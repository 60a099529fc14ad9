"""Who and what the station is: the registers that everything else refers to."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk import Query
from fqdesk.domain.catalog import KINDS
from ui.pages.page import Pane
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, label

REGISTERS = ("station", "person", "place", "post", "branch")


class RegistersPane(Pane):
    """One card per register, with its number and the two ways in."""

    def __init__(self, shell: Shell) -> None:
        """Filled by `refresh`."""
        super().__init__()
        self.shell = shell
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, shell.theme.gap, shell.theme.step, 0)
        self.column.setSpacing(shell.theme.gap)

    def refresh(self) -> None:
        """Count anew."""
        clear(self.column)
        for key in REGISTERS:
            self.column.addWidget(self._register(key))
        self.column.addStretch(1)

    def _register(self, key: str) -> QWidget:
        theme, kind = self.shell.theme, KINDS[key]
        frame, inside = card(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.step)
        head.addWidget(label(kind.label, "section"))
        head.addWidget(label(f"{self.shell.desk.count(key, Query())} 条", "second"), 1)
        look = partial(self.shell.show_page, "ledger", kind=key)
        head.addWidget(ActButton(theme, "看和改", look, role="small"))
        new = partial(self.shell.start, key)
        head.addWidget(ActButton(theme, f"新记{kind.label}", new, role="small"))
        inside.addLayout(head)
        inside.addWidget(label(kind.help, "second", wrap=True))
        return frame
