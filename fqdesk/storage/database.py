"""Where the station's database is opened, the only place that does so, and its errors in plain words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlite

from fqdesk.errors import Trouble
from fqdesk.storage.disk import READ_ONLY
from fqdesk.storage.initials import spoken
from fqdesk.storage.place import away, identity, replaced

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x66716465
"""Marks the file as ours ("fqde"), SQLite's application_id."""

OLDEST_SQLITE = (3, 51, 3)
"""Before it, two connections that write and checkpoint at one instant can corrupt a WAL file."""

DATABASE = "station.db"
WAIT_MS = 5000
"""Milliseconds to wait for another writer, where nobody is kept waiting."""
UNREADABLE = "Could not decode"
"""How the driver begins its message about text that is not UTF-8; it has no error code."""

FULL = Trouble("磁盘满了，刚才的内容没有存上。", "腾出空间以后再存一次；已经存过的都在。")
DAMAGED = Trouble(
    "所案的数据库损坏了。", "什么都不要删。用“恢复”从最近一份备份恢复，损坏的文件会另外留着。"
)
_SAID = {
    sqlite.SQLITE_FULL: FULL,
    sqlite.SQLITE_READONLY: Trouble(*READ_ONLY),
    sqlite.SQLITE_PERM: Trouble(*READ_ONLY),
    sqlite.SQLITE_CORRUPT: DAMAGED,
    sqlite.SQLITE_BUSY: Trouble(
        "数据库正忙，等了一会儿还没有轮到。", "可能有别的程序正在写这个所案，稍等一会儿再试。"
    ),
    sqlite.SQLITE_NOTADB: Trouble(
        "这个文件不是所案的数据库，或者损坏了。", "检查选的文件对不对；从备份恢复也可以。"
    ),
    sqlite.SQLITE_CANTOPEN: Trouble("数据库打不开。", "检查文件夹还在不在、U 盘有没有拔掉。"),
    sqlite.SQLITE_IOERR: Trouble("磁盘读写出错。", "检查磁盘或 U 盘有没有接好，再试一次。"),
}


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the surroundings did to SQLite into a Trouble; our own bugs pass through."""
    try:
        yield
    # Not a sqlite3.Error: the driver has a family of its own.
    except sqlite.Error as wrong:
        code = getattr(wrong, "sqlite_errorcode", None)
        known = _SAID.get(code & 0xFF) if code is not None else None
        if known is None and str(wrong).startswith(UNREADABLE):
            known = DAMAGED
        if known is None:
            raise
        raise Trouble(known.title, known.hint) from wrong


AT_ONCE = 500
"""Rows in memory at once while many are read."""


class Connection:
    """One open database. All statements pass through here, so that all errors are translated."""

    def __init__(
        self,
        path: Path,
        *,
        writing: bool,
        immutable: bool = False,
        lenient: bool = False,
        fresh: bool = False,
    ) -> None:
        """Open an existing file, or make a new one where it is to be `fresh`. Raises Trouble.

        `immutable` promises that nobody writes meanwhile; `lenient` reads text that is not UTF-8
        with marks in its place, for a check that wants to go on.
        """
        self.path, self.writable, self.immutable = path.absolute(), writing, immutable
        if not fresh and not path.exists():
            raise away(path.parent)
        with translated():
            # SQLite would make an empty file of a station that was moved away a moment ago.
            mode = "rwc" if fresh else "rw"
            uri = f"{self.path.as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
            # Without isolation levels: transactions begin and end where `writing` says.
            self._raw = sqlite.connect(uri, uri=True, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._raw.close()
                raise
            if lenient:
                self._raw.text_factory = lambda data: data.decode("utf-8", "replace")
        self._file = identity(self.path)

    def _prepare(self) -> None:
        """Set up the connection; the key of an encrypted station would be given first."""
        execute = self._raw.execute
        # One bad page would otherwise write thousands of lines to standard error.
        execute("PRAGMA cipher_log_level = NONE")
        version = sqlite.sqlite_version_info
        if version < OLDEST_SQLITE:
            raise RuntimeError(f"SQLite {version} is too old")
        execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        execute("PRAGMA foreign_keys = ON")
        execute("PRAGMA synchronous = FULL")
        self._raw.create_function("spoken", 1, spoken, deterministic=True)
        if not self.writable:
            execute("PRAGMA query_only = ON")

    def in_place(self) -> None:
        """Raises Away where the path leads to another file by now, or to none.

        Else SQLite goes on writing into a file that nobody finds again.
        """
        there = identity(self.path)
        if there is None:
            raise away(self.path.parent)
        if there != self._file:
            raise replaced(self.path.parent)

    def wait_at_most(self, ms: int) -> None:
        """How long a statement waits for another writer, in milliseconds."""
        self.run(f"PRAGMA busy_timeout = {int(ms)}")

    def utils(self) -> Database:
        """The same connection for the library that brings a file up to date."""
        from sqlite_utils import Database  # noqa: PLC0415 - seldom needed, and slow to load

        # A plug-in of the user's must not alter our file.
        return Database(self._raw, execute_plugins=False)

    def use_wal(self) -> None:
        """Switch to the write-ahead log. Raises Trouble where the disk cannot have one."""
        if self.one("PRAGMA journal_mode = WAL") != ("wal",):
            raise Trouble(
                "这个位置不能安全地存所案（多半是网络共享盘）。",
                "把所案文件夹放到本机硬盘，再从那里打开。",
            )

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with translated():
            found: list[tuple[Any, ...]] = self._raw.execute(sql, values).fetchall()
            return found

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, for many of them; nothing else is asked meanwhile."""
        with translated():
            cursor = self._raw.execute(sql, values)
            while some := cursor.fetchmany(AT_ONCE):
                yield from some

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        with translated():
            row: tuple[Any, ...] | None = self._raw.execute(sql, values).fetchone()
            return row

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Execute a statement."""
        with translated():
            self._raw.execute(sql, values)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute a statement for each row of values."""
        with translated():
            self._raw.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all or nothing.

        IMMEDIATE because a read that turns into a write fails at once, whatever the timeout, when
        another connection committed in between.
        """
        self.in_place()
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk has already rolled back by itself.
            if self._raw.in_transaction:
                with suppress(sqlite.Error):
                    self._raw.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see the same state."""
        self.run("BEGIN")
        try:
            yield
        finally:
            # A damaged file may have ended the transaction by itself.
            if self._raw.in_transaction:
                self.run("ROLLBACK")

    @contextmanager
    def writable_for(self) -> Iterator[None]:
        """Lift the ban on writing from a reading connection for a moment."""
        self.run("PRAGMA query_only = OFF")
        try:
            yield
        finally:
            if not self.writable:
                self.run("PRAGMA query_only = ON")

    def close(self) -> None:
        """Close; the last connection folds the log into the file."""
        with translated():
            self._raw.close()


def open_reading(path: Path, *, lenient: bool = False) -> Connection:
    """Open for reading, also from a read-only disk. Raises Trouble."""
    if os.access(path.parent, os.W_OK):
        return Connection(path, writing=False, lenient=lenient)
    # A WAL file cannot be read where its index cannot be written, unless nothing can change it.
    log, _ = beside(path)
    if log.exists() and log.stat().st_size:
        raise Trouble(
            "所案在只读的磁盘上，而且上次没有正常关闭，读不全。",
            "把整个文件夹复制到可以写的磁盘，再从那里打开。",
        )
    return Connection(path, writing=False, immutable=True, lenient=lenient)


def beside(path: Path) -> tuple[Path, Path]:
    """The write-ahead log of a database and its index."""
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")
