"""Saving a record and searching while typing, in a station of 50,000 records.

`save`: one record through the store against a bare SQLite transaction (one row of the same text,
same driver, write-ahead log, synchronous=FULL, same disk), turn by turn.
`search`: every keystroke of a few words as somebody types them.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from timing import report

from fqdesk.domain.catalog import KINDS
from fqdesk.storage.store import Entry, Store

RECORDS = int(os.environ.get("FQDESK_BENCH_RECORDS", "50000"))
SAVES = 400
AT = datetime.fromisoformat("2026-03-06T09:30:00")
WORDS = (  # noqa: SIM905 - a text is read more easily
    "反电诈 宣传 走访 防火 禁毒 矛盾 纠纷 调解 老人 学校 企业 邻里 土地 水渠 治安 巡逻 服务 群众 意见 "
    "建议 答复 回访 电动车 头盔 春节 烟花 安全 检查 登记 出租屋"
).split()
TYPED = ("反电诈宣传", "调解 土地", "曾小贤", "zxx", "访24-0123", "出租屋登记", "fdz")


def visit(number: int, rnd: random.Random) -> Entry:
    """A visit with about 120 characters of text."""
    text = "".join(rnd.choices(WORDS, k=40))
    texts = {
        "day": str(date(2019, 1, 1) + timedelta(days=number % 2500)),
        "place": f"v{number % 5}",
        "type": "community_visit",
        "officers": f"p{number % 15}",
        "topic": text[:14],
        "content": text,
        "number": f"访{19 + number % 7}-{number:05d}",
    }
    return Entry("create", f"r{number}", "visit", KINDS["visit"].parse(texts))


def registers() -> list[Entry]:
    """Fifteen people and five places."""
    people = [
        Entry("create", f"p{n}", "person", KINDS["person"].parse(
            {"name": "曾小贤" if n == 0 else f"李{WORDS[n]}", "role": "officer", "day": "2015-07-01"}))
        for n in range(15)
    ]  # fmt: skip
    places = [
        Entry("create", f"v{n}", "place", KINDS["place"].parse(
            {"name": f"{WORDS[n]}村", "place_type": "village", "day": "2015-01-01"}))
        for n in range(5)
    ]  # fmt: skip
    return [*people, *places]


def fill(store: Store, rnd: random.Random) -> None:
    """People, places and the visits."""
    store.append(registers(), at=AT, by="bench")
    for start in range(0, RECORDS, 1000):
        entries = [visit(number, rnd) for number in range(start, min(start + 1000, RECORDS))]
        store.append(entries, at=AT, by="bench")


def took(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def p95(times: list[float]) -> float:
    """The time that 19 of 20 stay under."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def bare(path: Path) -> sqlite.Connection:
    """A database with one table, as safe as ours."""
    db = sqlite.connect(str(path), isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE body (seq INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT")
    return db


def bare_save(db: sqlite.Connection, text: str) -> None:
    """The least that keeps a text."""
    db.execute("BEGIN IMMEDIATE")
    db.execute("INSERT INTO body (json) VALUES (?)", (text,))
    db.execute("COMMIT")


def saving(store: Store, plain: sqlite.Connection, rnd: random.Random) -> None:
    """Turn by turn, so that a busy disk disturbs both alike."""
    entries = [visit(RECORDS + number, rnd) for number in range(SAVES)]
    ours, theirs = [], []
    for entry in entries:
        text = str(dict(entry.values or {}))
        theirs.append(took(partial(bare_save, plain, text)))
        ours.append(took(partial(store.append, [entry], at=AT, by="bench")))
    ratio = statistics.median(ours) / statistics.median(theirs)
    report(
        "save", records=RECORDS, ours_ms=statistics.median(ours), bare_ms=statistics.median(theirs),
        ratio=ratio, target=2.0, ours_p95_ms=p95(ours), bare_p95_ms=p95(theirs),
    )  # fmt: skip


def searching(store: Store) -> None:
    """Each prefix of each text, as it grows."""
    times = [
        took(partial(store.search, text[:end]))
        for _ in range(3) for text in TYPED for end in range(1, len(text) + 1)
    ]  # fmt: skip
    report("search", records=RECORDS, keystrokes=len(times), median_ms=statistics.median(times),
           p95_ms=p95(times), worst_ms=max(times))  # fmt: skip


def main() -> None:
    """Make the station in a folder that goes away again."""
    rnd = random.Random(1)
    # In the checkout and not where temporary files go, which may be memory.
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name,
        Store.create(Path(name) / "station", "测试派出所") as store,
    ):
        fill(store, rnd)
        plain = bare(Path(name) / "bare.db")
        saving(store, plain, rnd)
        plain.close()
        searching(store)


if __name__ == "__main__":
    main()
