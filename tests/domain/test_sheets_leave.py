"""The leave calendar of a year: who is away, what one more leave would do, and days that fit."""

from datetime import date

import pytest

from fqdesk.domain.calendar import calendar_of
from fqdesk.domain.periods import Span
from fqdesk.domain.sheets.leave_plan import leave_plan, planned, reasons
from fqdesk.domain.sheets.leave_trial import joined, say_span, trial
from fqdesk.domain.sheets.leave_year import leave_year
from tests.domain.make import day, facts, person, record

NAMES = ("甲", "乙", "丙", "丁")


def leave(who: str, first: str, last: str, id_: str = "", **more: object):
    values = {"person": who, "type": "annual_leave", "day": first, "end": last}
    return record("leave", id_, **{**values, "state": "approved", **more})


def station(*more, on: str = "2026-11-23", floor: str = "3"):
    people = [person(name, work_start_date="2012-07-01") for name in NAMES]
    posts = [
        record("post", person="甲", post="station_chief", day="2020-01-01"),
        record("post", person="乙", post="political_instructor", day="2020-01-01"),
        record("post", person="乙", post="branch_secretary", day="2020-01-01"),
        record("post", person="丙", post="community_officer", day="2020-01-01"),
    ]
    setting = record("setting", key="leave.floor", value=floor, day="2020-01-01")
    helper = person("戊", role="auxiliary")
    known = facts(on, *people, helper, *posts, setting, *more)
    return known, calendar_of(known)


def test_rows_bars_and_officers_on_hand():
    known, calendar = station(
        leave("甲", "2026-11-16", "2026-11-20", "a"),
        leave("乙", "2026-12-07", "2026-12-09", "b", state="planned"),
        leave("乙", "2026-03-02", "2026-03-04", "late", state="planned"),
        leave("丙", "2026-05-11", "2026-05-12", "no", state="cancelled"),
        record("rest", person="丁", type="comp_rest", day="2026-12-08", days=2),
    )
    sheet = leave_year(known, calendar, 2026)
    first, second, third = sheet.lines[:3]
    assert (first.name, first.post, second.post, third.post) == ("甲", "所长", "教导员", "社区")
    assert [line.name for line in sheet.lines][-1] == "戊"
    assert (first.balance.taken, first.owed) == (10, 10)
    assert [bar.word for bar in first.bars] == ["年休"]
    assert third.bars == ()
    assert sheet.hand[day("2026-11-18")] == 3
    assert sheet.hand[day("2026-12-08")] == 2
    assert sheet.hand[day("2026-03-03")] == 4, (
        "a plan that nobody approved in time keeps no one away"
    )
    assert sheet.short(day("2026-12-08"))
    assert not sheet.short(day("2026-12-09"))
    assert sheet.off[day("2026-10-01")] == "国庆节"
    weeks = sheet.weeks()
    assert weeks[0][0] == Span(date(2026, 1, 1), date(2026, 1, 4))
    assert weeks[-1][0].last == date(2026, 12, 31)
    assert min(fewest for _, fewest in weeks) == 2


def test_days_are_tried_before_they_are_kept():
    known, calendar = station(
        leave("乙", "2026-12-07", "2026-12-09", "b", state="planned"),
        leave("丙", "2026-12-10", "2026-12-10", "c"),
    )
    sheet = leave_year(known, calendar, 2026)
    tried = trial(sheet, "甲", Span(date(2026, 12, 9), date(2026, 12, 14)))
    assert (tried.halves, tried.left, tried.after) == (8, 20, 12)
    assert tried.clashes == (
        "12-09 至 12-10 在岗 2 人，本所最低 3 人",
        "12-09 和教导员乙同时离岗",
    )
    assert tried.amount == ""
    free = trial(sheet, "丁", Span(date(2026, 12, 21), date(2026, 12, 22)))
    assert free.troubles == ()
    weekend = trial(sheet, "丁", Span(date(2026, 12, 19), date(2026, 12, 20)))
    assert weekend.troubles == ("这几天都是休息日，不算年休假",)
    long = trial(sheet, "丁", Span(date(2026, 12, 11), date(2026, 12, 31)))
    assert long.amount == "多出 5 天，只剩 10 天没有排"


def test_a_plan_that_is_moved_does_not_stand_in_its_own_way():
    known, calendar = station(leave("乙", "2026-12-07", "2026-12-09", "b", state="planned"))
    sheet = leave_year(known, calendar, 2026)
    span = Span(date(2026, 12, 8), date(2026, 12, 10))
    assert trial(sheet, "乙", span).clashes == ("和年休 12-07 至 12-09 重叠",)
    moved = trial(sheet, "乙", span, "b")
    assert moved.clashes == ()
    assert (moved.left, moved.after) == (20, 14)


def test_the_ladder_proves_the_rate_and_suggestions_keep_clear():
    known, calendar = station(
        leave("甲", "2026-03-02", "2026-03-13", "a"),
        leave("乙", "2026-04-13", "2026-04-17", "b"),
        leave("丙", "2026-05-11", "2026-05-21", "c"),
        leave("丙", "2025-05-12", "2025-05-22", "before"),
        leave("丁", "2026-11-30", "2026-12-04", "d"),
    )
    made = leave_plan(known, calendar, 2026)
    assert [(r.said, r.halves, r.share, r.reaches) for r in made.ladder] == [
        ("现在", 0, "1/4", False),
        ("丙", 2, "2/4", False),
        ("乙", 10, "3/4", False),
        ("丁", 20, "4/4", True),
    ]
    own = {(one.person, one.year): one for one in made.suggestions}
    assert own["乙", 2026].days is not None
    assert own["丁", 2026].halves == 10
    assert own["丙", 2026].latest == date(2026, 12, 31)
    assert own["丙", 2025].halves == 2
    assert {who for who, year in own if year == 2025} == {"丙"}, "nothing is known of the others"
    taken = [one.days for one in made.suggestions if one.days]
    for one in made.suggestions:
        if one.days:
            assert one.days.first > known.on
            assert not one.days.overlaps(Span(date(2026, 11, 30), date(2026, 12, 4))) or (
                one.person != "丁"
            )
    hands = dict.fromkeys(Span(date(2026, 11, 24), date(2026, 12, 31)).each_day(), 4)
    for span in [*taken, Span(date(2026, 11, 30), date(2026, 12, 4))]:
        for one_day in span.each_day():
            hands[one_day] -= 1
    assert min(hands.values()) >= 3


def test_suggestions_become_plans_with_the_year_they_use():
    known, calendar = station(leave("丙", "2026-05-11", "2026-05-14", "c"), floor="1")
    made = leave_plan(known, calendar, 2026)
    drafts = planned(made.suggestions)
    assert {draft["state"] for draft in drafts} == {"planned"}
    mine = next(d for d in drafts if d["person"] == "丙" and d["attribution_year"] == 2026)
    assert calendar.workdays(Span(mine["day"], mine["end"])) == 6
    assert len(drafts) == len([one for one in made.suggestions if one.days])


def test_approving_weighs_again():
    known, calendar = station(
        leave("乙", "2026-12-07", "2026-12-08", "b", state="applied"),
        leave("甲", "2026-12-08", "2026-12-08", "a"),
    )
    made = leave_plan(known, calendar, 2026)
    said = reasons(known.by_id["b"], made)
    assert said == ("12-08 在岗 2 人，本所最低 3 人", "12-08 和所长甲同时离岗")


def test_only_leave_that_ended_lately_waits_for_a_return():
    known, calendar = station(
        leave("甲", "2026-11-16", "2026-11-20", "a"),
        leave("乙", "2026-11-16", "2026-11-20", "b", returned_on="2026-11-20"),
        leave("丙", "2026-03-02", "2026-03-04", "c"),
        leave("丁", "2026-11-23", "2026-11-27", "d"),
    )
    assert [bar.record for bar in leave_plan(known, calendar, 2026).unreturned] == ["a"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2026-12-07",), ["12-07"]),
        (("2026-12-08", "2026-12-07", "2026-12-10"), ["12-07 至 12-08", "12-10"]),
    ],
)
def test_days_are_said_as_stretches(days, said):
    assert [say_span(span) for span in joined(day(one) for one in days)] == said


def test_days_taken_by_month():
    known, calendar = station(
        leave("甲", "2026-03-30", "2026-04-01", "a"),
        leave("乙", "2026-11-20", "2026-11-25", "b"),
        leave("丙", "2026-05-11", "2026-05-12", "plan", state="planned"),
        leave("戊", "2026-05-11", "2026-05-12", "aid"),
        leave("丁", "2026-06-01", "2026-06-01", "sick", type="sick_leave"),
    )
    counts = leave_year(known, calendar, 2026).taken_by_month
    assert counts[2:4] == (4, 2)
    assert counts[10] == 4, "only what lies behind the day"
    assert sum(counts) == 10
