"""Meetings: who was there follows from who was called and who is named absent; numbers are checked."""

from __future__ import annotations

import re
from typing import Any

from fqdesk.domain.incoming.ground import Cell, Item, Row
from fqdesk.domain.incoming.names import NOBODY
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.attendance import called


def meeting_items(row: Row, values: dict[str, Any]) -> list[Item]:
    """The meeting, with everybody of its group present but those named absent."""
    if "attendees" not in row.cells and _can_tell(row, values):
        _attendance(row, values)
    return [Item("meeting", values)]


def _can_tell(row: Row, values: dict[str, Any]) -> bool:
    """Whether day and type are known, and the sheet says something about presence."""
    absent = row.cells.get("absent")
    unread = absent is not None and any(
        note.column == cell.column and note.weight == "error"
        for note in row.notes
        for cell in absent
    )
    said = row.first("absent") or (row.first("@expected") and row.first("@attended"))
    return bool(said) and not unread and "day" in values and "type" in values


def _attendance(row: Row, values: dict[str, Any]) -> None:
    expected, attended = _number(row, "@expected"), _number(row, "@attended")
    cell = row.first("absent")
    absent = [entry["person"] for entry in values.get("absent") or ()]
    where = cell or row.first("@attended")
    if not absent and expected is not None and attended is not None and attended < expected:
        missing = expected - attended
        row.doubt(where, f"少到 {missing} 人，没有写是谁，到会名单先空着。")
        return
    if not absent and cell is not None and cell.text.strip() not in NOBODY:
        return
    people = [one.person for one in called(row.ground.facts, Record("", "meeting", values))]
    if not people or row.ground.words.kind.by_key["type"].show(values["type"]) == "":
        row.doubt(where, "那一天该到的人没有登记，到会名单先空着。")
        return
    _compare(row, values, people, absent)
    strangers = [person for person in absent if person not in people]
    if strangers:
        row.doubt(where, "缺席的人里有不在应到名单的，请核对。")
    present = tuple(person for person in people if person not in absent)
    if present:
        values["attendees"] = present


def _compare(row: Row, values: dict[str, Any], people: list[str], absent: list[str]) -> None:
    """应到 and 实到 as written beside what the register says."""
    expected, attended = _number(row, "@expected"), _number(row, "@attended")
    if expected is not None and expected != len(people):
        said = (
            f"表里应到 {expected} 人，按花名册 {values['day']} 应到 {len(people)} 人，按花名册记。"
        )
        row.doubt(row.first("@expected"), said)
    elif attended is not None and attended != len(people) - len(absent):
        said = f"表里实到 {attended} 人，应到 {len(people)} 人减去缺席 {len(absent)} 人不是这个数。"
        row.doubt(row.first("@attended"), said)


def _number(row: Row, target: str) -> int | None:
    cell: Cell | None = row.first(target)
    if cell is None:
        return None
    match = re.fullmatch(r"\s*(\d{1,3})\s*[人名]?\s*", cell.text)
    return int(match[1]) if match else None
