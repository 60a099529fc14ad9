"""The checks of an item one by one, and the tables that a check brings along."""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.judge import CheckResult, ItemResult
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell as Printed, Column, Row as PrintedRow
from fqdesk.evidence.outcomes import LATE, MISSING, Cell, Outcome, Row, Table
from fqdesk.evidence.printing.briefly import check_numbers
from fqdesk.evidence.printing.pieces import section_head

_NAME, _SAID, _WORD = Style("song", 9), Style("song", 8.5), Style("hei", 8.5)

SHORT = 10
"""Characters of numbers that a narrow column holds."""


def check_table(checks: Sequence[CheckResult]) -> list[Block]:
    """Every check with its outcome, its numbers and its reason."""
    counted = 32.0 if max(len(check_numbers(check)) for check in checks) > SHORT else 20.0
    columns = (
        Column("检查点", 34, style=_NAME),
        Column("判定", 19, style=_WORD),
        Column("实得与要求", counted, style=_SAID),
        Column("依据", 103 - counted, style=_SAID, most=8),
    )
    rows = [
        PrintedRow(
            (
                check.check.title,
                Printed(_word(check.outcome), sign=check.outcome.value, style=_look(check.outcome)),
                check_numbers(check),
                check.finding.reason,
            )
        )
        for check in checks
    ]
    return [section_head("逐点核对"), Ledger(columns, rows, Heading(head=6.4), row=6.8)]


def _word(outcome: Outcome) -> str:
    return {Outcome.PARTLY: "部分", Outcome.OUT_OF_SCOPE: "范围外"}.get(outcome, outcome.label)


def _look(outcome: Outcome) -> Style:
    return Style("hei", 8.5, RED) if outcome is Outcome.NOT_MET else _WORD


def plain_tables(result: ItemResult) -> list[Block]:
    """The tables of an item's checks other than the matrix of months."""
    blocks: list[Block] = []
    for check in result.checks:
        table = check.finding.table
        if table and not table.months and table.rows and check.check.rule != "leave_rate":
            title = check.check.title if len(result.checks) > 1 else "逐项情况"
            blocks += [section_head(title), _table(table)]
    return blocks


def _table(table: Table) -> Ledger:
    """Name, the cells under their heads, how many were due and done, and a remark."""
    counted = any(row.due is not None for row in table.rows)
    said = any(_remark(row) for row in table.rows)
    first, tail, sums = 34.0, 44.0 if said else 0.0, 20.0 if counted else 0.0
    each = (156.0 - first - tail - sums) / max(len(table.head), 1)
    columns = [Column("名称", first), *(Column(head, each, "center") for head in table.head)]
    if counted:
        columns += [Column("应", 10, "center"), Column("实", 10, "center", Style("songbd", 9))]
    if said:
        columns.append(Column("说明", tail, style=_SAID))
    rows = [_row(row, len(table.head), counted=counted, said=said) for row in table.rows]
    return Ledger(columns, rows, Heading(head=5.8), row=5.6)


def _row(row: Row, heads: int, *, counted: bool, said: bool) -> PrintedRow:
    cells: list[str | Printed] = [row.label, *(_cell(cell) for cell in row.cells)]
    cells += ["—"] * (heads - len(row.cells))
    if counted:
        cells += ["—" if value is None else str(value) for value in (row.due, row.done)]
    if said:
        cells.append(_remark(row))
    return PrintedRow(tuple(cells))


def _remark(row: Row) -> str:
    """The reason beside the cells, unless one of them says it already."""
    return "" if any(cell.text == row.said.rstrip("。") for cell in row.cells) else row.said


def _cell(cell: Cell) -> Printed:
    text = cell.text or ("缺" if cell.mark == MISSING else "—")
    late = "（补录）" if cell.mark == LATE else ""
    style = Style("song", 9, RED) if cell.mark == MISSING else None
    link = record_place(cell.records[0]) if len(cell.records) == 1 else ""
    return Printed(text + late, style=style, link=link)
