"""Words of a regulation in the type of print, with the clause that is tested marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.theme import COLOURS as C


def quote(text: str, tested: str) -> QLabel:
    """A quoted paragraph; `tested` is the part of it that a claim rests on."""
    made = QLabel()
    made.setProperty("role", "quote")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setText(marked(text, tested))
    made.setAccessibleName(text)
    return made


def marked(text: str, tested: str) -> str:
    """The paragraph as HTML, the tested clause on a coloured ground where it occurs."""
    at = text.find(tested) if tested else -1
    if at < 0 or tested == text:
        return escape(text)
    before, after = text[:at], text[at + len(tested) :]
    ground = f'<span style="background-color: {C.quoted}">{escape(tested)}</span>'
    return escape(before) + ground + escape(after)
