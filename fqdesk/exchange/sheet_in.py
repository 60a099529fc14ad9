"""A workbook of somebody else's as sheets of text cells, each as a person would type it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from fqdesk.domain.incoming.sheet import Sheet
from fqdesk.errors import Refused, Trouble, disk_said

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et")
TEXTS = (".csv", ".txt")
MOST_BYTES = 60_000_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
UNPACKED = 600_000_000
"""Bytes that an .xlsx may unpack to; a ledger needs a hundredth of it."""

CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""How Office keeps an .xlsx with a password: a compound file with this stream (MS-OFFCRYPTO)."""


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Every sheet of .xlsx, .xls, .ods or .csv (UTF-8 or GB18030) that holds anything, in order.

    Raises Refused for what is no readable workbook, Trouble where the disk refuses.
    """
    suffix = path.suffix.lower()
    if suffix not in WORKBOOKS + TEXTS:
        known = "、".join((*WORKBOOKS[:1], ".xls", ".ods", ".csv"))
        raise Refused(f"“{path.name}”不是表格文件。", f"能导入的有 {known}。")
    content = _content(path)
    if not content.strip():
        raise Refused(f"“{path.name}”是空的。")
    sheets = _from_text(path, content) if suffix in TEXTS else _from_workbook(path, content)
    kept = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not kept:
        raise Refused(f"“{path.name}”里一个有字的格子也没有。")
    return kept


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused(f"“{path.name}”太大了，不像一张台账。")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"没有“{path}”这个文件。") from None
    except OSError as error:
        said = f"没有读成 {path}：{disk_said(error)}。"
        raise Trouble(said, "表格若正在 Excel 里开着，先关上再试。") from error


def _from_text(path: Path, content: bytes) -> list[Sheet]:
    for coding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        first = text.partition("\n")[0]
        try:
            rows = list(csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ","))
        except csv.Error:
            break
        return [_sheet(path.stem, rows)]
    raise Refused(f"“{path.name}”读不出来。", "在 Excel 里另存为 .xlsx 再导入。")


def _from_workbook(path: Path, content: bytes) -> list[Sheet]:
    # Only whoever brings a workbook in waits for the library.
    from python_calamine import (  # noqa: PLC0415 - as said
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    _not_a_bomb(path, content)
    locked = Refused(f"“{path.name}”有密码。", "在 Excel 里去掉密码另存一份，再导入。")
    if content.startswith(CONTAINER) and ENCRYPTED in content:
        raise locked
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_sheet(name, _spread(book.get_sheet_by_name(name))) for name in book.sheet_names]
    except PasswordError:
        raise locked from None
    except (CalamineError, OSError, ValueError):
        raise Refused(
            f"“{path.name}”读不出来，文件可能坏了，或者不是真正的 Excel 文件。",
            "在 Excel 或 WPS 里打开，另存为 .xlsx 再导入。",
        ) from None


def _spread(sheet: Any) -> list[list[Any]]:
    """The cells of a sheet; a text or day merged over several rows of one column is in each of them.

    A number is not: three households merged over two rows are not six.
    """
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        inside = left == right and bottom > top and bottom < len(rows) and left < len(rows[top])
        if inside and isinstance(rows[top][left], str | date):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return rows


def _not_a_bomb(path: Path, content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError):
        return  # the reader says what is wrong with it
    if size > UNPACKED:
        raise Refused(f"“{path.name}”太大了，不像一张台账。")


def _sheet(name: str, rows: Sequence[Sequence[Any]]) -> Sheet:
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise Refused(
            f"“{name}”有 {len(rows)} 行，太多了。", f"一次最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列。"
        )
    texts = [tuple(cell_text(value) for value in row) for row in rows]
    numbers = frozenset(
        (at, column)
        for at, row in enumerate(rows)
        for column, value in enumerate(row)
        if isinstance(value, float) and not value.is_integer()
    )
    return Sheet(name, tuple(texts), numbers)


def cell_text(value: Any) -> str:
    """A cell as somebody would type it: 2025-01-15, 2025-05-06 15:00, 7, 2.5, 是."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip() if value else ""


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}"
