"""A sheet of text cells, and how a place in it is called: B7."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """Cells from A1 on. `decimals` are the places (row and column from 0) of decimal numbers.

    A number 5.2 may stand for the 2nd or the 20th of May, since Excel drops the last zero.
    """

    name: str
    rows: tuple[Row, ...]
    decimals: frozenset[tuple[int, int]] = frozenset()


def letters(column: int) -> str:
    """The name of a column that counts from 0: A, B … Z, AA."""
    name, left = "", column + 1
    while left:
        left, sign = divmod(left - 1, 26)
        name = chr(ord("A") + sign) + name
    return name


def address(row: int, column: int) -> str:
    """The place of a cell by the row as Excel numbers it (from 1) and the column from 0."""
    return f"{letters(column)}{row}"
