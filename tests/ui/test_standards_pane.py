from PySide6.QtWidgets import QLabel

from fqdesk.desk.overriding import numbers, override
from ui.pages.settings_page import SettingsPage
from ui.pages.standards_pane import StandardsPane


def pane_of(window) -> StandardsPane:
    window.show_page("settings", tab="创建标准")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.reload()
    pane = page.panes["创建标准"]
    assert isinstance(pane, StandardsPane)
    return pane


def said(pane):
    return [child.text() for child in pane.findChildren(QLabel)]


def test_a_tick_is_kept_and_can_be_undone_and_one_always_stays(window, desk):
    pane = pane_of(window)
    for key, box in pane.boxes.items():
        if key != "nantong-2019":
            box.setChecked(False)
    assert [known.id for known in desk.chosen_standards()] == ["nantong-2019"]
    pane.boxes["nantong-2019"].setChecked(False)
    assert [known.id for known in desk.chosen_standards()] == ["nantong-2019"]
    assert pane.boxes["nantong-2019"].isChecked()


def test_changed_numbers_are_listed_with_their_author(window, desk):
    standard = next(known for known in desk.standards() if known.id == "chongzhou-2019")
    item = standard.item("CZ-06b")
    number = next(n for n in numbers(desk, standard, item) if n.key == "threshold")
    override(desk, standard, item, number, "90%", "县局政工室")
    texts = said(pane_of(window))
    assert any("原文 95%，现在 90%" in text for text in texts)
    assert any("县局政工室" in text for text in texts)
