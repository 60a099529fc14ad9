"""Fields for words that leave a picture on the clipboard alone: the form takes it in as a photo."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def wordless(event: QKeyEvent) -> bool:
    """Whether something is pasted that has no words; Qt would put nothing over what is selected."""
    return event.matches(QKeySequence.StandardKey.Paste) and not has_words()


def has_words() -> bool:
    """Whether the clipboard holds a text that can be typed; files alone are no text here."""
    data = QApplication.clipboard().mimeData()
    return data.hasText() and not data.hasUrls()


class PlainLine(QLineEdit):
    """One line of words."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wordless(event):
            event.ignore()
            return
        super().keyPressEvent(event)


class PlainBox(QPlainTextEdit):
    """Several lines of words."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if wordless(event):
            event.ignore()
            return
        super().keyPressEvent(event)
