"""Counts of what the plan holds, so that reports and applications tell true figures."""

from __future__ import annotations

from fqdesk.demo.stage import Stage
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave import Rate, full_leave_rate
from fqdesk.domain.periods import Month, Span, year
from fqdesk.domain.records import Record


def tally(stage: Stage, span: Span) -> dict[str, int]:
    """Visits, households, suggestions heard and settled in a span."""
    visits = [act for act in stage.plan.created("visit") if act.values["day"] in span]
    heard = [
        stage.plan.latest(act.id)
        for act in stage.plan.created("suggestion")
        if act.values["day"] in span
    ]
    settled = [r for r in heard if r.get("resolved_on") and r["resolved_on"] <= span.last]
    return {
        "visits": len(visits),
        "households": sum(act.values["households"] for act in visits),
        "suggestions": len(heard),
        "resolved": len(settled),
    }


def held(stage: Stage, span: Span) -> dict[str, int]:
    """Meetings of the branch in a span."""
    kinds = {
        "general": "general_meeting",
        "committee": "committee_meeting",
        "theme": "theme_day",
    }
    return {
        slot: len([day for day in stage.days_of(kind) if day in span])
        for slot, kind in kinds.items()
    }


def period(stage: Stage) -> tuple[str, Span]:
    """What the application speaks of: the judged year, else the whole history."""
    timeline = stage.timeline
    if timeline.judged:
        return f"{timeline.judged}年", year(timeline.judged)
    first, last = timeline.start, timeline.last
    return f"{first.year}年{first.month}月至{last.month}月", timeline.span


def said_month(month: Month) -> str:
    """A month in a sentence."""
    return f"{month.year}年{month.month}月"


def full_leave(stage: Stage) -> Rate | None:
    """The rate of the judged year as the plan leaves it, None where the history is too short."""
    if stage.timeline.judged is None:
        return None
    records = [
        Record(act.id, kind, stage.plan.latest(act.id))
        for kind in ("person", "setting", "leave")
        for act in stage.plan.created(kind)
    ]
    facts = Facts.of(records, stage.timeline.on)
    return full_leave_rate(facts, stage.timeline.calendar, stage.timeline.judged)
