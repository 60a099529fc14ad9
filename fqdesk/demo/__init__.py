"""The demo station: a fictional rural police station with a believable history, made through the desk.

Everybody and every place is invented. `docs/demo.md` lists what it holds and its deliberate gaps.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from random import Random

from fqdesk.demo.assembly import call_motions, plan_assemblies
from fqdesk.demo.cast import make_cast
from fqdesk.demo.committee import plan_committee
from fqdesk.demo.duties import plan_duties
from fqdesk.demo.gatherings import plan_gatherings
from fqdesk.demo.health import plan_health
from fqdesk.demo.leaves import plan_leaves
from fqdesk.demo.logs import plan_logs
from fqdesk.demo.papers import plan_judgements, plan_papers
from fqdesk.demo.party_days import plan_party_days
from fqdesk.demo.photos import choose_pictures
from fqdesk.demo.plan import Plan
from fqdesk.demo.proof import (
    plan_declarations,
    plan_figures,
    plan_honours,
    plan_inspections,
    plan_training,
)
from fqdesk.demo.register import call_posts, plan_registers
from fqdesk.demo.schedule import plan_meetings, vote_days
from fqdesk.demo.stage import Stage
from fqdesk.demo.suggestions import plan_suggestions
from fqdesk.demo.texts import load
from fqdesk.demo.timeline import Timeline
from fqdesk.demo.visits import plan_visits
from fqdesk.demo.writing import Clock, write
from fqdesk.demo.yearly import plan_yearly
from fqdesk.desk import Desk
from fqdesk.desk.ids import random_id
from fqdesk.domain.calendar import load_calendar
from fqdesk.progress import Tick, quiet

__all__ = ["make", "planned"]


def make(
    folder: Path,
    *,
    months: int = 26,
    people: int = 15,
    photos: int = 12,
    scale: int = 1,
    seed: int = 1,
    on: date,
    tick: Tick = quiet,
) -> None:
    """Make the demo station in a new or empty folder: `months` calendar months of history up to `on`.

    The same arguments make the same records, ids, hours of entry and hashes. `scale` multiplies
    visits, talks, duty and publicity for load tests. Raises Refused or Trouble as `Desk.create`.
    """
    stage = planned(months=months, people=people, photos=photos, scale=scale, seed=seed, on=on)
    data = load("people")
    clock = Clock(datetime.combine(stage.timeline.start, time(8, 30)))
    ids = partial(random_id, Random(f"{seed}:desk").choice)
    with Desk.create(
        folder,
        name=data["station"],
        station_class="rural",
        clock=clock,
        ids=ids,
        by=stage.cast.get("admin").name,
        bureau=data["bureau"],
        mode="两队一组",
    ) as desk:
        write(desk, clock, stage, tick)


def planned(*, months: int, people: int, photos: int, scale: int, seed: int, on: date) -> Stage:
    """The whole history as a plan, nothing written. Each part may use what the parts before planned."""
    timeline = Timeline(on, months, load_calendar())
    new_id = partial(random_id, Random(f"{seed}:ids").choice)
    votes = vote_days(timeline)
    cast = make_cast(timeline, people, Random(f"{seed}:cast"), new_id, votes[1])
    plan = Plan(timeline, cast, Random(f"{seed}:hours"), new_id)
    stage = Stage(seed, timeline, cast, plan, scale, votes)
    plan_registers(stage)
    plan_leaves(stage)
    plan_meetings(stage)
    call_posts(stage)
    plan_duties(stage)
    plan_health(stage)
    plan_visits(stage)
    plan_suggestions(stage)
    plan_gatherings(stage)
    plan_training(stage)
    plan_inspections(stage)
    plan_honours(stage)
    motions = call_motions(stage)
    plan_committee(stage)
    plan_assemblies(stage, motions)
    plan_party_days(stage)
    plan_yearly(stage)
    plan_figures(stage)
    plan_declarations(stage)
    plan_papers(stage)
    plan_judgements(stage)
    plan_logs(stage)
    choose_pictures(stage, photos)
    return stage
