"""What a matrix shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """A state with a few words, in one column."""

    column: int
    state: str
    text: str


@dataclass(frozen=True)
class Box:
    """What is chosen as one thing: the columns it covers, its signs, or words across all of it."""

    first: int
    last: int
    signs: tuple[Sign, ...] = ()
    words: str = ""
    hatched: bool = False
    plain: str = ""
    """A quiet word in the middle, such as a dot where nothing is asked."""


@dataclass(frozen=True)
class Band:
    """One row: name, what is asked, its boxes, and the sum at the right."""

    name: str
    note: str
    boxes: tuple[Box, ...]
    tail: str = ""
    tail_state: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything that a matrix shows."""

    corner: str
    heads: tuple[str, ...]
    tail: str
    bands: tuple[Band, ...]
    here: int | None = None
    """The column of today."""
    thick_after: tuple[int, ...] = ()
