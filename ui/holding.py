"""Words that could not be kept on the disk hold their page open, so that nobody leaves them unawares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.notices import Notice

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TITLE = "这张表里的字还没有存到盘上，先不离开。"
HOW = "腾出地方、插好盘以后按“再存一次”；不要这些字就按“不要了”。"
CLOSING = "这张表里的字还没有存到盘上。再关一次就丢掉它们。"


def held(window: MainWindow) -> bool:
    """Keep what was typed; whether the page must stay because that did not work."""
    if not window.trail:
        return False
    page = window.page()
    page.may_leave()
    if page.stuck():
        window.tell(Notice("failed", TITLE, HOW, key="held"))
        return True
    window.drop("held")
    return False


def held_once(window: MainWindow) -> bool:
    """The same for closing, which is never barred twice."""
    page = window.page()
    warned = "held" in page.notices.bars
    page.may_leave()
    if not page.stuck() or warned:
        return False
    window.tell(Notice("failed", CLOSING, HOW, key="held"))
    return True
