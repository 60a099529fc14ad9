from datetime import date

import pytest
from PySide6.QtCore import Qt

from fqdesk.domain.selfcheck import ANSWERED
from ui.pages.form_page import FormPage
from ui.pages.self_check_page import SelfCheckPage


@pytest.fixture
def page(window, desk, ids, settle):
    """A visit by somebody who was on leave that day."""
    visit = {
        "day": date(2026, 11, 20),
        "place": ids["柳溪村"],
        "type": "community_visit",
        "officers": (ids["罗启明"],),
        "topic": "送法进村",
    }
    desk.save("visit", visit)
    made = SelfCheckPage(window)
    window.enter(made)
    settle()
    return made


def lines(page, rule):
    return [
        line for line in page.tree.lines() if line.data(0, Qt.ItemDataRole.UserRole).rule == rule
    ]


def test_a_contradiction_is_found_explained_and_opened(qtbot, window, page):
    (line,) = lines(page, "away")
    page.tree.setCurrentItem(line)
    assert "罗启明" in page.finding.said
    assert line.parent().text(0).startswith("矛盾")
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert isinstance(window.page(), FormPage)
    assert window.page().record.id in page.finding.records


def test_an_answer_is_kept_with_its_reason_and_can_be_undone(qtbot, window, desk, page, settle):
    (line,) = lines(page, "away")
    page.tree.setCurrentItem(line)
    page.save()
    assert any(
        "为什么没有问题" in bar.notice.title + bar.notice.said for bar in page.notices.bars.values()
    )
    page.reason.setPlainText("上午销假，下午走访")
    qtbot.keyClick(page.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    (line,) = lines(page, "away")
    assert line.parent().text(0).startswith("已说明")
    kept = [r for r in desk.facts().all("judgement") if r["standard"] == ANSWERED]
    assert [(r["item"], r["reason"]) for r in kept] == [("away", "上午销假，下午走访")]
    page.tree.setCurrentItem(line)
    page.reason.setPlainText("已补销假单")
    page.save()
    settle()
    kept = [r for r in desk.facts().all("judgement") if r["standard"] == ANSWERED]
    assert [r["reason"] for r in kept] == ["已补销假单"]
    window.undo()
    window.undo()
    settle()
    (line,) = lines(page, "away")
    assert line.parent().text(0).startswith("矛盾")


def test_the_page_says_what_was_checked(window, page):
    texts = [child.text() for child in page.findChildren(type(page.told))]
    assert any("连续 6 个月没有交党费" in text for text in texts)
