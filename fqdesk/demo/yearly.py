"""What the branch does once or twice a year: 组织生活会 with appraisal, reports, visits from above, talks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random

from fqdesk.demo.cast import Member
from fqdesk.demo.conferences import hall, sheet, worded
from fqdesk.demo.figures import held as meetings_held, tally
from fqdesk.demo.stage import Stage
from fqdesk.demo.texts import Deck, fill, load
from fqdesk.domain.periods import ONE_DAY, Span, half_year

Pair = tuple[Member, Member]


def plan_yearly(stage: Stage) -> None:
    """Talks first: the 组织生活会 tells how many there were before it."""
    _talks(stage, stage.rng("talks"))
    _org_life(stage, stage.rng("org life"))
    _reports(stage, stage.rng("reports"))
    _upper_visits(stage, stage.rng("upper visits"))


def _org_life(stage: Stage, rng: Random) -> None:
    deck = Deck(rng, load("class")["life"])
    for day in stage.days_of("org_life_meeting"):
        hall_ = hall(stage, day, stage.cast.members(day))
        item = deck.draw(day.month)
        before = Span(day - timedelta(days=30), day - ONE_DAY)
        talks = [a for a in stage.plan.created("heart_talk") if a.values["day"] in before]
        text = worded(stage, rng, item, hall_, talks=max(len(talks), 1))
        title = f"{day.year}年度组织生活会：{item['theme']}"
        values = sheet(hall_, "org_life_meeting", title, "09:00", "11:40") | {
            "minutes": text["text"],
            "resolution": str(item["measures"]),
        }
        admin = stage.cast.get("admin")
        stage.plan.add(
            "meeting", values, by=admin, record_id=stage.meetings["org_life_meeting", day], lag=1
        )
        _appraisal(stage, rng, day, str(item["measures"]))


def _appraisal(stage: Stage, rng: Random, day: date, measures: str) -> None:
    """The same afternoon: ballots without names, at most a third 优秀."""
    members = stage.cast.members(day)
    hall_ = hall(stage, day, members)
    title = f"{day.year}年度民主评议党员"
    minutes = (
        "个人自评后党员互评，随后无记名测评，当场统计。支委会结合平时表现评定等次，"
        f"优秀不超过三分之一。应评 {len(members)} 人，参加测评 {len(hall_.present)} 人。"
    )
    values = sheet(hall_, "member_appraisal", title, "14:30", "16:30") | {"minutes": minutes}
    admin = stage.cast.get("admin")
    meeting = stage.plan.add("meeting", values, by=admin, lag=1)
    best = set(rng.sample([m.id for m in members], len(members) // 3))
    rows = []
    for member in members:
        high = rng.randint(len(hall_.present) // 2, len(hall_.present))
        high = high if member.id in best else len(hall_.present) - high
        votes = {"excellent": high, "qualified": len(hall_.present) - high, "basic": 0}
        grade = "excellent" if member.id in best else "qualified"
        rows.append({"person": member.id} | votes | {"unqualified": 0, "grade": grade})
    stage.plan.add(
        "appraisal",
        {
            "day": stage.timeline.workday(day + ONE_DAY),
            "year": day.year,
            "meeting": meeting,
            "expected": len(members),
            "voted": len(hall_.present),
            "results": tuple(rows),
            "measures": measures,
        },
        by=admin,
    )


def _reports(stage: Stage, rng: Random) -> None:
    """To the bureau's Party committee, in June and in December."""
    item = load("care")["party_report"][0]
    for month in stage.timeline.months:
        days = stage.timeline.within(month, 26, 31)
        days = [d for d in days if d not in stage.meeting_days()] or days
        if month.month not in {6, 12} or not days:
            continue
        day = days[-1]
        span = half_year(day)
        missed = month.month == 12 and span.first <= stage.timeline.missed.first <= span.last
        slots = {
            "half": f"{day.year}年{'上半年' if month.month == 6 else '下半年'}",
            "missing": f"{stage.timeline.missed.month}月支委会因防汛没有召开，已如实列明"
            if missed and stage.cast.committee
            else "各项活动有签到有记录",
        }
        counted = tally(stage, Span(span.first, day)) | meetings_held(stage, Span(span.first, day))
        values = {
            "day": day,
            "topic": fill(item["topic"], rng, **slots),
            "reported_to": "中共云岭县公安局委员会",
            "person": stage.cast.get("instructor").id,
            "content": fill(item["content"], rng, **slots, **counted),
        }
        stage.plan.add("party_report", values, by=stage.cast.get("instructor"))


def _upper_visits(stage: Stage, rng: Random) -> None:
    deck = Deck(rng, load("care")["upper_visit"])
    for month in stage.timeline.months:
        days = stage.timeline.within(month, 8, 19)
        if month.month not in {4, 9} or not days:
            continue
        text = deck.draw(month.month)
        keys = ("unit", "visitors", "topic", "advice")
        values = {"day": rng.choice(days)} | {key: text[key] for key in keys}
        stage.plan.add("upper_visit", values, by=stage.cast.get("admin"))


def _talks(stage: Stage, rng: Random) -> None:
    """The secretary with everybody through the year; the others in the weeks before the 组织生活会.

    In the running year nobody has talked with one member yet (a deliberate gap).
    """
    timeline = stage.timeline
    for year in timeline.years:
        running = year == timeline.on.year and timeline.count > 6
        spared = {stage.cast.by_key.get("qin")} if running else set()
        _spread(stage, rng, Span(date(year, 1, 8), date(year, 12, 20)), _led, spared)
        _spread(stage, rng, Span(date(year, 11, 8), date(year, 12, 13)), _among, spared)
    joiner = next((m for m in stage.cast.people if m.came in timeline.span), None)
    if joiner:
        days = timeline.workdays(Span(joiner.came + ONE_DAY * 2, joiner.came + ONE_DAY * 20))
        _talk(stage, rng, days, stage.cast.get("instructor"), joiner, "newcomer")


def _spread(
    stage: Stage,
    rng: Random,
    span: Span,
    pairs_on: Callable[[Stage, date], Iterable[Pair]],
    spared: set[Member | None],
) -> None:
    """Talks of these pairs one after the other over the days of a span, `scale` times."""
    days = stage.timeline.workdays(span)
    if not days:
        return
    pairs = [pair for pair in pairs_on(stage, days[-1]) if not spared & set(pair)]
    total = len(pairs) * stage.scale
    for order, (talker, talked) in enumerate(pairs * stage.scale):
        near = int((order + rng.random()) / total * (len(days) - 1))
        _talk(stage, rng, days[near:] + days[:near], talker, talked)


def _led(stage: Stage, day: date) -> Iterable[Pair]:
    """The secretary with each of the others."""
    lead = stage.cast.get("instructor")
    yield from ((lead, other) for other in stage.cast.here(day) if other is not lead)


def _among(stage: Stage, day: date) -> Iterable[Pair]:
    """Committee members among themselves, and each other member with one of them."""
    committee, lead = stage.cast.committee, stage.cast.get("instructor")
    for place, first in enumerate(committee):
        yield from ((first, other) for other in committee[place + 1 :] if first is not lead)
    others = [m for m in stage.cast.members(day) if m not in committee]
    if committee:
        yield from ((committee[1 + i % (len(committee) - 1)], m) for i, m in enumerate(others))


def _talk(
    stage: Stage,
    rng: Random,
    days: list[date],
    talker: Member,
    talked: Member,
    trigger: str | None = None,
) -> None:
    day = next((d for d in days if len(stage.present([talker, talked], d)) == 2), None)
    if day is None:
        return
    texts = load("care")["talks"]
    if trigger is None:
        late = day.month in {11, 12} and talked.belongs(day)
        trigger = "before_org_life" if late else "yearly"
    follow = rng.choice(texts["follow_up"]) if rng.random() < 0.25 else None
    values = {
        "day": day,
        "talker": talker.id,
        "talked": talked.id,
        "trigger": trigger,
        "place": rng.choice(("教导员办公室", "二楼小会议室", "警务室", "院内散步")),
        "content": rng.choice(texts[trigger]),
        "follow_up": follow,
        "signed": True,
    }
    stage.plan.add("heart_talk", values, by=talker)
