"""From the Party page to paper: one meeting's record or sign-in sheet, and the year's record book."""

from __future__ import annotations

from pathlib import Path

from fqdesk.desk import Desk
from fqdesk.desk.forms import RECORD, SIGN_IN, print_forms, year_book
from fqdesk.domain.records import Record
from fqdesk.progress import Tick
from ui.pages.forms_page import FormsPage
from ui.shell import Shell


def show_form(shell: Shell, record: Record, form: str) -> None:
    """Show a form of a meeting before it is printed."""
    title = f"{shell.desk.title(record)} {'签到表' if form == SIGN_IN else '记录'}"

    def compose(desk: Desk, path: Path, tick: Tick) -> int:
        return print_forms(desk, [record.id], [form], path, tick)

    shell.enter(FormsPage(shell, title, compose))


def show_year_book(shell: Shell, year: int) -> None:
    """Show the record book of a year: each meeting's record with its sign-in sheet."""

    def compose(desk: Desk, path: Path, tick: Tick) -> int:
        ids = [record.id for record in year_book(desk, year)]
        return print_forms(desk, ids, [RECORD, SIGN_IN], path, tick)

    shell.enter(FormsPage(shell, f"{year} 年三会一课记录本", compose))
