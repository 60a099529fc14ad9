"""The ledger over 100,000 records of one kind: opening, scrolling, sorting and filtering, as somebody sees it.

Each act is timed until the grid has painted what it asked for. Beside it, in the same run, what the
database alone needs for the same question (`bare_ms`): the page of rows, or the count and the page.
`keys`: the palette over the same station, from a keystroke to its results on the screen.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from station import AT, WORDS, p95, registers, took
from timing import report

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from fqdesk.desk import Desk, Query
from fqdesk.domain.catalog import KINDS
from fqdesk.storage.store import Entry, Store
from ui.app import create
from ui.main_window import MainWindow
from ui.pages.ledger_page import LedgerPage

RECORDS = int(os.environ.get("FQDESK_BENCH_GRID", "100000"))
SCROLLS = 60
TYPED = ("反电诈宣传", "李防火 10月", "访24-0123", "zxx", "lfh1012")
GOAL_MS = 100


def fill(folder: Path) -> None:
    """People, places, and that many visits."""
    rnd = random.Random(1)
    with Store.create(folder, "测试派出所") as store:
        store.append(registers(), at=AT, by="bench")
        for start in range(0, RECORDS, 2000):
            store.append(
                [visit(number, rnd) for number in range(start, start + 2000)], at=AT, by="bench"
            )


def visit(number: int, rnd: random.Random) -> Entry:
    """A visit with some words."""
    text = "".join(rnd.choices(WORDS, k=12))
    texts = {
        "day": str(date(2019, 1, 1) + timedelta(days=number % 2600)),
        "place": f"v{number % 5}",
        "type": "community_visit",
        "officers": f"p{number % 15}",
        "households": str(number % 30 + 1),
        "topic": text[:14],
        "number": f"访{19 + number % 7}-{number:06d}",
    }
    return Entry("create", f"r{number}", "visit", KINDS["visit"].parse(texts))


def painted(act: Callable[[], object]) -> float:
    """Milliseconds of an act until the screen shows it."""
    return took(lambda: (act(), QCoreApplication.processEvents()))


def settle(window: MainWindow) -> None:
    """Until no job works."""
    while window.jobs.held:
        QCoreApplication.processEvents()
        time.sleep(0.001)


def told(name: str, times: list[float], bare: list[float]) -> None:
    """One line: ours, and the database alone."""
    report(
        f"grid_{name}", records=RECORDS, median_ms=statistics.median(times), p95_ms=p95(times),
        worst_ms=max(times), bare_ms=statistics.median(bare), goal_ms=GOAL_MS,
    )  # fmt: skip


def scroll(page: LedgerPage, desk: Desk) -> None:
    """Page by page, to the end, and to places at random."""
    grid, bar, rnd = page.grid, page.grid.verticalScrollBar(), random.Random(2)
    down = [painted(partial(QTest.keyClick, grid, Qt.Key.Key_PageDown)) for _ in range(SCROLLS)]
    jumps = [painted(partial(bar.setValue, rnd.randrange(bar.maximum()))) for _ in range(SCROLLS)]
    ends = [painted(partial(bar.setValue, at)) for at in (bar.maximum(), 0) * 5]
    kind = page.kind.key
    bare = [
        painted(partial(desk.query, kind, Query(limit=200, offset=rnd.randrange(RECORDS - 200))))
        for _ in range(SCROLLS)
    ]
    told("page_down", down, bare)
    told("jump", [*jumps, *ends], bare)


def narrow(page: LedgerPage, desk: Desk) -> None:
    """By period, by words, and by the order of three columns."""
    bar, kind = page.filter, page.kind.key
    periods = [painted(partial(bar.period.setCurrentIndex, n)) for n in (1, 2, 3, 0) * 4]
    words = []
    for word in ("防火", "学校调解", "访24", "没有的字"):
        words.append(painted(partial(bar.look, "", "", word)))
        words.append(painted(partial(bar.look, "", "", "")))
    queries = [Query(text="防火", limit=200), Query(text="没有的字", limit=200)]
    bare = [
        painted(partial(lambda q: (desk.count(kind, q), desk.query(kind, q)), q))
        for q in queries * 3
    ]
    told("period", periods, bare)
    told("words", words, bare)
    sorts = [
        painted(partial(page.grid.sort_by, key, down=down))
        for key in ("topic", "place", "households", "day") for down in (True, False)
    ]  # fmt: skip
    plain = [
        painted(partial(desk.query, kind, Query(sort=((key, True), ("day", True)), limit=200)))
        for key in ("topic", "households", "day") * 2
    ]
    told("sort", sorts, plain)


def keys(window: MainWindow, desk: Desk) -> None:
    """Every keystroke of a few texts, in the palette."""
    times, bare = [], []
    window.look_up()
    for text in TYPED:
        window.palette_pane.line.clear()
        for end in range(1, len(text) + 1):
            bare.append(painted(partial(desk.find, text[:end], 20)))
            times.append(painted(partial(window.palette_pane.line.setText, text[:end])))
    told("palette_key", times, bare)


def main() -> None:
    """Make the station in a folder that goes away again, and use its ledger."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as name:
        os.environ["XDG_CONFIG_HOME"] = name
        fill(Path(name) / "station")
        _app, theme = create(sys.argv[:1])
        with Desk.open(Path(name) / "station", clock=lambda: AT) as desk:
            window = MainWindow(desk, theme)
            window.resize(1366, 738)
            window.show()
            # The check of the history would otherwise begin in the middle of what is measured.
            window.chain_check.timer.stop()
            settle(window)
            desk.find("走", 1)
            opened = painted(partial(window.show_page, "ledger", kind="visit"))
            told("open", [opened], [painted(partial(desk.query, "visit", Query(limit=200)))])
            page = window.page()
            if not isinstance(page, LedgerPage):
                raise TypeError("the ledger did not open")
            scroll(page, desk)
            narrow(page, desk)
            keys(window, desk)
            window.let_go()


if __name__ == "__main__":
    main()
