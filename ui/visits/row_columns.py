"""The columns of the row that records a visit."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QLabel

from ui.editors import Editor
from ui.theme import Theme

COLUMNS = (
    ("day", "日期", 6),
    ("place", "村、社区", 7),
    ("type", "类别", 6.5),
    ("households", "户数", 3),
    ("officers", "走访民警", 9.5),
    ("topic", "主题", 0),
)
"""Field, head, and width in Chinese signs; 0 takes what is left."""
ONE_LINE_TO = 105
"""Up to this percentage the fields stand in one line, above it in two."""


def fill_width(editor: Editor, theme: Theme) -> None:
    """The line takes its whole column; the unit stands in the head already."""
    stop = editor.stops()[0]
    stop.setMaximumWidth(theme.px(1000))
    # The emptiness after a short line is no widget, so every place is set, not every part.
    for number in range(editor.row.count()):
        editor.row.setStretch(number, 0)
    editor.row.setStretchFactor(stop, 1)
    parts = cast("list[QLabel]", editor.findChildren(QLabel))
    for part in parts:
        if editor.row.indexOf(part) >= 0:
            part.hide()
