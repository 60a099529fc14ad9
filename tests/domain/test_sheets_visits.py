"""Visits by place and month, and where suggestions stand."""

from datetime import date

import pytest

from fqdesk.domain.sheets.visits import (
    HOUSEHOLD_STEPS,
    VISIT_STEPS,
    closures,
    level,
    tally,
    visit_year,
)
from tests.domain.make import facts, person, record

ON = date(2026, 11, 23)


def visit(place: str, day: str, households: int | None = None):
    return record(
        "visit",
        place=place,
        day=day,
        type="community_visit",
        topic="防火",
        officers=("甲",),
        households=households,
    )


def place(name: str, sort: str = "village", **more):
    return record("place", name, **{"name": name, "place_type": sort, "day": "2020-01-01", **more})


def known(*more):
    post = record("post", person="甲", post="community_officer", place="下坪村", day="2020-01-01")
    places = (
        place("下坪村"),
        place("石桥村"),
        place("一号网格", "grid"),
        place("老村", until="2024-12-31"),
    )
    return facts("2026-11-23", person("甲"), post, *places, *more)


def test_places_people_live_in_are_listed_and_others_only_when_visited():
    sheet = visit_year(known(visit("下坪村", "2026-09-22", 9)), 2026)
    assert [row.name for row in sheet.rows] == ["下坪村", "石桥村"]
    more = visit_year(known(visit("一号网格", "2026-09-22")), 2026)
    assert "一号网格" in [row.name for row in more.rows]
    before = visit_year(known(), 2024)
    assert "老村" in [row.name for row in before.rows]


def test_counts_by_month_and_days_since():
    sheet = visit_year(
        known(
            visit("下坪村", "2026-01-05", 4),
            visit("下坪村", "2026-01-09", 2),
            visit("下坪村", "2026-09-22", 9),
            visit("石桥村", "2025-12-30"),
            visit("石桥村", "2026-12-01"),
        ),
        2026,
    )
    row = sheet.row("下坪村")
    assert (row.visits[0], row.households[0], row.visits[8]) == (2, 6, 1)
    assert (row.since, row.long_ago, row.officers) == (62, True, ("甲",))
    assert row.note() == "62 天没去，包村 甲"
    other = sheet.row("石桥村")
    assert other.last == date(2025, 12, 30), "what is still to come does not count"
    assert sum(other.visits) == 0
    assert (sheet.visits, sheet.households, sheet.months) == (3, 15, 11)


def test_what_empty_months_mean_depends_on_the_stations_own_rule():
    sheet = visit_year(known(visit("下坪村", "2026-10-20", 9)), 2026)
    done, empty = sheet.said(sheet.row("下坪村"))
    assert done == "2026 年 1 次 9 户次，上次 10 月 20 日，包村甲。"
    assert "不算缺口" in empty
    setting = record("setting", key="cadence.visit", value="quarter", day="2020-01-01")
    set_one = visit_year(known(setting), 2026)
    assert set_one.cadence == "每季度 1 次"
    assert "每季度 1 次" in set_one.said(set_one.rows[0])[1]


def test_never_visited_is_said():
    row = visit_year(known(), 2026).rows[0]
    assert row.long_ago
    assert row.note().startswith("还没有走访过")


@pytest.mark.parametrize(
    ("count", "steps", "shade"),
    [(0, VISIT_STEPS, 0), (1, VISIT_STEPS, 1), (9, VISIT_STEPS, 4), (7, HOUSEHOLD_STEPS, 2)],
)
def test_shades(count, steps, shade):
    assert level(count, steps) == shade


def suggestion(id_: str, **values):
    return record("suggestion", id_, **{"day": "2026-10-30", "content": "路灯", **values})


def test_suggestions_stand_in_the_order_in_which_they_wait():
    found = closures(
        [
            suggestion("done", resolved_on="2026-11-01", follow_up_on="2026-11-05"),
            suggestion("far", due="2026-12-23"),
            suggestion("back", resolved_on="2026-11-01"),
            suggestion("near", due="2026-11-27"),
            suggestion("late", due="2026-11-20"),
            suggestion("none"),
        ],
        ON,
    )
    assert [(one.record.id, one.state, one.act) for one in found] == [
        ("late", "overdue", "写答复"),
        ("near", "due", "写答复"),
        ("far", "planned", "写答复"),
        ("none", "planned", "写答复"),
        ("back", "partly", "记回访"),
        ("done", "done", ""),
    ]
    assert found[0].said == "过期 3 天，未答复"
    assert found[1].said == "还剩 4 天，未答复"
    assert tally(found) == "过期 1　临近答复期 1　办理中 2　办结未回访 1　办结并回访 1"
    today = closures([suggestion("now", due="2026-11-23")], ON)
    assert today[0].said == "今天到期，未答复"
