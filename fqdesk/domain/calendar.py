"""Working days: weekends, the State Council's yearly notices, and years that nobody knows yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from fqdesk.domain.facts import Facts
from fqdesk.domain.holidays import SETTING, HolidayYear, Notice, read_setting, shipped
from fqdesk.domain.periods import ONE_DAY, Span
from fqdesk.domain.records import Record

SATURDAY = 5
GUESSED = "按周末推算"
"""Printed wherever a number depends on a year whose notice is not known."""


class Calendar:
    """Which days are worked. Rest days and statutory holidays are no leave days.

    Source: 职工带薪年休假条例第三条; 全国年节及纪念日放假办法; the notice of each year.
    """

    def __init__(self, years: Iterable[HolidayYear]) -> None:
        """A later arrangement of the same year replaces an earlier one, all but its statutory days."""
        self._years: dict[int, HolidayYear] = {}
        for arrangement in years:
            before = self._years.get(arrangement.year)
            kept = arrangement.statutory or (before.statutory if before else ())
            self._years[arrangement.year] = replace(arrangement, statutory=kept)
        self._off: dict[date, str] = {}
        self._work: dict[date, str] = {}
        for year in sorted(self._years):
            self._off |= self._years[year].off
            self._work |= self._years[year].work

    @property
    def years(self) -> Mapping[int, HolidayYear]:
        """The known years."""
        return dict(sorted(self._years.items()))

    def known(self, year: int) -> bool:
        """Whether the year's notice is known."""
        return year in self._years

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked by people with ordinary hours."""
        if day in self._work:
            return True
        return day not in self._off and day.weekday() < SATURDAY

    def why(self, day: date) -> str:
        """Why a day is not ordinary: 国庆节, 调休上班, 周末, or nothing."""
        if day in self._work:
            return "调休上班"
        if day in self._off:
            return self._off[day]
        return "周末" if day.weekday() >= SATURDAY else ""

    def is_holiday(self, day: date) -> bool:
        """Whether the day lies in a holiday named by a notice."""
        return day in self._off

    def workdays(self, span: Span) -> int:
        """How many days of the span are worked."""
        return sum(self.is_workday(day) for day in span.each_day())

    def guessed(self, span: Span) -> bool:
        """Whether some day lies in a year whose notice is not known, so that weekends are all we have."""
        return any(not self.known(year) for year in range(span.first.year, span.last.year + 1))

    def statutory_days(self, year: int) -> tuple[date, ...]:
        """The statutory holidays proper (13 since 2025), empty where they are not known."""
        return self._years[year].statutory if year in self._years else ()

    def latest_start(self, last: date, days: int) -> date:
        """The latest day from which `days` working days fit until and with `last`."""
        day, missing = last, days
        while missing > 0:
            missing -= self.is_workday(day)
            if missing > 0:
                day -= ONE_DAY
        return day


def load_calendar(extra: Iterable[Record] = ()) -> Calendar:
    """The shipped years and those pasted here, which are kept as settings such as holidays.2027.

    Of several settings for a year the newest counts; an adjustment of a shipped year replaces it
    whole. A setting that cannot be read is refused when it is saved, never here.
    """
    pasted = sorted(
        (r for r in extra if r.kind == "setting" and str(r["key"]).startswith(SETTING)),
        key=lambda record: (record.day, record.id),
    )
    return Calendar([*shipped(), *(_arrangement(record) for record in pasted)])


def calendar_of(facts: Facts) -> Calendar:
    """The calendar of a station, from its own settings; a notice is true on any day of judging."""
    return facts.once("calendar", lambda: load_calendar(facts.all("setting")))


def _arrangement(record: Record) -> HolidayYear:
    year = int(str(record["key"]).removeprefix(SETTING))
    title = f"国务院办公厅关于{year}年部分节假日安排的通知"
    return read_setting(year, record["value"], Notice(title, record["said_by"] or "", None))
