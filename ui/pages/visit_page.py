"""走访: a row that records a visit, the register, villages by months, suggestions, forums, open days."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk import Desk, Query
from fqdesk.desk.ledgers import print_visits
from fqdesk.domain.sheets.visits import VisitYear, closures, visit_year
from fqdesk.progress import Tick
from ui.explaining import notice_of
from ui.notices import Notice
from ui.pages.forms_page import FormsPage
from ui.pages.page import Page, scrolled, stow
from ui.shell import Shell
from ui.tables.kind_pane import KindPane
from ui.tools import shortcuts
from ui.visits.cards import HeatCard, MeetingsCard, PlaceCard
from ui.visits.quick_row import QuickRow
from ui.visits.register import Register
from ui.visits.row_columns import ONE_LINE_TO
from ui.visits.suggestion_pane import SuggestionPane
from ui.widgets.button import ActButton
from ui.widgets.charts import Charts
from ui.widgets.tabs import Tabs
from ui.widgets.yielding import Yielding

OPEN_SHOWN = 20
KINDS_SHOWN = frozenset(
    {"visit", "forum", "open_day", "suggestion", "publicity", "place", "person", "post", "setting"}
)


class VisitPage(Page):
    """The register is asked at once; the heat map, which needs every visit, in a job."""

    key = "visit"

    def __init__(self, shell: Shell) -> None:
        """The running year."""
        super().__init__(shell, "走访")
        self.year = shell.desk.today().year
        self.stacked = self.theme.percent > ONE_LINE_TO
        self.sheet: VisitYear | None = None
        self.asked = 0
        self._head()
        self.quick = QuickRow(shell)
        self.register = Register(shell)
        self.heat = HeatCard(self.theme)
        self.place = PlaceCard(self.theme, lambda: shell.show_page("settings"))
        self.meetings = MeetingsCard(self.theme)
        self.waiting = SuggestionPane(shell)
        self.suggestions = SuggestionPane(shell)
        self.kinds = [
            KindPane(shell, "forum"),
            KindPane(shell, "open_day"),
            KindPane(shell, "publicity"),
        ]
        self.by_place = Charts(self.theme, "各村、社区走访次数")
        self.by_month = Charts(self.theme, "各月走访次数")
        self.tabs = Tabs(self.theme)
        self._tabs()
        self.body.addWidget(self.tabs, 1)
        self._connect()

    # -- building ------------------------------------------------------------------------------

    def _head(self) -> None:
        self.add_act("打印…", self.print_it, keys="Ctrl+P")
        self.key_act("Ctrl+P", self.print_it)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(4))
        self.year_said = ActButton(self.theme, f"{self.year} 年", self.this_year)
        for button in (
            ActButton(self.theme, "◀", lambda: self.turn(-1)),
            self.year_said,
            ActButton(self.theme, "▶", lambda: self.turn(1)),
        ):
            row.addWidget(button)
        self.head.addLayout(row)

    def _tabs(self) -> None:
        self.tabs.add("记一次" if self.theme.large else "走访登记", self._register_tab())
        if self.theme.large:
            self.tabs.add("登记", self.register)
        if self.stacked:
            self.tabs.add("各村", self._side())
        for name, part in (
            ("意见建议", self.suggestions),
            ("恳谈会", self.kinds[0]),
            ("警营开放", self.kinds[1]),
            ("宣传", self.kinds[2]),
        ):
            self.tabs.add(name, part)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for chart in (self.by_place, self.by_month):
            column.addWidget(chart)
        column.addStretch(1)
        self.tabs.add("图", scrolled(holder))

    def _register_tab(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap)
        left = QVBoxLayout()
        left.setSpacing(self.theme.step)
        left.addWidget(self.quick)
        row.addLayout(left, 1)
        if self.theme.large or self.stacked:
            stow(self.waiting, holder)
        if self.theme.large:
            left.addStretch(1)
            return holder
        if self.stacked:
            left.addWidget(Yielding(self.theme, (self.register, 1)), 1)
            return holder
        left.addWidget(Yielding(self.theme, (self.register, 3), (self.waiting, 2)), 1)
        side = self._side()
        side.setFixedWidth(self.theme.px(420))
        row.addWidget(side)
        return holder

    def _side(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(10))
        for part in (self.heat, self.place, self.meetings):
            column.addWidget(part)
        column.addStretch(1)
        return scrolled(holder)

    def _connect(self) -> None:
        heat = self.heat.map
        heat.chosen.connect(self._place_chosen)
        heat.opened.connect(self.show_cell)
        self.place.wanted.connect(self._write_place)
        self.place.listed.connect(lambda place: self.show_cell(place, 0))
        self.key_act("F3", self.explain)
        self.key_act("F1", self.explain_field)
        self.register.begun.connect(self._write_place)
        self.key_act("Ctrl+F", self.register.table.setFocus)
        self.key_act("Alt+Left", lambda: self.tabs.step(-1))
        self.key_act("Alt+Right", lambda: self.tabs.step(1))

    # -- what is shown -------------------------------------------------------------------------

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self.tabs.go(0)
        self.quick.follow_draft()
        self.quick.begin(where.get("place", ""))

    def may_leave(self) -> None:
        self.quick.keep_draft()

    def concerns(self, kinds: frozenset[str]) -> bool:
        return bool(kinds & KINDS_SHOWN)

    def reload(self) -> None:
        desk, days = self.shell.desk, self._days()
        self.year_said.say(f"{self.year} 年")
        last = desk.query("visit", Query(limit=1))
        self.quick.propose(last[0] if last else None)
        self.register.show_year(self.year, self.register.place, self.register.month)
        found = closures(desk.query("suggestion", Query()), desk.today())
        open_ones = [one for one in found if one.act]
        self.waiting.show_found(open_ones[:OPEN_SHOWN], found)
        self.suggestions.show_found(found, found)
        self.meetings.say(desk.query("forum", days), desk.query("open_day", days))
        urgent = len([one for one in found if one.state in {"due", "overdue"}])
        notes = [f"待答 {urgent}" if urgent else ""]
        notes += [pane.show_year(self.year) for pane in self.kinds]
        first = self.tabs.names.index("意见建议")
        for number, note in enumerate(notes, first):
            self.tabs.note(number, "" if self.theme.large else note)
        self._ask_heat()

    def _days(self) -> Query:
        return Query(first=date(self.year, 1, 1), last=date(self.year, 12, 31))

    def _ask_heat(self) -> None:
        """Count visits off the UI thread; an answer that was overtaken is dropped."""
        self.asked += 1
        asked, year = self.asked, self.year

        def work(desk: Desk, tick: Tick) -> VisitYear:
            tick(0, 0, "数走访")
            return visit_year(desk.registers_facts(desk.query("visit", Query())), year)

        def done(sheet: VisitYear) -> None:
            if asked == self.asked:
                self._counted(sheet)

        self.run("数走访", work, done)

    def _counted(self, sheet: VisitYear) -> None:
        self.sheet = sheet
        self.quick.source.notes = {row.place: row.note() for row in sheet.rows}
        self.heat.map.show_year(sheet)
        self._show_charts(sheet)
        self.heat.setVisible(bool(sheet.rows))
        self.place.setVisible(bool(sheet.rows))
        told = f"{len(sheet.rows)} 个村、社区，{self.year} 年 {sheet.visits} 次 {sheet.households} 户次"
        self.told.setText("" if self.theme.large else told)

    def _show_charts(self, sheet: VisitYear) -> None:
        places = [(row.name, sum(row.visits), str(sum(row.visits))) for row in sheet.rows]
        self.by_place.say(places, f"{sheet.year} 年 {sheet.visits} 次，按辖区顺序列，不排名。")
        months = [sum(row.visits[n] for row in sheet.rows) for n in range(12)]
        said = [(f"{n} 月", count, str(count)) for n, count in enumerate(months, 1)]
        self.by_month.say(said, f"{sheet.year} 年 {sheet.households} 户次。")

    def _place_chosen(self, place: str, _month: int) -> None:
        if self.sheet is not None:
            self.place.say(self.sheet, place)

    # -- going ---------------------------------------------------------------------------------

    def turn(self, years: int) -> None:
        """Another year."""
        self.year += years
        self.register.place, self.register.month = "", 0
        self.reload()

    def this_year(self) -> None:
        """Back to the running year."""
        self.turn(self.shell.desk.today().year - self.year)

    def show_cell(self, place: str, month: int) -> None:
        """Only the visits of a place, in a month or (0) in the whole year."""
        self.register.show_year(self.year, place, month)
        self.tabs.show_part(self.register)
        self.register.table.setFocus()

    def _write_place(self, place: str) -> None:
        self.tabs.go(0)
        self.quick.begin(place)

    def print_it(self) -> None:
        """Look at the register of the year before it is printed."""
        year = self.year
        self.shell.enter(
            FormsPage(
                self.shell,
                f"走访登记 {year}",
                lambda desk, path, tick: print_visits(desk, year, path, tick),
            )
        )

    def explain_field(self) -> None:
        """F1: what belongs into the field with the cursor; elsewhere the keys."""
        field = self.quick.field_now()
        if field is None:
            self.shell.enter(shortcuts(self.shell))
        else:
            self.notices.tell(notice_of(self.quick.kind, field))

    def explain(self) -> None:
        """F3: what is counted here and what is not written."""
        said = (
            "格子里是次数或户数，空格是 0。没有标准规定每村每月走访几次；"
            "本所在设置里定了次数的，缺的会列在今日里。"
            "只写事、村组和户数，不写群众姓名、电话、证件号、病情、信访经历。"
        )
        self.notices.tell(Notice("explain", "走访怎样记", said, key="help"))
