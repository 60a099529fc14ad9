from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QRect, Qt

from fqdesk.domain.log_draft import draft
from tests.ui.branch_desk import meeting
from tests.ui.windows import settled, window
from ui import app as application
from ui.first_start.offering import offer
from ui.pages.begun import begun, begun_log, day_of
from ui.pages.form_page import FormPage


@pytest.fixture
def shown(qtbot, qapp, tmp_path):
    return window(qtbot, qapp, tmp_path)


def lines(page):
    return [line for line in page.list.jobs.lines if line.act is not None]


def groups(page):
    return {line.title: line.sub for line in page.list.jobs.lines if line.act is None}


def titles(page):
    return [line.title for line in lines(page)]


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)


def test_it_opens_on_the_day_with_the_late_jobs_first_and_counts_them(shown):
    page = shown.page()
    assert page.title.text().startswith("11 月 23 日")
    assert titles(page)[0] == "补记 10 月主题党日"
    assert groups(page)["已过期限"] == "2"
    assert sum(int(count) for count in groups(page).values()) == len(lines(page))
    counts = {key: button.count for key, button in shown.navigation.buttons.items()}
    assert counts["today"] == len(lines(page))
    assert page.list.hasFocus() or page.list.isVisible()


def test_a_job_says_what_doing_it_makes_of_its_claim(shown):
    page = shown.page()
    said = {line.title: f"{line.claim} {line.effect}" for line in lines(page)}
    assert said["补记 10 月主题党日"].startswith("崇州 第 2 条 ")
    assert "还差" in said["补记 10 月主题党日"]
    index = page.list.jobs.index(1)
    assert page.list.jobs.lines[1].effect in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.list.jobs.lines[1].effect in index.data(Qt.ItemDataRole.ToolTipRole)


def test_enter_opens_the_form_already_filled_and_closing_the_gap_takes_it_off_the_list(
    qtbot, shown
):
    page = shown.page()
    before = titles(page)
    press(qtbot, page.list, Qt.Key.Key_Return)
    form = shown.page()
    assert isinstance(form, FormPage)
    assert form.form.said("type")["type"] == "theme_day"
    assert form.form.editor("day").blank(), "the day of what is past is asked, never guessed"
    form.form.editor("day").bring_back("2026-10-24")
    form.form.editor("topic").bring_back("到柳溪村帮助秋收")
    form.form.editor("late_reason").bring_back("值班后整理")
    form.save()
    settled(qtbot, shown)
    assert shown.page() is page
    assert [t for t in before if t not in titles(page)] == ["补记 10 月主题党日"]
    assert page.list.current().title == titles(page)[0]


def test_a_job_of_an_existing_record_opens_that_record(qtbot, shown):
    page = shown.page()
    row = [line.title for line in page.list.jobs.lines].index("答复云岭村：村口路灯不亮")
    page.list.setCurrentIndex(page.list.jobs.index(row))
    page.list.do()
    assert shown.page().record["content"] == "村口路灯不亮"


def test_f3_shows_the_claim_that_the_job_serves(qtbot, shown):
    page = shown.page()
    assert page.list.current().claim == "崇州 第 2 条"
    press(qtbot, page.list, Qt.Key.Key_F3)
    assert shown.page().key == "criteria"
    settled(qtbot, shown)


def test_a_click_on_the_button_of_a_row_does_that_job(qtbot, shown):
    page = shown.page()
    index = page.list.jobs.index(2)
    line = page.list.jobs.lines[2]
    place = page.list.painting.places(page.list.visualRect(index), line)["button"]
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert isinstance(shown.page(), FormPage)
    assert shown.page().record["topic"] == "学习内务条令"


def test_a_form_that_was_left_half_written_is_a_job_until_it_is_finished(qtbot, shown):
    page = shown.page()
    shown.start("visit", once=True)
    form = shown.page()
    qtbot.keyClicks(form.form.editor("topic").line, "kanwang")
    shown.leave()
    page.reload()
    settled(qtbot, shown)
    (line,) = [line for line in lines(page) if line.when == "草稿"]
    assert groups(page)["写了一半"] == "1"
    line.act()
    assert shown.page().form.said("topic")["topic"] == "kanwang"


def test_a_form_that_nobody_wants_is_thrown_away_from_the_list_and_put_back(qtbot, shown):
    page = shown.page()
    shown.start("visit", once=True)
    qtbot.keyClicks(shown.page().form.editor("topic").line, "kanwang")
    shown.leave()
    assert groups(page)["写了一半"] == "1"
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.jobs.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert "写了一半" not in groups(page)
    assert shown.desk.draft_list() == []
    page.notices.bars["draft"].notice.acts[0][1]()
    assert groups(page)["写了一半"] == "1"
    page.list.setCurrentIndex(page.list.jobs.index(3))
    before = len(lines(page))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(lines(page)) == before


def half(qtbot, shown, day, text):
    """A 政工日志 that somebody began for a day and left."""
    shown.start("political_log", once=True)
    form = shown.page()
    form.form.editor("day").line.setText("")
    qtbot.keyClicks(form.form.editor("day").line, day)
    form.form.editor("text").box.setPlainText(text)
    shown.leave()
    shown.page().reload()
    settled(qtbot, shown)


def test_what_is_half_written_comes_first(qtbot, shown):
    shown.start("visit", once=True)
    qtbot.keyClicks(shown.page().form.editor("topic").line, "kanwang")
    shown.leave()
    page = shown.page()
    page.reload()
    settled(qtbot, shown)
    assert list(groups(page))[:2] == ["写了一半", "已过期限"]
    assert page.list.jobs.lines[1].when == "草稿"


def test_the_begun_log_of_another_day_does_not_stand_in_the_way_of_todays(qtbot, shown):
    page = shown.page()
    half(qtbot, shown, "1122", "昨天补的话")
    assert "防火检查" in page.log.text.text()
    assert [line.title for line in lines(page) if line.when == "草稿"] == [
        "把“2026-11-22 政工日志”定稿"
    ]
    page.write_log()
    assert shown.page().form.said("day")["day"] == date(2026, 11, 23)
    assert "防火检查" in shown.page().form.said("text")["text"]


def test_a_draft_whose_day_was_typed_short_belongs_to_that_day(qtbot, shown):
    shown.start("political_log", once=True)
    day = shown.page().form.editor("day")
    day.line.setText("昨")
    day.edited.emit()
    shown.leave()
    shown.desk.clock.at = datetime.fromisoformat("2026-11-25T08:00")
    (found,) = begun(shown.desk)
    assert day_of(found[1]) == date(2026, 11, 22)
    assert begun_log(shown.desk, date(2026, 11, 22)) == found


def test_the_card_shows_the_users_own_words_once_he_has_begun(qtbot, shown):
    page = shown.page()
    half(qtbot, shown, "1123", "今天我自己写的。")
    assert page.log.text.text() == "今天我自己写的。"
    assert "写了一半" not in groups(page)
    page.write_log()
    assert shown.page().form.said("text")["text"] == "今天我自己写的。"


def test_drafts_of_the_last_time_are_told_once_and_the_notice_goes_with_them(qtbot, shown):
    half(qtbot, shown, "1122", "昨天补的话")
    shown.start("visit", once=True)
    qtbot.keyClicks(shown.page().form.editor("topic").line, "kanwang")
    shown.leave()
    offer(shown)
    page = shown.page()
    notice = page.notices.bars["begun"].notice
    assert notice.title.startswith("上次有 2 份没写完：")
    notice.acts[0][1]()
    assert shown.page().form.said("topic")["topic"] == "kanwang"
    shown.leave()
    for key, _ in begun(shown.desk):
        shown.desk.draft_discard(key)
    page.reload()
    settled(qtbot, shown)
    assert not page.notices.bars


def test_nothing_is_told_where_nothing_was_begun(shown):
    offer(shown)
    assert not shown.page().notices.bars


def test_the_log_is_written_from_the_day_and_stores_what_was_signed(qtbot, shown):
    page = shown.page()
    assert "防火检查" in page.log.text.text()
    page.write_log()
    form = shown.page()
    assert "防火检查" in form.form.said("text")["text"]
    text = form.form.said("text")["text"] + "下午组织学习。"
    form.form.editor("text").fill(text)
    form.save()
    settled(qtbot, shown)
    assert page.log.state.word.text() == "已写"
    (saved,) = [r for r in shown.desk.facts().all("political_log") if r.day == date(2026, 11, 23)]
    assert saved["text"] == text
    assert [shown.desk.record(key).kind for key in saved["sources"]] == ["visit"]
    assert shown.desk.name(saved["author"]) == "沈立诚"


def test_what_was_said_in_a_talk_never_reaches_the_log(shown):
    facts = shown.desk.facts()
    for day in {talk.day for talk in facts.all("heart_talk")}:
        assert "只给记录人看的话" not in draft(facts, day)[0]


def test_the_rate_says_its_formula_and_why_nine_of_ten_are_not_enough(shown):
    card = shown.page().rate
    assert card.figure.text() == "0.0 %"
    assert "应休 10 人" in card.formula.text()
    assert "不算“高于”" in card.said.text()
    assert "最迟 2026 年 12 月 18 日" in card.said.text()


def test_a_backup_can_be_made_from_the_page(qtbot, shown):
    page = shown.page()
    assert page.backup.state.word.text() == "该备份了"
    page.back_up()
    settled(qtbot, shown)
    assert page.backup.state.word.text() == "正常"
    assert list((shown.desk.folder / "backups").glob("*.db"))


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_the_reason_of_a_job_ends_before_its_claim(qtbot, qapp, tmp_path, percent):
    made = window(qtbot, qapp, tmp_path, percent)
    jobs = made.page().list
    row = QRect(0, 0, jobs.viewport().width(), 60)
    for line in lines(made.page()):
        why, places = jobs.painting.why_place(row, line), jobs.painting.places(row, line)
        if "claim" in places:
            assert places["claim"].left() - why.right() >= 4
            assert places["claim"].right() < places["button"].left()
    application.dress(qapp, 100)


def test_at_200_percent_the_cards_are_tabs_and_nothing_is_wider_than_the_page(
    qtbot, qapp, tmp_path
):
    made = window(qtbot, qapp, tmp_path, percent=200)
    page = made.page()
    assert page.tabs.bar.count() == 5
    assert page.tabs.bar.tabText(0) == f"要补  {len(lines(page))}"
    assert page.minimumSizeHint().width() <= 1366 - made.navigation.width()
    for number in range(5):
        page.tabs.go(number)
        qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        shown = page.tabs.stack.currentWidget()
        assert shown.width() <= page.width()


def test_the_numbers_beside_the_pages_follow_what_is_written_elsewhere(qtbot, shown):
    buttons = shown.navigation.buttons
    before = {key: button.count for key, button in buttons.items()}
    shown.show_page("party")
    settled(qtbot, shown)
    people = {r["name"]: r.id for r in shown.desk.registers() if r.kind == "person"}
    draft = meeting(people, "theme_day", date(2026, 10, 25), "补记", late_reason="漏记")
    shown.desk.save(draft.kind, draft.values)
    qtbot.waitUntil(lambda: buttons["party"].count == before["party"] - 1, timeout=15_000)
    assert buttons["today"].count == before["today"] - 1
    assert shown.page().key == "party"
