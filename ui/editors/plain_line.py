"""Fields for words that leave a picture on the clipboard alone: the form takes it in as a photo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def wordless(event: QKeyEvent) -> bool:
    """Whether something is pasted that has no words; Qt would put nothing over what is selected."""
    return event.matches(QKeySequence.StandardKey.Paste) and not has_words()


def nothing_to_undo(event: QEvent, words: QLineEdit | QPlainTextEdit) -> bool:
    """Whether Qt asks if a field of words wants Ctrl+Z, and it has nothing to take back: the form does."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not event.matches(QKeySequence.StandardKey.Undo):
        return False
    if isinstance(words, QLineEdit):
        return not words.isUndoAvailable()
    return not words.document().isUndoAvailable()


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
        if nothing_to_undo(event, self):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wordless(event):
            event.ignore()
            return
        super().keyPressEvent(event)


class PlainBox(QPlainTextEdit):
    """Several lines of words."""

    def event(self, event: QEvent) -> bool:
        if nothing_to_undo(event, self):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wordless(event):
            event.ignore()
            return
        super().keyPressEvent(event)
