"""The cards beside the list of the day: leave rate, standards, what runs out soon, backup, the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fqdesk.desk.today import Today
from fqdesk.domain.leave import Rate
from fqdesk.domain.leave.planning import THRESHOLD
from fqdesk.domain.leave.rates import say_share
from fqdesk.evidence.outcomes import Outcome
from ui.pages.begun import Begun
from ui.pages.drafting import saved_at
from ui.theme import Theme
from ui.widgets.button import ActButton
from ui.widgets.labels import StateLabel, card, clear, label, rule
from ui.widgets.rate_bar import RateBar
from ui.words import spaced

SHOWN = (
    Outcome.MET,
    Outcome.PARTLY,
    Outcome.NOT_MET,
    Outcome.NOT_APPLICABLE,
    Outcome.UNCONFIRMED,
)
MOST_STANDARDS = 2
MOST_ENDINGS = 4


class Card(QFrame):
    """A white card with a title line: name, a remark, a state or act at the right."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Empty below the title."""
        super().__init__()
        frame, self.inside = card(theme)
        self.theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.step)
        self.head.addWidget(label(name, "section"))
        self.remark = label("", "second")
        self.head.addWidget(self.remark, 1)
        self.inside.addLayout(self.head)


class RateCard(Card):
    """全休率: the figure, its formula, the line to pass, and what is still needed by when."""

    def __init__(self, theme: Theme, plan_leave: Callable[[], object]) -> None:
        """`plan_leave` goes where leave is planned."""
        super().__init__(theme, "年休假全休率")
        self.state = StateLabel(theme)
        self.head.addWidget(self.state)
        line = QHBoxLayout()
        self.figure = label("", "figure")
        self.formula = label("", select=True)
        line.addWidget(self.figure)
        line.addWidget(self.formula, 1)
        self.inside.addLayout(line)
        self.bar = RateBar(theme)
        self.inside.addWidget(self.bar)
        self.said = label("", "second", wrap=True, select=True)
        self.inside.addWidget(self.said)
        foot = QHBoxLayout() if not theme.large else QVBoxLayout()
        self.button = ActButton(theme, "去排休假", plan_leave)
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.before = label("", "second", wrap=True)
        foot.addWidget(self.before, 1)
        self.inside.addLayout(foot)

    def say(self, today: Today) -> None:
        """Show the rate of the running year, and of the year before by which standards judge."""
        rate = today.rate
        self.remark.setText(f"{rate.year} 年至今，年底才定")
        known = rate.value is not None
        enough = rate.value is not None and rate.value > THRESHOLD
        self.state.say("met" if enough else "not_met", "已够" if enough else "还不够")
        self.state.setVisible(known)
        self.figure.setText(_share(rate) if known else "—")
        self.formula.setText(
            f"＝ 已休满 {rate.numerator} 人 ÷ 应休 {rate.denominator} 人" if known else ""
        )
        self.bar.setVisible(known)
        self.bar.say(float(rate.value or 0), float(THRESHOLD), "须高于 90 %")
        self.said.setText(_needed(today) if known else f"{rate.formula}。")
        before = today.before
        told = "没有应休的人"
        if before.value is not None:
            told = f" {before.numerator}/{before.denominator} ＝ {_share(before)}"
        self.before.setText(f"{before.year} 年{told}")


def _share(rate: Rate) -> str:
    return spaced(say_share(rate.numerator, rate.denominator))


def _needed(today: Today) -> str:
    """Nine of ten are not more than 90 %: say so where it bites, then what the plan says."""
    rate = today.rate
    edge = ""
    if rate.denominator % 10 == 0 and today.plan.needed:
        nine = rate.denominator * 9 // 10
        edge = f"休到 {nine} 人是 90.0%，不算“高于”，所以要休满 {nine + 1} 人。"
    return spaced(f"{edge}{today.plan.said}")


class StandardsCard(Card):
    """How many claims of each standard have which outcome."""

    def __init__(self, theme: Theme, go: Callable[[str], object]) -> None:
        """`go` shows a standard."""
        super().__init__(theme, "创建标准")
        self.go = go
        self.holder = QVBoxLayout()
        self.inside.addLayout(self.holder)

    def say(self, today: Today) -> None:
        """Show the counts as of the day."""
        shown = today.standards[:MOST_STANDARDS]
        outside = sum(one.counts.get(Outcome.OUT_OF_SCOPE, 0) for one in shown)
        total = sum(sum(one.counts.values()) for one in shown) - outside
        rest = f"，另 {outside} 项不在记录范围" if outside else ""
        self.remark.setText(f"今天算得，共核 {total} 项{rest}")
        clear(self.holder)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self.theme.px(2))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label("状态", "second"), 0, 0)
        right = Qt.AlignmentFlag.AlignRight
        for column, one in enumerate(shown, 1):
            key = one.standard.id
            link = ActButton(self.theme, one.standard.short, partial(self.go, key), role="link")
            grid.addWidget(link, 0, column, right)
        grid.addWidget(rule(), 1, 0, 1, len(shown) + 1)
        for row, outcome in enumerate(SHOWN, 2):
            grid.addWidget(StateLabel(self.theme, outcome.value), row, 0)
            for column, one in enumerate(shown, 1):
                count = one.counts.get(outcome, 0)
                strong = "strong" if outcome is Outcome.NOT_MET and count else ""
                grid.addWidget(label(str(count), strong), row, column, right)
        self.holder.addWidget(table)


class EndingsCard(Card):
    """What stops counting soon; no gaps."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme, "快要到期")
        self.remark.setText("不是缺口，先知道")
        self.holder = QVBoxLayout()
        self.inside.addLayout(self.holder)

    def say(self, today: Today) -> None:
        """Show the first few; hidden without any, unless it has a page of its own."""
        clear(self.holder)
        for ending in today.endings[:MOST_ENDINGS]:
            when = f"{ending.day:%m-%d}"
            if ending.day.year != today.day.year:
                when = ending.day.isoformat()
            self.holder.addWidget(label(f"{when}　{ending.said}", "second", wrap=True))
        if not today.endings:
            self.holder.addWidget(label("近期没有要到期的。", "second"))


class LogCard(Card):
    """The day's 政工日志 as far as the records write it."""

    def __init__(self, theme: Theme, write: Callable[[], object]) -> None:
        """`write` opens it."""
        super().__init__(theme, "今天的政工日志")
        self.state = StateLabel(theme)
        self.head.insertWidget(1, self.state)
        self.button = ActButton(theme, "补一段并定稿", write)
        self.head.addWidget(self.button)
        self.text: QLabel = label("", wrap=True, select=True)
        self.inside.addWidget(self.text)

    def say(self, today: Today, begun: Begun | None) -> None:
        """`begun` is the draft that was edited already, None where there is none."""
        log = today.log
        self.state.say("draft")
        if log.record is not None:
            self.state.say("done", "已写")
            self._say("", "打开", str(log.record["text"]))
        elif begun is not None:
            own = str(begun[1]["typed"].get("text") or "")
            self._say(f"{saved_at(begun[1])} 已存的草稿", "接着写", own or "还没有写日志的正文。")
        elif log.text:
            written = f"由今天 {len(log.sources)} 条记录写成，还没有您的一段"
            self._say(written, "补一段并定稿", f"{log.text}（此处写您的一段……）")
        else:
            told = "开会、谈话、走访、值班、休假记下后，这里会写成几句话。"
            self._say("今天还没有记录可写", "写今天的日志", told)

    def _say(self, remark: str, button: str, text: str) -> None:
        self.remark.setText(remark)
        self.button.say(button)
        self.text.setText(text)


class BackupCard(Card):
    """How old the newest backup is, and one to make now."""

    def __init__(self, theme: Theme, make: Callable[[], object]) -> None:
        """`make` backs up."""
        super().__init__(theme, "备份")
        self.state = StateLabel(theme)
        self.head.addWidget(self.state)
        line = QHBoxLayout()
        self.said = label("", "second")
        line.addWidget(self.said)
        line.addWidget(ActButton(theme, "现在备份", make, role="link"))
        line.addStretch(1)
        self.inside.addLayout(line)

    def say(self, said: str, *, fresh: bool) -> None:
        """`fresh` unless it is days old."""
        self.state.say("done" if fresh else "hint", "正常" if fresh else "该备份了")
        self.said.setText(said)
