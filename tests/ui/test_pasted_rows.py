"""Rows copied in Excel become new records: one step, or nothing and every cell that does not fit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from fqdesk.desk import Query
from ui.pages.ledger_page import LedgerPage

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
HEAD = "日期\t村、社区、警务室\t类型\t户数\t参加民警、辅警\t主题"


@pytest.fixture
def page(window) -> LedgerPage:
    window.show_page("ledger", kind="visit")
    return window.page()


def paste(qtbot, page, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_V, HELD)


def rows(count: int, topic: str = "粘贴的") -> str:
    line = "2026/11/20\t柳溪村\t民情走访\t{n}\t覃文彬、何秋实\t{topic}{n}"
    return "\n".join(line.format(n=n + 1, topic=topic) for n in range(count))


def told(page):
    return page.notices.bars["cell"].notice


def test_five_hundred_rows_are_one_step(qtbot, page, window, desk, ids):
    before = desk.count("visit", Query())
    paste(qtbot, page, f"{HEAD}\r\n{rows(500)}\r\n")
    assert told(page).title.startswith("新记了 500 条")
    assert desk.count("visit", Query()) == before + 500
    found = desk.query("visit", Query(where={"households": 500}))
    assert found[0]["officers"] == (ids["覃文彬"], ids["何秋实"])
    assert found[0]["place"] == ids["柳溪村"]
    assert len({r.number for r in desk.query("visit", Query())}) == before + 500
    window.undo()
    assert desk.count("visit", Query()) == before


def test_without_a_head_cells_stand_in_the_order_of_the_table(qtbot, page, desk):
    paste(qtbot, page, rows(2, "没有表头"))
    found = desk.query("visit", Query(text="没有表头"))
    assert sorted(r["households"] for r in found) == [1, 2]


def test_what_does_not_fit_is_named_with_its_row_and_nothing_is_kept(qtbot, page, desk):
    before = desk.count("visit", Query())
    wrong = "2026/13/40\t柳溪村\t民情走访\t3\t覃文彬\t坏日子\n2026/11/20\t没有村\t民情走访\tx\t覃文彬\t坏村"
    paste(qtbot, page, f"{HEAD}\n{rows(1)}\n{wrong}")
    said = told(page).said
    assert "第 3 行" in said
    assert "第 4 行" in said
    assert "没有村" in said
    assert desk.count("visit", Query()) == before


def test_a_missing_answer_and_a_strange_column_are_told(qtbot, page, desk):
    before = desk.count("visit", Query())
    paste(qtbot, page, f"{HEAD}\n2026-11-20\t柳溪村\t民情走访\t3\t覃文彬\t")
    assert "第 2 行：“主题”没有填" in told(page).said
    paste(qtbot, page, f"{HEAD}\t联系电话\n{rows(1)}\t13900000000")
    assert "没有“联系电话”这一列" in told(page).title
    paste(qtbot, page, "")
    assert "没有表格" in told(page).title
    assert desk.count("visit", Query()) == before


def test_late_rows_ask_for_their_reason_once(qtbot, page, desk):
    before = desk.count("visit", Query())
    line = "2026-10-0{n}\t柳溪村\t民情走访\t3\t覃文彬\t十月的{n}"
    paste(qtbot, page, HEAD + "\n" + "\n".join(line.format(n=n) for n in (1, 2)))
    assert "补录原因" in told(page).said
    assert desk.count("visit", Query()) == before
    why, act = told(page).acts[1]
    act()
    assert told(page).title.startswith("新记了 2 条")
    assert {r["late_reason"] for r in desk.query("visit", Query(text="十月的"))} == {why}
