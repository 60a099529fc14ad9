"""How many days a year gives: 5, 10 or 15 by cumulative years of work, and what forfeits them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave.days import DAY, Slot, calendar_slots, slots
from fqdesk.domain.periods import Month, forward, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.settings import LOCAL_SETTINGS

BANDS = ((1, 5 * DAY), (10, 10 * DAY), (20, 15 * DAY))
"""Years of cumulative work → half days (职工带薪年休假条例第三条)."""
SICK_MONTHS = {5 * DAY: 2, 10 * DAY: 3, 15 * DAY: 4}
"""Months of sick leave in a year that forfeit its leave, by band (条例第四条)."""
PERSONAL_DAYS = 20
"""Days of 事假 without deduction of pay that forfeit the year's leave (条例第四条)."""


@dataclass(frozen=True)
class Condition:
    """A condition of Article 4: the day on which it was reached, and why in words."""

    day: date
    said: str


def rule(facts: Facts, key: str) -> str:
    """A leave setting, with the convention of product.md where nobody set another."""
    return facts.setting(key) or LOCAL_SETTINGS[key].default or ""


def applies_from(work_start: date, years: int, change: str = "next_month") -> date:
    """The first day on which the days of a band may be taken.

    机关事业单位工作人员带薪年休假实施办法 (人事部令第9号): after full 1, 10, 20 years, from the next
    month. A start on 29 February is full in February. `change` is the setting leave.band_change.
    """
    full = Month(work_start.year + years, work_start.month)
    if change == "same_day":
        return forward(work_start, years * 12)
    return date(full.year + 1, 1, 1) if change == "next_year" else full.plus(1).first


def entitled_on(work_start: date | None, day: date, change: str = "next_month") -> int:
    """Half days of the band that applies on a day, 0 before the first full year or when unknown."""
    if work_start is None:
        return 0
    reached = [days for years, days in BANDS if applies_from(work_start, years, change) <= day]
    return reached[-1] if reached else 0


def forfeit(
    facts: Facts, calendar: Calendar, person: Record, year: int, leaves: Sequence[Record]
) -> str | None:
    """Why the year gives no leave (条例第四条), None where it does; `leaves` are the person's own.

    Whoever had taken leave of the year before the condition was reached loses the next year's
    instead (企业职工带薪年休假实施办法第八条, the same rule for organs).
    """
    now = condition(facts, calendar, person, year, leaves)
    if now is not None and not _taken_before(facts, calendar, now.day, leaves):
        return now.said
    before = condition(facts, calendar, person, year - 1, leaves)
    if before is not None and _taken_before(facts, calendar, before.day, leaves):
        return f"{year - 1} 年休过年休假以后{before.said}，不享受 {year} 年的年休假"
    return None


def condition(
    facts: Facts, calendar: Calendar, person: Record, year: int, leaves: Sequence[Record]
) -> Condition | None:
    """The first condition of Article 4 that was reached in a year, by the day of judging."""
    found = [
        reached
        for reached in (
            _sick(facts, person, year, leaves),
            _personal(facts, calendar, year, leaves),
        )
        if reached is not None
    ]
    return min(found, key=lambda reached: reached.day, default=None)


def undecided(calendar: Calendar, year: int, leaves: Iterable[Record], on: date) -> bool:
    """Whether 事假 reaches 20 days only with leaves where nobody said if pay was deducted."""
    of = [r for r in leaves if r["type"] == "personal_leave" and r["pay_deducted"] is not True]
    known = [r for r in of if r["pay_deducted"] is False]
    limit = PERSONAL_DAYS * DAY
    return (
        len(_of_year(_working(calendar, known, on), year, on))
        < limit
        <= len(_of_year(_working(calendar, of, on), year, on))
    )


def _sick(facts: Facts, person: Record, year: int, leaves: Sequence[Record]) -> Condition | None:
    """Calendar days of sick leave added up over the year; a month is 30 days (product.md)."""
    sick = [r for r in leaves if r["type"] == "sick_leave"]
    month_days = int(rule(facts, "leave.sick_month_days"))
    change = rule(facts, "leave.band_change")
    away = {slot for leave in sick for slot in calendar_slots(leave, facts.on)}
    for halves, (day, _) in enumerate(_of_year(away, year, facts.on), 1):
        months = SICK_MONTHS.get(entitled_on(person["work_start_date"], day, change))
        if months is not None and halves >= months * month_days * DAY:
            days = halves // DAY
            return Condition(day, f"病假累计 {days} 天，满 {months} 个月")
    return None


def _personal(
    facts: Facts, calendar: Calendar, year: int, leaves: Sequence[Record]
) -> Condition | None:
    """Working days of 事假 without deduction of pay; an unanswered question forfeits nothing."""
    paid = [r for r in leaves if r["type"] == "personal_leave" and r["pay_deducted"] is False]
    away = _of_year(_working(calendar, paid, facts.on), year, facts.on)
    limit = PERSONAL_DAYS * DAY
    if len(away) < limit:
        return None
    return Condition(away[limit - 1][0], f"事假累计 {PERSONAL_DAYS} 天且没有扣工资")


def _working(calendar: Calendar, leaves: Iterable[Record], on: date) -> set[Slot]:
    return {slot for leave in leaves for slot in slots(leave, calendar, on)}


def _of_year(away: Iterable[Slot], year: int, on: date) -> list[Slot]:
    days = calendar_year(year)
    return sorted(slot for slot in away if slot[0] in days and slot[0] <= on)


def _taken_before(facts: Facts, calendar: Calendar, day: date, leaves: Sequence[Record]) -> bool:
    """Whether leave of that year had been taken before the day."""
    return any(
        slot[0] < day and slot[0].year == day.year
        for leave in leaves
        if leave["type"] == "annual_leave" and leave["attribution_year"] in (None, day.year)
        for slot in slots(leave, calendar, facts.on)
    )
