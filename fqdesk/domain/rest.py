"""Rest owed for overtime and duty against rest taken, night duty without rest, and holiday duty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave.days import DAY
from fqdesk.domain.periods import ONE_DAY, Span, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force, roster_on

EARNING = frozenset({"overtime", "night_duty", "holiday_duty"})
"""Duties for which rest is owed: 公务员法第八十二条, 公安机关组织管理条例第三十八条."""


@dataclass(frozen=True)
class Owed:
    """Rest that one duty earned for one person, in half days."""

    duty: str
    day: date
    earned: int
    used: int
    expires: date | None
    """The last day on which it can be taken; None where nobody set a limit (no national one)."""
    lapsed: int
    """What was not taken by then."""

    @property
    def open(self) -> int:
        """What can still be taken."""
        return self.earned - self.used - self.lapsed


@dataclass(frozen=True, kw_only=True)
class RestBalance:
    """One person's rest as of the day of judging, in half days."""

    person: str
    earned: int
    taken: int
    """Rest taken for duties; 轮休 and 强制休息 count where they name the duty."""
    planned: int
    lapsed: int
    remaining: int
    entries: tuple[Owed, ...]
    unmatched: tuple[str, ...] = ()
    """Rest records that no owed rest stands behind."""
    unanswered: tuple[str, ...] = ()
    """Duties that earn rest and say nothing of how much."""


@dataclass
class _Account:
    """An owed rest while it is being used up."""

    duty: Record
    earned: int
    expires: date | None
    used: int = 0

    def take(self, halves: int, on: date) -> int:
        """Use up to `halves` on a day, return how many."""
        if on < self.duty.day or (self.expires is not None and on > self.expires):
            return 0
        part = min(halves, self.earned - self.used)
        self.used += part
        return part


def rest_balances(facts: Facts) -> list[RestBalance]:
    """Everybody at the station on the day, with what they are owed, in the order of the roster."""
    duties, rests = _by_person(facts.until_on("duty")), _by_person(facts.all("rest"))
    return [
        _balance(facts, person.id, duties.get(person.id, []), rests.get(person.id, []))
        for person in roster_on(facts, facts.on).people
    ]


def earned_by(duty: Record, facts: Facts) -> int | None:
    """Half days that a duty earns each person; None where it earns some and nobody said how much.

    Typed rest wins; overtime hours are turned into days only by the local setting, cut to whole
    half days.
    """
    if duty["owed"] is not None:
        halves: int = duty["owed"]
        return halves
    if duty["type"] not in EARNING:
        return 0
    hours, day_hours = duty["hours"], facts.setting("rest.day_hours")
    if hours is None or day_hours is None or int(day_hours) == 0:
        return None
    return int(Decimal(hours) * DAY / int(day_hours))


def unrested_nights(facts: Facts, span: Span) -> list[tuple[Record, str]]:
    """Night duties after which no rest or leave on the next day is on record, with the person.

    公安机关人民警察内务条令 lets whoever was on duty all night rest the next day; special cases are
    common, so this is a list to look at and no fault.
    """
    rests, leaves = _by_person(facts.all("rest")), _by_person(facts.all("leave"))
    found = []
    for duty in facts.within("duty", span, type="night_duty"):
        after = duty.day + ONE_DAY
        for person in duty["people"] or ():
            rested = any(_on(rest, after) for rest in rests.get(person, ()) if _taken(rest))
            away = any(_on(r, after) for r in leaves.get(person, ()) if r["state"] == "approved")
            if not rested and not away and after <= facts.on:
                found.append((duty, person))
    return found


@dataclass(frozen=True)
class Share:
    """How much of the year's duty fell on one officer; listed by roster, never ranked."""

    person: str
    duties: int
    nights: int
    holidays: int
    """Days of duty on statutory holidays, or on holidays of the notice where those are not known."""
    hours: Decimal


def spread(facts: Facts, calendar: Calendar, year: int) -> list[Share]:
    """Duty of a year by person, so that holidays and nights can be spread fairly."""
    days = calendar_year(year)
    statutory = set(calendar.statutory_days(year))
    duties = _by_person(facts.within("duty", days))
    people = [
        p for p in facts.all("person") if any(in_force(p, d) for d in (days.first, days.last))
    ]
    people += [p for p in facts.all("person") if p not in people and p.id in duties]
    return [
        Share(
            person=person.id,
            duties=len(own),
            nights=len([duty for duty in own if duty["type"] == "night_duty"]),
            holidays=len({d.day for d in own if _holiday(d.day, statutory, calendar)}),
            hours=sum((duty["hours"] or Decimal(0) for duty in own), Decimal(0)),
        )
        for person in people
        for own in [duties.get(person.id, [])]
    ]


def _holiday(day: date, statutory: set[date], calendar: Calendar) -> bool:
    return day in statutory if statutory else calendar.is_holiday(day)


def _by_person(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        people = record["people"] if record.kind == "duty" else (record["person"],)
        for person in people or ():
            found.setdefault(person, []).append(record)
    return found


def _taken(rest: Record) -> bool:
    """A rest that is on record was taken unless somebody said that it was not."""
    return rest["taken"] is not False


def _on(record: Record, day: date) -> bool:
    last: date | None = record["returned_on"] or record["end"]
    return record.day <= day <= (last or record.day)


def _balance(
    facts: Facts, person: str, duties: Sequence[Record], rests: Sequence[Record]
) -> RestBalance:
    limit = facts.setting("rest.expiry_days")
    accounts = [
        _Account(duty, earned, duty.day + timedelta(int(limit)) if limit else None)
        for duty in duties
        if (earned := earned_by(duty, facts))
    ]
    known = [rest for rest in rests if _taken(rest)]
    past = [rest for rest in known if rest.day <= facts.on]
    unmatched = _use_up(accounts, past)
    entries = tuple(_entry(account, facts.on) for account in accounts)
    planned = [rest for rest in known if rest.day > facts.on]
    return RestBalance(
        person=person,
        earned=sum(entry.earned for entry in entries),
        taken=sum(entry.used for entry in entries),
        planned=sum(rest["days"] for rest in planned),
        lapsed=sum(entry.lapsed for entry in entries),
        remaining=sum(entry.open for entry in entries),
        entries=entries,
        unmatched=tuple(unmatched),
        unanswered=tuple(duty.id for duty in duties if earned_by(duty, facts) is None),
    )


def _use_up(accounts: list[_Account], rests: Sequence[Record]) -> list[str]:
    """Take rests off what is owed: the duty they name first, then the oldest that is still open."""
    named = [rest for rest in rests if rest["source"]]
    free = [rest for rest in rests if not rest["source"] and rest["type"] == "comp_rest"]
    unmatched = []
    for rest in (*named, *free):
        left = rest["days"]
        own = [account for account in accounts if account.duty.id == rest["source"]]
        others = accounts if rest["type"] == "comp_rest" else []
        for account in (*own, *others):
            left -= account.take(left, rest.day)
        if left:
            unmatched.append(rest.id)
    return unmatched


def _entry(account: _Account, on: date) -> Owed:
    gone = account.expires is not None and on > account.expires
    lapsed = account.earned - account.used if gone else 0
    duty = account.duty
    return Owed(duty.id, duty.day, account.earned, account.used, account.expires, lapsed)
