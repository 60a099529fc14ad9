"""The honours page: which count, the day in 算到, one like another, and the printed ledger."""

from datetime import date

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from fqdesk.desk import Draft
from ui import app as application
from ui.honours.timeline import TIMELINE
from ui.main_window import MainWindow
from ui.pages.forms_page import FormsPage
from ui.pages.honour_page import HonourPage

CTRL = Qt.KeyboardModifier.ControlModifier


def honour(title: str, day: date, **more):
    values = {
        "recipient_type": "collective",
        "title": title,
        "family": "police_award",
        "level": "merit_third",
        "issuing_body": "云江市公安局",
        "body_type": "police_higher",
        "body_rank": "city",
        "decision_no": "云公政〔2023〕41号",
        "state": "valid",
        "day": day,
    }
    return Draft("honour", {**values, **more})


@pytest.fixture
def given(desk, ids, tmp_path):
    scan = tmp_path / "scan.png"
    Image.new("RGB", (600, 420), "wheat").save(scan)
    (taken,) = desk.attach([scan])
    own = {"recipient_type": "individual", "person": ids["覃文彬"], "level": "commendation"}
    saved = desk.save_many(
        [
            honour("集体三等功", date(2023, 12, 18), files=(taken.ref,)),
            honour("先进集体", date(2025, 1, 10)),
            honour("个人嘉奖", date(2026, 1, 9), **own),
        ]
    )
    return {record["title"]: record.id for record in saved}


@pytest.fixture
def page(given, window) -> HonourPage:
    window.show_page("honour")
    made = window.pages["honour"]
    assert isinstance(made, HonourPage)
    return made


def test_the_one_that_drops_out_first_is_chosen_and_explained(page, given):
    assert page.list.row_now().record.id == given["集体三等功"]
    assert page.side.title.text() == "集体三等功"
    assert "还有 1 项计入" in page.side.note.text()
    assert page.side.picture.isVisible()
    assert page.side.pages.text() == "扫描 1 / 1"
    assert not page.grab().isNull()


def test_the_day_is_moved_and_everything_follows(qtbot, page, given):
    page.until.line.selectAll()
    qtbot.keyClicks(page.until.line, "20261218")
    qtbot.keyClick(page.until.line, Qt.Key.Key_Return)
    assert page.on == date(2026, 12, 18)
    assert [row.record.id for row in page.sheet.counting] == [given["先进集体"]]
    assert "集体计入 1 项" in page.told.text()


def test_one_like_another_is_begun_without_its_day_and_document(qtbot, page, window):
    qtbot.keyClick(page.list, Qt.Key.Key_D, CTRL)
    said = window.page().form.said("title", "family", "issuing_body", "decision_no", "day")
    assert said["family"] == "police_award"
    assert said["issuing_body"] == "云江市公安局"
    assert said["title"] is None
    assert said["decision_no"] is None


def test_enter_opens_the_form(qtbot, page, window, given):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.page().record.id == given["先进集体"]


def test_a_revoked_one_stays_listed_with_its_document(page, desk, given):
    desk.change(given["先进集体"], {"state": "revoked", "state_document": "云公政〔2026〕2号"})
    row = page.sheet.row(given["先进集体"])
    assert row.said == "已撤销"
    assert len(page.sheet.counting) == 1


def test_the_claim_is_one_step_away(page, window):
    page.side.show_claim()
    assert window.page().key == "criteria"


def test_the_ledger_is_looked_at_before_it_is_printed(qtbot, page, window, settle):
    qtbot.keyClick(page.list, Qt.Key.Key_P, CTRL)
    forms = window.page()
    assert isinstance(forms, FormsPage)
    settle()
    document = pypdfium2.PdfDocument(str(forms.path))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "集体三等功" in text
    assert "个人嘉奖" in text


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_the_years_and_what_counts_now_are_read_at_every_size(qtbot, qapp, desk, given, percent):
    theme = application.dress(qapp, percent)
    made = MainWindow(desk, theme)
    qtbot.addWidget(made, before_close_func=lambda shown: shown.let_go())
    made.resize(1366, 738)
    made.show()
    made.show_page("honour")
    qtbot.waitUntil(lambda: not made.jobs.held, timeout=20_000)
    qapp.processEvents()
    shown = made.page().list
    last = shown.columnCount() - 1
    assert shown.columnViewportPosition(last) + shown.columnWidth(last) <= shown.viewport().width()
    assert shown.columnWidth(TIMELINE) >= theme.px(110), "a bar, and the day on which it ends"
    assert made.page().side.minimumSizeHint().width() <= made.page().side.width()
    application.dress(qapp, 100)


def test_without_honours_the_first_step_is_told(window):
    window.show_page("honour")
    page = window.pages["honour"]
    assert page.views.currentWidget() is page.empty
    page.empty.button.click()
    assert window.page().form.said("recipient_type") == {"recipient_type": "collective"}
