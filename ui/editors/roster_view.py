"""The attendance sheet as a table: Space marks absent, a digit gives the reason, letters jump to a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.icons import STATES, state_pixmap
from ui.initials import match
from ui.tables.painting import CellPainting
from ui.theme import COLOURS as C, Theme

Index = QModelIndex | QPersistentModelIndex
PRESENT, ABSENT, NOT_LISTED = "present", "absent", "not_listed"
WORDS = {PRESENT: ("done", "到会"), ABSENT: ("absent", "缺席"), NOT_LISTED: ("listed", "不在名单")}
REASONS = ("值班", "出差", "年休假", "病假", "事假", "培训", "出警", "补休", "借调")
"""What the keys 1 to 9 write as the reason of absence."""
HEADS = ("姓名", "职务", "到会", "缺席原因", "依据")
NAME, POST, STATE, REASON = 0, 1, 2, 3
SIGNS = {NAME: 5, STATE: 6, REASON: 7}
"""How wide these are, in Chinese signs."""

READ = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
}


@dataclass(frozen=True)
class Mark:
    """One person on the sheet."""

    person: str
    name: str
    post: str
    state: str = PRESENT
    reason: str = ""
    proof: str = ""
    """Where the reason came from, when it did not come from the user."""
    touched: bool = False
    """Whether the user decided; then nothing else ever does."""


class RosterModel(QAbstractTableModel):
    """The marks, one row each."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self.theme = theme
        self.marks: list[Mark] = []

    def set_marks(self, marks: list[Mark]) -> None:
        """Show other people."""
        self.beginResetModel()
        self.marks = marks
        self.endResetModel()

    def change(self, row: int, **changes: Any) -> None:
        """Mark one person; the user did it."""
        self.marks[row] = replace(self.marks[row], **changes, touched=True, proof="")
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.marks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        mark = self.marks[index.row()]
        icon, word = WORDS[mark.state]
        column = index.column()
        if role in READ:
            # A reason stays for the case of a slip; of somebody who came it says nothing.
            reason = mark.reason if mark.state == ABSENT else ""
            return (mark.name, mark.post, word, reason, mark.proof)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{mark.name}，{word}{mark.reason}"
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return state_pixmap(icon, self.theme.icon)
        if role == Qt.ItemDataRole.ForegroundRole and column in (STATE, REASON + 1):
            return QColor(STATES[icon][1] if column == STATE else C.text2)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == REASON and self.marks[index.row()].state == ABSENT:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.marks[index.row()].reason:
            return False
        self.change(index.row(), reason=str(value).strip())
        return True


class RosterView(QTableView):
    """As high as its rows: the page scrolls, not the sheet."""

    def __init__(self, theme: Theme, model: RosterModel) -> None:
        """One row is chosen at a time."""
        super().__init__()
        self.theme = theme
        self.roster = model
        self.setModel(model)
        painting = CellPainting(theme)
        painting.setParent(self)
        self.setItemDelegate(painting)
        self.setProperty("role", "print")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.dense_row)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(theme.header)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row = 0
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self.fit)
        self.clicked.connect(self._clicked)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The posts and where a reason came from share what the others leave."""
        body, room = self.theme.body, self.viewport().width()
        rest = room - body * sum(SIGNS.values())
        for column, signs in SIGNS.items():
            self.setColumnWidth(column, body * signs)
        self.setColumnWidth(POST, max(body * 4, min(round(body * 9.5), rest // 2)))

    def _remember(self) -> None:
        self.row = max(0, self.currentIndex().row())

    def fit(self) -> None:
        """Be as high as the rows, and choose the one that was chosen, else the first."""
        rows = max(1, self.roster.rowCount())
        self.setFixedHeight(self.theme.header + rows * self.theme.dense_row + self.theme.px(6))
        if self.roster.marks and not self.currentIndex().isValid():
            row = min(self.row, len(self.roster.marks) - 1)
            self.setCurrentIndex(self.roster.index(row, 0))

    def toggle(self, row: int) -> None:
        """Present becomes absent and back; the reason stays for the case of a slip."""
        absent = self.roster.marks[row].state == PRESENT
        self.roster.change(row, state=ABSENT if absent else PRESENT)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == STATE:
            self.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row < 0:
            super().keyPressEvent(event)
            return
        if self.state() == QAbstractItemView.State.EditingState:
            # The reason is being written: its Enter ends the cell, not the sheet.
            event.setAccepted(event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter))
            return
        text = event.text()
        if event.key() == Qt.Key.Key_Space:
            self.toggle(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.roster.change(row, state=NOT_LISTED)
        elif event.key() == Qt.Key.Key_F2:
            self._write_reason(row)
        elif text.isdigit() and text != "0":
            self.roster.change(row, state=ABSENT, reason=REASONS[int(text) - 1])
        elif text.isalpha():
            self._jump(row, text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the form walks on
        else:
            super().keyPressEvent(event)

    def _write_reason(self, row: int) -> None:
        if self.roster.marks[row].state != ABSENT:
            self.roster.change(row, state=ABSENT)
        self.edit(self.roster.index(row, REASON))

    def _jump(self, row: int, letter: str) -> None:
        marks = self.roster.marks
        order = [*range(row + 1, len(marks)), *range(row + 1)]
        for candidate in order:
            found = match(letter, marks[candidate].name)
            if found is not None and found[0] == 0:
                self.setCurrentIndex(self.roster.index(candidate, 0))
                return
