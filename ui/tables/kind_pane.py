"""A year's records of one kind as a tab of a page: a line that counts them, a button, a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk import Query
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Count, Day, Halves, Number, Text
from fqdesk.domain.kinds import show
from fqdesk.domain.records import Record
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.widgets.button import ActButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label


class KindPane(QWidget):
    """The columns that the kind declares; Enter opens a record's form."""

    def __init__(self, shell: Shell, kind: str, unit: str = "次") -> None:
        """`unit` counts the records in the line above."""
        super().__init__()
        self.shell = shell
        self.kind = KINDS[kind]
        self.unit = unit
        theme = shell.theme
        self.fields = [self.kind.by_key[key] for key in self.kind.columns if key != "number"]
        heads = [self._head(number) for number in range(len(self.fields))]
        self.table = SheetTable(theme, heads, self.kind.label)
        self.table.opened.connect(shell.open_record)
        self.empty = EmptyState(theme)
        self.told = label("", "second", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(ActButton(theme, f"记{self.kind.label}", self.begin, role="small"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.step)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)

    def _head(self, number: int) -> Head:
        field = self.fields[number]
        if isinstance(field, Day):
            return Head(field.label, 7)
        if isinstance(field, Count | Number | Halves):
            return Head(field.label, max(5, len(field.label) + 1), right=True)
        wide = [f for f in self.fields if isinstance(f, Text) and f.most > 60] or self.fields[1:]
        return Head(field.label, 0 if field is wide[0] else 9)

    def begin(self) -> None:
        """Open a new form."""
        self.shell.start(self.kind.key, once=True)

    def show_year(self, year: int) -> str:
        """Show a year's records; returns how many there are, for the tab."""
        days = Query(first=date(year, 1, 1), last=date(year, 12, 31))
        found = self.shell.desk.query(self.kind.key, days)
        self.show_records(found)
        self.told.setText(f"{year} 年 {len(found)} {self.unit}。{self.kind.help}")
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        said = f"{year} 年还没有{self.kind.label}的记录。"
        self.empty.say(said, self.kind.help, f"记{self.kind.label}", self.begin)
        return str(len(found)) if found else ""

    def show_records(self, records: Sequence[Record]) -> None:
        """Fill the table."""
        name = self.shell.desk.name
        self.table.show_rows(
            [
                Row(
                    record.id,
                    [Cell(show(f, record[f.key], name).replace("\n", " ")) for f in self.fields],
                )
                for record in records
            ]
        )
