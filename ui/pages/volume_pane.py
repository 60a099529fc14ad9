"""What a volume is about, and whether its sheets are printed on both sides."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from fqdesk.domain.fields import Day, Invalid
from fqdesk.evidence.bundle import Order
from ui.editors import Around
from ui.editors.days import DayEditor
from ui.pages.criteria_tree import short_id
from ui.shell import Shell
from ui.widgets.labels import card, label

NAMED = 6


class VolumePane(QWidget):
    """Tells a changed order."""

    ordered = Signal(object)

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

    def _changed(self) -> None:
        try:
            on = self.day.value()
        except Invalid:
            return
        order = replace(self.order, on=on or self.order.on, simplex=not self.duplex.isChecked())
        if order != self.order:
            self.order = order
            self.ordered.emit(order)


def _scope(items: tuple[str, ...] | None) -> str:
    if items is None:
        return "全部条款"
    named = "、".join(short_id(item) for item in items[:NAMED])
    return named + (f" 等 {len(items)} 条" if len(items) > NAMED else "")
