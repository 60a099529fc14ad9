"""Leave and honours that do not add up."""

from __future__ import annotations

from collections.abc import Iterable

from fqdesk.domain.catalog.leave import LEAVE_TYPES
from fqdesk.domain.fields import say_halves
from fqdesk.domain.honours import again_within_year, approval_warnings, same_deed
from fqdesk.domain.leave import balance, leave_days, leaves_of
from fqdesk.domain.leave.days import calendar_slots, span_of
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck.finding import LOOK, NOTE, WRONG, Finding, Look


def overlapping(look: Look, leave: Record) -> Iterable[Finding]:
    """C8 9: two leaves of one person at the same time."""
    if leave["state"] == "cancelled":
        return
    mine = set(calendar_slots(leave))
    for other in leaves_of(look.facts, leave["person"]):
        if other.id == leave.id or other["state"] == "cancelled":
            continue
        if span_of(leave).overlaps(span_of(other)) and mine & set(calendar_slots(other)):
            first = max(leave.day, other.day)
            said = (
                f"{look.facts.name(leave['person'])}的{LEAVE_TYPES[leave['type']]}（{leave.day} 起）和"
                f"{LEAVE_TYPES[other['type']]}（{other.day} 起）从 {first} 起重叠。"
            )
            yield Finding("leave", WRONG, tuple(sorted((leave.id, other.id))), said, "day")


def counted(look: Look, leave: Record) -> Iterable[Finding]:
    """C8 9: typed days that count a holiday, that have no reason, or that go to a year too far."""
    if leave["type"] != "annual_leave" or leave["state"] == "cancelled":
        return
    who = f"{look.facts.name(leave['person'])} {leave.day} 起的年休假"
    person = look.facts.by_id.get(leave["person"])
    worked = leave_days(leave.with_values(days=None), look.calendar)
    typed = leave["days"]
    if typed is not None and typed != worked and not leave["returned_on"]:
        said = f"{who}填了 {say_halves(typed)} 天，按工作日是 {say_halves(worked)} 天"
        rota = bool(person and person["rota"])
        if typed > worked and not rota:
            said = f"{said}，可能把节假日、休息日算进去了（年休假条例第三条）。"
            yield Finding("leave", LOOK, (leave.id,), said, "days")
        elif not leave["days_reason"]:
            yield Finding("leave", NOTE, (leave.id,), f"{said}，没有写改动原因。", "days_reason")
    year = leave["attribution_year"]
    if year is not None and leave.day.year - year not in (0, 1):
        said = f"{who}归属 {year} 年；年休假只能在当年休，因工作需要可以跨一个年度（条例第五条），不计入。"
        yield Finding("leave", LOOK, (leave.id,), said, "attribution_year")


def exceeding(look: Look, leave: Record) -> Iterable[Finding]:
    """C8 9: more annual leave than the year gives, or any in a year that gives none."""
    person = look.facts.by_id.get(leave["person"])
    if leave["type"] != "annual_leave" or leave["state"] == "cancelled" or person is None:
        return
    if person["work_start_date"] is None:
        return
    year = leave["attribution_year"] or leave.day.year
    found = balance(look.facts, look.calendar, person.id, year)
    used = found.taken + found.pending
    if leave.id not in found.segments:
        used += leave_days(leave, look.calendar)
    if used <= found.entitled:
        return
    records = tuple(sorted({leave.id, *found.segments}))
    why = f"（{found.forfeited_because}）" if found.forfeited_because else ""
    said = (
        f"{person['name']} {year} 年应休 {say_halves(found.entitled)} 天{why}，"
        f"已休和待休共 {say_halves(used)} 天。"
    )
    about = f"{person.id}/{year}/exceeding"
    yield Finding("leave", LOOK, records, said, "days", about=about)


def honour(look: Look, given: Record) -> Iterable[Finding]:
    """C8 8: a second award too soon, a deed used twice, an unusual approval, a recommendation too late."""
    others = look.facts.all("honour")
    for other, said in again_within_year(given, others):
        yield Finding("honour", LOOK, (given.id, other.id), f"“{given['title']}”：{said}", "level")
    for other, said in same_deed(given, others):
        pair = tuple(sorted((given.id, other.id)))
        yield Finding("honour", LOOK, pair, f"“{given['title']}”{said}", "reason")
    person = look.facts.by_id.get(given["person"] or "")
    auxiliary = bool(person and person["role"] == "auxiliary")
    for number, said in enumerate(approval_warnings(given, auxiliary=auxiliary)):
        sentence, about = f"“{given['title']}”：{said}", f"{given.id}/{number}"
        yield Finding("honour", NOTE, (given.id,), sentence, "body_rank", about=about)
    meeting = look.facts.by_id.get(given["meeting"] or "")
    if meeting and meeting.day > given.day:
        said = f"“{given['title']}”{given.day} 决定，推荐它的支委会却在 {meeting.day}。"
        yield Finding("honour", WRONG, (given.id, meeting.id), said, "meeting")
