"""创建: the tree, one item with all that it rests on, and the form that closes a gap."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from fqdesk.evidence.outcomes import Outcome
from ui.pages.criteria_page import CHAPTER, ITEM, CriteriaPage
from ui.pages.criteria_tree import short_id
from ui.tables.record_list import RecordList
from ui.widgets.button import ActButton
from ui.widgets.quote import marked


@pytest.fixture
def page(window, settle) -> CriteriaPage:
    window.show_page("criteria", standard="chongzhou-2019")
    settle()
    return window.page()


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def press(widget, text):
    QApplication.processEvents()  # what was made just now is shown by then
    buttons = [b for b in widget.findChildren(ActButton) if b.isVisible()]
    next(b for b in buttons if b.text().startswith(text)).click()


def test_every_item_of_the_standard_stands_in_the_tree(page, desk):
    standard = next(s for s in desk.standards() if s.id == "chongzhou-2019")
    assert set(page.tree.items) == {item.id for item in standard.everything}
    assert {n.number for n in standard.numbered} == set(range(1, 27))
    assert "共核" in page.told.text()


def test_an_item_shows_words_numbers_reason_and_gaps(page):
    page.tree.go("CZ-02a")
    text = said(page.view)
    assert "“三会一课”" in text
    assert "《全市公安机关创建" in text
    assert "四（一）2" in text
    assert "已落实" in text
    assert "期间：" in text
    assert "缺口" in text
    assert "background-color" in text  # the tested clause is marked


def test_a_gap_leads_in_one_act_to_the_form_already_filled(window, page, settle):
    page.tree.go("CZ-02a")
    press(page.view, "去补")
    form = window.page()
    assert form.kind.key == "meeting"
    assert form.form.said("type") == {"type": "general_meeting"}
    assert form.once
    window.leave()
    settle()
    assert window.page() is page
    assert page.tree.current_id() == "CZ-02a"


def test_counting_records_are_listed_and_open_by_enter(window, page, desk, ids, settle):
    desk.save(
        "setting",
        {"key": "cadence.visit", "value": "month", "day": desk.today().replace(year=2025)},
    )
    settle()
    page.tree.go("CZ-06a")
    lists = page.view.findChildren(RecordList)
    shown = [r for one in lists for r in one.records]
    result = page.assessment.result("CZ-06a")
    counted = [i for c in result.checks for i in c.finding.evidence]
    assert [r.id for r in shown] == counted


def test_only_what_is_not_met_can_be_shown(page):
    page.tree.narrow(only_open=True)
    hidden = {key for key, leaf in page.tree.items.items() if leaf.isHidden()}
    for key in page.tree.items:
        outcome = page.assessment.result(key).outcome
        closed = outcome in {Outcome.MET, Outcome.NOT_APPLICABLE, Outcome.OUT_OF_SCOPE}
        assert (key in hidden) == closed


def test_alt_and_arrows_walk_the_items(page):
    page.tree.go("CZ-01")
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.tree.current_id() == "CZ-02a"
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.tree.current_id() == "CZ-01"


def test_a_judgement_stands_beside_what_is_computed(window, page, desk, ids, settle):
    page.tree.go("CZ-02b")
    press(page.view, "写自己的判断")
    form = window.page()
    assert form.form.said("standard", "item") == {"standard": "chongzhou-2019", "item": "CZ-02b"}
    form.form.fill_empty({"outcome": "met", "reason": "推荐材料在二号盒", "by": ids["沈立诚"]})
    form.save()
    settle()
    assert window.page() is page
    text = said(page.view)
    assert "推荐材料在二号盒" in text
    assert "待确认" in text
    assert "互不覆盖" in text


def test_a_change_of_records_is_judged_anew(page, desk, settle):
    before = page.assessment
    desk.save("station", {"name": "新名字", "station_class": "rural", "day": desk.today()})
    settle()
    assert page.assessment is not before


def test_the_volume_is_that_of_the_chapter_or_item_looked_at(page):
    page.tree.go("CZ-02a")
    assert page.items_of_scope() is None
    page.scope.setCurrentText(ITEM)
    assert page.items_of_scope() == ("CZ-02a",)
    page.scope.setCurrentText(CHAPTER)
    assert page.items_of_scope()[0] == "CZ-01"
    assert all(item.startswith("CZ-0") for item in page.items_of_scope())


def test_words_of_a_standard_are_never_read_as_markup():
    assert marked("a<b>&c", "b") == (
        'a&lt;<span style="background-color: #FBE9A9">b</span>&gt;&amp;c'
    )
    assert marked("全文", "全文") == "全文"
    assert marked("全文", "别的") == "全文"
    assert short_id("CZ-02a") == "2a"
    assert short_id("CZ-P1") == "P1"


def test_a_gap_of_last_year_asks_for_the_day_and_says_which_period(qtbot, window, page, settle):
    page.tree.go("CZ-02a")
    press(page.view, "去补")
    form = window.page()
    day = form.form.editor("day")
    assert day.blank()
    qtbot.waitUntil(day.line.hasFocus)
    assert "2025 年第 1 季度的支部党员大会" in form.notices.bars["aim"].notice.title
    qtbot.keyClicks(day.line, "315")
    assert day.value() == date(2025, 3, 15)
    window.leave()
    settle()


def test_what_is_overdue_is_not_told_to_be_in_time(window, page):
    page.tree.go("CZ-02a")
    heads = [one.text() for one in page.view.findChildren(QLabel)]
    late, ahead = heads.index("今年已经过期的"), heads.index("今年还要做")
    assert late < ahead
    assert "期限 03-31，已过 237 天" in heads[late:ahead]
    said_ahead = [text for text in heads[ahead:] if text.startswith(("最迟", "期限"))]
    assert said_ahead
    assert all(text.startswith("最迟") for text in said_ahead)


def test_f3_shows_by_which_words_an_item_is_judged(page, qtbot):
    page.tree.go("CZ-02a")
    bar = page.rolled.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.keyClick(page.tree, Qt.Key.Key_F3)
    assert bar.value() == 0
