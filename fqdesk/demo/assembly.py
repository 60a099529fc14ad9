"""The assembly of all members, quarter by quarter: a report with true figures, and a vote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from fqdesk.demo.conferences import Actions, Hall, Task, hall, said, sheet, worded
from fqdesk.demo.figures import tally
from fqdesk.demo.stage import Stage
from fqdesk.demo.texts import Deck, Item, load
from fqdesk.domain.periods import ONE_DAY, Month, Span, quarter


@dataclass(frozen=True)
class Motion:
    """What an assembly votes on."""

    item: Item
    type: str
    slots: dict[str, str]


def call_motions(stage: Stage) -> dict[date, Motion]:
    """The motion of every assembly; each goes to the committee first (条例第十二条)."""
    rng = stage.rng("motions")
    texts = load("general")
    decks = {q: Deck(rng, [v for v in texts["vote"] if q in v["quarters"]]) for q in range(1, 5)}
    admitted, voted = stage.votes
    candidate = next((m for m in stage.cast.people if m.probationary), None)
    found: dict[date, Motion] = {}
    for day in [*stage.days_of("general_meeting"), *stage.days_of("election")]:
        if candidate and day in (admitted, voted):
            key = "admit" if day == admitted else "confirm"
            found[day] = Motion(texts["vote_special"][key], "admission", {"who": candidate.name})
            _before(stage, day, key, who=candidate.name)
        elif day in stage.days_of("election"):
            found[day] = Motion(texts["vote_special"]["election"], "election", {})
            _before(stage, day, "matter", matter="选举新一届支部委员会")
        else:
            item = decks[(day.month + 2) // 3].draw(day.month)
            found[day] = Motion(item, "ordinary", {})
            _before(stage, day, "matter", matter=str(item["matter"]))
    return found


def _before(stage: Stage, day: date, key: str, **slots: str) -> None:
    earlier = stage.before("committee_meeting", day)
    if earlier:
        stage.call(Month.of(earlier[0]), key, **slots)


def plan_assemblies(stage: Stage, motions: dict[date, Motion]) -> None:
    """A record for every assembly."""
    rng = stage.rng("assembly")
    actions = Actions(stage, rng)
    for day, motion in sorted(motions.items()):
        kind = "general_meeting" if ("general_meeting", day) in stage.meetings else "election"
        held = hall(stage, day, stage.cast.members(day))
        _enter(stage, rng, held, motion, stage.meetings[kind, day], actions)


def _enter(
    stage: Stage, rng: Random, held: Hall, motion: Motion, record_id: str, actions: Actions
) -> None:
    day = held.day
    voters = [m for m in stage.cast.voters(day) if m in held.present]
    block = _speaking(stage, rng, motion, held)
    report = _report(stage, rng, held)
    blocks = [block] if motion.type == "election" else [report, block]
    values = sheet(held, "general_meeting", block["matter"], "15:30", "17:05") | {
        "agenda": tuple({"matter": b["matter"]} for b in blocks),
        "minutes": "\n".join(said(i, f"{b['matter']}。{b['text']}") for i, b in enumerate(blocks)),
        "votes": (_vote(stage, rng, held, motion, block["matter"], len(voters)),),
        "resolution": block["resolution"],
        "actions": actions.rows(held, _tasks(motion)),
    }
    actions.enter(values, record_id)


def _speaking(stage: Stage, rng: Random, motion: Motion, held: Hall) -> dict[str, str]:
    """The candidate neither introduces nor counts, so the texts' voices are other members."""
    candidate = motion.slots.get("who")
    others = [m for m in held.present if m.name != candidate]
    spoken = Hall(held.day, others, held.absent, held.chair, held.recorder)
    return worded(stage, rng, motion.item, spoken, **motion.slots)


def _report(stage: Stage, rng: Random, held: Hall) -> dict[str, str]:
    period = quarter(held.day)
    reports = load("general")["report"]
    item = next(r for r in reports if (held.day.month + 2) // 3 in r["quarters"])
    counted = tally(stage, Span(period.first, held.day - ONE_DAY))
    missed = period.first <= stage.timeline.missed.first <= period.last
    floods = "防汛最紧的时候支委会缺了一次，缺的会不补" if missed else "防汛备勤没有误事"
    return worded(stage, rng, item, held, floods=floods, **counted)


def _vote(
    stage: Stage, rng: Random, held: Hall, motion: Motion, matter: str, present: int
) -> dict[str, Any]:
    """Entitled are the full members of the day: whoever is voted on is not one yet."""
    entitled = len(stage.cast.voters(held.day))
    against = motion.type == "ordinary" and present > 5 and rng.random() < 0.35
    return {
        "matter": matter,
        "vote_type": motion.type,
        "entitled": entitled,
        "present": present,
        "ayes": present - against,
        "noes": 0,
        "abstentions": int(against),
        "passed": True,
    }


def _tasks(motion: Motion) -> Iterable[Task]:
    return {
        "admission": [("整理材料报上级党委审批", 5)],
        "election": [("报上级党委批复并公布分工", 7)],
    }.get(motion.type, [("把表决结果和材料张贴公布", 7)])
