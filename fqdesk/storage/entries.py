"""What is handed in to be written, asked for, and undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

CREATE, CHANGE, REMOVE, RESTORE, UNDO, PURGE = (
    "create",
    "change",
    "remove",
    "restore",
    "undo",
    "purge",
)


@dataclass(frozen=True)
class Entry:
    """One revision to be written.

    `action` is create, change, remove, restore, undo or purge; `values` are the whole record
    afterwards, None where it goes away. A purge destroys every body of a removed record.
    """

    action: str
    record: str
    kind: str
    values: Mapping[str, Any] | None = None
    why: str = ""


@dataclass(frozen=True)
class Query:
    """Which records of a kind, and in which order.

    `first` and `last` are event days, both counted. `where` are stored (JSON) values; for a field
    that holds several, one that must be among them; None asks for no answer. `sort` are field keys
    (or `day`, `entered_at`, `changed_at`), each with whether it descends.
    """

    first: date | None = None
    last: date | None = None
    where: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    text: str = ""
    sort: tuple[tuple[str, bool], ...] = (("day", True),)
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True)
class Step:
    """One action of the user, which Ctrl+Z takes back as a whole."""

    id: int
    said: str
    first_seq: int
    last_seq: int
