"""A volume composed, looked at, saved and printed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from fqdesk.errors import Cancelled, Refused, Trouble
from fqdesk.progress import quiet
from ui.app import dress
from ui.main_window import MainWindow
from ui.pages.bundle_page import BundlePage
from ui.pages.print_pane import sheets_of
from ui.paper.printing import print_pages
from ui.paper.volume import Volume, pages_of, say_pages, whole_sheets


@pytest.fixture
def page(window, settle, qtbot) -> BundlePage:
    page = BundlePage(window, "chongzhou-2019", ("CZ-06a",))
    window.enter(page)
    qtbot.waitUntil(lambda: page.printed is not None, timeout=30_000)
    settle()
    return page


def to_file(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


def test_index_and_pages_appear_together(page):
    assert page.preview.volume.pages == page.printed.pages
    assert str(page.printed.pages) in page.told.text()
    titles = [page.index.topLevelItem(n).text(0) for n in range(3)]
    assert titles[0] == "封面"
    assert not page.preview.sheet.pixmap().isNull()
    assert page.print_pane.all.text().startswith(f"整册 {page.printed.pages} 页，双面")


def test_a_row_of_the_index_turns_to_its_page_and_back(page):
    row = page.index.topLevelItem(2)
    page.index.itemClicked.emit(row, 0)
    assert page.preview.page == int(row.text(1))
    page.preview.go(1)
    assert page.index.currentItem().text(0) == "封面"


def test_the_preview_follows_the_arrows_in_the_index(page, qtbot):
    assert page.index.hasFocus()
    page.index.setCurrentItem(page.index.topLevelItem(0))
    seen = []
    while page.index.itemBelow(page.index.currentItem()) is not None:
        qtbot.keyClick(page.index, Qt.Key.Key_Down)
        seen.append((page.preview.page, int(page.index.currentItem().text(1))))
    assert len(seen) > 3
    assert all(shown == named for shown, named in seen)
    while page.index.itemAbove(page.index.currentItem()) is not None:
        before = page.index.currentItem()
        qtbot.keyClick(page.index, Qt.Key.Key_Up)
        assert page.index.currentItem() is not before


@pytest.fixture
def large(qapp, desk, qtbot):
    """A window at the largest type."""
    made = MainWindow(desk, dress(qapp, 200))
    qtbot.addWidget(made, before_close_func=lambda shown: shown.let_go())
    made.resize(1366, 738)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    dress(qapp, 100)


def test_a_chosen_row_is_seen_at_large_type(large, qtbot):
    page = BundlePage(large, "chongzhou-2019", ("CZ-06a",))
    large.enter(page)
    qtbot.waitUntil(lambda: page.printed is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not large.jobs.held, timeout=30_000)
    assert page.index.hasFocus()
    assert page.index.isVisible()
    assert page.preview.isVisible()
    row = page.index.visualItemRect(page.index.topLevelItem(0)).height()
    assert page.index.viewport().height() >= 6 * row
    page.print_it()
    assert page.print_pane.why_not.isVisible()


def test_looking_is_not_printing(page, desk):
    assert desk.bundles() == []


def test_the_volume_is_saved_and_remembered_once(page, desk, tmp_path):
    page.save_to(tmp_path / "册.pdf")
    assert len(pypdf.PdfReader(tmp_path / "册.pdf").pages) == page.printed.pages
    page.save_to(tmp_path / "又一份.pdf")
    assert [entry["code"] for entry in desk.bundles()] == [page.printed.code]
    assert not list(tmp_path.glob("*.part"))


def test_a_place_that_cannot_be_written_is_said(page, desk, tmp_path):
    page.save_to(tmp_path / "没有的文件夹" / "册.pdf")
    assert "没有存成" in page.notices.bars["error"].notice.title
    assert desk.bundles() == []


def test_chosen_pages_take_the_other_side_of_their_sheets_along(page, desk, settle, tmp_path):
    pane = page.print_pane
    pane.numbers.setText("2-3")
    pane.some.setChecked(True)
    assert pane.print_button.text() == "打印 4 页，2 张纸"
    assert "第 1、4 页" in pane.told.text()
    page.print_on(to_file(tmp_path / "纸.pdf"))
    settle()
    printed = pypdf.PdfReader(tmp_path / "纸.pdf")
    assert len(printed.pages) == 4
    width, height = (float(n) for n in printed.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    assert len(desk.bundles()) == 1
    assert "4 页已送到打印机" in page.notices.bars["kept"].notice.title
    pane.set_volume(page.printed.pages, duplex=False, notes=())
    assert pane.wanted() == [2, 3]
    assert pane.told.isHidden()


def test_page_numbers_that_are_none_are_said_below_them(page):
    pane = page.print_pane
    pane.numbers.setText("3-5, 999")
    pane.some.setChecked(True)
    assert "页码“999”不对" in pane.told.text()
    assert f"最大是 {page.printed.pages}" in pane.told.text()
    pane.numbers.setText("1-2,")
    assert pane.told.isHidden()
    pane.numbers.setText("")
    assert "还没有写页码" in pane.told.text()
    pane.all.setChecked(True)
    assert pane.told.isHidden()


def test_leaving_does_not_take_the_paper_out_of_the_printer(
    page, window, desk, qtbot, settle, tmp_path
):
    folder = Path(page.folder.name)
    page.print_on(to_file(tmp_path / "纸.pdf"))
    window.leave()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    settle()
    assert len(pypdf.PdfReader(tmp_path / "纸.pdf").pages) == page.printed.pages
    assert [entry["code"] for entry in desk.bundles()] == [page.printed.code]
    assert "已送到打印机" in window.page().notices.bars["kept"].notice.title
    assert not folder.exists()


def test_without_a_printer_the_button_says_why(page):
    pane = page.print_pane
    if pane.printers.count():
        pytest.fail("this machine has a printer: the test needs one without")
    assert not pane.print_button.isEnabled()
    assert pane.why_not.isVisibleTo(pane)


def test_a_cancelled_print_stops(page, tmp_path):
    def tick(done, total, what):
        if done == 1:
            raise Cancelled

    printer = to_file(tmp_path / "纸.pdf")
    with pytest.raises(Cancelled):
        print_pages(page.preview.volume, printer, [1, 2, 3], tick, dpi=30)


def test_a_changed_day_is_composed_anew(qtbot, page, settle):
    before = page.printed
    page.pane.duplex.setChecked(False)
    qtbot.waitUntil(lambda: page.printed is not before, timeout=30_000)
    settle()
    assert page.order.simplex
    assert "单面" in page.print_pane.all.text()


def test_a_volume_is_remembered_as_it_was_composed(page, desk, settle, tmp_path):
    on = desk.today()
    page.pane.ordered.emit(replace(page.order, on=on - timedelta(days=40)))
    page.save_to(tmp_path / "册.pdf")
    assert [entry["on"] for entry in desk.bundles()] == [on.isoformat()]
    settle()


def test_leaving_lets_the_files_go(window, page):
    folder = Path(page.folder.name)
    window.leave()
    assert not folder.exists()


def test_a_printed_page_is_the_page_that_was_seen(page, tmp_path):
    printer = to_file(tmp_path / "纸.pdf")
    assert print_pages(page.preview.volume, printer, [1], quiet, dpi=72) == 1
    seen = page.preview.volume.draw(1, 72).convertToFormat(
        page.preview.sheet.pixmap().toImage().format()
    )
    paper = Volume(tmp_path / "纸.pdf")
    again = paper.draw(1, 72)
    paper.close()
    dark = [
        sum(
            image.pixelColor(x, y).lightness() < 128
            for x in range(60, 540, 4)
            for y in range(60, 780, 4)
        )
        for image in (seen, again)
    ]
    assert dark[0] > 20
    assert abs(dark[0] - dark[1]) <= dark[0] * 0.35


@pytest.mark.parametrize(
    ("text", "pages"),
    [("3-5, 37", [3, 4, 5, 37]), ("1", [1]), ("2，2、4", [2, 4]), ("38 1–2", [38, 1, 2])],
)
def test_page_numbers_are_read_as_people_write_them(text, pages):
    assert pages_of(text, 38) == pages


@pytest.mark.parametrize("text", ["", "0", "39", "5-3", "a", "3-40", "1--2"])
def test_page_numbers_that_are_none_are_said(text):
    with pytest.raises(Refused, match="页码"):
        pages_of(text, 38)


def test_a_page_drags_its_sheet_mate_along_in_duplex():
    assert whole_sheets([37, 4], 37) == [3, 4, 37]
    assert say_pages(whole_sheets([37, 4, 6], 37)) == "3-6、37"
    assert sheets_of([3, 4, 37], duplex=True) == 2
    assert sheets_of([3, 4, 37], duplex=False) == 3
    assert sheets_of([], duplex=True) == 0


def test_a_file_that_is_no_pdf_is_said(tmp_path):
    (tmp_path / "坏.pdf").write_bytes(b"no pdf")
    with pytest.raises(Trouble, match="打不开"):
        Volume(tmp_path / "坏.pdf")


def test_a_page_that_is_gone_hears_no_more_of_its_job(qtbot, window, settle):
    page = BundlePage(window, "chongzhou-2019", ("CZ-06a",))
    window.enter(page)
    qtbot.waitUntil(lambda: page.job is not None)
    job = page.job
    window.leave()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    with qtbot.captureExceptions() as faults:
        job.stopped.emit()
        job.done.emit(None)
        job.failed.emit(Refused("没有"))
    assert faults == []
    settle()
