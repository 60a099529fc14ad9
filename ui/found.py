"""One line of the palette, whatever it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """One line of the palette."""

    group: str
    icon: str
    sort: str
    text: str
    note: str
    act: Callable[[], object]
