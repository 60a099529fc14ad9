"""Fields for words that leave a picture on the clipboard alone: the form takes it in as a photo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def for_the_form(event: QEvent, words: QLineEdit | QPlainTextEdit) -> bool:
    """Whether a key is none of a field of words, so that the form around it gets it.

    What is pasted without words: Qt would put nothing over what is selected. And Ctrl+Z, which Qt
    asks about beforehand, where the field has nothing to take back.
    """
    if not isinstance(event, QKeyEvent):
        return False
    if event.type() == QEvent.Type.KeyPress:
        return event.matches(QKeySequence.StandardKey.Paste) and not has_words()
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(words)


def _can_undo(words: QLineEdit | QPlainTextEdit) -> bool:
    if isinstance(words, QLineEdit):
        return words.isUndoAvailable()
    return words.document().isUndoAvailable()


def has_words() -> bool:
    """Whether the clipboard holds a text that can be typed; files alone are no text here."""
    data = QApplication.clipboard().mimeData()
    return data.hasText() and not data.hasUrls()


class PlainLine(QLineEdit):
    """One line of words, chosen whole when the program puts the cursor there: typing replaces it.

    Qt does so for Tab alone; without it 1028 typed into a day that was filled in reads 10282026-10-30.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        if for_the_form(event, self):
            event.ignore()
            return False
        return super().event(event)


class PlainBox(QPlainTextEdit):
    """Several lines of words."""

    def event(self, event: QEvent) -> bool:
        if for_the_form(event, self):
            event.ignore()
            return False
        return super().event(event)
