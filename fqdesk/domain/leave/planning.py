"""Planning leave: who still owes days, when the last one must start, and who would be away together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave.days import DAY, span_of
from fqdesk.domain.leave.ledger import Balance, balances
from fqdesk.domain.leave.rates import full_leave_rate, say_share
from fqdesk.domain.periods import Span, say_day, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on

THRESHOLD = Fraction(9, 10)
"""全休率高于90%: exactly nine of ten do not reach it (崇州 25, 南通 六)."""


@dataclass(frozen=True)
class Row:
    """What one officer still has to take of the year."""

    balance: Balance
    owed: int
    """Half days not yet taken, whether planned or not."""
    latest_start: date
    """The last day from which all of it still fits into the year, working days only."""
    too_late: bool
    """Not enough working days are left; the rest can only cross into the next year."""

    @property
    def person(self) -> str:
        """Whose row it is."""
        return self.balance.person


@dataclass(frozen=True)
class Step:
    """One rung of the ladder: after this officer too has taken everything, the rate stands so."""

    row: Row
    numerator: int
    value: Fraction
    reaches: bool


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the year can still reach its rate. `latest` is None when nothing is missing."""

    year: int
    rows: tuple[Row, ...]
    ladder: tuple[Step, ...]
    """Fewest owed days first: the cheapest way."""
    needed: int
    """How many more officers must take everything."""
    latest: date | None
    """The day by which the first of the needed leaves must begin at the latest."""
    guessed: bool
    said: str


def plan(facts: Facts, calendar: Calendar, year: int, threshold: Fraction = THRESHOLD) -> Plan:
    """What every counted officer still owes, and the cheapest way past the threshold (`>`)."""
    rate = full_leave_rate(facts, calendar, year)
    counted = [b for b in balances(facts, calendar, year) if b.person in rate.people]
    last = calendar_year(year).last
    rows = tuple(_row(facts, calendar, b, last) for b in counted if not b.complete)
    ordered = sorted(rows, key=lambda row: (row.owed, row.person))
    ladder = tuple(
        Step(row, done, value, value > threshold)
        for done, row in enumerate(ordered, rate.numerator + 1)
        for value in [Fraction(done, rate.denominator)]
    )
    wanted = floor(rate.denominator * threshold) + 1 if rate.denominator else 0
    needed = max(0, wanted - rate.numerator)
    chosen = ordered[:needed]
    return Plan(
        year=year,
        rows=rows,
        ladder=ladder,
        needed=needed,
        latest=min((row.latest_start for row in chosen), default=None),
        guessed=calendar.guessed(Span(min(facts.on, last), last)),
        said=_said(facts, year, chosen, ladder),
    )


def _row(facts: Facts, calendar: Calendar, balance: Balance, last: date) -> Row:
    owed = balance.entitled - balance.taken
    start = calendar.latest_start(last, -(-owed // DAY))
    return Row(balance, owed, start, too_late=start < facts.on)


def _said(facts: Facts, year: int, chosen: list[Row], ladder: tuple[Step, ...]) -> str:
    if not chosen:
        return f"{year} 年全休率已经够了。"
    days = say_halves(sum(row.owed for row in chosen))
    first = min(chosen, key=lambda row: (row.latest_start, row.person))
    step = ladder[len(chosen) - 1]
    end = say_share(step.numerator, int(step.numerator / step.value))
    name, owed = facts.name(first.person), say_halves(first.owed)
    said = f"还差 {len(chosen)} 人 {days} 天，休满后 {end}"
    if first.too_late:
        return f"{said}；{name}的 {owed} 天年内已经排不下，只能跨到下一年。"
    return f"{said}；最迟{say_day(first.latest_start)}起休（{name} {owed} 天）。"


@dataclass(frozen=True)
class Clash:
    """A day on which more people are away than may be."""

    day: date
    people: tuple[str, ...]
    leaves: tuple[str, ...]


def clashes(leaves: Iterable[Record], at_most: int) -> list[Clash]:
    """The days on which more than `at_most` people are away; plans and requests count as well."""
    away: dict[date, dict[str, str]] = {}
    for leave in leaves:
        if leave["state"] != "cancelled":
            for day in span_of(leave).each_day():
                away.setdefault(day, {})[leave["person"]] = leave.id
    return [
        Clash(day, tuple(sorted(who)), tuple(who[person] for person in sorted(who)))
        for day, who in sorted(away.items())
        if len(who) > at_most
    ]


def on_hand(facts: Facts, span: Span, planned: Iterable[Record] = ()) -> Mapping[date, int]:
    """Officers at the station and not on leave or rest, day by day; `planned` leaves are taken off too."""
    away: dict[date, set[str]] = {}
    approved = [leave for leave in facts.all("leave") if leave["state"] == "approved"]
    for leave in (*approved, *planned):
        _mark(away, leave["person"], span_of(leave), span)
    for rest in facts.all("rest"):
        if rest["taken"] is not False:
            _mark(away, rest["person"], Span(rest.day, rest["end"] or rest.day), span)
    return {
        day: len([p for p in roster_on(facts, day).officers if p.id not in away.get(day, ())])
        for day in span.each_day()
    }


def _mark(away: dict[date, set[str]], person: str, days: Span, within: Span) -> None:
    if days.overlaps(within):
        for day in Span(max(days.first, within.first), min(days.last, within.last)).each_day():
            away.setdefault(day, set()).add(person)
