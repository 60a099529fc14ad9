"""设置: registers, what the station decides itself, backups and checks, and the self-test."""

import pytest
from PySide6.QtWidgets import QLabel

from ui.pages.check_pane import CheckPane
from ui.pages.keeping_pane import KeepingPane
from ui.pages.local_pane import LocalPane
from ui.pages.look_pane import LookPane
from ui.pages.registers_pane import RegistersPane
from ui.widgets.button import ActButton


@pytest.fixture
def pane(qtbot, window):
    def make(kind):
        made = kind(window)
        qtbot.addWidget(made)
        made.refresh()
        made.show()
        return made

    return make


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget, text):
    next(b for b in widget.findChildren(ActButton) if b.text() == text and b.isVisible()).click()


def test_registers_are_counted_and_lead_to_grid_and_form(window, pane):
    shown = pane(RegistersPane)
    assert "7 条" in said(shown)
    press(shown, "新记人员")
    assert window.page().kind.key == "person"
    window.leave()
    buttons = [b for b in shown.findChildren(ActButton) if b.text() == "看和改"]
    buttons[1].click()
    assert window.page().key == "ledger"
    assert window.page().kind.key == "person"


def test_what_nobody_decided_is_said_and_can_be_decided(window, pane, desk):
    shown = pane(LocalPane)
    assert "本地未设定" in said(shown)
    assert "3 天（默认）" in said(shown)
    desk.save(
        "setting",
        {
            "key": "cadence.visit",
            "value": "quarter",
            "day": desk.today(),
            "said_by": "所务会",
        },
    )
    shown.refresh()
    shown.repaint()
    text = "\n".join(label.text() for label in shown.findChildren(QLabel))
    assert "每季度 1 次" in text
    assert "所务会" in text


def test_a_backup_is_made_and_listed(window, pane, folder, settle):
    shown = pane(KeepingPane)
    before = len(list((folder / "backups").glob("*.db")))
    press(shown, "现在备份")
    settle()
    assert len(list((folder / "backups").glob("*.db"))) == before + 1
    assert "已备份并核对过" in window.page().notices.bars["backup"].notice.title
    assert ".db" in "\n".join(label.text() for label in shown.findChildren(QLabel))


def test_an_intact_station_is_said_to_be_intact(window, pane, settle):
    press(pane(KeepingPane), "核对记录链和附件")
    settle()
    assert "记录链完整" in window.page().notices.bars["verify"].notice.title


def test_the_present_type_size_is_marked(pane):
    shown = pane(LookPane)
    marked = [b.text() for b in shown.findChildren(ActButton) if b.isChecked()]
    assert marked == ["100 %"]


def test_the_self_test_looks_at_what_a_station_needs(pane):
    shown = pane(CheckPane)
    found = {matter: (state, told) for state, matter, told in shown.findings()}
    assert set(found) >= {"输入法", "字体", "打印机", "磁盘", "日历", "版本"}
    assert found["字体"][0] == "done"
    assert "2026" in found["日历"][1]
    assert all(
        told.endswith("。") or matter == "版本" or told for matter, (_, told) in found.items()
    )
