"""The card that asks about doubtful cells, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from fqdesk.domain.starting import Doubt, alike
from ui.theme import COLOURS as C, Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import clear, label

Answers = Sequence[tuple[Doubt, str]]
ABREAST = 3
"""Answers side by side where the card is as wide as the page."""


class Asking(QFrame):
    """Shows the first doubt; each answer is a button, and the cell can always be mended by hand."""

    def __init__(
        self,
        theme: Theme,
        answer: Callable[[Answers], object],
        go: Callable[[Doubt], object],
    ) -> None:
        """`answer` writes texts into doubtful cells, `go` puts the cursor on one."""
        super().__init__()
        self.theme = theme
        self.answer = answer
        self.go = go
        self.doubts: tuple[Doubt, ...] = ()
        self.buttons: list[ActButton] = []
        self.whole = QCheckBox()
        self.whole.setParent(self)
        self.whole.hide()
        self.setObjectName("asking")
        self.setStyleSheet(
            f"QFrame#asking {{ background: {C.amber_ground}; border: 1px solid {C.amber_line};"
            f" border-left: {theme.between(4, 8)}px solid {C.amber_line}; border-radius: 3px; }}"
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.gap, theme.step, theme.gap, theme.step)
        self.column.setSpacing(theme.px(6))
        self.hide()

    def ask(self, doubts: Sequence[Doubt]) -> None:
        """Ask about the first of these; nothing to ask, nothing shown."""
        if tuple(doubts) == self.doubts:
            return
        self.doubts = tuple(doubts)
        clear(self.column)
        self.buttons = []
        self.setVisible(bool(doubts))
        if not doubts:
            return
        doubt = doubts[0]
        self.column.addWidget(label(f"要您看一眼，还有 {len(doubts)} 处", "small"))
        self.column.addWidget(label(doubt.said, "strong", wrap=True))
        same = alike(doubt, doubts)
        self.whole = QCheckBox(f"这一列一样的 {len(same)} 处，全部照此")
        self.column.addWidget(self.whole)
        self.whole.setVisible(len(same) > 1)
        acts: list[tuple[str, Callable[[], object]]] = [
            (said, partial(self._answered, doubt, number))
            for number, (said, _) in enumerate(doubt.choices)
        ]
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.theme.px(6))
        across = ABREAST if self.theme.large else 1
        acts.append(("我来改", partial(self.go, doubt)))
        for at, (said, act) in enumerate(acts):
            button = ActButton(self.theme, said, act)
            self.buttons.append(button)
            grid.addWidget(button, at // across, at % across)
        self.column.addWidget(made)

    def _answered(self, doubt: Doubt, number: int) -> None:
        """The choice of this cell, and of those like it where that was asked for."""
        meant = alike(doubt, self.doubts) if self.whole.isChecked() else [doubt]
        self.answer([(one, one.choices[number][1]) for one in meant])
