"""Honours in two groups, collective and individual, each with the years in which it counts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.sheets.honours import CLAIM, HonourRow, HonourSheet, kept
from ui.honours.timeline import ROW_ROLE, SECOND_ROLE, TIMELINE, HonourPainting, YearHeader
from ui.icons import STATES, state_pixmap
from ui.theme import COLOURS as C, Theme

HEADS = ("题名、获得者", "授奖机关、文号", "决定日期", "", "载体、存放", "现在")
WIDTHS = (11, 8.6, 5.4, 0, 8, 8)
LEFT_OUT = (1, 4)
"""Columns that large type has no room for; they stand beside the list."""
KEEPING = 4
"""Goes first where the years would be squeezed."""
LEAST_YEARS = 170
"""Pixels at 100 % that the bars of the years need to be read."""


class HonourList(QTableWidget):
    """Filled anew as a whole; never in an order of merit."""

    chosen = Signal(object)
    """The row with the cursor, None on a heading."""
    opened = Signal(str)
    looked = Signal()
    """The scan is wanted large."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(0, len(HEADS))
        self.theme = theme
        self.setProperty("role", "print")
        self.setAccessibleName("荣誉")
        self.painting = HonourPainting(theme)
        self.painting.setParent(self)
        self.setItemDelegate(self.painting)
        self.years = YearHeader(theme, self)
        self.setHorizontalHeader(self.years)
        self.setHorizontalHeaderLabels(HEADS)
        self.years.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.years.setFixedHeight(theme.header)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        for number, signs in enumerate(WIDTHS):
            if signs:
                self.setColumnWidth(number, self.painting.room(signs))
        self.years.setSectionResizeMode(TIMELINE, QHeaderView.ResizeMode.Stretch)
        for number in LEFT_OUT if theme.large else ():
            self.hideColumn(number)
        self.found: list[HonourRow | None] = []
        self.currentCellChanged.connect(lambda *_: self.chosen.emit(self.row_now()))
        self.doubleClicked.connect(lambda _: self.open_current())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(300), self.theme.header + self.theme.row * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.theme.large:
            return
        others = sum(self.columnWidth(n) for n in range(len(HEADS)) if n not in (TIMELINE, KEEPING))
        kept = self.painting.room(WIDTHS[KEEPING])
        room = self.viewport().width() - others - kept
        self.setColumnHidden(KEEPING, room < self.theme.px(LEAST_YEARS))

    def show_sheet(self, sheet: HonourSheet) -> None:
        """Show the honours as they stand on the sheet's day."""
        before = self.row_now()
        self.painting.sheet = self.years.sheet = sheet
        self.blockSignals(True)
        self.clearSpans()
        people = len(sheet.individual)
        counting = f"计入 {len(sheet.counting)} 项（{CLAIM}，至少 1 项）"
        heads = (
            (f"集体　{len(sheet.collective)} 项，{counting}", sheet.collective),
            (f"个人　{people} 项；不排名，只供本人材料取用", sheet.individual),
        )
        self.found = []
        for _, rows in heads:
            self.found += [None, *rows] if rows else []
        self.setRowCount(len(self.found))
        at = 0
        for said, rows in heads:
            if rows:
                self._group(at, said)
                for number, row in enumerate(rows, at + 1):
                    self._line(number, row)
                at += len(rows) + 1
        self.blockSignals(False)
        self._choose(before.record.id if before else "")
        self.viewport().update()
        self.years.viewport().update()

    def _choose(self, record: str) -> None:
        ids = [row.record.id if row else "" for row in self.found]
        first = next((number for number, row in enumerate(self.found) if row), -1)
        if first >= 0:
            self.setCurrentCell(ids.index(record) if record in ids and record else first, 0)
        self.chosen.emit(self.row_now())

    def _group(self, at: int, said: str) -> None:
        item = QTableWidgetItem(said)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setBackground(QColor(C.group))
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)
        self.setItem(at, 0, item)
        self.setSpan(at, 0, 1, len(HEADS))
        self.setRowHeight(at, self.theme.dense_row)

    def _line(self, at: int, row: HonourRow) -> None:
        record = row.record
        body, number = record["issuing_body"], record["decision_no"] or "无文号"
        texts = (
            (record["title"], row.who),
            (body, number),
            (record.day.isoformat(), None),
            ("", None),
            (kept(record, KINDS["honour"]), None),
            (row.said, None),
        )
        for column, (text, second) in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setData(ROW_ROLE, row)
            item.setData(SECOND_ROLE, second)
            if column == 0:
                font = QFont(self.font())
                font.setBold(True)
                item.setFont(font)
            self.setItem(at, column, item)
        last = self.item(at, len(HEADS) - 1)
        if last is not None:
            last.setData(Qt.ItemDataRole.DecorationRole, state_pixmap(row.state, self.theme.px(15)))
            last.setData(Qt.ItemDataRole.ForegroundRole, QColor(STATES[row.state][1]))
            last.setToolTip(row.why)
        self.setRowHeight(at, self.theme.between(44, 80))

    def row_now(self) -> HonourRow | None:
        """The honour with the cursor."""
        at = self.currentRow()
        return self.found[at] if 0 <= at < len(self.found) else None

    def open_current(self) -> None:
        """Open the form of the honour with the cursor."""
        row = self.row_now()
        if row is not None:
            self.opened.emit(row.record.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_current()
            return
        if event.key() == Qt.Key.Key_Space:
            self.looked.emit()
            return
        super().keyPressEvent(event)
