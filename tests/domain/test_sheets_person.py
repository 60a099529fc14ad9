"""The card of one officer: what is told of posts, membership, leave, rest and the year."""

from datetime import date

from fqdesk.domain.calendar import calendar_of
from fqdesk.domain.sheets.person import person_card
from tests.domain.make import facts, person, record


def test_a_card_in_full():
    who = person("甲", work_start_date="2012-07-01", full_from="2014-07-01")
    posts = (
        record("post", person="甲", post="case_officer", day="2018-01-01", until="2020-12-31"),
        record("post", person="甲", post="community_officer", place="石桥村", day="2021-01-01"),
    )
    place = record("place", "石桥村", name="石桥村", place_type="village", day="2015-01-01")
    leave = record(
        "leave",
        person="甲",
        type="annual_leave",
        day="2026-11-23",
        end="2026-11-24",
        state="approved",
    )
    missed = record(
        "meeting",
        type="theme_day",
        day="2026-05-25",
        topic="学习",
        absent=({"person": "甲", "reason": "值班"},),
    )
    honour = record(
        "honour",
        recipient_type="individual",
        person="甲",
        title="嘉奖",
        day="2025-01-10",
        state="valid",
    )
    known = facts("2026-11-23", who, *posts, place, leave)
    card = person_card(known, calendar_of(known), who, [*posts, leave, missed, honour], 2026)
    told = dict(card.lines)
    assert told["身份"] == "民警，2015-07-01 到所，2012-07-01 参加工作"
    assert told["任职"].startswith(
        "社区（驻村）民警（石桥村） 2021-01-01 起；办案民警 2018-01-01 至"
    )
    assert told["党员"] == "2014-07-01 转为正式党员"
    assert told["2026 年休假"] == "应休 10 天，已休 1 天，已排 1 天，还剩 8 天没有排"
    assert told["今天"] == "休假到 2026-11-24"
    assert told["2026 年记录"] == "会议活动 1（缺席 1），休假 1"
    assert told["荣誉"] == "2025-01-10 嘉奖"
    assert [r.day for r in card.records] == [date(2026, 11, 23), date(2026, 5, 25)]
    before = person_card(known, calendar_of(known), who, [honour], 2025)
    assert dict(before.lines)["2025 年记录"] == "荣誉 1"
    assert "补休" not in told
