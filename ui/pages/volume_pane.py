"""What a volume is about, how it is to be printed, and its index; a click on a row turns to its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fqdesk.domain.fields import Day, Invalid
from fqdesk.evidence.bundle import Order
from ui.editors import Around
from ui.editors.days import DayEditor
from ui.pages.criteria_tree import short_id
from ui.shell import Shell
from ui.widgets.labels import card, label

NAMED = 6
PAGE_ROLE = Qt.ItemDataRole.UserRole


class VolumePane(QWidget):
    """Tells a changed order, and the page that the user wants to see."""

    ordered = Signal(object)
    went = Signal(int)

    def __init__(self, shell: Shell, order: Order) -> None:
        """Shows the order; its scope was chosen on the page before."""
        super().__init__()
        self.order = order
        theme = shell.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap)
        frame, inside = card(theme, "sheet")
        inside.addWidget(label("范围", "section"))
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        standard = next(s for s in shell.desk.standards() if s.id == order.standard)
        form.addRow("标准", label(standard.short))
        form.addRow("条款", label(_scope(order.items), wrap=True))
        around = Around(theme, shell.source, lambda: None)
        self.day = DayEditor(Day(key="on", label="算到哪天", required=True), around)
        self.day.fill(order.on)
        self.day.line.editingFinished.connect(self._changed)
        form.addRow("算到", self.day)
        inside.addLayout(form)
        self.duplex = QCheckBox("双面，每章从新的一张开始")
        self.duplex.setChecked(not order.simplex)
        self.duplex.toggled.connect(lambda *_: self._changed())
        inside.addWidget(self.duplex)
        column.addWidget(frame)
        column.addWidget(label("目录", "section"))
        self.index = QTreeWidget()
        self.index.setAccessibleName("目录")
        self.index.setHeaderHidden(True)
        self.index.setColumnCount(2)
        self.index.setIndentation(theme.px(12))
        head = self.index.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.index.itemClicked.connect(self._chosen)
        self.index.itemActivated.connect(self._chosen)
        column.addWidget(self.index, 1)

    def _changed(self) -> None:
        try:
            on = self.day.value()
        except Invalid:
            return
        order = replace(self.order, on=on or self.order.on, simplex=not self.duplex.isChecked())
        if order != self.order:
            self.order = order
            self.ordered.emit(order)

    def show_index(self, index: Sequence[tuple[str, int, int]]) -> None:
        """Show (title, page, level) rows; deeper ones fold under those before."""
        self.index.clear()
        above: list[QTreeWidgetItem] = []
        for title, page, level in index:
            row = QTreeWidgetItem([title, str(page)])
            row.setData(0, PAGE_ROLE, page)
            row.setToolTip(0, title)
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            above = above[:level]
            if above:
                above[-1].addChild(row)
            else:
                self.index.addTopLevelItem(row)
            above.append(row)
            row.setExpanded(level == 0)

    def _chosen(self, row: QTreeWidgetItem) -> None:
        self.went.emit(int(row.data(0, PAGE_ROLE)))

    def mark_page(self, page: int) -> None:
        """Mark the last row that begins on or before the page."""
        found = None
        rows = [self.index.topLevelItem(n) for n in range(self.index.topLevelItemCount())]
        while rows:
            row = rows.pop(0)
            if int(row.data(0, PAGE_ROLE)) > page:
                break
            found = row
            if row.isExpanded():
                rows = [row.child(n) for n in range(row.childCount())] + rows
        if found is not None:
            self.index.setCurrentItem(found)


def _scope(items: tuple[str, ...] | None) -> str:
    if items is None:
        return "全部条款"
    named = "、".join(short_id(item) for item in items[:NAMED])
    return named + (f" 等 {len(items)} 条" if len(items) > NAMED else "")
