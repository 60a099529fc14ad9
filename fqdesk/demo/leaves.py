"""A year's leave of everybody: split into stretches, called back, carried over, not finished."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from fqdesk.demo.cast import Member
from fqdesk.demo.stage import Stage
from fqdesk.demo.stretches import LABELS, Wish, enter, place
from fqdesk.domain.leave import DAY, entitled_on
from fqdesk.domain.periods import ONE_DAY, Span


def plan_leaves(stage: Stage) -> None:
    """All leaves, so that later parts know who is away. Gaps: see docs/demo.md."""
    rng = stage.rng("leaves")
    _recall(stage)
    wishes = [wish for year in stage.timeline.years for wish in _wishes(stage, year, rng)]
    for wish in sorted(wishes, key=lambda w: (w.near, w.member.key)):
        start = place(stage, wish)
        if start is not None:
            enter(stage, wish, start, rng)
    _other_leaves(stage, rng)


def _wishes(stage: Stage, year: int, rng: Random) -> list[Wish]:
    """How each person's days of a year are split, and roughly when each stretch is taken."""
    found = []
    for member in stage.cast.people:
        parts = _parts(stage, member, year)
        for order, halves in enumerate(parts):
            part = (order + 0.5) / len(parts)
            near = date(year, 1, 1) + timedelta(days=int(part * 355) + rng.randint(-35, 35))
            if member.came.year == year and near <= member.came:
                near = member.came + timedelta(days=50 + 40 * order)
            if member.left and member.left.year == year and near >= member.left:
                near = member.left - timedelta(days=60)
            last = order == len(parts) - 1 and year == stage.timeline.on.year
            due = _put_off(stage, member) if last else None
            found.append(Wish(member, halves, year, due or near, dated=year if due else None))
    return found + _carried(stage, year)


def _put_off(stage: Stage, member: Member) -> date | None:
    """In autumn some have their last stretch of the running year still before them."""
    on = stage.timeline.on
    offsets = {"qin": 10, "ouyang": 17, "instructor": 24}
    if on.month < 9 or member.key not in offsets:
        return None
    day = on + timedelta(days=offsets[member.key])
    return day if day <= date(on.year, 12, 22) else None


def _parts(stage: Stage, member: Member, year: int) -> list[int]:
    """Half days of each stretch. One person of the judged year lacks a stretch, another's is moved."""
    if not (member.came.year <= year and (member.left is None or year <= member.left.year)):
        return []
    entitled = entitled_on(member.work, date(year, 12, 31))
    weeks = [5 * DAY] * (entitled // (5 * DAY))
    if year == stage.timeline.judged:
        if member is stage.cast.get("chief") or member is stage.cast.get("tan"):
            return weeks[1:]
        if member is stage.cast.get("xiang"):
            # Two days are taken before the recall; three and five are left.
            return [*weeks[2:], 5 * DAY, 3 * DAY]
    if year == stage.timeline.on.year and member.key == "shi":
        # Nobody has thought of this one yet: the plan of the year shows it.
        return []
    if member.key == "admin" and weeks:
        return [5, 5, *weeks[1:]]
    return weeks


def _carried(stage: Stage, year: int) -> list[Wish]:
    """Stretches of the judged year that are taken in the next: one early on, the chief's still to come."""
    timeline = stage.timeline
    if timeline.judged is None or year != timeline.on.year:
        return []
    found = [
        Wish(
            stage.cast.get("chief"),
            5 * DAY,
            year - 1,
            timeline.on + timedelta(days=12),
            dated=year,
        )
    ]
    if "tan" in stage.cast.by_key:
        found.append(Wish(stage.cast.get("tan"), 5 * DAY, year - 1, date(year, 1, 12), dated=year))
    return found


def _recall(stage: Stage) -> None:
    """In the month of the floods one officer is called back after two of five days."""
    timeline, member = stage.timeline, stage.cast.by_key.get("xiang")
    mondays = [d for d in timeline.within(timeline.missed, 6, 16) if d.weekday() == 0]
    if member is None or not mondays or timeline.judged is None:
        return
    start = mondays[0]
    values = {
        "person": member.id,
        "type": "annual_leave",
        "day": start,
        "end": start + ONE_DAY * 4,
        "attribution_year": start.year,
    }
    admin, chief = stage.cast.get("admin"), stage.cast.get("chief")
    asked = start - ONE_DAY * 10
    record = stage.plan.add("leave", values | {"state": "applied"}, by=admin, entered=asked)
    approval = {"state": "approved", "approved_by": chief.id, "approved_on": asked + ONE_DAY * 2}
    stage.plan.change(record, asked + ONE_DAY * 2, approval, by=chief)
    recalled = {
        "returned_on": start + ONE_DAY,
        "recall_reason": "连续强降雨，全员回村值守，余下 3 天另行安排",
    }
    stage.plan.change(record, start + ONE_DAY * 2, recalled, by=admin)
    stage.away.add(member, Span(start, start + ONE_DAY), LABELS["annual_leave"])


def _other_leaves(stage: Stage, rng: Random) -> None:
    """A few days of illness, one wedding, one annual leave that was called off."""
    timeline = stage.timeline
    for key, kind, part, days in (
        ("qin", "sick_leave", 0.30, 3),
        ("shi", "marriage_leave", 0.63, 3),
        ("ran", "sick_leave", 0.78, 2),
    ):
        if key in stage.cast.by_key:
            member = stage.cast.by_key[key]
            wish = Wish(member, days * DAY, timeline.at(part).year, timeline.at(part), kind)
            start = place(stage, wish)
            if start is not None and start < timeline.on:
                enter(stage, wish, start, rng)
    if "qinfang" in stage.cast.by_key:
        start = timeline.at(0.55)
        values = {
            "person": stage.cast.by_key["qinfang"].id,
            "type": "annual_leave",
            "day": start,
            "end": start,
            "attribution_year": start.year,
            "state": "applied",
        }
        admin = stage.cast.get("admin")
        record = stage.plan.add("leave", values, by=admin, entered=start - ONE_DAY * 8)
        called_off = {"state": "cancelled", "reason": "窗口当日人手不够，本人同意改期"}
        stage.plan.change(record, start - ONE_DAY, called_off, by=admin)
