from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.day_text import read_day, read_month, read_time, say_near, say_weekday
from fqdesk.domain.fields import Day, Invalid, MonthOf, Time
from fqdesk.domain.periods import Month

DAY = Day(key="day", label="日期")
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("  ", None),
        ("t", MONDAY),
        ("T", MONDAY),
        ("今", MONDAY),
        ("今天", MONDAY),
        ("昨", date(2026, 11, 22)),
        ("前天", date(2026, 11, 21)),
        ("明", date(2026, 11, 24)),
        ("+", date(2026, 11, 24)),
        ("-", date(2026, 11, 22)),
        ("＋3", date(2026, 11, 26)),
        ("-10", date(2026, 11, 13)),
        ("12", date(2026, 11, 12)),
        ("23", MONDAY),
        ("24", date(2026, 10, 24)),  # not yet come this month: last month is meant
        ("31", date(2026, 10, 31)),  # November has none
        ("12日", date(2026, 11, 12)),
        ("12号", date(2026, 11, 12)),
        ("312", date(2026, 3, 12)),
        ("1120", date(2026, 11, 20)),
        ("1124", date(2025, 11, 24)),  # not yet come this year
        ("3-12", date(2026, 3, 12)),
        ("3月12日", date(2026, 3, 12)),
        ("3.12", date(2026, 3, 12)),
        ("229", date(2024, 2, 29)),  # the last year that had one
        ("260312", date(2026, 3, 12)),
        ("20260312", date(2026, 3, 12)),
        ("2026-3-12", date(2026, 3, 12)),
        ("2026年3月12日", date(2026, 3, 12)),
        ("周五", date(2026, 11, 20)),
        ("周一", MONDAY),
        ("上周五", date(2026, 11, 20)),
        ("上周一", date(2026, 11, 16)),
        ("星期天", date(2026, 11, 22)),
        ("本周五", date(2026, 11, 27)),
        ("下周一", date(2026, 11, 30)),
    ],
)
def test_shorthands_mean_the_last_such_day(typed, meant):
    assert read_day(DAY, typed, MONDAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("30", date(2026, 11, 30)),
        ("5", date(2026, 11, 5)),
        ("1225", date(2026, 12, 25)),
        ("周五", date(2026, 11, 27)),
    ],
)
def test_plans_may_lie_ahead(typed, meant):
    assert read_day(DAY, typed, MONDAY, future=True) == meant


def test_plus_and_minus_count_from_the_day_in_the_field():
    assert read_day(DAY, "+", MONDAY, near=date(2026, 1, 31)) == date(2026, 2, 1)
    assert read_day(DAY, "-2", MONDAY, near=date(2026, 3, 1)) == date(2026, 2, 27)


@pytest.mark.parametrize("typed", ["45", "1345", "230", "0", "00", "991301", "abc", "2026-02-30"])
def test_a_day_that_does_not_exist_is_said(typed):
    with pytest.raises(Invalid, match="日期"):
        read_day(DAY, typed, MONDAY)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_full_date_is_itself_whatever_today_is(day, today):
    assert read_day(DAY, DAY.write(day), today) == day


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 27))
def test_a_day_of_the_last_four_weeks_needs_only_its_number(today, back):
    day = today - timedelta(back)
    assert read_day(DAY, str(day.day), today) == day


def test_days_are_said_shortly():
    assert say_weekday(MONDAY) == "周一"
    assert say_weekday(date(2026, 11, 22)) == "周日"
    assert say_near(MONDAY, MONDAY) == "今天"
    assert say_near(date(2026, 11, 22), MONDAY) == "昨天"
    assert say_near(date(2026, 1, 5), MONDAY) == "01-05"
    assert say_near(date(2025, 11, 23), MONDAY) == "2025-11-23"


TIME = Time(key="start", label="开始时间")
MONTH = MonthOf(key="month", label="所属月份")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("9", "09:00"),
        ("930", "09:30"),
        ("1500", "15:00"),
        ("9:30", "09:30"),
        ("9：05", "09:05"),
        ("15点", "15:00"),
        ("15点半", None),
    ],
)
def test_times(typed, meant):
    if typed and meant is None:
        with pytest.raises(Invalid):
            read_time(TIME, typed)
    else:
        assert read_time(TIME, typed) == meant


@pytest.mark.parametrize("typed", ["25", "2460", "960", "x"])
def test_a_time_that_does_not_exist_is_said(typed):
    with pytest.raises(Invalid, match="开始时间"):
        read_time(TIME, typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("t", Month(2026, 11)),
        ("-", Month(2026, 10)),
        ("+", Month(2026, 12)),
        ("3", Month(2026, 3)),
        ("11", Month(2026, 11)),
        ("12月", Month(2025, 12)),
        ("202603", Month(2026, 3)),
        ("2026-03", Month(2026, 3)),
        ("2026年3月", Month(2026, 3)),
    ],
)
def test_months(typed, meant):
    assert read_month(MONTH, typed, MONDAY) == meant


def test_a_month_counts_on_from_the_one_in_the_field():
    assert read_month(MONTH, "-", MONDAY, near=Month(2026, 1)) == Month(2025, 12)
    with pytest.raises(Invalid, match="所属月份"):
        read_month(MONTH, "13", MONDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("15", "2025-07-15"), ("31", "2025-07-31"), ("715", "2025-07-15"), ("昨", "2026-10-30")],
)
def test_a_short_day_lies_in_the_period_that_a_form_asks_for(typed, meant):
    found = read_day(
        Day(key="day", label="日期"), typed, date(2026, 10, 31), until=date(2025, 7, 31)
    )
    assert found == date.fromisoformat(meant)
