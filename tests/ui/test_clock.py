"""A clock that fell back by years: said at opening and at saving, never in the way of saving."""

from datetime import datetime, timedelta

import pytest

from tests.ui.conftest import NOW
from ui.clock_watch import CLOCK
from ui.main_window import MainWindow
from ui.pages.check_pane import CheckPane
from ui.theme import Theme

OLD = datetime(2009, 1, 1, 0, 5)
SAID = "电脑的日期是 2009 年 1 月 1 日，比最后一次记录（2026-11-23）还早，先把日期调对。"


@pytest.fixture
def behind(window: MainWindow, qtbot) -> MainWindow:
    window.desk.clock = lambda: OLD
    window.status.timer.timeout.emit()
    return window


def told(window: MainWindow) -> str:
    bar = window.page().notices.bars.get(CLOCK)
    return bar.notice.title if bar else ""


def test_nothing_is_said_while_the_clock_is_right(window, qtbot):
    window.desk.clock = lambda: NOW - timedelta(hours=23)
    window.status.timer.timeout.emit()
    assert not told(window)
    assert window.status.clock.isHidden()
    assert not window.status.backup.isHidden()


def test_it_is_said_in_the_window_until_it_is_right(behind):
    assert told(behind) == SAID
    assert behind.status.clock.isVisible()
    assert behind.status.clock.toolTip() == SAID
    behind.desk.clock = lambda: NOW
    behind.status.timer.timeout.emit()
    assert not told(behind)
    assert behind.status.clock.isHidden()


def test_saving_goes_on_and_says_it_again(behind, qtbot):
    behind.drop(CLOCK)
    village = {"name": "新村", "place_type": "village", "day": OLD.date()}
    assert behind.desk.save("place", village).id
    qtbot.waitUntil(lambda: told(behind) == SAID)
    # What was just entered by the wrong clock does not make it right.
    assert behind.desk.clock_behind() == SAID


def test_it_is_said_at_opening(qtbot, theme: Theme, desk):
    desk.clock = lambda: OLD
    window = MainWindow(desk, theme)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    window.show()
    qtbot.waitUntil(lambda: told(window) == SAID)


def test_the_self_test_says_it(behind):
    lines = {matter: (state, said) for state, matter, said in CheckPane(behind).findings()}
    state, said = lines["日期"]
    assert state == "error"
    assert said.startswith(SAID)
    behind.desk.clock = lambda: NOW
    lines = {matter: (state, said) for state, matter, said in CheckPane(behind).findings()}
    assert lines["日期"] == ("done", "电脑的日期是 2026 年 11 月 23 日。")
