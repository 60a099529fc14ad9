"""The window around the pages: going about, undoing, type sizes, and closing."""

import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from fqdesk.desk import Desk, Query
from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Trouble
from tests.ui.conftest import NOW
from ui import app as application
from ui.main_window import MainWindow
from ui.navigation import LABELS
from ui.page_list import PAGES
from ui.pages.form_page import FormPage
from ui.pages.page import Side
from ui.program import Program
from ui.remembered import recall
from ui.start_window import StartWindow
from ui.tables.record_list import RecordList
from ui.unbacked import KEY as UNBACKED
from ui.widgets.bar_chart import BarChart
from ui.widgets.labels import key_line

CTRL = Qt.KeyboardModifier.ControlModifier
ROOM = (1366, 738)
"""What a page gets on a 1366×768 screen below a title bar of 30."""


def test_the_navigation_lists_only_pages_that_there_are(window):
    assert list(window.navigation.buttons) == list(PAGES)
    assert len(PAGES) <= 8
    for key, button in window.navigation.buttons.items():
        assert button.text() == LABELS[key]


@pytest.mark.parametrize("key", PAGES)
def test_every_page_comes_up_without_a_word_from_qt(window, settle, key):
    window.show_page(key)
    settle()
    assert window.page().key == key
    assert window.stack.currentWidget() is window.page()
    assert window.navigation.buttons[key].isChecked()
    assert not window.grab().isNull()


def test_ctrl_and_a_digit_go_to_a_page(window):
    for number, key in enumerate(PAGES, 1):
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), CTRL)
        assert window.page().key == key


def test_undo_says_what_it_undid(window, desk, settle):
    record = desk.query("visit", Query(limit=1))[0]
    desk.change(record.id, {"households": 99})
    settle()
    window.show_page("ledger", kind="visit")
    window.page().grid.setFocus()
    assert "改" in window.status.undo.text()
    QTest.keyClick(window.page().grid, Qt.Key.Key_Z, CTRL)
    assert desk.record(record.id)["households"] != 99
    assert "已撤销" in window.page().notices.bars["undo"].notice.title


def test_fifty_steps_can_be_undone(window, desk):
    record = desk.query("visit", Query(limit=1))[0]
    before = desk.record(record.id).values
    for number in range(50):
        desk.change(record.id, {"households": 100 + number})
    for _ in range(50):
        window.undo()
    assert desk.record(record.id).values == before


def test_going_elsewhere_closes_the_form_and_keeps_what_was_typed(window, desk):
    window.start("visit")
    window.page().form.editor("topic").line.setText("半句")
    window.page().form.edited.emit()
    window.show_page("ledger")
    assert not any(isinstance(page, FormPage) for page in window.trail)
    assert desk.draft_list()[0][1]["typed"]["topic"] == "半句"


def test_a_job_that_fails_is_told_in_the_page(qtbot, window, settle):
    def work(desk, tick):
        raise Trouble("磁盘满了", "腾出空间后再试。")

    window.run("写", work, lambda _: None)
    settle()
    notice = window.page().notices.bars["job"].notice
    assert notice.title == "磁盘满了"
    assert "腾出空间" in notice.said


def test_a_running_job_shows_and_can_be_stopped(qtbot, window, settle):
    settle()

    def work(desk, tick):
        import time

        for number in range(10_000):
            tick(number, 10_000, "数数")
            time.sleep(0.002)

    job = window.run("数数", work, lambda _: None)
    qtbot.waitUntil(lambda: "数数" in window.status.work.said.text())
    assert window.status.work.isVisible()
    with qtbot.waitSignal(job.stopped):
        window.status.work.stop.click()
    qtbot.waitUntil(lambda: not window.status.work.isVisible())


@pytest.fixture
def leaving(qtbot, theme, folder):
    """A window with a change that was saved and a draft that was not."""
    desk = Desk.open(folder, clock=lambda: NOW, by="沈立诚")
    window = MainWindow(desk, theme)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.hide())
    window.show()
    desk.change(desk.query("visit", Query(limit=1))[0].id, {"households": 7})
    window.start("visit")
    window.page().form.editor("topic").line.setText("还没写完")
    window.page().form.edited.emit()
    return window


def backups(folder):
    return set((folder / "backups").glob("station-*.db"))


def test_closing_saves_the_draft_backs_up_and_lets_the_folder_go(qtbot, leaving, folder):
    before = backups(folder)
    with qtbot.waitSignal(leaving.gone):
        leaving.close()
        # The backup is made elsewhere, and nothing more can be typed meanwhile.
        assert leaving.isVisible()
        assert not leaving.stack.isEnabled()
        assert "正在备份" in leaving.page().notices.bars["leaving"].notice.title
    assert backups(folder) - before
    assert not leaving.isVisible()
    with Desk.open(folder) as again:
        assert again.draft_list()[0][1]["typed"]["topic"] == "还没写完"


def test_closing_again_does_not_wait_for_the_backup(leaving, folder):
    leaving.close()
    leaving.close()
    assert not leaving.isVisible()
    assert not list((folder / "backups").glob("*.part*"))
    with Desk.open(folder) as again:
        assert again.query("visit", Query(where={"households": 7}))


def test_a_window_that_nobody_sees_backs_up_at_once(leaving, folder):
    before = backups(folder)
    leaving.hide()
    leaving.close()
    assert backups(folder) - before


def test_a_backup_that_fails_does_not_bar_the_way_out(qtbot, leaving, folder):
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "backups").write_text("x")
    with qtbot.waitSignal(leaving.gone):
        leaving.close()
    with Desk.open(folder) as again:
        assert again.query("visit", Query(where={"households": 7}))


@pytest.mark.parametrize("seen", [True, False])
def test_a_backup_that_failed_at_closing_is_said_at_the_next_start(
    qtbot, qapp, leaving, folder, seen
):
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "backups").write_text("x")
    leaving.setVisible(seen)
    with qtbot.waitSignal(leaving.gone):
        leaving.close()
    (folder / "backups").unlink()
    program = Program(qapp, application.dress(qapp, 100))
    assert program.begin(folder) is None
    window = program.window
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    bar = window.page().notices.bars[UNBACKED]
    assert "备份没有做成" in bar.notice.title
    assert "备份没有做成" in window.status.backup.text()
    bar.notice.acts[0][1]()
    qtbot.waitUntil(lambda: UNBACKED not in window.page().notices.bars, timeout=20_000)
    assert backups(folder)
    assert "没有做成" not in window.status.backup.text()
    window.let_go()
    program.desk.close()


def test_another_station_is_asked_for_when_this_one_is_closed(qtbot, qapp, folder):
    program = Program(qapp, application.dress(qapp, 100))
    assert program.begin(folder) is None
    first = program.window
    first.show()
    program.desk.change(program.desk.query("visit", Query(limit=1))[0].id, {"households": 7})
    before = backups(folder)
    first.other_desk()
    qtbot.waitUntil(lambda: isinstance(program.window, StartWindow))
    assert backups(folder) - before
    assert program.desk is None
    with Desk.open(folder):
        pass
    qtbot.waitUntil(program.window.isVisible)
    program.window.close()


def test_no_clock_of_a_closed_window_asks_the_desk(qtbot, theme, folder):
    window = MainWindow(Desk.open(folder, clock=lambda: NOW), theme)
    qtbot.addWidget(window)
    window.show_page("ledger")
    window.start("visit")
    assert any(timer.isActive() for timer in window.findChildren(QTimer))
    window.close()
    assert not any(timer.isActive() for timer in window.findChildren(QTimer))


def test_another_type_size_keeps_the_station_and_is_remembered(qtbot, qapp, folder):
    theme = application.dress(qapp, 100)
    program = Program(qapp, theme)
    assert program.begin(folder) is None
    first = program.window
    desk = program.desk
    first.show_page("ledger")
    program.restyle(150)
    qtbot.waitUntil(lambda: program.theme.percent == 150)
    second = program.window
    assert second.page().key == "ledger"
    assert second.theme.percent == 150
    assert second.desk is desk
    assert recall().font == 150
    assert desk.query("visit", Query(limit=1))
    program.restyle(900)
    qtbot.waitUntil(lambda: program.theme.percent == 200)
    program.window.close()
    application.dress(qapp, 100)


@pytest.fixture(params=(100, 125, 150, 200))
def sized(request, qtbot, qapp, desk):
    """The window at every type size."""
    window = MainWindow(desk, application.dress(qapp, request.param))
    window.resize(*ROOM)
    window.show()
    yield window
    window.let_go()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    application.dress(qapp, 100)


def cut_off(window):
    """What is wider than the room it has where nothing scrolls sideways."""
    QApplication.processEvents()
    found = []
    if window.minimumSizeHint().width() > ROOM[0] or window.minimumSizeHint().height() > ROOM[1]:
        found.append((window.minimumSizeHint(), ROOM))
    for area in window.page().findChildren(QScrollArea):
        needed = area.widget().minimumSizeHint().width() if area.widget() else 0
        never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if area.isVisible() and never and needed > area.viewport().width():
            found.append((needed, area.viewport().width()))
    return found


def test_nothing_is_cut_off_at_any_type_size(qtbot, sized):
    cut = {}
    size = sized.theme.percent
    for key in PAGES:
        sized.show_page(key)
        qtbot.waitUntil(lambda: not sized.jobs.held, timeout=20_000)
        if found := cut_off(sized):
            cut[key] = found
    for key in KINDS if size in {100, 200} else ():
        sized.start(key)
        if found := cut_off(sized):
            cut[f"form of {key}"] = found
    assert cut == {}


def test_a_number_in_the_navigation_stands_apart_from_its_name(sized):
    for button in sized.navigation.buttons.values():
        for count in (9, 14, 250):
            button.set_count(count)
            name, number = button.places()
            assert number.left() - name.right() >= 4, (button.text(), button.written())


def test_what_ctrl_z_undoes_is_read_to_its_end(qtbot, sized):
    if sized.theme.large:
        assert sized.status.undo.text() in {"撤销", "没有可撤销的"}
        return
    sized.status.chain.say("unconfirmed", "记录链未核对")
    sized.status.undo.say("撤销：新记 2026-10-31 未发生声明（2024-11-01 至 2026-10-31） 等 4 条")
    qtbot.waitUntil(lambda: not sized.jobs.held, timeout=20_000)
    QApplication.processEvents()
    assert sized.status.undo.width() >= sized.status.undo.sizeHint().width()


def test_the_months_of_leave_stand_in_one_row_at_every_size(qtbot, sized):
    sized.show_page("leave")
    page = sized.page()
    page.tabs.go(page.tabs.bar.count() - 1)
    qtbot.waitUntil(lambda: not sized.jobs.held, timeout=20_000)
    (row,) = [one for one in page.chart.findChildren(BarChart) if one.isVisible()]
    assert len(row.bars) == 12
    assert row.width() <= page.chart.parentWidget().width()


def test_the_titles_of_cited_records_are_read_at_every_size(qtbot, sized, desk):
    shown = RecordList(sized, [one.id for one in desk.query("visit", Query())], "计入的记录")
    qtbot.addWidget(shown)
    shown.resize(760, 200)
    shown.show()
    QApplication.processEvents()
    assert shown.columnWidth(3) >= 6 * sized.theme.body


def test_a_side_column_is_as_wide_as_what_comes_into_it(qtbot):
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.addWidget(QLabel("短"))
    side = Side(inner, 100)
    qtbot.addWidget(side)
    side.resize(100, 60)
    side.show()
    assert side.width() == 100
    for _ in range(9):
        column.addWidget(QLabel("罗永川（2025）　10-26 至 10-30，最迟起休 12-25"))
    qtbot.waitUntil(lambda: side.width() > 100)
    assert side.verticalScrollBar().isVisible()
    assert side.viewport().width() >= inner.minimumSizeHint().width()


def test_keys_without_room_stay_away_whole(qtbot, theme):
    line = key_line([("F2", "记别的假"), ("Ctrl+I", "这个人"), ("Ctrl+P", "打印")], theme)
    around = QWidget()
    qtbot.addWidget(around)
    line.setParent(around)
    around.show()
    line.show()
    whole = line.sizeHint().width()
    line.resize(whole, 30)
    assert [hint.isVisible() for hint in line.hints] == [True, True, True]
    line.resize(whole - 10, 30)
    assert [hint.isVisible() for hint in line.hints] == [True, True, False]
