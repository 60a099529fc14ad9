"""A line with suggestions below it for the word being typed; Enter or a click takes one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from fqdesk.domain.fields import SEPARATORS
from ui.editors.plain_line import PlainLine
from ui.icons import pixmap
from ui.theme import COLOURS as C, Theme
from ui.widgets.suggestions import Candidate, Suggestions

JOIN = "、"


def is_escape(event: QEvent) -> bool:
    """Whether Qt asks if a widget wants Esc for itself, before any shortcut gets it."""
    asking = event.type() == QEvent.Type.ShortcutOverride
    return asking and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


class PickLine(PlainLine):
    """A line with suggestions for the word being typed; Enter or a click takes one."""

    taken = Signal(object)
    """The candidate that was picked."""

    def __init__(
        self, theme: Theme, look_up: Callable[[str], list[Candidate]], *, several: bool
    ) -> None:
        """`look_up` answers what may be meant by a word; with `several`, 、 divides words."""
        super().__init__()
        self.theme = theme
        self.look_up = look_up
        self.several = several
        self.offered = Suggestions(theme, self)
        self.offered.picked.connect(self.take)
        self.textEdited.connect(lambda *_: self.suggest())
        self.setTextMargins(0, 0, theme.px(16), 0)

    def _arrow(self) -> QRect:
        size = self.theme.icon
        return QRect(self.width() - size - self.theme.px(5), 0, size, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self._arrow()
        top = (self.height() - place.width()) // 2
        QPainter(self).drawPixmap(place.x(), top, pixmap("drop", place.width(), C.text))

    def word(self) -> str:
        """The word that the cursor stands in or after."""
        before = self.text()[: self.cursorPosition()]
        return SEPARATORS.split(before)[-1].strip() if self.several else self.text().strip()

    def suggest(self) -> None:
        """Offer what the word being typed may mean."""
        typed = self.word()
        self.offered.offer(self.look_up(typed) if typed else [])

    def show_all(self) -> None:
        """Offer everything, as a drop-down list does."""
        self.setFocus()
        self.offered.offer(self.look_up(""))

    def take(self, candidate: Candidate) -> None:
        """Put a candidate in place of the word."""
        self.offered.hide()
        if self.several:
            before, after = (
                self.text()[: self.cursorPosition()],
                self.text()[self.cursorPosition() :],
            )
            parts = SEPARATORS.split(before)[:-1]
            start = JOIN.join([*(part for part in parts if part.strip()), candidate.text]) + JOIN
            self.setText(start + after.lstrip(JOIN))
            self.setCursorPosition(len(start))
        else:
            self.setText(candidate.text)
        self.taken.emit(candidate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.offered.chosen()
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if chosen is None:
                self.show_all()
            else:
                self.offered.move_by(1 if key == Qt.Key.Key_Down else -1)
            return
        if key == Qt.Key.Key_Escape and chosen is not None:
            self.offered.hide()
            return
        if chosen is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(chosen)
            if self.several:
                return  # the next name may follow; a second Enter walks on
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (
            not self.several or self._arrow().contains(event.position().toPoint())
        ):
            self.show_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.offered.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.offered.hide()
        if is_escape(event) and self.offered.isVisible():
            event.accept()  # or the window would take it as "go back"
            return True
        return super().event(event)
