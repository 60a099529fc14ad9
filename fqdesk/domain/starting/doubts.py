"""A cell that can be read in more than one way, or in none: asked, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """One cell to ask about. `row` and `column` count from 0 in the grid."""

    row: int
    column: int
    said: str
    """The question, or what is wrong, as a Chinese sentence."""
    choices: tuple[tuple[str, str], ...] = ()
    """Label and the text that would stand in the cell; empty where only a person can say."""
    sort: str = ""
    """The same for questions that one answer settles all down the column; empty where each is its own."""


def alike(doubt: Doubt, doubts: Iterable[Doubt]) -> list[Doubt]:
    """The questions of a column that the same answer settles, this one among them."""
    if not doubt.sort or not doubt.choices:
        return [doubt]
    mark = (doubt.column, doubt.sort, len(doubt.choices))
    return [one for one in doubts if (one.column, one.sort, len(one.choices)) == mark]
