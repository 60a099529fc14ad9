"""A few choices in one frame, of which one is pressed: month, to the year's end, whole year."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget


class Segments(QWidget):
    """Arrows move inside, as in a row of radio buttons."""

    picked = Signal(str)

    def __init__(self, options: Mapping[str, str], chosen: str, name: str) -> None:
        """Options are code → label; `name` is for screen readers."""
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for code, said in options.items():
            button = QPushButton(said)
            button.setCheckable(True)
            button.setChecked(code == chosen)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}：{said}")
            button.clicked.connect(lambda *_, c=code: self.picked.emit(c))
            self.group.addButton(button)
            self.buttons[code] = button
            row.addWidget(button)

    def value(self) -> str:
        """The code of the pressed one."""
        return next(code for code, button in self.buttons.items() if button.isChecked())

    def choose(self, code: str) -> None:
        """Press another one, silently."""
        self.buttons[code].setChecked(True)
