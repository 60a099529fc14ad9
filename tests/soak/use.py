"""An hour of ordinary use in a few minutes: every page and form, typing, saving, undoing, finding, zooming."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from tests.soak.watching import Watch
from ui.app import dress
from ui.homes import HOMES
from ui.main_window import MainWindow
from ui.page_list import PAGES

PATIENCE = 20.0
WORDS = ("反诈", "slc", "1020", "走访 10月", "防火宣传")


def settle(window: MainWindow) -> None:
    """Let events run until no job works."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        if not window.jobs.held:
            return
        time.sleep(0.001)


def round_of(app: QApplication, desk: Desk, percent: int, watch: Watch) -> Iterator[str]:
    """One window from opening to closing; yields what was just done."""
    theme = dress(app, percent)
    window = MainWindow(desk, theme)
    window.resize(1366, 738)
    window.show()
    settle(window)
    for key in PAGES:
        watch.doing = f"page {key}"
        window.show_page(key)
        settle(window)
        yield watch.doing
    for kind in KINDS:
        if kind in HOMES:
            continue
        watch.doing = f"form {kind}"
        window.start(kind, once=True)
        settle(window)
        for _ in range(6):
            focus = QApplication.focusWidget()
            if focus is not None:
                QTest.keyClicks(focus, "12")
                QTest.keyClick(focus, Qt.Key.Key_Tab)
        window.leave()
        yield watch.doing
    watch.doing = "save and undo"
    places = [r for r in desk.registers() if r.kind == "place"]
    people = [r for r in desk.registers() if r.kind == "person"]
    visit = {"day": desk.today(), "type": "community_visit", "place": places[0].id}
    visit |= {"officers": (people[0].id,), "topic": "耐久"}
    for _ in range(3):
        desk.save("visit", visit)
        settle(window)
        window.undo()
        settle(window)
        yield watch.doing
    for words in WORDS:
        watch.doing = f"find {words}"
        window.look_up()
        for sign in words:
            window.palette_pane.line.insert(sign)
            QCoreApplication.processEvents()
        window.palette_pane.hide()
        yield watch.doing
    window.show_page("today")
    settle(window)
    watch.doing = "close"
    window.let_go()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
