"""A small dialog in which a station changes the numbers of one item, saying who decided it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from fqdesk.desk.overriding import Number, numbers, override
from fqdesk.errors import DeskError
from fqdesk.evidence.claims import Item, Standard
from ui.pages.small_dialog import SmallDialog
from ui.shell import Shell
from ui.widgets.labels import label

TOLD = "上级另有规定时，在这里改成本地的数。谁定的、哪天改的会和结果一起显示、一起打印，随时可以改回原文。"


class OverrideDialog(SmallDialog):
    """One line per number; only those that were changed are kept."""

    def __init__(self, shell: Shell, standard: Standard, item: Item, parent: QWidget) -> None:
        """Shows what counts now, and what the standard says where that differs."""
        super().__init__(shell.theme, "本地改数", 480, parent)
        self.shell = shell
        self.standard = standard
        self.item = item
        self.lines: list[tuple[Number, QLineEdit]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap)
        for at, number in enumerate(numbers(shell.desk, standard, item)):
            line = QLineEdit(number.value)
            line.setAccessibleName(number.label)
            self.lines.append((number, line))
            grid.addWidget(label(number.label, wrap=True), at, 0)
            grid.addWidget(line, at, 1)
            grid.addWidget(label(f"原文 {number.official}", "second"), at, 2)
        grid.setColumnStretch(0, 1)
        self.said_by = QLineEdit()
        self.said_by.setAccessibleName("依据")
        self.said_by.setPlaceholderText("谁定的、哪份文件")
        self.ask(f"{item.id}　{item.title}", TOLD, grid, self.said_by)
        if not self.lines:
            self.complain("这一条没有可以改的数：标准没有给数，或者由人判断。")
            self.said_by.hide()
            self.done_act.hide()

    def stops(self) -> list[QWidget]:
        return [*(line for _, line in self.lines), self.said_by]

    def keep(self) -> None:
        """Keep every number that was changed, and close."""
        changed = [(n, line.text()) for n, line in self.lines if line.text().strip() != n.value]
        try:
            for number, value in changed:
                who = self.said_by.text()
                override(self.shell.desk, self.standard, self.item, number, value, who)
        except DeskError as error:
            self.complain("\n".join(error.sentences()))
            return
        self.accept()
