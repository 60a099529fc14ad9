"""The first start as a page: four steps, each kept as typed, saved when left forwards, and resumable."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from fqdesk.errors import DeskError
from ui.first_start.branch_step import BranchStep
from ui.first_start.offering import DRAFT
from ui.first_start.people_step import PeopleStep
from ui.first_start.place_step import PlaceStep
from ui.first_start.rail import Rail
from ui.first_start.standard_step import StandardStep
from ui.first_start.step import Step
from ui.notices import Notice, of_error
from ui.pages.page import Page, stow
from ui.shell import Shell
from ui.widgets.button import ActButton

DRAFT_AFTER = 500
"""Milliseconds after the last edit until what was typed is on the disk."""


class SetupPage(Page):
    """Four steps; going on saves the one that is left, 以后再填 leaves it as typed."""

    key = "setup"
    inner = True

    def __init__(self, shell: Shell) -> None:
        """Goes on where the user left off."""
        super().__init__(shell, "建立所案")
        self.steps: list[Step] = [
            PlaceStep(shell),
            PeopleStep(shell),
            BranchStep(shell),
            StandardStep(shell),
        ]
        self.done = [False] * len(self.steps)
        self.at = 0
        self.finished = False
        self.pile = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap)
        self.rail = Rail(self.theme, [step.name for step in self.steps], self.go)
        if not self.theme.large:
            row.addWidget(self.rail)
        else:
            stow(self.rail, self)
        row.addWidget(self.pile, 1)
        self.body.addLayout(row, 1)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DRAFT_AFTER)
        self.timer.timeout.connect(self.keep)
        for step in self.steps:
            self.pile.addWidget(step)
        self._foot()
        self._resume()
        for step in self.steps:
            step.edited.connect(self._edited)
        self.key_act("Ctrl+Return", self.forwards)

    def _foot(self) -> None:
        theme = self.theme
        self.back = ActButton(theme, "‹ 上一步", self.backwards)
        self.later = ActButton(theme, "以后再填", self.skip, role="link")
        self.next = ActButton(theme, "下一步", self.forwards, keys="Ctrl+Enter", role="primary")
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.later)
        self.foot.addWidget(self.next)
        self.foot_frame.show()

    def _resume(self) -> None:
        kept = self.shell.desk.draft(DRAFT)
        if kept is None:
            return
        self.done = list(kept["done"])
        for step, typed in zip(self.steps, kept["steps"], strict=True):
            if typed:
                step.bring_back(typed)
        self.at = int(kept["step"])

    def shown(self, **where: Any) -> None:
        super().shown(**where)
        self.go(self.at)

    def concerns(self, kinds: frozenset[str]) -> bool:
        return False

    def go(self, number: int) -> None:
        """Bring up a step; what was typed in another stays."""
        self.at = number
        step = self.steps[number]
        self.notices.clear()
        self.pile.setCurrentWidget(step)
        step.begin()
        self.title.setText(f"第 {number + 1} 步　{step.title}")
        self.told.setText(step.told)
        self.back.setVisible(number > 0)
        last = number + 1 == len(self.steps)
        self.next.say("建好了，开始用" if last else f"下一步：{self.steps[number + 1].name}")
        self._tell_rail()

    def _tell_rail(self) -> None:
        self.rail.say(self.at, self.done, [step.sum() for step in self.steps])

    def _edited(self) -> None:
        self._tell_rail()
        self.timer.start()

    def backwards(self) -> None:
        """The step before."""
        if self.at:
            self.go(self.at - 1)

    def skip(self) -> None:
        """Leave this step as typed; after the last one, leave the first start."""
        self._on()

    def forwards(self) -> None:
        """Put this step on record and go on; what is missing is told."""
        step = self.steps[self.at]
        if said := step.missing():
            self.notices.tell(Notice("know", said, key="setup"))
            return
        try:
            step.save()
        except DeskError as error:
            self.notices.tell(of_error(error, key="setup"))
            return
        self.done[self.at] = True
        self._on()

    def _on(self) -> None:
        if self.at + 1 < len(self.steps):
            self.go(self.at + 1)
            self.keep()
            return
        self.finished = all(self.done)
        self.shell.leave()

    def keep(self) -> None:
        """Put what was typed on the disk; once every step is on record, forget it."""
        self.timer.stop()
        desk = self.shell.desk
        if self.finished:
            self.shell.attempt(lambda: desk.draft_discard(DRAFT))
            return
        kept = {
            "title": "建立所案",
            "at": desk.clock().isoformat(timespec="seconds"),
            "step": self.at,
            "done": self.done,
            "steps": [step.keep() for step in self.steps],
        }
        self.shell.attempt(lambda: desk.draft_save(DRAFT, kept))

    def may_leave(self) -> None:
        self.keep()
