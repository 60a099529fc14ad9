"""Windows, months, quarters and years: both end days counted (product.md "Conventions")."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.periods import (
    Month,
    Span,
    back,
    forward,
    full_years,
    half_year,
    last_complete_year,
    quarter,
    say_day,
    say_month,
    window_back,
    year,
)
from tests.domain.make import day


@pytest.mark.parametrize(
    ("on", "months", "first"),
    [
        ("2026-10-31", 24, "2024-11-01"),
        ("2026-11-23", 36, "2023-11-24"),
        ("2026-02-28", 24, "2024-02-29"),
        ("2024-02-29", 12, "2023-03-01"),
        ("2026-03-31", 1, "2026-03-01"),
        ("2026-01-01", 24, "2024-01-02"),
        ("2025-12-31", 12, "2025-01-01"),
    ],
)
def test_a_window_starts_the_day_after_the_same_day_so_long_before(on, months, first):
    assert window_back(day(on), months) == Span(day(first), day(on))


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        ("2016-03-01", "2026-02-28", 9),
        ("2016-03-01", "2026-03-01", 10),
        ("2016-02-29", "2026-02-28", 9),
        ("2016-02-29", "2026-03-01", 10),
        ("2016-02-29", "2024-02-29", 8),
    ],
)
def test_whole_years(since, on, years):
    assert full_years(day(since), day(on)) == years


def test_quarters_halves_and_years_are_whole():
    autumn = Span(day("2026-09-30"), day("2026-10-01"))
    assert autumn.quarters() == [quarter(day("2026-07-01")), quarter(day("2026-12-31"))]
    assert autumn.halves() == [half_year(day("2026-11-23"))]
    assert autumn.months() == [Month(2026, 9), Month(2026, 10)]
    assert Span(day("2025-12-31"), day("2026-01-01")).years() == [year(2025), year(2026)]
    assert year(2024).days == 366
    assert Month(2024, 2).last == day("2024-02-29")
    assert last_complete_year(day("2026-12-31")) == year(2025)
    assert last_complete_year(day("2027-01-01")) == year(2026)


def test_days_are_said_without_leading_zeros():
    assert say_day(day("2026-03-06")) == "2026年3月6日"
    assert say_month(Month(2026, 3)) == "2026年3月"
    assert str(Span(day("2026-03-06"), day("2026-11-23"))) == "2026年3月6日至2026年11月23日"
    assert str(Month(2026, 3)) == "2026-03"


DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
MONTHS = st.integers(0, 240)


@given(DAYS, MONTHS)
def test_forward_is_the_first_day_that_back_brings_home(on, months):
    there = forward(on, months)
    assert back(there, months) >= on
    assert back(there - timedelta(1), months) < on


@given(DAYS, MONTHS)
def test_back_never_leaves_its_month_and_windows_never_overlap(on, months):
    assert Month.of(back(on, months)) == Month.of(on).plus(-months)
    window = window_back(on, months)
    assert window.first == back(on, months) + timedelta(1)


@given(DAYS, DAYS)
def test_spans_cover_what_they_contain(one, other):
    span = Span(min(one, other), max(one, other))
    assert one in span
    assert other in span
    assert span.covers(Span(one, one))
    assert span.overlaps(Span(other, other))
    assert not span.overlaps(Span(span.last + timedelta(1), span.last + timedelta(2)))
    assert span.days == (span.last - span.first).days + 1


@given(DAYS, st.integers(0, 900))
def test_periods_of_a_span_join_without_gap(first, length):
    span = Span(first, first + timedelta(length))
    for parts in (span.quarters(), span.halves(), span.years(), [m.span() for m in span.months()]):
        assert parts[0].first <= span.first
        assert parts[-1].last >= span.last
        for before, after in itertools.pairwise(parts):
            assert after.first == before.last + timedelta(1)
