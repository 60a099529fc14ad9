"""The view of a TextTable: typing, pasting from Excel, filling down and undoing by the usual keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from ui.first_start.text_table import TextTable
from ui.tables.clipboard import from_clipboard, to_clipboard
from ui.theme import Theme

Paste = Callable[[list[list[str]]], tuple[list[list[str]], bool]]
"""A pasted block → the rows to write, and whether headings told where its cells belong."""

SEEN = 4
"""Rows that can be seen however little room there is."""


class TextGrid(QTableView):
    """Enter goes to the next cell as it does in a form, Tab leaves the grid."""

    def __init__(self, theme: Theme, model: TextTable, paste: Paste, signs: Sequence[int]) -> None:
        """`signs` are the widths of the columns in Chinese signs."""
        super().__init__()
        self.texts = model
        self.arrange = paste
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.dense_row)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFixedHeight(theme.header)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, wide in enumerate(signs):
            self.setColumnWidth(column, theme.body * wide)
        head.setStretchLastSection(True)
        self.setMinimumHeight(theme.header + theme.dense_row * SEEN)
        self.setCurrentIndex(model.index(0, 0))

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.texts.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        # The window's own Ctrl+Z would undo a saved record; here it takes a paste back.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and bool(self.texts.past)
            if undo or event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.texts.undo()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_D and control:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not editing:
                self.next_cell()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        # What Qt calls a finished Enter; Tab and Esc come with other hints.
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.next_cell()

    def next_cell(self) -> None:
        """The next cell of the row, then the first of the next row."""
        here = self.currentIndex()
        row, column = here.row(), here.column() + 1
        if column >= len(self.texts.columns):
            row, column = row + 1, 0
        self.setCurrentIndex(self.texts.index(row, column))

    def _block(self) -> tuple[int, int, int, int]:
        chosen: list[QModelIndex] = self.selectedIndexes() or [self.currentIndex()]
        rows = [index.row() for index in chosen]
        columns = [index.column() for index in chosen]
        return min(rows), min(columns), max(rows), max(columns)

    def paste(self) -> None:
        """Write what Excel copied: by its headings where it has them, else from this cell on."""
        block = from_clipboard(QGuiApplication.clipboard().text())
        if not block:
            return
        rows, headed = self.arrange(block)
        top, left, _, _ = self._block()
        if headed:
            top, left = len(self.texts.rows), 0
        self.texts.write(top, left, rows)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard."""
        top, left, bottom, right = self._block()
        rows = [
            [self.texts.text(row, column) for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]
        QGuiApplication.clipboard().setText(to_clipboard(rows))

    def fill_down(self) -> None:
        """Give every chosen row what stands in the first one."""
        top, left, bottom, right = self._block()
        cells = [self.texts.text(top, column) for column in range(left, right + 1)]
        if bottom > top:
            self.texts.write(top + 1, left, [cells] * (bottom - top))

    def empty(self) -> None:
        """Take the texts out of the chosen cells."""
        top, left, bottom, right = self._block()
        self.texts.write(top, left, [[""] * (right - left + 1)] * (bottom - top + 1))
