"""One run of the window: the station that is open, the window over it, and going from one to another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from fqdesk.desk import Desk
from fqdesk.errors import DeskError
from fqdesk.places import user
from ui import app as application
from ui.first_start.offering import offer
from ui.main_window import MainWindow
from ui.remembered import recall, remember
from ui.theme import LARGEST, SMALLEST, Theme
from ui.unbacked import tell
from ui.warming import Warming

if TYPE_CHECKING:
    from ui.start_window import StartWindow

STEP = 25


def fit_screen(window: QWidget) -> None:
    """As large as the screen allows; a small screen gets a window that fills it."""
    screen = QApplication.primaryScreen().availableGeometry()
    window.resize(min(1366, screen.width()), min(768, screen.height()))
    QTimer.singleShot(0, window.showMaximized if screen.width() <= 1400 else window.show)


class Program:
    """Holds what outlives a window: the application, the theme, and the open desk."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        """Nothing is open yet."""
        self.app = app
        self.theme = theme
        self.desk: Desk | None = None
        self.window: QWidget | None = None
        self.warming: Warming | None = None
        self.ready: Callable[[], object] | None = None
        """Called once, when the first page of a station can be used."""

    def begin(self, folder: Path | None) -> DeskError | None:
        """Open the folder that was named or used last; without one, the first start.

        What went wrong stands in the window; it is handed back as well.
        """
        chosen = folder or recall().folder
        if chosen is None or (folder is None and not chosen.exists()):
            self._show(self._start())
            return None
        try:
            desk = Desk.open(chosen, writing=True, by=user())
        except DeskError as error:
            start = self._start()
            start.refused(chosen, error)
            self._show(start)
            return error
        self.use(desk)
        return None

    def _start(self) -> StartWindow:
        # Most starts open the station of the last time and never see it.
        from ui.start_window import StartWindow  # noqa: PLC0415 - as said

        start = StartWindow(self.theme, user())
        start.opened.connect(self.use)
        return start

    def use(self, desk: Desk) -> None:
        """Open the window over a station."""
        self.desk = desk
        remember(last=str(desk.folder.resolve()))
        window = self._window_over(desk)
        window.when_ready(self._warm)
        offer(window)
        tell(window)

    def _warm(self) -> None:
        if self.warming is None:
            self.warming = Warming(self.app)

    def _window_over(self, desk: Desk) -> MainWindow:
        before = self.window
        window = MainWindow(desk, self.theme)
        window.restyled.connect(self.restyle)
        window.other_wanted.connect(self.other_desk)
        self._show(window)
        if before is not None:
            before.close()
            before.deleteLater()
        return window

    def _show(self, window: QWidget) -> None:
        self.window = window
        fit_screen(window)
        if self.ready is not None and isinstance(window, MainWindow):
            window.when_ready(self.ready)

    def restyle(self, percent: int) -> None:
        """Lay the window out anew at another type size; the station stays open."""
        percent = max(SMALLEST, min(LARGEST, percent))
        if percent != self.theme.percent and isinstance(self.window, MainWindow):
            remember(font=percent)
            # Later: a button of this very window may be what asked for it.
            QTimer.singleShot(0, self.app, lambda: self._restyle(percent))

    def _restyle(self, percent: int) -> None:
        window, desk = self.window, self.desk
        if desk is None or not isinstance(window, MainWindow):
            return
        page = window.trail[0].key
        window.page().may_leave()
        again = window.page().once_more()
        self.app.setQuitOnLastWindowClosed(False)
        window.let_go()
        window.close()
        # Gone before the new style sheet comes, which would be worked out for all that is in it.
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        self.window = None
        self.theme = application.dress(self.app, percent)
        over = self._window_over(desk)
        over.show_page(page)
        if again is not None:
            # What was being written is in front of its writer again, only larger.
            again(over)
        self.app.setQuitOnLastWindowClosed(True)

    def other_desk(self) -> None:
        """Close this station and ask for another."""
        window = self.window
        if isinstance(window, MainWindow):
            # The program does not end with this window, which may back up before it goes.
            self.app.setQuitOnLastWindowClosed(False)
            window.gone.connect(self._ask_anew, Qt.ConnectionType.QueuedConnection)
            window.close()

    def _ask_anew(self) -> None:
        window, self.desk = self.window, None
        self._show(self._start())
        if window is not None:
            window.deleteLater()
        self.app.setQuitOnLastWindowClosed(True)
