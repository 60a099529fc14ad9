"""Whether the first start is to be begun or gone on with; known without importing its four steps."""

from __future__ import annotations

from ui.notices import Notice
from ui.pages.begun import tell_begun
from ui.shell import Shell
from ui.tools import setup

DRAFT = "first-start"


def offer(shell: Shell) -> None:
    """Begin the first start where nobody is entered yet; where it was left half way, say so once."""
    desk = shell.desk
    if desk.unfinished():
        shell.enter(setup(shell))
    elif desk.draft(DRAFT) is not None:
        acts = (("接着做", lambda: shell.enter(setup(shell))),)
        said = "填过的都在。不想接着做也行，以后在“设置”的“创建标准”里找得到。"
        shell.tell(Notice("know", "建立所案还有几步没有做完。", said, acts, key="setup"))
    if not desk.unfinished():
        tell_begun(shell)
