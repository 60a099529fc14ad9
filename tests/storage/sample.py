"""A small station for tests: entries written as a person would type them."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from fqdesk.domain.catalog import KINDS
from fqdesk.storage.database import DATABASE, Connection
from fqdesk.storage.entries import Entry
from fqdesk.storage.store import Store

STATION = "云岭县公安局白石派出所"
NOW = datetime.fromisoformat("2026-03-06T09:30")
ROOT = Path(__file__).resolve().parents[2]


def entry(action: str, record: str, kind: str, why: str = "", **texts: str) -> Entry:
    """An entry whose values are parsed from texts."""
    return Entry(action, record, kind, KINDS[kind].parse(texts) if texts else None, why)


def person(record: str, name: str, **more: str) -> Entry:
    """A new officer."""
    return entry("create", record, "person", name=name, role="officer", day="2015-07-01", **more)


def village(record: str, name: str) -> Entry:
    """A new village."""
    return entry("create", record, "place", name=name, place_type="village", day="2015-01-01")


def visit(record: str, topic: str = "反电诈宣传", *, action: str = "create", **more: str) -> Entry:
    """A visit to the village `v1` by the officer `p1`."""
    texts = {"day": "2026-03-05", "type": "community_visit", "place": "v1", "officers": "p1"}
    return entry(action, record, "visit", topic=topic, **(texts | more))


def write(store: Store, *entries: Entry, at: datetime = NOW, said: str = "记录") -> None:
    """Append as 内勤."""
    store.append(entries, at=at, by="内勤", said=said)


def populated(folder: Path) -> Store:
    """A new station with an officer, a village and a visit, open for writing."""
    store = Store.create(folder, STATION)
    write(store, person("p1", "曾小贤"), village("v1", "老鹰村"))
    write(store, visit("a", number="访26-01"))
    return store


def raw(folder: Path) -> Connection:
    """The database as somebody with an SQL tool sees it, without our triggers."""
    db = Connection(folder / DATABASE, writing=True)
    for trigger in ("revision_stays", "revision_kept", "body_stays", "body_kept"):
        db.run(f"DROP TRIGGER IF EXISTS {trigger}")
    return db


def child(code: str, *args: str, **options: object) -> subprocess.Popen[str]:
    """Python code in a process of its own, in the checkout."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *args],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        **options,
    )  # fmt: skip


def answer(process: subprocess.Popen[str]) -> str:
    """What a child printed, once it ended well."""
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()
