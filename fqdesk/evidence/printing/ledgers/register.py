"""A register: records of one kind as numbered rows, late entries said in the row itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.ink import MM
from fqdesk.evidence.layout.pages import Kind as Paper
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, nothing
from fqdesk.evidence.printing.ledgers.columns import BODY, ORDER, Entry, fitted
from fqdesk.evidence.printing.pieces import Under
from fqdesk.evidence.printing.sheets import record_place

LATE_LINES = 3
"""Lines of a reason for late entry in a row; the whole of it stands among the exceptions."""
ORDERED = Entry(Column("序号", ORDER, "center", BODY), lambda _: "")
_LATE = Style("song", 8, RED)


@dataclass(frozen=True)
class Register:
    """What a register is called and what its rows are.

    `sheets` tells that every record has a sheet of its own in the volume, so that a row cites its
    page and is not itself the place of the record. `totals` are rows at the end.
    """

    title: str
    records: Sequence[Record]
    entries: Sequence[Entry]
    under: Under = ("", "", "")
    window: str = ""
    sheets: bool = False
    row: float = 8.7
    head: float = 8.0
    totals: Sequence[Row] = field(default=())

    def table(self, facts: Facts) -> tuple[Ledger, Paper]:
        """The table, and the paper it needs."""
        entries, wide = fitted([ORDERED, *self.entries, *self._page()])
        columns = [found.column for found in entries]
        late_at = max(range(1, len(columns)), key=lambda n: _tells(entries[n]))
        rows = [
            Row(
                _cells(entries, record, facts, n, late_at),
                places=() if self.sheets else (record_place(record.id),),
            )
            for n, record in enumerate(self.records, 1)
        ]
        rows = [*rows, *self.totals] if rows else [nothing(self.window)]
        heading = Heading(self.title, self.under, self.head)
        return Ledger(columns, rows, heading, self.row), "landscape" if wide else "evidence"

    def _page(self) -> list[Entry]:
        if not self.sheets:
            return []
        return [Entry(Column("见页", 10, "center"), lambda r: Cell("", page_of=record_place(r.id)))]


def _tells(found: Entry) -> tuple[bool, bool, float]:
    column = found.column
    return found.late, column.align == "left" and not column.name, column.width


def _cells(
    entries: Sequence[Entry], record: Record, facts: Facts, n: int, late_at: int
) -> list[str | Cell]:
    cells: list[str | Cell] = [str(n)]
    for at, found in enumerate(entries[1:], 1):
        cell = found.written(record)
        if at == late_at:
            cell = _with_late(cell, record, facts, found.column)
        cells.append(cell)
    return cells


def _with_late(cell: str | Cell, record: Record, facts: Facts, column: Column) -> str | Cell:
    """Add 补录, the days and the reason in red below what the cell says."""
    days = KINDS[record.kind].late(record, facts.late_limit)
    if not days:
        return cell
    reason = record["late_reason"] or "未写原因"
    room = int((column.width - 2 * column.pad) * MM / _LATE.size) * LATE_LINES - 14
    if len(reason) > room:
        reason = reason[:room] + "…（全文见例外说明）"
    late = Run(f"\n补录（事后 {days} 天）：{reason}", _LATE)
    if isinstance(cell, Cell):
        runs = cell.runs or (Run(cell.text, cell.style or column.style),)
        return replace(cell, text="", runs=(*runs, late))
    return Cell(runs=(Run(cell, column.style), late))
