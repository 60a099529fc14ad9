"""The size of the type, from 100 to 200 %."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.pages.page import Pane
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import card, label

SIZES = (100, 125, 150, 175, 200)


class LookPane(Pane):
    """Changes take effect at once; forms that are open keep what was typed."""

    def __init__(self, shell: Shell) -> None:
        """One button per size."""
        super().__init__()
        theme = shell.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.gap, theme.step, 0)
        frame, inside = card(theme)
        inside.addWidget(label("字号", "section"))
        told = "看着费劲就放大。150 % 起按大字版排：一栏到底，先写字，少画线。"
        inside.addWidget(label(told, "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.step)
        for percent in SIZES:
            act = partial(shell.restyle, percent)
            button = ActButton(theme, f"{percent} %", act)
            button.setCheckable(True)
            button.setChecked(percent == theme.percent)
            row.addWidget(button)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addWidget(label("也可以随时按 Ctrl+加号、Ctrl+减号。", "second"))
        column.addWidget(frame)
        column.addStretch(1)
