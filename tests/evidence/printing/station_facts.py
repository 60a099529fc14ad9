"""A small invented station, so that printed pages have something to say."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from types import MappingProxyType

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record

ON = date(2026, 3, 6)
PEOPLE = (
    ("赵明", "officer", "2003-08-01", "station_chief"),
    ("钱学礼", "officer", "2005-07-15", "political_instructor"),
    ("孙丽华", "officer", "2008-07-01", "deputy_chief"),
    ("李㛃", "officer", "2016-08-01", "admin_officer"),
    ("周建国", "officer", "1994-12-01", "community_officer"),
    ("吴刚", "officer", "2018-07-01", "community_officer"),
    ("郑伟", "officer", "2011-08-01", "community_officer"),
    ("冯䶮", "officer", "2013-08-01", None),
    ("欧阳文静", "officer", "2014-07-01", "case_officer"),
    ("沈立群", "officer", "2019-09-01", "case_officer"),
    ("阿卜杜热合曼·吾守尔", "officer", "2012-03-01", "case_officer"),
    ("韩雪松", "officer", "2025-07-01", None),
    ("陈大勇", "auxiliary", "2015-05-01", "beat_auxiliary"),
    ("褚小龙", "auxiliary", "2020-05-01", "beat_auxiliary"),
)
MEMBERS = ("赵明", "钱学礼", "孙丽华", "周建国", "郑伟", "冯䶮", "沈立群", "欧阳文静")


class Station:
    """Gathers records; what is entered says its values as they are typed."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._count: Iterator[int] = count(1)

    def add(self, kind: str, day: str, *, late: int = 0, seen: bool = True, **typed: object) -> str:
        """Enter a record `late` days after its event; texts are parsed, other values kept."""
        texts = {"day": day} | {k: v for k, v in typed.items() if isinstance(v, str)}
        values = {f.key: f.default for f in KINDS[kind].fields if f.default is not None}
        values |= KINDS[kind].parse(texts)
        values |= {k: v for k, v in typed.items() if not isinstance(v, str)}
        ident = f"{kind}-{next(self._count):04d}"
        entered = datetime.combine(values["day"] + timedelta(days=late), time(17, 30))
        self.records.append(
            Record(ident, kind, MappingProxyType(values), len(self.records) + 1, entered)
        )
        return ident

    def facts(self, on: date = ON) -> Facts:
        return Facts.of(self.records, on)


def founded() -> tuple[Station, dict[str, str]]:
    """A station with people, posts, places and a branch; and the ids by name."""
    station, ids = Station(), {}
    station.add(
        "station", "2015-01-01", name="青石镇派出所", station_class="rural", bureau="云岭县公安局"
    )
    for name, role, since, post in PEOPLE:
        party = {"full_from": "2010-07-01"} if name in MEMBERS else {}
        if name == "李㛃":
            party = {"probationary_from": "2025-06-30"}
        came = max(since, "2019-01-01")
        ids[name] = station.add(
            "person", came, name=name, role=role, work_start_date=since, **party
        )
        if post:
            station.add("post", came, person=ids[name], post=post)
    for name, post in (
        ("钱学礼", "branch_secretary"),
        ("孙丽华", "org_commissioner"),
        ("郑伟", "discipline_commissioner"),
    ):
        station.add("post", "2023-05-10", person=ids[name], post=post)
    for name in ("杨树村", "柳河村", "石桥社区", "大岭村", "清溪村"):
        kind = "community" if name.endswith("社区") else "village"
        ids[name] = station.add("place", "2019-01-01", name=name, place_type=kind)
    station.add("branch", "2023-05-10", name="青石镇派出所党支部", committee=True)
    return station, ids
