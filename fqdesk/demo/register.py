"""The station's registers: itself, its places, people, posts, branch and local settings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fqdesk.demo.cast import COMMITTEE, Member
from fqdesk.demo.schedule import THEME_DAY, term_starts
from fqdesk.demo.stage import Stage
from fqdesk.domain.periods import ONE_DAY, Month

SETTINGS = (
    (
        "cadence.visit",
        "quarter",
        "县局《社区警务工作要点》（云岭公〔{year}〕6号）：每村每季度至少走访一次",
    ),
    ("cadence.forum", "quarter", "县局《社区警务工作要点》（云岭公〔{year}〕6号）"),
    ("cadence.party_class", "quarter", "县局党委《党建工作要点》（云岭公党〔{year}〕2号）"),
    ("cadence.political_education", "month", "县局党委《党建工作要点》（云岭公党〔{year}〕2号）"),
    ("cadence.party_report", "每年2次", "县局党委《党建工作要点》（云岭公党〔{year}〕2号）"),
    ("cadence.health_check", "year", "县局政工室通知（云岭公政〔{year}〕9号）"),
    ("cadence.counselling", "half_year", "县局政工室通知（云岭公政〔{year}〕9号）"),
    ("cadence.proof_rules", "quarter", "县局治安大队通知：“五个一律”每季度自查"),
    ("leave.floor", "6", "所务会：排休假时每天至少 6 名民警在岗"),
)


def plan_registers(stage: Stage) -> None:
    """Everything that others cite; what was so before the history is entered on its first day."""
    for place in stage.cast.places:
        values = {
            "day": stage.timeline.start - timedelta(days=1500),
            "name": place.name,
            "place_type": place.type,
            "part_of": stage.cast.place[place.group].id if place.group else None,
            "population": place.population,
            "colocated": place.colocated,
        }
        stage.plan.add("place", values, entered=stage.timeline.start, record_id=place.id)
    for member in stage.cast.people:
        _person(stage, member)
    _terms(stage)
    for member in stage.cast.people:
        _posts(stage, member)
    _settings(stage)


def _person(stage: Stage, member: Member) -> None:
    values: dict[str, Any] = {
        "day": member.came,
        "name": member.name,
        "role": member.role,
        "police_no": member.number,
        "work_start_date": member.work,
        "joined_police_date": min(member.work + timedelta(days=31), member.came)
        if member.officer
        else None,
        "full_from": member.full,
        "rota": member.rota or None,
    }
    known = max(member.came, stage.timeline.start)
    admitted, voted = member.probationary, member.full
    if admitted and voted and voted >= stage.timeline.start:
        values["full_from"] = None
        if admitted < stage.timeline.start:
            values["probationary_from"] = admitted
    record = stage.plan.add("person", values, entered=known, record_id=member.id)
    if admitted and voted and voted >= stage.timeline.start:
        if admitted >= stage.timeline.start:
            stage.plan.change(record, admitted + ONE_DAY, {"probationary_from": admitted})
        stage.plan.change(record, voted + ONE_DAY, {"full_from": voted})
    if member.left:
        going = {"until": member.left, "left": "transferred"}
        stage.plan.change(record, member.left - ONE_DAY * 3, going)


def _posts(stage: Stage, member: Member) -> None:
    """Posts held since arrival; seats of the committee since each election."""
    rng = stage.rng(f"posts {member.key}")
    number = rng.randint(11, 60)
    for post in member.posts:
        if post in COMMITTEE and (stage.cast.committee or not post.endswith("secretary")):
            continue
        beats = member.beats if post in {"community_officer", "beat_auxiliary"} else ("",)
        for beat in beats or ("",):
            _post(stage, member, post, beat, f"云岭公政〔{{year}}〕{number}号")
    for village, post in member.village_posts:
        _post(stage, member, post, village, f"青委组〔{{year}}〕{number // 3}号")


def _post(stage: Stage, member: Member, post: str, place: str, document: str) -> None:
    day = member.came
    if post == "town_leadership":
        document = "青委〔{year}〕11号"
    values = {
        "person": member.id,
        "post": post,
        "place": stage.cast.place[place].id if place else None,
        "document_no": document.format(year=day.year),
        "day": day,
    }
    record = stage.plan.add("post", values, entered=max(day, stage.timeline.start))
    if member.left:
        stage.plan.change(record, member.left - ONE_DAY * 3, {"until": member.left})


def _terms(stage: Stage) -> None:
    """Each term of the branch with its committee; the one before ends on the day of the election."""
    starts = term_starts(stage.timeline)
    for start, after in zip(starts, [*starts[1:], None], strict=True):
        branch = {
            "name": "青石镇派出所党支部",
            "day": start,
            "term_years": 3,
            "committee": bool(stage.cast.committee),
            "theme_day": THEME_DAY,
            "dues_day": 20,
        }
        _term_record(stage, "branch", branch, start, after)
        for member in stage.cast.committee:
            for post in member.posts:
                # Whoever came after the election was elected into a vacant seat.
                day = max(start, member.came)
                if post in COMMITTEE and member.votes(day) and (after is None or day < after):
                    seat = {
                        "person": member.id,
                        "post": post,
                        "document_no": f"云岭公党〔{day.year}〕{day.month + 6}号",
                        "day": day,
                    }
                    _term_record(stage, "post", seat, day, after)


def _term_record(
    stage: Stage, kind: str, values: dict[str, Any], start: date, after: date | None
) -> None:
    timeline = stage.timeline
    until = after - ONE_DAY if after else None
    if until and until < timeline.start:
        values = values | {"until": until}
        until = None
    record = stage.plan.add(kind, values, entered=max(start + ONE_DAY, timeline.start))
    if until:
        stage.plan.change(record, until + ONE_DAY * 2, {"until": until})


def _settings(stage: Stage) -> None:
    day = stage.timeline.start
    for key, value, said_by in SETTINGS:
        if key == "leave.floor" and len(stage.cast.officers(day)) < 9:
            continue
        year = day.year - (day.month < 3)
        values = {"key": key, "value": value, "said_by": said_by.format(year=year)}
        # The cadences were in force before the history: they hold for its first periods too.
        in_force = day.replace(month=1, day=1)
        stage.plan.add("setting", values | {"day": in_force}, entered=day)


def call_posts(stage: Stage) -> None:
    """Who comes or goes has the committee decide about posts first (议事范围: 民警岗位分配变动)."""
    for member in stage.cast.people:
        if member.came in stage.timeline.span:
            meeting = stage.before("committee_meeting", member.came + ONE_DAY * 25)
            if meeting and meeting[0] >= member.came - ONE_DAY * 20:
                stage.call(Month.of(meeting[0]), "join", who=member.name)
        if member.left and member.left in stage.timeline.span:
            meeting = stage.before("committee_meeting", member.left)
            if meeting and meeting[0] >= member.left - ONE_DAY * 40:
                stage.call(Month.of(meeting[0]), "leave_post", who=member.name)
