"""A record: one dated fact as it stands now, and the difference between two versions of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fqdesk.domain.fields import Field
    from fqdesk.domain.kinds import Kind

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Record:
    """One fact: its id, kind key, values by field key, and when it was entered.

    `entered_at` is when the present event day was first typed (so that moving the day of an old
    record shows as a late entry); `changed_at`, `by` and `seq` belong to the newest revision.
    """

    id: str
    kind: str
    values: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    seq: int = 0
    entered_at: datetime | None = None
    changed_at: datetime | None = None
    by: str = ""

    def __getitem__(self, key: str) -> Any:
        """The value of a field, None where nothing was answered."""
        return self.values.get(key)

    @property
    def day(self) -> date:
        """The event day; a record that was saved always has one."""
        day: date = self.values["day"]
        return day

    @property
    def number(self) -> str:
        """The short number printed on paper, such as 会25-07."""
        return self.values.get("number") or ""

    def late_days(self) -> int:
        """Days between the event and its entry; 0 or less when entered on time or in advance."""
        return (self.entered_at.date() - self.day).days if self.entered_at else 0

    def with_values(self, **changes: Any) -> Record:
        """The same record with some answers changed (None removes an answer)."""
        merged = {**self.values, **changes}
        return replace(
            self, values=MappingProxyType({k: v for k, v in merged.items() if v is not None})
        )


@dataclass(frozen=True)
class Revision:
    """One line of the history. `body` is None when a purge removed it (a tombstone)."""

    seq: int
    rev_id: str
    record: str
    kind: str
    v: int
    action: str
    """create, change, remove, restore, undo, purge"""
    event_day: str
    entered_at: datetime
    by: str
    station: str
    body: Mapping[str, Any] | None
    why: str = ""
    body_digest: str = ""
    prev: str = ""
    hash: str = ""


@dataclass(frozen=True)
class Difference:
    """One answer that changed between two versions, as people read it."""

    key: str
    label: str
    was: str
    now: str


def diff(
    kind: Kind,
    older: Mapping[str, Any] | None,
    newer: Mapping[str, Any] | None,
    shown: Callable[[Field, Any], str] | None = None,
) -> list[Difference]:
    """The answers that differ, in the order of the form. A missing version counts as all empty.

    `shown` says values where ids are to be read as names; else the field says them itself.
    """
    say = shown or (lambda f, value: f.show(value))
    before, after = older or NOTHING, newer or NOTHING
    return [
        Difference(f.key, f.label, say(f, before.get(f.key)), say(f, after.get(f.key)))
        for f in kind.fields
        if before.get(f.key) != after.get(f.key)
    ]
