"""`make soak`: minutes of ordinary use, then minutes of a monkey; JSON at the end, 1 where it failed.

Usage: soak.py [MINUTES [SEED]]. Ordinary use: at least 20,000 events handed to Python, growth of
memory after the first round at most 50 MB, no reference of None, True or False lost, no warning of
Qt's. The monkey: afterwards the folder verifies and every acknowledged save is in it.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from traceback import format_exception

from PySide6.QtWidgets import QApplication

from fqdesk.demo import make
from fqdesk.desk import Desk
from tests.soak.monkey import Monkey
from tests.soak.use import round_of
from tests.soak.watching import Watch, resident_mb
from ui.app import create
from ui.theme import Theme

ON = date(2026, 10, 31)
LEAST_EVENTS, MOST_GROWTH_MB, MOST_LOST = 20_000, 50, 200
SIZES = (100, 200, 125)


def clock() -> datetime:
    """The afternoon of the demo's day."""
    return datetime.combine(ON, datetime.min.time()).replace(hour=16)


def ordinary(app: QApplication, folder: Path, seconds: float) -> dict[str, object]:
    """Rounds of use until the time is over, at least three."""
    watch, rounds, first = Watch(app), 0, 0.0
    until = time.monotonic() + seconds
    while rounds < len(SIZES) + 1 or time.monotonic() < until:
        with Desk.open(folder, clock=clock) as desk:
            for _ in round_of(app, desk, SIZES[rounds % len(SIZES)], watch):
                pass
        rounds += 1
        gc.collect()
        if rounds == len(SIZES):
            first = resident_mb()
    growth, lost = resident_mb() - first, watch.lost()
    watch.stop()
    failed = [
        *([f"events {watch.events}"] if watch.events < LEAST_EVENTS else []),
        *([f"memory grew by {growth:.0f} MB"] if growth > MOST_GROWTH_MB else []),
        *([f"{lost} references lost"] if lost > MOST_LOST else []),
        *watch.warnings,
    ]
    return {
        "rounds": rounds, "events": watch.events, "growth_mb": round(growth, 1), "lost": lost,
        "longest_blocks": watch.longest(8), "failed": failed,
    }  # fmt: skip


def monkeys(theme: Theme, folder: Path, seconds: float, seed: int) -> dict[str, object]:
    """Monkeys with one seed after another until the time is over."""
    faults: list[str] = []
    sys.excepthook = lambda *what: faults.append("".join(format_exception(*what)))
    until, acts, seeds, saved = time.monotonic() + seconds, 0, [], 0
    while not seeds or time.monotonic() < until:
        monkey = Monkey(lambda: Desk.open(folder, clock=clock), theme, seed + len(seeds))
        monkey.play(2000)
        seeds.append(seed + len(seeds))
        acts, saved = acts + monkey.acts, saved + len(monkey.heads)
        faults += missing(folder, monkey.heads)
        if faults:
            break
    return {"seeds": seeds, "acts": acts, "saves": saved, "failed": faults}


def missing(folder: Path, heads: list[tuple[int, str]]) -> list[str]:
    """What is wrong with the folder, read by a connection of its own."""
    with Desk.open(folder, writing=False) as desk:
        found = list(desk.verify().problems)
        found += [f"save {seq} is gone" for seq, seal in heads if desk.store.hash_at(seq) != seal]
    return found


def main() -> int:
    """Both halves, half of the time each."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 6.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    app, theme = create(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "所案"
        make(folder, on=ON)
        found = {
            "ordinary": ordinary(app, folder, minutes * 30),
            "monkey": monkeys(theme, folder, minutes * 30, seed),
        }
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return 1 if any(half["failed"] for half in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
