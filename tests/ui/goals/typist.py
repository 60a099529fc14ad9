"""Somebody at the keyboard, whose inputs and keys are counted.

An input is one thing that a person has to decide and hand over: a text typed into a field, a choice
in a list, a mark in the attendance, a command, files dropped or pasted together. Walking with Enter
or Tab over what is filled already decides nothing and counts as keys only. Signs that an input
method composes count as one key each. Nothing here moves or presses a mouse.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

NONE = Qt.KeyboardModifier.NoModifier
MOST_STEPS = 60


class Typist:
    """Types into whatever has the focus."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.inputs = 0
        self.keys = 0

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """One key that decides nothing."""
        self.keys += 1
        self.qtbot.keyClick(self.focus, key, held)

    def command(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """One key that is a command or a mark."""
        self.inputs += 1
        self.press(key, held)

    def type(self, text: str) -> None:
        """A text, counted as one input."""
        self.inputs += 1
        self.spell(text)

    def spell(self, text: str) -> None:
        """Signs of an input that is counted elsewhere."""
        self.keys += len(text)
        if text.isascii():
            self.qtbot.keyClicks(self.focus, text)
            return
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(self.focus, composed)

    def enter(self, text: str) -> None:
        """A text, and on to the next field."""
        self.type(text)
        self.on()

    def on(self) -> None:
        """On to the next field: Enter, or Tab where Enter begins a line."""
        long = isinstance(self.focus, QPlainTextEdit)
        self.press(Qt.Key.Key_Tab if long else Qt.Key.Key_Return)

    def walk_to(self, there: Callable[[], bool]) -> None:
        """Walk on until the cursor is where it is wanted."""
        for _ in range(MOST_STEPS):
            if there():
                return
            self.on()
        raise AssertionError("walked past the end")

    def back_to(self, there: Callable[[], bool]) -> None:
        """Walk back until the cursor is where it is wanted."""
        for _ in range(MOST_STEPS):
            if there():
                return
            self.press(Qt.Key.Key_Backtab)
        raise AssertionError("walked back past the beginning")

    def choose(self, words: str) -> None:
        """A command or a record by what it is called, in a list that filters as one types."""
        self.type(words)
        self.press(Qt.Key.Key_Return)
