"""A window on the branch's station for tests of its pages, and waiting for what it works out."""

from pathlib import Path

from tests.ui import branch_desk
from ui import app as application
from ui.main_window import MainWindow


def window(qtbot, qapp, folder: Path, percent: int = 100) -> MainWindow:
    """The window of 1366×768 without its title bar, shown; closed with the test."""
    theme = application.dress(qapp, percent)
    made = MainWindow(branch_desk.make(folder / "所"), theme)
    qtbot.addWidget(made)
    made.resize(1366, 738)
    made.show()
    settled(qtbot, made)
    return made


def settled(qtbot, window: MainWindow) -> None:
    """Wait until no job runs."""
    qtbot.waitUntil(lambda: not window.jobs.held, timeout=10_000)
