"""Copying a station's database and attachments so that the copy is proven and on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from fqdesk.domain.fields import FileRef
from fqdesk.progress import Tick, track
from fqdesk.storage import schema
from fqdesk.storage.database import Connection, beside, open_reading
from fqdesk.storage.disk import on_disk, sync_file
from fqdesk.storage.files import FileStore
from fqdesk.storage.proof import Proof, prove

LIST = """CREATE TABLE attachment_list (
    sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, media TEXT NOT NULL
) STRICT"""


def copy_database(source: Path, part: Path, tick: Tick, *, listed: bool = True) -> Proof:
    """One consistent state of a database as a new file, on the disk and read again."""
    part.unlink(missing_ok=True)
    db = open_reading(source)
    try:
        tick(0, 0, "复制数据库")
        with db.writable_for():
            db.run("VACUUM INTO ?", (str(part),))
    finally:
        db.close()
    copy = Connection(part, writing=True, lenient=True)
    try:
        proof = prove(copy, schema.station_of(copy), tick)
        copy.run("DROP TABLE IF EXISTS attachment_list")
        if listed:
            copy.run(LIST)
            rows = [(f.sha256, f.name, f.size, f.media) for f, _ in proof.files.values()]
            copy.many("INSERT INTO attachment_list VALUES (?, ?, ?, ?)", rows)
    finally:
        copy.close()
    with on_disk():
        sync_file(part)
    return proof


def copy_files(proof: Proof, here: FileStore, there: FileStore, tick: Tick) -> list[str]:
    """Copy what the target lacks; names what is missing or damaged here."""
    missing = []
    for ref, record in track(list(proof.files.values()), tick, "复制附件"):
        if there.has(ref):
            continue
        if here.sound(ref):
            there.take(here.path(ref), ref)
        else:
            missing.append(f"{proof.called(record)} {ref.name}")
    return missing


def fetch_files(proof: Proof, here: FileStore, places: list[FileStore], tick: Tick) -> list[str]:
    """Take what is missing here from other places; names what none of them has."""
    missing = []
    for ref, record in track(list(proof.files.values()), tick, "找回附件"):
        if here.sound(ref):
            continue
        found = _holder(places, ref)
        if found:
            here.take(found.path(ref), ref)
        else:
            missing.append(f"{proof.called(record)} {ref.name}")
    return missing


def _holder(places: Iterable[FileStore], ref: FileRef) -> FileStore | None:
    return next((place for place in places if place.sound(ref)), None)


def forget(part: Path) -> None:
    """Remove an unfinished copy with everything SQLite put beside it."""
    for path in (part, part.with_name(part.name + "-journal"), *beside(part)):
        with suppress(OSError):
            path.unlink(missing_ok=True)
