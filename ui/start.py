"""Open the window on a station: lock, read, show; and say in words when that cannot be."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from fqdesk.desk import Desk
from fqdesk.errors import DeskError
from ui.app import catch_bugs, create
from ui.main_window import MainWindow, fit_screen
from ui.remembered import recall, remember


def process_age() -> float:
    """Seconds since this process began, imports included."""
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rsplit(")", 1)[1].split()[19])
        up = float(Path("/proc/uptime").read_text("ascii").split()[0])
        return up - ticks / 100
    except (OSError, ValueError, IndexError):
        return time.process_time()


def open_window(folder: Path, *, exit_when_ready: bool = False) -> int:
    """Show the window on a station folder and run until it is closed; returns the exit code."""
    app, theme = create(sys.argv[:1], recall().font)
    catch_bugs()
    try:
        desk = Desk.open(folder)
    except DeskError as error:
        box = QMessageBox(QMessageBox.Icon.Critical, "枫桥案头", "\n".join(error.sentences()))
        box.exec()
        return error.exit_code
    remember(last=str(folder.resolve()))
    window = MainWindow(desk, theme)
    fit_screen(window)
    if exit_when_ready:
        QTimer.singleShot(0, lambda: _report(app, window))
    return app.exec()


def _report(app: QApplication, window: MainWindow) -> None:
    app.processEvents()
    print(json.dumps({"ready_s": round(process_age(), 3)}))  # noqa: T201 - this is the answer
    window.close()
    app.quit()
