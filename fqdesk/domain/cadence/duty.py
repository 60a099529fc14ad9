"""One duty: what is owed, by whom, in which period, whether it was done, and why we say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.calendar import GUESSED, Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Month, Span, half_year, quarter, say_day, say_month, year
from fqdesk.domain.records import Record

EXPLAINED = "cadence"
"""A judgement with this as its standard, the series as item and `Duty.key` as check explains a gap."""

MOST_DAYS = 12
"""Days that a reason names one by one; more are counted."""

DONE, DUE, OVERDUE, NOT_APPLICABLE = "done", "due", "overdue", "not_applicable"


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One thing owed in one period, by the station, one person, one Party group or for one place."""

    kind: str
    """The kind of record that closes it."""
    series: str
    label: str
    period: Span
    state: str
    """done, due, overdue or not_applicable."""
    reason: str
    last_day: date
    """The period's last day; `aim` is the day that the branch fixed inside it, where it did."""
    person: str | None = None
    group: str | None = None
    place: str | None = None
    records: tuple[str, ...] = ()
    """The records that count, by event day."""
    too_few: tuple[str, ...] = ()
    """Committee meetings that too few attended: shown, and counted by nobody."""
    needed: int = 1
    normal: bool = True
    """The source says 一般: a gap is to be explained and is no violation."""
    source: str = ""
    aim: date | None = None
    explained: str | None = None
    """What a person wrote down as the reason of a gap."""

    @property
    def times(self) -> int:
        """How many of the times owed were done: one of two, where two are owed in the period."""
        return self.needed if self.state == DONE else min(len(self.records), self.needed - 1)

    @property
    def key(self) -> str:
        """Names the duty for ever: 2026-10, or 2026/person-id."""
        own = self.person or self.group or self.place
        return f"{period_key(self.period)}/{own}"[:60] if own else period_key(self.period)


@dataclass(frozen=True)
class Asked:
    """What a series looks at: the facts of a day and the calendar, if there is one."""

    facts: Facts
    calendar: Calendar | None

    @property
    def on(self) -> date:
        """The day of judging."""
        return self.facts.on

    def roster_day(self, period: Span) -> date:
        """The day whose roster decides a period: its last, or the day of judging while it runs."""
        return min(period.last, self.on)

    def state(self, period: Span, found: Sequence[Record], needed: int = 1) -> str:
        """Enough records make it done; on the last day itself it is still due."""
        if len(found) >= needed:
            return DONE
        return OVERDUE if self.on > period.last else DUE

    def reason(
        self,
        label: str,
        period: Span,
        found: Sequence[Record],
        needed: int = 1,
        what: str = "没有{}记录",
    ) -> str:
        """Why the state is what it is, in one sentence; `what` says what is missing of `label`."""
        when = "、".join(_short(record.day, period) for record in found[:MOST_DAYS])
        if len(found) > MOST_DAYS:
            when = f"{when}等 {len(found)} 次"
        if len(found) >= needed:
            return f"{when}已有记录。"
        there = f"有 {len(found)} 次（{when}），应有 {needed} 次" if found else what.format(label)
        if self.on > period.last:
            return f"{period_said(period)}{there}。"
        if self.on < period.first:
            return f"{period_said(period)}的还没有到，最迟 {say_day(period.last)}。"
        return f"{period_said(period)}还{there}，最迟 {say_day(period.last)}{self._left(period.last)}。"

    def _left(self, last: date) -> str:
        if self.calendar is None:
            return ""
        span = Span(self.on, last)
        guessed = f"（{GUESSED}）" if self.calendar.guessed(span) else ""
        return f"，连今天还有 {self.calendar.workdays(span)} 个工作日{guessed}"

    def explained(self, series: str, key: str) -> str | None:
        """The reason that a person gave for a gap, by the day of judging."""
        said = self.facts.once("explained gaps", self._explained).get((series, key))
        return str(said["reason"]) if said else None

    def _explained(self) -> dict[tuple[str, str], Record]:
        return {
            (record["item"], record["check"]): record
            for record in self.facts.until_on("judgement")
            if record["standard"] == EXPLAINED
        }


def period_key(period: Span) -> str:
    """2026-10, 2026-Q4, 2026-H2, 2026, or the first day of any other span."""
    first = period.first
    if period == Month.of(first).span():
        return str(Month.of(first))
    if period == quarter(first):
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if period == half_year(first):
        return f"{first.year}-H{1 if first.month == 1 else 2}"
    return str(first.year) if period == year(first.year) else first.isoformat()


def period_said(period: Span) -> str:
    """2026年10月, 2026年第4季度, 2026年下半年, 2026年."""
    first = period.first
    if period == Month.of(first).span():
        return say_month(Month.of(first))
    if period == quarter(first):
        return f"{first.year}年第{(first.month + 2) // 3}季度"
    if period == half_year(first):
        return f"{first.year}年{'上' if first.month == 1 else '下'}半年"
    return f"{first.year}年" if period == year(first.year) else str(period)


def _short(day: date, period: Span) -> str:
    return f"{day.month}月{day.day}日" if day.year == period.last.year else say_day(day)
