"""The pages of the navigation; importing this imports them all, so only the window does."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ui.pages.criteria_page import CriteriaPage
from ui.pages.honour_page import HonourPage
from ui.pages.leave_page import LeavePage
from ui.pages.ledger_page import LedgerPage
from ui.pages.page import Page
from ui.pages.party_page import PartyPage
from ui.pages.settings_page import SettingsPage
from ui.pages.today_page import TodayPage
from ui.pages.visit_page import VisitPage
from ui.shell import Shell

PAGES: Mapping[str, Callable[[Shell], Page]] = MappingProxyType(
    {
        "today": TodayPage,
        "party": PartyPage,
        "visit": VisitPage,
        "leave": LeavePage,
        "honour": HonourPage,
        "ledger": LedgerPage,
        "criteria": CriteriaPage,
        "settings": SettingsPage,
    }
)
"""The pages in the order of the navigation."""
