"""From the Party page to paper: one meeting's record or sign-in sheet, and the year's record book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fqdesk.desk import Desk
from fqdesk.desk.forms import SIGN_IN, attached_said, print_forms, print_year_book
from fqdesk.desk.ledgers import print_talks
from fqdesk.domain.records import Record
from fqdesk.progress import Tick
from ui.pages.forms_page import FormsPage
from ui.shell import Shell


def show_form(shell: Shell, record: Record, form: str) -> None:
    """Show one form of a record before it is printed."""
    show_forms(shell, record, (form,))


def show_forms(shell: Shell, record: Record, forms: Sequence[str]) -> None:
    """Show those of these forms that the record has, one after the other."""
    word = "签到表" if tuple(forms) == (SIGN_IN,) else "记录"

    def compose(desk: Desk, path: Path, tick: Tick) -> int:
        return print_forms(desk, [record.id], forms, path, tick)

    notes = attached_said(record, forms)
    shell.enter(FormsPage(shell, f"{shell.desk.title(record)} {word}", compose, notes))


def show_year_book(shell: Shell, year: int) -> None:
    """Show the record book of a year: members, the year by months, every record, statistics."""

    def compose(desk: Desk, path: Path, tick: Tick) -> int:
        return print_year_book(desk, year, path, tick)

    shell.enter(FormsPage(shell, f"{year} 年三会一课记录本", compose))


def show_talks(shell: Shell, year: int) -> None:
    """Show the register of a year's talks: that they took place, never what was said."""

    def compose(desk: Desk, path: Path, tick: Tick) -> int:
        return print_talks(desk, year, path, tick)

    shell.enter(FormsPage(shell, f"{year} 年谈心谈话台账", compose))
