"""What is to be said about a cell: that it is wrong, in doubt, or merely how it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from fqdesk.domain.incoming.sheet import address, letters

ERROR, DOUBT, TOLD = "error", "doubt", "told"
"""An error keeps its row out; a doubt is read in one way and named; the last only says how."""


@dataclass(frozen=True)
class Note:
    """One sentence about a cell; `row` is Excel's (from 1), `column` counts from 0, -1: the row."""

    weight: str
    row: int
    column: int
    head: str
    said: str
    choices: tuple[tuple[str, str], ...] = ()
    """Label and the text that would stand in the cell instead."""

    @property
    def cell(self) -> str:
        """B7; empty where it speaks of the whole row."""
        return address(self.row, self.column) if self.column >= 0 else ""

    @property
    def where(self) -> str:
        """第 7 行 B 列（时间）."""
        if self.column < 0:
            return f"第 {self.row} 行"
        head = f"（{self.head}）" if self.head else ""
        return f"第 {self.row} 行 {letters(self.column)} 列{head}"

    @property
    def sentence(self) -> str:
        """Place and complaint as one sentence."""
        return f"{self.where}：{self.said}"


class Wrong(ValueError):
    """A cell that cannot be taken; its message is a Chinese sentence for a Note."""

    def __init__(self, said: str, choices: tuple[tuple[str, str], ...] = ()) -> None:
        """`choices` are what the cell may have meant."""
        super().__init__(said)
        self.choices = choices
