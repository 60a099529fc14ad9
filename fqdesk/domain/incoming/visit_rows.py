"""Visits: a village with its group, a column that mixes types with households, and what people asked for."""

from __future__ import annotations

from typing import Any

from fqdesk.domain.incoming.cells import EMPTY, choice_of
from fqdesk.domain.incoming.ground import Item, Row
from fqdesk.domain.incoming.names import read_place
from fqdesk.domain.incoming.notes import Wrong

NOTHING = EMPTY | {"无", "没有", "暂无", "无意见", "无建议"}


def visit_items(row: Row, values: dict[str, Any]) -> list[Item]:
    """The visit, and a suggestion of its own where one was heard."""
    _group(row, values)
    _sort(row, values)
    items = [Item("visit", values)]
    suggestion, result = row.first("@suggestion"), row.first("@result")
    if suggestion is not None and suggestion.text.strip() not in NOTHING:
        said: dict[str, Any] = {"content": suggestion.text.strip()}
        said |= {key: values[key] for key in ("day", "place") if key in values}
        if result is not None and result.text.strip() not in NOTHING:
            said["result"] = result.text.strip()
        items.append(Item("suggestion", said, cites="source"))
    elif result is not None and result.text.strip() not in NOTHING:
        row.doubt(result, "写了办理结果，没有写是什么意见，没有记。")
    return items


def _group(row: Row, values: dict[str, Any]) -> None:
    """杨树村（3组） says the group too."""
    cell = row.first("place")
    if cell is None or "place" not in values or "group" in values:
        return
    try:
        group = read_place(cell.text, row.ground.find)[1]
    except Wrong:
        return
    if group:
        values["group"] = group


def _sort(row: Row, values: dict[str, Any]) -> None:
    """走访类别 may say how (走访慰问) or whom (困难家庭)."""
    cell = row.first("@sort")
    if cell is None or cell.text.strip() in EMPTY:
        return
    by_key = row.ground.words.kind.by_key
    for key in ("type", "household"):
        code = choice_of(by_key[key], cell.text, row)
        if code is not None and key not in values:
            values[key] = code
            return
    offered = tuple(
        (label, label)
        for key in ("type", "household")
        for label in getattr(by_key[key], "options", {}).values()
    )
    known = "、".join(label for label, _ in offered)
    row.wrong(cell, Wrong(f"没有“{cell.text}”这一类，可选：{known}。", offered))
