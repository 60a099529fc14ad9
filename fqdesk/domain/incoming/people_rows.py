"""The roster: read by the same code as the first start's pasted list, with its questions kept."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from fqdesk.domain.incoming.days import EXCEL_EPOCH
from fqdesk.domain.incoming.ground import Cell, Item, Row
from fqdesk.domain.incoming.notes import DOUBT, ERROR, Note
from fqdesk.domain.starting import PEOPLE, read_people
from fqdesk.domain.starting.dates import read_cell_day
from fqdesk.domain.starting.people import combine

POINT = re.compile(r"(\d{4})[.．](\d)")
SERIAL = re.compile(r"[2-6]\d{4}")
TARGETS = {
    "name": "name",
    "role": "role",
    "post": "@post",
    "work_start_date": "work_start_date",
    "day": "day",
    "party": "@party",
}
"""Column of the first start's list → target of ours."""
READ_THERE = frozenset(PEOPLE) - {"post", "party", "police_no"}
OWN_DATES = ("joined_police_date", "until", "probationary_from", "full_from")


def people_items(row: Row, values: dict[str, Any]) -> list[Item]:
    """The person and the posts that the row names; a cell in doubt is asked and left out meanwhile."""
    row.notes = [note for note in row.notes if not _read_here(row, note)]
    texts = {key: _text(row, target) for key, target in TARGETS.items()}
    texts |= {"admitted": _text(row, "@admitted"), "full": _text(row, "@full")}
    ours = texts if re.search(r"\d", texts["party"]) else combine(texts)
    read = read_people([[ours.get(key, "") for key in PEOPLE]], row.ground.today)
    if not read:
        return []
    person = read[0]
    for doubt in person.doubts:
        key = list(PEOPLE)[doubt.column]
        if key != "party" or not _party_known(row, person.name):
            _note(row, key, doubt.said, doubt.choices)
    own = {key: values[key] for key in values if key not in READ_THERE and key not in OWN_DATES}
    own |= _own_dates(row)
    items = [Item("person", {**person.values, **own})]
    for post in person.posts:
        fresh = {"day": person.values["day"]} if "day" in person.values else {}
        items.append(Item("post", {"post": post}, fresh, ("person", "post"), "person"))
    return items


def _read_here(row: Row, note: Note) -> bool:
    """Whether a note came from reading a cell plainly that the roster's own reader reads."""
    targets = READ_THERE | set(OWN_DATES)
    columns = {cell.column for target in targets for cell in row.cells.get(target, ())}
    return note.column in columns and "不能存" not in note.said


def _party_known(row: Row, name: str) -> bool:
    """Whether the station has the day already that the sheet leaves open."""
    found = row.ground.find(name, ("person",)) if name else ()
    return any(one["full_from"] or one["probationary_from"] for one in found)


def _note(row: Row, key: str, said: str, choices: tuple[tuple[str, str], ...]) -> None:
    cell = row.first(TARGETS[key]) or next(iter(row.cells.get(TARGETS[key], ())), None)
    weight = ERROR if key in {"name", "role", "day"} else DOUBT
    sentence = re.sub(r"^第 \d+ 行：", "", said)
    column, head = (cell.column, cell.head) if cell else (-1, "")
    row.notes.append(Note(weight, row.number, column, head, sentence, choices))


def _own_dates(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in OWN_DATES:
        cell = row.first(key)
        if cell is None:
            continue
        reading = read_cell_day(_text(row, key), row.ground.today)
        if reading.day is not None:
            found[key] = reading.day
        else:
            note = Note(
                DOUBT, row.number, cell.column, cell.head, reading.question, reading.choices
            )
            row.notes.append(note)
    return found


def _text(row: Row, target: str) -> str:
    cell = row.first(target)
    return _dated(row, cell) if cell else ""


def _dated(row: Row, cell: Cell) -> str:
    """A month 2016.8 that has one reading is written so; a serial number becomes its day, with a doubt."""
    text = cell.text.strip()
    if match := POINT.fullmatch(text):
        if match[2] == "1" and cell.decimal:
            return text
        if match[2] == "1":
            row.doubt(cell, f"“{text}”读成 {match[1]} 年 1 月；若是 10 月请改。")
        return f"{match[1]}-0{match[2]}" if match[2] != "0" else text
    if SERIAL.fullmatch(text) and cell.head and not re.search("号", cell.head):
        day = EXCEL_EPOCH + timedelta(int(text))
        row.doubt(cell, f"“{text}”按 Excel 的日期序号读成 {day}。")
        return day.isoformat()
    return text
