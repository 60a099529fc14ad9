"""A year's leave as people by days: bars, officers on hand, and what one more leave would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.catalog.care import REST_TYPES
from fqdesk.domain.catalog.leave import LEAVE_TYPES
from fqdesk.domain.catalog.people import COMMITTEE_POSTS, POSTS
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave import Balance, balances, leave_days, on_hand, span_of
from fqdesk.domain.leave.days import slots
from fqdesk.domain.periods import Span, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on

LEADERS = ("station_chief", "political_instructor")
"""They are not to be away together."""
SHORT_POSTS = {"community_officer": "社区", "case_officer": "办案", "duty_officer": "值班"}
SHORT_TYPES = {"annual_leave": "年休", "maternity_leave": "产假", "other_leave": "假"}
OPEN_STATES = ("planned", "applied")
UNRETURNED = timedelta(days=31)
"""A leave that ended longer ago and names no return was simply taken to its end."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One stretch of days of one person."""

    person: str
    days: Span
    state: str
    """approved, planned, applied, or rest."""
    word: str
    """As short as a bar is: 年休, 补休."""
    halves: int
    record: str = ""
    annual: bool = False
    of_year: int | None = None
    """The year whose leave it uses, where that was written down."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person's row."""

    person: str
    name: str
    post: str
    officer: bool
    balance: Balance
    bars: tuple[Bar, ...]
    carried: int = 0
    """Half days of last year's leave, still to be taken in this one, that are planned or granted."""
    carried_left: int = 0
    """And those that are not even planned."""

    @property
    def pending(self) -> int:
        """Half days planned or granted and still to come, whichever year's leave they are."""
        return self.balance.pending + self.carried

    @property
    def left(self) -> int:
        """Half days that nobody has planned yet, last year's included."""
        return self.balance.remaining + self.carried_left

    @property
    def owed(self) -> int:
        """Half days not yet taken, planned or not."""
        return max(0, self.balance.entitled - self.balance.taken)


@dataclass(frozen=True, kw_only=True)
class LeaveYear:
    """Everything that the calendar of a year shows."""

    year: int
    on: date
    lines: tuple[Line, ...]
    hand: Mapping[date, int]
    """Officers on hand day by day, plans still to come taken off as well."""
    officers: Mapping[date, frozenset[str]]
    """Who of the officers is at the station, by day."""
    leaders: Mapping[str, str]
    """Person → 所长 or 教导员."""
    off: Mapping[date, str]
    """Days that are not worked, and why."""
    floor: int | None
    guessed: bool
    taken_by_month: tuple[int, ...]
    """Half days of annual leave of officers that were taken, whatever year they use."""

    @property
    def days(self) -> Span:
        """The whole year."""
        return calendar_year(self.year)

    def line(self, person: str) -> Line | None:
        """The row of a person."""
        return next((line for line in self.lines if line.person == person), None)

    def bar(self, record: str) -> Bar | None:
        """The bar of a record."""
        return next((b for line in self.lines for b in line.bars if b.record == record), None)

    def weeks(self) -> list[tuple[Span, int]]:
        """The fewest officers on hand in each week of the year, Monday to Sunday."""
        found = []
        day = self.days.first
        while day <= self.days.last:
            last = min(day + timedelta(6 - day.weekday()), self.days.last)
            week = Span(day, last)
            found.append((week, min(self.hand[one] for one in week.each_day())))
            day = last + timedelta(1)
        return found

    def short(self, day: date) -> bool:
        """Whether fewer are on hand than the station wants."""
        return self.floor is not None and self.hand.get(day, self.floor) < self.floor


def leave_year(facts: Facts, calendar: Calendar, year: int) -> LeaveYear:
    """The calendar of a year as known on `facts.on`; needs registers, leave and rest records."""
    days = calendar_year(year)
    own = _bars(facts, calendar, days)
    now = facts.on.year == year
    roster = roster_on(facts, min(max(facts.on, days.first), days.last))
    known = sorted(balances(facts, calendar, year), key=lambda one: _order(facts, roster, one))
    before = {one.person: one for one in balances(facts, calendar, year - 1)} if now else {}
    lines = [_line(facts, roster, balance, own, before.get(balance.person)) for balance in known]
    coming = [r for r in facts.all("leave") if r["state"] in OPEN_STATES and r["end"] >= facts.on]
    floor = facts.setting("leave.floor")
    return LeaveYear(
        year=year,
        on=facts.on,
        lines=tuple(lines),
        hand=on_hand(facts, days, coming),
        officers={
            day: frozenset(p.id for p in roster_on(facts, day).officers) for day in days.each_day()
        },
        leaders={seat["person"]: POSTS[seat["post"]] for seat in roster.holding(*LEADERS)},
        off={
            day: calendar.why(day) or "休息"
            for day in days.each_day()
            if not calendar.is_workday(day)
        },
        floor=int(floor) if floor else None,
        guessed=calendar.guessed(days),
        taken_by_month=_by_month(facts, calendar, days),
    )


def _by_month(facts: Facts, calendar: Calendar, days: Span) -> tuple[int, ...]:
    officers = {person.id for person in facts.all("person") if person["role"] == "officer"}
    counts = [0] * 12
    for leave in facts.all("leave"):
        if (
            leave["type"] == "annual_leave"
            and leave["state"] == "approved"
            and leave["person"] in officers
            and span_of(leave).overlaps(days)
        ):
            for day, _ in slots(leave, calendar, facts.on):
                if day in days and day <= facts.on:
                    counts[day.month - 1] += 1
    return tuple(counts)


def _line(
    facts: Facts,
    roster: Roster,
    balance: Balance,
    bars: Iterable[Bar],
    before: Balance | None,
) -> Line:
    carried = before if before and can_be_carried(before) else None
    return Line(
        person=balance.person,
        name=facts.name(balance.person),
        post=short_post(roster, balance.person, balance.role),
        officer=balance.role == "officer",
        balance=balance,
        bars=tuple(bar for bar in bars if bar.person == balance.person),
        carried=carried.pending if carried else 0,
        carried_left=carried.remaining if carried else 0,
    )


def can_be_carried(before: Balance) -> bool:
    """Whether it is known what was left of the year before: of a year without any leave nobody knows."""
    return before.excluded_because is None and bool(before.taken)


def _order(facts: Facts, roster: Roster, balance: Balance) -> tuple[bool, int, date, str]:
    """As a station's own lists go: officers by post, then by arrival; auxiliaries last."""
    held = [list(POSTS).index(key) for key in _posts(roster, balance.person)]
    person = facts.by_id[balance.person]
    return (balance.role != "officer", min(held, default=len(POSTS)), person.day, person.number)


def _posts(roster: Roster, person: str) -> list[str]:
    held = [post["post"] for post in roster.posts if post["person"] == person]
    return sorted((key for key in held if key not in COMMITTEE_POSTS), key=list(POSTS).index)


def short_post(roster: Roster, person: str, role: str) -> str:
    """The post in the station in the words that fit beside a name."""
    held = _posts(roster, person)
    if not held:
        return "辅警" if role == "auxiliary" else "民警"
    return SHORT_POSTS.get(held[0], POSTS[held[0]])[:4]


def _bars(facts: Facts, calendar: Calendar, days: Span) -> list[Bar]:
    found = [
        Bar(
            person=leave["person"],
            days=span_of(leave),
            state=leave["state"],
            word=SHORT_TYPES.get(leave["type"], LEAVE_TYPES[leave["type"]]),
            halves=leave_days(leave, calendar),
            record=leave.id,
            annual=leave["type"] == "annual_leave",
            of_year=leave["attribution_year"],
        )
        for leave in facts.all("leave")
        if leave["state"] != "cancelled" and span_of(leave).overlaps(days)
    ]
    for rest in facts.all("rest"):
        span = Span(rest.day, max(rest["end"] or rest.day, rest.day))
        if rest["taken"] is not False and span.overlaps(days):
            found.append(
                Bar(
                    person=rest["person"],
                    days=span,
                    state="rest",
                    word=REST_TYPES[rest["type"]],
                    halves=rest["days"],
                    record=rest.id,
                )
            )
    return found


def to_return(sheet: LeaveYear, leaves: Iterable[Record]) -> list[Bar]:
    """Leaves that began and of whose end nobody has said anything yet, the oldest first."""
    open_ones = {
        leave.id
        for leave in leaves
        if leave["state"] == "approved"
        and leave["returned_on"] is None
        and leave.day <= sheet.on
        and sheet.on - UNRETURNED <= leave["end"] < sheet.on
    }
    bars = [bar for line in sheet.lines for bar in line.bars if bar.record in open_ones]
    return sorted(bars, key=lambda bar: bar.days)
