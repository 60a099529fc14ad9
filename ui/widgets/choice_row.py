"""A few options side by side, exactly one of them chosen."""

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget


class ChoiceRow(QWidget):
    """For two to four options that a first-time user should see at once."""

    def __init__(self, options: Mapping[str, str], chosen: str) -> None:
        """Options are code → label."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.group = QButtonGroup(self)
        self.codes: dict[QRadioButton, str] = {}
        for code, label in options.items():
            button = QRadioButton(label)
            button.setChecked(code == chosen)
            self.codes[button] = code
            self.group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)

    def value(self) -> str:
        """The code that is chosen."""
        return next(code for button, code in self.codes.items() if button.isChecked())
