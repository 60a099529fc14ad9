"""A part of a page that gives up its room before the part above it is cut."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme


class Yielding(QWidget):
    """Tables one under the other, which scroll where there is little room.

    A wrapped line anywhere in a column makes Qt take the wished height of all of it for the least
    one, and then a row of fields is cut as much as a table is.
    """

    def __init__(self, theme: Theme, *parts: tuple[QWidget, int]) -> None:
        """Each part with its share of the room."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.step)
        for part, share in parts:
            column.addWidget(part, share)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        # What is above has what it wishes; all that is left over comes here.
        return self.minimumSizeHint()
