"""What some days of leave would take, and what speaks against them: worked out while dragging."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.leave_year import LeaveYear, Line


@dataclass(frozen=True)
class Trial:
    """What some days of leave would take, and what speaks against them."""

    days: Span
    halves: int
    left: int
    """Half days still unplanned before."""
    after: int
    """And afterwards; below zero when it is more than the year gives."""
    clashes: tuple[str, ...]
    amount: str
    """What is wrong with the number of days, where something is."""
    hands: int | None = None
    """Officers on hand on the thinnest of the working days; None where that is not known."""

    @property
    def troubles(self) -> tuple[str, ...]:
        """Everything that speaks against it; nothing of it forbids."""
        return (*self.clashes, *((self.amount,) if self.amount else ()))


def trial(sheet: LeaveYear, person: str, days: Span, moving: str = "") -> Trial:
    """Try a whole-day leave of working days, new or in place of the record `moving`."""
    line = sheet.line(person)
    if line is None:
        raise KeyError(person)
    moved = next((bar for bar in line.bars if bar.record == moving), None) if moving else None
    working = [day for day in days.each_day() if day not in sheet.off]
    halves = 2 * len(working)
    known = {day: left_on(sheet, line, day) for day in days.each_day()}
    hands = {day: hand for day, hand in known.items() if hand is not None}
    left = line.left + (moved.halves if moved and moved.annual else 0)
    clashes = (
        *_overlaps(line, days, moving),
        *_floor(sheet, hands),
        *_leaders(sheet, person, days),
    )
    amount = ""
    if not halves:
        amount = "这几天都是休息日，不算年休假"
    elif halves > left:
        amount = f"多出 {say_halves(halves - left)} 天，只剩 {say_halves(left)} 天没有排"
    least = min((hands[day] for day in working if day in hands), default=None)
    return Trial(days, halves, left, left - halves, clashes, amount, least)


def _overlaps(line: Line, days: Span, moving: str) -> Iterable[str]:
    for bar in line.bars:
        if bar.record != moving and bar.days.overlaps(days):
            yield f"和{bar.word} {say_span(bar.days)} 重叠"


def _floor(sheet: LeaveYear, hands: Mapping[date, int]) -> Iterable[str]:
    floor = sheet.floor
    if floor is None:
        return
    low = {day: hand for day, hand in hands.items() if hand < floor}
    if low:
        said = "、".join(say_span(span) for span in joined(low))
        yield f"{said} 在岗 {min(low.values())} 人，本所最低 {floor} 人"


def left_on(sheet: LeaveYear, line: Line, day: date) -> int | None:
    """Officers on hand when this person is away too; None outside the year."""
    if day not in sheet.hand:
        return None
    away = any(day in bar.days for bar in line.bars)
    counted = line.person in sheet.officers[day] and not away
    return sheet.hand[day] - counted


def _leaders(sheet: LeaveYear, person: str, days: Span) -> Iterable[str]:
    if person not in sheet.leaders:
        return
    for other, post in sheet.leaders.items():
        line = sheet.line(other)
        if other == person or line is None:
            continue
        both = [day for day in days.each_day() if any(day in bar.days for bar in line.bars)]
        if both:
            said = "、".join(say_span(span) for span in joined(both))
            yield f"{said} 和{post}{line.name}同时离岗"


def joined(days: Iterable[date]) -> list[Span]:
    """Days as stretches of days that follow one another."""
    found: list[Span] = []
    for day in sorted(days):
        if found and found[-1].last + timedelta(1) == day:
            found[-1] = Span(found[-1].first, day)
        else:
            found.append(Span(day, day))
    return found


def say_span(days: Span) -> str:
    """Days within a year, as short as a table says them: 12-07 至 12-10."""
    if days.first == days.last:
        return f"{days.first:%m-%d}"
    return f"{days.first:%m-%d} 至 {days.last:%m-%d}"
