"""自查: what inspectors look for, run before they do. Advice that explains itself, never blocking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from fqdesk.domain.calendar import Calendar, calendar_of
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck import alike, care, paper, party, presence
from fqdesk.domain.selfcheck.finding import (
    ANSWERED,
    LOOK,
    NOTE,
    SEVERITIES,
    TITLES,
    WRONG,
    Finding,
    Look,
)
from fqdesk.errors import Fault

__all__ = ["ANSWERED", "SEVERITIES", "TITLES", "Finding", "advice", "findings"]

RecordRule = Callable[[Look, Record], Iterable[Finding]]
WholeRule = Callable[[Look], Iterable[Finding]]

EVERY: tuple[RecordRule, ...] = (
    presence.not_there,
    presence.away,
    paper.late,
    paper.private_text,
    paper.attachment,
)
OF_KIND: Mapping[str, tuple[RecordRule, ...]] = {
    "meeting": (
        party.attendance,
        party.too_few,
        party.votes,
        party.committee_first,
        presence.overlap,
        presence.before_branch,
    ),
    "post": (presence.seat,),
    "leave": (care.overlapping, care.counted, care.exceeding),
    "honour": (care.honour,),
    "appraisal": (party.appraisal,),
}
WHOLE: tuple[WholeRule, ...] = (
    presence.terms,
    party.dues,
    alike.alike,
    alike.even,
    paper.photo_twice,
)
ORDER = {WRONG: 0, LOOK: 1, NOTE: 2}


def findings(
    facts: Facts, calendar: Calendar, files_state: Mapping[str, str] | None = None
) -> list[Finding]:
    """Every contradiction among the records up to `facts.on`, the gravest first, each once.

    `files_state` tells of attachments that are not well: SHA-256 → missing, changed, unreadable.
    Findings that a person answered carry the reason and stay in the list. Source: domain.md C8,
    peers.md 3 item 2.
    """
    look = Look(facts, calendar, files_state or {})
    found: dict[tuple[object, ...], Finding] = {}
    for rule in WHOLE:
        found |= {_once(finding): finding for finding in rule(look)}
    for kind, records in facts.by_kind.items():
        for record in records:
            if record.day <= facts.on or record.kind == "leave":
                for finding in _of(look, kind, record):
                    found.setdefault(_once(finding), finding)
    answers = _answers(facts)
    ordered = sorted(found.values(), key=lambda f: (ORDER[f.severity], f.rule, f.records, f.said))
    return [replace(f, answered=answers.get((f.rule, f.key)) or f.answered) for f in ordered]


def advice(record: Record, facts: Facts) -> list[Fault]:
    """What to tell the person who is typing this record; it may be saved all the same."""
    look = Look(facts, calendar_of(facts))
    rules: tuple[RecordRule, ...] = (*EVERY[1:], *OF_KIND.get(record.kind, ()))
    if record.kind == "leave":
        rules = (*rules, presence.away_leave)
    said = {(f.field, f.said): None for rule in rules for f in rule(look, record)}
    return [Fault(key, sentence) for key, sentence in said]


def _of(look: Look, kind: str, record: Record) -> Iterable[Finding]:
    for rule in (*EVERY, *OF_KIND.get(kind, ())):
        yield from rule(look, record)


def _once(finding: Finding) -> tuple[object, ...]:
    """Two records that contradict each other are one finding, from whichever side it was seen."""
    if finding.rule in {"overlap", "leave"} and len(finding.records) > 1:
        return (finding.rule, finding.records)
    return (finding.rule, finding.records, finding.said)


def _answers(facts: Facts) -> Mapping[tuple[str, str], str]:
    return {
        (record["item"], record["check"]): record["reason"]
        for record in facts.until_on("judgement")
        if record["standard"] == ANSWERED
    }
