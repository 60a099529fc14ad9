"""What is open and has a date: each duty, promise and answer that is owed, as a job in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fqdesk.domain.cadence import duties
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave import DAY, Row, plan
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.job import MOST_NAMES, Aim, Job
from fqdesk.domain.sheets.leave_year import can_be_carried
from fqdesk.domain.sheets.owed import LOOK_BACK, owed_jobs


def jobs(facts: Facts, calendar: Calendar) -> list[Job]:
    """Everything open on `facts.on` that has a date and is in the station's hands, by deadline.

    A gap that somebody explained is no job; what has no date stays with its claim.
    """
    on = facts.on
    span = Span(min(date(on.year, 1, 1), on - LOOK_BACK), date(on.year, 12, 31))
    found = [
        *owed_jobs(facts, duties(facts, span, calendar)),
        *_promised(facts),
        *_answers(facts),
        *_leave(facts, calendar),
    ]
    return sorted(found, key=lambda job: (not job.late, job.day, job.kind, job.title))


def _promised(facts: Facts) -> Iterable[Job]:
    """Tasks that a meeting gave and faults that an inspection found, with a term and no end."""
    for kind, key, what in (
        ("meeting", "actions", "matter"),
        ("inspection", "corrections", "problem"),
    ):
        for record in facts.until_on(kind):
            for number, row in enumerate(record[key] or ()):
                if row.get("due") and not row.get("done"):
                    aim = Aim(f"{key}/{number}/done")
                    yield replace(_promise(facts, record, row, what), aim=aim)


def _promise(facts: Facts, record: Record, row: Mapping[str, Any], what: str) -> Job:
    who = f"，责任人{facts.name(row['person'])}" if row.get("person") else "，没有写责任人"
    word = KINDS[record.kind].by_key["type"].show(record["type"])
    return Job(
        title=f"{'办结' if record.kind == 'meeting' else '整改'}：{row[what]}",
        why=f"{record.day.month} 月 {record.day.day} 日{word}定的{who}；办完写上日期。",
        day=row["due"],
        late=row["due"] < facts.on,
        kind=record.kind,
        record=record.id,
        series=record["type"],
    )


def _answers(facts: Facts) -> Iterable[Job]:
    """Suggestions with a term that nobody has answered."""
    for record in facts.until_on("suggestion"):
        if record["due"] and not record["resolved_on"]:
            place = facts.name(record["place"]) if record["place"] else "群众"
            who = f"，{facts.name(record['handler'])}承办" if record["handler"] else ""
            yield Job(
                title=f"答复{place}：{record['content'].rstrip('。')}",
                why=f"{record.day.month} 月 {record.day.day} 日收到{who}，还没有办结。",
                day=record["due"],
                late=record["due"] < facts.on,
                kind="suggestion",
                record=record.id,
                aim=Aim("resolved_on"),
                series="suggestion",
            )


def _leave(facts: Facts, calendar: Calendar) -> Iterable[Job]:
    """Annual leave that nobody has planned yet: of this year, and of the last as far as it is known.

    Last year's leave may be taken until the end of this one (职工带薪年休假条例第五条), and standards
    judge by it.
    """
    this = facts.on.year
    own = [row for row in plan(facts, calendar, this).rows if not row.too_late]
    yield from _unplanned(facts, this, [(row, row.latest_start) for row in own])
    last = date(this, 12, 31)
    carried = [
        (row, calendar.latest_start(last, -(-row.owed // DAY)))
        for row in plan(facts, calendar, this - 1).rows
        if can_be_carried(row.balance)
    ]
    yield from _unplanned(facts, this - 1, [pair for pair in carried if pair[1] >= facts.on])


def _unplanned(facts: Facts, year: int, rows: Iterable[tuple[Row, date]]) -> Iterable[Job]:
    """One job for all who have not planned their leave of a year; each with the latest start."""
    open_ones = sorted(
        (start, row.person, row) for row, start in rows if row.owed > row.balance.pending
    )
    if not open_ones:
        return
    start, person, _ = open_ones[0]
    found = [row for _, _, row in open_ones]
    halves = sum(row.owed - row.balance.pending for row in found)
    old = year < facts.on.year
    of_year = f" {year} 年跨过来的" if old else "共"
    until = f"最晚 {facts.on.year} 年底休完，过后不再算。" if old else ""
    fill = {"person": person, "type": "annual_leave", "day": None, "attribution_year": year}
    yield Job(
        title=f"排定 {len(found)} 人{of_year} {say_halves(halves)} 天年休假",
        why=f"{_whose(facts, found)}还没有排。{until}",
        day=start,
        late=False,
        kind="leave",
        fill=fill,
        series="leave",
    )


def _whose(facts: Facts, rows: Sequence[Row]) -> str:
    named = "、".join(
        f"{facts.name(row.person)} {say_halves(row.owed - row.balance.pending)} 天"
        for row in rows[:MOST_NAMES]
    )
    return named + ("等" if len(rows) > MOST_NAMES else "")
