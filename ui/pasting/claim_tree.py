"""The pasted text as a tree: every piece with what a person decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from fqdesk.evidence.pasting import Suggestion
from ui.icons import icon
from ui.theme import COLOURS as C, Theme

SIGNS = {
    "confirmed": ("done", C.green, "已确认"),
    "narrative": ("draft", C.amber, "由人判断"),
    "dropped": ("na", C.text3, "不要"),
    "open": ("unconfirmed", C.blue, "待确认"),
}
"""Decision → shape, colour, word."""
PATH = Qt.ItemDataRole.UserRole


class ClaimTree(QTreeWidget):
    """Two columns: the piece, and its decision in a word."""

    went = Signal(str)
    """The path of the piece that is chosen."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_pieces`."""
        super().__init__()
        self.theme = theme
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIconSize(QSize(theme.icon, theme.icon))
        self.setIndentation(theme.px(12))
        self.setAccessibleName("粘贴的条目")
        self.lines: dict[str, QTreeWidgetItem] = {}
        self.itemSelectionChanged.connect(self._tell)

    def show_pieces(self, pieces: Sequence[Suggestion]) -> None:
        """Show the pieces under their chapters."""
        self.clear()
        self.lines = {}
        chapters: dict[str, QTreeWidgetItem] = {}
        for piece in pieces:
            if piece.chapter not in chapters:
                heading = QTreeWidgetItem([piece.chapter])
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setToolTip(0, piece.chapter)
                self.addTopLevelItem(heading)
                heading.setFirstColumnSpanned(True)
                heading.setExpanded(True)
                chapters[piece.chapter] = heading
            line = QTreeWidgetItem([f"{piece.path} {piece.title}", ""])
            line.setToolTip(0, piece.text)
            line.setData(0, PATH, piece.path)
            chapters[piece.chapter].addChild(line)
            self.lines[piece.path] = line
        room = self.theme.body * 6
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().resizeSection(1, room)

    def decide(self, decisions: Mapping[str, str]) -> None:
        """Show what was decided, by path."""
        for path, line in self.lines.items():
            shape, colour, word = SIGNS[decisions[path]]
            line.setIcon(0, icon(shape, self.theme.icon, colour))
            line.setText(1, word)

    def go(self, path: str) -> None:
        """Choose a piece."""
        if path in self.lines:
            self.setCurrentItem(self.lines[path])

    def _tell(self) -> None:
        for line in self.selectedItems():
            if path := line.data(0, PATH):
                self.went.emit(path)
