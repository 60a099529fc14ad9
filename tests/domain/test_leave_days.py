"""How many half days a leave takes (职工带薪年休假条例第三条), and what a return gives back."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.leave import away_on, leave_days
from fqdesk.domain.leave.days import slots
from fqdesk.domain.periods import Span
from tests.domain.make import day, record

CALENDAR = load_calendar()


def leave(first, last, **values):
    values = {"type": "annual_leave", "state": "approved"} | values
    return record("leave", person="p", day=first, end=last, **values)


@pytest.mark.parametrize(
    ("first", "last", "values", "halves"),
    [
        ("2026-11-16", "2026-11-20", {}, 10),
        ("2026-11-16", "2026-11-22", {}, 10),
        ("2026-11-21", "2026-11-22", {}, 0),
        # 国庆节 and the adjusted Saturday, 2026-10-10, which is worked.
        ("2026-09-30", "2026-10-10", {}, 8),
        ("2026-02-13", "2026-02-24", {}, 6),
        ("2024-02-28", "2024-03-01", {}, 6),
        ("2025-12-31", "2026-01-05", {}, 6),
        ("2026-11-16", "2026-11-16", {"start_half": "pm"}, 1),
        ("2026-11-16", "2026-11-16", {"end_half": "am"}, 1),
        ("2026-11-16", "2026-11-17", {"start_half": "pm", "end_half": "am"}, 2),
        ("2026-11-16", "2026-11-17", {"start_half": "am", "end_half": "pm"}, 4),
        # A half of a rest day takes nothing away.
        ("2026-11-14", "2026-11-16", {"start_half": "pm"}, 2),
        ("2026-11-20", "2026-11-21", {"end_half": "am"}, 2),
        ("2026-11-16", "2026-11-20", {"days": 7}, 7),
        ("2026-11-21", "2026-11-22", {"days": 4}, 4),
    ],
)
def test_only_working_days_count_and_typed_days_win(first, last, values, halves):
    assert leave_days(leave(first, last, **values), CALENDAR) == halves


@pytest.mark.parametrize(
    ("first", "last", "values", "halves"),
    [
        ("2026-11-16", "2026-11-20", {"returned_on": "2026-11-18"}, 6),
        ("2026-11-16", "2026-11-20", {"returned_on": "2026-11-18", "returned_half": "am"}, 5),
        ("2026-11-16", "2026-11-20", {"returned_on": "2026-11-16", "returned_half": "am"}, 1),
        ("2026-11-16", "2026-11-20", {"returned_on": "2026-11-20"}, 10),
        ("2026-11-16", "2026-11-20", {"returned_on": "2026-11-23"}, 12),
        # Typed for the whole leave: what lies after the return is given back.
        ("2026-11-16", "2026-11-20", {"days": 10, "returned_on": "2026-11-18"}, 6),
        ("2026-11-16", "2026-11-27", {"days": 20, "returned_on": "2026-11-22"}, 10),
        # On a rota the five days ran over a weekend; three days away are three days.
        ("2026-11-18", "2026-11-22", {"days": 10, "returned_on": "2026-11-20"}, 6),
        (
            "2026-11-16",
            "2026-11-20",
            {"days": 10, "returned_on": "2026-11-18", "returned_half": "am"},
            5,
        ),
    ],
)
def test_a_recall_gives_back_what_was_not_taken(first, last, values, halves):
    assert leave_days(leave(first, last, **values), CALENDAR) == halves


def test_before_the_recall_happened_nobody_knew_of_it():
    recalled = leave("2026-11-16", "2026-11-20", returned_on="2026-11-18")
    assert len(slots(recalled, CALENDAR, day("2026-11-17"))) == 10
    assert len(slots(recalled, CALENDAR, day("2026-11-18"))) == 6


@pytest.mark.parametrize(
    ("values", "on", "away"),
    [
        ({}, "2026-11-16", True),
        ({}, "2026-11-20", True),
        ({}, "2026-11-21", False),
        ({"returned_on": "2026-11-18"}, "2026-11-19", False),
        ({"state": "planned"}, "2026-11-17", False),
        ({"state": "cancelled"}, "2026-11-17", False),
    ],
)
def test_who_is_away_on_a_day(values, on, away):
    assert away_on(leave("2026-11-16", "2026-11-20", **values), day(on)) is away


DAYS = st.dates(day("2019-01-01"), day("2026-11-30"))


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_a_leave_split_anywhere_adds_up(first, one, two):
    last = first + timedelta(one + two + 1)
    middle = first + timedelta(one)
    whole = leave(first.isoformat(), last.isoformat())
    parts = (
        leave(first.isoformat(), middle.isoformat()),
        leave((middle + timedelta(1)).isoformat(), last.isoformat()),
    )
    assert leave_days(whole, CALENDAR) == sum(leave_days(part, CALENDAR) for part in parts)


@given(DAYS, st.integers(1, 40), st.integers(0, 40))
def test_a_leave_split_at_noon_adds_up(first, length, cut):
    last = first + timedelta(length)
    noon = first + timedelta(min(cut, length))
    whole = leave(first.isoformat(), last.isoformat())
    morning = leave(first.isoformat(), noon.isoformat(), end_half="am")
    rest = leave(noon.isoformat(), last.isoformat(), start_half="pm")
    assert leave_days(whole, CALENDAR) == leave_days(morning, CALENDAR) + leave_days(rest, CALENDAR)


@given(DAYS, st.integers(0, 30), st.integers(0, 70))
def test_typed_days_are_kept_whatever_the_calendar_says(first, length, typed):
    last = first + timedelta(length)
    taken = leave(first.isoformat(), last.isoformat(), days=min(typed, (length + 1) * 2))
    found = slots(taken, CALENDAR)
    assert len(found) == len(set(found)) == taken["days"]
    assert all(slot[0] in Span(first, last) for slot in found)
