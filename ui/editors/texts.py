"""Editors of free text, numbers and lists of short words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from fqdesk.domain.fields import Count, Field, Halves, Number, Text
from ui.editors.base import Around, Editor, LineEditor
from ui.editors.plain_line import PlainBox

SHORT = 100
"""Up to so many signs, a text shares its line with the next question."""
MOST_GROWTH = 2
"""A long text grows to so many times its declared lines, then it scrolls."""


class TextEditor(LineEditor):
    """One line of text."""

    short = False

    def __init__(self, field: Field, around: Around) -> None:
        """Short texts (a place, a document number) share their line."""
        super().__init__(field, around)
        most = field.most if isinstance(field, Text) else 200
        self.line.setMaxLength(max(most * 4, 400))  # longer is said, never cut off silently
        self.short = most <= SHORT


class AmountEditor(LineEditor):
    """A number with its unit."""

    def __init__(self, field: Field, around: Around) -> None:
        """As wide as a number needs."""
        super().__init__(field, around)
        said = field.unit if isinstance(field, Count | Number) else ""
        self.narrow(5)
        self.unit("天" if isinstance(field, Halves) else said)


class LongTextEditor(Editor):
    """A text of several lines: Tab leaves it, Enter writes a new line, and it grows with its text."""

    short = False

    def __init__(self, field: Text, around: Around) -> None:
        """As high as the declared lines to begin with."""
        super().__init__(field, around)
        self.lines = field.lines
        self.box = PlainBox()
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(field.label)
        self.box.setAccessibleDescription(field.help)
        self.setFocusProxy(self.box)
        self.row.addWidget(self.box)
        self.box.installEventFilter(self)
        self.filling = False
        self.box.textChanged.connect(self._changed)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self.filling:
            self.edited.emit()

    def _fit(self) -> None:
        needed = int(self.box.document().size().height())
        lines = max(self.lines, min(needed, self.lines * MOST_GROWTH))
        height = QFontMetrics(self.box.font()).lineSpacing() * lines
        self.box.setFixedHeight(height + self.around.theme.px(18))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        self.filling = True
        self.box.setPlainText(text)
        self.filling = False

    def value(self) -> Any:
        return self.field.parse(self.box.toPlainText())

    def fill(self, value: Any) -> None:
        self._show(self.field.write(value))

    def keep(self) -> Any:
        return self.box.toPlainText()

    def bring_back(self, kept: Any) -> None:
        self._show(str(kept))

    def stops(self) -> list[QWidget]:
        return [self.box]
