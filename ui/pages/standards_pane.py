"""Which standards the station works for, the city's own among them, and the numbers it changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk.overriding import Changed, changed
from fqdesk.desk.starting import keep_standards
from fqdesk.domain.periods import say_day
from ui.first_start.setup_page import SetupPage
from ui.notices import Notice
from ui.pages.override_dialog import OverrideDialog
from ui.pages.page import Pane
from ui.pasting import PastePage
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, label


class StandardsPane(Pane):
    """A tick is a setting like any other: it has a day, a history, and can be undone."""

    def __init__(self, shell: Shell) -> None:
        """Filled by `refresh`."""
        super().__init__()
        self.shell = shell
        self.boxes: dict[str, QCheckBox] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, shell.theme.gap, shell.theme.step, 0)
        self.column.setSpacing(shell.theme.gap)
        self.top = QVBoxLayout()
        self.rest = QVBoxLayout()
        self.column.addLayout(self.top)
        self.column.addWidget(self._acts())
        self.column.addLayout(self.rest)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is in force today."""
        desk = self.shell.desk
        # The boxes stay while they can, or the one that was just ticked would lose the focus.
        if list(self.boxes) != [known.id for known in desk.standards()]:
            clear(self.top)
            self.top.addWidget(self._standards())
        chosen = {known.id for known in desk.chosen_standards()}
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(key in chosen)
            box.blockSignals(False)
        clear(self.rest)
        self.rest.addWidget(self._changed())

    def _standards(self) -> QWidget:
        desk = self.shell.desk
        frame, inside = card(self.shell.theme)
        inside.addWidget(label("创建按哪几套标准", "section"))
        inside.addWidget(
            label("今日页和默认的证据册只看勾上的；一条记录各套都算。", "second", wrap=True)
        )
        self.boxes = {}
        for known in desk.standards():
            box = QCheckBox(known.short)
            box.toggled.connect(lambda *_: self._choose())
            self.boxes[known.id] = box
            inside.addWidget(box)
            said = f"《{known.title}》，{known.issuer}；{len(known.everything)} 项"
            said += "，只作参考，不判定" if known.reference else ""
            inside.addWidget(label(said, "small", wrap=True))
        return frame

    def _choose(self) -> None:
        wanted = [key for key, box in self.boxes.items() if box.isChecked()]
        if not wanted:
            self.shell.tell(Notice("know", "至少留一套标准。", key="standards", seconds=6))
            self.refresh()
            return
        self.shell.attempt(lambda: keep_standards(self.shell.desk, wanted))

    def _acts(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.shell.theme.step)
        paste = partial(self._enter, PastePage)
        row.addWidget(ActButton(self.shell.theme, "粘贴本市的标准文本…", paste))
        setup = partial(self._enter, SetupPage)
        row.addWidget(ActButton(self.shell.theme, "接着建立所案…", setup))
        row.addStretch(1)
        return made

    def _enter(self, page: type[PastePage] | type[SetupPage]) -> None:
        self.shell.enter(page(self.shell))

    def _changed(self) -> QWidget:
        frame, inside = card(self.shell.theme)
        inside.addWidget(label("本地改过的数", "section"))
        found = changed(self.shell.desk)
        if not found:
            told = "没有改过。上级另有规定的，在“创建”里选中那一条，按“本地改数”。"
            inside.addWidget(label(told, "second", wrap=True))
        for one in found:
            inside.addWidget(self._line(one))
        return frame

    def _line(self, one: Changed) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.shell.theme.gap)
        record = one.record
        said = f"{one.standard.short} {one.item.id} {one.number.label}：原文 {one.number.official}，现在 {one.number.value}"
        texts = QVBoxLayout()
        texts.addWidget(label(said, wrap=True))
        source = record["said_by"] or "没有写依据"
        texts.addWidget(label(f"{say_day(record.day)}起；{source}", "small", wrap=True))
        row.addLayout(texts, 1)
        act = partial(self._change, one)
        row.addWidget(
            ActButton(self.shell.theme, "改…", act, role="small"), 0, Qt.AlignmentFlag.AlignTop
        )
        return made

    def _change(self, one: Changed) -> None:
        OverrideDialog(self.shell, one.standard, one.item, self).exec()
        self.refresh()
