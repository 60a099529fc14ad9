"""Ledgers from Excel: one plan, which the dry run shows and the real run writes, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fqdesk.desk.import_match import defaults
from fqdesk.desk.import_plan import NEW, Book, Decisions, Plan, PlannedRow
from fqdesk.desk.import_rows import planned_rows
from fqdesk.domain.catalog import KINDS, kind_of
from fqdesk.domain.incoming.columns import (
    about_the_public,
    clear_kind,
    kinds_by_columns,
    known_head,
    map_columns,
    said_by_title,
)
from fqdesk.domain.incoming.ground import Ground
from fqdesk.domain.incoming.sheet import Sheet
from fqdesk.domain.incoming.table import Table, find_table
from fqdesk.domain.incoming.words import NOT_FROM_SHEETS, Words, words_of
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused
from fqdesk.exchange.sheet_in import read_workbook
from fqdesk.progress import Tick, quiet

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


def read_book(path: Path) -> Book:
    """Open a workbook. Raises Refused or Trouble in Chinese."""
    return Book(path, read_workbook(path))


def plan(desk: Desk, book: Book, decisions: Decisions | None = None, tick: Tick = quiet) -> Plan:
    """What importing would do, without writing anything.

    Raises Refused where no table is found, where its kind is not clear, and for ledgers of members
    of the public (domain.md B6).
    """
    decided = decisions or Decisions()
    sheet, table = _table(book, decided)
    whole_title = f"{table.title} {sheet.name} {book.path.stem}"
    if word := about_the_public(whole_title):
        said = f"“{word}”的台账记的是群众个人情况，按规定不能录入本程序。"
        raise Refused(said, "只把数量记到“指标数据”。")
    words = _words(decided, table, whole_title)
    columns = map_columns(table.heads, words, decided.columns)
    if not any(column.target for column in columns):
        raise Refused(f"“{sheet.name}”里没有一列是“{words.kind.label}”的。")
    year = decided.year or table.year
    by_title = said_by_title(words, columns, whole_title)
    ground = Ground(
        words,
        # The same few names stand in hundreds of cells.
        cache(desk.directory().find),
        desk.registers_facts(),
        desk.calendar(),
        desk.station_name,
        desk.today(),
        year,
        by_title,
    )
    rows, reason, late = planned_rows(desk, sheet, table, columns, ground, decided, tick)
    return Plan(
        book=book,
        sheet=sheet.name,
        kind=words.kind,
        title=table.title,
        year=year,
        columns=columns,
        targets=words.targets(),
        rows=rows,
        passed_over=table.passed_over,
        key=tuple(words.kind.by_key[key].label for key in words.key),
        supplied=(*_by_title(words, by_title), *_supplied(words, rows)),
        late_reason=reason,
        late=late,
        other_sheets=tuple(other.name for other in book.sheets if other.name != sheet.name),
        seq=desk.store.head()[0],
    )


def perform(desk: Desk, made: Plan) -> list[Record]:
    """Write exactly what a plan says as one step for undo, and return the records.

    Raises Refused, writing nothing, where a row is refused or the station changed since.
    """
    if made.errors:
        faults = [Fault(note.cell, note.sentence) for note in made.errors]
        raise Refused("没有导入，一条也没有记", faults=faults)
    if desk.store.head()[0] != made.seq:
        raise Refused("预览以后台账又变过，没有导入。", "再读一遍，看过再导入。")
    drafts = made.drafts
    if not drafts:
        return []
    said = f"从“{made.book.path.name}”导入{made.kind.label} {len(drafts)} 条"
    # Somebody may go on working while a job writes, so the transaction asks once more.
    return desk.save_many(drafts, said, after=made.seq)


def _table(book: Book, decided: Decisions) -> tuple[Sheet, Table]:
    """The sheet that was asked for, else the one whose table has the most rows."""
    stem = book.path.stem
    if decided.sheet:
        chosen = [sheet for sheet in book.sheets if sheet.name == decided.sheet]
        if not chosen:
            known = "、".join(sheet.name for sheet in book.sheets)
            raise Refused(f"“{book.path.name}”里没有“{decided.sheet}”这张表。", f"有：{known}。")
        return chosen[0], find_table(chosen[0], known_head, stem)
    found: list[tuple[Sheet, Table]] = []
    failed: list[Refused] = []
    for sheet in book.sheets:
        try:
            found.append((sheet, find_table(sheet, known_head, stem)))
        except Refused as refused:
            failed.append(refused)
    if not found:
        raise failed[0]
    return max(found, key=lambda pair: len(pair[1].body))


def _by_title(words: Words, found: Mapping[str, str]) -> list[str]:
    return [
        f"没有“{f.label}”这一列，按标题都记“{f.show(code)}”。"
        for key, code in found.items()
        if (f := words.kind.by_key[key])
    ]


def _supplied(words: Words, rows: Sequence[PlannedRow]) -> tuple[str, ...]:
    """The defaults that new records take, each once."""
    said = []
    for key, value in defaults(words.kind.key).items():
        f = words.kind.by_key[key]
        silent = [row.number for row in rows if row.state == NEW and key not in row.said]
        if silent:
            said.append(f"没有写“{f.label}”的 {len(silent)} 行，按“{f.show(value)}”记。")
    return tuple(said)


def _words(decided: Decisions, table: Table, title: str) -> Words:
    if decided.kind:
        kind = kind_of(decided.kind)
        if kind.key in NOT_FROM_SHEETS:
            raise Refused(f"“{kind.label}”在程序里定，不从表格导入。")
        return words_of(kind.key)
    clear = clear_kind(table.heads, title)
    if clear is not None:
        return clear
    likely = [words.kind for _, words in kinds_by_columns(table.heads, title)[:4]]
    said = "、".join(f"{kind.label}（{kind.key}）" for kind in likely or list(KINDS.values())[:6])
    raise Refused("看不出这张表记的是哪一类。", f"请说明是哪一类，可能是：{said}。")
