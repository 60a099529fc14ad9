import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from fqdesk.desk import Query
from fqdesk.desk.forms import RECORD, SIGN_IN, print_forms, print_year_book
from fqdesk.domain.cadence import EXPLAINED
from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Refused
from tests.ui.windows import settled, window
from ui import app as application
from ui.pages.form_page import FormPage


@pytest.fixture
def shown(qtbot, qapp, tmp_path):
    made = window(qtbot, qapp, tmp_path)
    made.show_page("party")
    settled(qtbot, made)
    return made


def row_of(matrix, name):
    return next(n for n, band in enumerate(matrix.sheet.bands) if band.name == name)


def choose(page, name, month):
    row = row_of(page.matrix, name)
    boxes = page.matrix.sheet.bands[row].boxes
    box = next(n for n, one in enumerate(boxes) if one.first <= month - 1 <= one.last)
    page.matrix.choose(row, box)


def texts(page, name):
    band = page.matrix.sheet.bands[row_of(page.matrix, name)]
    return {s.column + 1: (s.state, s.text) for box in band.boxes for s in box.signs}


def test_it_opens_on_the_oldest_gap_and_says_why_it_is_one(shown):
    page = shown.page()
    assert page.matrix.describe() == "主题党日，10 月，缺"
    told = page.pane.told
    assert (told.title, told.state) == ("主题党日・10 月", "overdue")
    assert ("为什么算缺", "2026 年 10 月没有主题党日记录。") in told.paragraphs
    assert "帮助秋收" in told.clue[0], "a log of the month that speaks of it is offered"
    assert [text for text, _ in told.claims] == ["崇州 第 2 条", "南通 四（一）"]
    assert "正式党员 9 人・预备党员 1 人・支委 5 人" in page.told.text()


def test_the_arrows_walk_periods_and_enter_begins_the_missing_one(qtbot, shown):
    page = shown.page()
    qtbot.keyClick(page.matrix, Qt.Key.Key_Right)
    assert page.matrix.describe() == "主题党日，11 月，25日待"
    qtbot.keyClick(page.matrix, Qt.Key.Key_Up)
    assert page.matrix.describe().startswith("党课，10 月至12 月")
    qtbot.keyClick(page.matrix, Qt.Key.Key_Down)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Left)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    form = shown.page()
    assert isinstance(form, FormPage)
    assert form.form.said("type")["type"] == "theme_day"
    assert form.form.editor("day").blank()


def test_enter_on_what_was_held_opens_its_record(qtbot, shown):
    page = shown.page()
    choose(page, "支部党员大会", 5)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    assert str(shown.page().record.day) == "2026-05-19"


def test_a_meeting_that_is_finished_stands_in_its_cell_at_once(qtbot, shown):
    page = shown.page()
    choose(page, "主题党日", 11)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    form = shown.page()
    form.form.editor("topic").bring_back("学习")
    form.save()
    settled(qtbot, shown)
    assert texts(page, "主题党日")[11] == ("done", "23日")


def test_a_form_left_half_written_shows_as_draft_and_opens_from_its_cell(qtbot, shown):
    page = shown.page()
    choose(page, "支部委员会", 11)
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    qtbot.keyClicks(shown.page().form.editor("topic").line, "nianzhong")
    shown.leave()
    page.reload()
    settled(qtbot, shown)
    assert texts(page, "支部委员会")[11] == ("draft", "草稿")
    qtbot.keyClick(page.matrix, Qt.Key.Key_Return)
    assert shown.page().form.said("topic")["topic"] == "nianzhong"


def test_why_nothing_was_held_is_kept_and_can_be_undone(qtbot, shown):
    page = shown.page()
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_R)
    page.pane.reason.setText("全所抗洪，没有开展")
    qtbot.keyClick(page.pane.reason, Qt.Key.Key_Return)
    settled(qtbot, shown)
    assert texts(page, "主题党日")[10] == ("explained", "已说明")
    (said,) = shown.desk.query("judgement", Query())
    assert (said["standard"], said["item"], said["check"]) == (EXPLAINED, "theme_day", "2026-10")
    assert ("已写明的原因", "全所抗洪，没有开展") in page.pane.told.paragraphs
    shown.undo()
    settled(qtbot, shown)
    assert texts(page, "主题党日")[10] == ("overdue", "缺")


def explain_missed(qtbot, shown, reason):
    page = shown.page()
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_R)
    before = page.pane.reason.text()
    page.pane.reason.setText(before + reason)
    qtbot.keyClick(page.pane.reason, Qt.Key.Key_Return)
    settled(qtbot, shown)


def test_a_reason_is_told_in_words_when_it_is_taken_back(qtbot, shown):
    explain_missed(qtbot, shown, "全所抗洪，没有开展")
    assert shown.desk.undo_said() == "新记 2026年10月 主题党日 未开展的原因"
    (said,) = shown.desk.query("judgement", Query())
    shown_words = [shown.desk.shown(f, said[f.key]) for f in KINDS["judgement"].fields[:4]]
    assert shown_words == ["没有开展的原因", "主题党日", "2026年10月", "未达标"]


def test_a_second_reason_changes_the_first(qtbot, shown):
    explain_missed(qtbot, shown, "全所抗洪")
    explain_missed(qtbot, shown, "，没有开展")
    (said,) = shown.desk.query("judgement", Query())
    assert said["reason"] == "全所抗洪，没有开展"
    assert [one.action for one in shown.desk.history(said.id)] == ["create", "change"]


def test_what_does_not_apply_is_one_box_with_its_reason(shown):
    page = shown.page()
    band = page.matrix.sheet.bands[row_of(page.matrix, "党小组会")]
    assert len(band.boxes) == 1
    assert band.boxes[0].words == "不适用：本支部没有划分党小组（正式党员 9 人）"
    assert band.tail == "不计"


def test_pairs_show_their_last_talk_and_enter_notes_one(qtbot, shown):
    page = shown.page()
    page.tabs.go(page.numbers["谈心谈话"])
    assert page.pairs.describe() == "邵一鸣，沈立诚，未谈"
    assert page.pair_pane.told.state == "untold"
    qtbot.keyClick(page.pairs, Qt.Key.Key_Return)
    form = shown.page()
    names = [shown.desk.name(form.form.said(key)[key]) for key in ("talker", "talked")]
    assert names == ["邵一鸣", "沈立诚"]
    form.save()
    settled(qtbot, shown)
    band = page.pairs.sheet.bands[9]
    assert (band.tail, band.tail_state) == ("1 次", "done")


def test_nothing_that_was_said_in_a_talk_is_on_the_page(shown):
    page = shown.page()
    for row in range(10):
        for column in range(10):
            page.pairs.choose(row, column)
            assert "只给记录人看的话" not in repr(page.pair_pane.told)


def test_dues_tell_month_by_month_and_open_the_form_of_the_open_one(shown):
    page = shown.page()
    rows = page.dues.table.rows
    assert [row.cells[1].said for row in rows][9:] == ["已收", "待收", "未到"]
    page.dues.open_row("10")
    assert str(shown.page().form.said("month")["month"]) == "2026-11"


def test_members_and_turnout_come_from_the_roster_and_the_sheets(shown):
    page = shown.page()
    assert page.members.table.rows[0].cells[0] == "沈立诚"
    assert page.members.table.rows[-1].cells[2] == "预备党员"
    assert [bar.name for bar in page.turnout.chart.bars] == ["一季度", "二季度", "三季度", "四季度"]
    assert page.turnout.chart.bars[0].words == "100.0 %"


def test_another_year_is_one_key_away(qtbot, shown):
    page = shown.page()
    page.go_year(2025)
    settled(qtbot, shown)
    assert page.shown_year.text() == "2025 年"
    assert page.made.year == 2025


def test_f3_says_the_rule(qtbot, shown):
    page = shown.page()
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_F3)
    assert "第十六条" in page.notices.bars["rule"].notice.said


def test_a_meeting_prints_its_record_and_the_year_its_book(qtbot, shown, tmp_path):
    desk = shown.desk
    meeting = desk.facts().all("meeting")[0]
    path = tmp_path / "book.pdf"
    pages = print_forms(desk, [meeting.id], [RECORD, SIGN_IN], path)
    read = PdfReader(path)
    assert len(read.pages) == pages == 2
    assert "会议记录" in read.pages[0].extract_text().replace(" ", "")
    assert "签到" in read.pages[1].extract_text().replace(" ", "")
    with pytest.raises(Refused):
        print_forms(desk, [], [RECORD], path)
    assert print_year_book(desk, 2026, path) == len(PdfReader(path).pages) > 5
    assert "记录本" in PdfReader(path).pages[0].extract_text().replace(" ", "")


def test_the_record_is_looked_at_before_it_is_printed(qtbot, shown, tmp_path):
    page = shown.page()
    choose(page, "支部委员会", 3)
    page.pane.told.acts[1][2]()
    settled(qtbot, shown)
    paper = shown.page()
    assert paper.key == "forms"
    assert paper.told.text() == "共 1 页，单面打印"
    paper.save_to(tmp_path / "记录.pdf")
    assert len(PdfReader(tmp_path / "记录.pdf").pages) == 1
    shown.leave()
    assert shown.page() is page


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_the_month_of_today_is_in_sight_at_every_size(qtbot, qapp, tmp_path, percent):
    made = window(qtbot, qapp, tmp_path, percent)
    made.show_page("party")
    settled(qtbot, made)
    matrix = made.page().matrix
    today = matrix.place(0, matrix.sheet.here, matrix.sheet.here)
    assert matrix.name_width <= today.left()
    assert today.right() <= matrix.viewport().width()
    if percent < 200:
        assert matrix.horizontalScrollBar().maximum() == 0, "all months and the sums are seen"
    application.dress(qapp, 100)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_reports_and_turnout_are_read_at_every_size(qtbot, qapp, tmp_path, percent):
    made = window(qtbot, qapp, tmp_path, percent)
    made.show_page("party")
    settled(qtbot, made)
    page = made.page()
    page.tabs.go(page.numbers["汇报与调研"])
    qapp.processEvents()
    table = page.reports.table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(2) >= 6 * made.theme.body, "what it was about"
    page.tabs.go(page.numbers["到会率"])
    qapp.processEvents()
    area = page.tabs.stack.currentWidget()
    assert area.verticalScrollBar().maximum() == 0, "the bars stand there with their names"
    application.dress(qapp, 100)


def test_at_200_percent_the_pane_is_a_tab_and_the_window_keeps_its_size(qtbot, qapp, tmp_path):
    made = window(qtbot, qapp, tmp_path, percent=200)
    made.show_page("party")
    settled(qtbot, made)
    page = made.page()
    assert "这一格" in page.numbers
    assert (made.width(), made.height()) == (1366, 738)
    assert page.tabs.bar.sizeHint().width() <= page.width()


def test_the_register_of_talks_is_printed_from_their_tab(qtbot, shown):
    page = shown.page()
    page.tabs.go(page.numbers["谈心谈话"])
    qtbot.keyClick(page.pairs, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shown.page().title.text() == "2026 年谈心谈话台账"
    qtbot.waitUntil(lambda: shown.page().told.text().startswith("共 "))


def test_only_one_act_of_a_period_that_is_not_done_answers_to_enter(qtbot, shown):
    page = shown.pages["party"]
    held = next(m for m in shown.desk.facts().all("meeting") if m["type"] == "committee_meeting")
    absent = tuple({"person": who, "reason": "值班"} for who in held["attendees"][1:])
    changes = {"attendees": held["attendees"][:1], "absent": absent, "recorder": None}
    shown.desk.change(held.id, changes)
    settled(qtbot, shown)
    row = next(n for n, line in enumerate(page.made.lines) if line.series == "committee_meeting")
    page.matrix.choose(row, held.day.month - 1)
    assert "到会 1/5 名委员，不足半数" in str(page.pane.told.paragraphs)
    assert [keys for _, keys, _ in page.pane.told.acts].count("Enter") == 1
    assert any("的记录" in text for text, _, _ in page.pane.told.acts)
