"""Editing a cell with the same editors as in a form; what cannot be read keeps the cell open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip, QWidget

from fqdesk.domain.fields import Invalid, Text
from ui.editors import Around, Source, editor_for
from ui.editors.base import LineEditor, frame
from ui.editors.pick_line import PickLine
from ui.editors.texts import TextEditor
from ui.tables.painting import CellPainting
from ui.tables.record_table import RecordTable
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditing(CellPainting):
    """Makes a line for a cell, and writes its value through the model."""

    def __init__(
        self, theme: Theme, source: Source, model: RecordTable, fail: Callable[[str], object]
    ) -> None:
        """`fail` tells why a text could not be written."""
        super().__init__(theme)
        self.source = source
        self.model = model
        self.fail = fail

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field, record = self.model.field(index.column()), self.model.record(index.row())
        if field is None or record is None:
            return super().createEditor(parent, option, index)
        around = Around(self.theme, self.source, lambda: record.day, self.model.kind.future)
        # A long text is one line here; Enter in the form shows it whole.
        editor = TextEditor(field, around) if isinstance(field, Text) else editor_for(field, around)
        if not isinstance(editor, LineEditor):
            return super().createEditor(parent, option, index)
        # The line alone is the cell's editor, so that the first key, also one of an input method,
        # reaches it; the editor around it lives on as its child, for reading and writing.
        line = editor.line
        line.setParent(parent)
        editor.setParent(line)
        editor.hide()
        line.setProperty("role", "cell")
        line.setMaximumWidth(16777215)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if (inner := _inside(editor)) is not None:
            inner.fill(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        inner = _inside(editor)
        if inner is None:
            return
        try:
            value = inner.value()
        except Invalid as wrong:
            self.fail(str(wrong))
            return
        model.setData(model.index(index.row(), index.column()), value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        place: Any = option.rect  # type: ignore[attr-defined]  # the stubs forgot it
        wide = max(place.width(), self.theme.body * 6)
        editor.setGeometry(place.x(), place.y(), wide, place.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if isinstance(watched, PickLine) and self._picking(watched, event):
                return True
            leaving = event.key() in (*ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if leaving and isinstance(watched, QWidget) and not self._readable(watched):
                return True
        return super().eventFilter(watched, event)

    def _picking(self, line: PickLine, event: QKeyEvent) -> bool:
        """Whether the key belongs to the list of suggestions."""
        chosen = line.offered.chosen()
        if chosen is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            line.offered.hide()
            return True
        if event.key() in (*ENTER, Qt.Key.Key_Tab):
            line.take(chosen)
        return False

    def _readable(self, line: QWidget) -> bool:
        inner = _inside(line)
        if inner is None:
            return True
        try:
            inner.value()
        except Invalid as wrong:
            frame(line, wrong=True)
            QToolTip.showText(line.mapToGlobal(line.rect().bottomLeft()), str(wrong), line)
            return False
        return True


def _inside(line: QWidget) -> LineEditor | None:
    found: LineEditor | None = line.findChild(LineEditor)
    return found
