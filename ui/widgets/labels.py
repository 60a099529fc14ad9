"""Text on a page: labels by role, key boxes with what they do, states as shape and word."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ui.icons import STATES, pixmap, state_pixmap
from ui.theme import Theme


def label(text: str, role: str = "", *, wrap: bool = False, select: bool = False) -> QLabel:
    """A label; `role` is one of the style sheet's (title, section, second, small, figure, quote …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if select:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


class TitleLabel(QLabel):
    """The title of a page: where the room ends it ends in …, and its tooltip has the whole."""

    def __init__(self, text: str, theme: Theme) -> None:
        """Asks for the room that its text needs, and is content with that of a few signs."""
        super().__init__(text)
        self.least = theme.title * 6
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "title")

    def minimumSizeHint(self) -> QSize:
        needed = super().minimumSizeHint()
        return QSize(min(self.least, needed.width()), needed.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        short = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        if short == self.text():
            super().paintEvent(event)
            return
        self.setToolTip(self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), short)


def set_role(widget: QWidget, role: str) -> None:
    """Change the role of a widget that is shown already."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def key_hint(keys: str, said: str, theme: Theme) -> QWidget:
    """Boxes for the keys (divided by blanks) and what they do."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    for key in keys.split():
        row.addWidget(label(key, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(label(said, "second"))
    return made


class KeyLine(QWidget):
    """Key hints in one line, right-aligned; those for which there is no room stay away, F1 has all."""

    def __init__(self, hints: Sequence[tuple[str, str]], theme: Theme) -> None:
        """The most important first."""
        super().__init__()
        self.gap = theme.gap
        self.hints = [key_hint(keys, said, theme) for keys, said in hints]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap)
        row.addStretch(1)
        for hint in self.hints:
            row.addWidget(hint)

    def _wide(self, count: int) -> int:
        shown = self.hints[:count]
        return sum(hint.sizeHint().width() + self.gap for hint in shown) - self.gap

    def sizeHint(self) -> QSize:
        high = max((hint.sizeHint().height() for hint in self.hints), default=0)
        return QSize(self._wide(len(self.hints)), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide(1), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for number, hint in enumerate(self.hints, 1):
            hint.setVisible(self._wide(number) <= self.width())


def key_line(hints: Sequence[tuple[str, str]], theme: Theme) -> KeyLine:
    """The three to five keys that matter on a page."""
    return KeyLine(hints, theme)


class StateLabel(QWidget):
    """A state as shape, colour and word."""

    def __init__(self, theme: Theme, state: str = "", word: str | None = None) -> None:
        """`word` replaces the state's usual word."""
        super().__init__()
        self.theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        self.shape = QLabel()
        self.word = label("")
        row.addWidget(self.shape)
        row.addWidget(self.word)
        row.addStretch(1)
        if state:
            self.say(state, word)

    def say(self, state: str, word: str | None = None) -> None:
        """Show another state."""
        _, colour, usual = STATES[state]
        self.shape.setPixmap(state_pixmap(state, self.theme.icon))
        self.word.setText(usual if word is None else word)
        self.word.setStyleSheet(f"color: {colour};")
        self.setAccessibleName(self.word.text())


def legend_line(theme: Theme, states: Sequence[tuple[str, str]]) -> QWidget:
    """What the signs of a table mean: (state, word) beside each other."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(14))
    for state, word in states:
        row.addWidget(StateLabel(theme, state, word))
    row.addStretch(1)
    return made


def icon_label(name: str, size: int, colour: str) -> QLabel:
    """An icon that stands beside text."""
    made = QLabel()
    made.setPixmap(pixmap(name, size, colour))
    return made


def rule() -> QFrame:
    """A thin line between two parts of a card."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def card(theme: Theme, role: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A white card and the column inside it."""
    made = QFrame()
    made.setProperty("role", role)
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.gap, theme.step, theme.gap, theme.gap)
    column.setSpacing(theme.px(6))
    return made, column


def clear(layout: QLayout) -> None:
    """Take everything out of a layout.

    With `takeAt`: what `itemAt` hands out is kept by the layout's Python side when the item itself
    is gone, and another object at the same address is then taken for it.
    """
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
