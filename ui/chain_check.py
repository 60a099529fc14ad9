"""The history is checked once after the start, in the background, and the status bar says how it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from fqdesk.desk import Desk, Verification
from fqdesk.progress import Tick
from ui.jobs import Job
from ui.notices import Notice
from ui.shell import Shell
from ui.widgets.labels import StateLabel

AFTER = 4000
"""Milliseconds after the start (or after the work it made way for): the first page comes first."""
MOST_SAID = 5
BROKEN = "chain"


class ChainCheck(QObject):
    """Makes way for whatever the user starts meanwhile, and tries again afterwards."""

    def __init__(self, parent: QObject, shell: Shell, state: StateLabel) -> None:
        """`state` says what is known about the chain."""
        super().__init__(parent)
        self.shell = shell
        self.state = state
        self.job: Job | None = None
        self.made_way = False
        self.timer = QTimer(self, interval=AFTER, singleShot=True)
        self.timer.timeout.connect(self.begin)
        self.timer.start()
        self.state.say("unconfirmed", "记录链未核对")
        shell.jobs.changed.connect(self._make_way)

    def begin(self) -> None:
        """Read the whole history in a job; attachments are left to the check in the settings."""
        if self.shell.jobs.held:
            self.timer.start()
            return

        def work(desk: Desk, tick: Tick) -> Verification:
            return desk.verify(tick, attachments=False)

        self.made_way = False
        self.job = self.shell.run("核对记录链", work, self._told)
        self.job.stopped.connect(self._stopped)
        self.job.over.connect(self._over)

    def _make_way(self) -> None:
        if self.job is not None and len(self.shell.jobs.held) > 1:
            self.made_way = True
            self.job.cancel()

    def _stopped(self) -> None:
        if self.made_way:
            self.timer.start()

    def _over(self) -> None:
        self.job = None

    def _told(self, found: Verification) -> None:
        when = f"{self.shell.desk.clock():%H:%M} 核对，共 {found.revisions} 版"
        if found.ok:
            self.state.say("done", "记录链完整")
            self.state.setToolTip(f"{when}，首尾相接，没有断。附件在“设置”里另外核对。")
            self.shell.drop(BROKEN)
            return
        self.state.say("error", "记录链有问题")
        self.state.setToolTip(f"{when}，有 {len(found.problems)} 处不对。")
        said = [*found.problems[:MOST_SAID]]
        if len(found.problems) > MOST_SAID:
            said.append(f"共 {len(found.problems)} 处，在“设置”里核对可以看全。")
        said.append("所案没有被改动。先不要删备份，可以从最近的好备份恢复。")
        acts = (("去设置里看", lambda: self.shell.show_page("settings", tab="备份和核对")),)
        title = "记录链核对没有通过"
        self.shell.tell(Notice("failed", title, "\n".join(said), acts, BROKEN))
