"""The copies in a folder: their names, which is the newest, which go, and what a crash left half made.

Whichever holds more revisions is newer: the clock of an old computer falls back by years.
"""

from __future__ import annotations

import re
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fqdesk.errors import Trouble
from fqdesk.storage import schema
from fqdesk.storage.database import open_reading

BACKUPS = "backups"
KEPT = 10
NAME = re.compile(r"station-(\d{8}-\d{6})-(\d{6,})(?:-(\d+))?(-flawed)?\.db")
STAMP = "%Y%m%d-%H%M%S"
READER = "-reading"
PART = re.compile(rf"station-\d{{8}}-\d{{6}}({READER})?\.part(-journal|-wal|-shm)?")
OLD = 3600.0
"""Seconds after which a half-made copy in the making of which nobody holds the lock is nobody's."""


@dataclass(frozen=True)
class Backup:
    """A copy in `backups/`: when it was made, how many revisions it holds, bytes."""

    path: Path
    at: datetime
    seq: int
    size: int


def backups(station: Path) -> list[Backup]:
    """The proven copies in a station's own folder, the newest first."""
    found = []
    for path in _copies(station / BACKUPS, flawed=False):
        match = NAME.fullmatch(path.name)
        # One that is deleted this moment is no backup.
        with suppress(OSError):
            if match:
                at = datetime.strptime(match[1], STAMP)  # noqa: DTZ007
                found.append(Backup(path, at, int(match[2]), path.stat().st_size))
    return sorted(found, key=lambda copy: _age(copy.path), reverse=True)


def rotate(target: Path, made: Path, *, shared: bool) -> None:
    """Keep the newest ten copies that are as sound as the one just `made`, and that one always.

    Copies that hold more than it are from before a restore and go first. In a folder that is
    `shared` other stations may keep theirs: those are left alone.
    """
    match = NAME.fullmatch(made.name)
    others = [
        path for path in _copies(target, flawed=bool(match and match[4])) if path.name != made.name
    ]
    if shared and len(others) >= KEPT:
        ours = _station(made)
        others = [path for path in others if _station(path) == ours]
    held = _age(made)[0]
    others.sort(key=lambda path: (_age(path)[0] <= held, _age(path)))
    for path in others[: max(0, len(others) - KEPT + 1)]:
        with suppress(OSError):
            path.unlink()


def part_of(target: Path, at: datetime, *, locked: bool) -> Path:
    """Where a copy is made; the name tells whether its maker holds the station's lock."""
    return target / f"station-{at:{STAMP}}{'' if locked else READER}.part"


def sweep(target: Path, *, holding: bool) -> None:
    """Remove what a crash left half made.

    `holding` says that we hold the lock and make no copy now: then whatever was begun under the
    lock is nobody's. What a reader began, or anybody in another folder, has to be old.
    """
    now = time.time()
    for path in target.glob("station-*.part*"):
        match = PART.fullmatch(path.name)
        with suppress(OSError):
            if match and ((holding and not match[1]) or now - path.stat().st_mtime > OLD):
                path.unlink(missing_ok=True)


def _copies(folder: Path, *, flawed: bool) -> list[Path]:
    return [
        path
        for path in folder.glob("station-*.db")
        if (match := NAME.fullmatch(path.name)) and bool(match[4]) == flawed
    ]


def _age(path: Path) -> tuple[int, str, int]:
    """Sorts the older copy first."""
    match = NAME.fullmatch(path.name)
    return (int(match[2]), match[1], int(match[3] or 1)) if match else (0, "", 0)


def _station(path: Path) -> str | None:
    """Whose copy it is, None where it cannot be read."""
    with suppress(Trouble):
        db = open_reading(path)
        try:
            return schema.station_of(db)
        finally:
            db.close()
    return None
