"""Days in every habit of a ledger: what has one reading is read, what has two is asked."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.incoming.days import EXCEL_EPOCH, Days, read_days
from fqdesk.domain.incoming.notes import Wrong

ONE = {
    "2025.1.8": (1, 8),
    "2025-01-15": (1, 15),
    "2025年1月20日": (1, 20),
    "２０２５年１月２０日": (1, 20),
    "2025 年 1 月 20 日": (1, 20),
    "2月12日": (2, 12),
    "2月12号": (2, 12),
    "20250218": (2, 18),
    "45737": (3, 21),
    "2025/4/9": (4, 9),
    "4.2": (4, 2),
    "五月十二日": (5, 12),
    "十一月三十日": (11, 30),
    "二〇二五年十二月三十一日": (12, 31),
    "25.3.4": (3, 4),
    "2025年3月5日（星期三）": (3, 5),
    "2025.3.5 周三": (3, 5),
}


@pytest.mark.parametrize("text", ONE)
def test_one_day(text):
    day = date(2025, *ONE[text])
    assert read_days(text, 2025) == Days(day, day)


SPANS = {
    "2025.3.25-26": ((2025, 3, 25), (2025, 3, 26)),
    "2025-03-25-26": ((2025, 3, 25), (2025, 3, 26)),
    "2025-03-25至2025-03-27": ((2025, 3, 25), (2025, 3, 27)),
    "3.3-3.7": ((2025, 3, 3), (2025, 3, 7)),
    "3月3日-7日": ((2025, 3, 3), (2025, 3, 7)),
    "2025.8.4—8.8": ((2025, 8, 4), (2025, 8, 8)),
    "1月6日至1月24日": ((2025, 1, 6), (2025, 1, 24)),
    "12.29-2026.1.5": ((2025, 12, 29), (2026, 1, 5)),
    "10.9～10.15": ((2025, 10, 9), (2025, 10, 15)),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_span(text):
    first, last = SPANS[text]
    assert read_days(text, 2025) == Days(date(*first), date(*last))


def test_times_and_noons():
    assert read_days("2025.5.6 15:00", None).start == "15:00"
    assert read_days("2025年5月6日下午3时", None).start == "15:00"
    morning = read_days("2025.3.5 9:30-11:00", None)
    assert (morning.start, morning.end) == ("09:30", "11:00")
    half = read_days("4.14下午-4.18上午", 2025)
    assert (half.from_noon, half.until_noon) == (True, True)
    whole = read_days("4.14上午-4.18下午", 2025)
    assert (whole.from_noon, whole.until_noon) == (False, False)


def test_what_was_supplied_is_said():
    for text in ("2025.5", "5月", "12.29-1.5", "45000", "24.3.4"):
        assert read_days(text, 2025).doubt, text
    assert read_days("12.29-1.5", 2025).last == date(2026, 1, 5)


@pytest.mark.parametrize(
    "text",
    ["2025.2.31", "2025.13.1", "明天", "3.7-3.3", "0.0", "廿五日", "年初", "1850.1.1", "一-二"],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Wrong):
        read_days(text, 2025)


def test_a_day_without_a_year_is_refused_where_no_year_is_known():
    with pytest.raises(Wrong, match="没有写哪一年"):
        read_days("4.2", None)


@pytest.mark.parametrize(("text", "count"), [("5.2", 2), ("12.1", 2), ("2025.1", 2)])
def test_a_number_that_lost_its_zero_is_asked(text, count):
    with pytest.raises(Wrong, match="是哪一个") as wrong:
        read_days(text, 2025, decimal=True)
    assert len(wrong.value.choices) == count
    for _, offered in wrong.value.choices:
        read_days(offered, 2025)


def test_other_decimals_have_one_reading():
    assert read_days("5.4", 2025, decimal=True).first == date(2025, 5, 4)
    assert read_days("5.12", 2025, decimal=True).first == date(2025, 5, 12)


@given(st.dates(date(1996, 1, 1), date(2060, 12, 31)))
def test_every_day_in_every_way_is_the_same_day(day):
    ways = (
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{day.month}月{day.day}日",
        f"{day.month}.{day.day}",
        str((day - EXCEL_EPOCH).days),
    )
    for way in ways:
        found = read_days(way, day.year)
        assert (found.first, found.last, found.doubt) == (day, day, ""), way


@given(st.dates(date(2000, 1, 1), date(2060, 12, 1)), st.integers(1, 20))
def test_every_span_keeps_both_ends(first, length):
    last = first + timedelta(length)
    text = f"{first.year}.{first.month}.{first.day}-{last.year}.{last.month}.{last.day}"
    found = read_days(text, None)
    assert (found.first, found.last) == (first, last)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(text):
    with suppress(Wrong):
        found = read_days(text, 2025)
        assert found.first <= found.last
