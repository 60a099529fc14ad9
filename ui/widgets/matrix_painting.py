"""How a matrix is drawn: print manners, signs as shape with a word below, hatching where nothing applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui.icons import STATES, state_pixmap
from ui.theme import COLOURS as C, Theme
from ui.widgets.matrix_sheet import Band, Box, Sign

if TYPE_CHECKING:
    from ui.widgets.matrix import Matrix

CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class MatrixPainting:
    """Draws from the outside in: cells, then the name column over them, then the head over both."""

    def __init__(self, theme: Theme) -> None:
        """Sizes from the theme."""
        self.theme = theme

    def font(self, size: int, *, bold: bool = False) -> QFont:
        """The type of the screen."""
        made = QFont(QApplication.font())
        made.setPixelSize(size)
        made.setBold(bold)
        return made

    def paint(self, painter: QPainter, view: Matrix) -> None:
        """The whole view."""
        sheet, width = view.sheet, view.viewport().width()
        bottom = (
            view.place(len(sheet.bands) - 1, 0, 0).bottom() if sheet.bands else view.head_height
        )
        right = view.place(0, len(sheet.heads), len(sheet.heads)).left() + view.tail_width
        right = min(right, width)
        body = QRect(0, view.head_height, right, bottom - view.head_height + 1)
        painter.fillRect(body, QColor(C.card))
        if sheet.here is not None:
            here = view.place(0, sheet.here, sheet.here)
            here.setTop(0)
            here.setBottom(bottom)
            painter.fillRect(here, QColor(C.amber_ground))
        for row, band in enumerate(sheet.bands):
            self._band(painter, view, row, band)
        self._lines(painter, view, bottom)
        self._chosen(painter, view)
        for row, band in enumerate(sheet.bands):
            self._sides(painter, view, row, band)
        self._head(painter, view, right)

    def _band(self, painter: QPainter, view: Matrix, row: int, band: Band) -> None:
        for box in band.boxes:
            place = view.place(row, box.first, box.last)
            if box.hatched:
                self._hatch(painter, place)
            if box.words:
                self._words(painter, place, box)
            for sign in box.signs:
                self._sign(painter, view.place(row, sign.column, sign.column), sign)
            if box.plain and not box.signs:
                painter.setFont(self.font(self.theme.small))
                painter.setPen(QColor(C.text3))
                painter.drawText(place, CENTRE, box.plain)
            painter.setPen(QColor(C.strong_line if box.last > box.first else C.row_line))
            painter.drawLine(place.left(), place.top(), place.left(), place.bottom())
        painter.setPen(QColor(C.row_line))
        whole = view.place(row, 0, len(view.sheet.heads) - 1)
        painter.drawLine(0, whole.bottom(), whole.right() + view.tail_width, whole.bottom())

    def _sign(self, painter: QPainter, place: QRect, sign: Sign) -> None:
        t = self.theme
        size = t.px(15)
        picture = state_pixmap(sign.state, size)
        line = t.px(17)
        top = place.top() + (place.height() - size - line) // 2
        painter.drawPixmap(place.center().x() - size // 2, top, picture)
        painter.setFont(self.font(t.small))
        painter.setPen(QColor(STATES[sign.state][1]))
        words = QRect(place.left() - t.px(6), top + size, place.width() + t.px(12), line)
        painter.drawText(words, CENTRE, sign.text)

    def _words(self, painter: QPainter, place: QRect, box: Box) -> None:
        t = self.theme
        font = self.font(t.second)
        room = place.adjusted(t.px(30), 0, -t.px(10), 0)
        said = QFontMetrics(font).elidedText(box.words, Qt.TextElideMode.ElideRight, room.width())
        width = QFontMetrics(font).horizontalAdvance(said)
        left = max(room.left(), place.center().x() - width // 2)
        painter.setFont(font)
        if box.hatched:
            picture = state_pixmap("not_applicable", t.icon)
            painter.fillRect(
                QRect(left - t.px(24), place.center().y() - t.px(10), width + t.px(30), t.px(20)),
                QColor(C.card),
            )
            painter.drawPixmap(left - t.px(20), place.center().y() - t.icon // 2, picture)
        painter.setPen(QColor(C.text2))
        painter.drawText(QRect(left, place.top(), width + 2, place.height()), LEFT, said)

    def _hatch(self, painter: QPainter, place: QRect) -> None:
        painter.save()
        painter.setClipRect(place)
        painter.setPen(QPen(QColor(C.hatch), 2))
        step = self.theme.px(9)
        for x in range(place.left() - place.height(), place.right(), step):
            painter.drawLine(x, place.bottom(), x + place.height(), place.top())
        painter.restore()

    def _lines(self, painter: QPainter, view: Matrix, bottom: int) -> None:
        painter.setPen(QPen(QColor(C.strong_line), 2))
        for column in view.sheet.thick_after:
            x = view.place(0, column + 1, column + 1).left()
            painter.drawLine(x, 0, x, bottom)

    def _chosen(self, painter: QPainter, view: Matrix) -> None:
        if not view.sheet.bands:
            return
        box = view.box()
        place = view.place(view.at[0], box.first, box.last)
        if not box.hatched and not box.words:
            ground = QColor(C.blue_ground)
            painter.fillRect(place.adjusted(1, 1, -1, -1), ground)
            for sign in box.signs:
                self._sign(painter, view.place(view.at[0], sign.column, sign.column), sign)
        thick = self.theme.thick
        colour = C.blue if view.hasFocus() else C.blue_line
        painter.setPen(QPen(QColor(colour), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(thick // 2, thick // 2, -thick // 2, -thick // 2))

    def _sides(self, painter: QPainter, view: Matrix, row: int, band: Band) -> None:
        """The name at the left, which stays, and the sum at the right."""
        t = self.theme
        place = view.place(row, 0, 0)
        name = QRect(0, place.top(), view.name_width, place.height())
        here = row == view.at[0]
        painter.fillRect(name.adjusted(0, 0, 0, -1), QColor(C.current_row if here else C.card))
        inside = name.adjusted(t.px(10), t.px(3), -t.px(4), -t.px(3))
        half = inside.height() // 2
        body, small = self.font(t.body, bold=here), self.font(t.small)
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        lines = ((upper, band.name, body, C.text), (lower, band.note, small, C.text3))
        for line, text, font, ink in lines:
            painter.setFont(font)
            painter.setPen(QColor(ink))
            said = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, LEFT, said)
        tail = view.place(row, len(view.sheet.heads), len(view.sheet.heads))
        tail.setWidth(view.tail_width)
        painter.setPen(QColor(C.strong_line))
        painter.drawLine(tail.left(), tail.top(), tail.left(), tail.bottom())
        self._tail(painter, tail, band)

    def _tail(self, painter: QPainter, place: QRect, band: Band) -> None:
        t = self.theme
        font = self.font(t.second)
        painter.setFont(font)
        ink = STATES[band.tail_state][1] if band.tail_state else C.text
        painter.setPen(QColor(ink))
        if band.tail_state:
            picture = state_pixmap(band.tail_state, t.px(14))
            width = QFontMetrics(font).horizontalAdvance(band.tail) + t.px(18)
            left = place.center().x() - width // 2
            painter.drawPixmap(QPoint(left, place.center().y() - t.px(7)), picture)
            place = QRect(left + t.px(18), place.top(), width, place.height())
            painter.drawText(place, LEFT, band.tail)
        else:
            painter.drawText(place, CENTRE, band.tail)

    def _head(self, painter: QPainter, view: Matrix, right: int) -> None:
        t, sheet = self.theme, view.sheet
        painter.fillRect(QRect(0, 0, view.viewport().width(), view.head_height), QColor(C.page))
        painter.setFont(self.font(t.second, bold=True))
        for column, head in enumerate(sheet.heads):
            place = view.place(0, column, column)
            place.setTop(0)
            place.setHeight(view.head_height)
            if column == sheet.here:
                painter.fillRect(place, QColor(C.amber_ground))
            painter.setPen(QColor(C.text2))
            said = QFontMetrics(painter.font()).elidedText(
                head, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, CENTRE, said)
        tail = view.place(0, len(sheet.heads), len(sheet.heads))
        painter.setPen(QColor(C.text2))
        painter.drawText(
            QRect(tail.left(), 0, view.tail_width, view.head_height), CENTRE, sheet.tail
        )
        corner = QRect(0, 0, view.name_width, view.head_height)
        painter.fillRect(corner, QColor(C.page))
        painter.drawText(corner.adjusted(t.px(10), 0, 0, 0), LEFT, sheet.corner)
        painter.fillRect(QRect(0, 0, right, t.thick), QColor(C.rule))
        if sheet.here is not None:
            here = view.place(0, sheet.here, sheet.here)
            painter.fillRect(QRect(here.left(), 0, here.width(), t.thick + 1), QColor(C.red))
        painter.setPen(QColor(C.strong_line))
        painter.drawLine(0, view.head_height - 1, right, view.head_height - 1)
