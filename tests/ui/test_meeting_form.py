from datetime import date

import pytest
from PySide6.QtCore import Qt

from fqdesk.domain.facts import Facts
from tests.ui.branch_desk import COMMITTEE
from tests.ui.windows import settled, window
from ui.editors.roster_view import ABSENT


@pytest.fixture
def shown(qtbot, qapp, tmp_path):
    return window(qtbot, qapp, tmp_path)


def begin(shown, kind="committee_meeting", day=date(2026, 11, 23)):
    shown.start("meeting", {"type": kind, "day": day}, once=True)
    return shown.page()


def marks(form):
    return {m.name: (m.state, m.reason) for m in form.sheet.model.marks}


def newest(shown) -> object:
    facts: Facts = shown.desk.facts()
    return max(facts.all("meeting"), key=lambda r: r.seq)


def type_vote(qtbot, form, matter, **numbers):
    cells = {editor.field.key: editor for editor in form.votes.rows[-1]}
    cells["matter"].line.setText(matter)
    cells["matter"].edited.emit()
    for key, number in numbers.items():
        cells[key].line.clear()
        qtbot.keyClicks(cells[key].line, str(number))
    return cells


def test_whoever_was_on_leave_that_day_is_absent_with_the_reason(shown):
    form = begin(shown, day=date(2026, 11, 20)).form
    assert set(marks(form)) == set(COMMITTEE)
    assert marks(form)["罗启明"] == (ABSENT, "年休假")
    assert form.quorum.word.text() == "应到委员 5 人，实到 4 人，可以开会。条例第十二条"
    form.editor("day").bring_back("2026-11-23")
    form.editor("day").edited.emit()
    assert marks(form)["罗启明"] == ("present", "")


def test_the_type_decides_who_is_called_and_what_is_asked(shown):
    page = begin(shown)
    form = page.form
    assert not form.lines["lecturer"].shown
    assert page.title.text() == "新记 支部委员会"
    form.editor("type").fill("party_class")
    form.editor("type").edited.emit()
    page.check()
    assert form.lines["lecturer"].shown
    assert len(marks(form)) == 10
    assert page.title.text() == "新记 党课"
    assert not form.quorum.isVisibleTo(form)


def test_a_vote_knows_who_may_vote_and_says_the_rule_as_it_is_typed(qtbot, shown):
    form = begin(shown, "general_meeting").form
    cells = type_vote(qtbot, form, "接收预备党员")
    assert (cells["entitled"].value(), cells["present"].value()) == (9, 9), "only full members"
    qtbot.keyClicks(cells["ayes"].line, "4")
    assert "要 5 票才超过半数，按规则未通过" in form.advice.text()
    cells["ayes"].line.clear()
    qtbot.keyClicks(cells["ayes"].line, "9")
    assert "按规则通过" in form.advice.text()
    assert "第十一条" in form.advice.toolTip()


def test_too_few_for_a_meeting_is_said_with_its_rule(shown):
    form = begin(shown).form
    for row in range(3):
        form.sheet.view.toggle(row)
    assert form.quorum.word.text() == "应到委员 5 人，实到 2 人，不足半数，不能表决。条例第十二条"


def test_the_late_bar_comes_by_itself_and_offers_a_reason(qtbot, shown):
    page = begin(shown, day=date(2026, 11, 18))
    bar = page.notices.bars["late"]
    assert bar.notice.title == "补录：11 月 18 日（周三）的事今天登记，晚 5 天。"
    bar.notice.acts[1][1]()
    assert page.form.said("late_reason") == {"late_reason": "值班后整理"}
    assert "late" not in page.notices.bars
    page.form.editor("day").bring_back("2026-11-21")
    page.form.editor("late_reason").fill(None)
    page.check()
    assert "late" not in page.notices.bars, "day three is in time"


def test_the_next_meeting_of_the_sitting_shares_people_and_place(qtbot, shown):
    page = begin(shown)
    form = page.form
    form.editor("topic").bring_back("研究发展党员")
    form.editor("place").bring_back("二楼会议室")
    form.editor("end").bring_back("15:00")
    form.sheet.view.setCurrentIndex(form.sheet.model.index(3, 0))
    qtbot.keyClick(form.sheet.view, Qt.Key.Key_1)
    page.save_and_follow()
    settled(qtbot, shown)
    first = newest(shown)
    assert first["topic"] == "研究发展党员"
    after = shown.page()
    assert after is not page
    said = after.form.said("day", "place", "start", "topic", "type")
    assert said["day"] == date(2026, 11, 23)
    assert (said["place"], said["start"]) == ("二楼会议室", "15:00")
    assert said.get("topic") is None
    after.form.editor("type").fill("general_meeting")
    after.form.editor("type").edited.emit()
    found = marks(after.form)
    assert len(found) == 10, "the other meeting calls more people"
    assert found["何秋实"] == (ABSENT, "值班")
    assert sum(state == ABSENT for state, _ in found.values()) == 1


def test_a_committee_meeting_takes_few_inputs(qtbot, shown):
    """支委会 with votes, an absence and a task: at most twelve inputs (peers.md 5)."""
    page = begin(shown, day=date(2026, 11, 20))  # 1, from the matrix, absence known
    form, inputs = page.form, 1

    def put(key, text):
        nonlocal inputs
        form.editor(key).bring_back(text)
        form.editor(key).edited.emit()
        inputs += 1

    page.like_last()  # place, chair and recorder of the last one
    inputs += 1
    form.editor("type").fill("committee_meeting")
    put("topic", "推荐年度优秀民警")
    put("minutes", "沈立诚：按条件推荐。其他同志同意。")
    put("resolution", "同意推荐。")
    type_vote(qtbot, form, "推荐人选", ayes=4)
    inputs += 2
    put("actions", [{"matter": "报送推荐材料", "due": "2026-11-27"}])
    page.save()
    inputs += 1
    settled(qtbot, shown)
    saved = newest(shown)
    assert saved["topic"] == "推荐年度优秀民警"
    assert [row["reason"] for row in saved["absent"]] == ["年休假"]
    assert saved["votes"][0]["present"] == 4
    assert inputs <= 12


def test_an_old_meeting_shows_history_and_prints_from_its_form(qtbot, shown):
    record = shown.desk.facts().all("meeting")[3]
    shown.open_record(record.id)
    page = shown.page()
    assert not page.side.isVisible()
    page.toggle_side()
    assert page.side.isVisible()
    qtbot.keyClick(page.form, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, shown)
    assert shown.page().told.text() == "共 2 页，单面打印"


def test_at_200_percent_each_section_is_a_tab_and_enter_walks_through_them(qtbot, qapp, tmp_path):
    made = window(qtbot, qapp, tmp_path, percent=200)
    page = begin(made)
    form = page.form
    assert form.tabs.names == ["基本", "出席", "议题", "表决", "要办的事", "照片"]
    assert form.tabs.bar.tabText(1) == "出席  5/5"
    form.editor("topic").stops()[0].setFocus()
    form.walk(1)
    assert form.tabs.bar.currentIndex() == 1
    assert form.sheet.view.hasFocus()
    assert (made.width(), made.height()) == (1366, 738)
