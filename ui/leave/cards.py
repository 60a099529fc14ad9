"""Beside the leave calendar: the proof of the rate, days that fit, and who has not come back yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fqdesk.domain.fields import say_halves
from fqdesk.domain.sheets.leave_plan import LeavePlan, Suggestion
from fqdesk.domain.sheets.leave_trial import say_span
from fqdesk.domain.sheets.leave_year import Bar
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, card, label, rule

MOST_RUNGS = 8
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Card(QFrame):
    """A card with a title that is filled anew as a whole."""

    def __init__(self, theme: Theme, title: str, role: str = "card") -> None:
        """Empty under its title."""
        super().__init__()
        self.theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self.inside = card(theme, role)
        outer.addWidget(frame)
        self.title = label(title, "section")
        self.inside.addWidget(self.title)
        self.part = QWidget()
        self.inside.addWidget(self.part)

    def fresh(self) -> QVBoxLayout:
        """An empty column in place of what stood here."""
        old, self.part = self.part, QWidget()
        column = QVBoxLayout(self.part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(5))
        self.inside.replaceWidget(old, self.part)
        old.hide()
        old.deleteLater()
        return column


class LadderCard(Card):
    """How many of those entitled took everything, now and after each next one."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme, "怎样过 90 %", "sheet")

    def say(self, made: LeavePlan) -> None:
        """Show the ladder of a year."""
        column = self.fresh()
        if not made.ladder:
            column.addWidget(label(made.rate.formula, "second", wrap=True, select=True))
            return
        grid = QGridLayout()
        grid.setVerticalSpacing(self.theme.px(4))
        grid.setColumnStretch(0, 1)
        for row, rung in enumerate(made.ladder[:MOST_RUNGS]):
            said = rung.said if row == 0 else f"＋ {rung.said} {say_halves(rung.halves)} 天"
            first = row == next((n for n, r in enumerate(made.ladder) if r.reaches), -1)
            grid.addWidget(label(said, "strong" if first else ""), row, 0)
            share, rate = label(rung.share), label(rung.rate.replace("%", " %"))
            grid.addWidget(share, row, 1, RIGHT)
            grid.addWidget(rate, row, 2, RIGHT)
            state, word = ("met", "过") if rung.reaches else ("not_met", "")
            if rung.rate == "90.0%":
                word = "不算"
            mark: QLabel | StateLabel = (
                StateLabel(self.theme, state, word) if rung.reaches or word else QLabel()
            )
            grid.addWidget(mark, row, 3)
        column.addLayout(grid)
        more = len(made.ladder) - MOST_RUNGS
        if more > 0:
            column.addWidget(label(f"其余 {more} 人休满后 {made.ladder[-1].share}。", "second"))
        column.addWidget(rule())
        column.addWidget(label(made.plan.said, "second", wrap=True, select=True))
        said = f"{made.rate.formula}。须高于 90 %，刚好 90 % 不算。"
        column.addWidget(label(said, "second", wrap=True, select=True))
        if len(made.rate.excluded):
            column.addWidget(label(excluded(made), "second", wrap=True))


def excluded(made: LeavePlan) -> str:
    """Who is not counted, auxiliaries as a number."""
    others = dict(made.rate.excluded)
    names = {line.person: line for line in made.sheet.lines}
    officers = [
        f"{names[who].name}（{why}）"
        for who, why in others.items()
        if who in names and names[who].officer
    ]
    auxiliaries = len(others) - len(officers)
    parts = [*officers, *([f"辅警 {auxiliaries} 人"] if auxiliaries else [])]
    return f"不计入：{'、'.join(parts)}。"


class SuggestCard(Card):
    """Days that fit whoever still owes some; one act puts them all into the plan."""

    def __init__(
        self,
        theme: Theme,
        keep: Callable[[], object],
        show: Callable[[Suggestion], object],
    ) -> None:
        """`keep` writes the plan, `show` brings a suggestion into the calendar."""
        super().__init__(theme, "建议排法")
        self.keep = keep
        self.show_days = show

    def say(self, made: LeavePlan) -> None:
        """Show suggestions with the day by which each must begin."""
        column = self.fresh()
        names = {line.person: line.name for line in made.sheet.lines}
        if not made.suggestions:
            officers = any(line.officer for line in made.sheet.lines)
            said = "没有要排的：该休的都休了，或已经排进计划。"
            said = said if officers else "还没有民警，没有可以排的。"
            column.addWidget(label(said, "second", wrap=True))
            return
        column.addWidget(
            label("避开最低在岗、已排的日子、所长和教导员同时离岗。", "second", wrap=True)
        )
        grid = QGridLayout()
        grid.setVerticalSpacing(self.theme.px(2))
        grid.setColumnStretch(2, 1)
        for number, said in enumerate(("谁", "天", "建议", "最迟起休")):
            grid.addWidget(label(said, "small"), 0, number)
        for row, one in enumerate(made.suggestions, 1):
            self._row(grid, row, one, names[one.person], made)
        column.addLayout(grid)
        if any(one.year != made.sheet.year for one in made.suggestions):
            said = f"带“{made.sheet.year - 1}”的是上年没休完、跨到今年的。"
            column.addWidget(label(said, "second", wrap=True))
        fit = len([one for one in made.suggestions if one.days is not None])
        if fit:
            line = QHBoxLayout()
            button = ActButton(self.theme, f"填入计划（{fit} 段）", self.keep, role="primary")
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)

    def _row(
        self, grid: QGridLayout, row: int, one: Suggestion, name: str, made: LeavePlan
    ) -> None:
        before = f"（{one.year}）" if one.year != made.sheet.year else ""
        grid.addWidget(label(f"{name}{before}"), row, 0)
        grid.addWidget(label(say_halves(one.halves)), row, 1)
        if one.days is None:
            grid.addWidget(StateLabel(self.theme, "hint", "排不开，请人工定"), row, 2)
        else:
            act = partial(self.show_days, one)
            grid.addWidget(ActButton(self.theme, say_span(one.days), act, role="link"), row, 2)
        grid.addWidget(label(f"{one.latest:%m-%d}"), row, 3)


class ReturnCard(Card):
    """Approved leave that ended lately and of which nobody said that it did."""

    def __init__(self, theme: Theme, back: Callable[[Bar], object]) -> None:
        """`back` writes that somebody came back as planned."""
        super().__init__(theme, "到期未销假")
        self.back = back

    def say(self, made: LeavePlan) -> None:
        """Show them; the card goes away when there is none."""
        column = self.fresh()
        names = {line.person: line.name for line in made.sheet.lines}
        self.setVisible(bool(made.unreturned))
        self.title.setText(f"到期未销假 {len(made.unreturned)} 人")
        for bar in made.unreturned:
            row = QHBoxLayout()
            said = f"{names[bar.person]}　{say_span(bar.days)}，{say_halves(bar.halves)} 天"
            row.addWidget(label(said, wrap=True), 1)
            row.addWidget(ActButton(self.theme, "按期销假", partial(self.back, bar), role="small"))
            column.addLayout(row)
