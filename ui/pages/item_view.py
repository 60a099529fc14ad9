"""One item of a standard: its words, how it was counted, what is missing, and what a person judged."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.day_text import say_near
from fqdesk.errors import DeskError
from fqdesk.evidence.claims import Standard
from fqdesk.evidence.judge import Assessment, CheckResult, ItemResult
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.say import number, percent
from ui.closing import close
from ui.pages.criteria_tree import short_id
from ui.pages.proof_part import proof_part
from ui.shell import Shell
from ui.tables.record_list import RecordList
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, card, clear, label, rule
from ui.widgets.quote import quote

GAPS_AT_ONCE = 8
OF_TODAY = frozenset({"judgement", "declaration", "setting"})
"""What is written on the day on which it is written."""


class ItemView(QWidget):
    """Filled anew for each item; everything in it can be reached with Tab."""

    attaching = Signal(tuple)
    """Records of these kinds are to be attached to the item; of all kinds where none is named."""
    off = Signal(str)
    """This record is to be taken off the item."""
    filled = Signal()
    """Other parts stand here now."""

    def __init__(self, shell: Shell) -> None:
        """Empty."""
        super().__init__()
        self.shell = shell
        self.theme = shell.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, self.theme.step, 0)
        self.column.setSpacing(self.theme.gap)

    def show_item(self, assessment: Assessment, result: ItemResult) -> None:
        """Show one item as judged."""
        clear(self.column)
        self.column.addWidget(self._head(result))
        cards = QWidget()
        row: QHBoxLayout | QVBoxLayout
        row = QVBoxLayout(cards) if self.theme.large else QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap)
        row.addWidget(self._words(assessment.standard, result), 3)
        row.addWidget(self._judgement(assessment, result), 2)
        self.column.addWidget(cards)
        gaps = [gap for check in result.checks for gap in check.finding.gaps]
        ahead = [gap for check in result.checks for gap in check.finding.ahead]
        today = self.shell.desk.today()
        late = [gap for gap in ahead if gap.day is not None and gap.day < today]
        ahead = [gap for gap in ahead if gap not in late]
        if gaps:
            self.column.addWidget(self._gaps("缺口", f"{len(gaps)} 处", gaps))
        if late:
            told = f"{len(late)} 处，期限已过；补上，或者写明原因"
            self.column.addWidget(self._gaps("今年已经过期的", told, late))
        if ahead:
            told = "还在期内，先知道，不算缺口"
            self.column.addWidget(self._gaps("今年还要做", told, ahead))
        if not result.item.outside:
            self.column.addWidget(proof_part(self.shell, result, self._attach, self.off.emit))
        for check in result.checks:
            self.column.addWidget(self._check(check))
        self.column.addStretch(1)
        self.filled.emit()

    def _attach(self, *kinds: str) -> None:
        self.attaching.emit(kinds)

    def stops(self) -> list[QWidget]:
        """What Tab stops at here, from top to bottom; what is hidden is passed over by Qt."""
        stop = Qt.FocusPolicy.TabFocus
        inside = cast("list[QWidget]", self.findChildren(QWidget))
        return [one for one in inside if one.focusPolicy() & stop]

    def _head(self, result: ItemResult) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.step)
        row.addWidget(label(short_id(result.item.id), "title"))
        row.addWidget(label(result.item.title, "title", wrap=True), 1)
        row.addWidget(StateLabel(self.theme, result.outcome.value, result.outcome.label))
        return made

    def _words(self, standard: Standard, result: ItemResult) -> QWidget:
        item = result.item
        frame, inside = card(self.theme, "sheet")
        inside.addWidget(label("原文", "small"))
        whole = next((n.text for n in standard.numbered if n.number == item.number), item.quote)
        inside.addWidget(quote(whole, item.tested))
        inside.addWidget(label(f"{standard.cited}，{item.paragraph}", "small", wrap=True))
        if item.scope_reason:
            inside.addWidget(label(item.scope_reason, "second", wrap=True, select=True))
        if item.note:
            inside.addWidget(rule())
            inside.addWidget(label(item.note, "second", wrap=True, select=True))
        inside.addStretch(1)
        return frame

    def _judgement(self, assessment: Assessment, result: ItemResult) -> QWidget:
        frame, inside = card(self.theme)
        inside.addWidget(label("判断", "small"))
        inside.addWidget(StateLabel(self.theme, result.outcome.value, result.outcome.label))
        inside.addWidget(label(result.basis, "second", wrap=True))
        judged = result.judged
        if judged is not None:
            check = result.item.check(judged.check) if len(result.checks) > 1 else None
            said = f"{judged.by} {judged.day} 判断：{judged.reason}"
            if not result.judged_as_found:
                inside.addWidget(rule())
                state = judged.outcome
                inside.addWidget(StateLabel(self.theme, state.value, state.label))
                said = f"检查点“{check.title}”，{said}" if check else said
            inside.addWidget(label(said, "second", wrap=True, select=True))
            if not result.judged_as_found:
                told = "两者并列保留、并列打印，互不覆盖。"
                inside.addWidget(label(told, "small", wrap=True))
            inside.addWidget(
                ActButton(
                    self.theme,
                    "看这条判断",
                    lambda: self.shell.open_record(judged.record),
                    role="link",
                )
            )
        if result.outcome is not Outcome.OUT_OF_SCOPE:
            word = "再写一次判断…" if judged else "写自己的判断，并写明理由…"
            inside.addWidget(
                ActButton(self.theme, word, lambda: self._judge(assessment, result), role="link")
            )
        inside.addStretch(1)
        return frame

    def _judge(self, assessment: Assessment, result: ItemResult) -> None:
        fill = {
            "standard": assessment.standard.id,
            "item": result.item.id,
            "day": self.shell.desk.today(),
        }
        self.shell.start("judgement", fill, once=True)

    def _gaps(self, title: str, told: str, gaps: list[Gap]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(4))
        head = QHBoxLayout()
        head.addWidget(label(title, "section"))
        head.addWidget(label(told, "second"), 1)
        column.addLayout(head)
        column.addWidget(rule())
        self._list_gaps(column, gaps[:GAPS_AT_ONCE])
        if rest := gaps[GAPS_AT_ONCE:]:
            more = ActButton(self.theme, f"再看 {len(rest)} 处", role="link")
            more.clicked.connect(more.hide)
            more.clicked.connect(lambda *_: self._list_gaps(column, rest))
            more.clicked.connect(lambda *_: self.filled.emit())
            column.addWidget(more)
        return made

    def _list_gaps(self, column: QVBoxLayout, gaps: list[Gap]) -> None:
        for gap in gaps:
            column.addLayout(self._gap(gap))
            column.addWidget(rule())

    def _gap(self, gap: Gap) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.step)
        row.addWidget(label(gap.said, wrap=True), 1)
        if gap.day is not None:
            row.addWidget(label(said_until(gap.day, self.shell.desk.today()), "second"))
        if gap.kind == "material" and gap.record is None:
            act = partial(self._attach, "material")
            row.addWidget(ActButton(self.theme, "附上已有的", act, role="small"))
        if gap.kind is not None or gap.record is not None:
            act = partial(close_gap, self.shell, gap)
            row.addWidget(ActButton(self.theme, "去补", act, role="small"))
        return row

    def _check(self, check: CheckResult) -> QWidget:
        finding = check.finding
        frame, inside = card(self.theme)
        head = QHBoxLayout()
        head.setSpacing(self.theme.step)
        head.addWidget(label(check.check.title, "section", wrap=True), 1)
        if figure := _figure(finding):
            head.addWidget(label(figure, "section"))
        head.addWidget(StateLabel(self.theme, finding.outcome.value, finding.outcome.label))
        inside.addLayout(head)
        inside.addWidget(label(finding.reason, wrap=True, select=True))
        if finding.formula:
            inside.addWidget(label(f"算法：{finding.formula}", "second", wrap=True, select=True))
        if finding.span is not None:
            inside.addWidget(label(f"期间：{finding.span}，首尾两天都算", "second"))
        for note in finding.notes:
            inside.addWidget(label(note, "small", wrap=True, select=True))
        if finding.evidence:
            told = label(f"计入的记录　{len(finding.evidence)} 条，回车打开", "second")
            told.setAlignment(Qt.AlignmentFlag.AlignLeft)
            inside.addWidget(told)
            inside.addWidget(RecordList(self.shell, finding.evidence, check.check.title))
        return frame


def said_until(day: date, today: date) -> str:
    """最迟 11-30, or how long ago the last day was."""
    if day < today:
        return f"期限 {say_near(day, today)}，已过 {(today - day).days} 天"
    return f"最迟 {say_near(day, today)}"


def close_gap(shell: Shell, gap: Gap) -> None:
    """Open the form that closes a gap, filled as far as the gap knows."""
    if gap.kind is None:
        if gap.record is not None:
            shell.open_record(gap.record, gap.aim)
        return
    try:
        fill = dict(shell.desk.read_texts(KINDS[gap.kind], gap.fill))
    except DeskError:
        fill = {}  # a gap about somebody who has left: the form opens empty
    if gap.aim.until is not None or (gap.day is None and gap.kind not in OF_TODAY):
        fill.setdefault("day", None)  # what was missed lies in the past; on which day nobody knows
    close(shell, gap.kind, fill, gap.record, gap.aim)


def _figure(finding: Finding) -> str:
    """The number that decided: a share beside its share, a count beside its count."""
    if finding.threshold and finding.threshold.endswith("%") and finding.value is not None:
        beside = Fraction(finding.threshold.removesuffix("%")) / 100
        return percent(finding.value, beside).replace("%", " %")
    if finding.numerator is None or finding.denominator is None:
        return ""
    counted, base = number(finding.numerator), number(finding.denominator)
    if finding.op and finding.threshold == base:
        return f"{counted}，要求 {finding.op} {base}"
    return f"{counted} / {base}"
