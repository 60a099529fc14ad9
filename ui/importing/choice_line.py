"""Above the preview: of which kind the sheet is, which sheet, which year, and which rows to look at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fqdesk.desk.import_plan import Book, Plan
from fqdesk.domain.catalog import AREAS
from fqdesk.domain.incoming.words import every_kind
from ui.importing.lines import SHOWN
from ui.theme import Theme
from ui.widgets.labels import label

UNKNOWN = "请选是哪一类"


class ChoiceLine(QWidget):
    """What was found by itself stands here already; changing it makes the preview anew."""

    kind_picked = Signal(str)
    sheet_picked = Signal(str)
    year_typed = Signal(int)
    shown_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Nothing known yet."""
        super().__init__()
        self.kinds = self._combo("哪一类")
        self.kinds.addItem(UNKNOWN, "")
        order = list(AREAS)
        for words in sorted(every_kind(), key=lambda w: order.index(w.kind.area)):
            self.kinds.addItem(words.kind.label, words.kind.key)
        self.sheets = self._combo("哪一张表")
        self.sheets.setMinimumContentsLength(6)
        self.sheets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.year = QLineEdit()
        self.year.setAccessibleName("年份")
        self.year.setPlaceholderText("年份")
        self.year.setValidator(QIntValidator(1990, 2100, self.year))
        # At large type the tabs stand in the same line.
        self.year.setFixedWidth(theme.px(56 if theme.large else 70))
        self.rows = self._combo("看哪些行")
        for key, said in SHOWN.items():
            self.rows.addItem(said, key)
        self.supplied = label("", "second", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(theme.step)
        # At large type the lists' own words say what they are.
        brief = theme.large
        for said, widget in (
            ("种类", self.kinds),
            ("表", self.sheets),
            ("年份", self.year),
            ("看", self.rows),
        ):
            if not brief:
                line.addWidget(label(said, "second"))
            line.addWidget(widget)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addWidget(self.supplied)
        self.supplied.setVisible(not theme.large)
        self.kinds.activated.connect(lambda *_: self._kind())
        self.sheets.activated.connect(lambda *_: self.sheet_picked.emit(self.sheets.currentData()))
        self.year.editingFinished.connect(self._year)
        self.rows.activated.connect(lambda *_: self.shown_changed.emit())
        self.known_year = ""

    def _combo(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setMaxVisibleItems(30)
        return made

    def shown(self) -> str:
        """Which rows to look at."""
        return str(self.rows.currentData())

    def show_book(self, book: Book, sheet: str) -> None:
        """The sheets of a workbook."""
        self.sheets.clear()
        for known in book.sheets:
            self.sheets.addItem(known.name, known.name)
        self.sheets.setCurrentIndex(max(0, self.sheets.findData(sheet)))
        self.kinds.setCurrentIndex(0)

    def show_plan(self, plan: Plan) -> None:
        """What the plan found by itself."""
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(plan.kind.key)))
        self.sheets.setCurrentIndex(max(0, self.sheets.findData(plan.sheet)))
        self.known_year = str(plan.year or "")
        if not self.year.hasFocus():
            self.year.setText(self.known_year)
        key = "、".join(plan.key)
        more = "、".join(plan.other_sheets)
        others = [f"文件里还有：{more}，一张一张导入。"] if more else []
        self.supplied.setText("".join((*plan.supplied, f"{key}相同的，算已有的。", *others)))

    def _kind(self) -> None:
        if kind := self.kinds.currentData():
            self.kind_picked.emit(kind)

    def _year(self) -> None:
        text = self.year.text()
        if len(text) == 4 and text != self.known_year:
            self.known_year = text
            self.year_typed.emit(int(text))
