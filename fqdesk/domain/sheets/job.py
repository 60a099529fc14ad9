"""A job: one thing to do, why, until when, and the form that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from fqdesk.domain.catalog import KINDS

MOST_NAMES = 4
NOTHING: Mapping[str, Any] = MappingProxyType({})
PAGES = {"party": "party", "masses": "visit", "care": "leave", "honour": "honour"}
"""Area of a kind → the page of the window that its jobs are counted on."""


@dataclass(frozen=True)
class Aim:
    """Where the form begins that closes something, and of which days it is asked."""

    field: str = ""
    """The answer that closes it: `published`, or in a row of several `actions/0/done`."""
    until: date | None = None
    """The last day of a period that is over: 20 typed as the day means the 20th before it."""
    said: str = ""
    """What is to be written, in a sentence above the form."""


NO_AIM = Aim()

PAST, WEEK, MONTH, YEAR, LATER = "已过期限", "本周", "本月", "年底以前", "明年"
GROUPS = (PAST, WEEK, MONTH, YEAR, LATER)


@dataclass(frozen=True, kw_only=True)
class Job:
    """One thing to do, why, until when, and the form that does it."""

    title: str
    why: str
    day: date
    late: bool
    kind: str
    fill: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    record: str | None = None
    """The record to open, where one exists already; else a new one is begun with `fill`."""
    aim: Aim = NO_AIM
    series: str = ""
    """The cadence it comes from, or `leave`, or the kind: by this the claims it serves are found."""

    @property
    def page(self) -> str:
        """The page of the window that counts it."""
        return PAGES.get(KINDS[self.kind].area, "ledger")

    def group(self, today: date) -> str:
        """Which heading it stands under."""
        if self.late or self.day < today:
            return PAST
        if self.day <= today + timedelta(days=6 - today.weekday()):
            return WEEK
        if (self.day.year, self.day.month) == (today.year, today.month):
            return MONTH
        return YEAR if self.day.year == today.year else LATER
