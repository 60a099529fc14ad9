"""One way to check a claim: wanted or not, and its number as it will count."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from fqdesk.domain.catalog.station import CLASSES
from ui.theme import Theme
from ui.widgets.labels import label

OPS = {"≥": "不少于", ">": "高于", "≤": "不超过", "<": "低于"}
MONTHS = " months"


def _by_class(check: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The argument whose number differs with the class of the station, and its numbers."""
    for key in ("by_class", "per"):
        if isinstance(found := check.get(key), dict):
            return key, found
    return "", {}


class CheckRow(QWidget):
    """The check as its standard writes it; only its operator, number and window can be changed."""

    def __init__(self, theme: Theme, check: dict[str, Any]) -> None:
        """Wanted at first."""
        super().__init__()
        self.check = check
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.step)
        self.wanted = QCheckBox(str(check["title"]))
        self.wanted.setChecked(True)
        row.addWidget(self.wanted, 1)
        self.op = QComboBox()
        for sign, said in OPS.items():
            self.op.addItem(said, sign)
        self.op.setAccessibleName(f"{check['title']}：怎么比")
        self.number = self._line(theme, "要求", str(check.get("threshold", "")))
        window = str(check.get("window", ""))
        self.least = self._line(theme, "至少几次", str(check.get("least", "")))
        self.by_class, limits = _by_class(check)
        self.classes = {
            key: self._line(theme, CLASSES[key], str(limit)) for key, limit in limits.items()
        }
        self.months = self._line(theme, "近几个月", window.removesuffix(MONTHS))
        parts: list[tuple[QWidget, bool]] = [
            (self.op, check.get("op") in OPS),
            (self.number, "threshold" in check),
            (label("至少"), "least" in check),
            (self.least, "least" in check),
            (QLabel("近"), window.endswith(MONTHS)),
            (self.months, window.endswith(MONTHS)),
            (label("个月"), window.endswith(MONTHS)),
        ]
        for widget, there in parts:
            widget.setVisible(there)
            if there:
                row.addWidget(widget)
            else:
                widget.setParent(self)
        for key, line in self.classes.items():
            row.addWidget(label(CLASSES[key].removesuffix("派出所")))
            row.addWidget(line)
        if check.get("op") in OPS:
            self.op.setCurrentIndex(self.op.findData(check["op"]))

    def _line(self, theme: Theme, said: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(f"{self.check['title']}：{said}")
        made.setFixedWidth(theme.body * 5)
        return made

    def value(self) -> dict[str, Any] | None:
        """The check as it shall count, None where it is not wanted."""
        if not self.wanted.isChecked():
            return None
        made = dict(self.check)
        if made.get("op") in OPS:
            made["op"] = self.op.currentData()
        if "threshold" in made:
            text = self.number.text().strip()
            # A count stands as a whole number in a standard, a share as 95%.
            whole = isinstance(made["threshold"], int) and text.isdigit()
            made["threshold"] = int(text) if whole else text
        if "least" in made:
            text = self.least.text().strip()
            made["least"] = int(text) if text.isdigit() else text
        if self.classes:
            made[self.by_class] = {key: line.text().strip() for key, line in self.classes.items()}
        if str(made.get("window", "")).endswith(MONTHS):
            made["window"] = f"{self.months.text().strip()}{MONTHS}"
        return made
