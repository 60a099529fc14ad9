"""Ctrl+K: one line that finds people, records and acts, over any page; Ctrl+N: only new records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import acts
from ui.editors.pick_line import is_escape
from ui.found import Found, best
from ui.found_list import FoundList
from ui.shell import Shell
from ui.theme import COLOURS as C
from ui.tools import tools
from ui.widgets.labels import icon_label, key_line

MOST_RECORDS = 20
MOST_ACTS = 12
HINTS = [("↑ ↓", "选"), ("Enter", "打开"), ("Esc", "退出")]


class Palette(QWidget):
    """Lies over the whole window and dims it."""

    def __init__(self, shell: Shell, parent: QWidget, keys: tuple[str, ...]) -> None:
        """`keys` are the pages that can be gone to."""
        super().__init__(parent)
        self.shell = shell
        self.keys = keys
        self.only_new = False
        theme = shell.theme
        self.frame = QFrame(self)
        self.frame.setProperty("role", "card")
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.margin, theme.step, theme.margin, theme.step)
        row.addWidget(icon_label("search", theme.px(18), C.text2))
        self.line = _Line(self)
        row.addWidget(self.line, 1)
        column.addLayout(row)
        self.list = FoundList(shell, self.run)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "footer")
        inside = QHBoxLayout(foot)
        inside.setContentsMargins(theme.margin, theme.px(4), theme.margin, theme.px(4))
        inside.addWidget(key_line(HINTS, theme))
        column.addWidget(foot)
        self.line.textChanged.connect(self.look)
        self.hide()

    def open(self, *, only_new: bool) -> None:
        """Come up with an empty line and the cursor in it."""
        self.only_new = only_new
        said = "记什么？可打拼音首字母" if only_new else "查找人、事、日期，可打拼音首字母"
        self.line.setPlaceholderText(said)
        self.line.clear()
        self.setGeometry(self.window().rect())
        self._place()
        self.look("")
        self.show()
        self.raise_()
        self.line.setFocus()

    def _place(self) -> None:
        theme = self.shell.theme
        width = min(theme.px(820), self.width() - theme.px(40))
        height = min(theme.px(500), self.height() - theme.px(80))
        left = (self.width() - width) // 2
        self.frame.setGeometry(left, theme.between(60, 40), width, height)

    def look(self, text: str) -> None:
        """Show what the text finds."""
        words = text.split()
        found = [] if self.only_new else acts.drafts(self.shell)
        if words and not self.only_new:
            found = acts.records(self.shell, text, MOST_RECORDS)
        offered = acts.new_records(self.shell)
        if not self.only_new:
            offered += [*tools(self.shell), *acts.pages(self.shell, self.keys)]
        fitting = best(offered, words) if words else offered
        most = len(fitting) if self.only_new else MOST_ACTS
        self.list.set_found(found + fitting[:most], words)

    def run(self, found: Found) -> None:
        """Do what was chosen."""
        self.hide()
        found.act()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(30, 34, 39, 70))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()


class _Line(QLineEdit):
    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.pane = palette
        self.setProperty("role", "palette")
        self.setAccessibleName("查找")

    def event(self, event: QEvent) -> bool:
        if is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
        steps |= {Qt.Key.Key_PageUp: -8}
        if event.key() == Qt.Key.Key_Escape:
            self.pane.hide()
        elif event.key() in steps:
            self.pane.list.move_by(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (found := self.pane.list.chosen()) is not None:
                self.pane.run(found)
        else:
            super().keyPressEvent(event)
