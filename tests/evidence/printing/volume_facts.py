"""A year of the invented station, with the gaps that a volume must show openly."""

import hashlib
from collections.abc import Collection
from datetime import date
from pathlib import Path

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.evidence import standard as standards
from fqdesk.evidence.bundle import Bundle, Order, Seal, Sources, build
from fqdesk.evidence.judge import assess
from fqdesk.evidence.standard import Standard
from tests.evidence.printing.station_facts import MEMBERS, ON, PEOPLE, Station, founded

CALENDAR = load_calendar()
REASON = "八月全员参加防汛备勤，纸质会议记录当日形成，登记推迟。" * 2
LEAVE_DAYS = {"赵明": ("2025-09-08", "2025-09-12")}
LATE_WHY = "防汛期间内勤抽调，纸质签到表当日形成。"


def a_year() -> tuple[Station, dict[str, str]]:
    """2025: committee meetings but for August, theme days one of them late, talks, visits, awards."""
    station, ids = founded()
    for month in range(1, 13):
        _month(station, ids, month)
    for place in ("杨树村", "柳河村", "石桥社区", "大岭村"):
        for month in (2, 5, 8, 11):
            _visit(station, ids, place, f"2025-{month:02d}-{10 + len(place)}")
    _visit(station, ids, "清溪村", "2025-02-20")
    for n, name in enumerate(MEMBERS[2:], 1):
        station.add(
            "heart_talk", f"2025-06-{n:02d}", talker=ids["钱学礼"], talked=ids[name],
            trigger="yearly", number=f"谈25-{n:02d}", content="只给自己看的内容",
        )  # fmt: skip
    station.add(
        "figure", "2026-01-15", metric="awareness_rate", numerator="964", denominator="1000",
        source="云岭县统计局问卷调查通报", number="数26-01",
    )  # fmt: skip
    station.add(
        "declaration", "2026-03-05", events="extreme_violence、mass_incident",
        window_from="2024-03-07", window_until="2026-03-05", person=ids["赵明"], signed=True,
        number="声26-01",
    )  # fmt: skip
    station.add(
        "judgement", "2026-03-01", standard="chongzhou-2019", item="CZ-02a", outcome="met",
        reason=REASON, by=ids["钱学礼"], number="判26-01",
    )  # fmt: skip
    for n, name in enumerate(ids_of_officers(), 1):
        days = LEAVE_DAYS.get(name, ("2025-06-02", "2025-06-20"))
        station.add(
            "leave", days[0], person=ids[name], type="annual_leave", end=days[1],
            state="approved", number=f"休25-{n:02d}", original=f"盒3 第{n}页",
        )  # fmt: skip
    station.add(
        "honour", "2024-01-12", recipient_type="collective", unit="青石镇派出所",
        title="集体三等功", family="police_award", level="merit_third", issuing_body="云江市公安局",
        body_type="police_higher", number="荣24-01",
    )  # fmt: skip
    station.add(
        "setting", "2024-12-20", key="cadence.visit", value="quarter", said_by="所务会 2024年12月"
    )
    station.add(
        "material", "2025-02-01", type="nomination_request", number="材25-01",
        title="青石镇派出所关于申报创建“枫桥式公安派出所”的请示", text="根据统一部署，现申报。",
    )  # fmt: skip
    return station, ids


def ids_of_officers() -> list[str]:
    """The officers who had leave to take in 2025."""
    return [name for name, role, _, _ in PEOPLE if role == "officer" and name != "韩雪松"]


def _month(station: Station, ids: dict[str, str], month: int) -> None:
    people = tuple(ids[name] for name in MEMBERS)
    if month != 8:
        station.add(
            "meeting", f"2025-{month:02d}-08", type="committee_meeting", topic="研究本月党建工作",
            attendees=people[:3], chair=ids["钱学礼"], number=f"会25-{month:02d}",
            original=f"盒1 第{month}页",
        )  # fmt: skip
    late = {"late": 14, "late_reason": LATE_WHY} if month == 8 else {}
    station.add(
        "meeting", f"2025-{month:02d}-20", type="theme_day", topic="主题党日活动",
        attendees=people, number=f"会25-{month + 20}", **late,
    )  # fmt: skip
    if month in {3, 6, 9, 12}:
        station.add(
            "meeting", f"2025-{month:02d}-25", type="general_meeting", topic="季度工作通报",
            attendees=people, number=f"会25-{month + 40}",
        )  # fmt: skip


def _visit(station: Station, ids: dict[str, str], place: str, day: str) -> None:
    station.add(
        "visit", day, place=ids[place], type="community_visit", households="12",
        officers=(ids["周建国"], ids["吴刚"]), topic="防范电信诈骗",
    )  # fmt: skip


def seal(record_id: str) -> Seal:
    """A seal made from the id, as if the record had one revision."""
    return Seal(int(record_id.rsplit("-", 1)[-1]), hashlib.sha256(record_id.encode()).hexdigest())


def no_file(ref: FileRef) -> Path:
    """These records have no attachments."""
    raise FileNotFoundError(ref.name)


SOURCES = Sources(Seal(4127, hashlib.sha256(b"head").hexdigest()), seal, no_file, no_file)


def bundle_of(
    facts: Facts, items: Collection[str] | None = None, standard: Standard | None = None,
    **order: object,
) -> Bundle:  # fmt: skip
    """Judge and sort facts into a volume."""
    standard = standard or standards.standard("chongzhou-2019")
    chosen = tuple(items) if items is not None else None
    made = Order(standard.id, facts.on, chosen, **order)  # type: ignore[arg-type]
    assessment = assess(standard, facts, CALENDAR, items=items)
    return build(standard, assessment, facts, CALENDAR, SOURCES, made)


def whole(on: date = ON) -> Bundle:
    """All items of the invented year."""
    station, _ = a_year()
    return bundle_of(station.facts(on))
