"""A window that stays open over midnight: what counts from today is worked out anew on the new day."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.pages.page import Page


class DayWatch(QObject):
    """Looks every minute, and whenever the user comes back to the window or the computer wakes."""

    def __init__(self, parent: QObject, pages: Mapping[str, Page], timer: QTimer) -> None:
        """`pages` are those of the navigation as they are made; nothing is looked at once `timer` stops."""
        super().__init__(parent)
        self.pages = pages
        self.timer = timer
        timer.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self.look)

    def look(self) -> None:
        """Let the page that is shown follow the day; the others do when they come up."""
        if not self.timer.isActive():
            return
        for page in self.pages.values():
            if page.isVisible():
                page.follow_day()
