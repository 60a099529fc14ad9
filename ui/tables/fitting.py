"""Whether a block of texts fits into a table from a cell on, and what to say where it does not."""

from __future__ import annotations

from collections.abc import Sequence

from ui.tables.record_table import RecordTable


def unfit(
    table: RecordTable, top: int, left: int, block: Sequence[Sequence[str]]
) -> tuple[str, bool]:
    """Why it does not fit, empty where it does; and whether its rows are too many."""
    rows, columns = len(block), max((len(row) for row in block), default=0)
    below, beside = table.total - top, len(table.columns) - left
    if rows > below:
        return f"粘的有 {rows} 行，从这里往下只有 {below} 行。", True
    if columns > beside and any("".join(row[beside:]).strip() for row in block):
        return f"粘的有 {columns} 列，从这里往右只有 {beside} 列。", False
    fixed = [n for n in range(min(columns, beside)) if table.field(left + n) is None]
    if any(row[n].strip() for row in block for n in fixed if n < len(row)):
        return "“登记”这一列由程序写，粘不进去。", False
    return "", False
