"""What a page says in the place of its content while nobody is entered: the truth, and the first step."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.shell import Shell
from ui.tools import offer_import, setup
from ui.widgets.empty import EmptyState

WHAT = "所里的人还没有写进来。"
BEGIN = "接着建立所案"
TODAY = "写进人员、支部和标准以后，今天该补什么、该开什么会，会列在这里。"
PARTY = "三会一课、谈话、党费都按党员算：写进所里的人和支部，这里就列出每月该开什么会。"


def say_nobody(empty: EmptyState, shell: Shell, why: str) -> None:
    """Say so on an empty page; `why` tells what cannot be known before."""
    empty.say(WHAT, why, BEGIN, lambda: shell.enter(setup(shell)), offer_import(shell))


class Nobody(EmptyState):
    """Stands in the place of `content` until somebody is entered."""

    def __init__(self, shell: Shell, content: QWidget, why: str) -> None:
        """Hidden until `look`."""
        super().__init__(shell.theme)
        self.shell = shell
        self.content = content
        say_nobody(self, shell, why)
        self.hide()

    def look(self) -> None:
        """Show what is true now."""
        nobody = self.shell.desk.unfinished()
        self.content.setHidden(nobody)
        self.setVisible(nobody)
