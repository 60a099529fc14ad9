"""A form never writes over what was changed beside it, and Ctrl+Z in it never reaches a stored record."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fqdesk.desk import Desk, Query
from tests.ui.conftest import NOW, TODAY
from ui import app as application
from ui.editors.roster_view import ABSENT, PRESENT
from ui.main_window import MainWindow
from ui.pages.form_page import FormPage
from ui.pages.ledger_page import LedgerPage
from ui.program import Program

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def visit(window, desk):
    """An existing visit in its form."""
    record = desk.query("visit", Query(limit=1))[0]
    window.show_page("ledger", kind="visit")
    window.open_record(record.id)
    return window.page()


@pytest.fixture
def meeting(qtbot, window) -> FormPage:
    window.start("meeting", {"type": "committee_meeting"})
    page = window.page()
    qtbot.waitUntil(lambda: page.form.isAncestorOf(QApplication.focusWidget()))
    return page


def typed(page, key, text):
    page.form.editor(key).line.setText(text)
    page.form.editor(key).edited.emit()


def shown(page, key):
    return page.form.said(key).get(key)


# -- Ctrl+Z ------------------------------------------------------------------------------------


def test_ctrl_z_in_the_sheet_takes_the_mark_back_and_no_record(qtbot, window, desk, meeting):
    head = desk.store.head()
    sheet = meeting.form.sheet
    assert "这张表" in window.status.undo.text()
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Space)
    row = sheet.view.currentIndex().row()
    assert sheet.model.marks[row].state == ABSENT
    meeting.check()
    qtbot.keyClick(sheet.view, Qt.Key.Key_3)
    assert sheet.model.marks[row].reason == "年休假"
    press(Qt.Key.Key_Z, CTRL)
    assert (sheet.model.marks[row].state, sheet.model.marks[row].reason) == (ABSENT, "")
    press(Qt.Key.Key_Z, CTRL)
    assert sheet.model.marks[row].state == PRESENT
    assert sheet.view.currentIndex().row() == row
    press(Qt.Key.Key_Z, CTRL)
    assert "没有可撤回的了" in meeting.notices.bars["undo"].notice.title
    assert desk.store.head() == head


def test_what_was_written_before_the_station_was_opened_is_not_undone(folder, window, desk):
    desk.change(desk.query("visit", Query(limit=1))[0].id, {"households": 7})
    assert desk.undo_said()
    window.let_go()
    desk.close()
    with Desk.open(folder, clock=lambda: NOW, by="沈立诚") as again:
        assert again.undo_said() is None
        assert again.undo() is None
        again.change(again.query("visit", Query(limit=1))[0].id, {"households": 8})
        assert again.undo()
        assert again.undo() is None
        assert again.query("visit", Query(limit=1))[0]["households"] == 7


# -- a record that changes under its form ------------------------------------------------------


def test_a_change_elsewhere_is_shown_and_what_was_typed_stays(desk, visit):
    typed(visit, "topic", "改过的主题")
    desk.change(visit.record_id, {"households": 9, "content": "别处写的"})
    assert shown(visit, "households") == 9
    assert shown(visit, "topic") == "改过的主题"
    said = visit.notices.bars["caught"].notice.title
    assert "户数" in said
    assert "主题" not in said
    visit.save()
    record = desk.record(visit.record_id)
    assert (record["topic"], record["households"], record["content"]) == (
        *("改过的主题", 9),
        "别处写的",
    )


def test_where_both_changed_the_users_text_stands_and_it_is_said(desk, visit):
    typed(visit, "topic", "我写的")
    desk.change(visit.record_id, {"topic": "别处写的"})
    assert shown(visit, "topic") == "我写的"
    assert "还是你写的：主题" in visit.notices.bars["caught"].notice.title


def test_an_undone_change_leaves_the_form_too(desk, visit):
    before = shown(visit, "households")
    desk.change(visit.record_id, {"households": 50})
    assert shown(visit, "households") == 50
    assert len(visit.side.history.versions) == 2
    desk.undo()
    assert len(visit.side.history.versions) == 3
    assert shown(visit, "households") == before


def test_a_restored_version_is_not_overrun_by_the_form(desk, visit):
    record = desk.record(visit.record_id)
    desk.change(record.id, {"households": 5})
    desk.revert(record.id, record.seq)
    assert shown(visit, "households") == record["households"]


def test_a_draft_over_a_record_that_changed_since_keeps_only_what_was_typed(
    qtbot, window, desk, visit
):
    typed(visit, "topic", "还没写完的")
    record_id = visit.record_id
    press(Qt.Key.Key_Escape)
    assert isinstance(window.page(), LedgerPage)
    desk.change(record_id, {"households": 9})
    window.open_record(record_id)
    again = window.page()
    assert shown(again, "households") == 9
    assert shown(again, "topic") == "还没写完的"
    assert "新的一版" in again.notices.bars["caught"].notice.title


def test_a_record_that_is_gone_is_said_and_the_words_stay(desk, visit):
    typed(visit, "topic", "还没写完的")
    desk.remove(visit.record_id, "录错")
    assert "删除或撤销" in visit.notices.bars["caught"].notice.title
    visit.save()
    assert shown(visit, "topic") == "还没写完的"
    visit.keep_draft()
    assert [draft["typed"]["topic"] for _, draft in desk.draft_list()] == ["还没写完的"]


# -- drafts that nobody wants ------------------------------------------------------------------


def test_a_letter_typed_and_taken_back_leaves_no_draft(window, desk, meeting):
    typed(meeting, "topic", "x")
    meeting.keep_draft()
    assert desk.draft_list()
    typed(meeting, "topic", "")
    meeting.keep_draft()
    assert desk.draft_list() == []
    window.leave()
    assert desk.draft_list() == []


def test_a_draft_is_thrown_away_and_put_back(qtbot, window, desk, meeting):
    typed(meeting, "topic", "不想要的")
    meeting.keep_draft()
    kept = desk.draft_list()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, CTRL_SHIFT)
    assert window.page() is not meeting
    assert desk.draft_list() == []
    notice = window.page().notices.bars["draft"].notice
    assert "不要了" in notice.title
    notice.acts[0][1]()
    assert desk.draft_list() == kept


def test_a_draft_of_yesterday_comes_back_with_its_day(window, desk):
    """The day stood in the form by itself; it belongs to the draft all the same."""
    yesterday = date.fromordinal(TODAY.toordinal() - 1)
    window.start("visit")
    page = window.page()
    page.form.editor("day").fill(yesterday)
    page.draft.over.begin()
    typed(page, "topic", "昨天的")
    window.leave()
    ((key, _),) = desk.draft_list()
    window.start("visit", draft=key)
    assert shown(window.page(), "day") == yesterday


# -- what is pasted ----------------------------------------------------------------------------


def test_a_picture_pasted_into_a_text_becomes_a_photo_and_the_text_stays(
    qtbot, window, desk, settle
):
    window.start("visit")
    page = window.page()
    line = page.form.editor("topic").line
    line.setText("防火")
    line.setFocus()
    line.selectAll()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QApplication.clipboard().setImage(image)
    qtbot.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.text() == "防火"
    qtbot.waitUntil(lambda: bool(page.form.editor("files").items))
    QApplication.clipboard().setText("防汛")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_V, CTRL)
    assert line.text() == "防汛"


# -- like last time ----------------------------------------------------------------------------


def test_like_last_time_is_the_last_of_the_sort_that_was_chosen(window, desk, ids):
    def held(day, sort, place):
        people = (ids["沈立诚"], ids["覃文彬"])
        values = {"day": day, "type": sort, "topic": f"{place}的事", "place": place}
        desk.save("meeting", values | {"attendees": people})

    held(date(2026, 11, 21), "committee_meeting", "小会议室")
    held(date(2026, 11, 22), "political_education", "大会议室")
    window.start("meeting", {"type": "committee_meeting"})
    page = window.page()
    page.like_last()
    assert shown(page, "place") == "小会议室"
    assert page.form.editor("topic").blank()
    assert "2026-11-21" in page.notices.bars["like"].notice.title


# -- the attendance sheet ----------------------------------------------------------------------


def test_enter_ends_a_typed_reason_and_the_cursor_stays_in_the_sheet(qtbot, meeting):
    sheet = meeting.form.sheet
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    line.setText("去市局开会")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.model.marks[0].reason == "去市局开会")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.view)
    assert sheet.model.marks[0].state == ABSENT


def test_who_came_after_all_has_no_reason_beside_the_name(qtbot, meeting):
    sheet = meeting.form.sheet
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_1)
    assert sheet.model.index(0, 3).data() == "值班"
    qtbot.keyClick(sheet.view, Qt.Key.Key_Space)
    assert sheet.model.index(0, 3).data() == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_tab_walks_a_form_as_it_is_read_and_leaves_it(qtbot, qapp, desk, percent):
    window = MainWindow(desk, application.dress(qapp, percent))
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    window.resize(1366, 738)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.start("meeting", {"type": "committee_meeting"})
    page = window.page()
    qtbot.waitUntil(lambda: page.form.isAncestorOf(QApplication.focusWidget()))
    page.form.go_to("topic")
    seen = []
    for _ in range(30):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName())
        if QApplication.focusWidget() is page.done_button:
            break
    order = ["出席", "议题第 1 行 议题", "主要内容", "表决第 1 行 赞成", "照片、附件", "定稿"]
    at = [next(n for n, name in enumerate(seen) if name.startswith(part)) for part in order]
    assert at == sorted(at)
    press(Qt.Key.Key_Tab)
    assert not page.form.isAncestorOf(QApplication.focusWidget())
    application.dress(qapp, 100)


# -- a disk that says no -----------------------------------------------------------------------


@pytest.fixture
def full(desk, monkeypatch):
    """The drafts' folder cannot be written, as on a full or a read-only disk."""
    drafts = desk.folder / "drafts"
    shutil.rmtree(drafts, ignore_errors=True)
    drafts.write_text("x")
    yield drafts
    if drafts.is_file():
        drafts.unlink()


def test_words_that_are_on_no_disk_hold_their_page(window, desk, meeting, full):
    typed(meeting, "topic", "没地方存的字")
    meeting.keep_draft()
    said = meeting.notices.bars["draft"].notice.said
    assert "没有存到盘上" in said
    assert "还在草稿里" not in said
    press(Qt.Key.Key_Escape)
    window.show_page("today")
    window.start("visit")
    assert window.page() is meeting
    assert "先不离开" in meeting.notices.bars["held"].notice.title
    full.unlink()
    press(Qt.Key.Key_Escape)
    assert window.page() is not meeting
    assert [kept["typed"]["topic"] for _, kept in desk.draft_list()] == ["没地方存的字"]


def test_closing_asks_once_and_is_never_barred(window, desk, meeting, full):
    typed(meeting, "topic", "没地方存的字")
    window.close()
    assert window.isVisible()
    assert "再关一次" in meeting.notices.bars["held"].notice.title
    window.close()
    assert not window.isVisible()


def test_words_that_are_not_wanted_hold_nothing(window, meeting, full):
    typed(meeting, "topic", "没地方存的字")
    meeting.keep_draft()
    meeting.draft.throw_away()
    assert window.page() is not meeting


# -- keys and sizes ----------------------------------------------------------------------------


def test_ctrl_z_in_a_field_without_anything_to_undo_is_the_forms(qtbot, meeting):
    meeting.form.go_to("topic")
    line = QApplication.focusWidget()
    qtbot.keyClicks(line, "abc")
    meeting.check()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not line
    press(Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    meeting.form.go_to("minutes")
    press(Qt.Key.Key_Z, CTRL)
    assert "没有可撤回的了" in meeting.notices.bars["undo"].notice.title


def test_another_type_size_brings_the_form_back_with_its_words(qtbot, qapp, folder):
    program = Program(qapp, application.dress(qapp, 100))
    assert program.begin(folder) is None
    program.window.start("visit", once=True)
    typed(program.window.page(), "topic", "写到一半")
    program.restyle(150)
    qtbot.waitUntil(lambda: program.theme.percent == 150)
    page = program.window.page()
    assert isinstance(page, FormPage)
    assert shown(page, "topic") == "写到一半"
    program.window.close()
    application.dress(qapp, 100)
