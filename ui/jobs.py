"""Long work off the UI thread: one worker, progress with time left, and cancelling that is asked for."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from fqdesk.errors import Cancelled
from fqdesk.progress import Tick

EVERY = 0.05
"""Seconds between two reports to the window: more often than the eye sees helps nobody."""
PATIENCE = 5.0
"""Seconds of work before a guess at the time left is worth saying."""

Post = Callable[[str, Any], None]


class Task:
    """What the worker holds of a job: no Qt object, so that none is ever destroyed in its thread."""

    def __init__(self, work: Callable[[Tick], Any], said: str) -> None:
        """`work` takes a tick."""
        self.work = work
        self.said = said
        self.stopping = threading.Event()
        self.began = 0.0
        self.reported = 0.0

    def perform(self, post: Post) -> None:
        """Run, and post how it goes and how it ended."""
        if threading.current_thread() is threading.main_thread():
            raise AssertionError("a job must never run on the UI thread")
        self.began = monotonic()

        def tick(done: int, total: int, what: str) -> None:
            if self.stopping.is_set():
                raise Cancelled
            now = monotonic()
            if done == total or now - self.reported >= EVERY:
                self.reported = now
                post("moved", (done, total, what))

        try:
            tick(0, 0, self.said)
            result = self.work(tick)
        except Cancelled:
            post("stopped", None)
        except Exception as error:  # noqa: BLE001 - told to the window, which knows what to do with it
            post("failed", error)
        else:
            post("done", result)


class Job(QObject):
    """A piece of work as the window sees it; its signals come on the UI thread."""

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
        """`said` names the work for the window (编成证据册)."""
        super().__init__()
        self.task = Task(work, said)
        self.said = said

    @property
    def began(self) -> float:
        """When it began, by the monotonic clock; 0 while it waits."""
        return self.task.began

    def cancel(self) -> None:
        """Ask it to stop at its next step."""
        self.task.stopping.set()

    def tell(self, what: str, said: Any) -> None:
        """Emit what the worker posted."""
        if what == "moved":
            self.moved.emit(*said)
        elif what in ("stopped", "over"):
            (self.stopped if what == "stopped" else self.over).emit()
        else:
            (self.done if what == "done" else self.failed).emit(said)


class Jobs(QObject):
    """The one worker, and the jobs that wait for it or run.

    No Qt object may die in the worker's thread. So the last reference to a job is always dropped
    here, after the worker has let go of it, and Python collects no garbage while the worker runs:
    it would do so in whichever thread happens to need memory.
    """

    changed = Signal()
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """The worker's thread begins with the first job."""
        super().__init__(parent)
        self.held: list[Job] = []
        self._waiting: dict[int, Task] = {}
        self._numbers: SimpleQueue[int | None] = SimpleQueue()
        self._posts: SimpleQueue[tuple[int, str, Any]] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, job: Job) -> Job:
        """Queue a job whose signals are connected already."""
        self.held.append(job)
        self._waiting[id(job)] = job.task
        gc.disable()
        self._numbers.put(id(job))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
            self._thread.start()
        self.changed.emit()
        return job

    def stop(self) -> None:
        """Cancel everything and wait for the worker, before the station is closed."""
        for job in self.held:
            job.cancel()
        if self._thread is not None:
            self._numbers.put(None)
            self._thread.join()
            self._thread = None
        self._deliver()

    def _work(self) -> None:
        while (number := self._numbers.get()) is not None:
            self._waiting[number].perform(partial(self._post, number))
            self._post(number, "over", None)

    def _post(self, number: int, what: str, said: Any) -> None:
        self._posts.put((number, what, said))
        # At the very end of the program the window may be gone before its worker.
        with suppress(RuntimeError):
            self._posted.emit()

    def _deliver(self) -> None:
        """On the UI thread: hand what was posted to the jobs it belongs to."""
        while not self._posts.empty():
            number, what, said = self._posts.get()
            job = next(job for job in self.held if id(job) == number)
            if what == "over":
                self._forget(job)
            job.tell(what, said)

    def _forget(self, job: Job) -> None:
        del self._waiting[id(job)]
        self.held.remove(job)
        if not self.held:
            gc.enable()
        self.changed.emit()


def time_left(done: int, total: int, seconds: float) -> str:
    """A guess in plain words, empty while nothing sensible can be said."""
    if done <= 0 or total <= done or seconds < PATIENCE:
        return ""
    left = seconds / done * (total - done)
    if left < 60:
        return f"还要约 {max(1, round(left))} 秒"
    return f"还要约 {round(left / 60)} 分钟"
