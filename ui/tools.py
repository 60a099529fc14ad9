"""What can be opened from the palette beside records and pages: the first start, checks, things to paste."""

# ruff: noqa: PLC0415 - each is imported when it is opened

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.found import Found

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.shell import Shell


def setup(shell: Shell) -> Page:
    """建立所案."""
    from ui.first_start.setup_page import SetupPage

    return SetupPage(shell)


def self_check(shell: Shell) -> Page:
    """自查."""
    from ui.pages.self_check_page import SelfCheckPage

    return SelfCheckPage(shell)


def past(shell: Shell) -> Page:
    """印过的册子."""
    from ui.pages.past_page import PastPage

    return PastPage(shell)


def shortcuts(shell: Shell) -> Page:
    """快捷键."""
    from ui.pages.shortcuts_page import ShortcutsPage

    return ShortcutsPage(shell)


def compare(shell: Shell) -> Page:
    """两个标准对照."""
    from ui.pages.compare_page import ComparePage

    return ComparePage(shell)


def notice(shell: Shell) -> Page:
    """粘贴国务院放假通知."""
    from ui.pages.notice_page import NoticePage

    return NoticePage(shell)


def paste(shell: Shell) -> Page:
    """粘贴标准文本."""
    from ui.pasting import PastePage

    return PastePage(shell)


def bring(shell: Shell) -> Page:
    """导入 Excel."""
    from ui.importing import ImportPage

    return ImportPage(shell)


def offer_import(shell: Shell) -> tuple[str, Callable[[], object]]:
    """The second way to begin on an empty page: what stands in Excel need not be typed again."""
    return "导入 Excel…", lambda: shell.enter(bring(shell))


TOOLS: tuple[tuple[str, str, str, Callable[[Shell], Page]], ...] = (
    ("settings", "建立所案", "辖区、人员、支部、标准，四步，接着做", setup),
    ("ledger", "导入 Excel", "往年的台账、花名册，看过预览再导入", bring),
    ("criteria", "自查", "检查的人会看出的矛盾，逐条说明", self_check),
    ("criteria", "印过的册子", "证据册印过几次，从那以后变了什么", past),
    ("settings", "快捷键", "每个键做什么，F1 也能打开", shortcuts),
    ("criteria", "两个标准对照", "同一件事各要多少，一条记录两边算", compare),
    ("leave", "粘贴国务院放假通知", "放假安排、年休假重算", notice),
    ("criteria", "粘贴标准文本", "本市的创建标准，逐条确认", paste),
)
"""Icon, name, what for, and the page."""


def tools(shell: Shell) -> list[Found]:
    """One line of the palette per tool."""
    return [_found(shell, *tool) for tool in TOOLS]


def _found(shell: Shell, icon: str, text: str, note: str, page: Callable[[Shell], Page]) -> Found:
    return Found("动作", icon, "打开", text, note, lambda: shell.enter(page(shell)))
