"""A small real station for the desk's tests, with a clock that the test moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from fqdesk.desk import Desk, Draft
from fqdesk.desk.ids import random_id
from fqdesk.domain.records import Record


@dataclass
class Clock:
    """The hands of the test's clock."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T16:30:00")


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime.fromisoformat("2026-03-02T09:00:00"))


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    rng = Random(7)
    with Desk.create(
        tmp_path / "所案",
        name="青石镇派出所",
        station_class="rural",
        clock=clock,
        ids=lambda: random_id(rng.choice),
        by="内勤",
    ) as opened:
        yield opened


@pytest.fixture
def people(desk: Desk) -> dict[str, Record]:
    """Three full members, one of whom left, and a village."""
    since = date(2020, 1, 6)
    drafts = [
        Draft(
            "person",
            {"name": name, "role": "officer", "day": since, "full_from": since} | more,
        )
        for name, more in (
            ("赵明", {}),
            ("李㛃", {}),
            ("王成", {"until": date(2025, 6, 30)}),
        )
    ]
    village = Draft("place", {"name": "云岭村", "place_type": "village", "day": since})
    return {record["name"]: record for record in desk.save_many([*drafts, village])}
