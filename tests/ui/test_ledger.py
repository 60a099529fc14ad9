"""The grid: asking the database, editing cells, and blocks of cells as Excel copies them."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea

from fqdesk.desk import Desk, Draft, Query
from fqdesk.domain.catalog import KINDS
from ui.pages.bin_dialog import AT_ONCE, BinDialog
from ui.pages.ledger_page import LedgerPage
from ui.tables.clipboard import from_clipboard, spread, to_clipboard
from ui.tables.record_table import KEPT_PAGES, RECORD_ROLE, ROWS_AT_ONCE, RecordTable

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES_AS_READ = ["顾远帆", "何秋实", "罗启明", "覃文彬", "秦柏川", "沈立诚", "翟㛃"]
"""qín, shěn, zhái: by the readings that surnames have, not tán and dí."""


@pytest.fixture
def page(window) -> LedgerPage:
    window.show_page("ledger", kind="visit")
    return window.page()


def cell(page, row, key):
    table = page.grid.table()
    return table.index(row, table.columns.index(key))


def go(page, row, key):
    page.grid.setFocus()
    # Not setCurrentIndex: it heeds the Ctrl that an earlier key press left behind.
    model = page.grid.selectionModel()
    model.setCurrentIndex(cell(page, row, key), model.SelectionFlag.ClearAndSelect)


def shown(page, key):
    return [cell(page, row, key).data() for row in range(page.grid.table().total)]


# -- the table ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_the_table_of_every_kind_keeps_the_rules_of_models(qtmodeltester, window, desk, kind):
    table = RecordTable(desk, window.theme, kind, lambda *_: True)
    table.ask(Query())
    qtmodeltester.check(table)


def test_names_stand_where_ids_are_kept_and_newest_come_first(page):
    assert shown(page, "day") == ["2026-11-22", "2026-11-21", "2026-11-20"]
    assert shown(page, "place") == ["大湾村", "石桥村", "柳溪村"]
    assert shown(page, "officers") == ["覃文彬"] * 3


def test_a_head_sorts_and_sorts_back(qtbot, page):
    table = page.grid.table()
    column = table.columns.index("households")
    table.sort(column, Qt.SortOrder.AscendingOrder)
    assert shown(page, "households") == ["3户", "4户", "5户"]
    table.sort(column, Qt.SortOrder.DescendingOrder)
    assert shown(page, "households") == ["5户", "4户", "3户"]
    place = table.columns.index("place")
    table.sort(place, Qt.SortOrder.AscendingOrder)
    assert sorted(shown(page, "place")) == shown(page, "place")


def test_filters_narrow_and_the_empty_page_offers_the_way_back(qtbot, page):
    page.filter.words.setText("防火")
    qtbot.waitUntil(lambda: page.grid.table().total == 1)
    assert page.sum.text().startswith("筛出 1 条")
    page.filter.words.setText("没有的字")
    qtbot.waitUntil(lambda: page.grid.table().total == 0)
    assert page.views.currentWidget() is page.empty
    page.empty.button.click()
    qtbot.waitUntil(lambda: page.grid.table().total == 3)
    page.filter.period.setCurrentText("去年")
    qtbot.waitUntil(lambda: page.grid.table().total == 0)


def test_an_empty_kind_says_what_belongs_there_and_begins_it(window):
    window.show_page("ledger", kind="honour")
    page = window.page()
    assert page.views.currentWidget() is page.empty
    assert page.empty.why.text() == KINDS["honour"].help
    page.empty.button.click()
    assert window.page().kind.key == "honour"


def test_many_rows_are_fetched_page_by_page(window, desk, ids):
    place, officer = ids["柳溪村"], ids["覃文彬"]
    many = [
        Draft(
            "visit",
            {
                "day": date(2026, 11, 20),
                "place": place,
                "type": "community_visit",
                "officers": (officer,),
                "topic": f"第 {number} 次",
            },
        )
        for number in range(3 * ROWS_AT_ONCE)
    ]
    desk.save_many(many)
    table = RecordTable(desk, window.theme, KINDS["visit"], lambda *_: True)
    table.ask(Query())
    assert table.total == len(many) + 3
    assert table.pages == {}
    last = table.record(table.total - 1)
    assert last is not None
    assert len(table.pages) == 1
    assert KEPT_PAGES * ROWS_AT_ONCE >= 8000


def test_a_change_elsewhere_is_seen_and_the_place_is_kept(page, desk):
    go(page, 2, "topic")
    record = page.grid.current()
    desk.change(record.id, {"topic": "改过的"})
    assert shown(page, "topic")[2] == "改过的"
    assert page.grid.currentIndex().row() == 2


# -- editing -----------------------------------------------------------------------------------


def open_line(page) -> QLineEdit:
    lines = [c for c in page.grid.viewport().children() if isinstance(c, QLineEdit)]
    return next(line for line in lines if line.isVisible())


def test_typing_begins_editing_and_the_first_letter_is_not_lost(qtbot, page, desk):
    go(page, 0, "topic")
    QTest.keyClicks(page.grid, "a")
    line = open_line(page)
    QTest.keyClicks(line, "bc")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "topic")[0] == "abc")
    assert desk.query("visit", Query(limit=1))[0]["topic"] == "abc"


def test_the_first_sign_of_an_input_method_is_not_lost(qtbot, page):
    go(page, 0, "topic")
    for text in ("防", "汛"):
        target = page.grid if text == "防" else open_line(page)
        commit(target, text)
    QTest.keyClick(open_line(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "topic")[0] == "防汛")


def commit(target, text, preedit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(target, event)


def test_a_composition_begun_on_the_cell_ends_in_it(qtbot, page):
    go(page, 0, "topic")
    for preedit in ("f", "fa", "fang"):
        commit(page.grid, "", preedit)
    commit(page.grid, "防")
    QTest.keyClick(open_line(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "topic")[0] == "防")


def test_a_name_is_typed_by_initials_in_a_cell(qtbot, page, desk, ids):
    go(page, 0, "place")
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    line = open_line(page)
    line.selectAll()
    QTest.keyClicks(line, "lxc")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "place")[0] == "柳溪村")
    assert desk.query("visit", Query(limit=1))[0]["place"] == ids["柳溪村"]


def test_esc_brings_the_cell_back(page):
    go(page, 0, "topic")
    QTest.keyClicks(page.grid, "xyz")
    QTest.keyClick(open_line(page), Qt.Key.Key_Escape)
    assert shown(page, "topic")[0] == "道路交通安全"


def test_what_cannot_be_read_keeps_the_cell_open(qtbot, page):
    go(page, 0, "day")
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    line = open_line(page)
    line.setText("2026-02-30")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert open_line(page) is line
    assert line.property("wrong")
    line.setText("1120")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(page, "day").count("2026-11-20") == 2)


def test_a_refused_change_is_told_and_nothing_is_written(page):
    table = page.grid.table()
    table.setData(cell(page, 0, "topic"), None)
    assert shown(page, "topic")[0] == "道路交通安全"
    notice = page.notices.bars["error"].notice
    assert "主题" in notice.said


def test_enter_opens_the_form(window, page):
    go(page, 1, "topic")
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert window.page().record["topic"] == "秋冬防火"
    window.leave()
    assert window.page() is page


def test_tab_leaves_the_grid(page, window):
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Tab)
    assert not page.grid.hasFocus()


# -- blocks ------------------------------------------------------------------------------------


def select(page, first, last):
    table = page.grid.table()
    model = page.grid.selectionModel()
    model.clearSelection()
    for row in range(first[0], last[0] + 1):
        for key in (first[1], last[1]):
            index = table.index(row, table.columns.index(key))
            model.select(index, model.SelectionFlag.Select)
    page.grid.setFocus()


def test_a_block_is_copied_as_excel_reads_it(page):
    select(page, (0, "day"), (1, "place"))
    QTest.keyClick(page.grid, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2026-11-22\t大湾村\n2026-11-21\t石桥村"


def test_a_pasted_block_is_one_step_back(page, desk):
    go(page, 0, "households")
    QGuiApplication.clipboard().setText("11\n12\n13\n")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    assert shown(page, "households") == ["11户", "12户", "13户"]
    assert "3 格" in desk.undo_said()
    QTest.keyClick(page.grid, Qt.Key.Key_Z, CTRL)
    assert shown(page, "households") == ["5户", "4户", "3户"]


def test_a_paste_with_one_bad_cell_changes_nothing_and_names_it(page):
    go(page, 0, "households")
    QGuiApplication.clipboard().setText("11\n很多\n13")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    assert shown(page, "households") == ["5户", "4户", "3户"]
    notice = page.notices.bars["cell"].notice
    assert "第 2 行" in notice.said
    assert "很多" in notice.said


def test_a_block_that_does_not_fit_is_refused_whole_and_counted(page, desk):
    head = desk.store.head()
    go(page, 1, "topic")
    QGuiApplication.clipboard().setText("一\n二\n三\n四\n")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    notice = page.notices.bars["cell"].notice
    assert "4 行，从这里往下只有 2 行" in notice.title
    assert notice.acts[0][0] == "粘贴成新记录"
    QGuiApplication.clipboard().setText("一\t二\t三\t四\t五\t六\n")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    assert "6 列，从这里往右只有 2 列" in page.notices.bars["cell"].notice.title
    QGuiApplication.clipboard().setText("一\t11-20\n")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    assert "“登记”这一列由程序写" in page.notices.bars["cell"].notice.title
    assert desk.store.head() == head


def test_the_order_is_shown_by_an_arrow_and_names_go_by_their_reading(window, desk, ids):
    window.show_page("ledger", kind="person")
    page = window.page()
    page.grid.sort_by("name", down=False)
    heads = page.grid.horizontalHeader()
    assert heads.isSortIndicatorShown()
    assert heads.sortIndicatorSection() == page.grid.table().columns.index("name")
    assert shown(page, "name") == NAMES_AS_READ
    go(page, 0, "name")
    window.show_page("ledger", kind="visit")
    desk.change(cell(page, 1, "day").data(RECORD_ROLE).id, {"officers": (ids["翟㛃"],)})
    page.grid.sort_by("officers", down=False)
    assert shown(page, "officers") == ["覃文彬", "覃文彬", "翟㛃"]


def test_one_value_fills_the_selection_and_ctrl_d_fills_down(page):
    select(page, (0, "topic"), (2, "topic"))
    QGuiApplication.clipboard().setText("夜间巡防")
    QTest.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    assert shown(page, "topic") == ["夜间巡防"] * 3
    page.grid.table().setData(cell(page, 0, "topic"), "反诈")
    select(page, (0, "topic"), (2, "topic"))
    QTest.keyClick(page.grid, Qt.Key.Key_D, CTRL)
    assert shown(page, "topic") == ["反诈"] * 3


def test_two_hundred_rows_are_pasted_and_undone_as_one(qtbot, window, desk, ids):
    base = {
        "place": ids["柳溪村"],
        "type": "community_visit",
        "officers": (ids["覃文彬"],),
        "topic": "两百行",
        "day": date(2026, 11, 20),
    }
    desk.save_many([Draft("visit", base) for _ in range(200)])
    window.show_page("ledger", kind="visit")
    page = window.page()
    page.filter.words.setText("两百")
    qtbot.waitUntil(lambda: page.grid.table().total == 200)
    go(page, 0, "households")
    QGuiApplication.clipboard().setText("\n".join(str(n) for n in range(200)))
    page.grid.paste()
    assert desk.count("visit", Query(where={"households": 199})) == 1
    window.undo()
    assert desk.count("visit", Query(where={"households": 199})) == 0
    assert desk.count("visit", Query(text="两百")) == 200


@pytest.mark.parametrize(
    "block",
    [
        [["a"]],
        [["a", "b"], ["c", "d"]],
        [["有\n换行", '有"引号'], ["", "制表\t符"]],
        [["", ""], ["", "x"]],
    ],
)
def test_a_block_survives_the_clipboard(block):
    assert from_clipboard(to_clipboard(block)) == block


def test_what_excel_puts_at_the_end_is_no_row():
    assert from_clipboard("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]
    assert from_clipboard("") == []
    assert from_clipboard("\r\n") == []


def test_a_block_is_repeated_only_where_it_fits():
    assert spread([["a"]], 2, 2) == [["a", "a"], ["a", "a"]]
    assert spread([["a"], ["b"]], 4, 1) == [["a"], ["b"], ["a"], ["b"]]
    assert spread([["a"], ["b"]], 3, 1) == [["a"], ["b"]]


# -- history and the bin -----------------------------------------------------------------------


def texts(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_history_says_who_changed_what_and_brings_a_version_back(page, desk):
    go(page, 0, "topic")
    record = page.grid.current()
    desk.change(record.id, {"topic": "改过的"})
    page.side.pane.show_record(record.id)
    said = texts(page.side.pane)
    assert "主题：道路交通安全 → 改过的" in said
    assert "第 2 版" in said
    desk.revert(record.id, desk.history(record.id)[0].seq)
    assert shown(page, "topic")[0] == "道路交通安全"


def test_names_not_ids_stand_in_the_history(page, desk, ids):
    record = desk.query("visit", Query(limit=1))[0]
    desk.change(record.id, {"place": ids["柳溪村"]})
    page.side.pane.show_record(record.id)
    assert "村、社区、警务室：大湾村 → 柳溪村" in texts(page.side.pane)


def test_a_removed_record_waits_in_the_bin(page, window, desk):
    record = page.grid.current()
    desk.remove(record.id, "记重了")
    assert page.grid.table().total == 2
    dialog = BinDialog(window, page.kind, page)
    assert "记重了" in texts(dialog)
    dialog.findChildren(type(page.empty.button))[0].click()
    assert page.grid.table().total == 3
    dialog.close()


def many_removed(desk, record, count):
    kept = {f: v for f, v in record.values.items() if f != "number"}
    drafts = [Draft("visit", kept | {"topic": f"第{n}次走访"}) for n in range(count)]
    for one in desk.save_many(drafts):
        desk.remove(one.id, "录重了")


def test_bringing_one_back_keeps_the_place_and_the_focus_in_the_bin(qtbot, page, window, desk):
    many_removed(desk, page.grid.current(), 70)
    dialog = BinDialog(window, page.kind, page)
    dialog.show()
    assert dialog.count.text() == "共 70 条"
    acts = list(dialog.acts.values())
    assert len(acts) == AT_ONCE
    bar = dialog.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    acts[30].setFocus()
    before = bar.value()
    qtbot.keyClick(acts[30], Qt.Key.Key_Return)
    QApplication.processEvents()
    assert list(dialog.acts.values()) == acts[:30] + acts[31:]
    assert dialog.focusWidget() is acts[31]
    assert abs(bar.value() - before) < 150
    assert dialog.count.text() == "共 69 条"
    qtbot.keyClick(dialog.more, Qt.Key.Key_Return)
    assert dialog.more is None
    assert len(dialog.acts) == 69
    assert dialog.focusWidget() is list(dialog.acts.values())[AT_ONCE - 1]
    dialog.close()


def test_the_bin_is_narrowed_by_words(qtbot, page, window, desk):
    many_removed(desk, page.grid.current(), 12)
    dialog = BinDialog(window, page.kind, page)
    dialog.show()
    dialog.words.setText("第7次")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.count.text() == "共 12 条，符合的 1 条"
    (act,) = dialog.acts.values()
    assert dialog.focusWidget() is act
    qtbot.keyClick(act, Qt.Key.Key_Return)
    assert "没有含有这些字的。" in texts(dialog)
    assert dialog.focusWidget() is dialog.words
    assert dialog.count.text() == "共 11 条，符合的 0 条"
    dialog.words.clear()
    qtbot.waitUntil(lambda: len(dialog.acts) == 11)
    dialog.close()


def test_a_person_who_was_removed_is_named_in_the_bin(page, window, desk):
    day = desk.today()
    person = desk.save("person", {"name": "短工", "role": "auxiliary", "day": day})
    asked = {"person": person.id, "type": "annual_leave", "day": day, "end": day}
    leave = desk.save("leave", asked | {"state": "planned"})
    desk.remove(leave.id, "记重了")
    desk.remove(person.id, "记错了")
    dialog = BinDialog(window, KINDS["leave"], page)
    assert "短工 年休假" in texts(dialog)
    assert "已删除的记录" not in texts(dialog)
    dialog.close()


def test_the_bin_says_what_must_come_back_first(page, window, desk):
    record = page.grid.current()
    place = record["place"]
    desk.remove(record.id, "记重了")
    desk.remove(place, "并村")
    dialog = BinDialog(window, page.kind, page)
    restore = dialog.findChildren(type(page.empty.button))[0]
    restore.click()
    assert dialog.said.isVisibleTo(dialog)
    assert "大湾村" in dialog.said.text()
    assert "回收站" in dialog.said.text()
    assert page.grid.table().total == 2
    desk.restore_removed(place)
    restore.click()
    assert not dialog.said.isVisibleTo(dialog)
    assert page.grid.table().total == 3
    dialog.close()


def test_a_cell_that_is_being_written_when_the_window_closes_is_kept(qtbot, page, window, folder):
    go(page, 0, "topic")
    QTest.keyClicks(page.grid, "a")
    line = page.grid.findChild(QLineEdit)
    line.setText("关窗前写的")
    window.close()
    with Desk.open(folder) as again:
        assert "关窗前写的" in [record["topic"] for record in again.query("visit", Query())]
