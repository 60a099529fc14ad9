"""What stands between a typed draft and the history: numbers, checks, late reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from fqdesk.desk.ids import Ids
from fqdesk.domain import checks
from fqdesk.domain.catalog import KINDS, kind_of
from fqdesk.domain.facts import Facts
from fqdesk.domain.kinds import Kind, late_reason_missing
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused
from fqdesk.storage.store import Entry, Store


class Saving:
    """One act of saving: remembers the numbers it gave, so that a batch never gives one twice."""

    def __init__(self, store: Store, registers: Sequence[Record], now: datetime, ids: Ids) -> None:
        """`registers` are the people, places, posts, branches and settings as they stand."""
        self.store = store
        self.registers = registers
        self.now = now
        self.ids = ids
        self.numbers: dict[str, int] = {}

    def entry(self, kind_key: str, values: Mapping[str, Any], record_id: str | None) -> Entry:
        """The entry to append: a change where the record exists, else a new record with number."""
        kind = kind_of(kind_key)
        before = self.store.record(record_id) if record_id else None
        if before is not None and before.kind != kind.key:
            raise Refused(f"“{record_id}”是{KINDS[before.kind].label}，不是{kind.label}。")
        kept = {f.key: values[f.key] for f in kind.fields if not f.empty(values.get(f.key))}
        unknown = sorted(set(values) - set(kind.by_key))
        if unknown:
            raise Refused(f"“{kind.label}”没有“{unknown[0]}”这一项。")
        if "number" not in kept and kept.get("day"):
            kept["number"] = (before and before.number) or self._number(kind, kept["day"])
        action = "create" if before is None else "change"
        return Entry(action, record_id or self.ids(), kind.key, kept)

    def _number(self, kind: Kind, day: date) -> str:
        prefix = f"{kind.prefix}{day.year % 100:02d}-"
        if prefix not in self.numbers:
            self.numbers[prefix] = self.store.largest_number(prefix)
        self.numbers[prefix] += 1
        return f"{prefix}{self.numbers[prefix]:02d}"

    def faults(self, entries: Sequence[Entry]) -> list[Fault]:
        """Every complaint about a batch; a batch of several names the row."""
        found = []
        for row, complaints in enumerate(self.faults_each(entries), 1):
            where = f"第 {row} 条：" if len(entries) > 1 else ""
            found += [Fault(f.key, where + f.said) for f in complaints]
        return found

    def faults_each(self, entries: Sequence[Entry]) -> list[list[Fault]]:
        """The complaints about each entry of a batch, parallel to it."""
        facts = self._facts(entries)
        return [self._entry_faults(entry, facts) for entry in entries]

    def _facts(self, entries: Sequence[Entry]) -> Facts:
        """The registers, whatever the batch cites, and the batch itself, newest standing."""
        batch = {e.record: Record(e.record, e.kind, e.values or {}) for e in entries}
        dated = {key: record for key, record in batch.items() if record["day"] is not None}
        known = {record.id: record for record in self.registers} | dated
        for entry in entries:
            for _, cited in KINDS[entry.kind].cited(entry.values or {}):
                if cited not in known and (found := self.store.record(cited)):
                    known[cited] = found
        return Facts.of(known.values(), self.now.date())

    def _entry_faults(self, entry: Entry, facts: Facts) -> list[Fault]:
        kind, values = KINDS[entry.kind], entry.values or {}
        found = kind.problems(values)
        if found:
            return found
        return [
            *self._day_faults(kind, entry, facts),
            *checks.faults(Record(entry.record, entry.kind, values), facts),
        ]

    def _day_faults(self, kind: Kind, entry: Entry, facts: Facts) -> list[Fault]:
        values = entry.values or {}
        day, today = values["day"], self.now.date()
        if day > today and not kind.future:
            said = f"“{kind.by_key['day'].label}”{day} 还没有到，今天是 {today}。"
            return [Fault("day", said)]
        before = self.store.record(entry.record) if entry.action == "change" else None
        # Moving the event day of an old record is a new statement about the past, so it counts anew.
        kept_day = before is not None and before.entered_at and before.day == day
        entered = before.entered_at.date() if before and kept_day and before.entered_at else today
        limit = facts.late_limit
        if late_reason_missing(kind, values, entered, limit):
            days = (entered - day).days
            said = (
                f"事情发生在 {day}，{days} 天后才记，超过 {limit} 天，按补录处理，请写“补录原因”。"
            )
            return [Fault("late_reason", said)]
        return []
