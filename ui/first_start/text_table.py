"""A grid of plain texts as in Excel, with the cells to ask about marked and a worked-out last column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from fqdesk.domain.starting import Doubt
from ui.theme import COLOURS as C, Theme

SPARE = 20
"""Empty rows under the last one that is filled, to go on writing in."""
Index = QModelIndex | QPersistentModelIndex
DOUBT = Qt.ItemDataRole.UserRole + 1


class TextTable(QAbstractTableModel):
    """Rows of texts. Every change is told once, and can be taken back once more than it was made."""

    edited = Signal()

    def __init__(self, theme: Theme, columns: Sequence[str], worked_out: str = "") -> None:
        """`columns` are headings; `worked_out` heads a last column that nobody types in."""
        super().__init__()
        self.theme = theme
        self.columns = tuple(columns)
        self.worked_out = worked_out
        self.rows: list[list[str]] = []
        self.answers: Mapping[int, str] = {}
        self.doubts: dict[tuple[int, int], Doubt] = {}
        self.past: list[list[list[str]]] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows) + SPARE

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns) + bool(self.worked_out)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        if column >= len(self.columns):
            return self.answers.get(row, "")
        return self.rows[row][column] if row < len(self.rows) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        doubt = self.doubts.get((row, column))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self.text(row, column)
            # The sign stands beside the colour, so that a doubt is seen in grey too.
            return f"{text} △".strip() if doubt and role == Qt.ItemDataRole.DisplayRole else text
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.ToolTipRole: lambda: doubt.said if doubt else None,
            Qt.ItemDataRole.AccessibleDescriptionRole: lambda: doubt.said if doubt else None,
            Qt.ItemDataRole.BackgroundRole: lambda: self._ground(column, doubt),
            Qt.ItemDataRole.FontRole: lambda: self._font(column),
            DOUBT: lambda: doubt,
        }
        return answers[role]() if role in answers else None

    def _ground(self, column: int, doubt: Doubt | None) -> QColor | None:
        if doubt:
            return QColor(C.amber_ground)
        return QColor(C.group) if column >= len(self.columns) else None

    def _font(self, column: int) -> QFont | None:
        if column:
            return None
        font = QFont()
        font.setPixelSize(self.theme.body)
        font.setBold(True)
        return font

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return [*self.columns, self.worked_out][section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsEditable if index.column() < len(self.columns) else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.text(index.row(), index.column()):
            return False
        self.write(index.row(), index.column(), [[text]])
        return True

    def write(self, top: int, left: int, block: Sequence[Sequence[str]]) -> None:
        """Put a block of texts from a cell on; what falls outside the columns is left out."""
        self.write_cells(
            {
                (row, column): text
                for row, cells in enumerate(block, top)
                for column, text in enumerate(cells, left)
                if column < len(self.columns)
            }
        )

    def write_cells(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Put texts into cells, wherever they are, as one change."""
        before = [list(row) for row in self.rows]
        for (row, column), text in texts.items():
            while len(self.rows) <= row:
                self.rows.append([""] * len(self.columns))
            self.rows[row][column] = text.strip()
        self._trim()
        if self.rows != before:
            self.past.append(before)
            self._tell()

    def undo(self) -> bool:
        """Take the last change back. Whether there was one."""
        if not self.past:
            return False
        self.rows = self.past.pop()
        self._tell()
        return True

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show rows that were kept, perhaps before a column came; nothing to take back."""
        width = len(self.columns)
        self.rows = [[*row, *[""] * width][:width] for row in rows]
        self.past.clear()
        self.layoutChanged.emit()

    def mark(self, doubts: Sequence[Doubt], answers: Mapping[int, str]) -> None:
        """Show what is to be asked, and the worked-out column by row; the first doubt of a cell."""
        self.doubts = {(d.row, d.column): d for d in reversed(doubts)}
        self.answers = answers
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def _trim(self) -> None:
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()

    def _tell(self) -> None:
        self.layoutChanged.emit()
        self.edited.emit()
