"""设置: type size, the folder and its backups, what this station decided itself, and a self-test."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QTabWidget

from ui.pages.check_pane import CheckPane
from ui.pages.keeping_pane import KeepingPane
from ui.pages.local_pane import LocalPane
from ui.pages.look_pane import LookPane
from ui.pages.page import Page, Pane, scrolled
from ui.pages.registers_pane import RegistersPane
from ui.pages.standards_pane import StandardsPane
from ui.shell import Shell


class SettingsPage(Page):
    """One tab per matter; each asks anew when it is shown."""

    key = "settings"

    def __init__(self, shell: Shell) -> None:
        """Begins with who and what the station is."""
        super().__init__(shell, "设置")
        self.told.setText("改了立即生效；本地设定和人员、辖区都有历史，可以撤销。")
        self.panes: dict[str, Pane] = {
            "人员和辖区": RegistersPane(shell),
            "本地设定": LocalPane(shell),
            "创建标准": StandardsPane(shell),
            "备份和核对": KeepingPane(shell),
            "字号": LookPane(shell),
            "自检": CheckPane(shell),
        }
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for said, pane in self.panes.items():
            self.tabs.addTab(scrolled(pane), said)
        self.tabs.currentChanged.connect(lambda _: self.reload())
        self.body.addWidget(self.tabs, 1)

    def shown(self, **where: Any) -> None:
        if "tab" in where:
            self.tabs.setCurrentIndex(list(self.panes).index(where["tab"]))
        super().shown(**where)

    def reload(self) -> None:
        list(self.panes.values())[self.tabs.currentIndex()].refresh()
