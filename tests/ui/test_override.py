import pytest
from PySide6.QtCore import Qt

from ui.pages.criteria_page import CriteriaPage
from ui.pages.override_dialog import OverrideDialog


@pytest.fixture
def dialog(qtbot, window, desk):
    standard = next(known for known in desk.standards() if known.id == "chongzhou-2019")
    made = OverrideDialog(window, standard, standard.item("CZ-06b"), window)
    qtbot.addWidget(made)
    made.show()
    return made


def limit(dialog):
    return next(line for number, line in dialog.lines if number.key == "threshold")


def test_a_changed_number_needs_somebody_who_decided_it(qtbot, desk, dialog):
    limit(dialog).setText("90%")
    dialog.keep()
    assert "依据" in dialog.fault.text()
    assert dialog.isVisible()
    dialog.said_by.setText("县局政工室")
    qtbot.keyClick(dialog.said_by, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    (finding,) = desk.assess("chongzhou-2019", items=["CZ-06b"]).items[0].checks
    assert any("县局政工室" in note for note in finding.finding.notes)


def test_enter_walks_the_numbers_and_ends_at_keeping_them(qtbot, dialog):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.lines[-1][1].setFocus()
    qtbot.keyClick(dialog.lines[-1][1], Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.said_by
    qtbot.keyClick(dialog.said_by, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.done_act


def test_a_number_that_cannot_be_read_is_told_and_nothing_is_kept(desk, dialog):
    limit(dialog).setText("很高")
    dialog.said_by.setText("县局")
    dialog.keep()
    assert "90%" in dialog.fault.text()
    assert all(record.kind != "setting" for record in desk.registers())


def test_the_page_of_criteria_offers_a_local_standard_once_it_exists(window, desk, settle):
    window.show_page("criteria")
    settle()
    page = window.page()
    assert isinstance(page, CriteriaPage)
    claim = {
        "standard": "青石市 2026",
        "item": "B1-01",
        "chapter": "一 党建",
        "paragraph": "一1",
        "title": "三会一课",
        "quote": "落实三会一课。",
        "day": desk.today(),
    }
    desk.save("claim", claim)
    settle()
    names = [page.standard.itemText(at) for at in range(page.standard.count())]
    assert "青石市 2026" in names
    page.standard.setCurrentIndex(names.index("青石市 2026"))
    settle()
    assert page.assessment.standard.id == "青石市 2026"
