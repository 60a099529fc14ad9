"""The demo repeats itself, stays whole at every size, and tells nothing of the future."""

import itertools
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from fqdesk.demo import make, planned
from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from tests.demo_desk import ON, make_demo, open_demo

SMALL = {"months": 4, "people": 6, "photos": 4}


def head(folder: Path) -> str:
    with open_demo(folder) as desk:
        return desk.store.head()[1]


def stored(folder: Path) -> set[str]:
    return {path.name for path in (folder / "files").rglob("*") if path.is_file()}


def test_the_same_arguments_make_the_same_history(tmp_path: Path) -> None:
    one, two = (make_demo(tmp_path / name, **SMALL) for name in ("one", "two"))
    assert head(one) == head(two)
    assert stored(one) == stored(two)


def test_another_seed_makes_another_history(tmp_path: Path) -> None:
    one = make_demo(tmp_path / "one", **SMALL)
    two = make_demo(tmp_path / "two", **SMALL, seed=2)
    assert head(one) != head(two)


@pytest.mark.parametrize(
    ("months", "people", "on"),
    [
        (3, 5, date(2026, 3, 6)),
        (12, 8, date(2025, 8, 1)),
        (14, 7, date(2026, 12, 31)),
        (26, 40, date(2024, 2, 29)),
    ],
)
def test_every_size_is_whole_and_without_contradictions(
    tmp_path: Path, months: int, people: int, on: date
) -> None:
    folder = tmp_path / "所案"
    make(folder, months=months, people=people, photos=1, on=on)
    with Desk.open(folder, writing=False) as desk:
        assert desk.verify().problems == []
        assert len(desk.facts(on).all("person")) == people
        open_ = [f.said for f in desk.self_check(on) if f.rule != "alike" and not f.answered]
    assert open_ == []


def test_scale_multiplies_visits_and_leaves_the_branch_alone() -> None:
    chosen = {"months": 6, "people": 15, "photos": 0, "seed": 1, "on": ON}
    one, five = planned(scale=1, **chosen).plan, planned(scale=5, **chosen).plan
    assert 4 < len(five.created("visit")) / len(one.created("visit")) < 6
    assert len(five.created("duty")) > 3 * len(one.created("duty"))
    assert len(five.created("meeting")) == len(one.created("meeting"))


def test_the_full_demo_verifies(demo: Desk) -> None:
    assert demo.verify().problems == []


def test_nothing_happens_after_the_day_but_planned_leave(facts: Facts) -> None:
    later = {record.kind for kind in KINDS for record in facts.all(kind) if record["day"] > ON}
    assert later == {"leave"}
    assert all(
        record["state"] in {"planned", "applied", "approved"}
        for record in facts.all("leave")
        if record.day > ON
    )


def test_the_history_was_entered_when_it_happened(demo: Desk, facts: Facts) -> None:
    revisions = list(demo.store.revisions())
    times = [revision.entered_at for revision in revisions]
    assert times == sorted(times)
    assert times[0].date() == date(2024, 10, 1)
    assert times[-1].date() == ON
    assert {revision.by for revision in revisions} <= {p["name"] for p in facts.all("person")}
    events = [r for k in KINDS.values() if k.event for r in facts.all(k.key)]
    in_time = [r for r in events if r.late_days() <= 3]
    assert len(in_time) >= len(events) - 4


def test_records_that_are_signed_say_where_the_paper_lies(facts: Facts) -> None:
    pages = [record["original"] for record in facts.all("meeting")]
    assert all(pages)
    assert len(set(pages)) == len(pages)


def test_pictures_are_of_three_kinds_and_say_nothing_of_a_place(demo: Desk, facts: Facts) -> None:
    refs = [ref for kind in KINDS for r in facts.all(kind) for ref in r["files"] or ()]
    pictures = [ref for ref in refs if ref.media.startswith("image/")]
    assert len(pictures) == 12
    assert {ref.media for ref in pictures} == {"image/jpeg", "image/png", "image/heic"}
    assert all(ref.caption for ref in refs)
    turned = []
    for ref in pictures:
        if ref.media == "image/jpeg":
            with Image.open(demo.file_path(ref)) as image:
                exif = image.getexif()
                assert max(image.size) == 1600
                assert not exif.get_ifd(0x8825)
                turned.append(exif.get(0x0112))
    assert turned.count(6) == 1


def test_the_scan_has_three_pages(demo: Desk, facts: Facts) -> None:
    scans = [ref for r in facts.all("material") for ref in r["files"] or ()]
    assert [ref.media for ref in scans] == ["application/pdf"]
    assert len(pypdf.PdfReader(demo.file_path(scans[0])).pages) == 3


def test_no_two_minutes_are_short_or_the_same(facts: Facts) -> None:
    for kind, least in (("committee_meeting", 200), ("general_meeting", 220), ("theme_day", 140)):
        minutes = [m["minutes"] for m in facts.all("meeting") if m["type"] == kind]
        assert min(map(len, minutes)) >= least
        assert len(set(minutes)) == len(minutes)
    visits = [visit["content"] for visit in facts.all("visit")]
    assert len(set(visits)) > 0.97 * len(visits)
    neighbours = itertools.pairwise(r["text"] for r in facts.all("political_log"))
    assert all(one != two for one, two in neighbours)
