"""The line in which one or several things are picked, by name or pinyin initials."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from fqdesk.domain.fields import SEPARATORS, Field, Invalid
from ui.editors.base import Around, LineEditor
from ui.editors.pick_line import JOIN, PickLine
from ui.widgets.suggestions import Candidate


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
