"""Two standards beside each other, on a real station."""

import pytest
from PySide6.QtCore import Qt

from ui.app import dress
from ui.main_window import MainWindow
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


def test_each_row_shows_the_check_it_is_about_and_not_the_worst_of_the_item(page, desk):
    assessment = desk.assess("chongzhou-2019")
    result = assessment.result("CZ-02a")
    by_title = {check.check.title: check.outcome for check in result.checks}
    assert len(set(by_title.values())) > 1
    shared = [one for one in page.found.shared if one.pair.items[0] == "CZ-02a"]
    assert len(shared) > 2
    for one in shared:
        assert row_of(page, one.pair.title)[4] == by_title[one.pair.title].label
        assert one.outcomes[0] is by_title[one.pair.title]


def test_how_the_station_stands_is_seen_at_large_type(qtbot, qapp, desk):
    window = MainWindow(desk, dress(qapp, 200))
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    try:
        window.resize(1366, 738)
        window.show()
        window.enter(ComparePage(window, "chongzhou-2019"))
        page = window.page()
        qtbot.waitUntil(lambda: page.found is not None, timeout=30_000)
        qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
        shown = [
            page.table.horizontalHeaderItem(n).text()
            for n in range(page.table.columnCount())
            if not page.table.isColumnHidden(n)
        ]
        assert sum("现在" in head for head in shown) == 2
        widths = [page.table.columnWidth(n) for n in range(page.table.columnCount())]
        assert sum(widths) <= page.table.viewport().width()
        assert widths[0] > page.theme.body * 6
    finally:
        dress(qapp, 100)
