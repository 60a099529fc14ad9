"""自查: what an inspector would stop at, each with its records, and the reason that answers it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from fqdesk.desk import Desk
from fqdesk.desk.answering import answer
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.selfcheck import SEVERITIES, TITLES, Finding
from fqdesk.errors import DeskError
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.notices import Notice
from ui.pages.finding_tree import FindingTree
from ui.pages.page import Page, scrolled
from ui.shell import Shell
from ui.widgets.button import ActButton
from ui.widgets.labels import card, clear, key_line, label

KEYS = [("↑ ↓", "上下条"), ("Enter", "打开记录"), ("F6", "写说明"), ("Esc", "返回")]

WIDE = 430
"""Width of the side pane at 100 %."""


class SelfCheckPage(Page):
    """Advice, never blocking: a finding is mended in its record, or answered with a reason."""

    key = "self-check"
    inner = True

    def __init__(self, shell: Shell) -> None:
        """Checks when it is shown."""
        super().__init__(shell, "自查")
        self.job: Job | None = None
        self.finding: Finding | None = None
        self.head.addWidget(ActButton(self.theme, "返回", shell.leave, keys="Esc"))
        self.tree = FindingTree(self.theme)
        self.tree.chosen.connect(self._show)
        self.tree.opened.connect(lambda finding: self._open(finding.records[0]))
        pane = QWidget()
        self.pane = QVBoxLayout(pane)
        self.pane.setContentsMargins(0, 0, self.theme.px(4), 0)
        self.pane.setSpacing(self.theme.gap)
        self.detail, self.inside = card(self.theme, "sheet")
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("说明")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(self.theme.field * 3)
        self.save_button = ActButton(
            self.theme, "存下说明", self.save, keys="Ctrl+Enter", role="primary"
        )
        self.texts = QVBoxLayout()
        self.texts.setSpacing(self.theme.px(6))
        self.inside.addLayout(self.texts)
        self.inside.addWidget(
            label("没有问题？写一句原因，会和这一条一起留下：", "second", wrap=True)
        )
        self.inside.addWidget(self.reason)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        self.inside.addLayout(row)
        self.pane.addWidget(self.detail)
        self.pane.addWidget(self._checked())
        self.pane.addStretch(1)
        self._arrange(pane)
        if not self.theme.large:
            self.foot.addWidget(key_line(KEYS, self.theme))
            self.foot_frame.show()
        self.key_act("F6", self.reason.setFocus)
        self.key_act("Ctrl+Return", self.save)
        self._show(None)

    def _arrange(self, pane: QWidget) -> None:
        area = scrolled(pane)
        box = QVBoxLayout() if self.theme.large else QHBoxLayout()
        box.setSpacing(self.theme.gap)
        box.addWidget(self.tree, 1)
        if self.theme.large:
            box.addWidget(area, 1)
        else:
            area.setFixedWidth(self.theme.px(WIDE))
            box.addWidget(area)
        self.body.addLayout(box, 1)

    def _checked(self) -> QWidget:
        frame, inside = card(self.theme)
        inside.addWidget(label(f"查了这 {len(TITLES)} 样", "section"))
        inside.addWidget(label("；".join(TITLES.values()) + "。", "second", wrap=True))
        said = "查出来的只是提醒，不妨碍记录，也不妨碍编册；编册时一并印在册后。"
        inside.addWidget(label(said, "second", wrap=True))
        return frame

    # -- checking ------------------------------------------------------------------------------

    def reload(self) -> None:
        if self.job is not None:
            self.job.cancel()
        self.told.setText("正在对照全部记录……")

        def work(desk: Desk, tick: Tick) -> list[Finding]:
            return desk.self_check(tick=tick)

        self.job = self.run("自查", work, self._checked_over)
        self.job.stopped.connect(self._halted)

    def _halted(self) -> None:
        # A method and no lambda: Qt lets go of it when the page is gone before its job is.
        self.told.setText("自查停下了，没有查完。")

    def _checked_over(self, findings: list[Finding]) -> None:
        self.job = None
        waiting = [finding for finding in findings if not finding.answered]
        counts = [
            f"{word} {sum(f.severity == key for f in waiting)}" for key, word in SEVERITIES.items()
        ]
        said = f"{self.shell.desk.today()} 查完："
        if not findings:
            self.told.setText(f"{said}没有发现矛盾。")
        else:
            answered = len(findings) - len(waiting)
            self.told.setText(f"{said}{'、'.join(counts)}，已说明 {answered}。")
        self.tree.show_findings(findings)
        self.tree.setFocus()

    def may_leave(self) -> None:
        if self.job is not None:
            self.job.cancel()

    # -- one finding ---------------------------------------------------------------------------

    def _show(self, finding: Finding | None) -> None:
        # A reason half written stays while the list is only made anew around it.
        same = finding and self.finding and finding.key == self.finding.key
        self.finding = finding
        self.detail.setVisible(finding is not None)
        if finding is None:
            return
        if not same or not self.reason.toPlainText():
            self.reason.setPlainText(finding.answered or "")
        clear(self.texts)
        self.texts.addWidget(
            label(f"{SEVERITIES[finding.severity]}：{finding.title}", "section", wrap=True)
        )
        self.texts.addWidget(label(finding.said, wrap=True, select=True))
        for record_id in finding.records:
            self.texts.addWidget(self._link(record_id))
        if finding.answered:
            self.texts.addWidget(
                label(f"已说明：{finding.answered}", "second", wrap=True, select=True)
            )

    def _link(self, record_id: str) -> QWidget:
        desk = self.shell.desk
        try:
            record = desk.record(record_id)
        except DeskError as gone:
            return label(gone.title, "second", wrap=True)
        said = f"{KINDS[record.kind].label}　{desk.title(record)}"
        room = self.theme.px(WIDE - 60) if not self.theme.large else self.width() * 3 // 4
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        made = ActButton(self.theme, shown, partial(self._open, record_id), role="link")
        made.setToolTip(said)
        return made

    def _open(self, record_id: str) -> None:
        self.shell.open_record(record_id)

    def save(self) -> None:
        """Keep the reason with the finding that is shown."""
        finding = self.finding
        if finding is None:
            return
        reason = self.reason.toPlainText()
        if self.shell.attempt(lambda: answer(self.shell.desk, finding, reason)):
            said = Notice(
                "done",
                "说明存下了。",
                "以后自查还会列出这一条，带着说明。",
                key="answer",
                seconds=6,
            )
            self.shell.tell(said)

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self.tree.setFocus()
