"""A cell that can be read in more than one way, or in none: asked, never guessed."""

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
