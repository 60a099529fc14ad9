"""While nobody is typing, load what the pages need, so that the first look at each comes soon."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

EVERY = 250
"""Milliseconds between two modules; each takes some tens of them, and a key in between is not felt."""
WANTED = (
    "ui.pages.visit_page",
    "ui.pages.form_page",
    "ui.pages.party_page",
    "ui.pages.leave_page",
    "ui.tables.grid",
    "ui.pages.ledger_page",
    "ui.pages.honour_page",
    "ui.pages.criteria_page",
    "ui.pages.settings_page",
    "ui.pages.shortcuts_page",
)
"""The pages of the navigation and the forms, those opened most often first."""


class Warming(QTimer):
    """Imports one module at a time; without a window it goes with its parent."""

    def __init__(self, parent: QObject) -> None:
        """Begins at once."""
        super().__init__(parent, interval=EVERY)
        self.names: Iterator[str] = iter(WANTED)
        self.timeout.connect(self._next)
        self.start()

    def _next(self) -> None:
        name = next(self.names, None)
        if name is None:
            self.stop()
            return
        import_module(name)
