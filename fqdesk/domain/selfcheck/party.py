"""Party meetings that do not hold together: attendance, votes, order of bodies, dues, appraisal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fqdesk.domain.cadence.quorum import said_too_few, too_few as too_few_came
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.periods import Month, Span, back
from fqdesk.domain.records import Record
from fqdesk.domain.roster import is_member, roster_on
from fqdesk.domain.selfcheck.finding import LOOK, NOTE, WRONG, Finding, Look
from fqdesk.domain.votes import against_roster, quorum_and_majority

LAPSE_MONTHS = 6
"""党章第九条: six months without paying dues and without reason count as leaving the Party."""


def attendance(look: Look, meeting: Record) -> Iterable[Finding]:
    """C8 2: everybody called is on one of the lists, and whoever is absent has a reason."""
    kind, rows = MEETING_TYPES[meeting["type"]], meeting["absent"] or ()
    listed = {*(meeting["attendees"] or ()), *(row["person"] for row in rows)}
    expected = roster_on(look.facts, meeting.day).expected(meeting)
    called = {person.id for person in expected or ()}
    where = f"{meeting.day} {kind}"
    if expected and not listed:
        yield _found(meeting, NOTE, f"{where}没有到会名单，应到 {len(expected)} 人。", "attendees")
    elif expected:
        missing = [person.id for person in expected if person.id not in listed]
        if missing:
            said = f"{where}应到 {len(expected)} 人，{look.names(missing)}既不在到会名单也不在缺席名单。"
            yield _found(meeting, WRONG, said, "absent")
        extra = [p for p in dict.fromkeys(meeting["attendees"] or ()) if p not in called]
        if extra:
            said = f"{where}的到会名单里，{look.names(extra)}不在应到范围，列席的请写在“列席人员”。"
            yield _found(meeting, LOOK, said, "attendees")
    yield from _without_reason(look, meeting, where)


def too_few(look: Look, meeting: Record) -> Iterable[Finding]:
    """条例第十二条: fewer than half of the committee is no committee meeting."""
    if said := said_too_few(look.facts, meeting, f"{meeting.day} 支部委员会"):
        found = _found(meeting, WRONG, f"{said}。", "attendees")
        yield replace(found, about=f"{meeting.id}/quorum")


def _without_reason(look: Look, meeting: Record, where: str) -> Iterable[Finding]:
    rows = meeting["absent"] or ()
    bare = [row["person"] for row in rows if not row.get("reason")]
    if bare:
        said = f"{where}：{look.names(bare)}缺席，没有写原因。"
        yield replace(_found(meeting, LOOK, said, "absent"), about=f"{meeting.id}/reason")
    chair = meeting["chair"]
    if chair and meeting["attendees"] and chair not in meeting["attendees"]:
        said = f"{where}：主持人{look.facts.name(chair)}不在到会名单里。"
        yield _found(meeting, WRONG, said, "chair")


def votes(look: Look, meeting: Record) -> Iterable[Finding]:
    """C8 4: too few present, too few ayes for what is said to be carried, a wrong base."""
    where = f"{meeting.day} {MEETING_TYPES[meeting['type']]}"
    for number, vote in enumerate(meeting["votes"] or (), 1):
        for place, advice in enumerate(quorum_and_majority(vote, meeting["type"])):
            if advice.warns:
                said = f"{where}“{vote['matter']}”：{advice.sentence}（{advice.source}）"
                found = _found(meeting, WRONG, said, "votes")
                yield replace(found, about=f"{meeting.id}/{number}/{place}")
    for advice in against_roster(meeting, look.facts):
        found = _found(
            meeting, LOOK if advice.warns else NOTE, f"{where}：{advice.sentence}", "votes"
        )
        yield replace(found, about=f"{meeting.id}/{advice.sentence}")


def committee_first(look: Look, meeting: Record) -> Iterable[Finding]:
    """C8 3: important matters normally pass the committee before the 党员大会 (条例第十二条)."""
    matters = meeting["votes"] or meeting["resolution"]
    if meeting["type"] != "general_meeting" or not matters:
        return
    if not roster_on(look.facts, meeting.day).has_committee:
        return
    general = [m for m in _of(look, "general_meeting") if m.day < meeting.day]
    since = general[-1].day if general else back(meeting.day, 3)
    before = [
        committee
        for committee in look.facts.within("meeting", Span(since, meeting.day))
        if committee["type"] == "committee_meeting"
        and _earlier(committee, meeting)
        and not too_few_came(look.facts, committee)
    ]
    if not before:
        said = (
            f"{meeting.day} 支部党员大会有表决或决议，{since} 以来没有支委会记录；"
            "重要事项提交大会以前一般应当经支委会讨论（条例第十二条）。"
        )
        yield _found(meeting, LOOK, said, "agenda")


def dues(look: Look) -> Iterable[Finding]:
    """Six months running in which a member neither paid nor has a reason on record."""
    months = sorted({record["month"] for record in look.facts.until_on("dues")})
    if not months:
        return
    paid: dict[Month, set[str]] = {}
    for record in look.facts.until_on("dues"):
        people = paid.setdefault(record["month"], set())
        people |= set(record["paid"] or ())
        people |= {row["person"] for row in record["unpaid"] or () if row.get("reason")}
    every = Span(months[0].first, months[-1].last).months()
    for person in look.facts.all("person"):
        owed = [m for m in every if is_member(person, m.first) and is_member(person, m.last)]
        run = _longest(owed, [month for month in owed if person.id not in paid.get(month, set())])
        if len(run) >= LAPSE_MONTHS:
            said = f"{person['name']} {run[0]} 至 {run[-1]} 连续 {len(run)} 个月没有党费记录，也没有写原因。"
            yield Finding("dues", LOOK, (person.id,), said, about=f"{person.id}/{run[0]}")


def appraisal(_: Look, result: Record) -> Iterable[Finding]:
    """优秀 is normally at most a third of those appraised (条例第十八条 and the practice it names)."""
    rows = result["results"] or ()
    people = result["expected"] or len(rows)
    excellent = len([row for row in rows if row.get("grade") == "excellent"])
    if excellent > people // 3:
        said = f"{result['year']} 年评议优秀 {excellent} 人，{people} 人的三分之一是 {people // 3} 人。"
        yield Finding("appraisal", LOOK, (result.id,), said, "results")
    if result["voted"] is not None and result["expected"] and result["voted"] > result["expected"]:
        said = (
            f"{result['year']} 年评议实评 {result['voted']} 人，多于应评 {result['expected']} 人。"
        )
        yield Finding("appraisal", WRONG, (result.id,), said, "voted")


def _found(meeting: Record, severity: str, said: str, field: str) -> Finding:
    rule = "vote" if field == "votes" else "committee_first" if field == "agenda" else "attendance"
    return Finding(rule, severity, (meeting.id,), said, field)


def _of(look: Look, kind: str) -> Sequence[Record]:
    return look.facts.once(
        ("meetings of", kind), lambda: [m for m in look.facts.all("meeting") if m["type"] == kind]
    )


def _earlier(committee: Record, general: Record) -> bool:
    if committee.day < general.day or not committee["start"] or not general["start"]:
        return True
    return bool(committee["start"] <= general["start"])


def _longest(every: Sequence[Month], bare: Sequence[Month]) -> list[Month]:
    """The longest run of months in `bare` that follow each other in `every`."""
    wanted, run, best = set(bare), list[Month](), list[Month]()
    for month in every:
        run = [*run, month] if month in wanted else []
        best = run if len(run) > len(best) else best
    return best
