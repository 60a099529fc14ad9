"""Long work of a window on a connection of its own to the station's folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fqdesk.desk import Desk
from fqdesk.progress import Tick
from ui.jobs import Job


def desk_job(
    desk: Desk,
    said: str,
    work: Callable[[Desk, Tick], Any],
    done: Callable[[Any], object],
    wanted: Callable[[], bool],
) -> Job:
    """A job whose result is handed to `done`; the listeners of `desk` hear what it wrote.

    `wanted` tells whether the window still has the desk: an answer may arrive when it has not.
    """
    kinds: set[str] = set()

    def on_own_connection(tick: Tick) -> Any:
        with desk.again() as other:
            other.changed.append(kinds.update)
            return work(other, tick)

    def hand_over(result: Any) -> None:
        if wanted():
            done(result)

    def tell() -> None:
        if kinds and wanted():
            desk.written(kinds)

    job = Job(on_own_connection, said)
    job.done.connect(hand_over)
    job.over.connect(tell)
    return job
