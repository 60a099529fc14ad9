"""What did not happen: signed, covering every day, confirmed; an empty table never says it."""

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.periods import ONE_DAY, Span
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.rules.declarations import uncovered
from tests.domain.make import day, person, record
from tests.evidence.judging import judge

ON = "2026-10-31"
WINDOW = ("2024-11-01", "2026-10-31")
CONFIRMED = [{"department": "discipline", "opinion": "属实", "on": "2026-10-31"}]


def declaration(first=WINDOW[0], last=WINDOW[1], signed_on=ON, **values):
    return record(
        "declaration",
        **{
            "events": ("officer_misconduct",),
            "window_from": first,
            "window_until": last,
            "person": "赵明",
            "day": signed_on,
            "signed": True,
            "confirmations": CONFIRMED,
        }
        | values,
    )


def judged(*records, on=ON, confirm=("discipline",)):
    return judge(
        on,
        "declared",
        person("赵明"),
        *records,
        event="officer_misconduct",
        window="24 months",
        confirm=list(confirm),
    )


def test_a_signed_and_confirmed_declaration_of_the_whole_window():
    known = declaration()
    finding = judged(known)
    assert finding.outcome is Outcome.MET
    assert str(finding.span) == "2024年11月1日至2026年10月31日"
    assert finding.formula == "已声明 730 天 ÷ 窗口 730 天"
    assert finding.evidence == (known.id,)


@pytest.mark.parametrize(
    "faulty",
    [
        {"signed": False},
        {"signed": None},
        {"events": ("auxiliary_misconduct",)},
        {"first": "2024-11-02"},
        {"last": "2026-10-30"},
        # signed a day too early: nobody can vouch for the day after
        {"signed_on": "2026-10-30"},
        {"confirmations": []},
        {"confirmations": [{"department": "petition", "on": "2026-10-31"}]},
    ],
)
def test_anything_less_is_unconfirmed(faulty):
    finding = judged(declaration(**faulty))
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.gaps[0].kind == "declaration"


def test_nothing_recorded_proves_nothing():
    finding = judged()
    assert finding.outcome is Outcome.UNCONFIRMED
    assert (finding.numerator, finding.denominator) == (0, 730)
    assert finding.gaps[0].fill == {
        "events": "officer_misconduct",
        "window_from": "2024-11-01",
        "window_until": "2026-10-31",
    }


def test_two_declarations_cover_the_window_together():
    first = declaration(last="2025-10-31", signed_on="2025-11-05", confirmations=CONFIRMED)
    second = declaration(first="2025-11-01")
    assert judged(first, second).outcome is Outcome.MET
    gap = judged(first, declaration(first="2025-11-03"))
    assert gap.outcome is Outcome.UNCONFIRMED
    assert "2025年11月1日至2025年11月2日" in gap.reason


def test_the_missing_department_is_named():
    known = declaration(confirmations=[])
    finding = judged(known, confirm=("discipline", "petition"))
    assert finding.reason == "声明已签字，还缺纪检监察部门、信访部门的意见。"
    assert finding.gaps[0].record == known.id


def test_a_declaration_of_a_later_day_is_not_known_yet():
    later = declaration(last="2027-10-31", signed_on="2026-11-01")
    assert judged(later).outcome is Outcome.UNCONFIRMED
    assert judged(later, on="2026-11-01").outcome is Outcome.MET


def test_an_unsigned_one_is_said():
    known = declaration(signed=False, number="声26-01")
    finding = judged(known)
    assert "声26-01还没有签字，不作数。" in finding.notes
    assert (finding.gaps[0].said, finding.gaps[0].record) == (
        "声26-01在纸上签字后勾选“已签字”",
        known.id,
    )


def test_only_the_days_left_over_are_asked_for():
    first = declaration(last="2025-10-31", signed_on="2025-11-05")
    assert judged(first).gaps[0].fill == {
        "events": "officer_misconduct",
        "window_from": "2025-11-01",
        "window_until": "2026-10-31",
    }


days = st.integers(0, 60).map(lambda n: day("2026-01-01") + n * ONE_DAY)
spans = st.tuples(days, days).map(lambda two: Span(min(two), max(two)))


@given(spans, st.lists(spans))
def test_uncovered_days_are_those_in_no_part(span, parts):
    left = {d for part in uncovered(span, parts) for d in part.each_day()}
    assert left == {d for d in span.each_day() if not any(d in part for part in parts)}
