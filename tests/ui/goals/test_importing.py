"""Goal 8 (peers.md 5): last year's ledger in at most six inputs to a preview, and twice the same adds nothing."""

import logging
from datetime import date, timedelta
from time import perf_counter

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from fqdesk.desk import Desk, Query
from tests.importing_desk import NOW, furnish, station
from tests.ledger_sheets import PEOPLE, PLACES
from tests.ui.goals.typist import Typist
from ui.importing import ImportPage

COUNTS = logging.getLogger("goals")
CTRL = Qt.KeyboardModifier.ControlModifier
PREVIEW, ROWS, SHARE = 6, 500, 0.95
HEADS = (
    "序号", "日期", "村（社区）", "走访类别", "户数", "走访民警", "主要内容", "走访情况", "慰问品", "群众意见建议", "办理结果", "备注",
)  # fmt: skip
HOMELESS = {"序号", "备注"}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared") / "所案"
    with station(folder) as desk:
        furnish(desk)
    return folder


@pytest.fixture
def desk(folder):
    with Desk.open(folder, clock=lambda: NOW) as opened:
        yield opened


def odd(day: date, number: int):
    """The same day in six habits."""
    ways = (
        f"{day.month}.{day.day:02d}",
        f"{day.month}月{day.day}日",
        day,
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        (day - date(1899, 12, 30)).days,
    )
    return ways[number % len(ways)]


def workbook(path):
    """Five hundred rows under a title merged over twelve columns."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("走访")
        shown = book.add_format({"num_format": "yyyy/m/d"})
        page.merge_range(0, 0, 0, len(HEADS) - 1, "青石镇派出所2025年度走访登记台账")
        page.write_row(1, 0, HEADS)
        for number in range(ROWS):
            day = odd(date(2025, 1, 1) + timedelta(number % 360), number)
            people = "、".join((PEOPLE[number % 12], PEOPLE[(number + 5) % 12]))
            place = PLACES[number % 4] + ("（2组）" if number % 3 else "")
            heard = ("路灯不亮", "已转村委会") if number % 10 == 0 else ("", "")
            row = (
                number + 1,
                day,
                place,
                "困难家庭",
                f"{number % 9 + 1}户",
                people,
                f"第 {number} 次走访",
            )
            for column, value in enumerate((*row, "情况平稳", "", *heard, "")):
                if isinstance(value, date):
                    page.write_datetime(number + 2, column, value, shown)
                else:
                    page.write(number + 2, column, value)
        page.write_row(ROWS + 2, 0, ("合计", "", "", "", 2500))
    return path


def test_last_years_ledger(qtbot, window, desk, settle, tmp_path, monkeypatch):
    path = workbook(tmp_path / "走访台账.xlsx")
    typist = Typist(qtbot)

    def asked(*_):
        typist.inputs += 1  # the system's own window: the name of the file, and Enter
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", asked)
    before, head = desk.count("visit", Query()), desk.store.head()
    typist.command(Qt.Key.Key_6, CTRL)  # 1: 台账
    settle()
    began = perf_counter()
    typist.command(Qt.Key.Key_O, CTRL)  # 2: 导入 Excel…, and 3: which file
    settle()
    page = window.page()
    assert isinstance(page, ImportPage)
    assert page.plan is not None
    preview = perf_counter() - began
    assert typist.inputs <= PREVIEW
    counts = page.plan.counts
    assert (counts["new"], counts["refused"]) == (ROWS, 0)
    homes = [column for column in page.plan.columns if column.head not in HOMELESS]
    mapped = [column for column in homes if column.target]
    assert len(mapped) / len(homes) >= SHARE
    assert desk.store.head() == head
    assert desk.count("visit", Query()) == before

    to_preview, began = typist.inputs, perf_counter()
    typist.command(Qt.Key.Key_Return, CTRL)
    settle()
    COUNTS.info(
        f"500 行导入：{to_preview} inputs 到预览（{preview:.1f} s），再 1 个导入（{perf_counter() - began:.1f} s）"
    )
    assert desk.count("visit", Query()) == before + ROWS
    assert desk.count("suggestion", Query()) == ROWS // 10

    page.open(path)
    settle()
    assert page.plan.counts["there"] == ROWS
    assert not page.plan.drafts
    typist.command(Qt.Key.Key_Return, CTRL)
    settle()
    assert desk.count("visit", Query()) == before + ROWS
    window.undo()
    assert desk.count("visit", Query()) == before
