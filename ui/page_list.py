"""The pages of the navigation; each is imported when it is first shown, so that the first comes soon."""

# ruff: noqa: PLC0415 - that is what this module is for

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fqdesk.domain.sheets.job import NO_AIM, Aim
from ui.notices import Notice
from ui.words import spaced

if TYPE_CHECKING:
    from fqdesk.domain.records import Record
    from ui.pages.page import Page
    from ui.shell import Shell


def _today(shell: Shell) -> Page:
    from ui.pages.today_page import TodayPage

    return TodayPage(shell)


def _party(shell: Shell) -> Page:
    from ui.pages.party_page import PartyPage

    return PartyPage(shell)


def _visit(shell: Shell) -> Page:
    from ui.pages.visit_page import VisitPage

    return VisitPage(shell)


def _leave(shell: Shell) -> Page:
    from ui.pages.leave_page import LeavePage

    return LeavePage(shell)


def _honour(shell: Shell) -> Page:
    from ui.pages.honour_page import HonourPage

    return HonourPage(shell)


def _ledger(shell: Shell) -> Page:
    from ui.pages.ledger_page import LedgerPage

    return LedgerPage(shell)


def _criteria(shell: Shell) -> Page:
    from ui.pages.criteria_page import CriteriaPage

    return CriteriaPage(shell)


def _settings(shell: Shell) -> Page:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(shell)


def form_page(
    shell: Shell, kind: str, record: Record | None = None, *, aim: Aim = NO_AIM, **more: Any
) -> Page:
    """The form of a kind, new or of a record, begun where `aim` says; `more` as `FormPage` takes it."""
    from ui.pages.form_page import FormPage

    page = FormPage(shell, kind, record, **more)
    if page.form is not None:
        page.form.aim_at(aim)
    if aim.said:
        page.notices.tell(Notice("explain", spaced(aim.said), key="aim"))
    return page


PAGES: Mapping[str, Callable[[Shell], Page]] = MappingProxyType(
    {
        "today": _today,
        "party": _party,
        "visit": _visit,
        "leave": _leave,
        "honour": _honour,
        "ledger": _ledger,
        "criteria": _criteria,
        "settings": _settings,
    }
)
"""The pages in the order of the navigation."""
