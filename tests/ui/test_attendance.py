"""The attendance sheet of a meeting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.editors.roster_view import ABSENT, NOT_LISTED, PRESENT


@pytest.fixture
def page(window):
    window.start("meeting", {"type": "committee_meeting"})
    page = window.page()
    page.form.fill_empty({"topic": "第 11 次"})
    return page


@pytest.fixture
def sheet(page):
    return page.form.sheet


def states(sheet):
    return {mark.name: mark.state for mark in sheet.model.marks}


def test_everybody_called_is_present_and_who_is_on_leave_is_absent_already(sheet):
    assert states(sheet) == {
        "沈立诚": PRESENT,
        "秦柏川": PRESENT,
        "罗启明": ABSENT,
        "何秋实": PRESENT,
        "顾远帆": PRESENT,
    }
    away = next(mark for mark in sheet.model.marks if mark.name == "罗启明")
    assert away.reason == "年休假"
    assert "已自动带入" in away.proof
    assert sheet.sum.text() == "应到 5　实到 4　缺席 1"


def test_the_sheet_follows_day_and_type(page, sheet):
    page.form.editor("day").fill(date(2026, 11, 19))
    page.form.editor("day").edited.emit()
    assert states(sheet)["罗启明"] == PRESENT
    page.form.editor("type").fill("general_meeting")
    page.form.editor("type").edited.emit()
    assert len(states(sheet)) == 7


def test_who_has_been_ill_for_years_is_absent(page, sheet, desk, ids):
    assert states(sheet)["何秋实"] == PRESENT
    sick = {
        "person": ids["何秋实"],
        "type": "sick_leave",
        "day": date(2024, 1, 10),
        "end": date(2027, 1, 5),
        "state": "approved",
        "late_reason": "补记",
    }
    saved = desk.save("leave", sick)
    sheet.refresh()
    away = next(mark for mark in sheet.model.marks if mark.name == "何秋实")
    assert (away.state, away.reason) == (ABSENT, "病假")
    assert "2024-01-10 至 2027-01-05" in away.proof
    # Sent home and back earlier: what was kept of long leaves is read anew.
    desk.change(saved.id, {"returned_on": date(2026, 3, 1), "late_reason": "补记"})
    sheet.refresh()
    assert states(sheet)["何秋实"] == PRESENT
    desk.undo()
    sheet.refresh()
    assert states(sheet)["何秋实"] == ABSENT


def test_space_marks_absent_a_digit_gives_the_reason_a_letter_jumps(sheet, ids):
    view = sheet.view
    view.setFocus()
    QTest.keyClicks(view, "h")
    assert sheet.model.marks[view.currentIndex().row()].name == "何秋实"
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert states(sheet)["何秋实"] == ABSENT
    assert "1 人还没写缺席原因" in sheet.sum.text()
    QTest.keyClicks(view, "2")
    assert sheet.answers()["absent"] == (
        {"person": ids["罗启明"], "reason": "年休假"},
        {"person": ids["何秋实"], "reason": "出差"},
    )
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert states(sheet)["何秋实"] == PRESENT


def test_what_the_user_marked_outlives_a_change_of_day(page, sheet):
    sheet.model.change(0, state=ABSENT, reason="值班")
    page.form.editor("day").fill(date(2026, 11, 19))
    page.form.editor("day").edited.emit()
    assert sheet.model.marks[0].reason == "值班"


def test_the_meeting_is_saved_with_those_present_and_those_absent(page, desk, ids):
    page.save()
    (meeting,) = desk.facts().all("meeting")
    assert set(meeting["attendees"]) == {
        ids[name] for name in ("沈立诚", "秦柏川", "何秋实", "顾远帆")
    }
    assert meeting["absent"] == ({"person": ids["罗启明"], "reason": "年休假"},)


def test_opening_a_saved_meeting_adds_nobody_behind_its_back(page, window, desk, ids):
    page.save()
    (meeting,) = desk.facts().all("meeting")
    desk.change(meeting.id, {"attendees": (ids["沈立诚"],), "absent": None})
    window.open_record(meeting.id)
    sheet = window.page().form.sheet
    assert states(sheet) == {
        "沈立诚": PRESENT,
        **dict.fromkeys(("秦柏川", "罗启明", "何秋实", "顾远帆"), NOT_LISTED),
    }
    assert sheet.answers() == {"attendees": (ids["沈立诚"],), "absent": None}


def test_a_draft_keeps_the_marks(page, sheet, window, desk):
    sheet.model.change(1, state=ABSENT, reason="出差")
    page.form.edited.emit()
    page.keep_draft()
    key = desk.draft_list()[0][0]
    window.start("meeting", draft=key)
    again = window.page().form.sheet
    assert states(again)["秦柏川"] == ABSENT
    assert states(again)["罗启明"] == ABSENT
    assert states(again)["沈立诚"] == PRESENT


def test_a_meeting_without_anybody_is_not_finished_and_says_so_beside_the_list(page, sheet, desk):
    for row in range(len(sheet.model.marks)):
        sheet.model.change(row, state=ABSENT, reason="出差")
    page.save()
    assert not desk.facts().all("meeting")
    said = page.form.lines["attendees"].said
    assert said.text() == "到会人员里一个人也没有，不算开过会。"
    assert said.isVisible()
    for row in range(len(sheet.model.marks)):
        sheet.model.change(row, state=NOT_LISTED)
    page.save()
    assert not desk.facts().all("meeting")
