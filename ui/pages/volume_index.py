"""The index of a volume beside its pages: each follows the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ui.theme import Theme

PAGE_ROLE = Qt.ItemDataRole.UserRole


class VolumeIndex(QTreeWidget):
    """Whoever moves in it, by arrow or by mouse, sees the page of the row at once."""

    went = Signal(int)
    """The page that the user wants to see, from 1."""

    def __init__(self, theme: Theme) -> None:
        """Empty until a volume was composed."""
        super().__init__()
        self.setAccessibleName("目录")
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(theme.px(12))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._moved)
        # The same row once more: the pages were turned away from it meanwhile.
        self.itemClicked.connect(self._moved)
        self.itemActivated.connect(self._moved)

    def show_index(self, index: Sequence[tuple[str, int, int]]) -> None:
        """Show (title, page, level) rows; deeper ones fold under those before."""
        with QSignalBlocker(self):
            self.clear()
            above: list[QTreeWidgetItem] = []
            for title, page, level in index:
                row = QTreeWidgetItem([title, str(page)])
                row.setData(0, PAGE_ROLE, page)
                row.setToolTip(0, title)
                row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
                above = above[:level]
                if above:
                    above[-1].addChild(row)
                else:
                    self.addTopLevelItem(row)
                above.append(row)
                row.setExpanded(level == 0)

    def _moved(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self.went.emit(_page(row))

    def mark_page(self, page: int) -> None:
        """Mark the last row that begins on or before the page, without asking for its page.

        Of several rows that begin on one page the chosen one stays: an arrow would never leave it.
        """
        if self.currentIndex().isValid() and _page(self.currentItem()) == page:
            return
        found = None
        rows = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        while rows:
            row = rows.pop(0)
            if _page(row) > page:
                break
            found = row
            if row.isExpanded():
                rows = [row.child(n) for n in range(row.childCount())] + rows
        if found is not None:
            with QSignalBlocker(self):
                self.setCurrentItem(found)
            self.viewport().update()


def _page(row: QTreeWidgetItem) -> int:
    return int(row.data(0, PAGE_ROLE))
