"""Rest, duty and health checks as the leave page lists them, person by person in order of the roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import ONE_DAY, Span, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.rest import Owed, RestBalance, Share, rest_balances, spread, unrested_nights
from fqdesk.domain.roster import roster_on

LOOK_BACK = timedelta(days=31)
"""Night duty longer ago is told by 自查, no longer as something to make up for."""


@dataclass(frozen=True, kw_only=True)
class CareYear:
    """Everything beside the calendar of leave; worked out in one go off the UI thread."""

    facts: Facts
    year: int
    rest: tuple[RestBalance, ...]
    shares: tuple[Share, ...]
    """Of everybody who was on duty, and of all officers."""
    nights: tuple[Unrested, ...]
    checks: tuple[Checked, ...]

    @property
    def owed(self) -> int:
        """Half days of rest that are owed to all together."""
        return sum(one.remaining for one in self.rest)


def next_up(care: CareYear, people: int = 2) -> tuple[str, ...]:
    """Officers at the station whose turn a duty on a holiday would be: fewest such days, then nights.

    A proposal for a fair rota, no ranking: all others keep the order of the roster.
    """
    here = {person.id for person in roster_on(care.facts, care.facts.on).officers}
    own = [share for share in care.shares if share.person in here]
    return tuple(
        share.person for share in sorted(own, key=lambda one: (one.holidays, one.nights))[:people]
    )


def care_year(facts: Facts, calendar: Calendar, year: int) -> CareYear:
    """Rest, duty of the year, nights of the last month, checks; `facts` hold these records."""
    return CareYear(
        facts=facts,
        year=year,
        rest=tuple(owed_rest(facts)),
        shares=tuple(
            share
            for share in spread(facts, calendar, year)
            if share.duties or facts.by_id[share.person]["role"] == "officer"
        ),
        nights=tuple(unrested(facts)),
        checks=tuple(health(facts)),
    )


def owed_rest(facts: Facts) -> list[RestBalance]:
    """Everybody who ever earned or took rest, and all officers."""
    officers = {person.id for person in roster_on(facts, facts.on).officers}
    return [
        one
        for one in rest_balances(facts)
        if one.person in officers or one.entries or one.unmatched or one.unanswered
    ]


def open_rest(balance: RestBalance) -> list[Owed]:
    """What can still be taken, what runs out first standing first."""
    far = date.max
    return sorted(
        (entry for entry in balance.entries if entry.open > 0),
        key=lambda entry: (entry.expires or far, entry.day, entry.duty),
    )


def rest_form(balance: RestBalance) -> dict[str, Any]:
    """What a form of 补休 for this person can know already: the duty that runs out first."""
    fill: dict[str, Any] = {"person": balance.person, "type": "comp_rest", "day": None}
    owed = open_rest(balance)
    if owed:
        fill |= {"source": owed[0].duty, "days": owed[0].open}
    return fill


@dataclass(frozen=True)
class Unrested:
    """A night on duty after which no rest is on record."""

    duty: Record
    person: str

    @property
    def key(self) -> str:
        """Tells it from the others of the same night."""
        return f"{self.duty.id} {self.person}"

    def form(self) -> dict[str, Any]:
        """The rest of the day after, as far as it is known."""
        return {
            "person": self.person,
            "type": "rotation_rest",
            "day": self.duty.day + ONE_DAY,
            "days": 2,
            "source": self.duty.id,
        }


def unrested(facts: Facts) -> list[Unrested]:
    """The nights of the last month, newest first."""
    span = Span(facts.on - LOOK_BACK, facts.on)
    found = [Unrested(duty, person) for duty, person in unrested_nights(facts, span)]
    return sorted(found, key=lambda one: (one.duty.day, one.key), reverse=True)


@dataclass(frozen=True)
class Checked:
    """An officer's last health check, and why one was missed."""

    person: str
    last: Record | None
    this_year: bool
    missed: str


def health(facts: Facts) -> list[Checked]:
    """Every officer of the day with the year's health check."""
    days = calendar_year(facts.on.year)
    checks = facts.until_on("health_check")
    found = []
    for person in roster_on(facts, facts.on).officers:
        done = [record for record in checks if person.id in (record["done"] or ())]
        last = done[-1] if done else None
        reasons = [
            row.get("reason") or "没有写原因"
            for record in checks
            if record.day in days
            for row in record["not_done"] or ()
            if row["person"] == person.id
        ]
        here = last is not None and last.day in days
        found.append(Checked(person.id, last, here, reasons[-1] if reasons and not here else ""))
    return found
