"""The sealed revisions: adding one, and reading what was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import NOTHING, Record, Revision
from fqdesk.errors import Refused
from fqdesk.storage.chain import ALG, canonical, digest, genesis, revision_id, seal
from fqdesk.storage.database import DAMAGED, Connection
from fqdesk.storage.entries import Entry

COLUMNS = (
    "seq", "rev_id", "record", "kind", "v", "action", "event_day", "entered_at", "by", "station",
    "alg", "body_digest", "prev", "hash",
)  # fmt: skip
SELECT = ", ".join(f'r."{column}"' for column in COLUMNS)
WITH_BODY = f"SELECT {SELECT}, b.json FROM revision AS r LEFT JOIN body AS b USING (seq)"  # noqa: S608
RECENT = 100
"""Revisions looked at for the latest time of entry; a mistaken one is forgotten behind so many."""
PAGE = 1000
"""Revisions read at once, so that a long history never lies in memory whole."""


class History:
    """All revisions of one station, oldest first."""

    def __init__(
        self, db: Connection, station: str, kinds: Mapping[str, Kind] | None = None
    ) -> None:
        self._db, self.station, self.kinds = db, station, KINDS if kinds is None else kinds

    def head(self) -> tuple[int, str]:
        """Seq and hash of the newest revision; 0 and the genesis hash before the first."""
        row = self._db.one("SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1")
        return (row[0], row[1]) if row else (0, genesis(self.station))

    def entered(self) -> datetime | None:
        """The latest time of entry among the newest revisions, None before the first.

        Not only of the very newest: that one may have been entered by a clock that was wrong.
        """
        row = self._db.one(
            "SELECT max(entered_at) FROM"
            " (SELECT entered_at FROM revision ORDER BY seq DESC LIMIT ?)",
            (RECENT,),
        )
        return datetime.fromisoformat(row[0]) if row and row[0] else None

    def add(self, entry: Entry, *, event_day: str, at: datetime, by: str) -> Revision:
        """Seal and store one more revision; inside the caller's transaction. Raises Refused."""
        kind = self.kinds[entry.kind]
        stored = None if entry.values is None else kind.dump(entry.values)
        body = canonical({"values": stored, "why": entry.why})
        seq, prev = self.head()
        try:
            sealed = {
                "seq": seq + 1,
                "record": entry.record,
                "kind": kind.key,
                "v": kind.version,
                "action": entry.action,
                "event_day": event_day,
                "entered_at": stamp(at),
                "by": by,
                "station": self.station,
                "alg": ALG,
                "body_digest": digest(body),
                "prev": prev,
            }
            sealed["rev_id"] = revision_id(sealed)
            sealed["hash"] = seal(sealed)
        except UnicodeEncodeError:
            raise Refused("文字里有一个残缺的字符，存不了。", "把那个字删掉重新输入。") from None
        marks = ", ".join("?" * len(COLUMNS))
        row = tuple(sealed[column] for column in COLUMNS)
        self._db.run(f"INSERT INTO revision VALUES ({marks})", row)  # noqa: S608
        self._db.run("INSERT INTO body VALUES (?, ?)", (seq + 1, body))
        return self._revision((*row, body))

    def destroy(self, record: str, before: int) -> None:
        """Delete the bodies of a record; the database allows it only once a purge is sealed."""
        self._db.run(
            "DELETE FROM body WHERE seq IN (SELECT seq FROM revision WHERE record = ? AND seq < ?)",
            (record, before),
        )

    def of(self, record: str) -> list[Revision]:
        """The revisions of one record."""
        rows = self._db.rows(f"{WITH_BODY} WHERE r.record = ? ORDER BY r.seq", (record,))
        return [self._revision(row) for row in rows]

    def after(self, seq: int) -> Iterator[Revision]:
        """The revisions behind `seq`, in order."""
        while rows := self._db.rows(
            f"{WITH_BODY} WHERE r.seq > ? ORDER BY r.seq LIMIT {PAGE}", (seq,)
        ):
            for row in rows:
                yield self._revision(row)
            seq = rows[-1][0]

    def last_of(self, record: str, seq: int) -> Revision | None:
        """The newest revision of a record not behind `seq`."""
        row = self._db.one(
            f"{WITH_BODY} WHERE r.record = ? AND r.seq <= ? ORDER BY r.seq DESC LIMIT 1",
            (record, seq),
        )
        return self._revision(row) if row else None

    def state_at(self, record: str, seq: int) -> Mapping[str, Any] | None:
        """The values as of that revision; None where the record was not there or was purged."""
        revision = self.last_of(record, seq)
        return (revision.body or None) if revision else None

    def known_until(self, until: date) -> Iterator[Record]:
        """Every record as it stood at the end of a day, by when revisions were entered."""
        end = stamp(datetime.combine(until + timedelta(days=1), datetime.min.time()))
        newest = "SELECT max(seq) FROM revision WHERE entered_at < ? GROUP BY record"
        for row in self._db.rows(f"{WITH_BODY} WHERE r.seq IN ({newest}) ORDER BY r.seq", (end,)):
            revision = self._revision(row)
            if revision.body:
                yield self._record(revision)

    def removed(self, kind: str | None) -> list[Record]:
        """The last values of records that are gone, the newest removal first."""
        sql = (
            "SELECT record, max(seq) FROM revision WHERE kind = ifnull(?, kind) AND record NOT IN"
            " (SELECT id FROM record) GROUP BY record ORDER BY max(seq) DESC"
        )
        found = []
        for record, seq in self._db.rows(sql, (kind,)):
            held = [r for r in self.of(record) if r.body and r.seq < seq]
            if held:
                found.append(self._record(held[-1]))
        return found

    def seal(self, record: str) -> tuple[int, str] | None:
        """Seq and hash of a record's newest revision."""
        row = self._db.one(
            "SELECT seq, hash FROM revision WHERE record = ? ORDER BY seq DESC LIMIT 1", (record,)
        )
        return (row[0], row[1]) if row else None

    def hash_at(self, seq: int) -> str | None:
        """The hash of one revision, the genesis hash at 0."""
        if seq == 0:
            return genesis(self.station)
        row = self._db.one("SELECT hash FROM revision WHERE seq = ?", (seq,))
        return str(row[0]) if row else None

    def first_typed(self, record: str, event_day: str) -> str:
        """When this event day was first entered for this record."""
        row = self._db.one(
            "SELECT entered_at FROM revision WHERE record = ? AND event_day = ? ORDER BY seq LIMIT 1",
            (record, event_day),
        )
        return str(row[0]) if row else ""

    def born(self, record: str) -> int:
        """Seq of a record's first revision, 0 where there is none."""
        row = self._db.one("SELECT min(seq) FROM revision WHERE record = ?", (record,))
        return int(row[0] or 0) if row else 0

    def _record(self, revision: Revision) -> Record:
        typed = self.first_typed(revision.record, revision.event_day)
        return Record(
            revision.record,
            revision.kind,
            revision.body or NOTHING,
            revision.seq,
            datetime.fromisoformat(typed),
            revision.entered_at,
            revision.by,
        )

    def _revision(self, row: tuple[Any, ...]) -> Revision:
        """A row with its body → Revision; a body that was purged is None, of a removal empty."""
        at = dict(zip(COLUMNS, row, strict=False))
        values, why = self._opened(at, row[-1])
        return Revision(
            seq=at["seq"],
            rev_id=at["rev_id"],
            record=at["record"],
            kind=at["kind"],
            v=at["v"],
            action=at["action"],
            event_day=at["event_day"],
            entered_at=datetime.fromisoformat(at["entered_at"]),
            by=at["by"],
            station=at["station"],
            body=values,
            why=why,
            body_digest=at["body_digest"],
            prev=at["prev"],
            hash=at["hash"],
        )

    def _opened(
        self, at: Mapping[str, Any], body: str | None
    ) -> tuple[Mapping[str, Any] | None, str]:
        if body is None:
            return None, ""
        try:
            envelope = json.loads(body)
            stored, why = envelope["values"], envelope["why"]
            return (NOTHING if stored is None else self.load(at["kind"], stored, at["v"])), why
        except (ValueError, KeyError, TypeError, Refused) as wrong:
            raise type(DAMAGED)(
                f"第 {at['seq']} 条历史读不出来：{DAMAGED.title}", DAMAGED.hint
            ) from wrong

    def load(self, kind: str, stored: Mapping[str, Any], v: int) -> Mapping[str, Any]:
        """A stored body written with shape `v` → values."""
        return self.kinds[kind].load(stored, v)


def stamp(at: datetime) -> str:
    """A clock time as it is stored: ISO, whole seconds, the station's local time."""
    return at.isoformat(timespec="seconds")
