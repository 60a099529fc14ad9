"""The station folder as one thing: write entries, read records, history and attachments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record, Revision
from fqdesk.errors import Refused
from fqdesk.progress import Tick, quiet
from fqdesk.storage import query as asked, steps
from fqdesk.storage.backup import backup
from fqdesk.storage.copies import BACKUPS, Backup, backups, sweep
from fqdesk.storage.copying import forget
from fqdesk.storage.database import DATABASE, Connection
from fqdesk.storage.drafts import Drafts
from fqdesk.storage.entries import PURGE, Entry, Query, Step
from fqdesk.storage.files import FileStore
from fqdesk.storage.folder import Opened, create_station, open_station
from fqdesk.storage.history import History
from fqdesk.storage.ordered import Ordered
from fqdesk.storage.projection import Projection
from fqdesk.storage.verify import Verification, verify
from fqdesk.storage.writer import Writer

__all__ = ["Entry", "Query", "Step", "Store", "Verification"]


class Store:
    """One connection to a station; every write is one transaction. Use it on one thread."""

    def __init__(self, opened: Opened, kinds: Mapping[str, Kind]) -> None:
        """Made by `create`, `open` and `again`."""
        self._opened, self._kinds, self._open = opened, kinds, True
        self._db: Connection = opened.db
        self.folder, self.station = opened.folder, opened.station
        self.writing = opened.lock is not None
        self.files = FileStore(self.folder / "files", writing=self.writing)
        self.drafts = Drafts(self.folder / "drafts")
        self._history = History(self._db, self.station, kinds)
        self._rows = Projection(self._db, self._history)
        self._ordered = Ordered(self._db, self._rows)
        self._writer = Writer(self._db, self._history, self._rows)

    @classmethod
    def create(cls, folder: Path, station: str, *, kinds: Mapping[str, Kind] = KINDS) -> Self:
        """A new station in an empty or new folder, open for writing.

        `station` is the name that binds the history chain; it never changes afterwards.
        Raises Refused where a station is already, Trouble where the disk says no.
        """
        return cls(create_station(folder, station, kinds), kinds)

    @classmethod
    def open(cls, folder: Path, *, writing: bool, kinds: Mapping[str, Kind] = KINDS) -> Self:
        """An existing station. Writing takes the lock, and brings an older file up to date.

        Raises Trouble: no station there, held by another program (named), made by a newer
        version, read-only, damaged, or on a disk that cannot hold a write-ahead log.
        """
        store = cls(open_station(folder, kinds, writing=writing), kinds)
        if writing:
            store.files.sweep()
            sweep(folder / BACKUPS, holding=True)
            forget(folder / f"{DATABASE}.part")
        return store

    def again(self) -> Self:
        """Another connection to the same folder, sharing the lock; to be called on the job's thread."""
        return type(self)(self._opened.again(), self._kinds)

    def close(self) -> None:
        """Close the connection and let go of the lock; a second call does nothing."""
        if self._open and self.writing:
            self._rows.search.follow()
        self._open = False
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def wait_at_most(self, ms: int) -> None:
        """How long this connection waits for another that writes, in milliseconds; 5000 at first."""
        self._db.wait_at_most(ms)

    # --- writing

    def append(
        self,
        entries: Sequence[Entry],
        *,
        at: datetime,
        by: str,
        said: str = "",
        after: int | None = None,
    ) -> list[Revision]:
        """Write all entries as one step that can be undone, or none of them.

        With `after`, only when that is still the newest revision. Raises Refused where it is not,
        and for an entry that does not fit what is there (a change of a record that is gone);
        Trouble where the disk says no.
        """
        with self._db.writing():
            if after is not None and self.head()[0] != after:
                raise Refused("台账刚刚又变过，没有记。", "看过现在的内容，再做一次。")
            written = [self._writer.write(entry, at, by) for entry in entries]
            purged = any(entry.action == PURGE for entry in entries)
            if purged:
                # What was destroyed cannot come back, so nothing before it can be undone either.
                steps.close_all(self._db)
            elif written:
                steps.add(self._db, said, written[0].seq, written[-1].seq)
        if purged:
            # Rewrites the file, so that nothing destroyed is left in its free pages or its log.
            self._db.run("VACUUM")
            self._db.run("PRAGMA wal_checkpoint(TRUNCATE)")
        if written:
            self._rows.search.keep_up(written[-1].seq)
        return written

    def undo_step(self, *, at: datetime, by: str) -> tuple[Step, list[Revision]] | None:
        """Take back the newest step that was not taken back: one more revision for each record."""
        with self._db.writing():
            step = next(iter(steps.open_steps(self._db, 1)), None)
            if step is None:
                return None
            written = [self._writer.write(entry, at, by) for entry in self._writer.undoing(step)]
            steps.close(self._db, step)
        return step, written

    def remember_bundle(self, entry: Mapping[str, Any]) -> bool:
        """Note a printed bundle, outside the chain; False where the disk is read-only."""
        if self._db.immutable:
            return False
        text = json.dumps(entry, ensure_ascii=False)
        with self._db.writable_for(), self._db.writing():
            self._db.run("INSERT INTO printed (entry) VALUES (?)", (text,))
        return True

    # --- reading

    def steps(self, limit: int = 50) -> list[Step]:
        """The steps that can be undone, the newest first."""
        return steps.open_steps(self._db, limit)

    def bundles(self) -> list[dict[str, Any]]:
        """The bundles printed so far, oldest first."""
        rows = self._db.rows("SELECT entry FROM printed ORDER BY id")
        return [json.loads(entry) for (entry,) in rows]

    def record(self, record_id: str) -> Record | None:
        """A record as it stands, None when it is not there (any more)."""
        return self._rows.record(record_id)

    def record_numbered(self, number: str) -> Record | None:
        """The record that bears a printed number (会25-07) now, None where none does."""
        within = (
            "WHERE id IN (SELECT r.record FROM body AS b JOIN revision AS r USING (seq)"
            " WHERE json_extract(b.json, '$.values.number') = ?)"
        )
        found = self._rows.select(within, (number,))
        return next((record for record in found if record.number == number), None)

    def records(self, kinds: Iterable[str] | None = None) -> Iterator[Record]:
        """All records (of some kinds), in order of event day."""
        for key in self._kinds if kinds is None else kinds:
            yield from self._rows.all_of(key)

    def query(self, kind: str, q: Query = Query()) -> list[Record]:  # noqa: B008  (frozen)
        """Filtered and sorted records of a kind. Raises Refused for an unknown field."""
        if q.text.strip():
            self._rows.search.follow()
        if q.limit is None:
            condition, values = asked.where(self._kinds[kind], q)
            order, more = asked.order(self._kinds[kind], q)
            return self._rows.select(f"{condition} {order}", [*values, *more])
        return self._ordered.page(self._kinds[kind], q, self.head()[0])

    def count(self, kind: str, q: Query = Query()) -> int:  # noqa: B008  (frozen)
        """How many records a query has, whatever its limit."""
        if q.text.strip():
            self._rows.search.follow()
        condition, values = asked.where(self._kinds[kind], q)
        return int(self._db.rows(f"SELECT count(*) FROM record {condition}", values)[0][0])  # noqa: S608

    def cited_by(self, record_id: str) -> list[Record]:
        """The records that point to this one."""
        within = "WHERE id IN (SELECT source FROM link WHERE target = ?) ORDER BY day, born"
        return self._rows.select(within, (record_id,))

    def search(self, text: str, limit: int = 50) -> list[Record]:
        """Records that hold every word typed (or are called by those initials), best first."""
        self._rows.search.follow()
        return self._rows.search.find(text, limit)

    def search_on(self, pattern: str, text: str, limit: int = 50) -> list[Record]:
        """Those of the days that fit a LIKE pattern (____-03-12), the latest day first."""
        self._rows.search.follow()
        return self._rows.search.find_on(pattern, text, limit)

    def removed(self, kind: str | None = None) -> list[Record]:
        """The recycle bin: last values of removed records, the newest removal first."""
        return self._history.removed(kind)

    def largest_number(self, prefix: str) -> int:
        """The largest number ever given after a prefix (会25- → 7), removed records included."""
        column = "json_extract(json, '$.values.number')"
        rows = self._db.rows(
            f"SELECT DISTINCT {column} FROM body WHERE {column} >= ? AND {column} < ?",  # noqa: S608
            (prefix, prefix + "\U0010ffff"),
        )
        tails = [str(number).removeprefix(prefix) for (number,) in rows]
        return max((int(tail) for tail in tails if tail.isascii() and tail.isdigit()), default=0)

    # --- history

    def history(self, record_id: str) -> list[Revision]:
        """All revisions of a record, oldest first."""
        return self._history.of(record_id)

    def revisions(self, after: int = 0) -> Iterator[Revision]:
        """All revisions behind a seq, oldest first."""
        return self._history.after(after)

    def head(self) -> tuple[int, str]:
        """Seq and hash of the newest revision: what is printed on every volume."""
        return self._history.head()

    def entered(self) -> datetime | None:
        """When something was entered last, None before the first revision."""
        return self._history.entered()

    def seal(self, record_id: str) -> tuple[int, str] | None:
        """Seq and hash of a record's newest revision, None where there never was such a record."""
        return self._history.seal(record_id)

    def hash_at(self, seq: int) -> str | None:
        """The hash of a revision (the genesis hash at 0), None where the history is not that long."""
        return self._history.hash_at(seq)

    def state_at(self, record_id: str, seq: int) -> Mapping[str, Any] | None:
        """A record's values as of a revision, None where it was not there."""
        return self._history.state_at(record_id, seq)

    def records_known(self, until: date) -> Iterator[Record]:
        """All records as they stood at the end of a day, by when things were entered."""
        return self._history.known_until(until)

    # --- care

    def verify(self, tick: Tick = quiet, *, attachments: bool = True) -> Verification:
        """Check chain, bodies, rows, links, search index, database file and attachments.

        Reads on a connection of its own. Raises Cancelled when `tick` does.
        """
        self._rows.search.follow()
        return verify(self.folder, self.files if attachments else None, self._kinds, tick)

    def backup(self, folder: Path | None, *, at: datetime, tick: Tick = quiet) -> Path:
        """A proven copy, while others may be writing; see `backup.backup`. Raises Trouble."""
        return backup(self.folder, folder, at=at, tick=tick, locked=self.writing)

    def backups(self) -> list[Backup]:
        """The copies in `backups/`, the newest first."""
        return backups(self.folder)

    def newest_backup(self) -> Backup | None:
        """The copy in `backups/` that holds most of what is here now, None where there is none."""
        head = self.head()[0]
        return next((copy for copy in self.backups() if copy.seq <= head), None)

    def backup_needed(self) -> bool:
        """Whether anything was written since the newest copy in `backups/`."""
        newest = self.newest_backup()
        return newest is None or newest.seq != self.head()[0]
