"""Days, months and spans: the arithmetic of windows, always counting both end days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> Month:
        """The month so many months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def span(self) -> Span:
        """All its days."""
        return Span(self.first, self.last)

    def __str__(self) -> str:
        """Written as 2026-03."""
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, order=True)
class Span:
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Span) -> bool:
        """Whether any day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: Span) -> bool:
        """Whether every day of the other lies inside."""
        return self.first <= other.first and other.last <= self.last

    def each_day(self) -> Iterator[date]:
        """Its days in order."""
        day = self.first
        while day <= self.last:
            yield day
            day += ONE_DAY

    def months(self) -> list[Month]:
        """The months it touches."""
        month, found = Month.of(self.first), []
        while month.first <= self.last:
            found.append(month)
            month = month.plus(1)
        return found

    def quarters(self) -> list[Span]:
        """The calendar quarters it touches, whole."""
        found: list[Span] = []
        for month in self.months():
            span = quarter(month.first)
            if not found or found[-1] != span:
                found.append(span)
        return found

    def halves(self) -> list[Span]:
        """The calendar half-years it touches, whole."""
        found: list[Span] = []
        for month in self.months():
            span = half_year(month.first)
            if not found or found[-1] != span:
                found.append(span)
        return found

    def years(self) -> list[Span]:
        """The calendar years it touches, whole."""
        return [year(y) for y in range(self.first.year, self.last.year + 1)]

    def __str__(self) -> str:
        """Written in Chinese with both ends."""
        return f"{say_day(self.first)}至{say_day(self.last)}"


def year(number: int) -> Span:
    """A calendar year."""
    return Span(date(number, 1, 1), date(number, 12, 31))


def quarter(day: date) -> Span:
    """The calendar quarter that a day lies in."""
    first = Month(day.year, (day.month - 1) // 3 * 3 + 1)
    return Span(first.first, first.plus(2).last)


def half_year(day: date) -> Span:
    """The calendar half-year that a day lies in."""
    first = Month(day.year, 1 if day.month <= 6 else 7)
    return Span(first.first, first.plus(5).last)


def back(day: date, months: int) -> date:
    """The same day so many months before; a day that does not exist becomes the month's last."""
    month = Month.of(day).plus(-months)
    return date(month.year, month.month, min(day.day, month.last.day))


def forward(day: date, months: int) -> date:
    """The same day so many months later; a day that does not exist becomes the next month's first.

    The counterpart of `back`: the first day from which `back` does not fall before `day` again.
    """
    month = Month.of(day).plus(months)
    if day.day > month.last.day:
        return month.plus(1).first
    return date(month.year, month.month, day.day)


def window_back(on: date, months: int) -> Span:
    """The `months` up to and with `on`: 24 months to 2026-10-31 are 2024-11-01 to 2026-10-31.

    Source: product.md "Conventions", first row (start = the day after the same day so long before).
    """
    return Span(back(on, months) + ONE_DAY, on)


def last_complete_year(on: date) -> Span:
    """The last calendar year that was over before `on`."""
    return year(on.year - 1)


def full_years(since: date, on: date) -> int:
    """How many whole years lie between; somebody of 29 February counts from 1 March otherwise."""
    years = on.year - since.year
    return years - ((on.month, on.day) < (since.month, since.day))


def say_day(day: date) -> str:
    """A day in a sentence: 2026年3月6日, no leading zeros (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_month(month: Month) -> str:
    """A month in a sentence."""
    return f"{month.year}年{month.month}月"
