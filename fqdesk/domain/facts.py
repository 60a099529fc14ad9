"""The facts of one station as known for one day: what every judgement and calculation reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.settings import LOCAL_SETTINGS

LATE_LIMIT = "late_days"
"""Setting: days after the event up to which an entry is in time (default 3, product.md)."""

T = TypeVar("T")


def _day(record: Record) -> date:
    return record.day


@dataclass(frozen=True)
class Facts:
    """Records grouped by kind, each list in order of event day, and the day `on` being judged.

    Every record is present, also those of a later day (a planned leave, a renamed place): what a
    calculation may use of them is decided by `until` and `within`, never by the loader.
    """

    on: date
    by_kind: Mapping[str, tuple[Record, ...]]
    _answers: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

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

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a pure question about these facts, worked out at its first use and kept.

        Thousands of records are indexed once per judging instead of once per rule this way.
        """
        if question not in self._answers:
            self._answers[question] = answer()
        kept: T = self._answers[question]
        return kept

    def until_on(self, kind: str) -> list[Record]:
        """The records of a kind whose event day is not after `on`."""
        records = self.by_kind[kind]
        return list(records[: bisect_right(records, self.on, key=_day)])

    def within(self, kind: str, span: Span, **answers: Any) -> list[Record]:
        """Records of a kind in a span, never after `on`; `answers` are equal field values."""
        records = self.by_kind[kind]
        first = bisect_left(records, span.first, key=_day)
        last = bisect_right(records, min(span.last, self.on), key=_day)
        found = list(records[first:last])
        for key, wanted in answers.items():
            found = [record for record in found if record[key] == wanted]
        return found

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

    @cached_property
    def _settings(self) -> Mapping[str, list[Record]]:
        said: dict[str, list[Record]] = {}
        for record in self.all("setting"):
            said.setdefault(record["key"], []).append(record)
        return said

    def setting(self, key: str, default: str | None = None, at: date | None = None) -> str | None:
        """A local setting as in force on `at` (on `on` when not given, never later than that).

        `default` where nobody set it.
        """
        record = self.setting_record(key, at)
        if record is None:
            return default
        known = LOCAL_SETTINGS.get(key)
        return known.code(record["value"]) if known else str(record["value"])

    def setting_record(self, key: str, at: date | None = None) -> Record | None:
        """The record that set it, for printing who said so."""
        day = min(at or self.on, self.on)
        said = [record for record in self._settings.get(key, ()) if record.day <= day]
        return said[-1] if said else None

    def late(self, record: Record) -> int:
        """Days by which a record was entered late, 0 when it was in time."""
        return KINDS[record.kind].late(record, self.late_limit)

    @cached_property
    def late_limit(self) -> int:
        """Days after the event that are still in time."""
        return int(self.setting(LATE_LIMIT) or 3)
