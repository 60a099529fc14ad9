"""Saved views of the ledger, and what is shown as an Excel workbook, read back by another library."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from fqdesk.desk import Query
from fqdesk.desk.exporting import export_table
from fqdesk.errors import Trouble
from ui import saved_views
from ui.pages.ledger_page import LedgerPage


@pytest.fixture
def page(window) -> LedgerPage:
    window.show_page("ledger", kind="visit")
    return window.page()


def topics(page) -> list[str]:
    table = page.grid.table()
    column = table.columns.index("topic")
    return [table.index(row, column).data() for row in range(table.total)]


def rows_of(path: Path) -> list[list[object]]:
    book = CalamineWorkbook.from_path(path)
    return book.get_sheet_by_index(0).to_python()


def test_a_view_is_saved_used_and_taken_away(qtbot, page):
    page.filter.look("今年", "", "防")
    page.grid.sort_by("topic", down=False)
    page.looks.menu.save("防火防溺水")
    assert topics(page) == ["秋冬防火", "防溺水宣传"]
    page.filter.clear()
    page.grid.sort_by("day", down=True)
    qtbot.waitUntil(lambda: len(topics(page)) == 3)
    page.looks.menu.fill()
    named = [act for act in page.looks.menu.actions() if act.text() == "防火防溺水"]
    named[0].trigger()
    assert topics(page) == ["秋冬防火", "防溺水宣传"]
    assert page.filter.said() == "今年，含“防”"
    saved_views.forget("visit", "防火防溺水")
    page.looks.menu.fill()
    assert all(act.text() != "防火防溺水" for act in page.looks.menu.actions())


def test_the_order_is_there_again_in_another_window_and_the_words_are_not(page, window):
    page.filter.look("", "", "防")
    page.grid.sort_by("topic", down=False)
    window.show_page("today")
    again = LedgerPage(window)
    again.kinds.setCurrentIndex(again.kinds.findData("visit"))
    assert again.grid.table().query.sort[0] == ("topic", False)
    assert again.filter.words.text() == ""
    assert len(topics(again)) == 3


def test_a_damaged_file_of_views_is_as_good_as_none():
    saved_views.place().parent.mkdir(parents=True, exist_ok=True)
    saved_views.place().write_text("[{", "utf-8")
    assert saved_views.load() == []
    saved_views.place().write_text('[{"name": "a", "gone": 1}]', "utf-8")
    assert saved_views.load() == []


def test_what_is_shown_is_what_the_workbook_holds(page, desk, settle, tmp_path):
    path = tmp_path / "走访.xlsx"
    page.filter.look("", "", "防")
    page.grid.sort_by("day", down=False)
    page.export_to(path)
    settle()
    assert "已存成" in page.notices.bars["kept"].notice.title
    title, heads, *rows = rows_of(path)
    table = page.grid.table()
    assert title[0] == "走访台账"
    assert heads[:2] == ["编号", desk.query("visit", Query())[0] and "日期"]
    shown = rows[: table.total]
    column = table.columns.index("topic")
    assert [row[column] for row in shown] == topics(page) == ["防溺水宣传", "秋冬防火"]
    assert shown[0][heads.index("日期")] == date(2026, 11, 20)
    assert shown[0][heads.index("村、社区、警务室")] == "柳溪村"
    under = rows[-1][0]
    assert "含“防”" in under
    assert "共 2 条" in under
    assert "已删除的不在内" in under


def test_a_formula_in_a_text_stays_a_text(desk, ids, tmp_path):
    visit = {"day": desk.today(), "type": "community_visit", "place": ids["柳溪村"]}
    visit |= {"officers": (ids["覃文彬"],), "topic": "=1+1", "content": "http://x"}
    desk.save("visit", visit)
    query = Query(where={"topic": "=1+1"})
    assert export_table(desk, "visit", query, ["topic", "late"], "", tmp_path / "a.xlsx") == 1
    rows = rows_of(tmp_path / "a.xlsx")
    assert rows[1] == ["主题", "登记"]
    assert rows[2] == ["=1+1", "按期"]


def test_private_words_and_an_empty_table(desk, ids, tmp_path):
    talk = {"day": desk.today(), "talker": ids["沈立诚"], "talked": ids["覃文彬"]}
    desk.save("heart_talk", talk | {"content": "家里的难处"})
    path = tmp_path / "谈话.xlsx"
    export_table(desk, "heart_talk", Query(), ["day", "talked", "content"], "", path)
    assert "难处" not in str(rows_of(path))
    export_table(desk, "forum", Query(), ["day"], "", path)
    assert "共 0 条" in str(rows_of(path))


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(desk, tmp_path):
    with pytest.raises(Trouble) as failed:
        export_table(desk, "visit", Query(), ["topic"], "", tmp_path / "没有" / "a.xlsx")
    assert "没有写成" in failed.value.title
    assert not list(tmp_path.rglob("*.xlsx*"))
