"""Rows copied from Excel as new records: all of them as one step, or none with every cell that does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fqdesk.desk.writing import Draft
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Files, Rows
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import DeskError, Fault, Refused

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

MOST_FAULTS = 20
LATE = "late_reason"
Block = Sequence[Sequence[str]]


def add_rows(
    desk: Desk, kind: str, block: Block, columns: Sequence[str], late_reason: str = ""
) -> list[Record]:
    """Keep a block of cells as new records, and return them.

    A first row that names columns tells where each cell belongs; without one they stand in the
    order of `columns` (field keys). Late rows that give no reason get `late_reason`. Raises Refused
    with row and column of everything wrong; when nothing is but reasons, all faults are of `LATE`.
    """
    declared = KINDS[kind]
    keys, rows, first = _headed(declared, block, columns)
    drafts, faults = [], []
    for number, cells in enumerate(rows, first):
        typed = {key: text for key, text in zip(keys, cells, strict=False) if key and text.strip()}
        if not typed:
            continue
        try:
            _refuse_whole(declared, typed)
            values = desk.read_texts(declared, typed)
            wrong = desk.faults(kind, values)
            if late_reason and any(fault.key == LATE for fault in wrong):
                values = {**values, LATE: late_reason}
                wrong = desk.faults(kind, values)
        except DeskError as error:
            wrong = error.faults or [Fault("", error.title)]
            values = {}
        faults += [Fault(fault.key, f"第 {number} 行：{fault.said}") for fault in wrong]
        drafts.append(Draft(kind, values))
    if faults:
        rest = len(faults) - MOST_FAULTS
        more = [Fault(faults[-1].key, f"另有 {rest} 处。")] if rest > 0 else []
        raise Refused("没有粘贴，一条也没有记", faults=[*faults[:MOST_FAULTS], *more])
    if not drafts:
        raise Refused("剪贴板里没有表格。", "先在 Excel 或 WPS 里选中几行复制。")
    return desk.save_many(drafts, f"粘贴{declared.label} {len(drafts)} 条")


def _refuse_whole(kind: Kind, typed: Mapping[str, str]) -> None:
    """Refuse a text for a table or photos, which stand among the columns but need the form."""
    whole = [f.label for f in kind.fields if f.key in typed and isinstance(f, Rows | Files)]
    if whole:
        names = "、".join(f"“{name}”" for name in whole)
        raise Refused(f"{names}贴不进来，空着这一列；记好以后打开这一条再填。")


def _headed(kind: Kind, block: Block, columns: Sequence[str]) -> tuple[Sequence[str], Block, int]:
    """The field of each column, the rows below the head, and the number of the first of them."""
    labels = _labels(kind)
    head = [cell.strip() for cell in block[0]] if block else []
    known = [cell in labels for cell in head]
    if not head or sum(known) * 2 <= len([cell for cell in head if cell]):
        return list(columns), block, 1
    strange = [cell for cell in head if cell and cell not in labels]
    if strange:
        names = "、".join(f"“{cell}”" for cell in strange)
        raise Refused(
            f"“{kind.label}”没有{names}这一列。", "改成台账里的列名，或删去这一列再复制。"
        )
    return [labels.get(cell, "") for cell in head], block[1:], 2


def _labels(kind: Kind) -> Mapping[str, str]:
    """Labels of the answers that fit into a cell."""
    return {f.label: f.key for f in kind.fields if not isinstance(f, Rows | Files)}
