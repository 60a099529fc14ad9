"""What must not be saved: citations of nothing, people who were not there, values that contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from fqdesk.domain import settings
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import Field, Ref, Refs, Rows
from fqdesk.domain.leave.days import span_of
from fqdesk.domain.periods import Span, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import in_force, is_member
from fqdesk.errors import Fault

PRESENT: Mapping[str, tuple[str, ...]] = {
    "meeting": ("attendees", "absent", "chair", "recorder"),
    "appraisal": ("results",),
    "heart_talk": ("talker", "talked"),
    "dues": ("paid", "unpaid"),
    "party_report": ("person",),
    "political_log": ("author",),
    "visit": ("officers",),
    "forum": ("chair", "officers"),
    "open_day": ("officers",),
    "suggestion": ("handler",),
    "publicity": ("officers",),
    "leave": ("person", "deputy"),
    "duty": ("people", "leader"),
    "rest": ("person",),
    "health_check": ("done", "not_done"),
    "training": ("attendees", "passed"),
    "declaration": ("person", "instructor"),
    "post": ("person",),
}
"""Fields that say who took part. An honour stays with whoever left, so it is not among them."""

MEMBERS_TOO = frozenset({"meeting", "appraisal", "heart_talk", "dues", "post"})
"""Party life also knows those whose membership is still here after they left the station."""


def faults(record: Record, facts: Facts) -> list[Fault]:
    """Every complaint that forbids saving; `facts` hold the registers and whatever is cited."""
    found = _citations(record, facts)
    if not found:
        found = [*_absent(record, facts), *OWN.get(record.kind, _nothing)(record)]
    return found


def cited(record: Record) -> Iterable[tuple[str, Field, str]]:
    """Every (key of the form's field, field that cites, id cited), rows included."""
    yield from _cited(KINDS[record.kind].fields, record.values, "")


def _cited(
    fields: Iterable[Field], values: Mapping[str, Any], top: str
) -> Iterable[tuple[str, Field, str]]:
    for field in fields:
        key, value = top or field.key, values.get(field.key)
        if isinstance(field, Ref) and value:
            yield key, field, value
        elif isinstance(field, Refs):
            yield from ((key, field, ref) for ref in value or ())
        elif isinstance(field, Rows):
            for row in value or ():
                yield from _cited(field.fields, row, key)


def _citations(record: Record, facts: Facts) -> list[Fault]:
    """A citation names a record that is there and of a kind that the field takes."""
    found = []
    for key, field, ref in cited(record):
        target = facts.by_id.get(ref)
        kinds: tuple[str, ...] = getattr(field, "kinds", ())
        if target is None:
            found.append(Fault(key, f"“{field.label}”引用的记录“{ref}”不存在，或者已经删除。"))
        elif kinds and target.kind not in kinds:
            wanted = "、".join(KINDS[kind].label for kind in kinds)
            said = f"“{field.label}”应选{wanted}，选的“{facts.name(ref)}”是{KINDS[target.kind].label}。"
            found.append(Fault(key, said))
    return found


def _absent(record: Record, facts: Facts) -> list[Fault]:
    """People who take part were at the station on the day, or in its branch for Party life."""
    wanted = PRESENT.get(record.kind, ())
    found: dict[tuple[str, str], Fault] = {}
    for key, _, ref in cited(record):
        person = facts.by_id[ref]
        if key not in wanted or person.kind != "person":
            continue
        for day in _days(record, key):
            if not _there(record, person, day):
                found.setdefault((key, ref), Fault(key, _said(person, day)))
    return list(found.values())


def _days(record: Record, key: str) -> tuple[date, ...]:
    """The days on which the person must have been there; a leave asks for its first and last."""
    if record.kind == "leave" and key == "person":
        span = span_of(record)
        return (span.first, span.last)
    return (record.day,)


def _there(record: Record, person: Record, day: date) -> bool:
    if in_force(person, day):
        return True
    if record.kind == "leave":
        # Whoever was transferred here this year may bring leave taken at the former unit.
        return day < person.day and day.year == person.day.year
    return record.kind in MEMBERS_TOO and any(is_member(person, d) for d in _party_days(record))


def _party_days(record: Record) -> tuple[date, ...]:
    """Dues belong to a month and an appraisal to a year, whenever they were written down."""
    if record.kind == "dues":
        span = record["month"].span()
    elif record.kind == "appraisal":
        span = calendar_year(record["year"])
    else:
        span = Span(record.day, record.day)
    return (span.first, span.last, record.day)


def _said(person: Record, day: date) -> str:
    until = person["until"].isoformat() if person["until"] else "今"
    return f"{person['name']} {day} 不在所：在所 {person.day} 至 {until}。"


def _nothing(_: Record) -> list[Fault]:
    return []


def _leave(record: Record) -> list[Fault]:
    """A leave of one day does not run from the afternoon to the morning."""
    same_day = record.day == (record["returned_on"] or record["end"])
    ends = record["returned_half"] if record["returned_on"] else record["end_half"]
    if same_day and record["start_half"] == "pm" and ends == "am":
        key = "returned_half" if record["returned_on"] else "end_half"
        return [Fault(key, "同一天不能从下午休到上午。")]
    return []


def _talk(record: Record) -> list[Fault]:
    if record["talker"] == record["talked"]:
        return [Fault("talked", "谈话人和谈话对象不能是同一个人。")]
    return []


def _setting(record: Record) -> list[Fault]:
    complaint = settings.complaint(record["key"], record["value"])
    return [Fault("value", complaint)] if complaint else []


OWN: Mapping[str, Callable[[Record], list[Fault]]] = {
    "leave": _leave,
    "heart_talk": _talk,
    "setting": _setting,
}
