"""How long work reports where it is and learns that it should stop."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

Tick = Callable[[int, int, str], None]
"""Called with (done, total, what in Chinese); raises `errors.Cancelled` to stop the work."""

T = TypeVar("T")


def quiet(done: int, total: int, what: str) -> None:
    """Report to nobody and never stop."""


def track(items: Iterable[T], tick: Tick, what: str) -> Iterator[T]:
    """Yield the items, calling `tick` before each and once at the end."""
    total = len(items) if isinstance(items, Sized) else 0
    done = 0
    for item in items:
        tick(done, total, what)
        yield item
        done += 1
    tick(done, total or done, what)
