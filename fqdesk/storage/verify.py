"""The whole check of a station: history, current rows, links, search index and attachments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fqdesk.domain.kinds import Kind
from fqdesk.errors import Refused, Trouble
from fqdesk.progress import Tick, quiet, track
from fqdesk.storage import schema
from fqdesk.storage.chain import canonical
from fqdesk.storage.database import DATABASE, Connection, open_reading
from fqdesk.storage.files import FileStore
from fqdesk.storage.proof import Proof, State, prove
from fqdesk.storage.search import INDEXED


@dataclass(frozen=True)
class Verification:
    """What a check found: problems in Chinese, each naming its record; notes ask for nothing."""

    ok: bool
    head: str
    """Hash of the newest revision."""
    revisions: int
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Bodies that a purge removed, and attachments that no record cites."""


def verify(
    folder: Path, files: FileStore | None, kinds: Mapping[str, Kind], tick: Tick = quiet
) -> Verification:
    """Check everything in a station folder. Raises Trouble where it cannot be opened at all.

    With `files` None the attachments are not looked at, which takes seconds instead of minutes.
    """
    db = open_reading(folder / DATABASE, lenient=True)
    try:
        with db.reading():
            proof = prove(db, schema.station_of(db), tick)
            problems = [*proof.problems, *(_projection(db, proof, kinds) if proof.whole else ())]
    finally:
        db.close()
    problems += _attachments(proof, files, tick) if files else []
    notes = [
        f"记录 {proof.called(record)}：第 {seq} 条历史的内容已按清除记录销毁。"
        for seq, record in proof.tombstones
    ]
    notes += _orphans(proof, files) if files else []
    return Verification(not problems, proof.head, proof.revisions, problems, notes)


def _projection(db: Connection, proof: Proof, kinds: Mapping[str, Kind]) -> list[str]:
    """Whether the current rows are what the history adds up to."""
    try:
        return [
            *_rows(db, proof, kinds),
            *_links(db, proof, kinds),
            *_search(db),
        ]
    except Trouble as wrong:
        return [f"现有记录读不下去：{wrong.title}"]


def _rows(db: Connection, proof: Proof, kinds: Mapping[str, Kind]) -> Iterator[str]:
    columns = ("id", "born", "kind", "v", "day", "body", "seq", "entered_at", "changed_at", "by")
    names = ", ".join(f'"{name}"' for name in columns)
    there = set()
    for row in db.rows(f"SELECT {names} FROM record"):  # noqa: S608
        current = dict(zip(columns, row, strict=True))
        record = current["id"]
        there.add(record)
        state = proof.states.get(record)
        if state is None or (state.stored is None and record not in proof.suspect):
            yield f"记录 {proof.called(record)}：在现有记录里，历史里却没有。"
        elif record not in proof.suspect:
            yield from _row(proof, state, current, kinds)
    for record, state in proof.states.items():
        if state.stored is not None and record not in there and record not in proof.suspect:
            yield f"记录 {proof.called(record)}：历史里有，现有记录里却没有。"


def _row(
    proof: Proof, state: State, current: Mapping[str, Any], kinds: Mapping[str, Kind]
) -> Iterator[str]:
    last, record = state.last, current["id"]
    values = _values(state, kinds)
    if values is None:
        yield f"记录 {proof.called(record)}：第 {last['seq']} 条历史的内容不合格式。"
        return
    kind = kinds[last["kind"]]
    expected = {
        "id": record,
        "born": state.born,
        "kind": last["kind"],
        "v": kind.version,
        "day": last["event_day"],
        "body": canonical(kind.dump(values)),
        "seq": last["seq"],
        "entered_at": state.typed[last["event_day"]],
        "changed_at": last["entered_at"],
        "by": last["by"],
    }
    if current != expected:
        yield f"记录 {proof.called(record)}：现有内容和第 {last['seq']} 条历史不一致。"


def _values(state: State, kinds: Mapping[str, Kind]) -> Mapping[str, Any] | None:
    """The values of a record's newest body in today's shape, None where that cannot be."""
    kind = kinds.get(state.last["kind"])
    try:
        return kind.load(state.stored or {}, state.last["v"]) if kind else None
    except Refused:
        return None


def _links(db: Connection, proof: Proof, kinds: Mapping[str, Kind]) -> Iterator[str]:
    found: dict[str, set[tuple[str, str]]] = {}
    for source, key, target in db.rows("SELECT source, field, target FROM link"):
        found.setdefault(source, set()).add((key, target))
    for record, state in proof.states.items():
        links = found.pop(record, set())
        if record in proof.suspect:
            continue
        values = _values(state, kinds) if state.stored is not None else None
        expected = set(kinds[state.last["kind"]].cited(values)) if values else set()
        if links != expected:
            yield f"记录 {proof.called(record)}：引用关系和内容不一致。"
    for record in found:
        yield f"记录 {record}：有引用关系，却没有这条记录。"


def _search(db: Connection) -> Iterator[str]:
    counts = (
        "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM search),"
        " (SELECT max(seq) FROM revision), (SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?)"
    )
    records, indexed, head, followed = db.rows(counts, (INDEXED,))[0]
    # An index that lags, as on a full disk, catches up by itself.
    if records != indexed and head == followed:
        yield f"查找索引有 {indexed} 条，记录有 {records} 条；重新打开所案会自动补齐。"


def _attachments(proof: Proof, files: FileStore, tick: Tick) -> Iterator[str]:
    for ref, record in track(list(proof.files.values()), tick, "核对附件"):
        if not files.there(ref):
            yield f"记录 {proof.called(record)}：附件“{ref.name}”不见了。"
        elif not files.sound(ref):
            yield f"记录 {proof.called(record)}：附件“{ref.name}”的内容被改动过。"


def _orphans(proof: Proof, files: FileStore) -> list[str]:
    spare = [path.name for path in files.stored() if path.stem not in proof.files]
    return [f"附件 {name} 没有任何记录引用（可能是没有保存的表单留下的）。" for name in spare]
