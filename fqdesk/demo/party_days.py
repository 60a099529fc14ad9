"""Theme days, Party classes, study, joint activities, the monthly analysis, dues."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from fqdesk.demo.conferences import Actions, Hall, hall, sheet, worded
from fqdesk.demo.stage import Stage, ids, names
from fqdesk.demo.texts import Deck, fill, load
from fqdesk.domain.periods import Month

JOINED = "本月接收为预备党员，从下月起交纳"
LATE = "防汛期间内勤抽调到村值守，当日签到表和记录手写，回所后补录"


def plan_party_days(stage: Stage) -> None:
    """All meetings of the branch other than committee, assembly and the yearly ones."""
    _theme_days(stage, stage.rng("theme"))
    _classes(stage, stage.rng("class"))
    _study(stage, stage.rng("study"))
    _joint(stage, stage.rng("joint"))
    _analysis(stage)
    _dues(stage)


def _theme_days(stage: Stage, rng: Random) -> None:
    deck, actions = Deck(rng, load("theme")["item"]), Actions(stage, rng)
    more = Deck(rng, load("theme")["more"])
    for day in stage.days_of("theme_day"):
        held = hall(stage, day, stage.cast.members(day))
        item = deck.draw(day.month)
        village = rng.choice(stage.cast.villages).name
        text = worded(stage, rng, item, held, village=village)
        guest = [m for m in stage.present(stage.cast.officers(day), day) if not m.belongs(day)]
        values = sheet(held, "theme_day", text["topic"], "14:30", "17:00") | {
            "place": fill(str(item["place"]), rng, village=village),
            "invited": names(rng.sample(guest, min(2, len(guest)))) or None,
            "minutes": text["text"] + _remarks(rng, more, held),
            "actions": actions.rows(held, [(text["action"], None)] if "action" in text else []),
        }
        late = Month.of(day) == stage.timeline.missed
        if late:
            values["late_reason"] = LATE
        actions.enter(values, stage.meetings["theme_day", day], lag=16 if late else None)


def _remarks(rng: Random, deck: Deck, held: Hall) -> str:
    """Two more things that were said, each by somebody else."""
    voices = rng.sample(held.present, min(2, len(held.present)))
    return "".join(fill(deck.draw(held.day.month)["text"], rng, c=member.name) for member in voices)


def _classes(stage: Stage, rng: Random) -> None:
    deck = Deck(rng, load("class")["class"])
    for day in stage.days_of("party_class"):
        held = hall(stage, day, stage.cast.members(day))
        text = worded(stage, rng, deck.draw(day.month), held)
        values = sheet(held, "party_class", text["topic"], "15:00", "16:20") | {
            "lecturer": text["lecturer"],
            "minutes": text["text"],
        }
        _add(stage, "party_class", day, values)


def _study(stage: Stage, rng: Random) -> None:
    """Everybody, auxiliaries too: political education each month, collective study twice a year."""
    deck = Deck(rng, load("class")["study"])
    kinds = ("political_education", "collective_study")
    for day, kind in sorted((d, k) for k in kinds for d in stage.days_of(k)):
        held = hall(stage, day, stage.cast.here(day))
        text = worded(stage, rng, deck.draw(day.month), held)
        values = sheet(held, kind, text["topic"], "08:40", "09:30") | {"minutes": text["text"]}
        _add(stage, kind, day, values)


def _joint(stage: Stage, rng: Random) -> None:
    deck = Deck(rng, load("class")["joint"])
    for day in stage.days_of("joint_activity"):
        held = hall(stage, day, stage.cast.members(day))
        item = deck.draw(day.month)
        village = rng.choice(stage.cast.villages).name
        text = worded(stage, rng, item, held, village=village)
        values = sheet(held, "joint_activity", text["topic"], "09:30", "11:30") | {
            "place": fill(str(item["place"]), rng, village=village),
            "minutes": text["text"],
        }
        _add(stage, "joint_activity", day, values)


def _analysis(stage: Stage) -> None:
    """Title and file number only: the content may be 警务工作秘密."""
    item = load("class")["analysis"][0]
    for day in stage.days_of("analysis_meeting"):
        leaders = [m for m in stage.cast.officers(day) if set(m.posts) - {"duty_officer"}]
        held = hall(stage, day, leaders)
        slots = {"month": day.month, "year": day.year, "number": day.month}
        text = {key: str(item[key]).format(**slots) for key in ("topic", "text")}
        values = sheet(held, "analysis_meeting", text["topic"], "16:00", "17:00") | {
            "minutes": text["text"]
        }
        _add(stage, "analysis_meeting", day, values)


def _dues(stage: Stage) -> None:
    """On the 20th or the next working day; published once a year with the December dues."""
    timeline = stage.timeline
    for month in timeline.months:
        day = timeline.workday(month.first.replace(day=20))
        paying = stage.cast.members(day)
        if day not in timeline.span or not paying:
            continue
        # Admitted after the day of payment: the roster of the month's end has one more.
        later = [m for m in stage.cast.members(min(month.last, timeline.last)) if m not in paying]
        values = {
            "month": month,
            "day": day,
            "paid": ids(paying),
            "unpaid": tuple({"person": m.id, "reason": JOINED} for m in later) or None,
            "published": True if month.month == 12 else None,
        }
        record = stage.plan.add("dues", values | {"unpaid": None}, by=stage.cast.get("admin"))
        if later:
            entered = later[0].probationary or day
            stage.plan.change(record, entered, {"unpaid": values["unpaid"]})


def _add(stage: Stage, kind: str, day: date, values: dict[str, Any]) -> None:
    record = stage.meetings[kind, day]
    entered = day + timedelta(days=1) if kind == "party_class" else day
    stage.plan.add("meeting", values, by=stage.cast.get("admin"), record_id=record, entered=entered)
