"""The status bar says whether the chain was checked, and how it stands."""

from contextlib import closing
from time import sleep

from PySide6.QtWidgets import QLabel

from tests.storage.sample import raw
from ui.chain_check import BROKEN


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_chain_is_checked_after_the_start(qtbot, window):
    assert "记录链未核对" in texts(window.status)
    window.chain_check.begin()
    qtbot.waitUntil(lambda: "记录链完整" in texts(window.status), timeout=20_000)
    assert "首尾相接" in window.status.chain.toolTip()


def test_a_changed_history_is_told_in_red(qtbot, window, settle, desk):
    settle()
    with closing(raw(desk.folder)) as db:
        db.run("UPDATE revision SET event_day = '2001-01-01' WHERE seq = 3")
    window.chain_check.begin()
    qtbot.waitUntil(lambda: "记录链有问题" in texts(window.status), timeout=20_000)
    notice = window.page().notices.bars[BROKEN].notice
    assert notice.tone == "failed"
    assert "第 3 条历史" in notice.said
    notice.acts[0][1]()
    assert window.page().key == "settings"


def test_it_makes_way_for_other_work_and_comes_back(qtbot, window, settle):
    settle()
    check = window.chain_check
    check.timer.stop()
    got = []
    # The worker is held up, so that the check is still waiting when the next work comes.
    window.run("先做", lambda *_: sleep(0.2), got.append)
    check.begin()
    assert check.job is None
    assert check.timer.isActive()
    settle()
    check.timer.stop()
    check.begin()
    window.run("要紧的", lambda *_: 7, got.append)
    settle()
    assert got[-1] == 7
    assert check.timer.isActive()
    assert "记录链未核对" in texts(window.status)
