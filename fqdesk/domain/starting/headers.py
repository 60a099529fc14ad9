"""Columns by their headings: whatever order a list comes in, its cells land where they belong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fqdesk.domain.incoming.table import TOTAL

SEARCHED = 4
"""Rows at the top among which the headings are looked for; a title often stands above them."""
PRIVATE = re.compile("身份证|证件号|电话|手机|住址|地址|家庭")
"""Headings of what is never taken in, whatever words they share with a column of ours."""

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Arranged:
    """A block put in order. `ignored` are headings that no column of ours takes."""

    rows: list[list[str]]
    ignored: tuple[str, ...] = ()
    headed: bool = False


def arranged(
    block: Sequence[Sequence[str]],
    names: Names,
    columns: Sequence[str],
    combine: Callable[[Mapping[str, str]], Mapping[str, str]] = dict,
) -> Arranged:
    """The block with its cells under `columns`; without headings it is left as it is.

    `names` gives, per column, the headings by which it is known; `combine` turns one row (column →
    text) into ours where several columns of a list make up one.
    """
    for at, row in enumerate(block[:SEARCHED]):
        known = [_column(cell, names) for cell in row]
        if len({key for key in known if key}) >= 2 or _names_only(row, names):
            below = [cells for cells in block[at + 1 :] if not _total(cells)]
            body = [_row(cells, known, columns, combine) for cells in below]
            ignored = [
                c.strip() for c, key in zip(row, known, strict=True) if c.strip() and not key
            ]
            return Arranged([cells for cells in body if any(cells)], tuple(ignored), headed=True)
    return Arranged([[cell.strip() for cell in row] for row in block if not _total(row)])


def _names_only(row: Sequence[str], names: Names) -> bool:
    """Whether the one heading that is known is that of the names, beside others that are not taken."""
    return any(_plain(cell) in names["name"] for cell in row)


def _total(cells: Sequence[str]) -> bool:
    """Whether a row sums up those above it, or is a remark below them."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return TOTAL.fullmatch(first) is not None


def _plain(cell: str) -> str:
    return re.sub(r"[\s（()）:：]", "", cell)


def _column(cell: str, names: Names) -> str:
    plain = _plain(cell)
    if not plain or PRIVATE.search(plain):
        return ""
    for key, known in names.items():
        if plain in known:
            return key
    fitting = [(len(name), key) for key, known in names.items() for name in known if name in plain]
    return max(fitting)[1] if fitting and len(plain) <= 12 else ""


def _row(
    cells: Sequence[str],
    known: Sequence[str],
    columns: Sequence[str],
    combine: Callable[[Mapping[str, str]], Mapping[str, str]],
) -> list[str]:
    found: dict[str, str] = {}
    for key, cell in zip(known, cells, strict=False):
        if key and not found.get(key):
            found[key] = cell.strip()
    ours = combine(found)
    return [ours.get(column, "") for column in columns]
