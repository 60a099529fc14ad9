"""Laws over every field of every kind: what is written can be read, what is stored can be loaded."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Files,
    Flag,
    Halves,
    Invalid,
    MonthOf,
    Number,
    Rows,
    Text,
    Texts,
    Time,
    say_halves,
)
from fqdesk.domain.periods import Month
from tests.domain.answers import value
from tests.domain.make import day


def _distinct():
    """Every field of every kind that differs from the others by more than its name."""
    found = {}
    for kind in KINDS.values():
        for field in kind.fields:
            shape = repr(replace(field, key="", label="", help="", required=False))
            found.setdefault(shape, pytest.param(field, id=f"{kind.key}.{field.key}"))
    return list(found.values())


FIELDS = _distinct()


def refusal(read, given_value):
    """The sentence with which a value is refused, else None and what was read."""
    try:
        return None, read(given_value)
    except Invalid as wrong:
        return str(wrong), None


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_written_reads_back_and_what_is_stored_loads_back(field):
    @settings(max_examples=12, deadline=None)
    @given(value(field))
    def law(answer):
        assert field.parse(field.write(answer)) == answer
        stored = json.loads(json.dumps(field.store(answer), ensure_ascii=False))
        assert field.load(stored) == answer
        assert isinstance(field.show(answer), str)
        assert not field.empty(answer)
        assert field.check(answer) == []

    law()


def test_an_empty_text_in_a_cell_is_no_answer():
    """Hypothesis found it once in many runs: the row was another one after it had been stored."""
    field = KINDS["health_check"].by_key["not_done"]
    assert field.load([{"person": ""}]) == ({},)


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_stays_nothing(field):
    for blank in ("", "  "):
        assert field.parse(blank) is None
    assert field.write(None) == field.show(None) == ""
    assert field.store(None) is None
    assert field.load(None) is None
    assert field.empty(None)
    assert bool(field.check(None)) is field.required


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["sha256", "name", "size", "media", "person", "x"]), inner
        )
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("field", FIELDS)
def test_whatever_is_handed_in_loads_or_is_refused_in_words(field):
    @settings(max_examples=20, deadline=None)
    @given(JSON)
    def law(stored):
        said, loaded = refusal(field.load, stored)
        if said is None:
            assert field.load(field.store(loaded)) == loaded
        else:
            assert said.startswith("“")
            assert said.endswith("。")

    law()


@pytest.mark.parametrize("field", FIELDS)
def test_whatever_is_typed_is_read_or_refused_in_words(field):
    @settings(max_examples=20, deadline=None)
    @given(st.text(max_size=12))
    def law(text):
        said, answer = refusal(field.parse, text)
        if said is None:
            assert field.parse(field.write(answer)) == answer
        else:
            assert said.endswith("。")

    law()


def of(kind, **values):
    return kind(key="k", label="项", **values)


@pytest.mark.parametrize(
    ("field", "text", "answer"),
    [
        (of(Day), "2026-03-06", day("2026-03-06")),
        (of(Day), "2026.3.6", day("2026-03-06")),
        (of(Day), "2026年3月6日", day("2026-03-06")),
        (of(Day), "20260306", day("2026-03-06")),
        (of(Day), "2024/2/29", day("2024-02-29")),
        (of(MonthOf), "2026年3月", Month(2026, 3)),
        (of(MonthOf), "2026-12", Month(2026, 12)),
        (of(Time), "9：05", "09:05"),
        (of(Time), "9时", "09:00"),
        (of(Time), "23:59", "23:59"),
        (of(Count), "1,200", 1200),
        (of(Number), "0.10", Decimal("0.1")),
        (of(Number), "12,000.5", Decimal("12000.5")),
        (of(Halves), "2", 4),
        (of(Halves), "2.5天", 5),
        (of(Halves), "2天半", 5),
        (of(Halves), "0.5", 1),
        (of(Halves), "半天", 1),
        (of(Flag), "是", True),
        (of(Flag), "√", True),
        (of(Flag), "否", False),
        (of(Texts), "CZ-02a，NT-1a；NT-6b", ("CZ-02a", "NT-1a", "NT-6b")),
        (of(Choice, options={"a": "甲", "b": "乙"}), "乙", "b"),
        (of(Choice, options={"a": "甲", "b": "乙"}), "a", "a"),
        (of(Choices, options={"a": "甲", "b": "乙"}), "乙、a", ("a", "b")),
    ],
)
def test_texts_are_read_as_people_write_them(field, text, answer):
    assert field.parse(text) == answer


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (of(Day), "2026-02-30", "没有“2026-02-30”这一天"),
        (of(Day), "2025-02-29", "没有“2025-02-29”这一天"),
        (of(Day), "明天", "写成 2026-03-06 这样"),
        (of(Day), "1899-12-31", "早于 1900 年"),
        (of(MonthOf), "2026-13", "写成 2026-03 这样"),
        (of(Time), "24:00", "写成 9:30 这样"),
        (of(Count), "3.5", "应是整数"),
        (of(Number), "1e999999", "应是数字"),
        (of(Number), "NaN", "应是数字"),
        (of(Halves), "2.3", "以半天为单位"),
        (of(Flag), "也许", "填“是”或“否”"),
        (of(Choice, options={"a": "甲"}), "丙", "可选：甲"),
        (of(Rows, fields=(of(Text),)), "不是", "JSON"),
        (of(Rows, fields=(of(Text),)), '[{"x": "1"}]', "第 1 行没有“x”这一栏"),
        (of(Files), '[{"sha256": "a"}]', "缺少校验值"),
        (of(Files), '[{"sha256": 1, "name": "n", "size": 1, "media": "m"}]', "不对"),
        (of(Files), "[" * 100_000, "JSON"),
    ],
)
def test_what_cannot_be_read_says_how_it_should_be_written(field, text, said):
    with pytest.raises(Invalid, match=said.replace("(", "\\(")):
        field.parse(text)


@pytest.mark.parametrize(
    ("field", "stored"),
    [
        (of(Halves), float("nan")),
        (of(Halves), float("inf")),
        (of(Halves), -1),
        (of(Halves), 0.25),
        (of(Halves), True),
        (of(Count), True),
        (of(Number), float("nan")),
        (of(Text), 5),
        (of(Flag), 1),
        (of(Texts), [1]),
        (of(Rows, fields=()), {"a": 1}),
    ],
)
def test_a_stored_value_of_the_wrong_shape_is_refused(field, stored):
    with pytest.raises(Invalid):
        field.load(stored)


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        (of(Text, required=True), None, "“项”没有填。"),
        (of(Text, most=3), "四个字呢", "“项”最多 3 字，现有 4 字。"),
        (of(Count, least=1, most=31), 32, "“项”应在 1 到 31 之间，收到 32。"),
        (of(Number), Decimal(-1), "“项”不能小于 0，收到 -1。"),
        (
            of(Rows, fields=(Text(key="m", label="事项", required=True),)),
            ({"m": "一"}, {}),
            "“项”第 2 行：“事项”没有填。",
        ),
    ],
)
def test_complaints_say_what_is_wrong(field, answer, said):
    assert [fault.said for fault in field.check(answer)] == [said]


def test_unanswered_never_means_no():
    assert of(Flag).parse("") is None
    assert of(Flag).write(False) == "否"
    assert of(Flag).load(False) is False


def test_half_days_are_said_as_days():
    assert [say_halves(n) for n in (0, 1, 2, 5, 30)] == ["0", "0.5", "1", "2.5", "15"]
