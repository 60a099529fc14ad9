"""Who a person was on a day, in the words of a form: posts, Party standing, place in a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fqdesk.domain.catalog.people import POSTS, ROLES
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.domain.roster import is_full_member, is_probationary, roster_on

STATION_POSTS = (
    "station_chief",
    "political_instructor",
    "deputy_chief",
    "admin_officer",
    "community_officer",
    "case_officer",
    "duty_officer",
    "beat_auxiliary",
)
SHORT = {"community_officer": "社区民警", "duty_officer": "值班民警"}
RANK = {post: n for n, post in enumerate(POSTS)}


def posts_on(facts: Facts, person: str, day: date) -> list[str]:
    """The posts a person held on a day, highest first, each once."""
    held = {post["post"] for post in roster_on(facts, day).posts if post["person"] == person}
    return sorted(held, key=lambda post: RANK.get(post, len(RANK)))


def duty(facts: Facts, person: str, day: date) -> str:
    """What a person does at the station: 所长, or 民警 and 辅警 where no post is recorded."""
    record = facts.by_id.get(person)
    for post in posts_on(facts, person, day):
        if post in STATION_POSTS:
            said = SHORT.get(post, POSTS[post])
            # A post is named after the officers who mostly hold it; an auxiliary is none.
            return said.replace("民警", "辅警") if _auxiliary(record) else said
    return ROLES[record["role"]] if record else "—"


def duties(facts: Facts, person: str, day: date) -> str:
    """Station and branch posts together: 教导员、支部书记."""
    branch = [
        POSTS[post]
        for post in posts_on(facts, person, day)
        if post.endswith(("_secretary", "_commissioner")) and not post.startswith("village")
    ]
    return "、".join([duty(facts, person, day), *branch])


def standing(person: Record, day: date) -> str:
    """正式党员, 预备党员, or nothing."""
    if is_full_member(person, day):
        return "正式党员"
    return "预备党员" if is_probationary(person, day) else ""


def in_rank(facts: Facts, people: Iterable[str], day: date) -> list[str]:
    """People as a register lists them: by post, then by the day they came."""

    def order(person: str) -> tuple[int, bool, date, str]:
        record = facts.by_id.get(person)
        held = [RANK[post] for post in posts_on(facts, person, day) if post in STATION_POSTS]
        came = record.day if record else date.max
        return min(held, default=len(RANK)), _auxiliary(record), came, person

    return sorted(people, key=order)


def _auxiliary(record: Record | None) -> bool:
    return record is not None and record["role"] == "auxiliary"


def branch_name(facts: Facts, day: date) -> str:
    """The branch whose term a day lies in, else the station's 党支部."""
    branch = roster_on(facts, day).branch
    return str(branch["name"]) if branch else f"{station_name(facts)}党支部"


def station_name(facts: Facts) -> str:
    """The station's name, or 派出所 where nobody entered it."""
    return str(facts.station["name"]) if facts.station else "派出所"


def unit_name(facts: Facts) -> str:
    """Bureau and station together, as a ledger heads it."""
    bureau = facts.station["bureau"] if facts.station else None
    name = station_name(facts)
    return name if not bureau or name.startswith(bureau) else f"{bureau}{name}"
