"""The heads of a grid: dragged to another place, drawn wider, and sharing the room among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from fqdesk.domain.kinds import Kind
from ui.tables.columns import NARROWEST, Column, signs
from ui.theme import Theme

HAND_RESTS = 300
"""Milliseconds after which a head that is being drawn counts as drawn."""


class Heads(QHeaderView):
    """Columns that nobody drew are as wide as they need, and the widest of them takes what is left."""

    moved = Signal(list)
    """The present columns in the order in which they are to stand."""
    arranged = Signal()
    """A hand changed place or width."""
    asked = Signal(int, QPoint)
    """The right button was pressed on a head (-1 beside them), there on the screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """No columns yet."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.chosen: dict[str, float] = {}
        """Widths in signs, by the keys of the columns that were drawn."""
        self.keys: list[str] = []
        self.laying = False
        self.setFixedHeight(theme.header)
        self.setSortIndicatorShown(True)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.body * NARROWEST)
        self.rest = QTimer(self, interval=HAND_RESTS, singleShot=True)
        self.rest.timeout.connect(self.arranged)
        self.drop = QTimer(self, interval=0, singleShot=True)
        self.drop.timeout.connect(self._dropped)
        self.sectionResized.connect(self._drawn)
        self.sectionMoved.connect(self._let_go)

    def lay(self, kind: Kind, columns: Sequence[Column], room: int) -> None:
        """Give the columns, which the model shows already, their widths."""
        self.keys = [key for key, _ in columns]
        self.chosen = {key: width for key, width in columns if width}
        self.laying = True
        for column, (key, width) in enumerate(columns):
            self.resizeSection(column, round((width or signs(kind, key)) * self.theme.body))
        self.laying = False
        self.use_room(room)

    def use_room(self, room: int) -> None:
        """Give the widest column that nobody drew what is left, or take from it what is missing."""
        free = [column for column, key in enumerate(self.keys) if key not in self.chosen]
        if not free:
            return
        widest = max(free, key=self.sectionSize)
        rest = sum(self.sectionSize(n) for n in range(self.count()) if n != widest)
        self.laying = True
        self.resizeSection(widest, max(self.theme.body * 10, room - rest))
        self.laying = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(self.logicalIndexAt(event.pos()), event.globalPos())

    def _drawn(self, *_: int) -> None:
        if self.laying or len(self.keys) != self.count():
            return
        # One width chosen: the others are to stay as they were seen beside it.
        for column, key in enumerate(self.keys):
            self.chosen[key] = round(self.sectionSize(column) / self.theme.body, 1)
        self.rest.start()

    def _let_go(self, *_: int) -> None:
        # Qt is still about to paint the head in its new place.
        if not self.laying:
            self.drop.start()

    def _dropped(self) -> None:
        order = [self.logicalIndex(place) for place in range(self.count())]
        self.laying = True
        for column in range(self.count()):
            self.moveSection(self.visualIndex(column), column)
        self.laying = False
        if order != sorted(order):
            self.moved.emit(order)
