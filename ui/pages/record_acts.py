"""What can be done with a record that exists, beside changing it: its paper, its history, taking it away."""

from __future__ import annotations

from collections.abc import Callable

from fqdesk.desk.forms import APPROVAL, RECORD, SIGN_IN
from fqdesk.domain.records import Record
from ui.pages.page import Page
from ui.party.paper import show_forms


def add_record_acts(page: Page, record: Record, toggle: Callable[[], object]) -> None:
    """Buttons in the head of a form; `toggle` shows and hides what stands beside it."""

    def print_it() -> None:
        show_forms(page.shell, record, (RECORD, SIGN_IN, APPROVAL))

    page.add_act("删除…", lambda: page.shell.remove(record))
    page.add_act("历史", toggle, keys="Ctrl+H")
    page.add_act("打印…", print_it, keys="Ctrl+P")
    page.key_act("Ctrl+H", toggle)
    page.key_act("Ctrl+P", print_it)
