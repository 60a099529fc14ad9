"""How wide the columns of a matrix must be: as wide as what stands in them, and no wider than that."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.theme import Theme
from ui.widgets.matrix_sheet import Sheet


def _widest(texts: Iterable[str], size: int, *, bold: bool = False) -> int:
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setBold(bold)
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)


def name_room(theme: Theme, sheet: Sheet, most: int) -> int:
    """Width of the name column in pixels, at most `most`.

    What it does not need goes to the months: at 125 % they all stand beside the side pane.
    """
    names = _widest((band.name for band in sheet.bands), theme.body, bold=True)
    notes = _widest((band.note for band in sheet.bands), theme.small)
    corner = _widest([sheet.corner], theme.second, bold=True)
    # The margins of the painting, and two more: what is as wide as its measure may yet be shortened.
    return min(most, max(names, notes, corner) + theme.px(10) + theme.px(4) + 2)


def column_room(theme: Theme, sheet: Sheet, most: int) -> int:
    """The least width of a column of signs in pixels: its words with a little air, at most `most`."""
    words = _widest(
        (sign.text for band in sheet.bands for box in band.boxes for sign in box.signs), theme.small
    )
    heads = _widest(sheet.heads, theme.second, bold=True)
    return min(most, max(words, heads) + theme.px(3))
