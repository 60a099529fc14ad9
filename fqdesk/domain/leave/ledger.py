"""The leave ledger: every half day put to the year it belongs to, and each person's balance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave.counted import excluded
from fqdesk.domain.leave.days import Slot, guessed, slots
from fqdesk.domain.leave.entitlement import entitled_on, forfeit, rule, undecided
from fqdesk.domain.periods import year as calendar_year
from fqdesk.domain.records import Record

STATES = ("approved", "applied", "planned")
"""A half day that two entries claim is counted once, for the first of these."""


@dataclass(frozen=True, kw_only=True)
class Balance:
    """One person's leave of one year as of the day of judging, in half days."""

    person: str
    role: str
    year: int
    entitled: int
    """0 when forfeited or not yet earned."""
    entitled_now: int
    """What the band of the day of judging gives; less than `entitled` before a change in the year."""
    taken: int
    """Of this year's leave, also where it was taken in the next year."""
    pending: int
    """Approved and still to come, or asked for, or planned."""
    carried_in: int
    """Days of last year's leave that are taken or planned in this year."""
    carried_out: int
    """Days of this year's leave that are taken or planned in the next year."""
    remaining: int
    forfeited_because: str | None = None
    excluded_because: str | None = None
    """Why the person is not counted in the rates; listed all the same."""
    segments: tuple[str, ...] = ()
    """The leave records that this year's days come from."""
    notes: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def complete(self) -> bool:
        """Whether all days of the year have been taken."""
        return self.entitled > 0 and self.taken >= self.entitled


@dataclass(frozen=True)
class _Taken:
    """A half day, the record it comes from, and the year whose leave it uses."""

    slot: Slot
    leave: Record
    state: str
    year: int


def balances(facts: Facts, calendar: Calendar, year: int) -> list[Balance]:
    """Everybody who was at the station in the year (by the day of judging), auxiliaries last."""
    until = min(calendar_year(year).last, facts.on)
    first = min(calendar_year(year).first, until)
    people = [
        person
        for person in facts.all("person")
        if person.day <= until and (person["until"] is None or person["until"] >= first)
    ]
    people.sort(key=lambda person: person["role"] != "officer")
    return [_balance(facts, calendar, person, year) for person in people]


def balance(facts: Facts, calendar: Calendar, person: str, year: int) -> Balance:
    """One person's balance. Raises KeyError for somebody who is not known."""
    return _balance(facts, calendar, facts.by_id[person], year)


def moved(before: Sequence[Balance], after: Sequence[Balance]) -> list[tuple[Balance, Balance]]:
    """The balances that a new holiday notice changed, old and new beside each other."""
    was = {(b.person, b.year): b for b in before}
    pairs = [(was[(b.person, b.year)], b) for b in after if (b.person, b.year) in was]
    return [(old, new) for old, new in pairs if old != new]


def _balance(facts: Facts, calendar: Calendar, person: Record, year: int) -> Balance:
    return facts.once(
        ("leave balance", calendar, person.id, year),
        lambda: _worked_out(facts, calendar, person, year),
    )


def _worked_out(facts: Facts, calendar: Calendar, person: Record, year: int) -> Balance:
    approved = _approved(facts, person)
    ledger = facts.once(
        ("leave ledger", calendar, person.id), lambda: _ledger(facts, calendar, person)
    )
    lost = forfeit(facts, calendar, person, year, approved)
    earned = earned_in(facts, person, year)
    entitled = 0 if lost else earned
    mine = [entry for entry in ledger if entry.year == year and _counts(entry, facts.on)]
    taken = len([entry for entry in mine if _is_taken(entry, facts.on)])
    pending = len(mine) - taken
    change = rule(facts, "leave.band_change")
    now = entitled_on(person["work_start_date"], min(facts.on, calendar_year(year).last), change)
    segments = {entry.leave.id: entry.leave for entry in mine}
    return Balance(
        person=person.id,
        role=person["role"],
        year=year,
        entitled=entitled,
        entitled_now=0 if lost else min(now, earned),
        taken=taken,
        pending=pending,
        carried_in=_dated(ledger, facts.on, year - 1, year),
        carried_out=_dated(ledger, facts.on, year, year + 1),
        remaining=max(0, entitled - taken - pending),
        forfeited_because=lost,
        excluded_because=excluded(facts, person, year, lost, earned),
        segments=tuple(segments),
        notes=tuple(_notes(facts, calendar, person, year, ledger)),
        guessed=any(guessed(leave, calendar) for leave in segments.values()),
    )


def earned_in(facts: Facts, person: Record, year: int) -> int:
    """What the year gives by years of work, before any forfeit: the band reached in the year."""
    change = rule(facts, "leave.band_change")
    return entitled_on(person["work_start_date"], calendar_year(year).last, change)


def state_on(leave: Record, on: date) -> str:
    """The state on a day: an approval that came later was still a request then."""
    state: str = leave["state"]
    approved_on: date | None = leave["approved_on"]
    return "applied" if state == "approved" and approved_on and approved_on > on else state


def _by_person(facts: Facts) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for leave in facts.all("leave"):
        found.setdefault(leave["person"], []).append(leave)
    return found


def leaves_of(facts: Facts, person: str) -> list[Record]:
    """Every leave of a person, of all types and states, by its first day."""
    return facts.once("leave by person", lambda: _by_person(facts)).get(person, [])


def _approved(facts: Facts, person: Record) -> list[Record]:
    return [
        leave for leave in leaves_of(facts, person.id) if state_on(leave, facts.on) == "approved"
    ]


def _ledger(facts: Facts, calendar: Calendar, person: Record) -> list[_Taken]:
    """Every half day of annual leave once, in order, with the year it uses.

    A written attribution year counts; days without one use the year they lie in, or (setting
    leave.bucket_first) what is left of the year before. Leave may cross into the next year only
    (条例第五条), so days further away than that use no year's leave.
    """
    seen: set[Slot] = set()
    days: list[tuple[Slot, Record, str]] = []
    own = leaves_of(facts, person.id)
    annual = [(state_on(r, facts.on), r) for r in own if r["type"] == "annual_leave"]
    for state in STATES:
        for _, leave in (pair for pair in annual if pair[0] == state):
            fresh = [s for s in slots(leave, calendar, facts.on) if s not in seen]
            seen.update(fresh)
            days += [(slot, leave, state) for slot in fresh]
    used: dict[int, int] = {}
    ledger = []
    for slot, leave, state in sorted(days, key=lambda entry: (entry[0], entry[1].id)):
        year = leave["attribution_year"] or _unwritten(facts, calendar, person, slot[0], used)
        used[year] = used.get(year, 0) + 1
        if slot[0].year - year in (0, 1):
            ledger.append(_Taken(slot, leave, state, year))
    return ledger


def _unwritten(
    facts: Facts, calendar: Calendar, person: Record, day: date, used: Mapping[int, int]
) -> int:
    """The year that a day without a written attribution year uses.

    Last year's leave is used first only where some of it is on record: for a year before the
    records begin nobody knows what was left.
    """
    before = day.year - 1
    if rule(facts, "leave.bucket_first") != "carried" or not used.get(before):
        return day.year
    lost = forfeit(facts, calendar, person, before, _approved(facts, person))
    left = 0 if lost else earned_in(facts, person, before) - used.get(before, 0)
    return before if left > 0 else day.year


def _is_taken(entry: _Taken, on: date) -> bool:
    return entry.state == "approved" and entry.slot[0] <= on


def _counts(entry: _Taken, on: date) -> bool:
    """Taken, still to come, or asked for and not yet decided while the year's leave can be taken."""
    open_request = entry.state == "applied" and on <= calendar_year(entry.year + 1).last
    return _is_taken(entry, on) or entry.slot[0] > on or open_request


def _dated(ledger: Iterable[_Taken], on: date, year: int, lies_in: int) -> int:
    return len(
        [e for e in ledger if e.year == year and e.slot[0].year == lies_in and _counts(e, on)]
    )


def _notes(
    facts: Facts,
    calendar: Calendar,
    person: Record,
    year: int,
    ledger: Sequence[_Taken],
) -> Iterable[str]:
    """What a reader must know beside the numbers."""
    if undecided(calendar, year, _approved(facts, person), facts.on):
        yield "事假满 20 天，没有填是否扣工资，应不应休待确认"
    earned = earned_in(facts, person, year)
    start = person["work_start_date"]
    change = rule(facts, "leave.band_change")
    before = entitled_on(start, calendar_year(year).first, change)
    if earned != before:
        yield f"年内变档，由 {say_halves(before)} 天变为 {say_halves(earned)} 天"
    late = [e for e in ledger if e.year == year and e.state == "planned" and e.slot[0] <= facts.on]
    if late:
        yield f"计划已过 {say_halves(len(late))} 天，没有批准，不算已休"
