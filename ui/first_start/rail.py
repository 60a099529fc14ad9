"""The list of steps beside the first start: done, here, or still to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.icons import state_pixmap
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import label


class Rail(QFrame):
    """Every step can be gone to at any time."""

    def __init__(self, theme: Theme, names: Sequence[str], go: Callable[[int], object]) -> None:
        """`go` brings up a step by its number from 0."""
        super().__init__()
        self.theme = theme
        self.setFixedWidth(theme.px(190))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.step, 0)
        column.setSpacing(theme.px(4))
        self.signs: list[QLabel] = []
        self.sums: list[QLabel] = []
        self.links: list[ActButton] = []
        for number, name in enumerate(names):
            row = QHBoxLayout()
            row.setSpacing(theme.px(4))
            sign = QLabel()
            link = ActButton(theme, f"{number + 1}　{name}", partial(go, number), role="link")
            told = label("", "small", wrap=True)
            told.setContentsMargins(theme.px(22), 0, 0, 0)
            row.addWidget(sign)
            row.addWidget(link, 1)
            column.addLayout(row)
            column.addWidget(told)
            column.addSpacing(theme.step)
            self.signs.append(sign)
            self.links.append(link)
            self.sums.append(told)
        said = "大约 10 分钟。每一步都能跳过，以后接着做。\n\n全部存在本机的一个文件夹里，不联网。"
        column.addSpacing(theme.gap)
        column.addWidget(label(said, "second", wrap=True))
        column.addStretch(1)

    def say(self, here: int, done: Sequence[bool], sums: Sequence[str]) -> None:
        """Show where the user is and what was said so far."""
        for number, sign in enumerate(self.signs):
            state = "due" if number == here else "done" if done[number] else "planned"
            sign.setPixmap(state_pixmap(state, self.theme.icon))
            self.sums[number].setText(sums[number])
            words = {"due": "正在填", "done": "填好了", "planned": "还没有填"}[state]
            self.links[number].setAccessibleDescription(f"{words}，{sums[number]}")
