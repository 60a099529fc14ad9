"""The history of a record: every version is reached, read, and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from fqdesk.desk import Query
from fqdesk.domain.catalog import KINDS
from tests.ui.windows import settled, window as branch_window
from ui import app as application
from ui.pages.bin_dialog import BinDialog
from ui.pages.history_pane import SHOWN, HistoryPane
from ui.pages.ledger_page import LedgerPage
from ui.widgets.button import ActButton


@pytest.fixture
def page(window) -> LedgerPage:
    window.show_page("ledger", kind="visit")
    return window.page()


def texts(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_every_version_is_reached_by_keyboard_and_read_before_it_comes_back(qtbot, page, desk):
    record = page.grid.current()
    for number in range(1, 40):
        desk.change(record.id, {"households": 100 + number, "content": f"第 {number} 次写的"})
    pane = page.side.pane
    pane.show_record(record.id)
    assert len(pane.versions) == SHOWN
    while pane.older.isVisibleTo(pane):
        before = len(pane.versions)
        assert f"{40 - before} 版" in pane.older.text()
        qtbot.keyClick(pane.older, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is pane.versions[before].open_button
    shown = pane.versions
    assert len(shown) == 40
    assert "第 1 版" in texts(shown[-1])
    second = shown[-2]
    qtbot.keyClick(second.open_button, Qt.Key.Key_Return)
    assert "情况和意见：第 1 次写的" in texts(second)
    assert f"主题：{record['topic']}" in texts(second)
    assert second.open_button.text() == "收起"
    qtbot.keyClick(second.open_button, Qt.Key.Key_Return)
    assert not second.whole.isVisibleTo(second)
    back = second.findChildren(type(pane.older))[-1]
    qtbot.keyClick(back, Qt.Key.Key_Return)
    assert desk.record(record.id)["households"] == 101
    assert len(pane.versions) == SHOWN
    assert QApplication.focusWidget() is pane.versions[0].open_button


def test_a_change_at_the_end_of_a_long_text_is_seen(page, desk):
    record = page.grid.current()
    long = "今天走访了三户人家，看了灶台和电线，提醒不要私拉乱接。" * 5
    desk.change(record.id, {"content": long + "共发现两处隐患。"})
    desk.change(record.id, {"content": long + "没有发现隐患。"})
    page.side.pane.show_record(record.id)
    said = texts(page.side.pane.versions[0])
    assert "共发现两处隐患。 → ……" in said
    assert said.rstrip().endswith("没有发现隐患。")


def test_a_removal_has_nothing_to_open_or_to_bring_back(page, desk):
    record = page.grid.current()
    desk.remove(record.id, "记重了")
    desk.restore_removed(record.id)
    page.side.pane.show_record(record.id)
    _, removal, first = page.side.pane.versions
    assert "删除" in texts(removal)
    assert not [b for b in removal.findChildren(ActButton) if b.isVisibleTo(removal)]
    assert len(first.findChildren(ActButton)) == 2


def test_what_was_brought_back_says_which_version_it_was(page, desk):
    record = page.grid.current()
    desk.change(record.id, {"topic": "另一个题目"})
    desk.revert(record.id, desk.history(record.id)[0].seq)
    page.side.pane.show_record(record.id)
    newest = page.side.pane.versions[0]
    assert "第 3 版" in texts(newest)
    assert "原因：恢复到第 1 版" in texts(newest)


def test_at_large_type_the_history_has_the_room_of_the_form(qtbot, qapp, tmp_path):
    shown = branch_window(qtbot, qapp, tmp_path, 200)
    try:
        record = shown.desk.query("meeting", Query(limit=1))[0]
        for number in range(5):
            shown.desk.change(record.id, {"topic": f"第 {number} 个题目"})
        shown.open_record(record.id)
        settled(qtbot, shown)
        page = shown.page()
        qtbot.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        pane = page.side.findChild(HistoryPane)
        assert pane.width() > page.width() * 0.8
        seen = [one for one in pane.versions if not one.visibleRegion().isEmpty()]
        assert len(seen) >= 3
    finally:
        application.dress(qapp, 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_bin_fits_the_screen(qtbot, qapp, tmp_path, percent):
    shown = branch_window(qtbot, qapp, tmp_path, percent)
    try:
        record = shown.desk.query("meeting", Query(limit=1))[0]
        shown.desk.remove(record.id, "记重了")
        dialog = BinDialog(shown, KINDS["meeting"], shown)
        dialog.show()
        QApplication.processEvents()
        assert dialog.width() <= 1366
        assert dialog.height() <= 700
        dialog.close()
    finally:
        application.dress(qapp, 100)


def restore_first(qtbot, page):
    pane = page.side.findChild(HistoryPane)
    back = pane.versions[-1].findChildren(ActButton)[-1]
    assert back.text() == "恢复"
    qtbot.keyClick(back, Qt.Key.Key_Return)


def test_the_form_beside_it_says_what_came_back(qtbot, window, desk):
    record = desk.query("visit", Query(limit=1))[0]
    desk.change(record.id, {"topic": "改过的"})
    window.open_record(record.id)
    page = window.page()
    restore_first(qtbot, page)
    assert page.form.editor("topic").line.text() == "道路交通安全"
    page.save()
    assert desk.record(record.id)["topic"] == "道路交通安全"


def test_what_is_typed_is_not_lost_to_a_version_that_comes_back(qtbot, window, desk):
    record = desk.query("visit", Query(limit=1))[0]
    desk.change(record.id, {"topic": "改过的"})
    window.open_record(record.id)
    page = window.page()
    page.form.editor("topic").line.setText("正在写")
    page.form.edited.emit()
    restore_first(qtbot, page)
    assert page.form.editor("topic").line.text() == "正在写"
    assert "还是你写的：主题" in page.notices.bars["caught"].notice.title
