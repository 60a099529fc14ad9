"""Where everything stands in the leave calendar, worked out from the theme, the days and the width."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QRect

from fqdesk.domain.periods import Span
from ui.theme import SMALLEST, Theme

COLUMNS = ("应休", "已休", "已排", "余")
FEWER = ("应休", "已休", "余")
"""Above 100 %: what is planned stands as bars in the days, which need the room."""
NUMBERED_FROM = 12.4
"""Pixels from which a day has room for its number, at 100 %."""


@dataclass(frozen=True)
class Measure:
    """The calendar at one width; of many people only those that fit are shown, from `top` on."""

    theme: Theme
    days: Span
    rows: int
    room: int
    """Pixels that there are from left to right."""
    top: int = 0
    """The first person that is shown."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The numbers beside a name; at large type only what is left."""
        if self.theme.large:
            return COLUMNS[-1:]
        return COLUMNS if self.theme.percent == SMALLEST else FEWER

    @property
    def number(self) -> int:
        """Width of a column of numbers."""
        return self.theme.between(38, 66 if self.theme.large else 50)

    @property
    def name(self) -> int:
        """Width of the names, at normal type with their posts: three signs and four small ones."""
        t = self.theme
        both = 0 if t.large else 3 * t.body + 4 * t.small + t.px(18)
        return max(t.between(112, 132), both)

    @property
    def left(self) -> int:
        """Where the days begin."""
        return self.name + self.number * len(self.columns) + self.theme.px(6)

    @property
    def head(self) -> int:
        """Height over the rows: months, day numbers, weekdays."""
        return self.theme.between(52, 92)

    @property
    def row(self) -> int:
        """Height of a person's row."""
        return self.theme.between(32, 56)

    @property
    def foot(self) -> int:
        """Height of the line of officers on hand."""
        return self.theme.between(28, 50)

    @property
    def day(self) -> float:
        """Width of a day."""
        return max(1.0, (self.room - self.left) / self.days.days)

    @property
    def numbered(self) -> bool:
        """Whether days show their numbers."""
        return self.day >= NUMBERED_FROM * self.theme.percent / 100

    @property
    def width(self) -> int:
        """The whole width."""
        return round(self.left + self.day * self.days.days)

    @property
    def height(self) -> int:
        """The whole height."""
        return self.head + self.rows * self.row + self.foot

    def x(self, day: date) -> int:
        """The left edge of a day."""
        return round(self.left + (day - self.days.first).days * self.day)

    def mondays(self, room: int) -> list[date]:
        """The Mondays that are named where each needs so many pixels: all, or every second or third."""
        found = [day for day in self.days.each_day() if day.weekday() == 0]
        every = ceil(room / (7 * self.day))
        return [day for day in found[::every] if self.x(day) + room <= self.width]

    def y(self, row: int) -> int:
        """The upper edge of a person's row."""
        return self.head + (row - self.top) * self.row

    def shows(self, row: int) -> bool:
        """Whether a person is in sight."""
        return self.top <= row < self.top + self.rows

    def day_at(self, x: float) -> date:
        """The day at a place, the nearest one where it lies beside the days."""
        number = int((x - self.left) // self.day)
        return self.days.first + timedelta(max(0, min(self.days.days - 1, number)))

    def row_at(self, y: float) -> int | None:
        """The row at a place."""
        number = int((y - self.head) // self.row)
        return self.top + number if 0 <= number < self.rows else None

    def cells(self, row: int, days: Span) -> QRect:
        """The days of a row, as far as they are shown; empty when none is."""
        first, last = max(days.first, self.days.first), min(days.last, self.days.last)
        if first > last:
            return QRect()
        left, right = self.x(first), self.x(last + timedelta(1))
        return QRect(left, self.y(row), right - left, self.row)

    def column(self, row: int, number: int) -> QRect:
        """A number's place beside the name."""
        left = self.name + number * self.number
        return QRect(left, self.y(row), self.number, self.row)
