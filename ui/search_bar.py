"""The bar over every page: the place to find things, and the button that starts a new record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.icons import icon
from ui.theme import COLOURS as C, Theme
from ui.widgets.button import ActButton


class SearchBar(QFrame):
    """Looks like a field and opens the palette, which is where typing goes."""

    def __init__(self, theme: Theme, find: Callable[[], object], new: Callable[[], object]) -> None:
        """`find` opens the palette, `new` the list of what can be recorded."""
        super().__init__()
        self.setObjectName("searchbar")
        self.setStyleSheet(
            f"QFrame#searchbar {{ background: {C.window}; border: none;"
            f" border-bottom: 1px solid {C.card_line}; }}"
        )
        self.setFixedHeight(theme.search_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.margin, 0, theme.margin, 0)
        said = "查找，可打拼音首字母" if theme.large else "查找人、事、日期，可打拼音首字母"
        look = ActButton(theme, said, find, keys="Ctrl+K", role="search")
        look.setIcon(icon("search", theme.icon, C.text2))
        look.setIconSize(QSize(theme.icon, theme.icon))
        look.setFixedWidth(theme.between(520, 640))
        row.addWidget(look)
        row.addStretch(1)
        keys = "" if theme.large else "Ctrl+N"
        start = ActButton(theme, "＋ 记一笔", new, keys=keys)
        row.addWidget(start)
