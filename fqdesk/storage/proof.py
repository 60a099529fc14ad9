"""Reading a whole history once: is the chain unbroken, is every body as sealed, what does it add up to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fqdesk.domain.fields import FileRef
from fqdesk.errors import Trouble
from fqdesk.progress import Tick, quiet
from fqdesk.storage.chain import breaks, digest, genesis
from fqdesk.storage.database import Connection
from fqdesk.storage.entries import PURGE
from fqdesk.storage.history import COLUMNS, PAGE, WITH_BODY

FILE_KEYS = {"sha256", "name", "size", "media"}


@dataclass
class State:
    """Where the history leaves one record."""

    born: int
    last: Mapping[str, Any]
    """The columns of its newest revision."""
    stored: Mapping[str, Any] | None
    """The values of its newest body as stored, None where it is gone."""
    typed: dict[str, str] = field(default_factory=dict)
    """When each event day was first entered."""
    purged: int = 0
    """Seq of its newest purge."""


@dataclass
class Proof:
    """What one reading of the history found."""

    station: str
    whole: bool = False
    """Whether the history could be read to its end."""
    revisions: int = 0
    head: str = ""
    problems: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """What people call a record: its number or name, by id."""
    states: dict[str, State] = field(default_factory=dict)
    suspect: set[str] = field(default_factory=set)
    """Records whose history is not as sealed; nothing is concluded from it."""
    tombstones: list[tuple[int, str]] = field(default_factory=list)
    files: dict[str, tuple[FileRef, str]] = field(default_factory=dict)
    """Attachments that any version cites, by SHA-256, each with one record that does."""

    def called(self, record: str) -> str:
        """A record as people know it, its id where nothing better is known."""
        return self.names.get(record) or record


def prove(db: Connection, station: str, tick: Tick = quiet) -> Proof:
    """Check the database file, the chain and the bodies. Raises Cancelled when `tick` does."""
    proof = Proof(station, head=genesis(station))
    try:
        proof.problems += _file_faults(db)
        proof.names.update(_names(db))
        found = list(breaks(_read(db, proof, tick), station))
    except Trouble as wrong:
        proof.problems.append(f"历史读到第 {proof.revisions} 条以后读不下去：{wrong.title}")
        return proof
    proof.whole = True
    for broken in found:
        proof.suspect.add(broken.record)
        proof.problems.append(f"记录 {proof.called(broken.record)}：{broken.said}")
    _bury(proof)
    return proof


def _file_faults(db: Connection) -> list[str]:
    rows = db.rows("PRAGMA integrity_check(100)")
    if rows == [("ok",)]:
        return []
    return [f"数据库文件内部有错（{'；'.join(str(row[0]) for row in rows[:3])}）。"]


def _names(db: Connection) -> list[tuple[str, str]]:
    """Of the current records; those of removed ones are learnt from the history."""
    called = "coalesce(json_extract(body, '$.number'), json_extract(body, '$.name'), id)"
    return [(record, str(name)) for record, name in db.rows(f"SELECT id, {called} FROM record")]  # noqa: S608


def _read(db: Connection, proof: Proof, tick: Tick) -> Iterator[Mapping[str, Any]]:
    total = int(db.rows("SELECT count(*) FROM revision")[0][0])
    seq = 0
    while rows := db.rows(f"{WITH_BODY} WHERE r.seq > ? ORDER BY r.seq LIMIT {PAGE}", (seq,)):
        tick(proof.revisions, total, "核对历史")
        for row in rows:
            columns = dict(zip(COLUMNS, row, strict=False))
            _take(proof, columns, row[-1])
            yield columns
        seq = rows[-1][0]
    tick(total, total, "核对历史")


def _take(proof: Proof, columns: Mapping[str, Any], body: str | None) -> None:
    """Note one revision and check its body against the digest that is sealed."""
    seq, record = columns["seq"], columns["record"]
    proof.revisions += 1
    proof.head = columns["hash"]
    state = proof.states.setdefault(record, State(seq, columns, None))
    state.last = columns
    if columns["action"] == PURGE:
        state.purged = seq
    if body is None:
        proof.tombstones.append((seq, record))
        return
    stored = _opened(body)
    if digest(body) != columns["body_digest"] or stored is False:
        proof.suspect.add(record)
        proof.problems.append(f"记录 {proof.called(record)}：第 {seq} 条历史的内容被改动过。")
        return
    state.stored = stored
    if stored:
        proof.names.setdefault(record, str(stored.get("number") or stored.get("name") or record))
        state.typed.setdefault(columns["event_day"], columns["entered_at"])
        for ref in cited_files(stored):
            proof.files.setdefault(ref.sha256, (ref, record))


def _opened(body: str) -> Any:
    """The values inside a body, False where it is not one of ours."""
    try:
        return json.loads(body)["values"]
    except (ValueError, KeyError, TypeError):
        return False


def _bury(proof: Proof) -> None:
    """A body may only be missing where a later purge says so."""
    missing, proof.tombstones = proof.tombstones, []
    for seq, record in missing:
        if proof.states[record].purged > seq:
            proof.tombstones.append((seq, record))
        else:
            proof.suspect.add(record)
            said = f"记录 {proof.called(record)}：第 {seq} 条历史的内容不见了。"
            proof.problems.append(said)


def cited_files(stored: Any) -> Iterator[FileRef]:
    """Every attachment inside stored values, whatever shape they were written in."""
    if isinstance(stored, dict):
        if set(stored) >= FILE_KEYS:
            yield FileRef(**{key: stored[key] for key in FILE_KEYS})
        else:
            for value in stored.values():
                yield from cited_files(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from cited_files(value)
