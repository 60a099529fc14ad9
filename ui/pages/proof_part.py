"""What people attached to an item: a list of its own, and the ways to add to it and take off it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.evidence.judge import ItemResult
from ui.shell import Shell
from ui.tables.record_list import RecordList
from ui.widgets.button import ActButton
from ui.widgets.labels import label, rule

ATTACH_KEY = "F9"


class AttachedList(RecordList):
    """Delete takes the chosen record off the item; the record itself stays."""

    def __init__(self, shell: Shell, ids: tuple[str, ...], off: Callable[[str], object]) -> None:
        """`off` takes a record off."""
        super().__init__(shell, ids, "附上的记录")
        self.off = off
        self.setCurrentCell(0, 0)

    def take_off(self) -> None:
        """Take the chosen record off."""
        if 0 <= self.currentRow() < len(self.records):
            self.off(self.records[self.currentRow()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.take_off()
            return
        super().keyPressEvent(event)


def proof_part(
    shell: Shell, result: ItemResult, attach: Callable[[], object], off: Callable[[str], object]
) -> QWidget:
    """The heading with what is attached, the act, and the list where there is something."""
    theme = shell.theme
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    head = QHBoxLayout()
    head.setSpacing(theme.step)
    head.addWidget(label("佐证", "section"))
    head.addWidget(label(_told(result), "second", wrap=True), 1)
    act = ActButton(theme, "附上已有记录…", attach, keys=ATTACH_KEY, role="small")
    head.addWidget(act)
    column.addLayout(head)
    column.addWidget(rule())
    if result.attached:
        rows = AttachedList(shell, result.attached, off)
        column.addWidget(rows)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(ActButton(theme, "取下选中的", rows.take_off, keys="Delete", role="small"))
        column.addLayout(foot)
    return made


def _told(result: ItemResult) -> str:
    if not result.attached:
        return "别处已有的记录、材料，可以附到这一条"
    said = f"附上 {len(result.attached)} 条"
    return said + (f"，其中 {len(result.beside)} 条只供查看，不计数" if result.beside else "")
