"""上次同类: what a new record may take over from the last one of its sort."""

from __future__ import annotations

from typing import Any

from fqdesk.desk import Desk, Query
from fqdesk.domain.fields import Choice, Choices
from fqdesk.domain.kinds import Kind
from ui.forms import RecordForm, copied
from ui.notices import Notice


def like_last(desk: Desk, kind: Kind, form: RecordForm) -> Notice:
    """Fill what is still empty from the last record of the sort that was chosen; says which."""
    sort, called = _sort(kind, form)
    last = desk.query(kind.key, Query(where=sort, limit=1))
    if not last:
        said = f"还没有{called}的记录可以照着填。"
        return Notice("know", said, key="like", seconds=6)
    form.fill_empty(copied(kind, last[0].values))
    told = (
        f"照 {last[0].number}（{desk.title(last[0])}）填了空着的格子；"
        "日期、主题、正文、表决和附件没有带。"
    )
    return Notice("explain", told, key="like", seconds=8)


def _sort(kind: Kind, form: RecordForm) -> tuple[dict[str, Any], str]:
    """The first required choice is what people call the thing: the last 支委会, not a 治安例会."""
    for field in kind.fields:
        if isinstance(field, Choice) and not isinstance(field, Choices) and field.required:
            code = form.said(field.key).get(field.key)
            return ({field.key: code}, field.options[code]) if code else ({}, kind.label)
    return {}, kind.label
