"""The answers of a stored record, read from its text one by one as they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from fqdesk.domain.fields import Invalid
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Refused, Trouble
from fqdesk.storage.database import DAMAGED

decode = json.JSONDecoder().raw_decode
"""What `json.loads` does for a text that has no blanks around it, at half the price."""

read_day = lru_cache(maxsize=4096)(date.fromisoformat)
"""An ISO day; tens of thousands of records share some hundred days."""


class Unread(Mapping[str, Any]):
    """Values of one record, equal to what `Kind.load` makes of its body.

    Most of what a station recorded is counted by kind and day alone; of the rest, a judgement asks
    one or two answers. Raises Trouble where the body cannot be read.
    """

    __slots__ = ("_day", "_first", "_kind", "_number", "_text", "_v", "_value", "_whole")

    def __init__(self, kind: Kind, v: int, text: bytes, day: str, number: str | None) -> None:
        """`text` is the JSON body in shape `v`; the event day and the number come from its row."""
        self._kind = kind
        self._v = v
        self._text = text
        self._day = read_day(day)
        self._number = number
        self._first = ""
        self._value: Any = None
        self._whole: Mapping[str, Any] | None = None

    def get(self, key: str, default: Any = None) -> Any:
        """The answer, `default` where nothing was answered."""
        if key == "day":
            return self._day
        if key == "number":
            return self._number or default
        if self._whole is not None:
            return self._whole.get(key, default)
        if not self._first:
            # One answer alone is kept beside the text; whoever asks a second gets all of them.
            self._first, self._value = key, self._answer(key)
        if key != self._first:
            return self._all().get(key, default)
        return default if self._value is None else self._value

    def __getitem__(self, key: str) -> Any:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return repr(dict(self))

    def _answer(self, key: str) -> Any:
        field, stored = self._kind.by_key.get(key), self._parsed().get(key)
        if field is None or stored is None:
            return None
        try:
            value = field.load(stored)
        except Invalid as wrong:
            raise damaged() from wrong
        return None if field.empty(value) else value

    def _all(self) -> Mapping[str, Any]:
        if self._whole is None:
            try:
                self._whole = self._kind.load(self._parsed())
            except Refused as wrong:
                raise damaged() from wrong
            self._text = b""
        return self._whole

    def _parsed(self) -> Mapping[str, Any]:
        """The body in the present shape of the kind."""
        try:
            return self._kind.upgraded(decode(self._text.decode())[0], self._v)
        except (ValueError, KeyError, TypeError) as wrong:
            raise damaged() from wrong


def damaged() -> Trouble:
    """What is said where a body cannot be read."""
    return type(DAMAGED)(DAMAGED.title, DAMAGED.hint)
