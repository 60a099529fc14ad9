"""How the year's leave can still be taken: the ladder to the rate, and days that fit for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave import Plan, Rate, Row, full_leave_rate, plan
from fqdesk.domain.leave.rates import say_share
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.leave_trial import trial
from fqdesk.domain.sheets.leave_year import Bar, LeaveYear, can_be_carried, leave_year, to_return


@dataclass(frozen=True)
class Rung:
    """One line of the proof: who takes what, and where the rate then stands."""

    said: str
    halves: int
    share: str
    """7/10."""
    rate: str
    """70.0%."""
    reaches: bool


@dataclass(frozen=True)
class Suggestion:
    """Days that fit one person; `days` is None where nothing fits without trouble."""

    person: str
    halves: int
    days: Span | None
    latest: date
    """The last day on which such a leave must begin."""
    year: int
    """The year whose leave it is; the one before where it crosses over."""


@dataclass(frozen=True, kw_only=True)
class LeavePlan:
    """What stands beside the calendar."""

    sheet: LeaveYear
    rate: Rate
    plan: Plan
    before: Plan
    """The year before, whose leave may still be taken in this one."""
    ladder: tuple[Rung, ...]
    suggestions: tuple[Suggestion, ...]
    unreturned: tuple[Bar, ...]


def leave_plan(facts: Facts, calendar: Calendar, year: int) -> LeavePlan:
    """The year's calendar with rate, ladder and suggestions; takes a while, so run it as a job."""
    sheet = leave_year(facts, calendar, year)
    rate = full_leave_rate(facts, calendar, year)
    this, before = plan(facts, calendar, year), plan(facts, calendar, year - 1)
    return LeavePlan(
        sheet=sheet,
        rate=rate,
        plan=this,
        before=before,
        ladder=tuple(_ladder(facts, rate, this)),
        suggestions=tuple(suggest(sheet, calendar, this, before)),
        unreturned=tuple(to_return(sheet, facts.all("leave"))),
    )


def _ladder(facts: Facts, rate: Rate, made: Plan) -> Iterable[Rung]:
    if not rate.denominator:
        return
    whole = rate.denominator
    now = rate.numerator
    yield Rung("现在", 0, f"{now}/{whole}", say_share(now, whole), reaches=made.needed == 0)
    for step in made.ladder:
        share = f"{step.numerator}/{whole}"
        name = facts.name(step.row.person)
        yield Rung(name, step.row.owed, share, say_share(step.numerator, whole), step.reaches)


def suggest(sheet: LeaveYear, calendar: Calendar, this: Plan, before: Plan) -> Iterable[Suggestion]:
    """Working days still ahead for whoever owes unplanned days, those with the least room first.

    Days below the floor, days on which both leaders would be away, and days already taken are left
    out; of what remains, days on which few others are away and that no weekend divides.
    """
    last = sheet.days.last
    wanted = [(row, sheet.year) for row in this.rows if not row.too_late]
    if sheet.on.year == sheet.year:
        wanted += [(row, before.year) for row in before.rows if can_be_carried(row.balance)]
    ordered = sorted(
        (calendar.latest_start(last, -(-halves // 2)), row.person, year, halves)
        for row, year in wanted
        if (halves := _unplanned(row)) > 0 and sheet.line(row.person) is not None
    )
    for latest, person, year, halves in ordered:
        found = fitting(sheet, person, halves)
        yield Suggestion(person, halves, found, latest, year)
        if found is not None:
            sheet = _with(sheet, person, found, halves)


def _unplanned(row: Row) -> int:
    return max(0, row.owed - row.balance.pending)


def fitting(sheet: LeaveYear, person: str, halves: int) -> Span | None:
    """The best days for one person's leave, None where none are without trouble."""
    days = -(-halves // 2)
    tomorrow = max(sheet.on + timedelta(1), sheet.days.first)
    if tomorrow > sheet.days.last:
        return None
    worked = [d for d in Span(tomorrow, sheet.days.last).each_day() if d not in sheet.off]
    best: tuple[int, int, date, Span] | None = None
    for at in range(len(worked) - days + 1):
        span = Span(worked[at], worked[at + days - 1])
        away = max(len(sheet.officers[d]) - sheet.hand[d] for d in span.each_day())
        if best is not None and (away, span.days) >= best[:2]:
            continue
        if not trial(sheet, person, span).clashes:
            best = (away, span.days, span.first, span)
    return best[3] if best else None


def _with(sheet: LeaveYear, person: str, days: Span, halves: int) -> LeaveYear:
    """The year with these days taken too, so that the next suggestion keeps clear of them."""
    line = sheet.line(person)
    counted = line is not None and line.officer
    hand = {day: count - (counted and day in days) for day, count in sheet.hand.items()}
    bar = Bar(person=person, days=days, state="planned", word="建议", halves=halves)
    lines = [
        replace(one, bars=(*one.bars, bar)) if one.person == person else one for one in sheet.lines
    ]
    return replace(sheet, lines=tuple(lines), hand=hand)


def planned(suggestions: Iterable[Suggestion]) -> list[dict[str, object]]:
    """The leave records, still to be approved, that put suggestions into the plan."""
    return [
        {
            "person": one.person,
            "type": "annual_leave",
            "day": one.days.first,
            "end": one.days.last,
            "state": "planned",
            "attribution_year": one.year,
            **({"end_half": "am"} if one.halves % 2 else {}),
        }
        for one in suggestions
        if one.days is not None
    ]


def reasons(leave: Record, made: LeavePlan) -> tuple[str, ...]:
    """What to weigh again at the moment of approving a leave; none of it forbids."""
    bar = made.sheet.bar(leave.id)
    if bar is None:
        return ()
    tried = trial(made.sheet, bar.person, bar.days, leave.id)
    return tried.troubles if bar.annual else tried.clashes
