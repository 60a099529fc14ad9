"""How a line of the job list is drawn: one line of title, one of reason; at large type the claim follows it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import COLOURS as C, SMALLEST, Theme
from ui.widgets.job_line import LINE, Line, option_rect, text_width

Index = QModelIndex | QPersistentModelIndex
ACT = "做这件"
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class JobPainting(QStyledItemDelegate):
    """Paints headings and jobs, and knows where button and claim stand."""

    def __init__(self, theme: Theme) -> None:
        """Sizes from the theme."""
        super().__init__()
        self.theme = theme

    def height(self, line: Line) -> int:
        """How high a line is."""
        if line.act is None:
            return self.theme.between(26, 46)
        return self.theme.between(49, 97)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(300), self.height(index.data(LINE)))

    def font(self, size: int, *, bold: bool = False, line: bool = False) -> QFont:
        """The type of the screen in a size."""
        made = QFont(QApplication.font())
        made.setPixelSize(size)
        made.setBold(bold)
        made.setUnderline(line)
        return made

    def places(self, row: QRect, line: Line) -> dict[str, QRect]:
        """Where the button and the claim of a row stand."""
        t = self.theme
        width = text_width(self.font(t.body, bold=True), ACT) + t.px(24)
        if self.hinted:
            width += t.px(52)
        button = QRect(0, 0, width, t.button)
        button.moveCenter(row.center())
        button.moveRight(row.right() - t.px(12))
        found = {"button": button}
        if line.claim:
            font = self.font(t.second, line=True)
            claim = QRect(0, 0, text_width(font, line.claim) + 2, t.px(20))
            if t.large:
                claim.moveTopLeft(self.why_place(row, line).topRight())
                claim.translate(t.px(10), 0)
                claim.setHeight(self.why_place(row, line).height())
            else:
                claim.moveCenter(row.center())
                claim.moveLeft(button.left() - self._claim_room())
                if line.effect:
                    claim.moveTop(row.top() + t.px(5))
            found["claim"] = claim
        return found

    @property
    def hinted(self) -> bool:
        """Whether the button shows its key; in larger type the words of the jobs need that room."""
        return self.theme.percent == SMALLEST

    def _claim_room(self) -> int:
        """From the left edge of claims to the buttons, the same in every row."""
        t = self.theme
        claim = text_width(self.font(t.second, line=True), "崇州 第 25 条")
        effect = text_width(self.font(t.small), "今年还差 99 件")
        return max(claim, effect) + t.px(14)

    def _text_left(self, row: QRect) -> int:
        return row.left() + self.theme.between(98, 166)

    def why_place(self, row: QRect, line: Line) -> QRect:
        """The place of the reason; at large type it is as wide as its text, to let the claim follow."""
        t = self.theme
        left = self._text_left(row)
        if t.large:
            right = row.right() - t.px(100)
        else:
            act = text_width(self.font(t.body, bold=True), ACT) + t.px(88 if self.hinted else 36)
            right = row.right() - act - self._claim_room() - t.px(10)
        place = QRect(
            left, row.top() + row.height() // 2, right - left, row.height() // 2 - t.px(3)
        )
        if t.large:
            claim = text_width(self.font(t.second), line.claim) + t.px(14) if line.claim else 0
            # Two more: what is as wide as its measure may yet be shortened.
            wanted = text_width(self.font(t.second), line.why) + 2
            place.setWidth(min(wanted, place.width() - claim))
        return place

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        row = option_rect(option)
        known: Any = option
        here = bool(known.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if line.act is None:
            self._heading(painter, row, line)
        else:
            self._job(painter, row, line, here=here)
        painter.setPen(QColor(C.row_line if line.act else C.card_line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.restore()

    def _heading(self, painter: QPainter, row: QRect, line: Line) -> None:
        t = self.theme
        painter.fillRect(row, QColor(C.group))
        painter.setFont(self.font(t.second, bold=True))
        painter.setPen(QColor(C.red if line.late else C.text2))
        place = row.adjusted(t.px(12), 0, 0, 0)
        painter.drawText(place, MIDDLE, line.title)
        place.adjust(text_width(painter.font(), line.title) + t.px(8), 0, 0, 0)
        painter.drawText(place, MIDDLE, line.sub)

    def _job(self, painter: QPainter, row: QRect, line: Line, *, here: bool) -> None:
        t = self.theme
        painter.fillRect(row, QColor(C.blue_ground if here else C.card))
        if here:
            painter.fillRect(QRect(row.left(), row.top(), t.px(3), row.height()), QColor(C.blue))
        upper = QRect(row.left() + t.px(12), row.top() + t.px(3), t.px(84), row.height() // 2)
        lower = upper.translated(0, row.height() // 2 - t.px(3))
        lower.setHeight(row.height() // 2 - t.px(3))
        bold = self.font(t.body, bold=True)
        below = self.font(t.second if t.large else t.small)
        self._text(painter, upper, line.when, bold, C.red if line.late else C.text)
        self._text(painter, lower, line.sub, below, C.text2)
        places = self.places(row, line)
        why = self.why_place(row, line)
        title = QRect(why.left(), upper.top(), 0, upper.height())
        beside = t.px(12) if t.large else self._claim_room() + t.px(10)
        title.setRight(places["button"].left() - beside)
        self._text(painter, title, line.title, bold, C.text)
        self._text(painter, why, line.why, self.font(t.second), C.text2)
        self._button(painter, places["button"], here=here)
        if "claim" in places:
            self._effect(painter, row, line, places, title)
            self._text(painter, places["claim"], line.claim, self.font(t.second, line=True), C.blue)

    def _effect(
        self, painter: QPainter, row: QRect, line: Line, places: dict[str, QRect], title: QRect
    ) -> None:
        """What the job makes of its claim: under the claim; at large type after the title."""
        t = self.theme
        font = self.font(t.second if t.large else t.small)
        wide = text_width(font, line.effect) + 2
        if t.large:
            taken = text_width(self.font(t.body, bold=True), line.title) + t.px(10)
            place = title.adjusted(taken, 0, 0, 0)
            if place.width() < wide:
                return
        else:
            claim = places["claim"]
            place = QRect(claim.left(), row.center().y(), places["button"].left() - claim.left(), 0)
            place.setHeight(row.height() // 2 - t.px(3))
        self._text(painter, place, line.effect, font, C.text2)

    def _text(self, painter: QPainter, place: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, MIDDLE, shown)

    def _button(self, painter: QPainter, place: QRect, *, here: bool) -> None:
        t = self.theme
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setBrush(QColor(C.red if here else C.card))
        painter.setPen(QColor(C.red_pressed if here else C.control_line))
        hint = here and self.hinted
        frame = place if hint or not self.hinted else place.adjusted(0, 0, -t.px(50), 0)
        painter.drawRoundedRect(frame.adjusted(0, 0, -1, -1), 3, 3)
        painter.setFont(self.font(t.body, bold=here))
        painter.setPen(QColor(C.card if here else C.text))
        inside = frame.adjusted(t.px(11), 0, 0, 0)
        painter.drawText(inside, MIDDLE, ACT)
        if hint:
            key = QRect(0, 0, t.px(42), t.between(19, 34))
            key.moveCenter(frame.center())
            key.moveRight(frame.right() - t.px(8))
            painter.setPen(QPen(QColor(C.red_line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(key.adjusted(0, 0, -1, -1), 3, 3)
            painter.setFont(self.font(t.small))
            painter.setPen(QColor(C.card))
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "Enter")
