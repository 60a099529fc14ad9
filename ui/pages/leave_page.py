"""休假: people by days, planned by dragging or keys; rest, duty, health checks, counselling."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk.leave_year import plan_of
from fqdesk.desk.ledgers import print_leave, print_rest
from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Month, Span
from fqdesk.domain.sheets.leave_plan import LeavePlan, Suggestion
from fqdesk.domain.sheets.leave_year import Bar
from ui.leave.bar_line import BarLine
from ui.leave.calendar import LeaveCalendar
from ui.leave.cards import LadderCard, ReturnCard, SuggestCard
from ui.leave.care_tabs import CareTabs
from ui.leave.leading import form_of, leads_to, year_meant
from ui.leave.strip import YearStrip
from ui.leave.writing import LeaveWriting
from ui.notices import Notice
from ui.pages.forms_page import FormsPage
from ui.pages.page import Page, Side, scrolled
from ui.pages.person_page import PersonPage
from ui.shell import Shell
from ui.tools import offer_import
from ui.widgets.button import ActButton
from ui.widgets.charts import Charts
from ui.widgets.empty import EmptyState
from ui.widgets.segments import Segments
from ui.widgets.tabs import Tabs

KINDS_SHOWN = frozenset(
    {"leave", "rest", "duty", "health_check", "counselling", "person", "post", "setting"}
)
VIEWS = {"month": "月", "end": "到年底", "year": "全年"}
DAYS_WITH_NUMBERS = 50


class LeavePage(Page):
    """Reads only leave and rest at once, so that a dropped plan is there when the mouse is let go."""

    key = "leave"

    def __init__(self, shell: Shell) -> None:
        """The running year, to its end when that is near, else the month."""
        super().__init__(shell, "休假")
        on = shell.desk.today()
        self.year = on.year
        self.month = Month.of(on)
        self.made: LeavePlan | None = None
        self.offered: Suggestion | None = None
        near = (date(on.year, 12, 31) - on).days < DAYS_WITH_NUMBERS - 9
        self.views = Segments(VIEWS, "end" if near else "month", "看哪一段")
        self._head()
        self.calendar = LeaveCalendar(self.theme)
        self.strip = YearStrip(self.theme)
        self.line = BarLine(shell)
        self.ladder = LadderCard(self.theme)
        self.suggest = SuggestCard(self.theme, self.keep_suggested, self._show_suggested)
        self.writing = LeaveWriting(shell)
        self.returns = ReturnCard(
            self.theme,
            lambda bar: self.writing.write_return(bar.record, {"returned_on": bar.days.last}),
        )
        self.empty = EmptyState(self.theme)
        self.empty.hide()
        self.tabs = Tabs(self.theme)
        self.leave_tab = self._leave_tab()
        self.tabs.add("年休假", self.leave_tab)
        if self.theme.large:
            self.tabs.add("怎样过 90 %", scrolled(self._side()))
        self.care = CareTabs(shell, self.tabs)
        self.chart = Charts(self.theme, "民警各月休年休假天数")
        self.tabs.add("各月", scrolled(self.chart))
        self.body.addWidget(self.tabs, 1)
        self._connect()

    # -- building ------------------------------------------------------------------------------

    def _head(self) -> None:
        self.add_act("打印台账…", self.print_it, keys="Ctrl+P")
        self.key_act("Ctrl+P", self.print_it)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(4))
        row.addWidget(self.views)
        row.addSpacing(self.theme.px(4))
        for said, act in (("◀", self.back), ("今天", self.now), ("▶", self.forward)):
            button = ActButton(self.theme, said, act)
            button.setAccessibleName({"◀": "往前", "▶": "往后"}.get(said, said))
            row.addWidget(button)
        self.head.addLayout(row)

    def _leave_tab(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap)
        left = QVBoxLayout()
        left.setSpacing(self.theme.step)
        left.addWidget(self.strip)
        left.addWidget(self.calendar, 1)
        left.addWidget(self.empty, 1)
        left.addWidget(self.line)
        row.addLayout(left, 1)
        if not self.theme.large:
            row.addWidget(Side(self._side(), self.theme.between(300, 340)))
        return holder

    def _side(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(10))
        for part in (self.ladder, self.suggest, self.returns):
            column.addWidget(part)
        column.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.views.picked.connect(lambda _: self._show_days())
        self.calendar.kept.connect(self._keep)
        self.calendar.asked.connect(self._ask_form)
        self.calendar.opened.connect(self.shell.open_record)
        self.calendar.walked.connect(self._walked)
        self.calendar.turned.connect(lambda by: self.forward() if by > 0 else self.back())
        self.strip.pointed.connect(self._point)
        self.line.approved.connect(self._approve)
        self.line.withdrawn.connect(self.writing.withdraw)
        self.line.opened.connect(self.shell.open_record)
        self.line.returned.connect(self.writing.write_return)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self.key_act(keys, self.line.ask_approve)
        self.key_act("Delete", self.line.ask_withdraw)
        self.key_act("F6", self.line.ask_return)
        self.key_act("Ctrl+I", self.show_person)
        self.key_act("F3", self.explain)
        self.key_act("Alt+Left", lambda: self.tabs.step(-1))
        self.key_act("Alt+Right", lambda: self.tabs.step(1))

    # -- what is shown -------------------------------------------------------------------------

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        if "person" in where and self.made is not None:
            self._lead_to(self.made, where["person"], where.get("due"))
        self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_to(self, made: LeavePlan, person: str, due: int | None) -> None:
        """Show a plan to approve, or days that fit, to be kept."""
        self.tabs.go(0)
        first, self.offered = leads_to(made, person, due)
        if first not in self.days():
            self._point(first)
        if self.offered is not None and self.offered.days is not None:
            self.calendar.propose(person, self.offered.days, self.offered.year)
        else:
            self.calendar.go_to(person, first)

    def concerns(self, kinds: frozenset[str]) -> bool:
        return bool(kinds & KINDS_SHOWN)

    def reload(self) -> None:
        made = plan_of(self.shell.desk, self.year)
        self.made = made
        self.ladder.say(made)
        self.suggest.say(made)
        self.returns.say(made)
        officers = [line for line in made.sheet.lines if line.officer]
        known = "按周末推算，放假通知还没有" if made.sheet.guessed else "按国务院放假通知"
        due = len(made.rate.people)
        told = f"民警 {len(officers)} 人，应享年休假 {due} 人；{self.year} 年日历{known}"
        self.told.setText("" if self.theme.large else told)
        open_ones = [line for line in officers if line.person in made.rate.missing]
        left = sum(line.owed for line in open_ones)
        note = f"余 {len(open_ones)} 人 {say_halves(left)} 天" if open_ones else ""
        self.tabs.note(0, "" if self.theme.large else note)
        self.care.ask(self.year)
        taken = made.sheet.taken_by_month
        self.chart.say(
            [(f"{n} 月", count, say_halves(count)) for n, count in enumerate(taken, 1)],
            f"{self.year} 年到今天已休 {say_halves(sum(taken))} 天，跨年休的算在休的那个月。",
        )
        self._empty(officers=bool(officers))
        self._show_days()

    def _empty(self, *, officers: bool) -> None:
        for part in (self.calendar, self.strip, self.line):
            part.setVisible(officers)
        self.empty.setVisible(not officers)
        if not officers:
            why = "全休率按在所民警算；填上参加工作时间，应休几天就能算出来。"
            begin = partial(self.shell.start, "person")
            self.empty.say("还没有民警。", why, "记一名民警", begin, offer_import(self.shell))

    def days(self) -> Span:
        """The days in the calendar."""
        view, on = self.views.value(), self.shell.desk.today()
        whole = Span(date(self.year, 1, 1), date(self.year, 12, 31))
        if view == "year" or (view == "end" and self.year != on.year):
            return whole
        if view == "end":
            return Span(max(whole.first, on - timedelta(7 + on.weekday())), whole.last)
        return self.month.span()

    def _show_days(self) -> None:
        if self.made is not None:
            span = self.days()
            self.calendar.show_year(self.made.sheet, self.made.suggestions, span)
            self.strip.show_year(self.made.sheet, span)

    def _turn(self, month: Month) -> None:
        self.month = month
        if month.year != self.year:
            self.year = month.year
            self.reload()
        else:
            self._show_days()

    def forward(self) -> None:
        """The next month, or the next year where a year is shown."""
        self._turn(self.month.plus(1 if self.views.value() == "month" else 12))

    def back(self) -> None:
        """The month before, or the year."""
        self._turn(self.month.plus(-1 if self.views.value() == "month" else -12))

    def now(self) -> None:
        """Back to today."""
        on = self.shell.desk.today()
        self._turn(Month.of(on))
        if (line := self.calendar.line()) is not None:
            self.calendar.go_to(line.person, on)

    def _point(self, day: date) -> None:
        self.views.choose("month")
        self._turn(Month.of(day))

    def _walked(self, bar: Bar | None) -> None:
        line = self.calendar.line()
        self.line.show_bar(line.name if line else "", bar)

    def _ask_form(self, person: str, days: Span) -> None:
        self.shell.start("leave", form_of(self.shell.desk, person, days), once=True)

    def _show_suggested(self, one: Suggestion) -> None:
        if one.days is not None:
            if one.days.first not in self.days():
                self._point(one.days.first)
            self.tabs.go(0)
            self.calendar.go_to(one.person, one.days.first)
            self.calendar.setFocus()

    def show_person(self) -> None:
        """Everything about the person with the cursor."""
        if (line := self.calendar.line()) is not None:
            self.shell.enter(PersonPage(self.shell, line.person))

    def print_it(self) -> None:
        """Look at the ledger of the tab that is shown: leave, or rest."""
        rest = self.care.shows_rest()
        year, work = self.year, print_rest if rest else print_leave
        name = "补休台账" if rest else "年休假台账"
        self.shell.enter(
            FormsPage(
                self.shell, f"{name} {year}", lambda desk, path, tick: work(desk, year, path, tick)
            )
        )

    def explain(self) -> None:
        """F3: the rules by which this page counts."""
        said = (
            "全休率 = 已休满的民警 ÷ 应休的民警，须高于 90 %，刚好 90 % 不算。"
            "应休天数按参加工作累计年限：满 1 年 5 天、满 10 年 10 天、满 20 年 15 天；"
            "法定节假日和休息日不计入（职工带薪年休假条例第三条），因工作需要可跨一个年度（第五条）。"
            "计划不等于批准，批准的才算已休。"
        )
        self.notices.tell(Notice("explain", "休假怎样算", said, key="help"))

    # -- what is written -----------------------------------------------------------------------

    def _keep(self, person: str, days: Span, record: str) -> None:
        year = year_meant(self.made, self.offered, person, days, self.year)
        if self.writing.keep_plan(person, days, record, year):
            self.calendar.go_to(person, days.first)

    def keep_suggested(self) -> None:
        """Put every suggestion into the plan."""
        if self.made is not None:
            self.writing.keep_suggested(self.made)

    def _approve(self, record: str) -> None:
        if self.made is not None:
            self.writing.approve(record, self.made)
