"""The registers of the Party page: dues by month, reports and visits from above, members and the term."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk.party import Branch
from fqdesk.domain.records import Record
from fqdesk.domain.roster import is_full_member
from fqdesk.domain.sheets import post_of
from ui.party.telling import begin_new
from ui.shell import Shell
from ui.tables.sheet_table import Cell, Head, Row, SheetTable
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.button import ActButton
from ui.widgets.labels import label
from ui.words import spaced


class Pane(QWidget):
    """A line of words and acts over a table."""

    def __init__(self, shell: Shell, heads: tuple[Head, ...], name: str) -> None:
        """Empty until `say`."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.made: Branch | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.line = QHBoxLayout()
        self.said = label("", "second", wrap=True)
        self.line.addWidget(self.said, 1)
        self.column.addLayout(self.line)
        self.table = SheetTable(self.theme, heads, name)
        self.table.opened.connect(self.open_row)
        self.column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def act(self, text: str, act: Callable[[], object]) -> ActButton:
        """A button at the right of the line."""
        button = ActButton(self.theme, text, act)
        self.line.addWidget(button)
        return button

    def open_row(self, key: str) -> None:
        """Open the record of a row."""
        self.shell.open_record(key)

    def say(self, made: Branch) -> None:
        """Show a year."""
        self.made = made


class DuesPane(Pane):
    """Twelve months: who paid, who did not and why; never an amount."""

    def __init__(self, shell: Shell) -> None:
        """Empty."""
        heads = (Head("月份", 5), Head("状态", 8), Head("收缴日期", 8), Head("说明"))
        super().__init__(shell, heads, "党费按月")

    def say(self, made: Branch) -> None:
        super().say(made)
        published = made.published
        told = "收缴情况每年公布一次：" + (spaced(published.reason) if published else "不适用。")
        self.said.setText(f"只记交没交，不记金额。{told}")
        rows = []
        for number, duty in enumerate(made.dues):
            ahead = duty.state == "due" and duty.period.first > made.facts.on
            state = "planned" if ahead else duty.state
            words = {"planned": "未到", "done": "已收", "due": "待收"}.get(state)
            found = [made.facts.by_id[key].day.isoformat() for key in duty.records]
            why = "" if ahead else spaced(duty.reason)
            cell = Cell(words or {"overdue": "过期未记"}.get(state, "不适用"), state)
            month = f"{duty.period.first.month} 月"
            rows.append(Row(str(number), (month, cell, "、".join(found), why)))
        self.table.show_rows(rows)

    def open_row(self, key: str) -> None:
        if self.made is not None:
            duty = self.made.dues[int(key)]
            if duty.records:
                self.shell.open_record(duty.records[-1])
            else:
                begin_new(self.shell, duty)


class ReportsPane(Pane):
    """Reports to the Party committee, and visits of those above."""

    def __init__(self, shell: Shell) -> None:
        """Empty."""
        about = (Head("内容"), Head("对方", 12), Head("编号", 6, extra=True))
        heads = (Head("日期", 6), Head("类别", 6), *about)
        super().__init__(shell, heads, "汇报与调研")
        self.act("记汇报", lambda: shell.start("party_report", once=True))
        self.act("记上级调研", lambda: shell.start("upper_visit", once=True))

    def say(self, made: Branch) -> None:
        super().say(made)
        reports, visits = made.held("party_report"), made.held("upper_visit")
        told = f"{made.year} 年向党委汇报 {len(reports)} 次，上级来所调研 {len(visits)} 次。"
        empty = "向局党委汇报党建、上级来所调研，各记一条，写日期、题目和对方。"
        self.said.setText(told if reports or visits else told + empty)
        found = sorted((*reports, *visits), key=lambda r: (r.day, r.id))
        self.table.show_rows([Row(r.id, _report(r)) for r in found])


def _report(record: Record) -> tuple[str, ...]:
    whose = record["reported_to"] if record.kind == "party_report" else record["unit"]
    sort = "向党委汇报" if record.kind == "party_report" else "上级调研"
    return (record.day.isoformat(), sort, record["topic"] or "", whose or "", record.number)


class MembersPane(Pane):
    """Who belongs to the branch, since when, in which post; and when the committee's term ends."""

    def __init__(self, shell: Shell) -> None:
        """Empty."""
        heads: tuple[Head, ...] = (Head("姓名", 5), Head("支部职务"), Head("身份", 5))
        if not shell.theme.large:
            heads += (Head("预备日期", 8), Head("党小组", 6))
        heads += (Head("转正日期", 7), Head("今年谈话", 5, right=True))
        super().__init__(shell, heads, "党员")
        self.act("换届…", lambda: shell.start("branch", {"day": None}, once=True))
        self.act("录入党员…", lambda: shell.start("person", {"day": None}, once=True))

    def say(self, made: Branch) -> None:
        super().say(made)
        term = ""
        if made.roster.branch is not None and made.term_ends is not None:
            since = made.roster.branch.day
            term = f"本届 {since.isoformat()} 选出，{made.term_ends.isoformat()} 届满。"
        self.said.setText(f"{term}按 {made.roster.day.isoformat()} 的名册。")
        by_id = {person.id: person for person in made.roster.members}
        rows = []
        for member in made.pairs.members:
            person = by_id.get(member.person)
            if person is not None:
                rows.append(Row(person.id, self._cells(made, person, member.talks)))
        self.table.show_rows(rows)

    def _cells(self, made: Branch, person: Record, talks: int) -> tuple[str, ...]:
        full = is_full_member(person, made.roster.day)
        post = post_of(made.roster, person.id)
        cells = [str(person["name"]), post, "正式党员" if full else "预备党员"]
        if not self.theme.large:
            since = person["probationary_from"]
            cells += [since.isoformat() if since else "", person["party_group"] or ""]
        since = person["full_from"]
        return (*cells, since.isoformat() if since else "", str(talks))


class TurnoutPane(QWidget):
    """Attendance by quarter as bars, with the numbers behind them."""

    def __init__(self, shell: Shell) -> None:
        """Empty."""
        super().__init__()
        theme = shell.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.said = label("", "second", wrap=True)
        self.chart = BarChart(theme, "按季到会率")
        self.chart.setMaximumWidth(theme.px(760))
        column.addWidget(self.said)
        column.addWidget(self.chart)
        column.addStretch(1)

    def say(self, made: Branch) -> None:
        """Show a year."""
        held = sum(quarter.meetings for quarter in made.turnout)
        self.said.setText(
            f"{made.year} 年支部会议和活动 {held} 次，按签到表把应到和实到各自加起来；没有填到会的不计。"
        )
        self.chart.say(
            [
                Bar(
                    quarter.label,
                    float(quarter.share) if quarter.share is not None else None,
                    f"{float(quarter.share):.1%}".replace("%", " %") if quarter.share else "—",
                    f"{quarter.present}/{quarter.called} 人次，{quarter.meetings} 次会"
                    if quarter.called
                    else "没有记录",
                )
                for quarter in made.turnout
            ]
        )
