"""The grid itself: selecting, copying, pasting and filling down as hands expect it from Excel."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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

from fqdesk.domain.fields import Field
from fqdesk.domain.records import Record
from ui.tables.clipboard import from_clipboard, spread, to_clipboard
from ui.tables.columns import Column
from ui.tables.fitting import unfit
from ui.tables.heads import Heads
from ui.tables.record_table import RecordTable
from ui.theme import Theme

Texts = list[tuple[Record, Mapping[str, str]]]


class Grid(QTableView):
    """A table with row numbers; Tab leaves it, Enter opens the record."""

    opened = Signal(object)
    chosen = Signal(object)
    """The record of the current row, or None."""
    refused = Signal(str, bool)
    """Why a block was not pasted, and whether its rows might become new records."""

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
        self.heads = Heads(theme, self)
        self.heads.moved.connect(self._moved)
        self.setHorizontalHeader(self.heads)
        # Taking over a head, the table forgets what it was told about the arrow.
        self.heads.setSortIndicatorShown(True)
        self.heads.setSectionsClickable(True)
        self.heads.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _: self.open_current())

    def table(self) -> RecordTable:
        """The model."""
        model = self.model()
        if not isinstance(model, RecordTable):
            raise TypeError("the grid shows a RecordTable")
        return model

    def show_table(self, model: RecordTable, columns: Sequence[Column]) -> None:
        """Show another kind, whose model shows these columns."""
        self.setModel(model)
        self._lay(columns)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        model.modelReset.connect(self._after_reset)
        self._after_reset()

    def columns(self) -> tuple[Column, ...]:
        """What is shown, in its order, and how wide where somebody chose it."""
        return tuple((key, self.heads.chosen.get(key, 0.0)) for key in self.table().columns)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these; the row and the column that one was in stay where they are."""
        model, at, scrolled = self.table(), self.currentIndex(), self.verticalScrollBar().value()
        key = model.columns[at.column()] if at.isValid() else ""
        model.show_columns([key for key, _ in columns])
        self._lay(columns)
        if at.isValid():
            self.setCurrentIndex(model.index(at.row(), max(0, model.column_of(key))))
            self.verticalScrollBar().setValue(scrolled)

    def _lay(self, columns: Sequence[Column]) -> None:
        model = self.table()
        self.heads.lay(model.kind, columns, self._room())
        key, down = model.query.sort[0]
        self.heads.setSortIndicator(model.column_of(key), _order(down=down))

    def _moved(self, order: list[int]) -> None:
        """A head was dragged: its column goes along, so that cells stand as they are seen."""
        shown = self.columns()
        self.show_columns([shown[column] for column in order])
        self.heads.arranged.emit()

    def _room(self) -> int:
        return self.width() - self.verticalHeader().sizeHint().width() - self.theme.px(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (
            isinstance(self.model(), RecordTable)
            and event.oldSize().width() != event.size().width()
        ):
            self.heads.use_room(self._room())

    def _after_reset(self) -> None:
        if self.table().total:
            self.setCurrentIndex(self.table().index(0, 0))
        self._tell()

    def current(self) -> Record | None:
        """The record of the current row."""
        index = self.currentIndex()
        return self.table().record(index.row()) if index.isValid() else None

    def field_now(self) -> Field | None:
        """The field of the cell with the cursor; None where the focus is elsewhere or on no field."""
        index, focus = self.currentIndex(), QApplication.focusWidget()
        here = focus is not None and (focus is self or self.isAncestorOf(focus))
        return self.table().field(index.column()) if here and index.isValid() else None

    def _tell(self) -> None:
        self.chosen.emit(self.current())

    def open_current(self) -> None:
        """Open the form of the current row."""
        if (record := self.current()) is not None:
            self.opened.emit(record)

    def sort_by(self, key: str, *, down: bool) -> None:
        """Order by a field, and show it in its head where that is shown."""
        self.heads.setSortIndicator(self.table().column_of(key), _order(down=down))
        self.table().sort_by(key, down=down)

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
            [model.text(row, column) for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]
        QGuiApplication.clipboard().setText(to_clipboard(rows))

    def paste(self) -> None:
        """Write the clipboard's block from the first selected cell on."""
        if (block := self.block()) is None:
            return
        top, left, bottom, right = block
        texts = from_clipboard(QGuiApplication.clipboard().text())
        cells = spread(texts, bottom - top + 1, right - left + 1)
        said, more_rows = unfit(self.table(), top, left, cells)
        if said:
            # Excel pastes all or says why not; half a block would be found out much later.
            self.refused.emit(said, more_rows)
        else:
            self._write(top, left, cells)

    def fill_down(self) -> None:
        """Give every selected row what stands in the first one."""
        if (block := self.block()) is None or block[0] == block[2]:
            return
        top, left, bottom, right = block
        model = self.table()
        first = [model.text(top, column) for column in range(left, right + 1)]
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
