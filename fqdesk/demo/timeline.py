"""When things happen in the demo: its first and last day, its working days, and its gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.periods import ONE_DAY, Month, Span, quarter


@dataclass(frozen=True)
class Timeline:
    """The days that the demo's history covers. Events end the day before `on`."""

    on: date
    count: int
    """How many calendar months, the running one included."""
    calendar: Calendar

    @cached_property
    def start(self) -> date:
        """The first day of the history."""
        return Month.of(self.on).plus(1 - self.count).first

    @cached_property
    def last(self) -> date:
        """The last day on which something may have happened."""
        return max(self.start, self.on - ONE_DAY)

    @cached_property
    def span(self) -> Span:
        """All days of the history."""
        return Span(self.start, self.last)

    @cached_property
    def months(self) -> list[Month]:
        """Its months, the running one last."""
        return Span(self.start, self.on).months()

    @cached_property
    def years(self) -> range:
        """Its calendar years."""
        return range(self.start.year, self.on.year + 1)

    @cached_property
    def judged(self) -> int | None:
        """The last complete calendar year when the history covers it whole."""
        year = self.on.year - 1
        return year if self.start <= date(year, 1, 1) else None

    @cached_property
    def missed(self) -> Month:
        """The month whose committee meeting was never held: July of the judged year."""
        return Month(self.judged, 7) if self.judged else self.months[(len(self.months) - 1) // 2]

    @cached_property
    def closed(self) -> Span | None:
        """The quarter in which one village saw no visit, None where no quarter is covered whole."""
        if self.judged:
            return quarter(date(self.judged, 4, 1))
        return next((q for q in self.span.quarters() if self.span.covers(q)), None)

    @cached_property
    def forgotten(self) -> Month | None:
        """The month whose 主题党日 nobody entered: the one before the running month."""
        month = Month.of(self.on).plus(-1)
        return month if self.count >= 6 and month != self.missed else None

    def at(self, part: float) -> date:
        """A working day at this part (0 to 1) of the history."""
        return self.workday(self.start + ONE_DAY * int(part * (self.last - self.start).days))

    def workday(self, day: date) -> date:
        """The day itself or the next working day."""
        while not self.calendar.is_workday(day):
            day += ONE_DAY
        return day

    def workdays(self, span: Span) -> list[date]:
        """The working days of a span that the history covers."""
        return [
            day for day in span.each_day() if day in self.span and self.calendar.is_workday(day)
        ]

    def within(self, month: Month, first: int, last: int) -> list[date]:
        """The working days from the `first` to the `last` of a month that the history covers."""
        end = min(last, month.last.day)
        if first > end:
            return []
        return self.workdays(Span(month.first.replace(day=first), month.first.replace(day=end)))
