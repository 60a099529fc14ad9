"""How a cell is drawn: the same padding with and without focus, icon before text, frame around the current one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.theme import COLOURS as C, Theme

Index = QModelIndex | QPersistentModelIndex


class CellPainting(QStyledItemDelegate):
    """Paints text, icon and ground; the row of the current cell has a ground of its own."""

    def __init__(self, theme: Theme) -> None:
        """Sizes from the theme."""
        super().__init__()
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The stubs of this Qt version forgot the members of style options.
        known: Any = option
        place: QRect = known.rect
        painter.save()
        painter.fillRect(place, self._ground(known, index))
        self._content(painter, place, index, known.font)
        if isinstance(known.widget, QTableView) and not known.widget.showGrid():
            painter.setPen(QColor(C.row_line))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        if known.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(C.blue), self.theme.thick))
            inner = self.theme.thick // 2
            painter.drawRect(place.adjusted(inner, inner, -inner, -inner))
        painter.restore()

    def _ground(self, option: Any, index: Index) -> QBrush:
        if option.state & QStyle.StateFlag.State_Selected:
            return QBrush(QColor(C.blue_ground))
        view = option.widget
        if isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row():
            return QBrush(QColor(C.current_row))
        given = index.data(Qt.ItemDataRole.BackgroundRole)
        return QBrush(given) if given is not None else QBrush(QColor(C.card))

    def _content(self, painter: QPainter, place: QRect, index: Index, font: QFont) -> None:
        pad = self.theme.px(6)
        room = place.adjusted(pad, 0, -pad, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QPixmap):
            size = icon.deviceIndependentSize().toSize()
            painter.drawPixmap(room.x(), room.y() + (room.height() - size.height()) // 2, icon)
            room.adjust(size.width() + self.theme.px(5), 0, 0, 0)
        given = index.data(Qt.ItemDataRole.FontRole)
        font = given if isinstance(given, QFont) else font
        painter.setFont(font)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(ink if isinstance(ink, QColor) else QColor(C.text))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        align = int(side) if side is not None else int(Qt.AlignmentFlag.AlignLeft)
        text = QFontMetrics(font).elidedText(
            str(index.data(Qt.ItemDataRole.DisplayRole) or ""),
            Qt.TextElideMode.ElideRight,
            room.width(),
        )
        flags = align | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
        painter.drawText(room, flags, text)
