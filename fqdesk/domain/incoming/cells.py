"""One cell as the value of one field; what cannot be taken is said, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from fqdesk.domain.day_text import read_time
from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Field,
    Flag,
    Halves,
    Invalid,
    MonthOf,
    Number,
    Ref,
    Refs,
    Rows,
    Texts,
    Time,
)
from fqdesk.domain.incoming.days import read_days
from fqdesk.domain.incoming.everybody import everybody
from fqdesk.domain.incoming.ground import Cell, Row
from fqdesk.domain.incoming.names import BETWEEN, NOBODY, read_names, read_one, read_place
from fqdesk.domain.incoming.notes import Wrong
from fqdesk.domain.incoming.words import plain
from fqdesk.domain.periods import Month

EMPTY = frozenset({"", "/", "-", "—", "——", "\\", "無"})
YES = frozenset(
    {"是", "√", "✓", "✔", "有", "已", "已签", "已签字", "采纳", "已采纳", "合格", "y", "yes", "1"}
)
NO = frozenset(
    {"否", "×", "✗", "✘", "x", "无", "未", "没有", "未签", "未采纳", "不采纳", "n", "no", "0"}
)
UNITS = re.compile(r"(户|人|次|条|票|页|年|小时|个|名|份|家|学时|课时|人次|%|％|元|月份?|号)$")


def read_cell(f: Field, cell: Cell, row: Row) -> Any:
    """The value of a field, None where the cell says nothing. Raises Wrong."""
    if cell.text.strip() in EMPTY:
        return None
    for sort, read in READERS:
        if isinstance(f, sort):
            return read(f, cell, row)
    return f.parse(cell.text)


def day_cell(_f: Field, cell: Cell, row: Row) -> Any:
    """A day; of a span the first, with a doubt."""
    days = read_days(cell.text, row.ground.year, decimal=cell.decimal)
    if days.doubt:
        row.doubt(cell, days.doubt)
    if days.last != days.first:
        row.doubt(cell, f"写了 {days.first} 至 {days.last}，按第一天记。")
    return days.first


def month_cell(f: Field, cell: Cell, row: Row) -> Any:
    """A month: 2025-03, 2025年3月, 3月 of the table's year."""
    if match := re.fullmatch(r"\s*(\d{1,2})\s*(月份?)?\s*", cell.text):
        if row.ground.year is None or not 1 <= int(match[1]) <= 12:
            raise Wrong(f"“{cell.text}”没有写哪一年，写成 2025-03 这样。")
        return Month(row.ground.year, int(match[1]))
    try:
        return f.parse(cell.text)
    except Invalid:
        days = read_days(cell.text, row.ground.year, decimal=cell.decimal)
        return Month.of(days.first)


def time_cell(f: Field, cell: Cell, _row: Row) -> Any:
    """A time of day."""
    return _parsed(lambda: read_time(f, cell.text) if isinstance(f, Time) else None)


def figure_cell(f: Field, cell: Cell, _row: Row) -> Any:
    """A number with or without its unit: 12户, 95.2%, 1,200."""
    bare = unicodedata.normalize("NFKC", cell.text).replace(" ", "").replace(",", "")
    unit = getattr(f, "unit", "")
    if unit and bare.endswith(unit):
        bare = bare.removesuffix(unit)
    bare = UNITS.sub("", bare)
    return _parsed(lambda: f.parse(bare))


def halves_cell(f: Field, cell: Cell, _row: Row) -> Any:
    """Days in halves."""
    return _parsed(lambda: f.parse(cell.text.replace(" ", "").removesuffix("日")))


def flag_cell(_f: Field, cell: Cell, _row: Row) -> Any:
    """Yes or no as stations tick it."""
    bare = plain(cell.text)
    if bare in {plain(word) for word in YES}:
        return True
    if bare in {plain(word) for word in NO}:
        return False
    raise Wrong(f"“{cell.text}”看不出是“是”还是“否”。")


def choice_cell(f: Field, cell: Cell, row: Row) -> Any:
    """One of a closed list by its code, label, or a word that stations use for it."""
    code = choice_of(f, cell.text, row)
    if code is None:
        raise Wrong(_no_such(f, cell.text), _offered(f))
    return code


def choices_cell(f: Field, cell: Cell, row: Row) -> Any:
    """Several of a closed list."""
    codes = []
    for part in (part.strip() for part in re.split(r"[、，,;；/和及\n]+", cell.text)):
        if part and (code := choice_of(f, part, row)) is None:
            raise Wrong(_no_such(f, part))
        if part:
            codes.append(code)
    options = f.options if isinstance(f, Choice) else {}
    return tuple(code for code in options if code in codes) or None


def choice_of(f: Field, text: str, row: Row) -> str | None:
    """The code that a word means, None where it means none."""
    if not isinstance(f, Choice):
        return None
    bare = plain(text)
    if bare in f.options:
        return bare
    own = {plain(label): code for code, label in f.options.items()}
    known = own | dict(row.ground.words.choices.get(f.key, {}))
    return known.get(bare)


def _no_such(f: Field, text: str) -> str:
    labels = "、".join(f.options.values()) if isinstance(f, Choice) else ""
    return f"“{f.label}”没有“{text}”这一项，可选：{labels}。"


def _offered(f: Field) -> tuple[tuple[str, str], ...]:
    return tuple((label, label) for label in f.options.values()) if isinstance(f, Choice) else ()


def ref_cell(f: Field, cell: Cell, row: Row) -> Any:
    """Whom or what one name means."""
    kinds: tuple[str, ...] = getattr(f, "kinds", ())
    if kinds == ("place",):
        return read_place(cell.text, row.ground.find)[0]
    return read_one(cell.text, kinds, row.ground.find).id


def refs_cell(f: Field, cell: Cell, row: Row) -> Any:
    """Everybody whom a cell names."""
    if cell.text.strip() in NOBODY:
        return None
    kinds: tuple[str, ...] = getattr(f, "kinds", ())
    if kinds == ("person",) and (all_of_them := everybody(cell, row)):
        return all_of_them
    return tuple(one.id for one in read_names(cell.text, kinds, row.ground.find)) or None


def rows_cell(_f: Field, cell: Cell, row: Row) -> Any:
    """People with a reason behind each: 周建国（住院）、郑伟(出差)."""
    named = read_names(cell.text, ("person",), row.ground.find)
    return (
        tuple(
            {"person": one.id, "reason": one.note} if one.note else {"person": one.id}
            for one in named
        )
        or None
    )


def texts_cell(_f: Field, cell: Cell, _row: Row) -> Any:
    """Several short texts."""
    return tuple(part.strip() for part in BETWEEN.split(cell.text) if part.strip()) or None


def _parsed(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except Invalid as wrong:
        raise Wrong(str(wrong)) from None


READERS: tuple[tuple[type[Field], Callable[[Field, Cell, Row], Any]], ...] = (
    (Day, day_cell),
    (MonthOf, month_cell),
    (Time, time_cell),
    (Count, figure_cell),
    (Number, figure_cell),
    (Halves, halves_cell),
    (Flag, flag_cell),
    (Choices, choices_cell),
    (Choice, choice_cell),
    (Refs, refs_cell),
    (Ref, ref_cell),
    (Texts, texts_cell),
    (Rows, rows_cell),
)
"""The first that fits reads the cell; a subclass stands before its base."""
