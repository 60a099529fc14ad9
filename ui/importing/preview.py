"""The preview of an import: choices on top, columns beside the rows, the chosen row's pane under them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk.import_plan import Plan
from ui.importing.cell_pane import CellPane
from ui.importing.choice_line import ChoiceLine
from ui.importing.column_pane import ColumnPane
from ui.importing.lines import HEADS, Line, lines_of, table_row
from ui.tables.sheet_table import SheetTable
from ui.theme import Theme
from ui.widgets.tabs import Tabs


class Preview(QWidget):
    """At large type columns and rows are two tabs, and the choices stand beside their names."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_plan`."""
        super().__init__()
        self.theme = theme
        self.plan: Plan | None = None
        self.lines: list[Line] = []
        self.choice = ChoiceLine(theme)
        self.columns = ColumnPane(theme)
        self.table = SheetTable(theme, HEADS, "逐行预览")
        self.cell = CellPane(theme)
        self.tabs: Tabs | None = None
        rows = QWidget()
        below = QVBoxLayout(rows)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.step)
        below.addWidget(self.table, 1)
        below.addWidget(self.cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.step)
        if theme.large:
            self._tighten(below)
            self.tabs = Tabs(theme)
            self.tabs.beside(self.choice)
            self.tabs.add("逐行", rows)
            self.tabs.add("各列", self.columns)
            column.addWidget(self.tabs, 1)
        else:
            column.addWidget(self.choice)
            row = QHBoxLayout()
            row.setSpacing(theme.gap)
            self.columns.setFixedWidth(theme.px(400))
            row.addWidget(self.columns)
            row.addWidget(rows, 1)
            column.addLayout(row, 1)
        self.choice.shown_changed.connect(self.fill)
        self.table.chosen.connect(lambda _: self._chosen())
        self.table.opened.connect(lambda _: self.cell.retype())

    def _tighten(self, below: QVBoxLayout) -> None:
        """At large type three rows are to be seen at least."""
        below.setSpacing(self.theme.px(3))
        self.table.verticalHeader().setDefaultSectionSize(self.theme.dense_row)

    def _chosen(self) -> None:
        self.cell.show_line(self.current())
        # What is said may take a line more, and the table then a line less.
        QTimer.singleShot(0, self.table, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self.table.scrollTo(self.table.currentIndex())

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the cursor stays on its line."""
        self.plan = plan
        self.choice.show_plan(plan)
        self.columns.show_plan(plan)
        if self.tabs is not None:
            self.tabs.note(1, self.columns.mapped())
        self.fill()

    def fill(self) -> None:
        """The rows that are to be looked at."""
        if self.plan is not None:
            self.lines = lines_of(self.plan, self.choice.shown())
            self.table.show_rows([table_row(line) for line in self.lines])

    def step(self, by: int) -> None:
        """To the other tab, where there are tabs."""
        if self.tabs is not None:
            self.tabs.step(by)

    def clear(self) -> None:
        """Nothing can be shown."""
        self.plan, self.lines = None, []
        self.table.show_rows([])

    def current(self) -> Line | None:
        """The line with the cursor."""
        key = self.table.key()
        return next((line for line in self.lines if line.key == key), None)

    def next_problem(self) -> None:
        """On to the next line with an error, else with a doubt, round about."""
        here = max(0, self.table.currentRow())
        around = self.lines[here + 1 :] + self.lines[: here + 1]
        grave = [line for line in around if line.grave]
        doubtful = [line for line in around if line.note is not None]
        if wanted := (grave or doubtful):
            self.table.go_to(wanted[0].key)
            self.table.setFocus()
