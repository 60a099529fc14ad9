"""A row of a table as the records that it brings: private data caught first, then cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.fields import Day, Field, Time
from fqdesk.domain.incoming.cells import read_cell
from fqdesk.domain.incoming.columns import Column
from fqdesk.domain.incoming.days import read_days
from fqdesk.domain.incoming.ground import Cell, Ground, Item, Row
from fqdesk.domain.incoming.notes import Note, Wrong
from fqdesk.domain.incoming.sheet import Row as Texts
from fqdesk.domain.text_scan import LABELS, scan

Special = Callable[[Row, dict[str, Any]], list[Item]]
"""A row and its plain answers → the records it brings."""


@dataclass(frozen=True)
class ReadRow:
    """What came of a row; without items there was nothing to keep."""

    number: int
    items: tuple[Item, ...]
    notes: tuple[Note, ...]


def read_row(
    number: int,
    texts: Texts,
    columns: Sequence[Column],
    ground: Ground,
    decimals: frozenset[int],
    special: Mapping[str, Special],
) -> ReadRow | None:
    """One row, None where no mapped cell says anything. `decimals` are columns with decimal numbers."""
    cells: dict[str, list[Cell]] = {}
    for column in columns:
        if column.target:
            text = texts[column.at] if column.at < len(texts) else ""
            cell = Cell(column.at, column.head, text, column.at in decimals)
            cells.setdefault(column.target, []).append(cell)
    if not any(cell.text for group in cells.values() for cell in group):
        return None
    row = Row(number, cells, ground)
    _catch_private(row)
    kind = ground.words.kind
    values = plain_values(row)
    items = special[kind.key](row, values) if kind.key in special else [Item(kind.key, values)]
    return ReadRow(number, tuple(items), tuple(row.notes))


def _catch_private(row: Row) -> None:
    """Cells with private data are named, emptied, and never quoted (domain.md B6)."""
    caught: dict[str, list[Cell]] = {}
    for target, cells in row.cells.items():
        kept = []
        for cell in cells:
            sorts = dict.fromkeys(LABELS[hit.kind] for hit in scan(cell.text))
            if sorts:
                row.wrong(cell, f"里面有{'、'.join(sorts)}，不能存。遮住、改写或留空。")
                kept.append(Cell(cell.column, cell.head, "", cell.decimal))
            else:
                kept.append(cell)
        caught[target] = kept
    row.cells = caught


def plain_values(row: Row) -> dict[str, Any]:
    """The answers of the columns that are fields; what cannot be read is noted in the row."""
    kind = row.ground.words.kind
    values: dict[str, Any] = dict(row.ground.supplied)
    for target in row.cells:
        f = kind.by_key.get(target)
        cell = row.first(target)
        if f is None or cell is None:
            continue
        try:
            if target == "day" and isinstance(f, Day):
                values.update(_event_day(cell, row))
            elif (value := read_cell(f, cell, row)) is not None:
                values[target] = value
        except Wrong as wrong:
            row.wrong(cell, wrong)
    return values


def _event_day(cell: Cell, row: Row) -> Mapping[str, Any]:
    """The event's day, and the end and times that its cell says too."""
    by_key: Mapping[str, Field] = row.ground.words.kind.by_key
    days = read_days(cell.text, row.ground.year, decimal=cell.decimal)
    if days.doubt:
        row.doubt(cell, days.doubt)
    values: dict[str, Any] = {"day": days.first}
    values |= {
        key: said
        for key, said in (("start", days.start), ("end", days.end))
        if said and isinstance(by_key.get(key), Time) and key not in row.cells
    }
    end = by_key.get("end")
    if isinstance(end, Day) and "end" not in row.cells:
        if end.required or days.last != days.first:
            values["end"] = days.last
    elif days.last != days.first:
        row.doubt(cell, f"写了 {days.first} 至 {days.last}，按第一天记。")
    return values
