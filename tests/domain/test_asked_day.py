"""Which words of a search mean a day."""

from datetime import date

import pytest

from fqdesk.domain.asked_day import asked_day, day_pattern

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("word", "pattern"),
    [
        ("0312", "____-03-12"), ("312", "____-03-12"), ("1231", "____-12-31"),
        ("3-12", "____-03-12"), ("3.12", "____-03-12"), ("3/12", "____-03-12"),
        ("3月12日", "____-03-12"), ("3月12号", "____-03-12"), ("3月12", "____-03-12"),
        ("3月", "____-03-__"), ("12月份", "____-12-__"),
        ("2026-03", "2026-03-__"), ("202603", "2026-03-__"), ("2026年3月", "2026-03-__"),
        ("2026-03-12", "2026-03-12"), ("20260312", "2026-03-12"), ("2026年3月12日", "2026-03-12"),
        ("2026.3.2", "2026-03-02"), ("昨", "2026-02-28"), ("今天", "2026-03-01"), ("前天", "2026-02-27"),
        ("0229", "____-02-29"),
    ],
)  # fmt: skip
def test_a_day_in_the_ways_it_is_written(word: str, pattern: str):
    assert day_pattern(word, TODAY) == pattern


@pytest.mark.parametrize(
    "word",
    ["12", "2026", "1345", "0300", "25-07", "会25-07", "3", "14月", "2026年", "zyf", "一月", ""],
)
def test_everything_else_is_a_word(word: str):
    assert day_pattern(word, TODAY) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zyf 0312", ("____-03-12", "zyf")), ("zyf312", ("____-03-12", "zyf")),
        ("党课 3月", ("____-03-__", "党课")), ("走访1012", ("____-10-12", "走访")),
        ("0312", ("____-03-12", "")), ("云公2026", (None, "云公2026")), ("党课", (None, "党课")),
        ("3月 4月", ("____-03-__", "4月")),
    ],
)  # fmt: skip
def test_the_other_words_are_left(text: str, found: tuple[str | None, str]):
    assert asked_day(text, TODAY) == found
