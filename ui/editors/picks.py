"""The line in which one or several things are picked, by name or pinyin initials."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from fqdesk.domain.fields import SEPARATORS, Field, Invalid
from ui.editors.base import Around, LineEditor
from ui.icons import pixmap
from ui.theme import COLOURS as C, Theme
from ui.widgets.suggestions import Candidate, Suggestions

JOIN = "、"


def is_escape(event: QEvent) -> bool:
    """Whether Qt asks if a widget wants Esc for itself, before any shortcut gets it."""
    asking = event.type() == QEvent.Type.ShortcutOverride
    return asking and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


class PickLine(QLineEdit):
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


class PickEditor(LineEditor):
    """Common to all that pick: what was typed is resolved when it is asked for, and when left."""

    several = False
    line: PickLine

    def __init__(self, field: Field, around: Around) -> None:
        """Knows the keys of the names it has shown."""
        self.known: dict[str, str] = {}
        super().__init__(field, around)
        self.line.taken.connect(self._taken)
        self.line.editingFinished.connect(self.settle)

    def make_line(self) -> QLineEdit:
        return PickLine(self.around.theme, self.look_up, several=self.several)

    def look_up(self, typed: str) -> list[Candidate]:
        """What a word may mean."""
        raise NotImplementedError

    def _taken(self, candidate: Candidate) -> None:
        self.known[candidate.text] = candidate.key
        self.edited.emit()

    def resolve(self, word: str) -> str:
        """The key of a word: an exact name, or the only one that matches. Raises Invalid."""
        if word in self.known:
            return self.known[word]
        found = self.look_up(word)
        exact = [one for one in found if one.text == word]
        if len(exact or found) == 1:
            one = (exact or found)[0]
            self.known[one.text] = one.key
            return one.key
        said = "不止一个，请从列表里选" if found else "没有找到"
        raise Invalid(f"“{self.field.label}”里的“{word}”{said}。")

    def words(self) -> list[str]:
        """The words that stand in the line."""
        text = self.line.text().strip()
        if not self.several:
            return [text] if text else []
        return [part.strip() for part in SEPARATORS.split(text) if part.strip()]

    def name_of(self, key: str) -> str:
        """The name to show for a key."""
        raise NotImplementedError

    def settle(self) -> None:
        """Write initials out as the names they mean; what is not clear stays as typed."""
        written = []
        for word in self.words():
            try:
                written.append(self.name_of(self.resolve(word)))
            except Invalid:
                written.append(word)
        text = JOIN.join(written)
        if text != self.line.text():
            changed = self.line.text().strip(JOIN + " ") != text
            self.line.setText(text)
            if changed:
                self.edited.emit()

    def value(self) -> Any:
        keys = list(dict.fromkeys(self.resolve(word) for word in self.words()))
        if self.several:
            return tuple(keys) or None
        return keys[0] if keys else None

    def fill(self, value: Any) -> None:
        keys = (value or ()) if self.several else ((value,) if value is not None else ())
        names = [self.name_of(key) for key in keys]
        self.known |= dict(zip(names, keys, strict=True))
        self.line.setText(JOIN.join(names))
        self.line.setCursorPosition(0)

    def keep(self) -> Any:
        return {
            "text": self.line.text(),
            "known": {w: self.known[w] for w in self.words() if w in self.known},
        }

    def blank(self) -> bool:
        return not self.line.text().strip()

    def bring_back(self, kept: Any) -> None:
        self.known |= kept["known"]
        self.line.setText(kept["text"])
