"""Suggestions from receipt to closure: what waits for an answer stands first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.sheets.visits import Closure, tally
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.widgets.button import ActButton
from ui.widgets.labels import label

HEADS = (
    Head("收到", 4.5),
    Head("来自", 5),
    Head("意见（不写姓名）"),
    Head("承办", 4, extra=True),
    Head("答复期", 4.5),
    Head("现在", 10.5),
    Head("", 4, extra=True),
)


class SuggestionPane(QWidget):
    """Enter opens the suggestion where its answer or its follow-up is written."""

    def __init__(self, shell: Shell) -> None:
        """Empty."""
        super().__init__()
        self.shell = shell
        theme = shell.theme
        self.title = label("意见建议：从收到到办结", "section")
        self.told = label("", "second", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addWidget(self.told, 1)
        row.addWidget(ActButton(theme, "记意见", self.begin, role="small"))
        self.table = SheetTable(theme, HEADS, "意见建议")
        self.table.opened.connect(shell.open_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def begin(self) -> None:
        """Open a new form."""
        self.shell.start("suggestion", once=True)

    def show_found(self, found: Sequence[Closure], counted: Sequence[Closure]) -> None:
        """Show suggestions; the line above counts all of them."""
        self.told.setText(f"共 {len(counted)} 条　{tally(counted)}")
        self.table.show_rows([self._row(one) for one in found])

    def _row(self, one: Closure) -> Row:
        record, name = one.record, self.shell.desk.name
        due = f"{record['due']:%m-%d}" if record["due"] else ""
        return Row(
            record.id,
            (
                f"{record.day:%m-%d}",
                name(record["place"]) if record["place"] else "",
                str(record["content"]).replace("\n", " "),
                name(record["handler"]) if record["handler"] else "",
                Cell(due, bold=one.state in {"due", "overdue"}),
                Cell(one.said, state=one.state),
                one.act,
            ),
        )
