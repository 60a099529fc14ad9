"""Working days of 2019 to 2026, against an independent table, and years nobody knows."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.calendar import Calendar, calendar_of, load_calendar
from fqdesk.domain.holidays import HolidayYear, read_setting, shipped, write_setting
from fqdesk.domain.periods import Span, year
from tests.domain.make import day, facts, record

CALENDAR = load_calendar()


def test_every_day_of_the_shipped_years_agrees_with_chinesecalendar():
    wrong = [
        d.isoformat()
        for y in range(2019, 2027)
        for d in year(y).each_day()
        if CALENDAR.is_workday(d) != chinese_calendar.is_workday(d)
    ]
    assert wrong == []


def test_every_shipped_year_cites_its_notices():
    assert [arrangement.year for arrangement in shipped()] == list(range(2019, 2027))
    for arrangement in shipped():
        for notice in arrangement.notices:
            assert str(arrangement.year) in notice.title
            assert notice.number.startswith("国办发明电〔")
            assert notice.date.year in (arrangement.year - 1, arrangement.year)


@pytest.mark.parametrize("y", range(2019, 2027))
def test_statutory_days_are_off_and_as_many_as_the_regulation_says(y):
    """全国年节及纪念日放假办法 第二条: 11 days until 2024, 13 since 2025."""
    days = CALENDAR.statutory_days(y)
    assert len(days) == (11 if y < 2025 else 13)
    assert all(d.year == y and not CALENDAR.is_workday(d) for d in days)
    assert {date(y, 1, 1), date(y, 5, 1), *(date(y, 10, d) for d in (1, 2, 3))} <= set(days)


@pytest.mark.parametrize(
    ("on", "works", "why"),
    [
        ("2025-01-28", False, "春节"),
        ("2025-01-26", True, "调休上班"),
        ("2025-02-08", True, "调休上班"),
        ("2025-10-06", False, "国庆节、中秋节"),
        ("2025-10-09", True, ""),
        ("2025-10-11", True, "调休上班"),
        ("2025-11-22", False, "周末"),
        ("2026-01-02", False, "元旦"),
        ("2026-01-04", True, "调休上班"),
        ("2022-12-31", False, "元旦"),
        ("2020-01-31", False, "春节"),
        ("2020-02-01", False, "春节"),
        ("2019-05-03", False, "劳动节"),
        ("2024-02-29", True, ""),
    ],
)
def test_why_a_day_is_not_ordinary(on, works, why):
    assert CALENDAR.is_workday(day(on)) is works
    assert CALENDAR.why(day(on)) == why


def test_workdays_count_both_end_days():
    assert CALENDAR.workdays(Span(day("2025-09-28"), day("2025-10-11"))) == 6
    assert CALENDAR.workdays(Span(day("2026-02-14"), day("2026-02-14"))) == 1
    assert CALENDAR.workdays(year(2026)) == 248


def test_a_year_without_notice_is_guessed_and_says_so():
    assert not CALENDAR.known(2027)
    assert CALENDAR.guessed(Span(day("2026-12-31"), day("2027-01-01")))
    assert not CALENDAR.guessed(year(2026))
    assert CALENDAR.guessed(Span(day("2018-12-31"), day("2019-01-01")))
    assert CALENDAR.is_workday(day("2027-10-01")) is True
    assert CALENDAR.statutory_days(2027) == ()


def test_an_accepted_year_is_read_back_from_its_setting():
    text = "元旦 2027-01-01~2027-01-03；国庆节 2027-10-01~2027-10-07；上班 2027-10-09"
    setting = record("setting", key="holidays.2027", value=text, day="2026-11-20")
    known = load_calendar([setting])
    assert known.known(2027)
    assert known.why(day("2027-10-04")) == "国庆节"
    assert known.is_workday(day("2027-10-09"))
    assert not known.guessed(year(2027))
    assert calendar_of(facts("2026-11-01", setting)).known(2027)


def test_of_two_settings_for_a_year_the_newest_counts_whatever_the_order():
    first = record("setting", "a", key="holidays.2027", value="元旦 2027-01-01", day="2026-11-01")
    second = record("setting", "b", key="holidays.2027", value="元旦 2027-01-04", day="2026-12-01")
    for order in ([first, second], [second, first]):
        known = load_calendar(order)
        assert known.is_workday(day("2027-01-01"))
        assert not known.is_workday(day("2027-01-04"))


def test_an_adjusted_shipped_year_keeps_its_statutory_days():
    setting = record(
        "setting", key="holidays.2026", value="国庆节 2026-10-01~2026-10-09", day="2026-09-01"
    )
    known = load_calendar([setting])
    assert not known.is_workday(day("2026-10-09"))
    assert len(known.statutory_days(2026)) == 13


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "没有 2027 年的日子"),
        ("元旦", "应写成"),
        ("元旦 2027-13-01", "不是日期"),
        ("元旦 2027-01-03~2027-01-01", "不是一段连续的放假日期"),
        ("元旦 2027-01-01；上班 2027-01-01", "既写成放假又写成上班"),
        ("元旦 2026-01-01", "没有 2027 年的日子"),
    ],
)
def test_a_setting_that_cannot_be_read_says_why(text, said):
    with pytest.raises(ValueError, match=said):
        read_setting(2027, text)


@pytest.mark.parametrize("arrangement", shipped(), ids=lambda a: str(a.year))
def test_every_year_survives_the_setting(arrangement):
    back = read_setting(arrangement.year, write_setting(arrangement))
    assert (back.off, set(back.work)) == (arrangement.off, set(arrangement.work))


DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_workdays_of_two_parts_add_up(first, a, b):
    middle, last = first + timedelta(a), first + timedelta(a + b + 1)
    parts = (
        CALENDAR.workdays(Span(first, middle)),
        CALENDAR.workdays(Span(middle + timedelta(1), last)),
    )
    assert CALENDAR.workdays(Span(first, last)) == sum(parts)


@given(DAYS, st.integers(1, 20))
def test_the_latest_start_leaves_just_enough_days(last, days):
    start = CALENDAR.latest_start(last, days)
    assert CALENDAR.workdays(Span(start, last)) == days
    assert CALENDAR.is_workday(start)


def test_an_empty_calendar_knows_only_weekends():
    bare = Calendar([HolidayYear(2026, {}, {})])
    assert bare.known(2026)
    assert bare.why(day("2026-10-01")) == ""
