"""How far a station's file has come, and bringing it up to date."""

from __future__ import annotations

from fqdesk.errors import Trouble
from fqdesk.storage.database import APPLICATION_ID, DAMAGED, Connection, translated

SET = "fqdesk"
STEPS = ("first_tables",)
"""Names of the steps in `tables`, oldest first; never one less."""

APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
"""Where sqlite-utils notes the steps that a file has gone through."""


def is_station(db: Connection) -> bool:
    """Whether the file says that it is ours."""
    return db.one("PRAGMA application_id") == (APPLICATION_ID,)


def station_of(db: Connection) -> str:
    """The name in a station's database. Raises Trouble for any other file."""
    if not is_station(db):
        raise Trouble("这个文件不是所案的数据库。", "检查选得对不对。")
    row = db.one("SELECT value FROM meta WHERE key = 'station'")
    if row is None:
        raise Trouble(DAMAGED.title, DAMAGED.hint)
    return str(row[0])


def pending(db: Connection) -> list[str]:
    """Names of the steps that the file has not gone through. Raises Trouble for a newer file."""
    noted = db.one("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'")
    applied = {name for (name,) in db.rows(APPLIED, (SET,))} if noted else set()
    if applied - set(STEPS):
        raise Trouble(
            "这个所案是更新版本的程序写的，这个版本打不开。", "请安装新版本；所案没有被改动。"
        )
    return [name for name in STEPS if name not in applied]


def migrate(db: Connection) -> None:
    """Apply the pending steps, all or none, and mark the file as ours."""
    # The library takes as long to load as a station to open, and few openings need it.
    from fqdesk.storage import tables  # noqa: PLC0415 - as said

    with translated(), db.writing():
        tables.steps.apply(db.utils())
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
