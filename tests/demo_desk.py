"""The demo station for tests of every part: made once, and opened as on its own day."""

from datetime import date, datetime, time
from pathlib import Path

from fqdesk.demo import make
from fqdesk.desk import Desk

ON = date(2026, 11, 25)
"""The day of judging: 2025 is the last complete year, and autumn leaves something to do in 2026."""


def make_demo(folder: Path, **chosen: int) -> Path:
    """The demo station as `fqdesk demo` makes it on that day; `chosen` as in `fqdesk.demo.make`."""
    make(folder, on=ON, **chosen)
    return folder


def open_demo(folder: Path, *, writing: bool = False) -> Desk:
    """Open it with a clock that stands at noon of that day."""
    return Desk.open(folder, writing=writing, clock=lambda: datetime.combine(ON, time(12)))
