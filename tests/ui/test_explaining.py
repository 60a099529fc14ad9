"""F1 on a field: the same two sentences in a form, beside it, in the quick row and in a grid."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.explaining import explain
from tests.ui.test_eyes_and_keys import cut
from ui import app as application
from ui.main_window import MainWindow
from ui.pages.form_page import FormPage
from ui.pages.shortcuts_page import ShortcutsPage

LOOKED_AT = ("meeting", "visit", "leave", "honour", "duty", "declaration")


def told(kind, key, cell=""):
    field = KINDS[kind].by_key[key]
    if cell:
        field = next(sub for sub in field.fields if sub.key == cell)
    return explain(KINDS[kind], field)


def notice(page):
    return page.notices.bars["help"].notice


def begin(window, kind) -> FormPage:
    window.start(kind)
    page = window.page()
    assert isinstance(page, FormPage)
    return page


def test_a_form_says_what_belongs_there_and_the_rule_in_its_own_line(qtbot, window):
    page = begin(window, "leave")
    page.form.go_to("days")
    assert page.side.help.text() == told("leave", "days").what
    assert page.side.why.text().startswith("依据《职工带薪年休假条例》第三条：")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert notice(page).title == "天数"
    assert notice(page).said == f"{page.side.help.text()}\n{page.side.why.text()}"


def test_a_required_field_without_a_rule_says_so(qtbot, window):
    page = begin(window, "visit")
    page.form.go_to("topic")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert "防汛隐患排查" in notice(page).said
    assert "没有规定要求这一格" in notice(page).said
    assert "必填" in notice(page).said


def test_a_cell_of_a_table_has_its_own_words(qtbot, window):
    page = begin(window, "meeting")
    cells = page.form.editor("votes").rows[0]
    entitled = next(cell for cell in cells if cell.field.key == "entitled")
    page.form.reveal(entitled.stops()[0])
    entitled.stops()[0].setFocus()
    qtbot.keyClick(entitled.stops()[0], Qt.Key.Key_F1)
    assert notice(page).title == "表决：应到有表决权"
    assert "预备党员没有表决权" in notice(page).said


def test_the_quick_row_says_the_same_as_the_form(qtbot, window, settle):
    window.show_page("visit")
    settle()
    page = window.page()
    line = page.quick.editors["day"].stops()[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F1)
    day = told("visit", "day")
    assert notice(page).said == f"{day.what}\n{day.why}"
    assert "由本地设定“走访频次”定" in notice(page).said


def test_a_cell_of_the_ledger_and_its_head_say_the_same(qtbot, window):
    window.show_page("ledger", kind="visit")
    page = window.page()
    table = page.grid.table()
    at = table.columns.index("topic")
    page.grid.setCurrentIndex(table.index(0, at))
    qtbot.keyClick(page.grid, Qt.Key.Key_F1)
    topic = told("visit", "topic")
    assert (notice(page).title, notice(page).said) == ("主题", f"{topic.what}\n{topic.why}")
    hint = table.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert topic.what in hint
    assert topic.why in hint
    page.filter.words.setFocus()
    qtbot.keyClick(page.filter.words, Qt.Key.Key_F1)
    assert isinstance(window.page(), ShortcutsPage), "outside of the cells F1 shows the keys"


def test_a_cell_that_is_being_written_can_be_asked_about(qtbot, window):
    window.show_page("ledger", kind="visit")
    page = window.page()
    table = page.grid.table()
    page.grid.setCurrentIndex(table.index(0, table.columns.index("topic")))
    page.grid.edit(page.grid.currentIndex())
    line = QApplication.focusWidget()
    assert line is not page.grid
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert notice(page).title == "主题"
    assert QApplication.focusWidget() is line, "the cell stays open"
    assert line.text().endswith("abc")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", LOOKED_AT)
def test_both_sentences_are_read_whole_in_a_small_window(qtbot, qapp, desk, kind, percent):
    theme = application.dress(qapp, percent)
    try:
        window = MainWindow(desk, theme)
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        window.resize(1366, 738)
        window.show()
        page = begin(window, kind)
        for field in KINDS[kind].fields:
            page.side.explain(field)
            page.explain()
            for _ in range(3):
                QCoreApplication.processEvents()
            bar = page.notices.bars["help"]
            for label in (*bar.findChildren(QLabel), page.side.help, page.side.why):
                if label.isVisible():
                    assert not cut(label), (field.key, label.text())
            assert window.rect().contains(bar.rect().translated(bar.mapTo(window, bar.pos() * 0)))
            assert (window.width(), window.height()) == (1366, 738)
    finally:
        application.dress(qapp, 100)


@pytest.mark.parametrize(("kind", "key"), [("leave", "attribution_year"), ("meeting", "chair")])
def test_the_field_stays_in_sight_below_its_explanation_at_large_type(qtbot, qapp, desk, kind, key):
    theme = application.dress(qapp, 200)
    try:
        window = MainWindow(desk, theme)
        qtbot.addWidget(window, before_close_func=lambda shown: shown.let_go())
        window.resize(1366, 738)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page = begin(window, kind)
        qtbot.waitUntil(lambda: page.form.isAncestorOf(QApplication.focusWidget()))
        page.form.go_to(key)
        line = page.form.editor(key).stops()[0]
        qtbot.waitUntil(line.hasFocus)
        before = page.area.height()
        qtbot.keyClick(line, Qt.Key.Key_F1)
        assert notice(page).title == KINDS[kind].by_key[key].label
        qtbot.waitUntil(lambda: page.area.height() < before)
        qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect(), timeout=2000)
    finally:
        application.dress(qapp, 100)
