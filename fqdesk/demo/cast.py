"""Who is in the demo and where: its people with their dated membership, its villages and beats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from fqdesk.demo.texts import load
from fqdesk.demo.timeline import Timeline
from fqdesk.domain.periods import back
from fqdesk.domain.roster import COMMITTEE_FROM

COMMITTEE = (
    "branch_secretary",
    "deputy_secretary",
    "org_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
)


@dataclass(frozen=True)
class Member:
    """One person of the station."""

    key: str
    id: str
    name: str
    role: str
    number: str
    work: date
    came: date
    left: date | None = None
    probationary: date | None = None
    full: date | None = None
    posts: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    village_posts: tuple[tuple[str, str], ...] = ()
    """Pairs of village and post there."""
    rota: bool = False

    def here(self, day: date) -> bool:
        """Whether the person serves here on the day."""
        return self.came <= day and (self.left is None or day <= self.left)

    def votes(self, day: date) -> bool:
        """Whether the person is a full member here on the day."""
        return self.full is not None and self.full <= day and self.here(day)

    def belongs(self, day: date) -> bool:
        """Whether the person is a full or probationary member here on the day."""
        since = self.probationary or self.full
        return since is not None and since <= day and self.here(day)

    @property
    def officer(self) -> bool:
        """民警, not 辅警."""
        return self.role == "officer"


@dataclass(frozen=True)
class Place:
    """A village, a beat or a police room."""

    key: str
    id: str
    name: str
    type: str
    group: str = ""
    population: int | None = None
    groups: int = 0
    colocated: bool | None = None


class Cast:
    """Everybody and every place, by key and by day."""

    def __init__(self, people: Iterable[Member], places: Iterable[Place]) -> None:
        """People stand in the order of their importance to the station."""
        self.people = tuple(people)
        self.places = tuple(places)
        self.by_key = {member.key: member for member in self.people}
        self.by_id = {member.id: member for member in self.people}
        self.place = {place.key: place for place in self.places}
        self.villages = [place for place in self.places if place.type == "village"]

    def get(self, *keys: str) -> Member:
        """The first of these people that the station has; the chief where it has none."""
        return next((self.by_key[key] for key in keys if key in self.by_key), self.people[0])

    def here(self, day: date) -> list[Member]:
        """Everybody serving on the day."""
        return [member for member in self.people if member.here(day)]

    def officers(self, day: date) -> list[Member]:
        """The 民警 of the day."""
        return [member for member in self.here(day) if member.officer]

    def members(self, day: date) -> list[Member]:
        """Party members of the day, probationary ones included: those expected at a meeting."""
        return [member for member in self.people if member.belongs(day)]

    def voters(self, day: date) -> list[Member]:
        """Full members of the day."""
        return [member for member in self.people if member.votes(day)]

    @property
    def committee(self) -> list[Member]:
        """The branch committee, the secretary first; empty where the branch is too small for one."""
        members = [m for m in self.people if m.full or m.probationary]
        if len(members) < COMMITTEE_FROM:
            return []
        seats = [m for post in COMMITTEE for m in self.people if post in m.posts]
        return list(dict.fromkeys(seats))

    def typist(self, wanted: Member | None, day: date) -> Member:
        """Who types on a day: the one wanted while serving, else the 内勤."""
        return wanted if wanted is not None and wanted.here(day) else self.get("admin")

    def of_village(self, village: Place, day: date) -> list[Member]:
        """Community officers and beat auxiliaries of a village, those of the village first."""
        own = {village.key, village.group}
        found = [m for m in self.here(day) if own & set(m.beats)]
        return sorted(found, key=lambda m: (village.key not in m.beats, not m.officer))


def make_cast(
    timeline: Timeline, count: int, rng: Random, new_id: Callable[[], str], voted: date
) -> Cast:
    """The first `count` people of the list, more invented ones where it is too short, and all places.

    `voted` is the day on which the branch votes on full membership, one year after admission; the
    right to vote begins with the approval of the Party committee above, some days later.
    """
    data = load("people")
    rows = [*data["person"][:count], *_more(data["more"], count - len(data["person"]), rng)]
    people = [_member(row, order, timeline, new_id()) for order, row in enumerate(rows)]
    admitted, approved = back(voted, 12), timeline.workday(voted + timedelta(days=9))
    people = [
        replace(member, probationary=admitted, full=approved) if row.get("candidate") else member
        for row, member in zip(rows, people, strict=True)
    ]
    return Cast(people, _places(data, new_id))


def _member(row: Mapping[str, Any], order: int, timeline: Timeline, member_id: str) -> Member:
    before = timeline.start - timedelta(days=40 + 3 * order)
    came = timeline.at(0.40) if row.get("joins") else min(_ago(timeline, row["came"]), before)
    full = _ago(timeline, row["full"]) if "full" in row else None
    return Member(
        key=row["key"],
        id=member_id,
        name=row["name"],
        role=row["role"],
        number=f"{3061 + 7 * order:06d}" if row["role"] == "officer" else f"F{512 + order:05d}",
        work=min(_ago(timeline, row["work"]), came),
        came=came,
        left=timeline.at(0.42) if row.get("leaves") else None,
        full=min(full, timeline.start - timedelta(days=200)) if full else None,
        posts=tuple(row.get("posts", ())),
        beats=tuple(row.get("beats", ())),
        village_posts=tuple(row.get("village_post", {}).items()),
        rota=row.get("rota", False),
    )


def _ago(timeline: Timeline, years_month: list[int]) -> date:
    years, month = years_month
    return date(timeline.on.year - years, month, 1)


def _more(pool: Mapping[str, Any], count: int, rng: Random) -> list[dict[str, Any]]:
    """Invented colleagues for larger stations: one officer to two auxiliaries, few members."""
    names = [surname + given for surname in pool["surnames"] for given in pool["given"]]
    found = []
    for order, name in enumerate(rng.sample(names, max(count, 0))):
        officer, years = order % 3 == 0, rng.randint(2, 24)
        row: dict[str, Any] = {
            "key": f"more{order}",
            "name": name,
            "role": "officer" if officer else "auxiliary",
            "work": [years, rng.randint(3, 11)],
            "came": [min(years, rng.randint(3, 6)), rng.randint(1, 12)],
            "posts": ["case_officer" if officer else "beat_auxiliary"],
            "beats": [] if officer else [rng.choice(("hedong", "shanbei"))],
        }
        found.append(row | ({"full": [min(years, 3), 6]} if order % 9 == 0 else {}))
    return found


def _places(data: Mapping[str, Any], new_id: Callable[[], str]) -> list[Place]:
    beats = [Place(b["key"], new_id(), b["name"], "beat_group") for b in data["beat"]]
    villages = [
        Place(v["key"], new_id(), v["name"], "village", v["group"], v["population"], v["groups"])
        for v in data["village"]
    ]
    rooms = [
        Place(r["key"], new_id(), r["name"], "police_room", r["group"], colocated=r["colocated"])
        for r in data["room"]
    ]
    return [*beats, *villages, *rooms]
