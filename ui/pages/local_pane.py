"""What no source decides and this station has to: each with its value, who said so, and since when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.facts import Facts
from fqdesk.domain.settings import LOCAL_SETTINGS, NOT_SET, LocalSetting
from ui.pages.notice_page import NoticePage
from ui.pages.page import Pane
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import clear, label, rule


class LocalPane(Pane):
    """A setting is a record: it has a day, a source and a history."""

    def __init__(self, shell: Shell) -> None:
        """Filled by `refresh`."""
        super().__init__()
        self.shell = shell
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, shell.theme.gap, shell.theme.step, 0)
        self.column.setSpacing(shell.theme.px(6))

    def refresh(self) -> None:
        """Show what is in force today."""
        clear(self.column)
        facts = self.shell.desk.registers_facts()
        told = "来源没有给出的数，由本地定。没有设定的不判断，也不算缺口。"
        self.column.addWidget(label(told, "second", wrap=True))
        paste = ActButton(self.shell.theme, "粘贴国务院放假通知…", self._notice)
        self.column.addWidget(paste, 0, Qt.AlignmentFlag.AlignLeft)
        for setting in LOCAL_SETTINGS.values():
            self.column.addWidget(rule())
            self.column.addWidget(self._setting(setting, facts))
        self.column.addStretch(1)

    def _notice(self) -> None:
        self.shell.enter(NoticePage(self.shell))

    def _setting(self, setting: LocalSetting, facts: Facts) -> QWidget:
        theme = self.shell.theme
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        texts.addWidget(label(setting.label, "strong"))
        texts.addWidget(label(setting.help, "second", wrap=True))
        row.addLayout(texts, 3)
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(label(said_value(setting, facts), wrap=True))
        record = facts.setting_record(setting.key)
        if record is not None:
            source = record["said_by"] or "没有写依据"
            said.addWidget(label(f"{record.day} 起；{source}", "small", wrap=True))
        row.addLayout(said, 2)
        act = partial(self.shell.start, "setting", {"key": setting.key})
        row.addWidget(ActButton(theme, "设定…", act, role="small"))
        return made


def said_value(setting: LocalSetting, facts: Facts) -> str:
    """The value in force, in words; the default is told as such."""
    value = facts.setting(setting.key)
    if value is None:
        if setting.default is None:
            return NOT_SET
        return f"{setting.said(setting.default)}（默认）"
    return setting.said(value)
