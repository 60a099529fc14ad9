"""Long work off the UI thread: one worker, progress with time left, and cancelling that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThread, QThreadPool, Signal

from fqdesk.errors import Cancelled
from fqdesk.progress import Tick

EVERY = 0.05
"""Seconds between two reports to the window: more often than the eye sees helps nobody."""
PATIENCE = 5.0
"""Seconds of work before a guess at the time left is worth saying."""


class Job(QObject):
    """A piece of work and its signals; nothing of it runs on the UI thread."""

    moved = Signal(int, int, str)
    """Done, total, what in Chinese."""
    done = Signal(object)
    failed = Signal(object)
    """The exception."""
    stopped = Signal()
    """The user cancelled; nothing half done stays behind."""
    over = Signal()
    """After done, failed or stopped, whichever it was."""

    def __init__(self, work: Callable[[Tick], Any], said: str) -> None:
        """`work` takes a tick; `said` names it for the window (编成证据册)."""
        super().__init__()
        self.work = work
        self.said = said
        self.asked_to_stop = Event()
        self.began = 0.0
        self._reported = 0.0

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self.asked_to_stop.set()

    def tick(self, done: int, total: int, what: str) -> None:
        """What the work calls; raises Cancelled when the user asked for it."""
        if self.asked_to_stop.is_set():
            raise Cancelled
        now = monotonic()
        if done == total or now - self._reported >= EVERY:
            self._reported = now
            self.moved.emit(done, total, what)

    def perform(self) -> None:
        """Run in the worker and tell how it ended."""
        app = QCoreApplication.instance()
        if app is not None and QThread.currentThread() is app.thread():
            raise AssertionError("a job must never run on the UI thread")
        self.began = monotonic()
        try:
            self.tick(0, 0, self.said)
            result = self.work(self.tick)
        except Cancelled:
            self.stopped.emit()
        except Exception as error:  # noqa: BLE001 - told to the window, which knows what to do with it
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.over.emit()


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self.job = job

    def run(self) -> None:
        self.job.perform()


class Jobs(QObject):
    """The one worker and the jobs that wait for it or run; holds them, or Qt would drop their signals."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """One thread: two jobs never disturb each other."""
        super().__init__(parent)
        self.pool = QThreadPool(self)
        self.pool.setMaxThreadCount(1)
        self.held: list[Job] = []

    def start(self, job: Job) -> Job:
        """Queue a job whose signals are connected already."""
        self.held.append(job)
        job.over.connect(lambda: self._let_go(job))
        self.pool.start(_Run(job))
        self.changed.emit()
        return job

    def stop(self) -> None:
        """Cancel everything and wait for the worker, before the station is closed."""
        for job in self.held:
            job.cancel()
        self.pool.waitForDone()

    def _let_go(self, job: Job) -> None:
        self.held.remove(job)
        self.changed.emit()


def time_left(done: int, total: int, seconds: float) -> str:
    """A guess in plain words, empty while nothing sensible can be said."""
    if done <= 0 or total <= done or seconds < PATIENCE:
        return ""
    left = seconds / done * (total - done)
    if left < 60:
        return f"还要约 {max(1, round(left))} 秒"
    return f"还要约 {round(left / 60)} 分钟"
