"""A matrix of signs: names at the left and months or people above, walked with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from ui.theme import Theme
from ui.widgets.matrix_painting import MatrixPainting
from ui.widgets.matrix_room import column_room, name_room
from ui.widgets.matrix_sheet import Box, Sheet

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Matrix(QAbstractScrollArea):
    """The name column stays while months scroll sideways; one box is chosen at a time."""

    chosen = Signal(int, int)
    """Row and box."""
    opened = Signal(int, int)

    def __init__(self, theme: Theme, name: str, *, name_width: int, tail_width: int) -> None:
        """The most that names take and the width of the sums, at 100 %; `name` is what a screen reader calls it."""
        super().__init__()
        self.theme = theme
        self.sheet = Sheet("", (), "", ())
        self.at = (0, 0)
        self.column = 0
        self.most_name = self.name_width = theme.px(name_width)
        self.least_column = theme.px(52)
        self.tail_width = theme.between(tail_width, round(tail_width * 1.75))
        self.cell_height = theme.between(45, 90)
        self.head_height = theme.between(30, 50)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.called = name
        self.painting = MatrixPainting(theme)

    # -- what it shows -------------------------------------------------------------------------

    def say(self, sheet: Sheet) -> None:
        """Show another sheet; the same box stays chosen while it is there."""
        self.sheet = sheet
        self.name_width = name_room(self.theme, sheet, self.most_name)
        self.least_column = column_room(self.theme, sheet, self.theme.px(52))
        row = min(self.at[0], max(0, len(sheet.bands) - 1))
        boxes = len(sheet.bands[row].boxes) if sheet.bands else 0
        self.at = (row, min(self.at[1], max(0, boxes - 1)))
        self._fit()
        self.viewport().update()

    def choose(self, row: int, box: int, *, keep_column: bool = False) -> None:
        """Choose a box and bring it into sight; up and down keep to the column they came from."""
        if not self.sheet.bands:
            return
        row = max(0, min(row, len(self.sheet.bands) - 1))
        band = self.sheet.bands[row]
        self.at = (row, max(0, min(box, len(band.boxes) - 1)))
        if not keep_column:
            signs = self.box().signs
            self.column = signs[-1].column if signs else self.box().first
        self._into_sight()
        self.setAccessibleDescription(self.describe())
        self.viewport().update()
        self.chosen.emit(*self.at)

    def describe(self) -> str:
        """The chosen box in words."""
        band, box = self.sheet.bands[self.at[0]], self.box()
        heads = self.sheet.heads[box.first : box.last + 1]
        when = heads[0] if len(heads) == 1 else f"{heads[0]}至{heads[-1]}"
        said = "、".join(sign.text for sign in box.signs) or box.words or "没有"
        return f"{band.name}，{when}，{said}"

    def box(self) -> Box:
        """The chosen box."""
        return self.sheet.bands[self.at[0]].boxes[self.at[1]]

    # -- geometry ------------------------------------------------------------------------------

    @property
    def column_width(self) -> int:
        """Columns share what is left of the width, and are never narrower than their words."""
        room = self.viewport().width() - self.name_width - self.tail_width - 1
        return max(self.least_column, room // max(1, len(self.sheet.heads)))

    def _fit(self) -> None:
        total = self.name_width + self.tail_width + self.column_width * len(self.sheet.heads) + 1
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, total - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        height = self.head_height + self.cell_height * len(self.sheet.bands) + 2
        down.setRange(0, max(0, height - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(self.cell_height)
        across.setSingleStep(self.column_width)

    def place(self, row: int, first: int, last: int) -> QRect:
        """Where columns of a row stand in the view."""
        left = self.name_width + first * self.column_width - self.horizontalScrollBar().value()
        top = self.head_height + row * self.cell_height - self.verticalScrollBar().value()
        return QRect(left, top, (last - first + 1) * self.column_width, self.cell_height)

    def _into_sight(self) -> None:
        box = self.box()
        place = self.place(self.at[0], box.first, box.last)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if place.top() < self.head_height:
            down.setValue(down.value() + place.top() - self.head_height)
        elif place.bottom() > self.viewport().height():
            down.setValue(down.value() + place.bottom() - self.viewport().height())
        if place.left() < self.name_width:
            across.setValue(across.value() + place.left() - self.name_width)
        elif place.right() > self.viewport().width():
            across.setValue(across.value() + place.right() - self.viewport().width())
        self._today_in_sight(box)

    def _today_in_sight(self, box: Box) -> None:
        """The column of today too, as far as the chosen box stays in sight."""
        if self.sheet.here is None:
            return
        across, wide = self.horizontalScrollBar(), self.viewport().width()
        chosen = self.place(self.at[0], box.first, box.last)
        today = self.place(self.at[0], self.sheet.here, self.sheet.here)
        if today.right() > wide:
            room = max(0, chosen.left() - self.name_width)
            across.setValue(across.value() + min(today.right() - wide, room))
        elif today.left() < self.name_width:
            room = max(0, wide - chosen.right())
            across.setValue(across.value() - min(self.name_width - today.left(), room))

    def sizeHint(self) -> QSize:
        rows = len(self.sheet.bands) or 6
        return QSize(self.theme.px(700), self.head_height + rows * self.cell_height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(320), self.head_height + self.cell_height)

    # -- hands ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, box = self.at
        moves = {
            Qt.Key.Key_Left: (row, box - 1),
            Qt.Key.Key_Right: (row, box + 1),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, 99),
        }
        if not self.sheet.bands:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in moves:
            self.choose(*moves[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self.opened.emit(*self.at)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        """Up and down keep to the column, also across wide boxes."""
        row = self.at[0] + by
        if not 0 <= row < len(self.sheet.bands):
            return
        self.choose(row, self._box_at(row, self.column), keep_column=True)

    def _box_at(self, row: int, column: int) -> int:
        boxes = self.sheet.bands[row].boxes
        return next((n for n, box in enumerate(boxes) if box.first <= column <= box.last), 0)

    def _hit(self, point: QPoint) -> tuple[int, int] | None:
        row = (point.y() - self.head_height + self.verticalScrollBar().value()) // self.cell_height
        inside = point.y() >= self.head_height and 0 <= row < len(self.sheet.bands)
        column = (
            point.x() - self.name_width + self.horizontalScrollBar().value()
        ) // self.column_width
        if not inside or point.x() < self.name_width or column >= len(self.sheet.heads):
            return None
        return row, self._box_at(row, column)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (hit := self._hit(event.position().toPoint())) is not None:
            self.choose(*hit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (hit := self._hit(event.position().toPoint())) is not None:
            self.opened.emit(*hit)

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.painting.paint(painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.sheet.bands:
            self._into_sight()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
