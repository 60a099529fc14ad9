"""全休率 and 天数落实率 (domain.md B2), the plan that still reaches them, and who is away together."""

from fractions import Fraction

import pytest

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.leave import clashes, day_leave_rate, full_leave_rate, on_hand, plan
from fqdesk.domain.leave.rates import say_share
from fqdesk.domain.periods import Span
from tests.domain.make import day, facts, person, record

CALENDAR = load_calendar()
FIVE = ("2026-03-02", "2026-03-06")
"""Five working days."""


def officer(key, work="2020-07-01", **values):
    return person(key, work_start_date=work, **values)


def leave(who, first, last, **values):
    values = {"type": "annual_leave", "state": "approved"} | values
    return record("leave", person=who, day=first, end=last, **values)


def station(complete, total, on="2027-03-01"):
    """`total` officers who are due five days each; the first `complete` took them."""
    people = [officer(f"p{n:02}") for n in range(total)]
    return facts(on, *people, *(leave(f"p{n:02}", *FIVE) for n in range(complete)))


@pytest.mark.parametrize(
    ("complete", "total", "value", "above_ninety"),
    [
        (9, 10, Fraction(9, 10), False),
        (10, 10, Fraction(1), True),
        (10, 11, Fraction(10, 11), True),
        (7, 8, Fraction(7, 8), False),
        (8, 9, Fraction(8, 9), False),
        (18, 20, Fraction(9, 10), False),
        (19, 20, Fraction(19, 20), True),
        (0, 3, Fraction(0), False),
    ],
)
def test_the_rate_is_exact_and_ninety_percent_is_not_above_ninety(
    complete, total, value, above_ninety
):
    rate = full_leave_rate(station(complete, total), CALENDAR, 2026)
    assert (rate.numerator, rate.denominator, rate.value) == (complete, total, value)
    assert (rate.value > Fraction(9, 10)) is above_ninety
    assert len(rate.missing) == total - complete


def test_the_formula_is_written_out():
    rate = full_leave_rate(station(9, 10), CALENDAR, 2026)
    assert rate.formula == "全休率 = 已休满 9 人 ÷ 应休 10 人 = 90.0%"
    days = day_leave_rate(station(9, 10), CALENDAR, 2026)
    assert days.formula == "休假天数落实率 = 已休 45 天 ÷ 应休 50 天 = 90.0%"


def test_half_a_day_short_is_not_complete():
    short = leave("p", *FIVE, end_half="am")
    known = facts("2027-03-01", officer("p"), short)
    rate = full_leave_rate(known, CALENDAR, 2026)
    assert (rate.numerator, rate.missing) == (0, ("p",))
    days = day_leave_rate(known, CALENDAR, 2026)
    assert (days.numerator, days.denominator) == (9, 10)
    assert "已休 4.5 天 ÷ 应休 5 天" in days.formula


def test_more_than_due_counts_as_due_in_the_rate_by_days():
    known = facts("2027-03-01", officer("a"), officer("b"), leave("a", "2026-03-02", "2026-03-10"))
    assert day_leave_rate(known, CALENDAR, 2026).value == Fraction(1, 2)


def test_nobody_due_has_no_rate():
    rate = full_leave_rate(facts("2027-03-01", officer("p", role="auxiliary")), CALENDAR, 2026)
    assert (rate.value, rate.denominator) == (None, 0)
    assert "没有应休" in rate.formula
    assert rate.excluded == (("p", "辅警，不计入民警全休率，另列"),)


def test_everybody_left_out_is_named_with_the_reason():
    known = facts(
        "2027-03-01",
        officer("满休"),
        leave("满休", *FIVE),
        officer("调走", until="2026-08-31", left="transferred"),
        officer("新警", work="2026-07-01"),
        officer("久病"),
        leave("久病", "2026-03-01", "2026-05-31", type="sick_leave"),
        person("无档"),
    )
    rate = full_leave_rate(known, CALENDAR, 2026)
    assert (rate.numerator, rate.denominator) == (1, 1)
    assert {who for who, _ in rate.excluded} == {"调走", "新警", "久病", "无档"}
    for who, why in rate.excluded:
        assert f"不计入：{who}，{why}。" in rate.notes


@pytest.mark.parametrize(
    ("on", "final", "said"),
    [
        ("2026-11-23", False, "2026 年还没有过完，这是到2026年11月23日的数"),
        ("2026-12-31", False, "2027年12月31日以前数字还可能变"),
        ("2027-12-31", False, "2027年12月31日以前数字还可能变"),
        ("2028-01-01", True, "计入范围"),
    ],
)
def test_a_year_says_whether_its_rate_can_still_change(on, final, said):
    rate = full_leave_rate(station(1, 2, on), CALENDAR, 2026)
    assert rate.final is final
    assert said in rate.notes[0]


def test_days_made_up_in_the_next_year_complete_the_year():
    """The mock station: two days of 2025 taken in December 2026 turn 9 of 10 into 10 of 10."""
    records = [
        officer("p"),
        leave("p", "2025-03-03", "2025-03-05"),
        leave("p", "2026-12-17", "2026-12-18", attribution_year=2025),
    ]
    assert full_leave_rate(facts("2026-12-17", *records), CALENDAR, 2025).numerator == 0
    done = full_leave_rate(facts("2026-12-18", *records), CALENDAR, 2025)
    assert done.numerator == 1
    assert "p有 2 天在 2026 年休。" in done.notes


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(9, 10, "90.0%"), (7, 8, "87.5%"), (8, 9, "88.89%"), (10, 11, "90.91%"), (1, 1, "100.0%")],
)
def test_a_share_never_rounds_onto_a_number_it_does_not_reach(part, whole, said):
    assert say_share(part, whole) == said


def test_the_ladder_shows_the_cheapest_way_past_ninety_percent():
    """Seven of ten, three owing 2, 4 and 5 days: nine of ten is not enough, all three must go."""
    people = [officer(f"p{n}") for n in range(7)] + [
        officer("lu"),
        officer("qin"),
        officer("qi", work="2001-07-01"),
    ]
    known = facts(
        "2026-11-23",
        *people,
        *(leave(f"p{n}", *FIVE) for n in range(7)),
        leave("lu", "2026-03-02", "2026-03-04"),
        leave("qin", "2026-03-02", "2026-03-02"),
        leave("qi", "2026-03-02", "2026-03-13"),
    )
    found = plan(known, CALENDAR, 2026)
    assert found.needed == 3
    assert [
        (step.row.person, step.row.owed, step.numerator, step.reaches) for step in found.ladder
    ] == [
        ("lu", 4, 8, False),
        ("qin", 8, 9, False),
        ("qi", 10, 10, True),
    ]
    starts = {row.person: row.latest_start for row in found.rows}
    assert starts == {
        "lu": day("2026-12-30"),
        "qin": day("2026-12-28"),
        "qi": day("2026-12-25"),
    }
    assert found.latest == day("2026-12-25")
    assert found.said == "还差 3 人 11 天，休满后 100.0%；最迟2026年12月25日起休（qi 5 天）。"


def test_a_plan_that_fits_no_more_says_so():
    found = plan(station(0, 1, "2026-12-30"), CALENDAR, 2026)
    assert found.rows[0].too_late
    assert "只能跨到下一年" in found.said
    assert not plan(station(0, 1, "2026-12-25"), CALENDAR, 2026).rows[0].too_late


def test_nothing_is_needed_when_the_rate_is_reached():
    found = plan(station(10, 11, "2026-11-23"), CALENDAR, 2026)
    assert (found.needed, found.latest, len(found.rows)) == (0, None, 1)


def test_who_is_away_together():
    leaves = [
        leave("a", "2026-12-07", "2026-12-10"),
        leave("b", "2026-12-09", "2026-12-11", state="planned"),
        leave("c", "2026-12-10", "2026-12-10", state="cancelled"),
        leave("a", "2026-12-10", "2026-12-10"),
    ]
    found = clashes(leaves, 1)
    assert [(clash.day, clash.people) for clash in found] == [
        (day("2026-12-09"), ("a", "b")),
        (day("2026-12-10"), ("a", "b")),
    ]
    assert clashes(leaves, 2) == []


def test_officers_on_hand_day_by_day():
    rest = record("rest", person="b", type="comp_rest", day="2026-12-08", days=2)
    refused = record("rest", person="c", type="comp_rest", day="2026-12-08", days=2, taken=False)
    known = facts(
        "2026-11-23",
        officer("a"),
        officer("b"),
        officer("c"),
        officer("helper", role="auxiliary"),
        leave("a", "2026-12-07", "2026-12-08"),
        leave("c", "2026-12-08", "2026-12-08", state="planned"),
        rest,
        refused,
    )
    week = Span(day("2026-12-07"), day("2026-12-09"))
    assert list(on_hand(known, week).values()) == [2, 1, 3]
    dragged = leave("c", "2026-12-08", "2026-12-09", state="planned")
    assert list(on_hand(known, week, [dragged]).values()) == [2, 0, 2]
