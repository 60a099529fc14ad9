"""Forms with as much in them as their fields take: nothing runs over the edge of its page."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import year
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.ink import MM
from fqdesk.evidence.printing.forms import (
    appraisal,
    declaration,
    gatherings,
    leave_approval,
    leave_ledger,
    minutes,
    plain,
    sign_in,
    talks,
    visits,
)  # fmt: skip
from fqdesk.evidence.printing.ledgers.kinds import register
from fqdesk.evidence.printing.sheets import Sheet
from tests.evidence.printing.paper import printed
from tests.evidence.printing.station_facts import Station
from tests.evidence.printing.test_forms_registers import records

LONG = "此项内容写得很长，把能写的都写上，看它在纸上怎样走。"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
Make = Callable[[Facts, dict[str, str], Station], Sheet]


def crowded() -> tuple[Station, dict[str, str]]:
    """A station of sixty with long names, all of them members of the branch."""
    station, ids = Station(), {}
    station.add(
        "station",
        "2015-01-01",
        name="云岭县公安局青石镇高原特别长名称派出所",
        bureau="云岭县公安局",
    )
    for n in range(60):
        name = f"{SURNAMES[n % 16]}尔肯江·买买提明{n % 10}" if n % 3 else f"{SURNAMES[n % 16]}㛃"
        ids[f"{name}{n}"] = station.add(
            "person", "2018-01-01", name=name, full_from="2018-01-01", work_start_date="2000-01-01"
        )
    ids["石桥社区"] = station.add("place", "2018-01-01", name="石桥社区", place_type="community")
    ids["阿卜杜热合曼·吾守尔"] = ids["李㛃"] = next(iter(ids.values()))
    station.add("branch", "2023-01-01", name=LONG[:20] * 2 + "党支部", committee=False)
    return station, ids


def a_meeting(station: Station, ids: dict[str, str]) -> str:
    people = list(dict.fromkeys(p for p in ids.values() if p.startswith("person")))
    return station.add(
        "meeting", "2025-06-30", late=40, type="general_meeting", topic=LONG * 7,
        place=LONG[:60], invited=LONG * 7, attendees=tuple(people[:45]), late_reason=LONG * 10,
        absent=tuple({"person": p, "reason": LONG * 3} for p in people[45:]),
        agenda=tuple({"matter": LONG * 5, "tag": "merit"} for _ in range(8)),
        minutes="\n".join(["一、" + LONG * 20, LONG * 100] * 4),
        votes=tuple({"matter": LONG * 7, "entitled": 60, "present": 50, "ayes": 31} for _ in range(9)),
        resolution=LONG * 30,
        actions=tuple({"matter": LONG * 7, "person": people[n], "due": date(2025, 7, 1)} for n in range(30)),
    )  # fmt: skip


def _meeting(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    known = a_meeting(station, ids)
    facts = station.facts()
    return minutes.sheet(facts.by_id[known], facts)


def _sign_in(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    known = a_meeting(station, ids)
    facts = station.facts()
    return sign_in.sheet(facts.by_id[known], facts)


def _filled(kind: str, make: Callable[[Record, Facts], Sheet]) -> Make:
    def sheet(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
        record = records(kind, 1, ids)[0]
        texts = {
            f.key: (LONG * 160)[: min(getattr(f, "most", 0), 4000)]
            for f in KINDS[kind].fields
            if type(f).__name__ == "Text" and f.key not in {"number", "group"}
        }
        return make(record.with_values(**texts), facts)

    return sheet


def _talks(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    return talks.sheet(records("heart_talk", 60, ids), facts, year(2025))


def _visits(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    long = [r.with_values(content=LONG * 60) for r in records("visit", 20, ids)]
    return visits.sheet(long, facts, year(2025))


def _leave(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    people = list(dict.fromkeys(p for p in ids.values() if p.startswith("person")))
    for n, person in enumerate(people):
        for part in range(5):
            first = date(2025, 1 + part * 2, 1 + n % 20)
            station.add(
                "leave", first.isoformat(), person=person, end=(first + timedelta(2)).isoformat(),
                number=f"休25-{n}{part}", recall_reason=LONG * 2,
                returned_on=(first + timedelta(1)).isoformat(),
            )  # fmt: skip
    return leave_ledger.sheet(station.facts(), load_calendar(), 2025)


def _approval(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    whole = {"reason": LONG * 7, "recall_reason": LONG * 7, "returned_on": date(2025, 5, 9)}
    made = [record.with_values(**whole) for record in records("leave", 5, ids)]
    return leave_approval.sheet(made, station.facts(), load_calendar())


def _register(facts: Facts, ids: dict[str, str], station: Station) -> Sheet:
    long = [r.with_values(reason=LONG * 17) for r in records("judgement", 40, ids)]
    table, paper = register("judgement", long, facts, year(2025)).table(facts)
    return Sheet("自评登记", (table,), paper)


MAKES: dict[str, Make] = {
    "minutes": _meeting,
    "sign in": _sign_in,
    "appraisal": _filled("appraisal", appraisal.sheet),
    "forum": _filled("forum", gatherings.forum),
    "open day": _filled("open_day", gatherings.open_day),
    "declaration": _filled("declaration", declaration.sheet),
    "inspection": _filled("inspection", plain.sheet),
    "party report": _filled("party_report", plain.sheet),
    "talks": _talks,
    "visits": _visits,
    "leave ledger": _leave,
    "leave approval": _approval,
    "register": _register,
}


def marks(path: Path) -> Iterator[tuple[float, float, str]]:
    """Where every piece of text begins on its sheet, mm from the top left."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            found.append((x / MM, 297 - y / MM, text))

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=visit)
    yield from found


@pytest.mark.parametrize("name", MAKES)
def test_nothing_runs_over_the_edge(name: str, tmp_path: Path) -> None:
    station, ids = crowded()
    made = MAKES[name](station.facts(), ids, station)
    path = printed(tmp_path / "x.pdf", made)
    below = {"—", "7K4M"}
    count = 0
    for x, y, text in marks(path):
        if text.strip()[:4] in below or text.strip().startswith(("—", "7K4M", "0")):
            continue
        count += 1
        assert 15 <= y <= 262.5, f"{text[:20]} at {y:.1f}"
        assert 14 <= x <= 185, f"{text[:20]} at {x:.1f}"
    assert count > 20
