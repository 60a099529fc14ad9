"""The current records, their links and their search index: all derived from the history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record, Revision
from fqdesk.storage.chain import canonical
from fqdesk.storage.database import Connection
from fqdesk.storage.history import History
from fqdesk.storage.search import SearchIndex

COLUMNS = 'id, kind, v, body, seq, entered_at, changed_at, "by"'


class Projection:
    """What the newest revision of each record says, kept ready for reading."""

    def __init__(self, db: Connection, history: History) -> None:
        self._db, self._history = db, history
        self._kinds: Mapping[str, Kind] = history.kinds
        self.search = SearchIndex(db, self._kinds)

    def record(self, record_id: str) -> Record | None:
        """The current values of a record."""
        found = self.select("WHERE id = ?", (record_id,))
        return found[0] if found else None

    def select(self, rest: str, values: Iterable[Any] = ()) -> list[Record]:
        """Records by the rest of a statement: WHERE, ORDER BY, LIMIT."""
        sql = f"SELECT {COLUMNS} FROM record {rest}"  # noqa: S608
        return [self._load(row) for row in self._db.rows(sql, tuple(values))]

    def apply(self, revision: Revision) -> None:
        """Move the current row to what a new revision says; inside the caller's transaction."""
        born = self._history.born(revision.record)
        was = self._named(revision.record)
        self._drop(born, revision.record)
        if revision.body:
            self._put(born, revision)
        if was != self._named(revision.record):
            for citing in self.search.citing(revision.record):
                self._index(citing)

    def rebuild(self) -> None:
        """Derive everything anew; inside the caller's transaction."""
        for table in ("link", "record"):
            self._db.run(f"DELETE FROM {table}")  # noqa: S608
        self.search.clear()
        newest = "SELECT max(seq) FROM revision GROUP BY record"
        for (seq,) in self._db.rows(f"{newest} ORDER BY min(seq)"):
            for revision in self._history.after(seq - 1):
                if revision.body:
                    self._put(self._history.born(revision.record), revision, indexed=False)
                break
        for (born,) in self._db.rows("SELECT born FROM record ORDER BY born"):
            self._index(born)

    def whole(self) -> bool:
        """Whether the search index holds as many records as there are."""
        counts = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM search)"
        records, indexed = self._db.rows(counts)[0]
        return bool(records == indexed)

    def _put(self, born: int, revision: Revision, *, indexed: bool = True) -> None:
        kind = self._kinds[revision.kind]
        values = revision.body or {}
        self._db.run(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                born,
                revision.record,
                revision.kind,
                kind.version,
                revision.event_day,
                canonical(kind.dump(values)),
                revision.seq,
                self._history.first_typed(revision.record, revision.event_day),
                revision.entered_at.isoformat(timespec="seconds"),
                revision.by,
            ),
        )
        cited = sorted(set(kind.cited(values)))
        self._db.many(
            "INSERT INTO link VALUES (?, ?, ?)", [(revision.record, *link) for link in cited]
        )
        if indexed:
            self._index(born)

    def _index(self, born: int) -> None:
        self.search.drop(born)
        self.search.put(born, self.select("WHERE born = ?", (born,))[0])

    def _drop(self, born: int, record_id: str) -> None:
        self._db.run("DELETE FROM record WHERE born = ?", (born,))
        self._db.run("DELETE FROM link WHERE source = ?", (record_id,))
        self.search.drop(born)

    def _named(self, record_id: str) -> str | None:
        """How others find this record when they cite it."""
        row = self._db.one(
            "SELECT json_extract(body, '$.name') FROM record WHERE id = ?", (record_id,)
        )
        return row[0] if row else None

    def _load(self, row: tuple[Any, ...]) -> Record:
        record_id, kind, v, body, seq, entered_at, changed_at, by = row
        values = self._history.load(kind, json.loads(body), v)
        return Record(
            record_id,
            kind,
            values,
            seq,
            datetime.fromisoformat(entered_at),
            datetime.fromisoformat(changed_at),
            by,
        )
