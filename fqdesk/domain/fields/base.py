"""The base of every field, and the helpers that fields of all types share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fqdesk.errors import Fault

SEPARATORS = re.compile(r"[、，,;；\n]+")


class Invalid(ValueError):
    """A text or stored value that does not fit the field; its message is a Chinese sentence."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One answer of a record. Subclasses override only what differs from plain text."""

    key: str
    label: str
    required: bool = False
    help: str = ""
    """One sentence: what belongs here. The rule that asks for it stands in `explaining`."""
    private: bool = False
    """Never printed, never quoted anywhere else (the content of a talk)."""
    default: Any = None

    def parse(self, text: str) -> Any:
        """Text → value (None when blank). Raises Invalid."""
        return text.strip() or None

    def write(self, value: Any) -> str:
        """Value → text that `parse` reads back to the same value."""
        return "" if value is None else str(value)

    def show(self, value: Any) -> str:
        """Value → text for people: forms, tables, paper. May be shorter than `write`."""
        return self.write(value)

    def store(self, value: Any) -> Any:
        """Value → JSON."""
        return value

    def load(self, stored: Any) -> Any:
        """JSON → value. Raises Invalid when the shape is wrong."""
        if stored is not None and not isinstance(stored, str):
            raise Invalid(f"“{self.label}”应是文字，收到 {stored!r}。")
        return stored

    def empty(self, value: Any) -> bool:
        """Whether nothing was answered."""
        return value is None or value in ("", ())

    def check(self, value: Any) -> list[Fault]:
        """Complaints about this value alone."""
        if self.required and self.empty(value):
            return [Fault(self.key, f"“{self.label}”没有填。")]
        return []


def parsed(field: Field, stored: Any) -> Any:
    """Load through `parse`, refusing anything that is not text."""
    if stored is None:
        return None
    if not isinstance(stored, str):
        raise Invalid(f"“{field.label}”收到 {stored!r}，不是文字。")
    return field.parse(stored)


def strings(field: Field, stored: Any) -> tuple[str, ...] | None:
    """A JSON list of texts, or one text with separators, as a tuple; None when empty."""
    if not stored:
        return None
    if isinstance(stored, str):
        stored = [part.strip() for part in SEPARATORS.split(stored) if part.strip()]
    if not isinstance(stored, Sequence) or not all(isinstance(part, str) for part in stored):
        raise Invalid(f"“{field.label}”应是文字列表。")
    return tuple(stored) or None
