"""The reading half of the desk: records, names, search, history, and the facts for judging."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fqdesk.desk import typed
from fqdesk.desk.clock import said_behind
from fqdesk.desk.ids import Ids, random_id
from fqdesk.domain.asked_day import asked_day
from fqdesk.domain.calendar import Calendar, load_calendar
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import Field
from fqdesk.domain.kinds import Kind, show
from fqdesk.domain.records import Difference, Record, Revision, diff
from fqdesk.errors import Refused
from fqdesk.storage.store import Query, Store

Clock = Callable[[], datetime]
REGISTERS = ("station", "place", "person", "post", "branch", "setting", "claim")

YEAR = timedelta(days=366)
"""What no leave but a very long one exceeds."""


class Known:
    """What one open station knows. Caches its registers, and the facts of the last day asked."""

    def __init__(
        self, store: Store, *, clock: Clock = datetime.now, ids: Ids = random_id, by: str = ""
    ) -> None:
        """Take over an open store; `clock` stamps entries, `by` names who types."""
        self.store = store
        self.clock = clock
        self.ids = ids
        self.by = by
        self.changed: list[Callable[[frozenset[str]], None]] = []
        self.first = store.head()[0]
        """The newest revision when the station was opened: Ctrl+Z never reaches behind it."""
        self._registers: tuple[Record, ...] | None = None
        self._names: dict[str, str] = {}
        self._facts: tuple[tuple[int, date, date | None], Facts] | None = None
        self._long_leaves: tuple[Record, ...] | None = None
        self._few: tuple[tuple[Record, ...], Facts] | None = None

    @property
    def folder(self) -> Path:
        """Where the station lives."""
        return self.store.folder

    def today(self) -> date:
        """The day by the desk's clock."""
        return self.clock().date()

    def clock_behind(self) -> str:
        """A sentence where the clock is more than a day before the newest entry, else nothing."""
        return said_behind(self.clock(), self.store.entered())

    @property
    def station_name(self) -> str:
        """The name printed everywhere."""
        station = self.registers_facts().station
        return str(station["name"]) if station else self.store.station

    def registers(self) -> tuple[Record, ...]:
        """People, places, posts, branch and settings: few, and needed by every form."""
        if self._registers is None:
            self._registers = tuple(self.store.records(REGISTERS))
            self._names = {r.id: r["name"] for r in self._registers if r.kind in typed.NAMED}
        return self._registers

    def registers_facts(self, extra: Iterable[Record] = ()) -> Facts:
        """Facts holding only the registers (and `extra`): enough for names, rosters, settings."""
        registers, today, more = self.registers(), self.today(), tuple(extra)
        if more:
            return Facts.of((*registers, *more), today)
        if self._few is None or self._few[0] is not registers or self._few[1].on != today:
            # A form asks for the post of everybody on its day; the roster is made once this way.
            self._few = (registers, Facts.of(registers, today))
        return self._few[1]

    def unfinished(self) -> bool:
        """Whether nobody has been entered yet and somebody can be: then the first start goes on."""
        return self.store.writing and not any(r.kind == "person" for r in self.registers())

    def calendar(self) -> Calendar:
        """Working days: the shipped years and those pasted here."""
        return load_calendar(r for r in self.registers() if r.kind == "setting")

    def facts(self, on: date | None = None, known: date | None = None) -> Facts:
        """Everything, for judging on a day; with `known`, as it had been entered by that day."""
        key = (self.store.head()[0], on or self.today(), known)
        if self._facts is None or self._facts[0] != key:
            records = self.store.records_known(known) if known else self.store.records()
            self._facts = (key, Facts.of(records, key[1]))
        return self._facts[1]

    def record(self, record_id: str) -> Record:
        """One record by id or printed number. Raises Refused when there is none."""
        found = self._find(record_id)
        if found is None:
            raise Refused(f"没有编号为“{record_id}”的记录。", "它可能已被删除，可以在回收站里找。")
        return found

    def _find(self, text: str) -> Record | None:
        return self.store.record(text) or self.store.record_numbered(text)

    def query(self, kind: str, query: Query) -> list[Record]:
        """Records of a kind, filtered and sorted by the database."""
        return self.store.query(kind, query)

    def leaves_about(self, day: date) -> list[Record]:
        """Every leave that may cover a day: those begun in the year before, and longer ones.

        The longer ones are few and kept until a leave is written, so that a form may ask often.
        """
        if self._long_leaves is None:
            leaves = self.store.query("leave", Query())
            self._long_leaves = tuple(leave for leave in leaves if _length(leave) > YEAR)
        near = self.store.query("leave", Query(first=day - YEAR, last=day))
        return [*near, *(leave for leave in self._long_leaves if leave.day < day - YEAR)]

    def count(self, kind: str, query: Query) -> int:
        """How many records the query has without its limit."""
        return self.store.count(kind, query)

    def find(self, text: str, limit: int = 50) -> list[Record]:
        """Search words, names, numbers, pinyin initials, days (0312, 3月12日, 2026-03, 昨天).

        What happened on the day asked for comes first; a number may be meant as one all the same.
        """
        pattern, words = asked_day(text, self.today())
        found = self.store.search_on(pattern, words, limit) if pattern else []
        known = {record.id for record in found}
        found += [record for record in self.store.search(text, limit) if record.id not in known]
        return found[:limit]

    def name(self, record_id: str) -> str:
        """How a cited record is called: a person's name, a printed number, a title."""
        self.registers()
        if named := self._names.get(record_id):
            return named
        record = self._find(record_id)
        return (record.number or self.title(record)) if record else "已删除的记录"

    def title(self, record: Record) -> str:
        """The one-line title of a record, names resolved."""
        return KINDS[record.kind].name(record.values, self.name)

    def history(self, record_id: str) -> list[Revision]:
        """Every revision of a record, oldest first."""
        return self.store.history(record_id)

    def differences(self, record_id: str) -> list[tuple[Revision, list[Difference]]]:
        """What each revision changed, field by field, oldest first."""
        found, before = [], None
        for revision in self.store.history(record_id):
            after = self.store.state_at(record_id, revision.seq)
            found.append((revision, diff(KINDS[revision.kind], before, after, self.shown)))
            before = after
        return found

    def shown(self, field: Field, value: Any) -> str:
        """A value for people, names in the place of ids."""
        return show(field, value, self.name)

    def directory(self) -> typed.Directory:
        """For turning typed names and numbers into ids."""
        return typed.Directory(self.registers(), self._find)

    def read_texts(self, kind: Kind, texts: Mapping[str, str]) -> Mapping[str, Any]:
        """Typed texts as values, names resolved. Raises Refused."""
        return typed.from_texts(kind, texts, self.directory())

    def read_json(self, kind: Kind, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """A JSON object as values, names resolved. Raises Refused."""
        return typed.from_json(kind, body, self.directory())


def _length(leave: Record) -> timedelta:
    """From its first day to the day it really ended, or is to end; none while nobody knows."""
    ended: date | None = leave["returned_on"] or leave["end"]
    return ended - leave.day if ended else timedelta()
