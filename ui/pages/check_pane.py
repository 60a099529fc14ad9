"""Whether this computer has what the program needs: input method, fonts, printer, disk, calendar."""

from __future__ import annotations

import os
import platform
import shutil

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fqdesk import __version__
from fqdesk.desk.clock import HOW
from ui.pages.page import Pane
from ui.shell import Shell
from ui.widgets.labels import StateLabel, clear, label, rule

LITTLE_SPACE = 500_000_000
"""Bytes below which a folder of scans soon finds no room."""
RARE = "㛃䶮𬭚𠅤㙓"
Line = tuple[str, str, str]
"""State, what was looked at, what was found."""


class CheckPane(Pane):
    """One line per matter, and a place to try Chinese input."""

    def __init__(self, shell: Shell) -> None:
        """Looks when it is shown."""
        super().__init__()
        self.shell = shell
        theme = shell.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap, theme.step, 0)
        column.setSpacing(theme.px(6))
        self.lines = QVBoxLayout()
        column.addLayout(self.lines)
        column.addWidget(label("在这里试试能不能打出中文：", "second"))
        trial = QLineEdit()
        trial.setAccessibleName("试打中文")
        column.addWidget(trial)
        column.addStretch(1)

    def refresh(self) -> None:
        """Look again."""
        clear(self.lines)
        for state, matter, found in self.findings():
            made = QWidget()
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 0, 0)
            sign = StateLabel(self.shell.theme, state, matter)
            sign.setFixedWidth(self.shell.theme.px(130))
            row.addWidget(sign)
            row.addWidget(label(found, wrap=True, select=True), 1)
            self.lines.addWidget(made)
            self.lines.addWidget(rule())

    def findings(self) -> list[Line]:
        """What was looked at and found."""
        return [
            self._clock(),
            _input(),
            self._fonts(),
            _printer(),
            self._disk(),
            self._calendar(),
            _versions(),
        ]

    def _clock(self) -> Line:
        now = self.shell.desk.clock()
        if said := self.shell.desk.clock_behind():
            return ("error", "日期", f"{said}{HOW}")
        return ("done", "日期", f"电脑的日期是 {now.year} 年 {now.month} 月 {now.day} 日。")

    def _fonts(self) -> Line:
        theme = self.shell.theme
        known = [QRawFont.fromFont(QFont(family)) for family in (theme.sans, theme.serif)]
        missing = [sign for sign in RARE if not any(f.supportsCharacter(ord(sign)) for f in known)]
        if missing:
            return ("hint", "字体", f"缺字：{'、'.join(missing)}，姓名里的生僻字可能显示成方框。")
        return ("done", "字体", f"自带字体齐全，生僻字 {'、'.join(RARE)} 都有。")

    def _disk(self) -> Line:
        free = shutil.disk_usage(self.shell.desk.folder).free
        said = f"所案所在的盘还有 {free / 1_000_000_000:.1f} GB"
        if free < LITTLE_SPACE:
            return ("hint", "磁盘", f"{said}，快满了，先腾些地方。")
        return ("done", "磁盘", f"{said}。")

    def _calendar(self) -> Line:
        year = self.shell.desk.today().year
        calendar = self.shell.desk.calendar()
        known = [str(y) for y in (year, year + 1) if calendar.known(y)]
        unknown = [str(y) for y in (year, year + 1) if not calendar.known(y)]
        said = f"有 {'、'.join(known)} 年的放假安排。" if known else ""
        if unknown:
            said += f"{'、'.join(unknown)} 年的还没有，按周末推算。"
        return ("done" if not unknown[:1] or known else "hint", "日历", said)


def _input() -> Line:
    module = os.environ.get("QT_IM_MODULE", "")
    if platform.system() != "Linux":
        return ("done", "输入法", "用系统的输入法。")
    if module == "ibus" or not module:
        return ("done", "输入法", f"输入框架：{module or '系统默认'}。打不出中文时请换用 ibus。")
    return ("hint", "输入法", f"输入框架是 {module}，本程序不一定认得；打不出中文时请换用 ibus。")


def _printer() -> Line:
    names = QPrinterInfo.availablePrinterNames()
    if not names:
        return ("hint", "打印机", "没有装打印机；证据册可以存成 PDF 拿到别处打。")
    return ("done", "打印机", "、".join(names))


def _versions() -> Line:
    said = f"枫桥案头 {__version__}，Qt {qVersion()}，Python {platform.python_version()}"
    return ("done", "版本", f"{said}，{platform.platform()}")
