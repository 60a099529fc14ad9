"""F1 on a field, wherever it stands: the same two sentences as a notice and as the head of a column."""

from __future__ import annotations

from html import escape

from fqdesk.domain.explaining import explain
from fqdesk.domain.fields import Field
from fqdesk.domain.kinds import Kind
from ui.notices import Notice


def notice_of(kind: Kind, field: Field) -> Notice:
    """What belongs into a field, and under it the rule that asks for it."""
    told = explain(kind, field)
    return Notice("explain", told.label, f"{told.what}\n{told.why}", key="help")


def hint_of(kind: Kind, field: Field, head: str) -> str:
    """The same for a pointer that rests on a head; as rich text, which Qt breaks into lines."""
    told = explain(kind, field)
    return f"<qt><b>{escape(head)}</b><br>{escape(told.what)}<br>{escape(told.why)}</qt>"
