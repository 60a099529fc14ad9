from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from fqdesk.evidence.outcomes import Outcome
from ui.pasting import PastePage
from ui.pasting.claim_view import marked

FILES = Path(__file__).parents[1] / "files" / "standards"
TEXT = (FILES / "chongzhou-2019.txt").read_text("utf-8")
NAME = "青石市 2026"


@pytest.fixture
def page(window):
    made = PastePage(window)
    window.enter(made)
    return made


@pytest.fixture
def split(page):
    page.name.setText(NAME)
    page.said_by.setText("沈立诚")
    page.text.setPlainText(TEXT)
    page.forwards()
    return page


def test_the_text_can_be_pasted_at_once_and_what_is_still_empty_comes_next(qtbot, window, page):
    assert page.focusWidget() is page.text
    page.text.setPlainText(TEXT)
    page.name.setText(NAME)
    page.keep()
    window.leave()
    again = PastePage(window)
    window.enter(again)
    assert again.focusWidget() is again.said_by
    again.said_by.setText("沈立诚")
    again.shown()
    assert again.focusWidget() is again.text
    again.forwards()
    again.shown()
    assert again.focusWidget() is again.tree


def test_a_pasted_text_becomes_pieces_that_wait(desk, split):
    decisions = split.decisions()
    assert set(decisions.values()) == {"open"}
    assert len([path for path in decisions if path.startswith("四")]) == 26
    assert all(record.kind != "claim" for record in desk.registers())


def test_one_piece_is_confirmed_changed_left_to_a_person_and_dropped(qtbot, window, desk, split):
    split.tree.go("四（二）6")
    assert "比率高于 95 %" in split.view.lifted.text()
    number = next(row for row in split.view.rows if row.number.isVisibleTo(row))
    number.number.setText("92%")
    qtbot.keyClick(split.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert split.decisions()["四（二）6"] == "confirmed"
    assert split.at == "四（二）7"
    qtbot.keyClick(split.tree, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert split.decisions()["四（二）7"] == "narrative"
    split.tree.go("一")
    qtbot.keyClick(split.tree, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert split.decisions()["一"] == "dropped"
    local = desk.standards()[-1]
    assert [item.paragraph for item in local.items] == ["四（二）6", "四（二）7"]
    limits = [c.params["threshold"].text for c in local.items[0].checks if "threshold" in c.params]
    assert limits == ["92%"]
    (_, person) = desk.assess(NAME).items
    assert person.outcome is Outcome.UNCONFIRMED
    window.undo()
    assert split.decisions()["四（二）7"] == "open"


def test_a_wrong_number_is_told_and_nothing_is_kept(desk, split):
    split.tree.go("四（二）6")
    number = next(row for row in split.view.rows if row.number.isVisibleTo(row))
    number.number.setText("很高")
    split.forwards()
    assert "算法不对" in split.notices.bars["error"].notice.title
    assert split.decisions()["四（二）6"] == "open"
    split.said_by.setText("")
    split.tree.go("四（三）9")
    split.forwards()
    assert split.decisions()["四（三）9"] == "open"


def test_what_was_pasted_is_there_again(window, split):
    split.tree.go("一")
    split.drop()
    window.leave()
    again = PastePage(window)
    window.enter(again)
    assert again.pile.currentIndex() == 1
    assert again.decisions()["一"] == "dropped"
    assert again.name.text() == NAME


def test_another_known_way_can_be_chosen_and_a_check_left_out(split):
    split.tree.go("四（四）17")
    assert len(split.view.rows) >= 2
    split.view.rows[0].wanted.setChecked(False)
    assert len(split.view.said()) == len(split.view.rows) - 1
    ways = [split.view.way.itemText(at) for at in range(split.view.way.count())]
    split.view.way.setCurrentIndex(next(at for at, said in enumerate(ways) if "CZ-26" in said))
    assert [check["rule"] for check in split.view.said()] == ["honours_window"]


def test_a_number_for_each_class_of_station_can_be_changed(desk, split):
    split.tree.go("四（三）10")
    row = next(row for row in split.view.rows if row.classes)
    assert {key: line.text() for key, line in row.classes.items()} == {"urban": "3", "town": "2"}
    row.classes["town"].setText("1")
    split.forwards()
    checks = desk.standards()[-1].items[0].checks
    limits = next(check.params["by_class"] for check in checks if "by_class" in check.params)
    assert {key: limit.text for key, limit in limits.items()} == {"urban": "3", "town": "1"}


def test_every_clause_with_a_number_is_marked(split):
    piece = split.pieces["四（三）10"]
    html = marked(piece.text, piece.proposals)
    assert html.count("background-color") == len({p.clause for p in piece.proposals})


def test_a_text_without_numbering_is_refused_in_words(page):
    page.text.setPlainText("一段没有编号的话")
    page.forwards()
    assert "编号" in page.notices.bars["paste"].notice.title
    assert page.pile.currentIndex() == 0
