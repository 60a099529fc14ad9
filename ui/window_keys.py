"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from ui.page_list import PAGES

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LARGER, SMALLER = 25, -25
"""Steps of the type size, per cent."""


def set_keys(window: MainWindow) -> None:
    """Searching, recording, undoing, going back, type sizes, and one key for each page."""
    size = window.theme.percent
    acts: dict[str, Callable[[], object]] = {
        "Ctrl+K": window.look_up,
        "Ctrl+N": window.new,
        "Ctrl+Z": window.undo,
        "Esc": window.leave,
        "Ctrl++": partial(window.restyle, size + LARGER),
        "Ctrl+=": partial(window.restyle, size + LARGER),
        "Ctrl+-": partial(window.restyle, size + SMALLER),
    }
    for number, key in enumerate(PAGES, 1):
        acts[f"Ctrl+{number}"] = partial(window.show_page, key)
    for keys, act in acts.items():
        QShortcut(QKeySequence(keys), window).activated.connect(act)
