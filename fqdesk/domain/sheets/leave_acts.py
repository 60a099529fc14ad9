"""What approving a leave and coming back from it write into its record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster


def approval(leave: Record, roster: Roster, on: date) -> Mapping[str, Any]:
    """Approved on a day by the chief; whose own leave is approved above the station names nobody."""
    by = chief_for(leave["person"], roster)
    return {"state": "approved", "approved_on": on, "approved_by": by}


def chief_for(person: str, roster: Roster) -> str | None:
    """The chief who approves somebody's leave; the chief's own is approved above the station."""
    chiefs = [seat["person"] for seat in roster.holding("station_chief")]
    return next((chief for chief in chiefs if chief != person), None)


def plan_of(person: str, days: Span, year: int) -> dict[str, Any]:
    """A plan of annual leave, not yet asked for."""
    return {
        "person": person,
        "type": "annual_leave",
        "day": days.first,
        "end": days.last,
        "state": "planned",
        "attribution_year": year,
    }


def back_on(leave: Record, on: date) -> date:
    """The last day that somebody was away, when nothing else is said: its end, or today before that."""
    end: date = leave["end"]
    return max(leave.day, min(end, on))
