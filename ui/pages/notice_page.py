"""粘贴国务院放假通知: the days it gives, what does not add up, and which balances it moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fqdesk.desk import Desk
from fqdesk.desk.noticing import Preview, accept, preview
from fqdesk.domain.sheets.holiday_lines import holiday_lines
from fqdesk.errors import Refused
from fqdesk.progress import Tick
from ui.icons import STATES
from ui.jobs import Job
from ui.notices import Notice
from ui.pages.page import Page, scrolled
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, icon_label, label, rule

READ_AFTER = 300
"""Milliseconds after the last change until the text is read."""


class NoticePage(Page):
    """Left what was pasted, right what it says; nothing counts before it is accepted."""

    key = "notice"
    inner = True

    def __init__(self, shell: Shell) -> None:
        """Waits for a text."""
        super().__init__(shell, "放假通知")
        self.found: Preview | None = None
        self.job: Job | None = None
        self.told.setText("把国务院办公厅的放假通知全文粘贴进来，年休假和工作日就按它算。")
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("放假通知全文")
        self.text.setPlaceholderText("国务院办公厅关于2027年部分节假日安排的通知……")
        self.text.setTabChangesFocus(True)
        result = QWidget()
        self.result = QVBoxLayout(result)
        self.result.setContentsMargins(0, 0, self.theme.px(4), 0)
        self.result.setSpacing(self.theme.gap)
        box = QVBoxLayout() if self.theme.large else QHBoxLayout()
        box.setSpacing(self.theme.gap)
        box.addWidget(self.text, 1)
        box.addWidget(scrolled(result), 2 if self.theme.large else 1)
        self.body.addLayout(box, 1)
        self.state = label("", "second", wrap=True)
        self.accept = ActButton(self.theme, "采用", self.keep, keys="Ctrl+Enter", role="primary")
        self.foot.addWidget(self.state, 1)
        self.foot.addWidget(self.accept)
        self.foot_frame.show()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(READ_AFTER)
        self.timer.timeout.connect(self.read)
        self.text.textChanged.connect(self.timer.start)
        self.key_act("Ctrl+Return", self.keep)
        self._show(None, "还没有粘贴。")

    def shown(self, **where: object) -> None:
        super().shown(**where)
        self.text.setFocus()

    def concerns(self, kinds: frozenset[str]) -> bool:
        return False

    def read(self) -> None:
        """Read the text and work out the balances, off the UI thread."""
        text = self.text.toPlainText()
        if self.job is not None:
            self.job.cancel()
        if not text.strip():
            self._show(None, "还没有粘贴。")
            return

        def work(desk: Desk, tick: Tick) -> Preview | Refused:
            tick(0, 0, "按通知重算年休假")
            try:
                return preview(desk, text)
            except Refused as refused:
                # Half a text is no fault of the user: it is said in the page, not as an error.
                return refused

        self.job = self.run("按通知重算年休假", work, self._read)

    def _read(self, found: Preview | Refused) -> None:
        self.job = None
        if isinstance(found, Refused):
            self._show(None, "".join(found.sentences()))
        else:
            self._show(found, "")

    def _show(self, found: Preview | None, said: str) -> None:
        self.found = found
        clear(self.result)
        doubts = found.notice.doubts if found else ()
        self.accept.setEnabled(found is not None)
        self.accept.say("疑问都对过原文，照这样采用" if doubts else "采用")
        if found is None:
            self.state.setText(said)
            return
        self.state.setText(
            f"{found.source}；"
            + (f"{len(doubts)} 处要对照原文。" if doubts else "天数和星期都对得上。")
        )
        if doubts:
            self.result.addWidget(self._list("对不上的地方", doubts, "hint"))
        self.result.addWidget(self._days(found))
        if found.differing:
            self.result.addWidget(self._list("和原来不同的日子", found.differing, "partly"))
        self.result.addWidget(self._moved(found))
        self.result.addStretch(1)

    def _list(self, title: str, lines: Sequence[str], state: str) -> QWidget:
        frame, inside = card(self.theme)
        inside.addWidget(label(f"{title}　{len(lines)}", "section"))
        shape, colour, _ = STATES[state]
        for said in lines:
            row = QHBoxLayout()
            row.addWidget(icon_label(shape, self.theme.icon, colour), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(said, wrap=True), 1)
            inside.addLayout(row)
        return frame

    def _days(self, found: Preview) -> QWidget:
        rows = [
            (line.name, line.off, f"{line.days} 天" if line.days else "", line.work)
            for line in holiday_lines(found.arrangement)
        ]
        title = f"{found.notice.year} 年放假"
        return self._table(title, ("节日", "放假", "共", "调休上班"), rows)

    def _moved(self, found: Preview) -> QWidget:
        rows = [(one.person, f"{one.year} 年", one.before, one.after) for one in found.moved]
        if rows:
            title = f"年休假结余会变的　{len(rows)} 人次"
            return self._table(title, ("姓名", "年度", "原来", "采用以后"), rows)
        frame, inside = card(self.theme)
        said = "没有人的年休假结余因此改变。"
        if found.settled:
            said += f"{found.settled} 份原来按周末推算，采用以后按通知算。"
        inside.addWidget(label("年休假结余", "section"))
        inside.addWidget(label(said, wrap=True))
        return frame

    def _table(self, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> QWidget:
        frame, inside = card(self.theme, "sheet")
        inside.addWidget(label(title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap)
        grid.setVerticalSpacing(self.theme.px(4))
        for column, said in enumerate(head):
            grid.addWidget(label(said, "second"), 0, column)
        grid.addWidget(rule(), 1, 0, 1, len(head))
        for at, row in enumerate(rows, 2):
            for column, said in enumerate(row):
                grid.addWidget(self._cell(said, first=column == 0), at, column)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 2)
        inside.addLayout(grid)
        return frame

    def _cell(self, said: str, *, first: bool) -> QLabel:
        made = label(said, "strong" if first else "", wrap=not first, select=True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return made

    def keep(self) -> None:
        """Accept the year as it is shown."""
        found = self.found
        if found is None:
            return
        if self.shell.attempt(lambda: accept(self.shell.desk, found)):
            year = found.notice.year
            self._show(None, f"{year} 年的放假安排已采用，全部年休假按它重算了。")
            said = f"已采用 {year} 年放假通知"
            self.shell.tell(Notice("done", said, "Ctrl+Z 可以撤销。", key="notice", seconds=8))

    def may_leave(self) -> None:
        if self.job is not None:
            self.job.cancel()
