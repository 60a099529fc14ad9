"""A table that is only read: rows with a key, in the manner of print; Enter or a double click opens one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ui.icons import STATES, state_pixmap
from ui.tables.painting import CellPainting
from ui.theme import Theme

ALIGNED = Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | ALIGNED
RIGHT = Qt.AlignmentFlag.AlignRight | ALIGNED


@dataclass(frozen=True)
class Head:
    """A column: its name, how many Chinese signs wide, figures right; 0 signs takes what is left."""

    said: str
    signs: float = 0
    right: bool = False
    extra: bool = False
    """Left out at large type, where a table may not scroll sideways."""


@dataclass(frozen=True)
class Cell:
    """A text with, where it says a state, the state's shape before it and its colour."""

    said: str
    state: str = ""
    ink: str = ""
    bold: bool = False


@dataclass(frozen=True)
class Row:
    """A row; its key is handed out when it is chosen or opened."""

    key: str
    cells: Sequence[Cell | str]


class SheetTable(QTableWidget):
    """Filled anew as a whole; the row with the same key stays chosen."""

    opened = Signal(str)
    chosen = Signal(str)
    """The key of the row with the cursor, empty where there is none."""

    def __init__(self, theme: Theme, heads: Sequence[Head], name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(0, len(heads))
        self.theme = theme
        self.heads = tuple(heads)
        self.rows: tuple[Row, ...] = ()
        self.setProperty("role", "print")
        self.setAccessibleName(name)
        painting = CellPainting(theme)
        painting.setParent(self)
        self.setItemDelegate(painting)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row)
        self._columns()
        self.currentCellChanged.connect(lambda *_: self.chosen.emit(self.key()))
        self.doubleClicked.connect(lambda _: self.open_current())

    def _columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(self.theme.header)
        for number, head in enumerate(self.heads):
            item = QTableWidgetItem(head.said)
            item.setTextAlignment(RIGHT if head.right else LEFT)
            self.setHorizontalHeaderItem(number, item)
            if head.extra and self.theme.large:
                self.hideColumn(number)
            elif head.signs:
                self.setColumnWidth(number, round(self.theme.body * head.signs + self.theme.px(13)))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def name_column(self, number: int, said: str) -> None:
        """Call a column something else."""
        item = self.horizontalHeaderItem(number)
        if item is not None:
            item.setText(said)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        before, column = self.key(), max(0, self.currentColumn())
        self.blockSignals(True)
        self.rows = tuple(rows)
        self.setRowCount(len(self.rows))
        for number, row in enumerate(self.rows):
            for at, cell in enumerate(row.cells):
                given = Cell(cell) if isinstance(cell, str) else cell
                self.setItem(number, at, self._item(given, right=self.heads[at].right))
        keys = [row.key for row in self.rows]
        if self.rows:
            self.setCurrentCell(keys.index(before) if before in keys else 0, column)
        self.blockSignals(False)
        self.chosen.emit(self.key())

    def _item(self, cell: Cell, *, right: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.said)
        item.setToolTip(cell.said)
        item.setTextAlignment(RIGHT if right else LEFT)
        ink = cell.ink
        if cell.state:
            item.setData(
                Qt.ItemDataRole.DecorationRole, state_pixmap(cell.state, self.theme.px(14))
            )
            ink = ink or STATES[cell.state][1]
        if ink:
            item.setData(Qt.ItemDataRole.ForegroundRole, QColor(ink))
        if cell.bold:
            font = QFont(self.font())
            font.setBold(True)
            item.setFont(font)
        return item

    def key(self) -> str:
        """The key of the row with the cursor."""
        row = self.currentRow()
        return self.rows[row].key if 0 <= row < len(self.rows) else ""

    def go_to(self, key: str) -> None:
        """Put the cursor on a row."""
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.setCurrentCell(number, max(0, self.currentColumn()))

    def open_current(self) -> None:
        """Open the row with the cursor."""
        if self.key():
            self.opened.emit(self.key())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.header + self.theme.row)

    def as_high_as_rows(self, most: int) -> None:
        """As high as its rows, up to so many; then it scrolls."""
        rows = max(1, min(most, len(self.rows)))
        self.setFixedHeight(self.theme.header + rows * self.theme.row + self.theme.px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
            return
        super().keyPressEvent(event)
