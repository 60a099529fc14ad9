"""The facts of one station as known for one day: what every judgement and calculation reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record

LATE_LIMIT = "late_days"
"""Setting: days after the event up to which an entry is in time (default 3, product.md)."""


@dataclass(frozen=True)
class Facts:
    """Records grouped by kind, each list in order of event day, and the day `on` being judged.

    Every record is present, also those of a later day (a planned leave, a renamed place): what a
    calculation may use of them is decided by `until` and `within`, never by the loader.
    """

    on: date
    by_kind: Mapping[str, tuple[Record, ...]]

    @classmethod
    def of(cls, records: Iterable[Record], on: date) -> Facts:
        """Group records; the order of entry never matters, ties are broken by id."""
        groups: dict[str, list[Record]] = {key: [] for key in KINDS}
        for record in records:
            groups[record.kind].append(record)
        ordered = {
            key: tuple(sorted(group, key=lambda r: (r.day, r.number, r.id)))
            for key, group in groups.items()
        }
        return cls(on, MappingProxyType(ordered))

    def all(self, kind: str) -> tuple[Record, ...]:
        """Every record of a kind, later ones included."""
        return self.by_kind[kind]

    def until_on(self, kind: str) -> list[Record]:
        """The records of a kind whose event day is not after `on`."""
        return [record for record in self.by_kind[kind] if record.day <= self.on]

    def within(self, kind: str, span: Span, **answers: Any) -> list[Record]:
        """Records of a kind in a span, never after `on`; `answers` are equal field values."""
        return [
            record
            for record in self.by_kind[kind]
            if record.day in span
            and record.day <= self.on
            and all(record[key] == wanted for key, wanted in answers.items())
        ]

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return {record.id: record for group in self.by_kind.values() for record in group}

    def name(self, record_id: str) -> str:
        """How a cited record is called on paper; a removed one shows as 已删除的记录."""
        record = self.by_id.get(record_id)
        if record is None:
            return "已删除的记录"
        if record.kind in {"person", "place", "station", "branch"}:
            return str(record["name"])
        return record.number or KINDS[record.kind].name(record.values, self.name)

    @cached_property
    def station(self) -> Record | None:
        """The newest 所情 not after `on` (the first one when all lie later)."""
        known = self.until_on("station") or list(self.all("station"))[:1]
        return known[-1] if known else None

    def setting(self, key: str, default: str | None = None) -> str | None:
        """A local setting as in force on `on`, None where nobody set it."""
        said = [record for record in self.until_on("setting") if record["key"] == key]
        return str(said[-1]["value"]) if said else default

    def setting_record(self, key: str) -> Record | None:
        """The record that set it, for printing who said so."""
        said = [record for record in self.until_on("setting") if record["key"] == key]
        return said[-1] if said else None

    @property
    def late_limit(self) -> int:
        """Days after the event that are still in time."""
        return int(self.setting(LATE_LIMIT) or 3)
