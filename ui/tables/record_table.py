"""The rows of one kind, fetched page by page; filtering and sorting happen in the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from fqdesk.desk import Desk, Query
from fqdesk.domain.fields import Count, Field, Files, Halves, Number, Rows
from fqdesk.domain.kinds import Kind, show
from fqdesk.domain.records import Record
from ui.explaining import hint_of
from ui.icons import STATES, state_pixmap
from ui.tables.columns import head, usual
from ui.theme import COLOURS as C, Theme

Index = QModelIndex | QPersistentModelIndex
Write = Callable[[Record, Mapping[str, Any]], bool]
ROWS_AT_ONCE = 200
KEPT_PAGES = 40
RECORD_ROLE = Qt.ItemDataRole.UserRole
CELL_MOST = 120
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RecordTable(QAbstractTableModel):
    """A question to the desk as a table; the whole record is handed out by RECORD_ROLE."""

    def __init__(self, desk: Desk, theme: Theme, kind: Kind, write: Write) -> None:
        """`write` changes answers of a record and tells whether it worked."""
        super().__init__()
        self.desk = desk
        self.theme = theme
        self.kind = kind
        self.write = write
        self.query = Query()
        self.columns = usual(kind)
        self.total = 0
        self.pages: dict[int, list[Record]] = {}
        self.late_limit = desk.registers_facts().late_limit

    def ask(self, query: Query) -> None:
        """Show other rows, or the same ones as they are now."""
        self._show(query, self.desk.count(self.kind.key, query))

    def _show(self, query: Query, total: int) -> None:
        self.beginResetModel()
        self.query = query
        self.pages = {}
        self.total = total
        self.endResetModel()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show other columns of the same rows, in this order."""
        self.beginResetModel()
        self.columns = list(keys)
        self.endResetModel()

    def refresh(self) -> None:
        """Ask the same again; keeps the place where the number of rows did not change."""
        total = self.desk.count(self.kind.key, self.query)
        if total != self.total:
            self.ask(self.query)
            return
        self.pages = {}
        if total:
            self.dataChanged.emit(self.index(0, 0), self.index(total - 1, len(self.columns) - 1))

    def field(self, column: int) -> Field | None:
        """The field of a column, None for the state of the entry."""
        return self.kind.by_key.get(self.columns[column])

    def record(self, row: int) -> Record | None:
        """The record of a row; None when it has gone since the rows were counted."""
        page, at = divmod(row, ROWS_AT_ONCE)
        if page not in self.pages:
            if len(self.pages) >= KEPT_PAGES:
                self.pages.pop(next(iter(self.pages)))
            part = replace(self.query, limit=ROWS_AT_ONCE, offset=page * ROWS_AT_ONCE)
            self.pages[page] = self.desk.query(self.kind.key, part)
        records = self.pages[page]
        return records[at] if at < len(records) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        field = self.field(section)
        if role == Qt.ItemDataRole.ToolTipRole and field:
            return hint_of(self.kind, field, head(self.kind, field.key))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return head(self.kind, self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and field and _right(field):
            return RIGHT
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record(index.row())
        if record is None:
            return None
        if role == RECORD_ROLE:
            return record
        field = self.field(index.column())
        return self._state(record, role) if field is None else self._cell(record, field, role)

    def _cell(self, record: Record, field: Field, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(record, field)
        if role == Qt.ItemDataRole.EditRole:
            return record[field.key]
        if role == Qt.ItemDataRole.TextAlignmentRole and _right(field):
            return RIGHT
        return None

    def shown(self, record: Record, field: Field) -> str:
        """A cell as people read it, cut to what fits a line."""
        text = show(field, record[field.key], self.desk.name).replace("\n", " ")
        return text if len(text) <= CELL_MOST else text[:CELL_MOST] + "……"

    def text(self, row: int, column: int) -> str:
        """A cell as people read it, whole: for the clipboard."""
        record, field = self.record(row), self.field(column)
        if record is None or field is None:
            return str(self.index(row, column).data() or "")
        return show(field, record[field.key], self.desk.name)

    def _state(self, record: Record, role: int) -> Any:
        late = self.kind.late(record, self.late_limit)
        state = "late" if late else "done"
        if role == Qt.ItemDataRole.DisplayRole:
            entered = f"{record.entered_at:%m-%d}" if record.entered_at else ""
            return f"{entered} 补录 +{late}" if late else entered
        if role == Qt.ItemDataRole.DecorationRole:
            return state_pixmap(state, self.theme.px(14))
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(STATES[state][1] if late else C.text2)
        if role == Qt.ItemDataRole.ToolTipRole and late:
            return f"事情发生后 {late} 天才登记。原因：{record['late_reason'] or '没有写'}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        field = self.field(index.column())
        if field is not None and in_cell(field):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        record, field = self.record(index.row()), self.field(index.column())
        if role != Qt.ItemDataRole.EditRole or record is None or field is None:
            return False
        if record[field.key] == value:
            return True
        return self.write(record, {field.key: value})

    def column_of(self, key: str) -> int:
        """Where a key of the order stands, -1 where it is not shown."""
        return self.columns.index(key) if key in self.columns else -1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sort_by(self.columns[column], down=order == Qt.SortOrder.DescendingOrder)

    def sort_by(self, key: str, *, down: bool) -> None:
        """Order by a field, whether it is shown or not, or by the time of entry."""
        # Another order has the same rows: they need not be counted again.
        self._show(replace(self.query, sort=ordered_by(key, down=down)), self.total)


def ordered_by(key: str, *, down: bool) -> tuple[tuple[str, bool], ...]:
    """An order by one key; the latest day first where it says nothing."""
    return ((key, down), ("day", True))


def in_cell(field: Field) -> bool:
    """Whether a cell is enough to answer it; tables and files need the form."""
    return not isinstance(field, Rows | Files)


def _right(field: Field) -> bool:
    return isinstance(field, Count | Number | Halves)
