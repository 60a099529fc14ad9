"""The other tabs of the leave page: rest owed and taken, duty, health checks, counselling."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk import Query
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.care import COUNSELLING_TYPES, DUTY_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.rest import RestBalance
from fqdesk.domain.sheets.care import CareYear, Unrested, next_up, open_rest, rest_form
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.widgets.button import ActButton
from ui.widgets.labels import label


class CarePane(QWidget):
    """A line that says what is listed, an act at its right, and tables under it."""

    def __init__(self, shell: Shell, act: str, kind: str) -> None:
        """`act` begins a record of `kind`."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.kind = kind
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.step)
        row = QHBoxLayout()
        self.told = label("", "second", wrap=True)
        row.addWidget(self.told, 1)
        row.addWidget(ActButton(self.theme, act, self.begin, role="small"))
        self.column.addLayout(row)

    def begin(self) -> None:
        """Open the form with what is known."""
        self.shell.start(self.kind, self.fill(), once=True)

    def fill(self) -> dict[str, Any]:
        """What the form can know already."""
        return {}

    def show_year(self, care: CareYear) -> str:
        """Show what is known; returns the few words beside the tab."""
        raise NotImplementedError

    def table(self, heads: list[Head], name: str) -> SheetTable:
        """One more table under the others."""
        made = SheetTable(self.theme, heads, name)
        self.column.addWidget(made, 1)
        return made

    def title(self, said: str) -> None:
        """A title between two tables."""
        self.column.addWidget(label(said, "section"))


class RestPane(CarePane):
    """补休: what duty earned, what was taken, what is still owed to each."""

    def __init__(self, shell: Shell) -> None:
        """Two tables: people, and the duties behind the chosen one."""
        super().__init__(shell, "记补休", "rest")
        self.balances: dict[str, RestBalance] = {}
        figures = [Head(said, 3.5, right=True) for said in ("应补", "已补", "已排", "过期", "尚欠")]
        self.people = self.table([Head("姓名", 6), *figures, Head("要看一看")], "补休台账")
        self.people.opened.connect(lambda _: self.begin())
        self.people.chosen.connect(self._chosen)
        self.title("这个人的补休从哪里来")
        heads = [Head("日期", 7), Head("值班、加班"), Head("应补", 5, right=True)]
        heads += [Head("已用", 5, right=True), Head("尚欠", 5, right=True), Head("有效到", 7)]
        self.duties = self.table(heads, "补休的来源")
        self.duties.opened.connect(shell.open_record)

    def fill(self) -> dict[str, Any]:
        balance = self.balances.get(self.people.key())
        return rest_form(balance) if balance else {}

    def show_year(self, care: CareYear) -> str:
        facts, owed = care.facts, care.owed
        self.balances = {one.person: one for one in care.rest}
        self.people.show_rows([self._row(facts, one) for one in care.rest])
        limit = facts.setting("rest.expiry_days")
        term = f"{limit} 天内有效" if limit else "没有设有效期，一直有效"
        self.told.setText(
            f"共欠 {say_halves(owed)} 天；{term}。从值班、加班记录的“应补休”算起，休一次销一次。"
        )
        return f"欠 {say_halves(owed)} 天" if owed else ""

    def _row(self, facts: Facts, one: RestBalance) -> Row:
        said = []
        if one.unanswered:
            said.append(f"{len(one.unanswered)} 次加班没写应补几天")
        if one.unmatched:
            said.append(f"{len(one.unmatched)} 次补休没有来源")
        figures = (one.earned, one.taken, one.planned, one.lapsed)
        owed = Cell(say_halves(one.remaining), bold=one.remaining > 0)
        look = Cell("；".join(said), state="hint") if said else ""
        cells = [facts.name(one.person), *map(say_halves, figures), owed, look]
        return Row(one.person, cells)

    def _chosen(self, person: str) -> None:
        balance = self.balances.get(person)
        self.duties.show_rows(
            [
                Row(
                    owed.duty,
                    (
                        owed.day.isoformat(),
                        DUTY_TYPES.get(str(self.shell.desk.record(owed.duty)["type"]), ""),
                        say_halves(owed.earned),
                        say_halves(owed.used),
                        Cell(say_halves(owed.open), bold=True),
                        owed.expires.isoformat() if owed.expires else "不限",
                    ),
                )
                for owed in (open_rest(balance) if balance else [])
            ]
        )


class DutyPane(CarePane):
    """值班轮休: how nights and holidays are spread, and nights without a rest after them."""

    def __init__(self, shell: Shell) -> None:
        """Two tables."""
        super().__init__(shell, "记值班", "duty")
        self.nights: dict[str, Unrested] = {}
        heads = [Head("姓名", 6), Head("值班加班", 4.5, right=True), Head("夜间", 5, right=True)]
        heads += [Head("法定节假日", 7, right=True), Head("时长（小时）", 7, right=True), Head("")]
        self.people = self.table(heads, "今年的值班")
        self.people.opened.connect(lambda _: shell.show_page("ledger", kind="duty"))
        self.title("近一个月夜间值班后没有记休息的")
        heads = [Head("值班日期", 7), Head("姓名", 6), Head("次日"), Head("", 8)]
        self.open = self.table(heads, "夜间值班后没有休息")
        self.open.opened.connect(self._rest)

    def _rest(self, key: str) -> None:
        self.shell.start("rest", self.nights[key].form(), once=True)

    def show_year(self, care: CareYear) -> str:
        facts = care.facts
        rows = [
            Row(
                one.person,
                (
                    facts.name(one.person),
                    str(one.duties),
                    str(one.nights),
                    str(one.holidays),
                    f"{one.hours.normalize():f}" if one.hours else "",
                    "",
                ),
            )
            for one in care.shares
        ]
        self.people.show_rows(rows)
        nights = care.nights
        self.nights = {one.key: one for one in nights}
        self.open.show_rows(
            [
                Row(
                    one.key,
                    (
                        one.duty.day.isoformat(),
                        facts.name(one.person),
                        Cell("没有补休、轮休或休假的记录", state="hint"),
                        "Enter 记轮休",
                    ),
                )
                for one in nights
            ]
        )
        turn = "、".join(facts.name(person) for person in next_up(care))
        proposed = f"下一个节假日可先排 {turn}（今年节假日、夜间值班少）。" if turn else ""
        self.told.setText(
            f"{care.year} 年到今天，按来所先后列，不排名。{proposed}夜间值班次日一般应休息。"
        )
        return f"待补 {len(nights)}" if nights else ""


class HealthPane(CarePane):
    """体检: who was there, on which day; never any result."""

    def __init__(self, shell: Shell) -> None:
        """One table."""
        super().__init__(shell, "记体检", "health_check")
        self.officers: tuple[str, ...] = ()
        heads = [Head("姓名", 6), Head("今年", 7), Head("最近一次", 8), Head("今年没有检的原因")]
        self.people = self.table(heads, "体检")
        self.people.opened.connect(self._open)
        self.last: dict[str, str] = {}

    def fill(self) -> dict[str, Any]:
        return {"done": self.officers} if self.officers else {}

    def _open(self, person: str) -> None:
        if person in self.last:
            self.shell.open_record(self.last[person])
        else:
            self.begin()

    def show_year(self, care: CareYear) -> str:
        facts, found = care.facts, care.checks
        self.officers = tuple(one.person for one in found)
        self.last = {one.person: one.last.id for one in found if one.last}
        self.people.show_rows(
            [
                Row(
                    one.person,
                    (
                        facts.name(one.person),
                        Cell("已检", state="done") if one.this_year else Cell("没有记", "planned"),
                        one.last.day.isoformat() if one.last else "",
                        one.missed,
                    ),
                )
                for one in found
            ]
        )
        done = sum(one.this_year for one in found)
        self.told.setText(f"{facts.on.year} 年已检 {done} 人，在所民警 {len(found)} 人。不记结果。")
        return f"{done}/{len(found)}" if found else ""


class CounsellingPane(CarePane):
    """心理疏导: sessions and how many came; never who."""

    def __init__(self, shell: Shell) -> None:
        """One table."""
        super().__init__(shell, "记一场", "counselling")
        heads = [Head("日期", 7), Head("形式", 6), Head("主题"), Head("组织单位", 12)]
        self.sessions = self.table([*heads, Head("人数", 5, right=True)], "心理疏导")
        self.sessions.opened.connect(shell.open_record)

    def show_year(self, care: CareYear) -> str:
        year = care.year
        days = Query(first=date(year, 1, 1), last=date(year, 12, 31))
        found = self.shell.desk.query("counselling", days)
        self.sessions.show_rows(
            [
                Row(
                    one.id,
                    (
                        one.day.isoformat(),
                        COUNSELLING_TYPES[one["type"]],
                        one["topic"] or "",
                        one["organiser"] or "",
                        str(one["count"]),
                    ),
                )
                for one in found
            ]
        )
        self.told.setText(f"{year} 年 {len(found)} 场。{KINDS['counselling'].help}")
        return f"{len(found)} 场" if found else ""
