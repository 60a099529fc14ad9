"""A small station into which ledgers are brought: people, branch, villages, and nothing that happened."""

from datetime import date, datetime
from pathlib import Path

from fqdesk.desk import Desk, Draft
from fqdesk.desk.import_plan import Decisions, Plan
from fqdesk.desk.importing import plan, read_book
from tests.ledger_sheets import PEOPLE, PLACES

NOW = datetime.fromisoformat("2026-03-02T09:00")
SINCE = date(2019, 3, 1)
AUXILIARIES = ("陈大勇", "褚小龙", "卫强")
MEMBERS = ("赵明", "钱学礼", "孙丽华", "周建国", "郑伟", "冯䶮", "褚小龙")
COMMITTEE = {
    "钱学礼": "branch_secretary",
    "赵明": "org_commissioner",
    "孙丽华": "publicity_commissioner",
}


def station(folder: Path) -> Desk:
    """Open for writing; whoever asks closes it."""
    return Desk.create(folder, name="青石镇派出所", station_class="rural", clock=lambda: NOW)


def furnish(desk: Desk) -> dict[str, str]:
    """People and places by name."""
    people = [
        {
            "name": name,
            "role": "auxiliary" if name in AUXILIARIES else "officer",
            "day": SINCE,
            "work_start_date": date(2010, 8, 1),
        }
        | ({"full_from": date(2012, 7, 1)} if name in MEMBERS else {})
        for name in PEOPLE
    ]
    villages = [{"name": name, "place_type": "village", "day": SINCE} for name in PLACES]
    made = desk.save_many(
        [*(Draft("person", p) for p in people), *(Draft("place", v) for v in villages)]
    )
    ids = {record["name"]: record.id for record in made}
    branch = {"name": "青石镇派出所党支部", "day": date(2024, 3, 1), "committee": True}
    seats = [
        Draft("post", {"person": ids[name], "post": post, "day": date(2024, 3, 1)})
        for name, post in COMMITTEE.items()
    ]
    desk.save_many([Draft("branch", branch), *seats])
    return ids


def planned(desk: Desk, path: Path, **decided) -> Plan:
    """The plan of a workbook."""
    return plan(desk, read_book(path), Decisions(**decided))


def refused_rows(made: Plan) -> frozenset[int]:
    """The rows that something keeps out."""
    return frozenset(note.row for note in made.errors)
