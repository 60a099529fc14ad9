"""The columns of a ledger: chosen, moved, drawn wider, remembered, and used wherever cells go."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from fqdesk.desk import Query
from fqdesk.domain.catalog import KINDS
from tests.ui.test_eyes_and_keys import complaints, unnamed
from ui import app as application, saved_views
from ui.main_window import MainWindow
from ui.pages.columns_dialog import ColumnsDialog
from ui.pages.ledger_page import LedgerPage
from ui.tables.columns import STATE, offered, plain, usual

VIEWS = Path(__file__).parents[1] / "files" / "views"
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
FEW = (("day", 0.0), ("topic", 0.0), ("place", 0.0))


@pytest.fixture
def page(window) -> LedgerPage:
    window.show_page("ledger", kind="visit")
    return window.page()


def heads(page) -> list[str]:
    table = page.grid.table()
    across = Qt.Orientation.Horizontal
    return [table.headerData(n, across) for n in range(table.columnCount())]


def in_dialog(page, act) -> None:
    """Open the dialog by its key and do something in it."""
    failed = []

    def step():
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, ColumnsDialog)
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - the dialog must close whatever happens
            failed.append(error)
        if QApplication.activeModalWidget() is not None:
            dialog.reject()

    QTimer.singleShot(50, step)
    page.looks.choose_columns()
    if failed:
        raise failed[0]


def ticked(dialog) -> list[str]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]


def test_columns_are_chosen_moved_and_sized_by_keys_alone(qtbot, page):
    assert heads(page)[:3] == ["编号", "日期", "村、社区、警务室"]

    def act(dialog):
        keys = dialog.list
        assert keys.hasFocus()
        qtbot.keyClick(keys, Qt.Key.Key_Space)
        qtbot.keyClick(keys, Qt.Key.Key_Down)
        qtbot.keyClick(keys, Qt.Key.Key_Down)
        qtbot.keyClick(keys, Qt.Key.Key_Up, ALT)
        assert keys.currentItem().text() == "村、社区、警务室"
        dialog.width_box.setFocus()
        dialog.width_box.selectAll()
        qtbot.keyClicks(dialog.width_box, "15")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    in_dialog(page, act)
    assert heads(page)[:2] == ["村、社区、警务室", "日期"]
    assert "编号" not in heads(page)
    assert page.grid.columnWidth(0) == 15 * page.theme.body
    assert page.window().focusWidget() is page.grid


def test_the_key_opens_the_dialog_and_esc_changes_nothing(qtbot, page):
    before = page.grid.columns()
    seen = []

    def close():
        seen.append(QApplication.activeModalWidget())
        qtbot.keyClick(seen[0].list, Qt.Key.Key_Space)
        qtbot.keyClick(seen[0], Qt.Key.Key_Escape)

    QTimer.singleShot(50, close)
    qtbot.keyClick(page.grid, Qt.Key.Key_F6)
    assert isinstance(seen[0], ColumnsDialog)
    assert page.grid.columns() == before


def test_one_column_stays_and_the_usual_ones_come_back(qtbot, page):
    def none(dialog):
        for row in range(dialog.list.count()):
            dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        dialog.keep()
        assert dialog.fault.text() == "至少留一列。"
        assert dialog.isVisible()
        dialog.restore()
        assert ticked(dialog) == heads(page)

    in_dialog(page, none)


def test_a_field_that_no_column_showed_is_seen_sorted_and_edited(page, desk):
    page.looks.show_columns(plain(["day", "content"]))
    assert heads(page) == ["日期", "情况和意见"]
    table = page.grid.table()
    assert table.setData(table.index(0, 1), "看了灶间")
    assert desk.query("visit", Query(limit=1))[0]["content"] == "看了灶间"
    page.grid.sort_by("content", down=False)
    assert table.query.sort[0] == ("content", False)
    assert page.grid.heads.sortIndicatorSection() == 1


def test_an_order_by_a_hidden_column_is_said(page):
    page.grid.sort_by("topic", down=False)
    page.looks.show_columns(plain(["day", "place"]))
    assert "按“主题”排序，这一列没有显示。" in page.sum.text()


def test_private_words_are_no_column():
    private = [(kind, f.key) for kind in KINDS.values() for f in kind.fields if f.private]
    assert private
    assert all(key not in offered(kind) for kind, key in private)


def test_they_are_there_again_in_another_window(page, window):
    page.looks.show_columns(FEW)
    again = LedgerPage(window)
    again.kinds.setCurrentIndex(again.kinds.findData("visit"))
    assert again.grid.columns() == FEW
    page.looks.restore()
    assert saved_views.last_of("visit").columns == ()


def test_a_named_view_brings_its_columns_and_an_old_one_leaves_them(page):
    page.looks.show_columns(FEW)
    page.looks.menu.save("三列")
    page.looks.restore()
    page.looks.take(saved_views.views_of("visit")[0])
    assert page.grid.columns() == FEW
    page.looks.take(saved_views.View("旧的", "visit", sort="topic", down=False))
    assert page.grid.columns() == FEW
    assert page.grid.table().query.sort[0] == ("topic", False)


def test_views_kept_before_there_were_columns_still_open(page, window):
    saved_views.place().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(VIEWS / "without-columns.json", saved_views.place())
    assert [view.name for view in saved_views.views_of("visit")] == ["防火走访"]
    again = LedgerPage(window)
    again.kinds.setCurrentIndex(again.kinds.findData("visit"))
    assert [key for key, _ in again.grid.columns()] == usual(KINDS["visit"])
    assert again.grid.table().query.sort[0] == ("households", True)


def test_columns_of_another_version_are_left_out(page, window):
    view = {"name": "", "kind": "visit", "columns": [["day", 8.0], ["gone", 5.0], ["day", 9.0]]}
    saved_views.place().parent.mkdir(parents=True, exist_ok=True)
    saved_views.place().write_text(json.dumps([view | {"colour": "red"}]), "utf-8")
    again = LedgerPage(window)
    again.kinds.setCurrentIndex(again.kinds.findData("visit"))
    assert again.grid.columns() == (("day", 9.0),)


def test_a_dragged_head_takes_its_cells_along(qtbot, page, desk):
    page.looks.show_columns(FEW)
    page.grid.heads.moveSection(1, 0)
    qtbot.waitUntil(lambda: heads(page)[0] == "主题")
    assert heads(page) == ["主题", "日期", "村、社区、警务室"]
    first = desk.query("visit", Query(limit=1))[0]
    assert page.grid.table().index(0, 0).data() == first["topic"]
    assert [key for key, _ in saved_views.last_of("visit").columns] == ["topic", "day", "place"]


def test_a_drawn_head_is_remembered_once_it_rests(qtbot, page):
    page.looks.show_columns(FEW)
    page.grid.heads.resizeSection(0, page.theme.body * 9)
    qtbot.waitUntil(lambda: dict(saved_views.last_of("visit").columns)["day"] == 9.0)
    page.resize(page.width() - 200, page.height())
    assert page.grid.columnWidth(0) == page.theme.body * 9


def test_the_right_button_hides_a_column(page):
    page.looks.show_columns(FEW)
    page.looks.open_head_menu(1, page.mapToGlobal(QPoint(10, 10)))
    page.looks.head_menu.close()
    said = {act.text(): act for act in page.looks.head_menu.actions()}
    said["不显示“主题”"].trigger()
    assert heads(page) == ["日期", "村、社区、警务室"]
    page.looks.open_head_menu(-1, page.mapToGlobal(QPoint(10, 10)))
    page.looks.head_menu.close()
    assert not any("不显示" in act.text() for act in page.looks.head_menu.actions())


def test_a_block_goes_out_and_comes_back_in_the_order_of_the_columns(page, desk):
    page.looks.show_columns(plain(["topic", "day", "content"]))
    page.grid.setCurrentIndex(page.grid.table().index(0, 0))
    page.grid.selectRow(0)
    page.grid.copy()
    copied = QGuiApplication.clipboard().text().rstrip("\n").split("\t")
    first = desk.query("visit", Query(limit=1))[0]
    assert copied[:2] == [first["topic"], first["day"].isoformat()]
    QGuiApplication.clipboard().setText("防汛\t" + copied[1] + "\t排查了沟渠\n")
    page.grid.paste()
    changed = desk.record(first.id)
    assert (changed["topic"], changed["content"]) == ("防汛", "排查了沟渠")


def test_photos_and_tables_stand_in_the_grid_and_are_never_emptied_there(page, desk):
    page.looks.show_columns(plain(["day", "files"]))
    seq = desk.store.head()
    page.grid.setCurrentIndex(page.grid.table().index(0, 1))
    page.grid.empty()
    assert "按 Enter 打开这一条再改" in str(page.notices.bars["cell"].notice)
    assert desk.store.head() == seq


def test_pasted_rows_without_a_head_follow_the_columns(page, desk, ids):
    page.looks.show_columns(
        plain(["topic", "day", "type", "place", "officers", "households", STATE])
    )
    day = desk.today().isoformat()
    QGuiApplication.clipboard().setText(f"防汛\t{day}\t民情走访\t柳溪村\t覃文彬\t3\n")
    page.add_pasted()
    newest = desk.query("visit", Query(where={"topic": "防汛"}))
    assert [(v["households"], v["place"]) for v in newest] == [(3, ids["柳溪村"])]


def test_the_workbook_has_the_columns_in_their_order(page, settle, tmp_path):
    page.looks.show_columns(FEW)
    page.export_to(tmp_path / "a.xlsx")
    settle()
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert [head for head in rows[1] if head] == ["日期", "主题", "村、社区、警务室"]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_dialog_fits_the_screen_and_names_everything(qtbot, qapp, desk, percent):
    theme = application.dress(qapp, percent)
    window = MainWindow(desk, theme)
    window.resize(1366, 738)
    window.show()
    try:
        for kind in KINDS.values():
            dialog = ColumnsDialog(theme, kind, plain(usual(kind)), window)
            dialog.show()
            qtbot.waitUntil(dialog.isVisible)
            qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            assert dialog.width() <= 1366, kind.key
            assert dialog.height() <= 738, kind.key
            assert unnamed(dialog) == [], kind.key
            assert complaints(dialog) == [], kind.key
            dialog.close()
            dialog.deleteLater()
    finally:
        window.close()
        application.dress(qapp, 100)
