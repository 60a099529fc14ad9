"""All duties of a span of days together."""

from __future__ import annotations

from fqdesk.domain.cadence.branch import meetings
from fqdesk.domain.cadence.duty import Asked, Duty
from fqdesk.domain.cadence.local import local_duties
from fqdesk.domain.cadence.members import dues, reelection, talks
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span


def duties(facts: Facts, span: Span, calendar: Calendar | None = None) -> list[Duty]:
    """Everything owed in the calendar periods that the span touches, as it stands on `facts.on`.

    Periods are whole months, quarters, half-years and years; those still to come are listed as due.
    With a calendar the reasons tell the working days that are left. Source: domain.md B1.
    """
    asked = Asked(facts, calendar)
    return [
        *meetings(asked, span),
        *talks(asked, span),
        *dues(asked, span),
        *reelection(asked, span),
        *local_duties(asked, span),
    ]
