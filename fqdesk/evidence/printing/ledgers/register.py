"""A register: records of one kind as numbered rows, late entries said in the row itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.ink import MM
from fqdesk.evidence.layout.pages import Kind as Paper
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, group, nothing
from fqdesk.evidence.printing.ledgers.columns import BODY, ORDER, Entry, fitted
from fqdesk.evidence.printing.pieces import Under, section_head

LATE_LINES = 3
"""Lines of a reason for late entry in a row; the whole of it stands among the exceptions."""
ORDERED = Entry(Column("序号", ORDER, "center", BODY), lambda _: "")
ORIGINAL = Entry(
    Column("原件", 21.0, "left", Style("song", 8), pad=0.6),
    lambda record: record["original"] or "—",
)
LINES, WIDE_LINES, CITED_LINES = 40, 26, 4
"""Lines of a cell: a page full where the row is all there is, four where a sheet has the rest."""
INSET_ROW = 7.4
"""Least height of a row where the register stands on the item's page, mm."""
_LATE = Style("song", 8, RED)


@dataclass(frozen=True)
class Register:
    """What a register is called and what its rows are.

    `cites` gives the place that a row refers to in its last column: the sheet of the record, which
    is then its place, or an attachment; empty for neither. `group` heads the rows that share its
    words; records come in the order of their groups. `totals` are rows at the end.
    """

    title: str
    records: Sequence[Record]
    entries: Sequence[Entry]
    under: Under = ("", "", "")
    window: str = ""
    cites: Callable[[Record], str] | None = None
    group: Callable[[Record], str] | None = None
    row: float = 8.7
    head: float = 8.0
    totals: Sequence[Row] = field(default=())

    def table(self, facts: Facts) -> tuple[Ledger, Paper]:
        """The table, and the paper it needs."""
        entries, wide = fitted([ORDERED, *self.entries, *self._page()])
        most = CITED_LINES if self.cites else (WIDE_LINES if wide else LINES)
        columns = [replace(found.column, most=most) for found in entries]
        late_at = max(range(1, len(columns)), key=lambda n: _tells(entries[n]))
        rows = list(self._rows(entries, facts, late_at))
        rows = [*rows, *self.totals] if rows else [nothing(self.window)]
        heading = Heading(self.title, self.under, self.head)
        return Ledger(columns, rows, heading, self.row), "landscape" if wide else "evidence"

    def inset(self, facts: Facts) -> tuple[Block, ...]:
        """The table below a section head, for the page of an item; empty where it is too wide."""
        said = {"figure", "material"}  # these tell the place of the original beside the title
        if any(record["original"] and record.kind not in said for record in self.records):
            found = replace(self, entries=(*self.entries, ORIGINAL))
        else:
            found = self
        table, paper = found.table(facts)
        if paper == "landscape":
            return ()
        _, when, count = self.under
        head = section_head(self.title, "，".join(filter(None, (when, count))))
        return (head, replace(table, heading=Heading(head=6.6), row=INSET_ROW))

    def _rows(self, entries: Sequence[Entry], facts: Facts, late_at: int) -> Iterator[Row]:
        headed = ""
        for n, record in enumerate(self.records, 1):
            if self.group and (said := self.group(record)) != headed:
                headed = said
                yield group(said)
            own = record_place(record.id)
            elsewhere = self.cites is not None and self.cites(record) == own
            cells = _cells(entries, record, facts, n, late_at)
            yield Row(cells, places=() if elsewhere else (own,))

    def _page(self) -> list[Entry]:
        cites = self.cites
        if cites is None or not any(map(cites, self.records)):
            return []

        def page(record: Record) -> Cell:
            to = cites(record)
            return Cell("", page_of=to, link=to) if to else Cell("—")

        return [Entry(Column("见页", 11, "center"), page)]


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
    days = facts.late(record)
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
