"""The grid itself: selecting, copying, pasting and filling down as hands expect it from Excel."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
)

from fqdesk.domain.fields import Choice, Day, Field, Flag, MonthOf, Ref, Refs, Text, Time
from fqdesk.domain.records import Record
from ui.tables.clipboard import from_clipboard, spread, to_clipboard
from ui.tables.record_table import STATE, RecordTable
from ui.theme import Theme

Texts = list[tuple[Record, Mapping[str, str]]]


class Grid(QTableView):
    """A table with row numbers; Tab leaves it, Enter opens the record."""

    opened = Signal(object)
    chosen = Signal(object)
    """The record of the current row, or None."""

    def __init__(self, theme: Theme, paste: Callable[[Texts], object]) -> None:
        """`paste` writes texts into cells of records, as one step."""
        super().__init__()
        self.theme = theme
        self.paste_texts = paste
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(theme.dense_row)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = self.horizontalHeader()
        head.setFixedHeight(theme.header)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _: self.open_current())

    def table(self) -> RecordTable:
        """The model."""
        model = self.model()
        if not isinstance(model, RecordTable):
            raise TypeError("the grid shows a RecordTable")
        return model

    def show_table(self, model: RecordTable) -> None:
        """Show another kind."""
        self.setModel(model)
        for column, key in enumerate(model.columns):
            self.setColumnWidth(column, self.theme.body * _signs(model.field(column), key))
        self._use_room()
        key, down = model.query.sort[0]
        self.horizontalHeader().setSortIndicator(model.column_of(key), _order(down=down))
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        model.modelReset.connect(self._after_reset)
        self._after_reset()

    def _use_room(self) -> None:
        """Give the widest column what is left, or take from it what is missing."""
        model = self.table()
        widths = [self.columnWidth(column) for column in range(len(model.columns))]
        widest = widths.index(max(widths))
        head = self.verticalHeader().sizeHint().width() + self.theme.px(16)
        room = self.width() - head - sum(widths)
        self.setColumnWidth(widest, max(self.theme.body * 10, widths[widest] + room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (
            isinstance(self.model(), RecordTable)
            and event.oldSize().width() != event.size().width()
        ):
            self._use_room()

    def _after_reset(self) -> None:
        if self.table().total:
            self.setCurrentIndex(self.table().index(0, 0))
        self._tell()

    def current(self) -> Record | None:
        """The record of the current row."""
        index = self.currentIndex()
        return self.table().record(index.row()) if index.isValid() else None

    def _tell(self) -> None:
        self.chosen.emit(self.current())

    def open_current(self) -> None:
        """Open the form of the current row."""
        if (record := self.current()) is not None:
            self.opened.emit(record)

    def sort_by(self, key: str, *, down: bool) -> None:
        """Order by a column, and show it in the head."""
        column = self.table().column_of(key)
        if column >= 0:
            self.horizontalHeader().setSortIndicator(column, _order(down=down))
            self.table().sort(column, _order(down=down))

    def _sort(self, column: int) -> None:
        order = self.horizontalHeader().sortIndicatorOrder()
        self.table().sort(column, order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif (
            event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:
                self.open_current()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.empty()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        line = QApplication.focusWidget()
        # Qt hands a composition on to the cell it opens, but loses a sign that comes finished.
        if not editing and event.commitString() and isinstance(line, QLineEdit):
            whole = QInputMethodEvent()
            whole.setCommitString(event.commitString())
            QCoreApplication.sendEvent(line, whole)

    # -- cells as a block ----------------------------------------------------------------------

    def block(self) -> tuple[int, int, int, int] | None:
        """Top, left, bottom and right of the selected cells."""
        selection = self.selectionModel().selection()
        chosen = [selection.at(n) for n in range(selection.count())]
        if not chosen:
            return None
        return (
            min(part.top() for part in chosen),
            min(part.left() for part in chosen),
            max(part.bottom() for part in chosen),
            max(part.right() for part in chosen),
        )

    def copy(self) -> None:
        """Put the selected block on the clipboard, as people read it."""
        if (block := self.block()) is None:
            return
        top, left, bottom, right = block
        model = self.table()
        rows = [
            [str(model.index(row, column).data() or "") for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]
        QGuiApplication.clipboard().setText(to_clipboard(rows))

    def paste(self) -> None:
        """Write the clipboard's block from the first selected cell on."""
        if (block := self.block()) is None:
            return
        top, left, bottom, right = block
        texts = from_clipboard(QGuiApplication.clipboard().text())
        self._write(top, left, spread(texts, bottom - top + 1, right - left + 1))

    def fill_down(self) -> None:
        """Give every selected row what stands in the first one."""
        if (block := self.block()) is None or block[0] == block[2]:
            return
        top, left, bottom, right = block
        model = self.table()
        first = [str(model.index(top, c).data() or "") for c in range(left, right + 1)]
        self._write(top + 1, left, [first] * (bottom - top))

    def empty(self) -> None:
        """Take the answers out of the selected cells."""
        if (block := self.block()) is not None:
            top, left, bottom, right = block
            self._write(top, left, [[""] * (right - left + 1)] * (bottom - top + 1))

    def _write(self, top: int, left: int, rows: list[list[str]]) -> None:
        model = self.table()
        found: Texts = []
        for row, cells in enumerate(rows, top):
            record = model.record(row) if row < model.total else None
            fields = [
                model.field(left + n) for n in range(len(cells)) if left + n < len(model.columns)
            ]
            texts = {f.key: text for f, text in zip(fields, cells, strict=False) if f is not None}
            if record is not None and texts:
                found.append((record, texts))
        if found:
            self.paste_texts(found)


def _order(*, down: bool) -> Qt.SortOrder:
    return Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder


MOST_FOR_HEAD = 8
"""A head longer than this is cut and stands whole in its tooltip."""
WIDTHS: tuple[tuple[type[Field], int], ...] = (
    (Flag, 6),
    (Time, 6),
    (Day, 7),
    (MonthOf, 7),
    (Refs, 11),
    (Ref, 6),
)


def _signs(field: Field | None, key: str) -> int:
    """How many Chinese signs wide a column is to begin with."""
    if field is None or key in (STATE, "number"):
        return 9 if key == STATE else 6
    if isinstance(field, Choice):
        return max(6, min(12, max(len(label) for label in field.options.values()) + 2))
    if isinstance(field, Text):
        return 20 if field.most >= 100 else 8
    signs = next((signs for kind, signs in WIDTHS if isinstance(field, kind)), 5)
    return max(signs, min(len(field.label) + 2, MOST_FOR_HEAD))
