"""Two standards beside each other: the same thing asked for twice, and where the numbers are not the same."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout

from fqdesk.desk import Desk
from fqdesk.desk.comparing import Beside, Comparison, comparison
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.pages.page import Page
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import key_line, label

KEYS = [("↑ ↓", "上下条"), ("Enter", "看前一个标准的这一条"), ("F4", "看后一个的"), ("Esc", "返回")]
NOW = "现在"


def _heads(theme: Theme) -> tuple[Head, ...]:
    """At large type bold print tells what differs; how the station stands is never left out."""
    asked = 8 if theme.large else 11
    return (
        Head("同一件事", 0),
        Head("数字", 4.6, extra=True),
        Head("条", 6.5, extra=True),
        Head("要求", asked),
        Head(NOW, 6.5),
        Head("条", 6.5, extra=True),
        Head("要求", asked),
        Head(NOW, 6.5),
    )


class ComparePage(Page):
    """One row per shared thing; what differs says so in words."""

    key = "compare"
    inner = True

    def __init__(self, shell: Shell, first: str = "") -> None:
        """Begins with `first` and the next one that the station works for."""
        super().__init__(shell, "两个标准对照")
        self.job: Job | None = None
        self.found: Comparison | None = None
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.choices = (QComboBox(), QComboBox())
        for choice, name in zip(self.choices, ("前一个标准", "后一个标准"), strict=True):
            choice.setAccessibleName(name)
        self.only = QCheckBox("只看数字不同的")
        self.only.toggled.connect(lambda _: self._show())
        self.table = SheetTable(self.theme, _heads(self.theme), "两个标准的同一件事")
        self.table.opened.connect(lambda _: self.open_item(0))
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        for part in (self.choices[0], label("和", "second"), self.choices[1], self.only):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)
        if not self.theme.large:
            self.foot.addWidget(key_line(KEYS, self.theme))
            self.foot_frame.show()
        self.key_act("F4", lambda: self.open_item(1))
        self._fill(first)
        for choice in self.choices:
            choice.currentIndexChanged.connect(lambda _: self.reload())

    def _fill(self, first: str) -> None:
        every = self.shell.desk.standards_in_order()
        begin = next((known for known in every if known.id == first), every[0])
        other = next((known for known in every if known is not begin), begin)
        for choice, known in zip(self.choices, (begin, other), strict=True):
            for one in every:
                choice.addItem(one.short, one.id)
            choice.setCurrentIndex(choice.findData(known.id))

    def reload(self) -> None:
        """Judge both off the UI thread."""
        if self.job is not None:
            self.job.cancel()
        first, second = (str(choice.currentData()) for choice in self.choices)
        self.told.setText("正在对照……")

        def work(desk: Desk, tick: Tick) -> Comparison:
            tick(0, 0, "对照标准")
            return comparison(desk, first, second)

        self.job = self.run("对照标准", work, self._answered)

    def _answered(self, found: Comparison) -> None:
        self.job = None
        self.found = found
        same, differing = len(found.shared), found.differing
        said = f"同一件事 {same} 项，数字不同 {differing} 项。"
        said += "" if self.theme.large else "一条记录两边都算。"
        self.told.setText(said if same else "这两个标准没有写同一件事。")
        self._name_columns(found)
        self._show()
        self.table.setFocus()

    def _name_columns(self, found: Comparison) -> None:
        for start, known in zip((2, 5), found.standards, strict=True):
            place = known.short.split()[0]
            for at, word in enumerate((place, f"{place}要求", f"{place}{NOW}")):
                self.table.name_column(start + at, word)

    def _show(self) -> None:
        if self.found is None:
            return
        differ = self.only.isChecked()
        shown = [
            (number, one)
            for number, one in enumerate(self.found.shared)
            if one.pair.differs or not differ
        ]
        shown.sort(key=lambda pair: not pair[1].pair.differs)
        self.table.show_rows([_row(number, one) for number, one in shown])

    def open_item(self, side: int) -> None:
        """Go to the item of one of the two standards."""
        if self.found is None or not self.table.key():
            return
        one = self.found.shared[int(self.table.key())]
        standard = self.found.standards[side]
        self.shell.show_page("criteria", standard=standard.id, item=one.pair.items[side])

    def may_leave(self) -> None:
        if self.job is not None:
            self.job.cancel()


def _row(number: int, one: Beside) -> Row:
    pair = one.pair
    cells: list[Cell | str] = [
        pair.title,
        Cell("不同" if pair.differs else "相同", bold=pair.differs),
    ]
    for item, asks, outcome in zip(pair.items, pair.asks, one.outcomes, strict=True):
        cells += [item, Cell(asks, bold=pair.differs), Cell(outcome.label, state=outcome.value)]
    return Row(str(number), cells)
