"""Beside a matrix: the chosen thing, why it counts as it does, its source, a clue, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, card, clear, label, rule

Act = Callable[[], object]


@dataclass(frozen=True)
class Told:
    """What the pane says of one chosen thing."""

    title: str
    state: str = ""
    word: str = ""
    sub: str = ""
    paragraphs: tuple[tuple[str, str], ...] = ()
    """Small heading and text."""
    clue: tuple[str, str, Act] | None = None
    """Text, label of the link, and what it opens."""
    acts: tuple[tuple[str, str, Act], ...] = ()
    """Label, keys, act; the first is the red one."""
    explain: bool = False
    """Whether a reason for the gap can be written here."""
    reason: str = ""
    """The one that was written before, to be changed."""
    note: str = ""
    claims: tuple[tuple[str, Act], ...] = ()


class CellPane(QWidget):
    """Filled anew for each chosen thing."""

    def __init__(self, theme: Theme, explain: Callable[[str], object]) -> None:
        """`explain` keeps the reason that was typed for a gap."""
        super().__init__()
        self.theme = theme
        self.keep_reason = explain
        self.told: Told | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.frame, self.inside = card(theme, "sheet")
        outer.addWidget(self.frame)
        self.reason = self._make_reason()

    def _make_reason(self) -> QLineEdit:
        # With a parent from the start: what its signal holds would else outlive the window.
        made = QLineEdit(self)
        made.hide()
        made.setPlaceholderText("写明没有开展的原因，回车存")
        made.setAccessibleName("没有开展的原因")
        made.setMaxLength(500)
        made.returnPressed.connect(lambda: self._explained(made.text()))
        return made

    def say(self, told: Told) -> None:
        """Show one thing."""
        self.told = told
        clear(self.inside)
        theme = self.theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(told.title, "section", wrap=True), 1)
        if told.state:
            state = StateLabel(theme, told.state, told.word or None)
            row.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        self.inside.addWidget(head)
        if told.sub:
            self.inside.addWidget(label(told.sub, "second", wrap=True))
        self.inside.addWidget(rule())
        for name, text in told.paragraphs:
            self.inside.addWidget(label(name, "small"))
            self.inside.addWidget(label(text, wrap=True, select=True))
        if told.clue is not None:
            self._clue(*told.clue)
        for number, (text, keys, act) in enumerate(told.acts):
            role = "primary" if number == 0 else ""
            self.inside.addWidget(ActButton(theme, text, act, keys=keys, role=role))
        if told.explain:
            self.reason = self._make_reason()
            self.reason.setText(told.reason)
            self.inside.addWidget(self.reason)
            self.reason.show()
        if told.note:
            self.inside.addWidget(label(told.note, "small", wrap=True))
        self.inside.addStretch(1)
        self._claims(told.claims)

    def _clue(self, text: str, link: str, act: Act) -> None:
        self.inside.addWidget(label("线索（只作提示）", "small"))
        self.inside.addWidget(label(text, "second", wrap=True))
        self.inside.addWidget(ActButton(self.theme, link, act, role="link"))

    def _claims(self, claims: Sequence[tuple[str, Act]]) -> None:
        if not claims:
            return
        self.inside.addWidget(rule())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label("用于", "second"))
        for text, act in claims:
            row.addWidget(ActButton(self.theme, text, act, role="link"))
        row.addStretch(1)
        self.inside.addWidget(holder)

    def ask_reason(self) -> None:
        """Put the cursor where a reason is written."""
        if self.told is not None and self.told.explain:
            self.reason.setFocus()

    def _explained(self, text: str) -> None:
        if text.strip():
            self.keep_reason(text.strip())
