"""The list of what is to be done, in groups: when, what and why, the claim it serves, and the button that does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.theme import Theme
from ui.widgets.job_line import LINE, Line
from ui.widgets.job_painting import JobPainting

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _read(line: Line) -> tuple[str, ...]:
    """What a screen reader says of a line."""
    return (line.when, line.sub, line.title, line.why, line.claim, line.effect)


class JobModel(QAbstractListModel):
    """The lines; headings cannot be chosen."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.lines: list[Line] = []

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (line.why, f"{line.claim} {line.effect}".strip())))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(part for part in _read(line) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class JobList(QListView):
    """Arrows choose, Enter does, F3 shows the claim; a click on button or claim does the same."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `say`."""
        super().__init__()
        self.theme = theme
        self.jobs = JobModel()
        self.setModel(self.jobs)
        self.painting = JobPainting(theme)
        self.painting.setParent(self)
        self.setItemDelegate(self.painting)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setAccessibleName("要补的事")
        self.setTabKeyNavigation(False)
        self.setProperty("role", "jobs")

    def say(self, lines: Sequence[Line]) -> None:
        """Show these; the same job stays chosen, or the one that took its place."""
        chosen, row = self.current(), self.currentIndex().row()
        if list(lines) == self.jobs.lines:
            self.jobs.lines = list(lines)  # what they do may have changed all the same
            return
        self.jobs.set_lines(lines)
        rows = [n for n, line in enumerate(lines) if line.act is not None]
        if not rows:
            return
        same = [n for n in rows if chosen is not None and lines[n].title == chosen.title]
        after = [n for n in rows if n >= row]
        at = same[0] if same else after[0] if after else rows[-1]
        self.setCurrentIndex(self.jobs.index(at))

    def current(self) -> Line | None:
        """The chosen job."""
        row = self.currentIndex().row()
        return self.jobs.lines[row] if 0 <= row < len(self.jobs.lines) else None

    def do(self) -> None:
        """Do the chosen job."""
        line = self.current()
        if line is not None and line.act is not None:
            line.act()

    def show_claim(self) -> None:
        """Go to the claim that the chosen job serves."""
        line = self.current()
        if line is not None and line.show_claim is not None:
            line.show_claim()

    def drop(self) -> None:
        """Throw the chosen line away where that can be done."""
        line = self.current()
        if line is not None and line.drop is not None:
            line.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.do()
        elif event.key() == Qt.Key.Key_F3:
            self.show_claim()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._under(event.position().toPoint())
        hand = over in {"button", "claim"}
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        under = self._under(event.position().toPoint())
        if under == "button":
            self.do()
        elif under == "claim":
            self.show_claim()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self._under(event.position().toPoint()) == "line":
            self.do()

    def _under(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid() or self.jobs.lines[index.row()].act is None:
            return ""
        places = self.painting.places(self.visualRect(index), self.jobs.lines[index.row()])
        return next((name for name, place in places.items() if place.contains(point)), "line")

    def sizeHint(self) -> QSize:
        rows = sum(self.painting.height(line) for line in self.jobs.lines)
        return QSize(self.theme.px(500), rows + 4)
