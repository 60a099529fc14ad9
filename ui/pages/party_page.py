"""党建: the branch's year by months, who has talked with whom, dues, reports, members, turnout; and their paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.desk import Desk
from fqdesk.desk.answering import explain
from fqdesk.desk.forms import RECORD
from fqdesk.desk.party import Branch, branch
from fqdesk.domain.records import Record
from fqdesk.progress import Tick
from ui.first_start.nobody import PARTY, Nobody
from ui.jobs import Job
from ui.notices import Notice
from ui.pages.page import Page, Side, scrolled, stow
from ui.party.cell_pane import CellPane, Told
from ui.party.panes import DuesPane, MembersPane, ReportsPane, TurnoutPane
from ui.party.paper import show_form, show_talks, show_year_book
from ui.party.sheets import first_gap, talk_sheet, year_sheet
from ui.party.telling import begin, of_cell, of_pair
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import key_line, label, legend_line
from ui.widgets.matrix import Matrix
from ui.widgets.tabs import Tabs

YEAR_LEGEND = (
    *(("done", "已开"), ("late", "补录"), ("draft", "草稿"), ("due", "待开")),
    *(("overdue", "过期未记"), ("explained", "已说明"), ("partly", "未齐")),
    *(("planned", "拟开"), ("not_applicable", "不适用")),
)
TALK_LEGEND = (("done", "今年已互谈，写最近一次"), ("untold", "条例点名的，今年未谈"))
KEYS = [("方向键", "走格"), ("Enter", "打开或新记"), ("R", "写明原因"), ("Ctrl+P", "打印")]
TALK_KEYS = [("方向键", "走格"), ("Enter", "记谈话"), ("Ctrl+P", "打印台账")]
ELSEWHERE = frozenset({"leave", "rest", "duty", "visit", "honour", "figure", "material"})


class PartyPage(Page):
    """One year at a time; worked out in a job, walked with the arrow keys."""

    key = "party"

    def __init__(self, shell: Shell) -> None:
        """The running year."""
        super().__init__(shell, "党建")
        self.year = shell.desk.today().year
        self.made: Branch | None = None
        self.work: Job | None = None
        self._head()
        self.matrix = Matrix(self.theme, "三会一课按月", name_width=162, tail_width=64)
        self.pairs = Matrix(self.theme, "谈心谈话", name_width=96, tail_width=76)
        self.pane = CellPane(self.theme, self.explain)
        self.pair_pane = CellPane(self.theme, lambda _: None)
        self.dues, self.reports = DuesPane(shell), ReportsPane(shell)
        self.members, self.turnout = MembersPane(shell), TurnoutPane(shell)
        self.tabs = Tabs(self.theme)
        self.numbers: dict[str, int] = {}
        short = {"谈心谈话": "谈话", "汇报与调研": "汇报", "党员与换届": "党员"}
        self.short = short if self.theme.large else {}
        self._add("三会一课", self._beside(self.matrix, self.pane, YEAR_LEGEND, KEYS))
        if self.theme.large:
            self._add("这一格", scrolled(self.pane))
        self._add("谈心谈话", self._beside(self.pairs, self.pair_pane, TALK_LEGEND, TALK_KEYS))
        for name, part in (
            ("党费", self.dues),
            ("汇报与调研", self.reports),
            ("党员与换届", self.members),
            ("到会率", scrolled(self.turnout)),
        ):
            self._add(name, part)
        self.body.addWidget(self.tabs, 1)
        self.nobody = Nobody(shell, self.tabs, PARTY)
        self.body.addWidget(self.nobody, 1)
        self._connect()

    def _head(self) -> None:
        self.add_act("打印年度记录本…", self.print_year)
        before = ActButton(self.theme, "◀", lambda: self.go_year(self.year - 1))
        before.setAccessibleName("上一年，Ctrl+PgUp")
        after = ActButton(self.theme, "▶", lambda: self.go_year(self.year + 1))
        after.setAccessibleName("下一年，Ctrl+PgDown")
        self.shown_year = label("", "strong")
        for widget in (before, self.shown_year, after):
            self.head.addWidget(widget)

    def _add(self, name: str, part: QWidget) -> None:
        self.numbers[name] = len(self.numbers)
        self.tabs.add(self.short.get(name, name), part)

    def _beside(
        self,
        matrix: Matrix,
        pane: CellPane,
        legend: Sequence[tuple[str, str]],
        keys: list[tuple[str, str]],
    ) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap)
        column = QVBoxLayout()
        column.addWidget(matrix, 1)
        if not self.theme.large:
            column.addWidget(legend_line(self.theme, legend))
            column.addWidget(key_line(keys, self.theme), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        if not self.theme.large:
            row.addWidget(Side(pane, self.theme.between(318, 326)))
        elif pane is self.pair_pane:
            stow(pane, holder)
        holder.setFocusProxy(matrix)
        return holder

    def _connect(self) -> None:
        self.matrix.chosen.connect(lambda *_: self._tell_cell())
        self.matrix.opened.connect(lambda *_: self._open_cell())
        self.pairs.chosen.connect(lambda *_: self._tell_pair())
        self.pairs.opened.connect(lambda *_: self._open_pair())
        self.tabs.moved.connect(lambda _: self._focus())
        self.key_act("Ctrl+PgUp", lambda: self.go_year(self.year - 1))
        self.key_act("Ctrl+PgDown", lambda: self.go_year(self.year + 1))
        self.key_act("Alt+Right", lambda: self.tabs.step(1))
        self.key_act("Alt+Left", lambda: self.tabs.step(-1))
        self.key_act("Ctrl+P", self._print_here)
        self.key_act("F3", self._show_rule)
        reason = self.key_act("R", self._ask_reason)
        reason.setContext(Qt.ShortcutContext.WidgetShortcut)
        reason.setParent(self.matrix)

    # -- asking --------------------------------------------------------------------------------

    def shown(self, **where: Any) -> None:
        if "tab" in where and where["tab"] in self.numbers:
            self.tabs.go(self.numbers[where["tab"]])
        super().shown(**where)
        self._focus()

    def concerns(self, kinds: frozenset[str]) -> bool:
        return bool(kinds - ELSEWHERE)

    def go_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.reload()

    def reload(self) -> None:
        """Ask off the UI thread; an answer that was overtaken is dropped."""
        if self.work is not None:
            self.work.cancel()
        year = self.year

        def work(desk: Desk, tick: Tick) -> Branch:
            tick(0, 0, "排党建年表")
            return branch(desk, year)

        self.work = self.run("排党建年表", work, self._answered)

    def _answered(self, made: Branch) -> None:
        self.work = None
        first = self.made is None
        self.made = made
        self.shown_year.setText(f"{made.year} 年")
        self.told.setText("" if self.theme.large else made.said)
        self.matrix.say(year_sheet(made.lines, made.year, made.facts.on))
        self.pairs.say(talk_sheet(made.pairs))
        for part in (self.dues, self.reports, self.members, self.turnout):
            part.say(made)
        self._notes(made)
        self.nobody.look()
        if first:
            self._choose_first_gap(made)
        self._tell_cell()
        self._tell_pair()

    def _choose_first_gap(self, made: Branch) -> None:
        members = made.pairs.members
        silent = next((n for n, member in enumerate(members) if not member.done), 0)
        self.pairs.choose(silent, 1 if silent == 0 else 0)
        if (gap := first_gap(made.lines)) is not None:
            self.matrix.choose(*gap)

    def _notes(self, made: Branch) -> None:
        states = [cell.state for line in made.lines if not line.said for cell in line.cells]
        missed, open_ = states.count("overdue"), states.count("due")
        parts = [f"缺 {missed}"] if missed else []
        parts += [f"待 {open_}"] if open_ and not (missed and self.theme.large) else []
        self.tabs.note(self.numbers["三会一课"], "・".join(parts))
        left = sum(not member.done for member in made.pairs.members)
        self.tabs.note(self.numbers["谈心谈话"], f"{left} 人未谈" if left else "齐")

    # -- one cell, one pair --------------------------------------------------------------------

    def _cell(self) -> tuple[Any, Any] | None:
        if self.made is None or not self.made.lines:
            return None
        line = self.made.lines[self.matrix.at[0]]
        return line, line.cells[min(self.matrix.at[1], len(line.cells) - 1)]

    def _tell_cell(self) -> None:
        found = self._cell()
        if found is not None and self.made is not None:
            self.pane.say(of_cell(self.shell, self.made, *found, self.print_record))

    def _open_cell(self) -> None:
        found = self._cell()
        if found is None:
            return
        line, cell = found
        if line.series == "heart_talk":
            self.tabs.go(self.numbers["谈心谈话"])
        elif cell.duty is None and self.pane.told is not None:
            self.pane.told.acts[0][2]()
        else:
            begin(self.shell, cell)

    def _pair(self) -> tuple[Any, Any] | None:
        if self.made is None or not self.made.pairs.members:
            return None
        row, column = self.pairs.at
        members = self.made.pairs.members
        return None if row == column else (members[row], members[column])

    def _tell_pair(self) -> None:
        found = self._pair()
        if found is None or self.made is None:
            self.pair_pane.say(Told("自己", sub="选两个人的交叉格。"))
            return
        one, other = found
        pair = self.made.pairs.pair(one.person, other.person)
        self.pair_pane.say(of_pair(self.shell, self.made, one, other, pair))

    def _open_pair(self) -> None:
        if self._pair() is not None and self.pair_pane.told is not None:
            self.pair_pane.told.acts[0][2]()

    def _ask_reason(self) -> None:
        if self.theme.large:
            self.tabs.go(self.numbers["这一格"])
        self.pane.ask_reason()

    def explain(self, reason: str) -> None:
        """Keep why a period has nothing; it is printed as it stands."""
        found = self._cell()
        if found is None or found[1].duty is None:
            return
        duty = found[1].duty
        if self.shell.attempt(lambda: explain(self.shell.desk, duty, reason)):
            said = f"已写明{duty.label}没有开展的原因，会如实打印。"
            self.shell.tell(Notice("done", said, "Ctrl+Z 可以撤销。", key="explained", seconds=8))
            self._focus()

    def _show_rule(self) -> None:
        talks = self.tabs.bar.currentIndex() == self.numbers["谈心谈话"]
        pane = self.pair_pane if talks else self.pane
        if pane.told is None:
            return
        rules = [text for name, text in pane.told.paragraphs if name == "依据"]
        said = rules[0] if rules else "这一项没有出处要求，由本所自定。"
        self.notices.tell(Notice("explain", pane.told.title, said, key="rule", seconds=20))

    def _focus(self) -> None:
        part = self.tabs.stack.currentWidget()
        if self.isVisible():
            (part.focusProxy() or part).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- paper ---------------------------------------------------------------------------------

    def _print_here(self) -> None:
        if self.tabs.bar.currentIndex() == self.numbers["谈心谈话"]:
            show_talks(self.shell, self.year)
            return
        found = self._cell()
        records = found[1].records if found is not None else ()
        if records and self.shell.desk.record(records[-1]).kind == "meeting":
            self.print_record(self.shell.desk.record(records[-1]), RECORD)
        else:
            self.print_year()

    def print_record(self, record: Record, form: str) -> None:
        """Show a form of a meeting before it is printed."""
        show_form(self.shell, record, form)

    def print_year(self) -> None:
        """Show the year's record book before it is printed."""
        show_year_book(self.shell, self.year)
