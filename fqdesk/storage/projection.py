"""The current records and their links: derived from the history, as the search index is from them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record, Revision
from fqdesk.storage.chain import canonical
from fqdesk.storage.database import Connection
from fqdesk.storage.entries import CREATE
from fqdesk.storage.history import History, stamp
from fqdesk.storage.search import SearchIndex
from fqdesk.storage.unread import Unread

COLUMNS = 'id, kind, v, body, seq, entered_at, changed_at, "by"'
NARROW = (
    'id, v, CAST(body AS BLOB), seq, entered_at, changed_at, "by", day,'
    " json_extract(body, '$.number')"
)
"""As bytes, a text of Chinese signs takes little more than half the memory."""


class Projection:
    """What the newest revision of each record says, kept ready for reading."""

    def __init__(self, db: Connection, history: History) -> None:
        self._db, self._history = db, history
        self._kinds: Mapping[str, Kind] = history.kinds
        self.search = SearchIndex(db, self)

    def record(self, record_id: str) -> Record | None:
        """The current values of a record."""
        found = self.select("WHERE id = ?", (record_id,))
        return found[0] if found else None

    def select(self, rest: str, values: Iterable[Any] = ()) -> list[Record]:
        """Records by the rest of a statement: WHERE, ORDER BY, LIMIT."""
        sql = f"SELECT {COLUMNS} FROM record {rest}"  # noqa: S608
        return [self._load(row) for row in self._db.each(sql, tuple(values))]

    def all_of(self, kind: str) -> Iterator[Record]:
        """All records of a kind in order of event day, their answers read as they are asked for."""
        declared, key = self._kinds[kind], sys.intern(kind)
        sql = f"SELECT {NARROW} FROM record WHERE kind = ? ORDER BY day, born"  # noqa: S608
        for row in self._db.each(sql, (kind,)):
            record_id, v, body, seq, entered_at, changed_at, by, day, number = row
            values = Unread(declared, v, body, day, number)
            entered = datetime.fromisoformat(entered_at)
            changed = entered if changed_at == entered_at else datetime.fromisoformat(changed_at)
            yield Record(record_id, key, values, seq, entered, changed, sys.intern(by))

    def kind(self, record: Record) -> Kind:
        """The declaration that a record follows."""
        return self._kinds[record.kind]

    def apply(self, revision: Revision, before: Record | None) -> None:
        """Move the current row to what a new revision says; inside the caller's transaction."""
        if not revision.body:
            self._db.run("DELETE FROM record WHERE id = ?", (revision.record,))
        elif before:
            self._update(revision, before)
        else:
            self._insert(revision)
        kind = self._kinds[revision.kind]
        was = set(kind.cited(before.values)) if before else set()
        now = set(kind.cited(revision.body or {}))
        if was != now:
            self._unlink(revision.record, was - now)
            self._link(revision.record, now - was)

    def rebuild(self) -> None:
        """Derive everything anew; inside the caller's transaction."""
        for table in ("link", "record"):
            self._db.run(f"DELETE FROM {table}")  # noqa: S608
        self.search.clear()
        for (record,) in self._db.rows("SELECT record FROM revision GROUP BY record"):
            revision = self._history.last_of(record, self._history.head()[0])
            if revision and revision.body:
                self.apply(revision, None)

    def _insert(self, revision: Revision) -> None:
        born, typed = revision.seq, stamp(revision.entered_at)
        if revision.action != CREATE:
            born = self._history.born(revision.record)
            typed = self._history.first_typed(revision.record, revision.event_day)
        self._db.run(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                born,
                revision.record,
                revision.kind,
                *self._said(revision),
                typed,
            ),
        )

    def _update(self, revision: Revision, before: Record) -> None:
        said = self._said(revision)
        self._db.run(
            'UPDATE record SET v = ?, day = ?, body = ?, seq = ?, changed_at = ?, "by" = ?'
            " WHERE id = ?",
            (*said, revision.record),
        )
        if before.day.isoformat() != revision.event_day:
            typed = self._history.first_typed(revision.record, revision.event_day)
            self._db.run("UPDATE record SET entered_at = ? WHERE id = ?", (typed, revision.record))

    def _said(self, revision: Revision) -> tuple[Any, ...]:
        kind = self._kinds[revision.kind]
        body = canonical(kind.dump(revision.body or {}))
        changed_at = stamp(revision.entered_at)
        return kind.version, revision.event_day, body, revision.seq, changed_at, revision.by

    def _link(self, source: str, cited: Iterable[tuple[str, str]]) -> None:
        rows = [(target, source, key) for key, target in sorted(cited)]
        self._db.many("INSERT INTO link VALUES (?, ?, ?)", rows)

    def _unlink(self, source: str, cited: Iterable[tuple[str, str]]) -> None:
        rows = [(target, source, key) for key, target in sorted(cited)]
        self._db.many("DELETE FROM link WHERE target = ? AND source = ? AND field = ?", rows)

    def _load(self, row: tuple[Any, ...]) -> Record:
        record_id, kind, v, body, seq, entered_at, changed_at, by = row
        values = self._history.load(kind, json.loads(body), v)
        entered = datetime.fromisoformat(entered_at)
        changed = entered if changed_at == entered_at else datetime.fromisoformat(changed_at)
        # Fifty thousand records share few kinds and few hands.
        return Record(record_id, sys.intern(kind), values, seq, entered, changed, sys.intern(by))
