"""What can be opened from the palette beside records and pages: the first start, checks, things to paste."""

from __future__ import annotations

from collections.abc import Callable

from ui.acts import Found
from ui.first_start import SetupPage
from ui.pages.compare_page import ComparePage
from ui.pages.notice_page import NoticePage
from ui.pages.page import Page
from ui.pages.past_page import PastPage
from ui.pages.self_check_page import SelfCheckPage
from ui.pages.shortcuts_page import ShortcutsPage
from ui.pasting import PastePage
from ui.shell import Shell

TOOLS: tuple[tuple[str, str, str, Callable[[Shell], Page]], ...] = (
    ("settings", "建立所案", "辖区、人员、支部、标准，四步，接着做", SetupPage),
    ("criteria", "自查", "检查的人会看出的矛盾，逐条说明", SelfCheckPage),
    ("criteria", "印过的册子", "证据册印过几次，从那以后变了什么", PastPage),
    ("settings", "快捷键", "每个键做什么，F1 也能打开", ShortcutsPage),
    ("criteria", "两个标准对照", "同一件事各要多少，一条记录两边算", ComparePage),
    ("leave", "粘贴国务院放假通知", "放假安排、年休假重算", NoticePage),
    ("criteria", "粘贴标准文本", "本市的创建标准，逐条确认", PastePage),
)
"""Icon, name, what for, and the page."""


def tools(shell: Shell) -> list[Found]:
    """One line of the palette per tool."""
    return [_found(shell, *tool) for tool in TOOLS]


def _found(shell: Shell, icon: str, text: str, note: str, page: Callable[[Shell], Page]) -> Found:
    return Found("动作", icon, "打开", text, note, lambda: shell.enter(page(shell)))
