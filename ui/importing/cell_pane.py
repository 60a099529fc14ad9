"""Under the preview: what is to be said about the chosen line, and what can be decided about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fqdesk.desk.import_plan import CHANGED, LEFT_OUT, NEW
from fqdesk.domain.incoming.notes import ERROR
from ui.importing.lines import Line, details
from ui.pages.page import scrolled
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import card, label

ASK = "或选一项…"
OWN = "自己打…"
"""At large type the list of choices leads to the line, which has no room beside it."""
ONE_LINE = 21
"""Height of a line of what is said, in pixels at 100 %."""
PRIVATE = "不能存"


class CellPane(QWidget):
    """Each decision is only told; the page makes the plan anew with it."""

    read_as = Signal(str, str)
    """Cell and the text to read instead."""
    chosen = Signal(str, int, bool)
    """Cell, which of its choices, and whether the whole column is to follow."""
    cover = Signal(str)
    row_act = Signal(str)
    """out, update or separate: turned over for the row of the line."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_line`."""
        super().__init__()
        self.theme = theme
        self.line: Line | None = None
        self.typing = False
        """At large type: whether the line stands where the choices else do."""
        frame, inside = card(theme)
        if theme.large:
            inside.setContentsMargins(theme.gap, theme.px(3), theme.gap, theme.px(4))
            inside.setSpacing(theme.px(3))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.said = label("", "", wrap=True, select=True)
        self.area = scrolled(self.said)
        # What a row differs in may be long; the table above must not jump with it.
        self.area.setFixedHeight(theme.px(ONE_LINE if theme.large else 64))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName("这一处的说明")
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.area)
        self.text = QLineEdit()
        self.text.setAccessibleName("这一格改读成")
        self.text.setPlaceholderText("这一格改读成…（回车）")
        self.text.returnPressed.connect(self._typed)
        self.choices = QComboBox()
        self.choices.setAccessibleName("可选的读法")
        self.choices.setMinimumContentsLength(8)
        self.choices.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choices.activated.connect(self._picked)
        self.offered = False
        self.whole = QCheckBox("整列照此")
        first = QHBoxLayout()
        first.setSpacing(theme.step)
        second = QHBoxLayout()
        second.setSpacing(theme.step)
        # Large type has room for one line: what may be chosen stands in the place of what is typed.
        asking = second if theme.large else first
        for widget, stretch in ((self.text, 2), (self.choices, 2), (self.whole, 0)):
            asking.addWidget(widget, stretch)
        inside.addLayout(first)
        inside.addLayout(second)
        self._build_acts(second)
        self.show_line(None)

    def _build_acts(self, line: QHBoxLayout) -> None:
        keys = ("", "", "", "") if self.theme.large else ("Delete", "空格", "", "")
        self.out = ActButton(
            self.theme, "这一行不导入", lambda: self.row_act.emit("out"), keys=keys[0]
        )
        self.update_row = ActButton(
            self.theme, "照表格改", lambda: self.row_act.emit("update"), keys=keys[1]
        )
        self.separate = ActButton(self.theme, "另记一条", lambda: self.row_act.emit("separate"))
        self.empty = ActButton(self.theme, "留空这一格", self._emptied)
        self.veil = ActButton(self.theme, "遮住号码", self._masked)
        for button in (self.out, self.update_row, self.separate, self.veil, self.empty):
            line.addWidget(button)
        line.addStretch(0 if self.theme.large else 1)

    def show_line(self, line: Line | None) -> None:
        """Say a line and offer what fits it."""
        self.line = line
        note = line.note if line else None
        row = line.row if line else None
        self.said.setText("\n".join(details(line)) if line else "没有符合的行。")
        private = bool(note and note.weight == ERROR and PRIVATE in note.said)
        self.text.clear()
        self.typing, self.offered = False, bool(note and note.choices)
        self.veil.setVisible(private)
        self.choices.clear()
        if note:
            own = [OWN] if self.theme.large else []
            self.choices.addItems([ASK, *(said for said, _ in note.choices), *own])
        self._show_ways()
        self.out.setVisible(bool(line and not line.passed))
        self.out.say("还是导入" if row and row.state == LEFT_OUT else "这一行不导入")
        self.update_row.setVisible(bool(row and row.state == CHANGED))
        self.update_row.say("不照表格改" if row and row.updating else "照表格改")
        self.separate.setVisible(bool(row and row.state in {CHANGED, NEW} and row.differences))

        self._fit()

    def _show_ways(self) -> None:
        """What is typed and what may be chosen: beside each other, at large type one of them."""
        cell = bool(self._cell())
        swapped = self.theme.large and self.offered
        typed = cell and (self.typing or not swapped)
        chosen = self.offered and not (swapped and self.typing)
        self.text.setVisible(typed)
        self.empty.setVisible(typed)
        self.choices.setVisible(chosen)
        self.whole.setVisible(chosen)

    def _fit(self) -> None:
        """At large type no empty line: a short sentence has one, a longer one two and scrolls."""
        if self.theme.large:
            short = self.said.heightForWidth(self.area.width()) <= self.theme.px(ONE_LINE)
            self.area.setFixedHeight(self.theme.px(ONE_LINE * (1 if short else 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retype(self) -> None:
        """Go to the line in which the cell is read as something else; again, back to the choices."""
        swapped = self.theme.large and self.offered and bool(self._cell())
        if swapped and (self.text.hasFocus() or not self.typing):
            self.typing = not self.typing
            self._show_ways()
        for widget in (self.text, self.choices):
            if widget.isVisible():
                widget.setFocus()
                return

    def _cell(self) -> str:
        return self.line.note.cell if self.line and self.line.note else ""

    def _typed(self) -> None:
        if self._cell() and self.text.text().strip():
            self.read_as.emit(self._cell(), self.text.text().strip())

    def _emptied(self) -> None:
        if self._cell():
            self.read_as.emit(self._cell(), "")

    def _masked(self) -> None:
        if self._cell():
            self.cover.emit(self._cell())

    def _picked(self, index: int) -> None:
        if self.choices.itemText(index) == OWN:
            self.choices.setCurrentIndex(0)
            self.retype()
        elif self._cell() and index > 0:
            self.chosen.emit(self._cell(), index - 1, self.whole.isChecked())
