"""Numbers in sentences: a share never reads like the threshold that it misses."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from fqdesk.evidence.say import holds, listed, number, percent


@pytest.mark.parametrize(
    ("share", "beside", "text"),
    [
        (Fraction(9, 10), Fraction(9, 10), "90.0%"),
        (Fraction(10, 11), Fraction(9, 10), "90.9%"),
        (Fraction(899_999, 1_000_000), Fraction(9, 10), "89.9999%"),
        (Fraction(90_001, 100_000), Fraction(9, 10), "90.001%"),
        (Fraction(1, 3), None, "33.3%"),
        (Fraction(2, 3), None, "66.7%"),
        (Fraction(1, 1), None, "100.0%"),
        (Fraction(1999, 2000), None, "100.0%"),
        (Fraction(1999, 2000), Fraction(1), "99.95%"),
        (Fraction(0), None, "0.0%"),
    ],
)
def test_percent(share, beside, text):
    assert percent(share, beside) == text


@pytest.mark.parametrize(
    ("value", "op", "limit", "true"),
    [
        (Fraction(9, 10), ">", Fraction(9, 10), False),
        (Fraction(9, 10), "≥", Fraction(9, 10), True),
        (3, "≥", 3, True),
        (2, "≥", 3, False),
        (3, "<", 3, False),
        (3, "≤", 3, True),
        (3, "=", 3, True),
    ],
)
def test_the_number_itself_is_in_or_out(value, op, limit, true):
    assert holds(value, op, limit) is true


@given(st.fractions(0, 2), st.sampled_from([Fraction(9, 10), Fraction(95, 100), Fraction(1)]))
def test_what_is_printed_lies_on_the_right_side(share, limit):
    shown = Fraction(percent(share, limit).removesuffix("%")) / 100
    if abs(share - limit) > Fraction(1, 10**6):
        assert (shown > limit) is (share > limit)
        assert (shown < limit) is (share < limit)


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (Fraction(5, 2), "2.5"), (Fraction(1, 3), "0.33")]
)
def test_numbers(value, text):
    assert number(value) == text


def test_a_long_list_names_the_first_and_the_total():
    assert listed(["甲", "乙"]) == "甲、乙"
    assert listed([str(n) for n in range(9)]) == "0、1、2、3、4、5等 9 个"
