"""Hypothesis strategies: any value that a field can hold, any set of answers that a kind can hold."""

import string
from decimal import Decimal
from functools import singledispatch

from hypothesis import strategies as st

from fqdesk.domain.fields import (
    SEPARATORS,
    Choice,
    Choices,
    Count,
    Day,
    Field,
    FileRef,
    Files,
    Flag,
    Halves,
    MonthOf,
    Number,
    Ref,
    Rows,
    Text,
    Texts,
    Time,
)
from fqdesk.domain.kinds import Kind
from fqdesk.domain.periods import Month

WORDS = (
    st.text("青石镇派出所abcXYZ019㛃䶮𠅤 ，。：“”\n-", min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)
NAMES = st.text("青石镇ab01-_㛃𠅤", min_size=1, max_size=12).filter(
    lambda t: not SEPARATORS.search(t)
)
FILES = st.builds(
    FileRef,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    NAMES,
    st.integers(1, 10**9),
    st.sampled_from(["image/jpeg", "application/pdf"]),
    st.one_of(st.just(""), NAMES),
)


@singledispatch
def value(field: Field) -> st.SearchStrategy:
    raise AssertionError(f"no strategy for {type(field).__name__}")


@value.register
def _(field: Text):
    return WORDS.map(lambda text: text[: field.most].strip()).filter(bool)


@value.register
def _(field: Texts):
    return st.lists(NAMES, min_size=1, max_size=4).map(tuple)


@value.register
def _(field: Day):
    from datetime import date

    return st.dates(date(1900, 1, 1), date(2199, 12, 31))


@value.register
def _(field: MonthOf):
    return st.builds(Month, st.integers(1900, 2199), st.integers(1, 12))


@value.register
def _(field: Time):
    return st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))


@value.register
def _(field: Count):
    return st.integers(field.least, field.most)


@value.register
def _(field: Number):
    return st.decimals(0, 10**9, places=2).map(
        lambda d: d if isinstance(d, Decimal) else Decimal(d)
    )


@value.register
def _(field: Halves):
    return st.integers(0, 1999)


@value.register
def _(field: Choice):
    return st.sampled_from(sorted(field.options))


@value.register
def _(field: Choices):
    chosen = st.sets(st.sampled_from(sorted(field.options)), min_size=1)
    return chosen.map(lambda codes: tuple(code for code in field.options if code in codes))


@value.register
def _(field: Flag):
    return st.booleans()


@value.register
def _(field: Ref):
    return st.text(string.ascii_letters + string.digits, min_size=1, max_size=12)


@value.register
def _(field: Files):
    return st.lists(FILES, min_size=1, max_size=3).map(tuple)


@value.register
def _(field: Rows):
    return st.lists(answers(field.fields), min_size=1, max_size=3).map(tuple)


def answers(fields: tuple[Field, ...]) -> st.SearchStrategy:
    """Some of the answers, all of those required."""
    return st.fixed_dictionaries(
        {f.key: value(f) for f in fields if f.required},
        optional={f.key: value(f) for f in fields if not f.required},
    )


def values(kind: Kind) -> st.SearchStrategy:
    """Answers as a record of the kind holds them."""
    return answers(kind.fields)
