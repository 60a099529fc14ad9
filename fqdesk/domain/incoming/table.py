"""The table of a sheet: its title, its head of one row or two, its body, and the year that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fqdesk.domain.incoming.sheet import Row, Sheet
from fqdesk.errors import Refused

SEARCHED = 15
"""Rows at the top among which the head is looked for."""
LONGEST_HEAD = 30
TOTAL = re.compile(
    r"(合\s*计|总\s*计|小\s*计|累\s*计|平均|全休率|休假率|出勤率|到会率|完成率|制表|填表|填报|审核|备\s*注|说明|注)(人|单位|时间|日期)?([：:].*|人?数?)?"
)
EXPORTED = re.compile(r".*\d日导出.*共 \d+ 条.*")
"""The line under a table that this program wrote itself."""
YEAR = re.compile(r"(20\d{2})(?!\d)")
HAN_YEAR = re.compile("([二][〇○零][〇○零一二三四五六七八九]{2})年")
HAN = {sign: str(n) for n, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}


@dataclass(frozen=True)
class Table:
    """A table as it stands in a sheet; rows are numbered as Excel does, from 1."""

    title: str
    """The rows above the head, as one text."""
    heads: tuple[str, ...]
    """One name per column, a group's name before that of its part (已休情况·天数)."""
    body: tuple[tuple[int, Row], ...]
    passed_over: tuple[tuple[int, str], ...]
    """Rows that hold no event: their number and why."""
    year: int | None


def find_table(sheet: Sheet, known: Callable[[str], bool], file_name: str = "") -> Table:
    """The table whose head has the most names that are `known`. Raises Refused where there is none."""
    at = _head_row(sheet.rows, known)
    if at is None:
        raise Refused(
            f"“{sheet.name}”里没有找到表头。",
            "表头要有两个以上认得的列名，例如“日期”“地点”“主题”。",
        )
    first, heads, below = _heads(sheet.rows, at, known)
    width = max((len(row) for row in sheet.rows), default=0)
    heads = (heads + ("",) * width)[:width]
    title = " ".join(" ".join(cell for cell in row if cell) for row in sheet.rows[:first]).strip()
    body, passed_over = _body(sheet.rows, below, sheet.rows[at], width)
    title_line = " ".join(cell for cell in sheet.rows[0] if cell) if first else ""
    year = _year((title_line, sheet.name, file_name, title))
    return Table(title, heads, tuple(body), tuple(passed_over), year)


def _head_row(rows: Sequence[Row], known: Callable[[str], bool]) -> int | None:
    best, where = 1.0, None
    for at, row in enumerate(rows[:SEARCHED]):
        names = [cell for cell in row if cell and len(cell) <= LONGEST_HEAD]
        found = len({cell for cell in names if known(cell)})
        # Between two rows with as many known names the one with more names of any sort.
        score = found + len(names) / 1000 if found > 1 else 0
        if score > best:
            best, where = score, at
    return where


def _heads(
    rows: Sequence[Row], at: int, known: Callable[[str], bool]
) -> tuple[int, tuple[str, ...], int]:
    """First row of the head, the names, and the first row of the body."""
    row = rows[at]
    if at + 1 < len(rows) and _parts_below(row, rows[at + 1], known):
        return at, _joined(row, rows[at + 1]), at + 2
    if at and _parts_below(rows[at - 1], row, known):
        return at - 1, _joined(rows[at - 1], row), at + 1
    return at, row, at + 1


def _parts_below(upper: Row, lower: Row, known: Callable[[str], bool]) -> bool:
    """Whether the lower row names the parts of groups in the upper one."""
    parts = [
        (column, cell)
        for column, cell in enumerate(lower)
        if cell and cell != _at(upper, column) and len(cell) <= LONGEST_HEAD
    ]
    names = sum(bool(cell) for cell in upper)
    inside = [column for column, _ in parts if not _at(upper, column)]
    strange = sum(
        1 for column, cell in enumerate(lower) if cell and cell != _at(upper, column)
    ) - len(parts)
    return (
        names > 1
        and bool(inside)
        and len(parts) > 1
        and not strange
        and all(not re.fullmatch(r"[\d.\-/ ]+", cell) for _, cell in parts)
        and all(_grouped(upper, column) for column in inside)
        and sum(known(cell) for _, cell in parts) * 2 >= len(parts)
    )


def _grouped(upper: Row, column: int) -> bool:
    """Whether a name stands somewhere to the left, over which the column may belong."""
    return any(_at(upper, left) for left in range(column))


def _joined(upper: Row, lower: Row) -> tuple[str, ...]:
    names, group = [], ""
    for column in range(max(len(upper), len(lower))):
        over, under = _at(upper, column), _at(lower, column)
        group = over or (group if under else "")
        names.append(f"{group}·{under}" if under and group and under != group else under or over)
    return tuple(names)


def _at(row: Row, column: int) -> str:
    return row[column] if column < len(row) else ""


def _body(
    rows: Sequence[Row], below: int, head: Row, width: int
) -> tuple[list[tuple[int, Row]], list[tuple[int, str]]]:
    body, passed_over = [], []
    for at in range(below, len(rows)):
        row = (rows[at] + ("",) * width)[:width]
        filled = [cell for cell in row if cell]
        if not filled:
            continue
        if row == (head + ("",) * width)[:width]:
            passed_over.append((at + 1, "又一遍表头"))
        elif TOTAL.fullmatch(filled[0]) or EXPORTED.fullmatch(filled[0]):
            passed_over.append((at + 1, f"“{filled[0][:12]}”是合计或说明，不是一件事"))
        else:
            body.append((at + 1, row))
    return body, passed_over


def _year(texts: Iterable[str]) -> int | None:
    for text in texts:
        if match := HAN_YEAR.search(text):
            return int("".join(HAN.get(sign, "2") for sign in match[1]))
        if match := YEAR.search(text):
            return int(match[1])
    return None
