"""Proven copies of a station, made while it is open, and bringing one back."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fqdesk.errors import Refused, Trouble
from fqdesk.progress import Tick, quiet
from fqdesk.storage import schema
from fqdesk.storage.copies import BACKUPS, STAMP, part_of, rotate, sweep
from fqdesk.storage.copying import copy_database, copy_files, fetch_files, forget
from fqdesk.storage.database import DATABASE, Connection, beside, open_reading
from fqdesk.storage.disk import on_disk, sync_file, sync_folder
from fqdesk.storage.files import FileStore
from fqdesk.storage.lock import LOCKS, StationLock
from fqdesk.storage.place import stands
from fqdesk.storage.proof import Proof

FILES = "files"


@dataclass(frozen=True)
class Restored:
    """What a restore did: the history it brought, where the old database is kept, what is missing."""

    folder: Path
    revisions: int
    head: str
    kept: Path | None
    missing: tuple[str, ...]
    """Attachments that were found nowhere, by record and name."""


def backup(
    station: Path,
    folder: Path | None,
    *,
    at: datetime,
    tick: Tick = quiet,
    locked: bool = True,
) -> Path:
    """Copy the database, prove the copy, and only then give it its name; returns its path.

    Into the station's own `backups/` (ten are kept) without attachments, or into `folder` with
    every attachment once by its hash. `locked` says that the station's lock is held. Raises
    Trouble where the disk says no; then earlier copies are untouched. Also Trouble, naming the
    copy that was made all the same, where the history is not clean or attachments are missing
    here: no good copy is ever pushed out by such a one.
    """
    target = folder or station / BACKUPS
    stands(station)
    with on_disk():
        target.mkdir(parents=True, exist_ok=True)
    shared = target.resolve() != (station / BACKUPS).resolve()
    sweep(target, holding=False)
    part = part_of(target, at, locked=locked)
    try:
        proof = copy_database(station / DATABASE, part, tick)
        missing = []
        if shared:
            missing = copy_files(proof, FileStore(station / FILES), FileStore(target / FILES), tick)
        path = _named(target, at, proof)
        with on_disk():
            part.replace(path)
            sync_folder(target)
    except BaseException:
        forget(part)
        raise
    rotate(target, path, shared=shared)
    if proof.problems or missing:
        found = [*proof.problems, *(f"附件“{name}”缺失或损坏。" for name in missing)]
        raise Trouble(
            f"备份做好了（{path.name}），但所案本身有 {len(found)} 处问题：{found[0]}",
            "先用“核对”看全部问题；以前的备份都还在。",
        )
    return path


def restore(
    file: Path, folder: Path, *, at: datetime | None = None, tick: Tick = quiet
) -> Restored:
    """Put a backup in the place of a station's database, or into a new folder.

    The copy is proven before anything is replaced; the old database is kept in `backups/`.
    Attachments are looked for in the folder and beside the backup. Raises Refused for a file that
    is not a backup, Trouble for a damaged one, a locked folder or a disk that says no.
    """
    stamp = (at or datetime.now()).strftime(STAMP)
    source_files = [FileStore(place / FILES) for place in (file.parent, file.parent.parent)]
    _check(file)
    existed = folder.exists()
    lock = StationLock(folder / LOCKS)
    part = folder / f"{DATABASE}.part"
    try:
        proof = copy_database(file, part, tick, listed=False)
        if proof.problems:
            raise Trouble(f"这份备份核对不过：{proof.problems[0]}", "换一份备份；所案没有被改动。")
        kept = _keep_aside(folder, stamp)
        with on_disk():
            for log in beside(folder / DATABASE):
                log.unlink(missing_ok=True)
            part.replace(folder / DATABASE)
            sync_folder(folder)
        missing = fetch_files(proof, FileStore(folder / FILES), source_files, tick)
    finally:
        forget(part)
        lock.release()
        if not existed and not (folder / DATABASE).exists():
            shutil.rmtree(folder, ignore_errors=True)
    return Restored(folder, proof.revisions, proof.head, kept, tuple(missing))


def _check(file: Path) -> None:
    """Raises Refused for a file that is not a station's database, Trouble for a newer one."""
    if not file.is_file():
        raise Refused(f"找不到备份文件“{file}”。")
    try:
        db = open_reading(file)
    except Trouble as wrong:
        raise Refused(f"“{file.name}”打不开，不是备份文件。") from wrong
    try:
        if not _ours(db):
            raise Refused(f"“{file.name}”不是所案的备份文件。", "选 station-日期.db 这样的文件。")
        schema.pending(db)
    finally:
        db.close()


def _ours(db: Connection) -> bool:
    with suppress(Trouble):
        return schema.is_station(db)
    return False


def _named(target: Path, at: datetime, proof: Proof) -> Path:
    """A name that no other copy has; a copy with faults says so."""
    flawed = "-flawed" if proof.problems else ""
    stem, more = f"station-{at:{STAMP}}-{proof.revisions:06d}", ""
    number = 1
    while (path := target / f"{stem}{more}{flawed}.db").exists():
        number += 1
        more = f"-{number}"
    return path


def _keep_aside(folder: Path, stamp: str) -> Path | None:
    """Keep the database that is replaced, whatever state it is in; nothing unreadable is deleted."""
    old = folder / DATABASE
    if not old.exists():
        return None
    # Folds the log into the file where that is still possible.
    with suppress(Trouble):
        Connection(old, writing=True).close()
    kept = folder / BACKUPS / f"replaced-{stamp}.db"
    with on_disk():
        kept.parent.mkdir(exist_ok=True)
        for path, copy in zip((old, beside(old)[0]), (kept, beside(kept)[0]), strict=True):
            if path.exists():
                try:
                    os.link(path, copy)
                except OSError:
                    shutil.copyfile(path, copy)
                    sync_file(copy)
        sync_folder(kept.parent)
    return kept
