"""A button whose text says the act and whose shortcut stands in a small box inside it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ui.theme import COLOURS as C, Theme


class ActButton(QPushButton):
    """`act` runs when pressed; `keys` is only shown, the page sets the shortcut itself."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        keys: str = "",
        role: str = "",
    ) -> None:
        """Roles: primary (the one red button of a page), small, link, or none."""
        super().__init__(text)
        self.theme = theme
        self.keys = keys
        self.setProperty("role", role)
        self.setAccessibleName(f"{text}，{keys}" if keys else text)
        # Enter belongs to the fields; a button takes it only when it has the focus.
        self.setAutoDefault(False)
        if role == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if act is not None:
            self.clicked.connect(lambda *_: act())

    def say(self, text: str) -> None:
        """Change what it says, for the eye and for a screen reader."""
        self.setText(text)
        self.setAccessibleName(f"{text}，{self.keys}" if self.keys else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._box_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self.theme.small)
        font.setBold(False)
        return font

    def _box_width(self) -> int:
        if not self.keys:
            return 0
        inside = QFontMetrics(self._small()).horizontalAdvance(self.keys)
        return inside + self.theme.px(8) + self.theme.px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.keys:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text = self.text()
        option.text = ""  # type: ignore[attr-defined]  # the stubs forgot it
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._draw_inside(painter, text)

    def _draw_inside(self, painter: QPainter, text: str) -> None:
        primary = self.property("role") == "primary"
        ink = QColor(C.card if primary else C.text) if self.isEnabled() else QColor(C.text3)
        if self.property("role") == "search":
            ink = QColor(C.text3)
        font = QFont(self.font())
        font.setBold(primary)
        painter.setFont(font)
        painter.setPen(ink)
        text_width = QFontMetrics(font).horizontalAdvance(text)
        box = self._box_width()
        search = self.property("role") == "search"
        left = self.theme.px(32) if search else (self.width() - text_width - box) // 2
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(left, 0, text_width + 2, self.height()), middle, text)
        height = self.theme.between(19, 34)
        at = self.width() - box - self.theme.px(4) if search else left + text_width
        frame = QRect(
            at + self.theme.px(8),
            (self.height() - height) // 2,
            box - self.theme.px(8),
            height,
        )
        line = QColor(C.red_line if primary and self.isEnabled() else C.card_line)
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(frame.adjusted(0, 0, -1, -1), 3, 3)
        painter.setFont(self._small())
        painter.setPen(ink if primary else QColor(C.text2))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.keys)
