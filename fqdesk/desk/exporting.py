"""What a table shows, exactly, as an Excel workbook: its filter, its order, its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Count, Day
from fqdesk.domain.kinds import show
from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.errors import writing_to
from fqdesk.exchange.sheet_out import Table, Value, write
from fqdesk.progress import Tick, quiet
from fqdesk.storage.entries import Query

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

LATE = "late"
"""The column that says how many days after the event a record was entered."""
ON_TIME = "按期"


def export_table(
    desk: Desk,
    kind: str,
    query: Query,
    columns: Sequence[str],
    narrowed: str,
    path: Path,
    tick: Tick = quiet,
) -> int:
    """Write the records of a query to `path`, whole or not at all, and return how many.

    `narrowed` says in words what was asked for. Raises Trouble when the disk refuses.
    """
    declared = KINDS[kind]
    found = desk.query(kind, query)
    heads = [declared.by_key[key].label if key in declared.by_key else "登记" for key in columns]
    station, today = desk.station_name, desk.today()
    under = (
        f"{station}　{say_day(today)}导出　{narrowed or '全部'}　共 {len(found)} 条，已删除的不在内"
    )
    rows = _rows(desk, found, columns)
    part = path.with_name(f"{path.name}.part")
    try:
        with writing_to(path, "表格若正在 Excel 里开着，先关上；或换个位置再存。"):
            write(Table(f"{declared.label}台账", heads, rows, len(found), under), part, tick)
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(found)


def _rows(
    desk: Desk, records: Sequence[Record], columns: Sequence[str]
) -> Iterator[Sequence[Value]]:
    limit = desk.registers_facts().late_limit
    for record in records:
        yield [_value(desk, record, key, limit) for key in columns]


def _value(desk: Desk, record: Record, key: str, limit: int) -> Value:
    declared = KINDS[record.kind]
    if key == LATE:
        days = declared.late(record, limit)
        return f"补录，晚 {days} 天" if days else ON_TIME
    field, value = declared.by_key[key], record[key]
    if field.private:
        return ""
    if isinstance(field, Day) and isinstance(value, date):
        return value
    if isinstance(field, Count) and isinstance(value, int):
        return value
    return show(field, value, desk.name)
