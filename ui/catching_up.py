"""The numbers beside the pages follow what is written, wherever the user is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Jobs
from ui.pages.page import Page

LATER = 1500
"""Milliseconds after the last write; several writes in a row are worked out once."""


class CatchingUp(QTimer):
    """Asks the page of the day anew while it is hidden: its answer tells how much is open where.

    It works in a job like every answer of that page, and waits until nobody else wants the worker:
    the page that is looked at comes first.
    """

    def __init__(self, parent: QObject, pages: Mapping[str, Page], jobs: Jobs) -> None:
        """Waits for `start`, which each write calls."""
        super().__init__(parent, interval=LATER, singleShot=True)
        self.pages = pages
        self.jobs = jobs
        self.timeout.connect(self._ask)

    def _ask(self) -> None:
        page = self.pages.get("today")
        if page is None or not page.stale:
            return
        if self.jobs.held:
            self.start()
            return
        page.stale = False
        page.reload()
