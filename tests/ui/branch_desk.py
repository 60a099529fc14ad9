"""A small station with a Party branch and most of a year behind it, made through the desk itself."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from fqdesk.desk import Desk, Draft
from fqdesk.domain.periods import Month

ON = date(2026, 11, 23)
COMMITTEE = {
    "沈立诚": ("branch_secretary", "political_instructor"),
    "秦柏川": ("deputy_secretary", "station_chief"),
    "罗启明": ("org_commissioner", "deputy_chief"),
    "何秋实": ("publicity_commissioner", "admin_officer"),
    "顾远帆": ("discipline_commissioner", "case_officer"),
}
MEMBERS = ("覃文彬", "蒋书林", "汤思远", "陆景和")
PROBATIONARY = "邵一鸣"
PEOPLE = (*COMMITTEE, *MEMBERS, PROBATIONARY)


class Clock:
    """The desk's clock, set by hand."""

    def __init__(self) -> None:
        self.at = datetime.combine(ON, time(16, 42))

    def __call__(self) -> datetime:
        return self.at

    def on(self, day: date) -> None:
        self.at = datetime.combine(day, time(17, 30))


def ids():
    """Ids that tell the order."""
    number = 0

    def make() -> str:
        nonlocal number
        number += 1
        return f"{number:022d}"

    return make


def make(folder: Path) -> Desk:
    """The station, open for writing; the desk's day is 2026-11-23."""
    clock = Clock()
    clock.on(date(2025, 12, 1))
    desk = Desk.create(
        folder, name="青石镇派出所", station_class="rural", clock=clock, ids=ids(), by="何秋实"
    )
    people = _registers(desk)
    _year(desk, clock, people)
    clock.at = datetime.combine(ON, time(16, 42))
    return desk


def _registers(desk: Desk) -> dict[str, str]:
    since = date(2018, 7, 1)
    drafts = [
        Draft(
            "person",
            {
                "name": name,
                "role": "officer",
                "day": since,
                "work_start_date": date(2010, 7, 1),
                **(
                    {"probationary_from": date(2026, 7, 1)}
                    if name == PROBATIONARY
                    else {"full_from": date(2012, 7, 1)}
                ),
            },
        )
        for name in PEOPLE
    ]
    saved = desk.save_many(drafts)
    people = {record["name"]: record.id for record in saved}
    posts = [
        Draft("post", {"person": people[name], "post": post, "day": date(2024, 3, 20)})
        for name, held in COMMITTEE.items()
        for post in held
    ]
    branch = {"name": "青石镇派出所党支部", "day": date(2024, 3, 20), "term_years": 3}
    branch |= {"theme_day": 25, "dues_day": 5, "committee": True}
    desk.save_many([*posts, Draft("branch", branch)])
    desk.save_many(
        [
            Draft("place", {"name": name, "place_type": "village", "day": since})
            for name in ("大湾村", "云岭村", "柳溪村")
        ]
    )
    desk.save(
        "setting",
        {"key": "cadence.party_class", "value": "quarter", "said_by": "支部决定", "day": since},
    )
    return people


def meeting(people: dict[str, str], kind: str, day: date, topic: str, **more: object) -> Draft:
    """A meeting that everybody called came to."""
    there = COMMITTEE if kind == "committee_meeting" else PEOPLE
    values = {
        "type": kind,
        "day": day,
        "topic": topic,
        "place": "二楼会议室",
        "chair": people["沈立诚"],
        "recorder": people["何秋实"],
        "attendees": tuple(people[name] for name in there),
    }
    return Draft("meeting", values | more)


def _year(desk: Desk, clock: Clock, people: dict[str, str]) -> None:
    """Every month its meetings; October has no theme day, and one entry came late."""
    for number in range(1, 12):
        month = Month(2026, number)
        made = []
        if number < 11:
            day = month.first.replace(day=15)
            made.append(meeting(people, "committee_meeting", day, f"研究 {number} 月工作"))
            paid = tuple(people.values())
            dues = {"month": month, "day": month.first.replace(day=5), "paid": paid}
            made.insert(0, Draft("dues", dues))
        if number not in (10, 11):
            made.append(meeting(people, "theme_day", month.first.replace(day=25), "重温入党誓词"))
        if number in (3, 5, 8):
            made.append(
                meeting(people, "general_meeting", month.first.replace(day=19), "通报支部工作")
            )
        if number in (2, 6, 7, 10):
            made.append(meeting(people, "party_class", month.first.replace(day=22), "学习条例"))
        for draft in made:
            # October's committee was written down thirteen days after it met.
            after = 13 if (number, draft.values.get("type")) == (10, "committee_meeting") else 1
            late = {"late_reason": "值班后整理"} if after > 3 else {}
            clock.on(draft.values["day"] + timedelta(days=after))
            desk.save(draft.kind, {**draft.values, **late})
    _talks(desk, clock, people)
    _open(desk, clock, people)


def _talks(desk: Desk, clock: Clock, people: dict[str, str]) -> None:
    names = list(people)
    clock.on(date(2026, 9, 20))
    late = {"late_reason": "按季汇总登记"}
    talks = [
        Draft(
            "heart_talk",
            {
                "day": date(2026, 9, 2 + n),
                "talker": people[names[0]],
                "talked": people[name],
                "trigger": "yearly",
                "content": f"只给记录人看的话 {n}",
            }
            | late,
        )
        for n, name in enumerate(names[1:9])
    ]
    desk.save_many(talks)


def _open(desk: Desk, clock: Clock, people: dict[str, str]) -> None:
    """A promise past its term, a suggestion that waits, leave of the committee day, today's visit."""
    clock.on(date(2026, 10, 30))
    place = next(r.id for r in desk.registers() if r.kind == "place" and r["name"] == "云岭村")
    suggestion = {"day": date(2026, 10, 30), "place": place, "content": "村口路灯不亮"}
    suggestion |= {"due": date(2026, 11, 27), "handler": people["罗启明"]}
    actions = ({"matter": "修改年度总结", "person": people["何秋实"], "due": date(2026, 11, 20)},)
    day = date(2026, 10, 30)
    desk.save_many(
        [
            Draft("suggestion", suggestion),
            meeting(people, "collective_study", day, "学习内务条令", actions=actions),
        ]
    )
    leave = {"person": people["罗启明"], "type": "annual_leave", "day": date(2026, 11, 16)}
    leave |= {"end": date(2026, 11, 20), "state": "approved", "attribution_year": 2026}
    desk.save("leave", leave)
    log = {"day": date(2026, 10, 24), "author": people["沈立诚"]}
    log |= {"text": "党员 7 人到柳溪村帮助秋收，作为主题党日。", "late_reason": "整理"}
    desk.save("political_log", log)
    clock.on(ON)
    visit = {"day": ON, "place": place, "officers": (people["覃文彬"], people[PROBATIONARY])}
    visit |= {"type": "community_visit", "topic": "防火检查", "households": 8}
    desk.save("visit", visit)
