"""The column of pages on the left: icon, name, and the number of open jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import COLOURS as C, Theme
from ui.widgets.labels import rule

LABELS = {
    "today": "今日",
    "party": "党建",
    "visit": "走访",
    "leave": "休假",
    "honour": "荣誉",
    "ledger": "台账",
    "criteria": "创建",
    "settings": "设置",
}


MOST = 99
"""More jobs than this are written as 99+; the room of the number is made for that."""


def _type(theme: Theme, *, count: bool = False) -> QFont:
    """Bold, as the current page and every number are written."""
    made = QFont()
    made.setPixelSize(theme.between(13, 26) if count else theme.nav)
    made.setBold(True)
    return made


class NavButton(QPushButton):
    """One page: the current one is white with a red bar; at large type there is no icon."""

    def __init__(self, theme: Theme, key: str, keys: str) -> None:
        """`key` names page and icon, `keys` the shortcut for the tooltip."""
        super().__init__(LABELS[key])
        self.theme = theme
        self.key = key
        self.count = 0
        self.setCheckable(True)
        self.setFlat(True)
        self.setToolTip(f"{LABELS[key]}（{keys}）")
        self.setFixedHeight(theme.between(42, 62))
        self.setProperty("role", "nav")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_count(self, count: int) -> None:
        """Show how many jobs wait there."""
        self.count = count
        self.setAccessibleName(f"{self.text()}，{count} 件" if count else self.text())
        self.update()

    def written(self) -> str:
        """The number as it stands beside the name."""
        return f"{MOST}+" if self.count > MOST else str(self.count or "")

    def places(self) -> tuple[QRect, QRect]:
        """Where the name and the number are written."""
        t, high = self.theme, self.height()
        left = t.between(17, 24) + (0 if t.large else t.px(26))
        wide = QFontMetrics(_type(t)).horizontalAdvance(self.text())
        number = QFontMetrics(_type(t, count=True)).horizontalAdvance(self.written())
        right = self.width() - t.between(8, 14)
        return QRect(left, 0, wide + 2, high), QRect(right - number, 0, number, high)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.nav_width, self.theme.between(42, 62))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t, here = self.theme, self.isChecked()
        if here:
            painter.fillRect(self.rect(), QColor(C.card))
            painter.fillRect(QRect(0, 0, t.between(4, 8), self.height()), QColor(C.red))
            painter.setPen(QColor(C.card_line))
            painter.drawLine(0, 0, self.width(), 0)
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        name, number = self.places()
        if not t.large:
            size = t.px(18)
            sign = pixmap(self.key, size, C.text if here else C.text2)
            painter.drawPixmap(t.between(17, 24), (self.height() - size) // 2, sign)
        font = _type(t)
        font.setBold(here)
        painter.setFont(font)
        painter.setPen(QColor(C.text if here else C.text2))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(name, middle, self.text())
        if self.count:
            painter.setFont(_type(t, count=True))
            painter.setPen(QColor(C.red))
            painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, self.written())
        if self.hasFocus():
            painter.setPen(QColor(C.blue))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class Navigation(QWidget):
    """The pages that there are, settings at the foot."""

    went = Signal(str)

    def __init__(self, theme: Theme, keys: Sequence[str]) -> None:
        """`keys` in the order of the pages; Ctrl+1, Ctrl+2 … go there."""
        super().__init__()
        names = QFontMetrics(_type(theme)).horizontalAdvance("今日")
        numbers = QFontMetrics(_type(theme, count=True)).horizontalAdvance(f"{MOST}+")
        before = theme.between(17, 24) + (0 if theme.large else theme.px(26))
        room = before + names + theme.between(5, 8) + numbers + theme.between(8, 14)
        self.setFixedWidth(max(theme.nav_width, room))
        self.buttons: dict[str, NavButton] = {}
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.step, 0, theme.step)
        column.setSpacing(0)
        for number, key in enumerate(keys, 1):
            if key == "settings":
                column.addStretch(1)
                column.addWidget(self._line(theme))
            button = NavButton(theme, key, f"Ctrl+{number}")
            button.clicked.connect(lambda *_, k=key: self.went.emit(k))
            self.group.addButton(button)
            self.buttons[key] = button
            column.addWidget(button)

    def _line(self, theme: Theme) -> QFrame:
        made = rule()
        made.setContentsMargins(theme.gap, 0, theme.gap, 0)
        return made

    def select(self, key: str) -> None:
        """Mark a page as the current one."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)
