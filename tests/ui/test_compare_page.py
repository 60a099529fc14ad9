"""Two standards beside each other, on a real station."""

import pytest
from PySide6.QtCore import Qt

from ui.pages.compare_page import ComparePage


@pytest.fixture
def page(qtbot, window, settle) -> ComparePage:
    window.show_page("criteria", standard="chongzhou-2019")
    settle()
    window.page().compare()
    settle()
    return window.page()


def row_of(page, words: str) -> list[str]:
    for n in range(page.table.rowCount()):
        found = [page.table.item(n, at).text() for at in range(page.table.columnCount())]
        if words in found[0]:
            return found
    raise AssertionError(words)


def test_it_begins_with_the_standard_that_was_open_and_names_its_columns(page):
    assert page.choices[0].currentData() == "chongzhou-2019"
    assert page.choices[1].currentData() != "chongzhou-2019"
    heads = [page.table.horizontalHeaderItem(n).text() for n in range(8)]
    assert heads[:5] == ["同一件事", "数字", "崇州", "崇州要求", "崇州现在"]


def test_where_the_numbers_differ_the_row_says_so_in_words(page, settle):
    page.choices[1].setCurrentIndex(page.choices[1].findData("nantong-2019"))
    settle()
    shared = page.table.rowCount()
    differing = [n for n in range(shared) if page.table.item(n, 1).text() == "不同"]
    assert f"同一件事 {shared} 项，数字不同 {len(differing)} 项" in page.told.text()
    assert 0 < len(differing) < shared
    page.only.setChecked(True)
    assert page.table.rowCount() == len(differing)
    asks = [
        (page.table.item(n, 3).text(), page.table.item(n, 6).text()) for n in range(len(differing))
    ]
    assert all(first != second for first, second in asks)
    assert any("90" in first and "95" in second for first, second in asks)


def test_enter_opens_the_first_ones_item_and_f4_the_second_ones(qtbot, window, page, settle):
    key = page.table.key()
    items = page.found.shared[int(key)].pair.items
    qtbot.keyClick(page.table, Qt.Key.Key_F4)
    settle()
    criteria = window.page()
    assert criteria.key == "criteria"
    assert criteria.tree.current_id() == items[1]
    criteria.compare()
    settle()
    qtbot.keyClick(window.page().table, Qt.Key.Key_Return)
    settle()
    assert window.page().key == "criteria"
