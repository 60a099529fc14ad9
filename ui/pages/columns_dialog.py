"""列…: which columns a ledger shows, in which order, and how wide; all of it by keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from fqdesk.domain.kinds import Kind
from ui.pages.small_dialog import SmallDialog
from ui.tables.columns import WIDEST, Column, head, offered, plain, usual
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import label

KEY = Qt.ItemDataRole.UserRole
WIDTH = Qt.ItemDataRole.UserRole + 1
TOLD = "打钩的列显示在台账里，也只有它们导出到 Excel。用空格打钩。"


class ColumnsDialog(SmallDialog):
    """`columns` are those chosen, once it was accepted."""

    def __init__(
        self, theme: Theme, kind: Kind, columns: Sequence[Column], parent: QWidget
    ) -> None:
        """Begins with what is shown now, what is not shown below it."""
        super().__init__(theme, "列", 460, parent)
        self.kind = kind
        self.columns = tuple(columns)
        self.list = QListWidget()
        self.list.setAccessibleName("列，打钩的显示")
        self.list.setMinimumHeight(theme.between(280, 340))
        self.list.currentItemChanged.connect(self._show_width)
        self.width_box = QSpinBox()
        self.width_box.setAccessibleName("列宽，几个字")
        self.width_box.lineEdit().setAccessibleName("列宽，几个字")
        self.width_box.setRange(0, WIDEST)
        self.width_box.setSpecialValueText("自动")
        self.width_box.setSuffix(" 字")
        self.width_box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.width_box.valueChanged.connect(self._take_width)
        row = QHBoxLayout()
        row.setSpacing(theme.gap)
        row.addWidget(self.list, 1)
        row.addLayout(self._side())
        self.ask(f"{kind.label}台账的列", TOLD, row)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.move_by, step))
        self.fill(columns)
        self.list.setFocus()

    def _side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.theme.step)
        up, down = partial(self.move_by, -1), partial(self.move_by, 1)
        column.addWidget(ActButton(self.theme, "上移", up, keys="Alt+↑"))
        column.addWidget(ActButton(self.theme, "下移", down, keys="Alt+↓"))
        line = QHBoxLayout()
        line.addWidget(label("列宽"))
        line.addWidget(self.width_box, 1)
        column.addLayout(line)
        column.addStretch(1)
        column.addWidget(ActButton(self.theme, "恢复原样", self.restore))
        return column

    def fill(self, columns: Sequence[Column]) -> None:
        """Show these ticked, and the rest below."""
        self.list.clear()
        shown = dict(columns)
        for key in [*shown, *(key for key in offered(self.kind) if key not in shown)]:
            item = QListWidgetItem(head(self.kind, key), self.list)
            item.setData(KEY, key)
            item.setData(WIDTH, shown.get(key, 0.0))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def restore(self) -> None:
        """As the kind is shown until somebody chooses."""
        self.fill(plain(usual(self.kind)))
        self.list.setFocus()

    def move_by(self, step: int) -> None:
        """Take the current column a place up or down."""
        at = self.list.currentRow()
        if 0 <= at + step < self.list.count():
            item = self.list.takeItem(at)
            self.list.insertItem(at + step, item)
            self.list.setCurrentItem(item)

    def _show_width(self, item: QListWidgetItem | None) -> None:
        self.width_box.blockSignals(True)
        self.width_box.setValue(round(item.data(WIDTH)) if item is not None else 0)
        self.width_box.blockSignals(False)

    def _take_width(self, signs: int) -> None:
        if (item := self.list.currentItem()) is not None:
            item.setData(WIDTH, float(signs))

    def stops(self) -> list[QWidget]:
        return [self.list, self.width_box]

    def keep(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        self.columns = tuple(
            (item.data(KEY), item.data(WIDTH))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )
        if not self.columns:
            self.complain("至少留一列。")
            return
        self.accept()
