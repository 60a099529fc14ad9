"""The register of visits: a year, or one place's month of it, newest first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fqdesk.desk import Query
from fqdesk.domain.catalog.masses import VISIT_TYPES
from fqdesk.domain.periods import Month
from fqdesk.domain.records import Record
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.tools import offer_import
from ui.widgets.button import ActButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import label

HEADS = (
    Head("日期", 3.6),
    Head("村、社区", 6),
    Head("类别", 4.5, extra=True),
    Head("户数", 3, right=True),
    Head("走访民警", 8),
    Head("主题"),
    Head("照片", 2.6, right=True, extra=True),
    Head("登记", 5.5),
)
SHOWN = 300
"""Rows that are listed; the ledger has them all."""


class Register(QWidget):
    """Reads at once; of a long year only the newest part."""

    begun = Signal(str)
    """A visit (to a place, or an empty text) is to be written."""

    def __init__(self, shell: Shell) -> None:
        """Empty until `show_year`."""
        super().__init__()
        self.shell = shell
        self.year = shell.desk.today().year
        self.place = ""
        self.month = 0
        theme = shell.theme
        self.table = SheetTable(theme, HEADS, "走访登记")
        self.table.opened.connect(shell.open_record)
        self.empty = EmptyState(theme)
        self.views = QStackedWidget()
        self.views.addWidget(self.table)
        self.views.addWidget(self.empty)
        self.sum = label("", "second", wrap=True)
        self.whole = ActButton(theme, "", self.show_all, role="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.step)
        column.addWidget(self.views, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.sum, 1)
        foot.addWidget(self.whole)
        column.addLayout(foot)

    def show_year(self, year: int, place: str = "", month: int = 0) -> None:
        """A year, or of it a place, or of that a month (from 1)."""
        self.year, self.place, self.month = year, place, month
        self.refresh()

    def refresh(self) -> None:
        """Ask the same anew."""
        desk = self.shell.desk
        span = Month(self.year, self.month).span() if self.month else None
        query = Query(
            first=span.first if span else date(self.year, 1, 1),
            last=span.last if span else date(self.year, 12, 31),
            where={"place": self.place} if self.place else {},
            sort=(("day", True), ("number", True)),
            limit=SHOWN,
        )
        found, total = desk.query("visit", query), desk.count("visit", query)
        limit = desk.registers_facts().late_limit
        self.table.show_rows([self._row(record, limit) for record in found])
        self.views.setCurrentWidget(self.table if found else self.empty)
        where = desk.name(self.place) if self.place else f"{self.year} 年"
        where += f" {self.month} 月" if self.month else ""
        more = f"，只列最近 {SHOWN} 次" if total > SHOWN else ""
        told = f"{where} {total} 次{more}。"
        self.sum.setText(told + "只记村组和户数，不写住户姓名、电话、证件号。")
        self.whole.say("看全年的" if self.place else "在台账里看全部")
        self.empty.say(
            f"{where}没有走访记录。",
            "在上面一行写日期、村、户数、主题，回车就存；照片拖进来即可。",
            "写一次走访",
            lambda: self.begun.emit(self.place),
            None if self.place else offer_import(self.shell),
        )

    def show_all(self) -> None:
        """The whole year again, or everything in the ledger."""
        if self.place:
            self.show_year(self.year)
        else:
            self.shell.show_page("ledger", kind="visit")

    def _row(self, record: Record, limit: int) -> Row:
        name = self.shell.desk.name
        late = record.late_days()
        photos = len(record["files"] or ())
        return Row(
            record.id,
            (
                f"{record.day:%m-%d}",
                name(record["place"]),
                VISIT_TYPES[record["type"]],
                str(record["households"] or ""),
                "、".join(name(person) for person in record["officers"] or ()),
                str(record["topic"]),
                str(photos) if photos else "",
                Cell(f"补 +{late} 天", state="late") if late > limit else "",
            ),
        )
