"""Everything about one officer in one page: posts, membership, leave, rest, and what bears the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.people import LEFT, POSTS, ROLES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave import balance
from fqdesk.domain.periods import year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.rest import rest_balances
from fqdesk.domain.sheets.attendance import leave_on

NOT_LISTED = frozenset({"person", "post", "branch", "place", "station", "setting"})
"""Registers; what they say of a person stands in the lines above the list."""


@dataclass(frozen=True, kw_only=True)
class PersonCard:
    """One person's year; `records` are the year's that name the person, newest first."""

    person: Record
    year: int
    lines: tuple[tuple[str, str], ...]
    """What it is about, and what is known."""
    records: tuple[Record, ...]


def person_card(
    facts: Facts, calendar: Calendar, person: Record, citing: Iterable[Record], year: int
) -> PersonCard:
    """`facts` hold the registers and the person's leave, rest and duty; `citing` what names them."""
    days = calendar_year(year)
    named = [record for record in citing if record.kind not in NOT_LISTED]
    own = sorted(
        (record for record in named if record.day in days),
        key=lambda record: (record.day, record.number),
        reverse=True,
    )
    lines = (
        ("身份", _role(person)),
        ("任职", _posts(facts, person)),
        ("党员", _membership(person)),
        (f"{year} 年休假", _leave(facts, calendar, person, year)),
        ("补休", _rest(facts, person)),
        ("今天", _today(facts, person)),
        (f"{year} 年记录", _counts(person, own)),
        ("荣誉", _honours(named)),
    )
    return PersonCard(
        person=person,
        year=year,
        lines=tuple((head, said) for head, said in lines if said),
        records=tuple(own),
    )


def _role(person: Record) -> str:
    said = f"{ROLES[person['role']]}，{person.day} 到所"
    if person["work_start_date"]:
        said += f"，{person['work_start_date']} 参加工作"
    if person["until"]:
        said += f"；{person['until']} {LEFT.get(person['left'], '离所')}"
    return said


def _posts(facts: Facts, person: Record) -> str:
    held = [post for post in facts.all("post") if post["person"] == person.id]
    return "；".join(_post(facts, post) for post in reversed(held))


def _post(facts: Facts, post: Record) -> str:
    place = f"（{facts.name(post['place'])}）" if post["place"] else ""
    until = f" 至 {post['until']}" if post["until"] else " 起"
    return f"{POSTS[post['post']]}{place} {post.day}{until}"


def _membership(person: Record) -> str:
    parts = (
        (person["probationary_from"], "接收为预备党员"),
        (person["full_from"], "转为正式党员"),
        (person["party_until"], "组织关系转出"),
    )
    return "，".join(f"{day} {said}" for day, said in parts if day)


def _leave(facts: Facts, calendar: Calendar, person: Record, year: int) -> str:
    found = balance(facts, calendar, person.id, year)
    said = (
        f"应休 {say_halves(found.entitled)} 天，已休 {say_halves(found.taken)} 天，"
        f"已排 {say_halves(found.pending)} 天，还剩 {say_halves(found.remaining)} 天没有排"
    )
    return f"{said}；{found.excluded_because}" if found.excluded_because else said


def _rest(facts: Facts, person: Record) -> str:
    for found in rest_balances(facts):
        if found.person == person.id and (found.earned or found.taken):
            return (
                f"应补 {say_halves(found.earned)} 天，已补 {say_halves(found.taken)} 天，"
                f"尚欠 {say_halves(found.remaining)} 天"
            )
    return ""


def _today(facts: Facts, person: Record) -> str:
    leave = leave_on(facts, person.id, facts.on)
    return f"休假到 {leave['returned_on'] or leave['end']}" if leave else ""


def _counts(person: Record, own: Sequence[Record]) -> str:
    counts = Counter(record.kind for record in own)
    missed = sum(
        any(row["person"] == person.id for row in record["absent"] or ())
        for record in own
        if record.kind == "meeting"
    )
    said = [
        f"{KINDS[kind].label} {count}"
        + (f"（缺席 {missed}）" if kind == "meeting" and missed else "")
        for kind, count in sorted(counts.items(), key=lambda pair: list(KINDS).index(pair[0]))
    ]
    return "，".join(said) or "没有"


def _honours(named: Iterable[Record]) -> str:
    own = [record for record in named if record.kind == "honour"]
    return "；".join(f"{record.day} {record['title']}" for record in own)
