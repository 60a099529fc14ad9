"""The last backup before a window closes: off the UI thread, seen, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from fqdesk.errors import DeskError
from ui.notices import Notice
from ui.unbacked import keep, watch

if TYPE_CHECKING:
    from fqdesk.desk import Desk
    from ui.jobs import Job
    from ui.main_window import MainWindow

SAID = "正在备份，做完就关。"
HOW = "不想等就再关一次：写过的都已经存好。"


def can_wait(window: MainWindow) -> bool:
    """Not when the machine is shutting down, which waits for nobody, nor where nobody sees it."""
    app = QApplication.instance()
    ending = isinstance(app, QApplication) and app.isSavingSession()
    return window.isVisible() and not ending


def back_up_first(window: MainWindow) -> Job:
    """Back up in a job and close the window after it, whether it worked or not."""
    for running in window.jobs.held:
        running.cancel()
    window.page().may_leave()
    for part in (window.navigation, window.search, window.stack):
        part.setEnabled(False)
    window.tell(Notice("know", SAID, HOW, key="leaving"))
    job = window.run("备份", lambda desk, tick: desk.backup(tick=tick), lambda _: None)
    watch(window.desk, job)
    job.over.connect(lambda: QTimer.singleShot(0, window, window.close))
    return job


def back_up_at_once(desk: Desk) -> None:
    """Where nobody waits. The way out is never barred: why it failed is said at the next start."""
    try:
        desk.backup()
    except DeskError as error:
        keep(desk, error)
