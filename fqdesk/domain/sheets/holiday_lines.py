"""A year's holidays as a table for people: each holiday, its days off, and the days worked for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.day_text import say_weekday
from fqdesk.domain.holidays import HolidayYear


@dataclass(frozen=True)
class HolidayLine:
    """One holiday of a notice."""

    name: str
    off: str
    """10-01（周四）至 10-07（周三）; several runs are joined by 、."""
    days: int
    work: str
    """Adjusted working days, empty where there are none."""


def holiday_lines(arrangement: HolidayYear) -> list[HolidayLine]:
    """Every holiday in the order of its days; names joined by 、 (国庆节、中秋节) are one holiday."""
    found = []
    for name in dict.fromkeys(arrangement.off.values()):
        days = sorted(day for day, called in arrangement.off.items() if called == name)
        work = sorted(day for day, called in arrangement.work.items() if called == name)
        found.append(HolidayLine(name, "、".join(_runs(days)), len(days), _days(work)))
    nameless = [
        day for day, name in arrangement.work.items() if name not in arrangement.off.values()
    ]
    if nameless:
        found.append(HolidayLine("调休上班", "", 0, _days(sorted(nameless))))
    return found


def differing(before: HolidayYear | None, after: HolidayYear) -> list[str]:
    """The days that count otherwise than before, as sentences; empty where the year was not known."""
    if before is None:
        return []
    found = []
    for day in sorted({*before.off, *before.work, *after.off, *after.work}):
        was, now = _counts(before, day), _counts(after, day)
        if was != now:
            found.append(f"{_said(day)}：原来{was}，现在{now}")
    return found


def _counts(arrangement: HolidayYear, day: date) -> str:
    if day in arrangement.off:
        return "放假"
    if day in arrangement.work:
        return "上班"
    return "周末休息" if day.weekday() >= 5 else "照常上班"


def _said(day: date) -> str:
    return f"{day:%Y-%m-%d}（{say_weekday(day)}）"


def _days(days: Iterable[date]) -> str:
    return "、".join(f"{day:%m-%d}（{say_weekday(day)}）" for day in days)


def _runs(days: list[date]) -> Iterable[str]:
    start = 0
    for at in range(len(days)):
        if at + 1 < len(days) and (days[at + 1] - days[at]).days == 1:
            continue
        ends = [days[start]] if start == at else [days[start], days[at]]
        yield "至".join(f" {day:%m-%d}（{say_weekday(day)}）" for day in ends).strip()
        start = at + 1
