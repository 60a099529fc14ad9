"""Texts pasted into cells of records, as changes of those records."""

from __future__ import annotations

from collections.abc import Mapping

from fqdesk.desk import Desk, Draft
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError, Fault, Refused
from ui.tables.grid import Texts
from ui.tables.record_table import in_cell


def drafts_of(desk: Desk, kind: Kind, texts: Texts) -> list[Draft]:
    """The records as they are to be. Raises Refused that names every row with a text that does not fit."""
    drafts, faults = [], []
    for number, (record, cells) in enumerate(texts, 1):
        try:
            drafts.append(_draft(desk, kind, record, cells))
        except DeskError as error:
            where = f"第 {number} 行（{record.number}）："
            faults += [Fault("", where + one) for one in error.sentences()]
    if faults:
        raise Refused("没有粘贴，一格也没有改", faults=faults)
    return drafts


def _draft(desk: Desk, kind: Kind, record: Record, cells: Mapping[str, str]) -> Draft:
    whole = [kind.by_key[key] for key in cells if not in_cell(kind.by_key[key])]
    if whole:
        # An empty text would take a whole table or all photos away.
        names = "、".join(f"“{field.label}”" for field in whole)
        raise Refused(f"{names}在格子里改不了，按 Enter 打开这一条再改。")
    typed = {key: text for key, text in cells.items() if text.strip()}
    read = desk.read_texts(kind, typed)
    changes = {key: read.get(key) for key in cells}
    return Draft(kind.key, record.with_values(**changes).values, record.id)
