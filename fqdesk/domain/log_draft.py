"""The day's 政工日志 as a draft: plain sentences made from what was recorded that day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from fqdesk.domain.catalog.care import DUTY_TYPES, REST_TYPES
from fqdesk.domain.catalog.masses import OPEN_DAY_TYPES, VISIT_TYPES
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.catalog.support import INSPECTION_TYPES, TRAINING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave.days import away_on
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record

Sentence = tuple[str, Sequence[Record]]
"""A sentence without its full stop, and the records it was made from."""
MOST_NAMES = 4
TOLD = (
    *("duty", "meeting", "party_report", "upper_visit", "dues", "appraisal", "heart_talk"),
    *("leave", "rest", "health_check", "counselling", "training", "honour"),
    *("visit", "forum", "open_day", "publicity", "suggestion", "inspection"),
)
"""The kinds of records that a sentence is made from."""


def draft(facts: Facts, day: date) -> tuple[str, tuple[str, ...]]:
    """The sentences of `told` as one text, and the ids of the records it was made from."""
    sentences = told(facts, day)
    records = [record for _, found in sentences for record in found]
    text = "".join(f"{said}。" for said, _ in sentences)
    return text, tuple(dict.fromkeys(record.id for record in records))


def told(facts: Facts, day: date) -> list[Sentence]:
    """What was recorded of the day, sentence by sentence; none when nothing was recorded.

    The order is that of F12: duty, study, talks, visits, people, work among the masses, checks. What
    is private never flows in: of a talk neither content nor cause, of counselling no name, of a
    leave only that it is annual leave, so that no illness is told (domain.md B6).
    """
    return [sentence for part in PARTS for sentence in part(facts, day)]


def _of(facts: Facts, kind: str, day: date) -> list[Record]:
    return facts.within(kind, Span(day, day))


def _names(facts: Facts, people: Iterable[str]) -> str:
    names = [facts.name(person) for person in dict.fromkeys(people)]
    if len(names) > MOST_NAMES:
        return f"{'、'.join(names[:MOST_NAMES])}等 {len(names)} 人"
    return "、".join(names)


def _duties(facts: Facts, day: date) -> Iterable[Sentence]:
    for duty in _of(facts, "duty", day):
        leader = f"{facts.name(duty['leader'])}带班，" if duty["leader"] else ""
        people = [p for p in duty["people"] or () if p != duty["leader"]] or duty["people"] or ()
        yield f"{leader}{_names(facts, people)}{DUTY_TYPES[duty['type']]}", [duty]


def _meetings(facts: Facts, day: date) -> Iterable[Sentence]:
    for meeting in sorted(_of(facts, "meeting", day), key=lambda r: (r["start"] or "", r.id)):
        present = len(meeting["attendees"] or ())
        absent = len(meeting["absent"] or ())
        there = f"，到会 {present} 人" if present else ""
        away = f"，缺席 {absent} 人" if absent else ""
        yield (
            f"{_when(meeting)}{MEETING_TYPES[meeting['type']]}：{_topic(meeting)}{there}{away}",
            [meeting],
        )


def _when(record: Record) -> str:
    start: str | None = record["start"]
    if start is None:
        return ""
    return "上午" if start < "12:00" else "下午" if start < "18:00" else "晚上"


def _topic(record: Record) -> str:
    return (record["topic"] or "").rstrip("。；，")


def _party(facts: Facts, day: date) -> Iterable[Sentence]:
    for report in _of(facts, "party_report", day):
        to = f"向{report['reported_to']}" if report["reported_to"] else ""
        yield f"{to}汇报党建工作：{_topic(report)}", [report]
    for visit in _of(facts, "upper_visit", day):
        yield f"{visit['unit']}来所：{_topic(visit)}", [visit]
    for dues in _of(facts, "dues", day):
        month = dues["month"]
        yield (
            f"收缴 {month.year} 年 {month.month} 月党费，已交 {len(dues['paid'] or ())} 人",
            [dues],
        )
    for result in _of(facts, "appraisal", day):
        yield f"评定 {result['year']} 年民主评议结果", [result]


def _talks(facts: Facts, day: date) -> Iterable[Sentence]:
    talks = _of(facts, "heart_talk", day)
    at_home = [talk for talk in talks if talk["trigger"] == "family_visit"]
    others = [talk for talk in talks if talk not in at_home]
    by_talker: dict[str, list[Record]] = {}
    for talk in others:
        by_talker.setdefault(talk["talker"], []).append(talk)
    for talker, own in by_talker.items():
        people = _names(facts, (talk["talked"] for talk in own))
        yield f"{facts.name(talker)}与{people}谈心谈话 {len(own)} 人次", own
    if at_home:
        yield f"家访 {len(at_home)} 户", at_home


def _people(facts: Facts, day: date) -> Iterable[Sentence]:
    away = [leave for leave in facts.all("leave") if away_on(leave, day)]
    annual = [leave for leave in away if leave["type"] == "annual_leave"]
    other = [leave for leave in away if leave["type"] != "annual_leave"]
    if annual:
        yield f"{_names(facts, (leave['person'] for leave in annual))}休年休假", annual
    if other:
        yield f"{_names(facts, (leave['person'] for leave in other))}请假", other
    for rest in _of(facts, "rest", day):
        if rest["taken"] is not False:
            days = say_halves(rest["days"])
            yield f"{facts.name(rest['person'])}{REST_TYPES[rest['type']]} {days} 天", [rest]
    for check in _of(facts, "health_check", day):
        yield f"组织体检，{len(check['done'] or ())} 人参加", [check]
    for session in _of(facts, "counselling", day):
        yield f"开展心理疏导 1 场，{session['count']} 人参加", [session]
    for training in _of(facts, "training", day):
        there = len(training["attendees"] or ())
        yield f"{TRAINING_TYPES[training['type']]}：{_topic(training)}，{there} 人参加", [training]
    for honour in _of(facts, "honour", day):
        whose = facts.name(honour["person"]) if honour["person"] else honour["unit"] or "本所"
        yield f"{whose}获“{honour['title']}”（{honour['issuing_body']}）", [honour]


def _masses(facts: Facts, day: date) -> Iterable[Sentence]:
    for visit in _of(facts, "visit", day):
        homes = f" {visit['households']} 户" if visit["households"] else ""
        who, place = _names(facts, visit["officers"] or ()), facts.name(visit["place"])
        word = VISIT_TYPES[visit["type"]].replace("走访单位", "走访")
        yield f"{who}到{place}{word}{homes}：{_topic(visit)}", [visit]
    for forum in _of(facts, "forum", day):
        opinions = f"，收到意见 {forum['opinions']} 条" if forum["opinions"] else ""
        answered = f"，当场解答 {forum['answered']} 条" if forum["answered"] else ""
        yield f"在{facts.name(forum['place'])}开警民恳谈会{opinions}{answered}", [forum]
    for opened in _of(facts, "open_day", day):
        yield f"{OPEN_DAY_TYPES[opened['type']]}：{_topic(opened)}", [opened]
    for publicity in _of(facts, "publicity", day):
        audience = f"，受众 {publicity['audience']} 人" if publicity["audience"] else ""
        yield f"宣传：{_topic(publicity)}{audience}", [publicity]
    received = _of(facts, "suggestion", day)
    if received:
        yield f"收到意见建议 {len(received)} 条", received
    closed = [s for s in facts.until_on("suggestion") if s["resolved_on"] == day]
    if closed:
        yield f"办结意见建议 {len(closed)} 条", closed


def _inspections(facts: Facts, day: date) -> Iterable[Sentence]:
    for inspection in _of(facts, "inspection", day):
        problems = len(inspection["corrections"] or ())
        found = f"，发现问题 {problems} 个" if problems else ""
        yield f"{INSPECTION_TYPES[inspection['type']]}：{_topic(inspection)}{found}", [inspection]


PARTS: tuple[Callable[[Facts, date], Iterable[Sentence]], ...] = (
    _duties,
    _meetings,
    _party,
    _talks,
    _masses,
    _people,
    _inspections,
)
