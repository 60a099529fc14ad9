"""The columns of a sheet and what each became; one that was taken wrongly is chosen from a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk.import_plan import Plan
from fqdesk.domain.incoming.columns import Column
from fqdesk.domain.incoming.sheet import letters
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.theme import Theme
from ui.widgets.labels import label

HEADS = (Head("列", 2.2), Head("表里叫", 0), Head("记到", 0))


class ColumnPane(QWidget):
    """Arrows choose a column, the list under the table says what it is."""

    decided = Signal(int, str)
    """Column from 0 and its target, empty: leave it out."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_plan`."""
        super().__init__()
        self.plan: Plan | None = None
        self.table = SheetTable(theme, HEADS, "各列")
        self.targets = QComboBox()
        self.targets.setAccessibleName("这一列记到")
        self.targets.setMaxVisibleItems(30)
        self.targets.setMinimumContentsLength(8)
        self.targets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        line = QHBoxLayout()
        line.addWidget(label("这一列记到"))
        line.addWidget(self.targets, 1)
        column.addLayout(line)
        self.why = label("", "second", wrap=True)
        column.addWidget(self.why)
        # At large type there is no room for it above the rows.
        self.supplied = label("", "second", wrap=True)
        column.addWidget(self.supplied)
        # Only now: shown without a parent it would be a window, and take the keys from the real one.
        self.supplied.setVisible(theme.large)
        self.table.chosen.connect(lambda _: self._chosen())
        self.table.opened.connect(lambda _: self.targets.setFocus())
        self.targets.activated.connect(lambda *_: self._picked())

    def show_plan(self, plan: Plan) -> None:
        """Show the columns of a plan; the chosen one stays chosen."""
        fresh = self.plan is None or self.plan.kind != plan.kind
        self.plan = plan
        if fresh:
            self.targets.clear()
            self.targets.addItem("不导入", "")
            for key, said in plan.targets.items():
                self.targets.addItem(said, key)
        self.table.show_rows([_row(plan, column) for column in plan.columns])
        self.supplied.setText("".join(plan.supplied))
        self._chosen()

    def mapped(self) -> str:
        """11 / 13 as a tab says it."""
        columns = self.plan.columns if self.plan else ()
        return f"{sum(bool(c.target) for c in columns)} / {len(columns)}"

    def _current(self) -> Column | None:
        key = self.table.key()
        columns = self.plan.columns if self.plan else ()
        return next((column for column in columns if str(column.at) == key), None)

    def _chosen(self) -> None:
        column = self._current()
        self.targets.setEnabled(column is not None)
        if column is not None:
            self.targets.setCurrentIndex(max(0, self.targets.findData(column.target)))
            self.why.setText(_why(column))

    def _picked(self) -> None:
        column = self._current()
        target = str(self.targets.currentData())
        if column is not None and target != column.target:
            self.decided.emit(column.at, target)


def _why(column: Column) -> str:
    if not column.target:
        return f"没有导入：{column.why}。"
    return "按相近的名字认的，请看对不对。" if column.near else ""


def _row(plan: Plan, column: Column) -> Row:
    if column.target:
        state = "import_doubt" if column.near else "import_there"
        became = Cell(plan.targets[column.target], state)
    else:
        became = Cell(f"不导入：{column.why}", "import_left_out")
    return Row(str(column.at), (letters(column.at), column.head, became))
