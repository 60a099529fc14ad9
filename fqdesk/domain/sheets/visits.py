"""Visits of a year by place and month, and suggestions on their way from receipt to closure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.cadence.local import HOMES
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import say_day, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on
from fqdesk.domain.settings import read_cadence

VISIT_STEPS = (1, 2, 3, 4)
HOUSEHOLD_STEPS = (1, 5, 10, 20)
LONG_AGO = 60
"""Days without a visit from which a place is pointed at; information, never a gap."""
SOON = 7
"""Days before the term of an answer from which it is told."""


@dataclass(frozen=True, kw_only=True)
class PlaceRow:
    """One village, community or police room with its year."""

    place: str
    name: str
    visits: tuple[int, ...]
    """By month."""
    households: tuple[int, ...]
    last: date | None
    """The last visit ever, not after the day."""
    since: int | None
    """Days since then."""
    officers: tuple[str, ...]
    """Names of the community officers of the place."""

    @property
    def long_ago(self) -> bool:
        """Whether it is worth pointing at; a place that was never visited is."""
        return self.since is None or self.since >= LONG_AGO

    def note(self) -> str:
        """What tells the place from others while its name is typed."""
        if self.last is None:
            gone = "还没有走访过"
        elif self.since == 0:
            gone = "今天去过"
        else:
            gone = f"{self.since} 天没去" if self.long_ago else f"{self.since} 天前去过"
        who = f"，包村 {'、'.join(self.officers)}" if self.officers else ""
        return gone + who


@dataclass(frozen=True, kw_only=True)
class VisitYear:
    """The heat map of a year."""

    year: int
    on: date
    rows: tuple[PlaceRow, ...]
    cadence: str
    """What the station asks for per place, empty where it set nothing."""

    @property
    def months(self) -> int:
        """Months of the year that have begun."""
        return 12 if self.year < self.on.year else self.on.month if self.year == self.on.year else 0

    @property
    def visits(self) -> int:
        """Visits of the year."""
        return sum(sum(row.visits) for row in self.rows)

    @property
    def households(self) -> int:
        """Households of the year, each visit counted."""
        return sum(sum(row.households) for row in self.rows)

    def row(self, place: str) -> PlaceRow | None:
        """The row of a place."""
        return next((row for row in self.rows if row.place == place), None)

    def said(self, row: PlaceRow) -> tuple[str, str]:
        """Two sentences on a place: what was done, and what its empty months mean."""
        last = f"，上次 {row.last.month} 月 {row.last.day} 日" if row.last else ""
        if row.last and row.last.year != self.on.year:
            last = f"，上次 {say_day(row.last)}"
        who = f"，包村{'、'.join(row.officers)}" if row.officers else ""
        done = f"{self.year} 年 {sum(row.visits)} 次 {sum(row.households)} 户次{last}{who}。"
        empty = [str(n) for n, count in enumerate(row.visits[: self.months], 1) if not count]
        gone = f"{'、'.join(empty)} 月没有走访。" if empty else "每个月都去过。"
        if self.cadence:
            return done, f"{gone}本所设定每个村、社区{self.cadence}，缺的列在今日里。"
        rule = "没有哪条标准规定每村每月的次数，本所也没有设定，这里只提示，不算缺口。"
        return done, gone + (rule if empty else "")


def level(count: int, steps: tuple[int, ...]) -> int:
    """The shade of a cell, 0 to 4."""
    return sum(count >= step for step in steps)


def visit_year(facts: Facts, year: int) -> VisitYear:
    """Places that people live in and every other place that was visited; `facts` hold the visits."""
    days = calendar_year(year)
    day = min(max(facts.on, days.first), days.last)
    own = facts.within("visit", days)
    seen = {visit["place"] for visit in own}
    known = [
        place
        for place in facts.all("place")
        if place.id in seen
        or (
            place["place_type"] in HOMES
            and place.day <= days.last
            and (place["until"] is None or place["until"] >= day)
        )
    ]
    last: dict[str, date] = {visit["place"]: visit.day for visit in facts.until_on("visit")}
    care = _officers(facts, day)
    said = facts.setting("cadence.visit")
    cadence = read_cadence(said) if said else None
    return VisitYear(
        year=year,
        on=facts.on,
        rows=tuple(_row(facts, place, own, last.get(place.id), care) for place in known),
        cadence=cadence.said if cadence else "",
    )


def _row(
    facts: Facts,
    place: Record,
    visits: Iterable[Record],
    last: date | None,
    care: Mapping[str, tuple[str, ...]],
) -> PlaceRow:
    counts, households = [0] * 12, [0] * 12
    for visit in visits:
        if visit["place"] == place.id:
            counts[visit.day.month - 1] += 1
            households[visit.day.month - 1] += visit["households"] or 0
    return PlaceRow(
        place=place.id,
        name=str(place["name"]),
        visits=tuple(counts),
        households=tuple(households),
        last=last,
        since=(facts.on - last).days if last else None,
        officers=care.get(place.id, ()),
    )


def _officers(facts: Facts, day: date) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for post in roster_on(facts, day).holding("community_officer"):
        if post["place"]:
            name = facts.name(post["person"])
            found[post["place"]] = (*found.get(post["place"], ()), name)
    return found


@dataclass(frozen=True)
class Closure:
    """Where a suggestion stands: a state of the window, words, and what closes it next."""

    record: Record
    state: str
    said: str
    act: str
    """写答复, 记回访, or empty where all is done."""


def closures(suggestions: Iterable[Record], on: date) -> list[Closure]:
    """Every suggestion, the open ones first by their term, then by receipt."""
    found = [_closure(record, on) for record in suggestions]
    far = date.max
    return sorted(
        found,
        key=lambda one: (
            {"写答复": 0, "记回访": 1, "": 2}[one.act],
            one.record["due"] or far if one.act == "写答复" else far,
            -one.record.day.toordinal(),
            one.record.number,
        ),
    )


def _closure(record: Record, on: date) -> Closure:
    if record["resolved_on"]:
        if record["follow_up_on"]:
            return Closure(record, "done", "办结并回访", "")
        return Closure(record, "partly", "已办结，待回访", "记回访")
    due = record["due"]
    if due is None:
        return Closure(record, "planned", "办理中，没有写期限", "写答复")
    left = (due - on).days
    if left < 0:
        return Closure(record, "overdue", f"过期 {-left} 天，未答复", "写答复")
    if left <= SOON:
        said = f"还剩 {left} 天，未答复" if left else "今天到期，未答复"
        return Closure(record, "due", said, "写答复")
    return Closure(record, "planned", "办理中", "写答复")


def tally(found: Iterable[Closure]) -> str:
    """How many stand where, in one line."""
    counts: dict[str, int] = {}
    for one in found:
        word = {
            "done": "办结并回访",
            "partly": "办结未回访",
            "overdue": "过期",
            "due": "临近答复期",
        }
        said = word.get(one.state, "办理中")
        counts[said] = counts.get(said, 0) + 1
    return "　".join(f"{said} {count}" for said, count in counts.items())
