"""Step 4: by which evaluation standards the station is measured."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from fqdesk.desk.starting import keep_standards
from fqdesk.domain.settings import STANDARDS
from ui.first_start.step import Step
from ui.pages.page import scrolled
from ui.shell import Shell
from ui.widgets.labels import card, label


class StandardStep(Step):
    """One box per standard that ships; the city's own can be pasted later."""

    name = "创建标准"
    title = "按哪套标准创建"
    told = "可以选几套，一条记录各套都算。以后在“设置”里改。"

    def __init__(self, shell: Shell) -> None:
        """What was chosen before is ticked."""
        super().__init__(shell)
        desk = shell.desk
        said = desk.registers_facts().setting(STANDARDS)
        chosen = {known.id for known in desk.chosen_standards()} if said else set()
        self.boxes: dict[str, QCheckBox] = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self.theme.step, 0)
        frame, inside = card(self.theme)
        for known in desk.standards():
            box = QCheckBox(known.short)
            box.setChecked(known.id in chosen)
            box.toggled.connect(lambda *_: self.edited.emit())
            self.boxes[known.id] = box
            inside.addWidget(box)
            said = f"{known.cited}；{len(known.everything)} 项"
            if known.reference:
                said += "，只作参考，不判定"
            inside.addWidget(label(said, "second", wrap=True))
        column.addWidget(frame)
        told = "本市有自己的标准？进去以后按 Ctrl+K，打“粘贴标准文本”，粘贴原文，一条一条确认。"
        column.addWidget(label(told, "second", wrap=True))
        column.addStretch(1)
        self.main.addWidget(scrolled(page), 1)
        self.arrange()

    def begin(self) -> None:
        next(iter(self.boxes.values())).setFocus()

    def chosen(self) -> list[str]:
        """The ids that are ticked."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def keep(self) -> dict[str, Any]:
        return {"chosen": self.chosen()}

    def bring_back(self, kept: dict[str, Any]) -> None:
        for key, box in self.boxes.items():
            box.setChecked(key in kept["chosen"])

    def missing(self) -> str:
        return "" if self.chosen() else "至少选一套标准。"

    def save(self) -> None:
        keep_standards(self.shell.desk, self.chosen())

    def sum(self) -> str:
        chosen = len(self.chosen())
        return f"选了 {chosen} 套" if chosen else "选一套或几套"
