"""Walking from field to field: which keys do it, and where among its stops the cursor is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

SHIFT = Qt.KeyboardModifier.ShiftModifier
NOWHERE = -1


def enter_steps(event: QKeyEvent) -> int:
    """1 for Enter, -1 for Shift+Enter, 0 for every other key."""
    plain = not event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier)
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not plain:
        return 0
    return -1 if event.modifiers() & SHIFT else 1


def place(stops: Sequence[QWidget]) -> int:
    """The number of the stop with the cursor, NOWHERE without one.

    The cursor may be in a cell inside a stop, such as the reason in the attendance sheet.
    """
    focus = QApplication.focusWidget()
    if focus is None:
        return NOWHERE
    held = (n for n, stop in enumerate(stops) if _holds(stop, focus))
    return next(held, NOWHERE)


def _holds(stop: QWidget, focus: QWidget) -> bool:
    return stop is focus or stop.isAncestorOf(focus) or stop.focusProxy() is focus
