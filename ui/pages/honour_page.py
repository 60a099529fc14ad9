"""荣誉: collective and individual, the years in which each counts, and the day it drops out."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fqdesk.desk import Query
from fqdesk.desk.ledgers import print_honours
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Day, Invalid
from fqdesk.domain.sheets.honours import CLAIM, WINDOW_MONTHS, HonourSheet, honour_sheet
from ui.editors import Around, editor_for
from ui.forms import copied
from ui.honours.list import HonourList
from ui.honours.side import HonourSide
from ui.notices import Notice
from ui.pages.forms_page import FormsPage
from ui.pages.page import Page, Side, scrolled
from ui.shell import Shell
from ui.tools import offer_import
from ui.widgets.empty import EmptyState
from ui.widgets.labels import key_line, label
from ui.widgets.tabs import Tabs

KEYS = [("Enter", "改"), ("空格", "看大图"), ("Ctrl+D", "照此再记一项")]
UNTIL = Day(key="until", label="算到", help="窗口算到哪一天；可以往后算，看那天还有几项。")


class HonourPage(Page):
    """Everything follows the day that stands in 算到."""

    key = "honour"

    def __init__(self, shell: Shell) -> None:
        """As of today."""
        super().__init__(shell, "荣誉")
        self.sheet: HonourSheet | None = None
        self.on = shell.desk.today()
        around = Around(self.theme, shell.source, lambda: None, future=True)
        self.until = editor_for(UNTIL, around)
        self.until.fill(self.on)
        self.until.edited.connect(self._day_typed)
        # Its weekday stands right beside it, without the room that a form leaves.
        self.until.row.setStretch(self.until.row.count() - 1, 0)
        self.head.addWidget(label("算到", "second"))
        self.head.addWidget(self.until)
        self.add_act("打印荣誉台账…", self.print_it, keys="Ctrl+P")
        self.add_act("记荣誉", self.begin, role="primary")
        self.list = HonourList(self.theme)
        self.side = HonourSide(shell, self._attach)
        self.empty = EmptyState(self.theme)
        self.views = QStackedWidget()
        self.views.addWidget(self._whole())
        self.views.addWidget(self.empty)
        self.body.addWidget(self.views, 1)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(shell.open_record)
        self.list.looked.connect(self.side.open_scan)
        self.key_act("Ctrl+D", self.like_this)
        self.key_act("Ctrl+P", self.print_it)
        self.key_act("F3", self.explain)

    def _whole(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.step)
        if self.theme.large:
            tabs = Tabs(self.theme)
            tabs.add("荣誉", self.list)
            tabs.add("这一项", scrolled(self.side))
            column.addWidget(tabs, 1)
            return holder
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        row.addWidget(self.list, 1)
        row.addWidget(Side(self.side, self.theme.between(300, 400)))
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        said = "浅色是已过的，深色是还能用的，红竖线是算到的那天，右端是退出那天。"
        foot.addWidget(label(said, "second"))
        foot.addWidget(key_line(KEYS, self.theme), 1)
        column.addLayout(foot)
        return holder

    # -- what is shown -------------------------------------------------------------------------

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def concerns(self, kinds: frozenset[str]) -> bool:
        return bool(kinds & {"honour", "person", "station"})

    def reload(self) -> None:
        desk = self.shell.desk
        facts = desk.registers_facts(desk.query("honour", Query()))
        sheet = honour_sheet(facts, self.on)
        self.sheet = sheet
        self.told.setText("" if self.theme.large else self._told(sheet))
        self.list.show_sheet(sheet)
        self.views.setCurrentIndex(0 if sheet.rows else 1)
        if not sheet.rows:
            why = f"集体的近三年至少 1 项（{CLAIM}）；个人的留给本人材料。扫描件和文号一起记。"
            other = offer_import(self.shell)
            self.empty.say("还没有荣誉的记录。", why, "记荣誉", self.begin, other)

    def _told(self, sheet: HonourSheet) -> str:
        today = "今天 " if self.on == self.shell.desk.today() else ""
        return (
            f"窗口以{today}{self.on} 往前三年：{sheet.window.first} 至 {sheet.window.last}，"
            f"集体计入 {len(sheet.counting)} 项"
        )

    def _chosen(self, row: Any) -> None:
        if self.sheet is not None:
            self.side.say(self.sheet, row)

    def _day_typed(self) -> None:
        """Count for another day as soon as it can be read."""
        try:
            day: date | None = self.until.value()
        except Invalid:
            return
        if day is not None and day != self.on:
            self.on = day
            self.reload()

    # -- acts ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin a collective honour, the sort that a claim counts."""
        self.shell.start("honour", {"recipient_type": "collective"}, once=True)

    def like_this(self) -> None:
        """Begin one like the chosen, without its day, document and scans."""
        row = self.list.row_now()
        if row is not None:
            kind = KINDS["honour"]
            fill = copied(kind, row.record.values)
            fresh = {"decision_no", "title", "state_document"}
            kept = {key: value for key, value in fill.items() if key not in fresh}
            self.shell.start("honour", {**kept, "day": None, "state": "valid"}, once=True)

    def _attach(self) -> None:
        self.list.open_current()

    def print_it(self) -> None:
        """Look at the ledger before it is printed."""
        on = self.on
        self.shell.enter(
            FormsPage(
                self.shell,
                f"荣誉台账 {on}",
                lambda desk, path, tick: print_honours(desk, on, path, tick),
            )
        )

    def explain(self) -> None:
        """F3: which honours count and until when."""
        said = (
            f"集体荣誉按决定日期算在不在近 {WINDOW_MONTHS // 12} 年窗口里，首尾两天都算："
            "2023-12-18 决定的计到 2026-12-17，12-18 退出。党委、政府、上级公安机关授予的才计入；"
            "锦旗、感谢信、媒体表扬不计；暂停、撤销的不计，记录仍在。个人荣誉不排名。"
        )
        self.notices.tell(Notice("explain", "荣誉怎样算", said, key="help"))
