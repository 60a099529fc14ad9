"""The branch committee, month by month: two or three matters, and whatever others need decided first."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from fqdesk.demo.conferences import Actions, Hall, hall, said, sheet, worded
from fqdesk.demo.stage import Matter, Stage, names
from fqdesk.demo.texts import Deck, Item, load
from fqdesk.domain.periods import Month


def plan_committee(stage: Stage) -> None:
    """A record for every committee meeting that the schedule holds."""
    rng = stage.rng("committee")
    texts = load("committee")
    deck = Deck(rng, texts["item"])
    actions = Actions(stage, rng, overdue_in=Month.of(stage.timeline.on).plus(-2))
    for day in stage.days_of("committee_meeting"):
        held = hall(stage, day, stage.cast.committee)
        called = stage.matters.get(Month.of(day), [])
        blocks = [_called(stage, rng, held, matter) for matter in called[:4]]
        while len(blocks) < max(2, min(3, 1 + len(blocks))) or len(blocks) < rng.randint(2, 3):
            blocks.append(_ordinary(stage, rng, held, deck))
        _enter(stage, held, day, blocks, actions)


def _called(stage: Stage, rng: Random, held: Hall, matter: Matter) -> dict[str, Any]:
    item = load("committee")["special"][matter.key]
    return worded(stage, rng, item, held, **matter.slots) | _told(item)


def _ordinary(stage: Stage, rng: Random, held: Hall, deck: Deck) -> dict[str, Any]:
    item = deck.draw(held.day.month)
    return worded(stage, rng, item, held) | _told(item)


def _told(item: Item) -> dict[str, Any]:
    return {"tag": item.get("tag"), "within": item.get("within")}


def _enter(
    stage: Stage, held: Hall, day: date, blocks: list[dict[str, Any]], actions: Actions
) -> None:
    paragraphs = [f"{block['matter']}。{block['text']}" for block in blocks]
    head = blocks[0]["matter"]
    topic = head if len(blocks) == 1 else f"{head}等 {len(blocks)} 项"
    minutes = 50 + 15 * len(blocks)
    end = f"{15 + minutes // 60}:{minutes % 60:02d}"
    agenda = [
        {"matter": block["matter"]} | ({"tag": block["tag"]} if block["tag"] else {})
        for block in blocks
    ]
    admin = stage.cast.get("admin")
    guest = [] if admin in stage.cast.committee else stage.present([admin], day)
    values = sheet(held, "committee_meeting", topic, "15:00", end) | {
        "agenda": tuple(agenda),
        "invited": names(guest) or None,
        "minutes": "\n".join(said(i, text) for i, text in enumerate(paragraphs)),
        "resolution": "\n".join(said(i, block["decision"]) for i, block in enumerate(blocks)),
        "actions": actions.rows(
            held, [(block["action"], block["within"]) for block in blocks if "action" in block]
        ),
    }
    actions.enter(values, stage.meetings["committee_meeting", day])
