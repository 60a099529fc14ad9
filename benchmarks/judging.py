"""Reading and judging 崇州's 26 standards over 50,000 records of the demo station.

Reported beside a named baseline of the same run: reading the same rows as bare JSON.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from timing import report

from fqdesk.demo import make
from fqdesk.desk import Desk

RECORDS = int(os.environ.get("FQDESK_BENCH_RECORDS", "50000"))
PER_SCALE = 900
"""Records that one more step of the demo's scale adds, about."""
ON = date(2026, 10, 31)


def bare(folder: Path) -> float:
    """Seconds to read every current row and parse its JSON, nothing else."""
    begun = time.perf_counter()
    db = sqlite.connect(folder / "station.db")
    for (body,) in db.execute("SELECT body FROM record"):
        json.loads(body)
    db.close()
    return time.perf_counter() - begun


def main() -> None:
    """Make the station once, read and judge it three times, print the medians."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "所案"
        make(folder, photos=0, scale=max(1, RECORDS // PER_SCALE), on=ON)
        reads, judges, bares = [], [], []
        for _ in range(3):
            bares.append(bare(folder))
            with Desk.open(folder, writing=False) as desk:
                begun = time.perf_counter()
                records = sum(len(group) for group in desk.facts(ON).by_kind.values())
                reads.append(time.perf_counter() - begun)
                begun = time.perf_counter()
                desk.assess("chongzhou-2019", ON)
                judges.append(time.perf_counter() - begun)
    read, judge, base = (sorted(times)[1] for times in (reads, judges, bares))
    report(
        "judging", records=records, read_s=read, judge_s=judge, bare_json_s=base, ratio=read / base
    )


if __name__ == "__main__":
    main()
