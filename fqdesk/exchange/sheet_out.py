"""A table as an Excel workbook that also opens well in WPS: title, frozen head, real dates, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fqdesk.progress import Tick, quiet

FONT = "宋体"
WIDEST, NARROWEST = 46, 6
"""Of a column, in Latin characters as Excel counts; a Han character is two."""
TICK_EVERY = 500

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Value = str | int | float | date | None


@dataclass(frozen=True)
class Table:
    """One sheet: its name and title, heads, rows, and the line below that says what it is."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]
    count: int
    under: str
    """Station, day, what it was narrowed to, how many rows."""


def write(table: Table, path: Path, tick: Tick = quiet) -> None:
    """Write the workbook to `path`. Raises OSError, Cancelled; a part-written file may be left."""
    # Only whoever makes a workbook waits for the library.
    import xlsxwriter  # noqa: PLC0415 - as said
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as said

    try:
        _fill(xlsxwriter.Workbook(path, OPTIONS), table, tick)
    except FileCreateError as error:
        # The library wraps what the system said.
        raise error.args[0] from None


def _fill(book: Any, table: Table, tick: Tick) -> None:
    with book:
        sheet = book.add_worksheet(table.title[:31])
        base = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
        framed = base | {"border": 1}
        title = book.add_format(base | {"bold": True, "font_size": 16, "align": "center"})
        head = book.add_format(framed | {"bold": True, "align": "center", "bg_color": "#F1F0EC"})
        text = book.add_format(framed | {"text_wrap": True})
        day = book.add_format(framed | {"num_format": "yyyy-mm-dd", "align": "center"})
        last = len(table.heads) - 1
        if last > 0:
            sheet.merge_range(0, 0, 0, last, table.title, title)
        else:
            sheet.write_string(0, 0, table.title, title)
        sheet.set_row(0, 28)
        for column, said in enumerate(table.heads):
            sheet.write_string(1, column, said, head)
        widths = [_wide(said) for said in table.heads]
        row = 2
        for row, values in enumerate(table.rows, 2):
            if row % TICK_EVERY == 0:
                tick(row - 2, table.count, "写表格")
            for column, value in enumerate(values):
                widths[column] = max(widths[column], _wide(value))
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, int | float):
                    sheet.write_number(row, column, value, text)
                else:
                    sheet.write_string(row, column, value or "", text)
        for column, wide in enumerate(widths):
            sheet.set_column(column, column, min(max(wide + 2, NARROWEST), WIDEST))
        sheet.write_string(row + 2 if table.count else 3, 0, table.under, book.add_format(base))
        sheet.freeze_panes(2, 0)
        if table.count:
            sheet.autofilter(1, 0, 1 + table.count, last)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
        sheet.set_footer("&C第 &P 页，共 &N 页")


def _wide(value: Value) -> int:
    if isinstance(value, date):
        return 10
    lines = str(value if value is not None else "").split("\n")
    return max(sum(1 if sign.isascii() else 2 for sign in line) for line in lines)
