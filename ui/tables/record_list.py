"""A short list of records by number and title; Enter or a double click opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.records import Record
from ui.shell import Shell
from ui.tables.painting import CellPainting

MOST_ROWS = 12
HEADS = ("编号", "日期", "类别", "题名", "原件位置")


class RecordList(QTableWidget):
    """As high as its rows, up to a dozen; then it scrolls."""

    def __init__(self, shell: Shell, ids: Sequence[str], name: str) -> None:
        """`ids` in the order they are to stand in; `name` is what a screen reader calls the list."""
        found = [shell.desk.record(record_id) for record_id in ids]
        super().__init__(len(found), len(HEADS))
        self.shell = shell
        self.records: list[Record] = found
        theme = shell.theme
        self.setProperty("role", "print")
        self.setAccessibleName(name)
        painting = CellPainting(theme)
        painting.setParent(self)
        self.setItemDelegate(painting)
        self.setHorizontalHeaderLabels(HEADS)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(theme.header)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.dense_row)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for row, record in enumerate(found):
            for column, text in enumerate(self._cells(record)):
                self.setItem(row, column, QTableWidgetItem(text))
        for column, signs in enumerate((6, 6, 7) if theme.large else (7, 7, 7)):
            self.setColumnWidth(column, theme.body * signs)
        # The number tells the kind too, and the title needs the room.
        self.setColumnHidden(HEADS.index("类别"), theme.large)
        self.setColumnWidth(4, theme.body * 8)
        self.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(self.sizeHint().height())
        self.doubleClicked.connect(lambda _: self.open_current())

    def _cells(self, record: Record) -> tuple[str, ...]:
        kind = KINDS[record.kind]
        title = self.shell.desk.title(record).removeprefix(record.day.isoformat()).strip()
        original = record["original"] or ""
        return (record.number, record.day.isoformat(), kind.label, title, original)

    def sizeHint(self) -> QSize:
        theme = self.shell.theme
        rows = min(MOST_ROWS, max(1, len(self.records)))
        return QSize(theme.px(400), theme.header + rows * theme.dense_row + theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.shell.theme.px(200), self.sizeHint().height())

    def open_current(self) -> None:
        """Open the form of the chosen record."""
        if 0 <= self.currentRow() < len(self.records):
            self.shell.open_record(self.records[self.currentRow()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
            return
        super().keyPressEvent(event)
