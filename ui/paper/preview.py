"""The pages of a volume on the screen, one at a time, whole or at a size to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout

from ui.icons import SHARPNESS
from ui.paper.volume import POINTS, Volume
from ui.theme import COLOURS as C, Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import key_hint, label

READING_DPI = 96


class Preview(QFrame):
    """PgUp and PgDn turn pages; the page number can be typed."""

    turned = Signal(int)
    """The page that is shown, from 1."""

    def __init__(self, theme: Theme) -> None:
        """Nothing to see until a volume is given."""
        super().__init__()
        self.theme = theme
        self.volume: Volume | None = None
        self.page = 1
        self.whole = True
        self.setObjectName("preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(
            f"QFrame#preview {{ background: #DEDBD3; border: 1px solid {C.card_line}; }}"
            f"QFrame#bar {{ background: {C.group}; border-bottom: 1px solid {C.card_line}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet.setAccessibleName("页面预览")
        self.area = _Area(self)
        self.area.setWidget(self.sheet)
        column.addWidget(self.area, 1)

    def _bar(self) -> QFrame:
        made = QFrame()
        made.setObjectName("bar")
        row = QHBoxLayout(made)
        row.setContentsMargins(self.theme.step, 3, self.theme.step, 3)
        row.setSpacing(self.theme.px(6))
        self.number = QLineEdit("1")
        self.number.setFixedWidth(self.theme.px(52))
        self.number.setAccessibleName("页码")
        self.number.editingFinished.connect(self._typed)
        self.total = label("/ 0", "second")
        row.addWidget(ActButton(self.theme, "上一页", lambda: self.turn(-1), role="small"))
        row.addWidget(self.number)
        row.addWidget(self.total)
        row.addWidget(ActButton(self.theme, "下一页", lambda: self.turn(1), role="small"))
        row.addStretch(1)
        if not self.theme.large:
            row.addWidget(key_hint("PgUp PgDn", "翻页", self.theme))
        self.zoom = ActButton(self.theme, "放大", self._zoom, role="small")
        row.addWidget(self.zoom)
        return made

    def show_volume(self, volume: Volume | None) -> None:
        """Show a volume, or nothing while another is composed; keeps the page where it can."""
        if self.volume is not None:
            self.volume.close()
        self.volume = volume
        self.total.setText(f"/ {volume.pages}" if volume else "/ 0")
        self.go(min(self.page, volume.pages) if volume else 1)

    def go(self, page: int) -> None:
        """Show a page."""
        self.page = max(1, min(page, self.volume.pages)) if self.volume else 1
        self.number.setText(str(self.page))
        self.redraw()
        self.turned.emit(self.page)

    def turn(self, pages: int) -> None:
        """Go so many pages on."""
        self.go(self.page + pages)

    def redraw(self) -> None:
        """Draw the page for the room that there is."""
        if self.volume is None:
            self.sheet.setPixmap(QPixmap())
            return
        picture = QPixmap.fromImage(self.volume.draw(self.page, self._dpi() * SHARPNESS))
        picture.setDevicePixelRatio(SHARPNESS)
        self.sheet.setPixmap(picture)
        self.sheet.resize(picture.deviceIndependentSize().toSize())

    def _dpi(self) -> float:
        if self.volume is None or not self.whole:
            return READING_DPI * self.theme.percent / 100
        width, height = self.volume.size(self.page)
        room = self.area.viewport().size()
        margin = self.theme.px(16)
        fit = min((room.width() - margin) / width, (room.height() - margin) / height)
        return max(20.0, fit * POINTS)

    def _zoom(self) -> None:
        self.whole = not self.whole
        self.zoom.say("放大" if self.whole else "整页")
        self.redraw()

    def _typed(self) -> None:
        if self.number.text().isdigit():
            self.go(int(self.number.text()))
        else:
            self.number.setText(str(self.page))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.turn(turns[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            self.go(1)
        elif event.key() == Qt.Key.Key_End and self.volume is not None:
            self.go(self.volume.pages)
        else:
            super().keyPressEvent(event)


class _Area(QScrollArea):
    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.preview.whole:
            self.preview.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self.preview.whole:
            event.ignore()  # turning a page, not scrolling one that is whole
            return
        super().keyPressEvent(event)
