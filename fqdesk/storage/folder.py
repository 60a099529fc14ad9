"""A station's folder: making one, and opening one with everything that can be wrong with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fqdesk.domain.kinds import Kind
from fqdesk.errors import Refused, Trouble
from fqdesk.storage import schema, views
from fqdesk.storage.backup import backup
from fqdesk.storage.database import DATABASE, Connection, beside, open_reading
from fqdesk.storage.disk import READ_ONLY, on_disk
from fqdesk.storage.history import History
from fqdesk.storage.lock import LOCKS, StationLock
from fqdesk.storage.projection import Projection
from fqdesk.storage.search import INDEXED


@dataclass
class Opened:
    """A connection to a station's database, its lock where one writes, and its name."""

    folder: Path
    station: str
    db: Connection
    lock: StationLock | None

    def again(self) -> Opened:
        """One more connection; the lock is shared."""
        path = self.folder / DATABASE
        self.db.in_place()
        db = Connection(path, writing=True) if self.lock else open_reading(path)
        return Opened(self.folder, self.station, db, self.lock.share() if self.lock else None)

    def close(self) -> None:
        """Close and let go; a second call does nothing."""
        self.db.close()
        if self.lock:
            self.lock.release()
            self.lock = None


def create_station(folder: Path, station: str, kinds: Mapping[str, Kind]) -> Opened:
    """Make the folder and an empty database. Raises Refused, Trouble."""
    path = folder / DATABASE
    if not station.strip():
        raise Refused("派出所名称没有填。")
    if path.exists():
        raise Refused(f"“{folder.name}”里已经有一个所案。", "换一个文件夹，或者直接打开它。")
    if folder.exists() and not folder.is_dir():
        raise Refused(f"“{folder.name}”是一个文件，不是文件夹。", "换一个名称。")
    existed = folder.exists()
    with on_disk():
        folder.mkdir(parents=True, exist_ok=True)
    lock = StationLock(folder / LOCKS)
    try:
        return Opened(folder, station, _new_database(path, station, kinds), lock)
    except BaseException:
        for left in (path, *beside(path)):
            left.unlink(missing_ok=True)
        lock.release()
        if not existed:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def open_station(folder: Path, kinds: Mapping[str, Kind], *, writing: bool) -> Opened:
    """Open an existing database, brought up to date when writing. Raises Trouble."""
    path = folder / DATABASE
    if not path.is_file():
        raise Trouble(f"“{folder}”里没有所案。", "检查文件夹选得对不对；新建用“新建所案”。")
    if not writing:
        db = open_reading(path)
        with _closed_on_error(db):
            return Opened(folder, _checked(db, folder, kinds, writing=False), db, None)
    if not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        raise Trouble(*READ_ONLY)
    lock = StationLock(folder / LOCKS)
    try:
        db = Connection(path, writing=True)
        with _closed_on_error(db):
            return Opened(folder, _checked(db, folder, kinds, writing=True), db, lock)
    except BaseException:
        lock.release()
        raise


@contextmanager
def _closed_on_error(db: Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.close()
        raise


def _new_database(path: Path, station: str, kinds: Mapping[str, Kind]) -> Connection:
    db = Connection(path, writing=True, fresh=True)
    with _closed_on_error(db):
        db.use_wal()
        schema.migrate(db)
        with db.writing():
            db.run("INSERT INTO meta VALUES ('station', ?)", (station,))
            db.run("INSERT INTO meta VALUES (?, '0')", (INDEXED,))
            _reshape(db, kinds)
        # From now on the file alone is a station, also for somebody who copies it without its log.
        db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return db


def _checked(db: Connection, folder: Path, kinds: Mapping[str, Kind], *, writing: bool) -> str:
    """The station's name, once the file proved to be a station that this version can use."""
    station = schema.station_of(db)
    older = schema.pending(db)
    if older and not writing:
        raise Trouble("这个所案是旧版本写的。", "先用窗口打开一次，会自动备份并升级。")
    if writing:
        db.use_wal()
        if older:
            backup(folder, None, at=datetime.now())
            schema.migrate(db)
        _freshen(db, station, kinds)
    return station


def _freshen(db: Connection, station: str, kinds: Mapping[str, Kind]) -> None:
    """Derive anew what was made for other shapes of the kinds, or is not whole."""
    rows = Projection(db, History(db, station, kinds))
    known = db.one("SELECT value FROM meta WHERE key = ?", (views.SHAPE,))
    rows.search.follow()
    if known == (views.shape(kinds),) and rows.search.whole():
        return
    with db.writing():
        _reshape(db, kinds)
        rows.rebuild()
    rows.search.follow()


def _reshape(db: Connection, kinds: Mapping[str, Kind]) -> None:
    views.remake(db, kinds)
    db.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (views.SHAPE, views.shape(kinds)))
