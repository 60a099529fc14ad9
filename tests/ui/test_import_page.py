"""导入 Excel in the window: a preview at once, decisions by key, nothing written before 导入."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QStyleOptionComboBox

from fqdesk.desk import Desk, Query
from tests import ledger_sheets as sheets
from tests.importing_desk import NOW, furnish, station
from tests.ui.test_eyes_and_keys import complaints, unnamed
from ui import app as application
from ui.importing import ImportPage
from ui.main_window import MainWindow
from ui.pages.ledger_page import LedgerPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared") / "所案"
    with station(folder) as desk:
        furnish(desk)
    return folder


@pytest.fixture
def desk(folder):
    with Desk.open(folder, clock=lambda: NOW, by="李㛃") as opened:
        yield opened


@pytest.fixture
def page(window, settle, tmp_path):
    def opened(ledger) -> ImportPage:
        made = ImportPage(window, sheets.write(ledger, tmp_path))
        window.enter(made)
        settle()
        return made

    return opened


def text_of(table) -> str:
    rows = range(table.rowCount())
    columns = range(table.columnCount())
    return "\n".join(" ".join(table.item(r, c).text() for c in columns) for r in rows)


def go(page, key) -> None:
    page.preview.table.go_to(key)
    page.preview.table.setFocus()


def press(qtbot, key, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def test_the_preview_says_kind_columns_rows_and_doubts(page, desk):
    shown = page(sheets.MEETINGS)
    seq = desk.store.head()
    assert shown.told.text() == "三会一课台账.xlsx　新记 7，有错 3，疑问 2 处"
    assert shown.preview.choice.kinds.currentText() == "会议活动"
    assert shown.preview.choice.year.text() == "2025"
    columns = text_of(shown.preview.columns.table)
    assert "B 时间 日期" in columns
    assert "A 序号 不导入：行号，程序自己编号" in columns
    rows = text_of(shown.preview.table)
    assert "11 有错 B11" in rows
    assert "没有“2025.2.31”这一天" in rows
    assert "14 不导入  “合计”是合计或说明，不是一件事。" in rows
    assert shown.late.text() == "从2025年纸质（Excel）台账补录"
    assert not shown.go.isEnabled()
    assert desk.store.head() == seq


def test_errors_are_walked_and_mended_by_key(qtbot, page, settle, desk):
    shown = page(sheets.MEETINGS)
    press(qtbot, Qt.Key.Key_F8)
    assert shown.preview.table.key() == "10:0"
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "2025.2.28")
    go(shown, "11:0")
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "2025.2.28")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert "11 新记" in text_of(shown.preview.table)
    go(shown, "12:0")
    shown.preview.cell.choices.setCurrentIndex(2)
    shown.preview.cell.choices.activated.emit(2)
    settle()
    go(shown, "10:0")
    press(qtbot, Qt.Key.Key_Delete)
    settle()
    assert shown.told.text().startswith("三会一课台账.xlsx　新记 9，不导入 1")
    assert shown.go.text() == "导入 9 条"
    press(qtbot, Qt.Key.Key_Return, CTRL)
    settle()
    assert desk.count("meeting", Query()) == 9
    assert shown.told.text() == "三会一课台账.xlsx　已有 9，不导入 1"
    assert "已导入会议活动 9 条" in shown.notices.bars["imported"].notice.title


def test_one_step_takes_the_import_back(page, window, settle, desk):
    shown = page(sheets.HONOURS)
    shown.bring()
    settle()
    assert desk.count("honour", Query()) == 5
    assert list((desk.folder / "backups").glob("*.db"))
    window.undo()
    settle()
    assert desk.count("honour", Query()) == 0
    assert "新记 5" in shown.told.text()


def test_a_cancelled_import_writes_nothing_and_can_be_made_again(page, settle, desk):
    shown = page(sheets.HONOURS)
    seq = desk.store.head()
    shown.bring()
    assert shown.job is not None
    shown.job.cancel()
    settle()
    assert desk.store.head() == seq
    shown.bring()
    settle()
    assert desk.count("honour", Query()) == 5


def test_what_is_imported_is_seen_on_every_page_even_when_one_has_left(page, window, settle, desk):
    window.show_page("ledger", kind="honour")
    settle()
    shown = page(sheets.HONOURS)
    told = []
    desk.changed.append(told.append)
    shown.bring()
    shown.may_leave = lambda: None  # one leaves when it is too late to stop it
    window.leave()
    settle()
    assert told == [frozenset({"honour"})]
    ledger = window.page()
    assert isinstance(ledger, LedgerPage)
    assert ledger.grid.table().total == 5
    assert "已导入荣誉 5 条" in ledger.notices.bars["imported"].notice.title


def test_all_refused_rows_can_be_left_out_at_once(qtbot, page, settle, desk):
    shown = page(sheets.VISITS)
    shown.without.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert "不导入 1" in shown.told.text()
    assert shown.go.isEnabled()


def test_private_data_is_covered_by_the_users_decision(qtbot, page, settle, desk):
    shown = page(sheets.VISITS)
    assert "138" not in text_of(shown.preview.table)
    for key in ("7:0", "7:0"):  # the second one moves up when the first is covered
        go(shown, key)
        assert "138" not in shown.preview.cell.said.text()
        shown.preview.cell.veil.setFocus()
        press(qtbot, Qt.Key.Key_Return)
        settle()
    assert shown.go.isEnabled()
    shown.bring()
    settle()
    topics = {record["topic"] for record in desk.query("visit", Query())}
    assert "电话138********登记" in topics


def test_a_question_is_answered_for_the_whole_column(page, settle, desk, tmp_path, window):
    strangers = tuple(
        (row[0], f"新{row[1]}", *row[2:]) if len(row) > 6 else row for row in sheets.ROSTER.rows
    )
    shown = page(replace(sheets.ROSTER, rows=strangers))
    go(shown, "3:0")
    assert shown.preview.cell.choices.count() == 3
    shown.preview.cell.whole.setChecked(True)
    shown.preview.cell.choices.setCurrentIndex(2)
    shown.preview.cell.choices.activated.emit(2)
    settle()
    assert "入党（接收为预备党员）还是转正" not in text_of(shown.preview.table)


def test_a_changed_row_is_written_where_space_was_pressed(qtbot, page, settle, desk, window):
    shown = page(sheets.HONOURS)
    shown.bring()
    settle()
    record = desk.query("honour", Query(where={"storage": "会议室"}))[0]
    desk.change(record.id, {"storage": "仓库"})
    settle()
    go(shown, "7:0")
    assert "有改动" in text_of(shown.preview.table)
    assert "仓库 → 会议室" in shown.preview.cell.said.text()
    assert not shown.go.isEnabled()
    press(qtbot, Qt.Key.Key_Space)
    settle()
    assert "有改动，照改" in text_of(shown.preview.table)
    shown.bring()
    settle()
    assert desk.record(record.id)["storage"] == "会议室"


def test_a_column_is_chosen_from_the_list(page, settle):
    shown = page(sheets.HONOURS)
    columns = shown.preview.columns
    columns.table.go_to("8")
    columns.targets.setCurrentIndex(columns.targets.findData("reason"))
    columns.targets.activated.emit(columns.targets.currentIndex())
    settle()
    assert "存放地点 事由" in text_of(columns.table)
    columns.targets.setCurrentIndex(0)
    columns.targets.activated.emit(0)
    settle()
    assert "不导入：您选了不导入" in text_of(columns.table)


def test_a_total_can_be_seen_and_not_decided(qtbot, page):
    shown = page(sheets.MEETINGS)
    before = shown.decided
    go(shown, "14:0")
    assert not shown.preview.cell.out.isVisible()
    press(qtbot, Qt.Key.Key_Delete)
    assert shown.decided == before


def test_only_what_needs_looking_at(page):
    shown = page(sheets.MEETINGS)
    rows = shown.preview.choice.rows
    rows.setCurrentIndex(rows.findData("refused"))
    rows.activated.emit(rows.currentIndex())
    assert [line.row.number for line in shown.preview.lines if line.key.endswith(":0")] == [
        10,
        11,
        12,
    ]


def test_a_mended_file_is_read_again(qtbot, page, settle, tmp_path):
    shown = page(sheets.VISITS)
    rows = (*sheets.VISITS.rows[:4], sheets.VISITS.rows[5])
    sheets.write(replace(sheets.VISITS, rows=rows), tmp_path)
    shown.preview.table.setFocus()
    press(qtbot, Qt.Key.Key_F5)
    settle()
    assert shown.told.text() == "走访登记.xlsx　新记 5"


def test_the_reason_of_late_entries_is_the_users_own(qtbot, page, settle, desk):
    shown = page(sheets.LEAVES)
    shown.late.setFocus()
    shown.late.selectAll()
    qtbot.keyClicks(shown.late, "old book")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    shown.bring()
    settle()
    assert {r["late_reason"] for r in desk.query("leave", Query())} == {"old book"}


def test_a_file_that_is_none_is_said_and_the_page_stays(page, window, settle, tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"nothing")
    shown = ImportPage(window, broken)
    window.enter(shown)
    settle()
    assert "读不出来" in shown.notices.bars["import"].notice.title
    assert shown.pile.currentIndex() == 0


def test_an_unclear_kind_is_picked(window, settle, tmp_path):
    path = tmp_path / "登记.csv"
    path.write_text("日期,地点\n2025-04-02,杨树村\n", "utf-8")
    shown = ImportPage(window, path)
    window.enter(shown)
    settle()
    assert "看不出" in shown.notices.bars["import"].notice.title
    kinds = shown.preview.choice.kinds
    kinds.setCurrentIndex(kinds.findData("visit"))
    kinds.activated.emit(kinds.currentIndex())
    settle()
    assert shown.plan is not None
    assert shown.plan.kind.key == "visit"


def test_empty_pages_of_a_new_station_lead_there(qtbot, theme, tmp_path):
    """A station that begins has ledgers of the years before."""
    folder = tmp_path / "新所"
    made = Desk.create(folder, name="新所", station_class="rural", clock=lambda: NOW)
    window = MainWindow(made, theme)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    window.show()
    for key, empty in (
        ("visit", lambda page: page.register.empty),
        ("leave", lambda page: page.empty),
        ("honour", lambda page: page.empty),
    ):
        window.show_page(key)
        qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
        other = empty(window.page()).other
        assert other.isVisible(), key
        other.click()
        assert isinstance(window.page(), ImportPage), key
        window.leave()


def test_the_ledger_leads_there_by_key_and_from_its_empty_state(
    qtbot, window, settle, tmp_path, monkeypatch
):
    path = sheets.write(sheets.HONOURS, tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.show_page("ledger", kind="honour")
    ledger = window.page()
    assert ledger.empty.other.text() == "导入 Excel…"
    press(qtbot, Qt.Key.Key_O, CTRL)
    settle()
    shown = window.page()
    assert isinstance(shown, ImportPage)
    assert shown.plan is not None
    window.leave()
    assert isinstance(window.page(), LedgerPage)


def test_a_workbook_dropped_on_the_ledger_is_previewed(window, settle, tmp_path):
    window.show_page("ledger", kind="honour")
    ledger = window.page()

    def drop(path):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        ledger.dropEvent(event)
        settle()

    drop(tmp_path / "照片.jpg")
    assert window.page() is ledger
    drop(sheets.write(sheets.HONOURS, tmp_path))
    assert isinstance(window.page(), ImportPage)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_preview_fits_the_screen_at_every_size_of_type(qtbot, qapp, desk, tmp_path, percent):
    application.translate(qapp)
    window = MainWindow(desk, application.dress(qapp, percent))
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    window.resize(1366, 738)
    window.show()
    try:
        for ledger in (sheets.MEETINGS, sheets.VISITS, sheets.ROSTER, sheets.LEAVES):
            page = ImportPage(window, sheets.write(ledger, tmp_path))
            window.enter(page)
            qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
            for line in page.preview.lines:
                go(page, line.key)
                assert not [*complaints(window), *unnamed(window)], line
            if page.preview.tabs is not None:
                page.preview.step(1)
                assert not [*complaints(window), *unnamed(window)]
            assert (window.width(), window.height()) == (1366, 738)
            window.leave()
    finally:
        application.dress(qapp, 100)


@pytest.fixture(params=[150, 200])
def large(request, qtbot, qapp, desk, tmp_path):
    application.translate(qapp)
    window = MainWindow(desk, application.dress(qapp, request.param))
    qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
    window.resize(1366, 738)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page = ImportPage(window, sheets.write(sheets.MEETINGS, tmp_path))
    window.enter(page)
    qtbot.waitUntil(lambda: not window.jobs.held, timeout=20_000)
    yield page
    application.dress(qapp, 100)


def test_at_large_type_three_rows_are_seen_whatever_is_said(large):
    table = large.preview.table
    for line in large.preview.lines:
        go(large, line.key)
        for _ in range(3):
            QApplication.processEvents()
        assert table.viewport().height() >= 3 * table.rowHeight(0), line
        assert table.viewport().rect().contains(table.visualItemRect(table.currentItem()).center())
        cell = large.preview.cell
        needed = cell.said.heightForWidth(cell.area.viewport().width())
        one = cell.said.fontMetrics().lineSpacing()
        assert cell.area.height() < 2 * one or needed > one * 1.5, "an empty line"


def test_at_large_type_a_cell_with_choices_can_be_typed_too(qtbot, large):
    cell = large.preview.cell
    go(large, "12:0")
    assert cell.choices.isVisible()
    assert not cell.text.isVisible()
    press(qtbot, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is cell.text
    assert not cell.choices.isVisible()
    press(qtbot, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is cell.choices
    # The mouse has the same way, at the end of the list.
    last = cell.choices.count() - 1
    assert cell.choices.itemText(last) == "自己打…"
    cell.choices.setCurrentIndex(last)
    cell.choices.activated.emit(last)
    assert QApplication.focusWidget() is cell.text
    read = []
    cell.read_as.connect(lambda *said: read.append(said))
    qtbot.keyClicks(cell.text, "2025.2.28")
    press(qtbot, Qt.Key.Key_Return)
    assert [text for _, text in read] == ["2025.2.28"]
    go(large, "11:0")
    assert cell.text.isVisible()


def test_at_large_type_the_choices_beside_the_tabs_are_read(large):
    choice = large.preview.choice
    for combo in (choice.kinds, choice.rows):
        words = [combo.itemText(n) for n in range(combo.count()) if combo.itemData(n)]
        option = QStyleOptionComboBox()
        combo.initStyleOption(option)
        field = combo.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
        )
        room = field.width()
        wide = [w for w in words if combo.fontMetrics().horizontalAdvance(w) > room]
        assert wide == []
    bar = large.preview.tabs.bar
    assert bar.width() >= bar.sizeHint().width()
