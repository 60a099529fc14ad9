"""Ctrl+K finds people, records and acts; Ctrl+N begins a record of any sort."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fqdesk.domain.catalog import KINDS
from ui.acts import new_records
from ui.homes import HOMES
from ui.pages.form_page import FormPage
from ui.ranking import NOTE

CTRL = Qt.KeyboardModifier.ControlModifier


def open_with(window, key):
    QTest.keyClick(window, key, CTRL)
    return window.palette_pane


def type_in(pane, text):
    QTest.keyClicks(pane.line, text)
    return pane.list.found


def test_it_opens_over_any_page_with_the_cursor_in_it(window):
    window.show_page("criteria")
    pane = open_with(window, Qt.Key.Key_K)
    assert pane.isVisible()
    assert pane.line.hasFocus()
    assert pane.size() == window.size()
    QTest.keyClick(pane.line, Qt.Key.Key_Escape)
    assert not pane.isVisible()


@pytest.mark.parametrize(("typed", "name"), [("lqm", "罗启明"), ("zj", "翟㛃"), ("slc", "沈立诚")])
def test_a_person_is_found_first_by_initials(window, typed, name):
    found = type_in(open_with(window, Qt.Key.Key_K), typed)
    assert (found[0].group, found[0].text) == ("人", name)


def test_enter_opens_what_was_found(window, ids):
    pane = open_with(window, Qt.Key.Key_K)
    type_in(pane, "lqm")
    QTest.keyClick(pane.line, Qt.Key.Key_Return)
    assert isinstance(window.page(), FormPage)
    assert window.page().record.id == ids["罗启明"]


def test_a_new_record_of_every_sort_takes_few_keys(window):
    pane = open_with(window, Qt.Key.Key_N)
    found = type_in(pane, "zbwyh")
    assert found[0].text == "记支部委员会"
    QTest.keyClick(pane.line, Qt.Key.Key_Return)
    page = window.page()
    assert page.kind.key == "meeting"
    assert page.form.said("type") == {"type": "committee_meeting"}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dk", "记党课"),  # 支部党员大会 too, were 会 read kuai
        ("jb", "记加班"),  # not 记备勤, 记病假
        ("zf", "记民情走访"),
        ("zb", "记值班"),
        ("bj", "记病假"),
        ("jdk", "记党课"),
        ("记党课", "记党课"),
        ("nj", "记年休假"),
        ("年假", "记年休假"),
        ("请假", "记年休假"),
        ("谈话", "记谈心谈话"),
        ("zwh", "记支部委员会"),
        ("dr", "记主题党日"),
        ("开放日", "记警营开放日"),
        ("kaifang", "记警营开放日"),
        ("yb", "记夜间值班"),
    ],
)
@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_K])
def test_what_is_called_so_comes_first(window, typed, name, key):
    pane = open_with(window, key)
    pane.line.setText(typed)
    made = [found.text for found in pane.list.found if found.group == "新记"]
    assert made[0] == name


def test_names_come_before_rare_readings_and_notes(window):
    found = type_in(open_with(window, Qt.Key.Key_N), "jb")
    ranks = [one.fits("jb") for one in found]
    assert ranks == sorted(ranks)
    assert [one.text for one in found if "备勤" in one.text or "值班" in one.text] == [
        one.text for one in found if one.fits("jb") == NOTE
    ]


def test_a_group_stands_in_one_piece(window):
    for typed in ("zc", "dj", "s", "zb", "k"):
        pane = open_with(window, Qt.Key.Key_K)
        groups = [one.group for one in type_in(pane, typed)]
        changes = [a for a, b in pairwise(groups) if a != b]
        assert len(changes) == len(set(changes)), (typed, groups)


def test_every_kind_can_be_begun_from_there(window):
    offered = new_records(window)
    kinds = set()
    for found in offered:
        found.act()
        kinds.add(window.page().kind.key)
    assert kinds == set(KINDS) - set(HOMES)


def test_pages_are_acts_too(window):
    pane = open_with(window, Qt.Key.Key_K)
    found = type_in(pane, "qtz")
    assert any(one.text == "去台账" for one in found)


def test_nothing_found_is_said_and_enter_does_nothing(window):
    pane = open_with(window, Qt.Key.Key_K)
    assert type_in(pane, "zzzzqqqq") == []
    QTest.keyClick(pane.line, Qt.Key.Key_Return)
    assert pane.isVisible()


def test_arrows_walk_the_list_and_the_mouse_runs_a_line(window):
    pane = open_with(window, Qt.Key.Key_N)
    QTest.keyClick(pane.line, Qt.Key.Key_Down)
    QTest.keyClick(pane.line, Qt.Key.Key_Down)
    assert pane.list.at == 2
    for _ in range(40):
        QTest.keyClick(pane.line, Qt.Key.Key_Down)
    assert pane.list.top > 0
    QTest.keyClick(pane.line, Qt.Key.Key_PageUp)
    place = next(place for place, number, _ in pane.list.rows() if number == pane.list.at)
    QTest.mouseClick(pane.list, Qt.MouseButton.LeftButton, pos=place.center())
    assert not pane.isVisible()
    assert isinstance(window.page(), FormPage)


def test_a_picture_of_it_is_drawn_at_every_size(window):
    pane = open_with(window, Qt.Key.Key_K)
    type_in(pane, "lqm")
    picture = pane.grab()
    assert not picture.isNull()
