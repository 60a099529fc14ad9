"""Beside a grid: the history of the chosen record."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fqdesk.domain.records import Record
from ui.pages.history_pane import HistoryPane
from ui.pages.page import scrolled
from ui.shell import Shell
from ui.widgets.labels import card, label


class HistorySide(QWidget):
    """Says which record it is about, then its versions; hidden at large type until it is asked for."""

    def __init__(self, shell: Shell) -> None:
        """About no record."""
        super().__init__()
        self.shell = shell
        self.setFixedWidth(shell.theme.between(300, 420))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inside = card(shell.theme, "sheet")
        outer.addWidget(frame)
        inside.addWidget(label("这一条的历史", "section"))
        self.about = label("", "second", wrap=True)
        inside.addWidget(self.about)
        self.pane = HistoryPane(shell)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        column.addStretch(1)
        inside.addWidget(scrolled(holder), 1)

    def tell(self, record: Record | None) -> None:
        """Be about another record."""
        self.about.setText(self.shell.desk.title(record) if record else "没有选中的记录。")
        self.pane.show_record(record.id if record else None)
