"""Settings, judgements and claims are begun where they are understood, not in an empty form."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from fqdesk.domain.settings import LOCAL_SETTINGS, PER
from ui.acts import new_records
from ui.homes import HOMES
from ui.pages.setting_dialog import SettingDialog
from ui.pasting import PastePage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, window):
    def opened(key: str) -> SettingDialog:
        made = SettingDialog(window, LOCAL_SETTINGS[key], window)
        qtbot.addWidget(made)
        made.open()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return opened


def test_they_are_not_offered_as_empty_forms(window, settle):
    said = [found.text for found in new_records(window)]
    assert "记走访" not in said  # visits are offered by their sort
    assert not {"记本地设定", "记自评", "记本地条目"} & set(said)
    window.start("judgement")
    assert window.page().key == "criteria"
    window.start("claim")
    assert isinstance(window.page(), PastePage)
    window.start("setting")
    assert window.page().key == "settings"
    assert set(HOMES) == {"setting", "judgement", "claim", "proof"}
    settle()


def walked(qtbot, dialog, back=False):
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, shift)
    return dialog.focusWidget()


def test_enter_walks_the_fields_of_a_setting_and_ends_at_keeping_it(qtbot, desk, dialog):
    shown = dialog("cadence.visit")
    assert shown.focusWidget() is shown.value.list
    assert walked(qtbot, shown) is shown.value.count
    assert walked(qtbot, shown) is shown.said_by
    assert walked(qtbot, shown, back=True) is shown.value.count
    assert walked(qtbot, shown) is shown.said_by
    qtbot.keyClicks(shown.said_by, "ju li")
    assert walked(qtbot, shown) in shown.day.stops()
    while shown.focusWidget() in shown.day.stops():
        walked(qtbot, shown)
    assert shown.focusWidget() is shown.done_act
    assert shown.isVisible()
    walked(qtbot, shown)
    assert not shown.isVisible()
    assert desk.registers_facts().setting_record("cadence.visit")["said_by"] == "ju li"


def test_how_often_is_chosen_and_counted_and_kept_in_words(qtbot, desk, dialog):
    shown = dialog("cadence.visit")
    assert [shown.value.list.itemText(n) for n in range(4)] == list(PER.values())
    shown.value.list.setCurrentText("每半年")
    shown.value.count.setValue(2)
    shown.said_by.setText("县局工作要点")
    qtbot.keyClick(shown.said_by, Qt.Key.Key_Return, CTRL)
    assert not shown.isVisible(), shown.fault.text()
    record = desk.registers_facts().setting_record("cadence.visit")
    assert (record["value"], record["said_by"]) == ("每半年2次", "县局工作要点")
    assert "走访频次 每半年 2 次" in desk.title(record)


def test_a_second_word_on_the_same_day_changes_the_first(desk, dialog):
    for value in ("先算上年结转", "先算当年"):
        shown = dialog("leave.bucket_first")
        shown.value.list.setCurrentText(value)
        shown.said_by.setText("局党委")
        shown.keep()
        assert not shown.isVisible(), shown.fault.text()
    found = [r for r in desk.registers() if r.kind == "setting"]
    assert [r["value"] for r in found] == ["先算当年"]
    assert desk.registers_facts().setting("leave.bucket_first") == "current"
    again = dialog("leave.bucket_first")
    assert again.value.list.currentText() == "先算当年"
    assert again.said_by.text() == "局党委"
    again.keep()
    assert "没有改动" in again.fault.text()


def test_a_number_has_its_unit_and_an_unreadable_day_is_told(desk, dialog):
    shown = dialog("leave.floor")
    shown.value.count.setValue(6)
    assert shown.value.count.text() == "6 人"
    shown.day.bring_back("三十二号")
    shown.keep()
    assert shown.isVisible()
    assert shown.fault.text()
    shown.day.fill(desk.today() - timedelta(days=30))
    shown.keep()
    assert not shown.isVisible(), shown.fault.text()


def test_a_judgement_says_what_is_judged_in_words(window, settle):
    window.start("judgement", {"standard": "chongzhou-2019", "item": "CZ-02a"}, once=True)
    page = window.page()
    assert page.title.text().startswith("判断 CZ-02a　")
    hidden = [page.form.editor(key) for key in ("standard", "item", "check")]
    assert not any(editor.isVisible() for editor in hidden)
    assert page.side.name.text() == "判断"
    page.form.fill_empty({"outcome": "met", "reason": "看过制度。", "day": window.desk.today()})
    page.save()
    settle()
    (record,) = window.desk.facts().all("judgement")
    assert (record["standard"], record["item"]) == ("chongzhou-2019", "CZ-02a")
