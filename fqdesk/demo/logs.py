"""The instructor's 政工日志: the product's own draft of the day and a paragraph of his."""

from __future__ import annotations

from datetime import date, datetime

from fqdesk.demo.stage import Stage
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.facts import Facts
from fqdesk.domain.log_draft import draft
from fqdesk.domain.records import Record

IN_A_MONTH = 5


def plan_logs(stage: Stage) -> None:
    """Some five days a month on which something happened and the instructor was there."""
    rng = stage.rng("logs")
    texts = load("logs")
    paragraphs = Deck(rng, [{"text": text} for text in texts["paragraphs"]])
    author = stage.cast.get("instructor")
    registers = _records(stage, "person", "place")
    leaves = _records(stage, "leave")
    for month in stage.timeline.months:
        days = [
            day
            for day in stage.timeline.within(month, 1, 31)
            if stage.present([author], day) and stage.plan.happened(day, _evening(stage, day))
        ]
        for day in sorted(rng.sample(days, min(IN_A_MONTH, len(days)))):
            known = [record for record in leaves if record.day <= day <= record["end"]]
            known += [
                Record(act.id, act.kind, act.values)
                for act in stage.plan.happened(day, _evening(stage, day))
            ]
            text, sources = draft(Facts.of([*registers, *known], day), day)
            values = {
                "day": day,
                "author": author.id,
                "text": text + paragraphs.draw(day.month)["text"],
                "todo": rng.choice(texts["todo"]) if rng.random() < 0.3 else None,
                "sources": sources or None,
            }
            stage.plan.add("political_log", values, by=author, lag=0)


def _evening(stage: Stage, day: date) -> datetime:
    """When the instructor sits down to write: what was typed later is not in the log."""
    return stage.plan.hour(day, stage.cast.get("instructor"))


def _records(stage: Stage, *kinds: str) -> list[Record]:
    """Records as the plan leaves them."""
    return [
        Record(act.id, kind, stage.plan.latest(act.id))
        for kind in kinds
        for act in stage.plan.created(kind)
    ]
