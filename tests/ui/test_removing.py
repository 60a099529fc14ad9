"""Removing what others cite: no question in vain, but what to do, and the way there."""

from datetime import date

from PySide6.QtWidgets import QApplication

from ui.pages.form_page import FormPage


def told(window):
    return window.page().notices.bars["remove"].notice


def test_a_cited_person_is_not_removed_but_leaves(qtbot, window, desk, ids):
    window.open_record(ids["罗启明"])
    window.remove(desk.record(ids["罗启明"]))
    notice = told(window)
    assert "不能删除" in notice.title
    assert "写上“离所日期”" in notice.said
    label, act = notice.acts[0]
    assert label == "写离所日期"
    act()
    page = window.page()
    assert page.record_id == ids["罗启明"]
    until = page.form.editor("until")
    qtbot.waitUntil(lambda: until.isAncestorOf(QApplication.focusWidget()))


def test_it_opens_the_persons_record_from_the_ledger(qtbot, window, desk, ids):
    window.show_page("ledger", kind="person")
    window.remove(desk.record(ids["罗启明"]))
    told(window).acts[0][1]()
    page = window.page()
    assert isinstance(page, FormPage)
    assert page.record_id == ids["罗启明"]
    until = page.form.editor("until")
    qtbot.waitUntil(lambda: until.isAncestorOf(QApplication.focusWidget()))


def test_what_stands_in_the_way_can_be_opened(window, desk, ids):
    window.remove(desk.record(ids["覃文彬"]))
    label, act = told(window).acts[1]
    act()
    assert window.page().record.kind == "visit"
    assert desk.name(window.page().record_id) in label


def test_a_meeting_that_something_cites_says_to_change_that_first(window, desk, ids):
    values = {"day": date(2026, 11, 23), "type": "committee_meeting", "topic": "学习"}
    cited = desk.save("meeting", values)
    log = {"day": date(2026, 11, 23), "author": ids["沈立诚"], "text": "学习。"}
    desk.save("political_log", log | {"sources": (cited.id,)})
    window.remove(cited)
    assert "先在那几条里换掉它" in told(window).said
    assert [label[:2] for label, _ in told(window).acts] == ["打开"]
