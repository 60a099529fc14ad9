from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ui.pages.notice_page import NoticePage

NOTICE = Path(__file__).parents[1] / "files" / "notices" / "2027-made-up.txt"


@pytest.fixture
def page(window):
    made = NoticePage(window)
    window.enter(made)
    return made


def said(page):
    return [child.text() for child in page.findChildren(type(page.state)) if not child.isHidden()]


def test_a_pasted_notice_is_read_while_it_is_looked_at_and_kept_by_one_key(
    qtbot, window, desk, page, settle
):
    assert not page.accept.isEnabled()
    page.text.setPlainText(NOTICE.read_text("utf-8"))
    qtbot.waitUntil(lambda: page.found is not None)
    settle()
    texts = said(page)
    assert "02-05（周五）至 02-12（周五）" in texts
    assert any("天数和星期都对得上" in text for text in texts)
    assert not desk.calendar().known(2027)
    qtbot.keyClick(page.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.calendar().is_workday(date(2027, 2, 14))
    window.undo()
    assert not desk.calendar().known(2027)


def test_doubts_are_shown_and_named_on_the_button(qtbot, page, settle):
    page.text.setPlainText(NOTICE.read_text("utf-8").replace("共8天", "共9天"))
    qtbot.waitUntil(lambda: page.found is not None)
    settle()
    assert any("共 9 天" in text for text in said(page))
    assert "疑问都对过" in page.accept.text()


def test_a_text_without_days_says_what_is_missing(qtbot, page, settle):
    page.text.setPlainText("请各部门做好值班")
    qtbot.waitUntil(lambda: "没有读到" in page.state.text())
    assert not page.accept.isEnabled()
