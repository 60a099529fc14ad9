"""At least so many records: the year before counts, the running year is only told."""

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.evidence.outcomes import Outcome
from tests.domain.make import facts, record
from tests.evidence.judging import found, judge

ON = "2026-10-31"


def report(day):
    return record("party_report", day=day, topic="党建工作")


def analysis(month, year=2025):
    return record("meeting", type="analysis_meeting", day=f"{year}-{month:02d}-25", topic="分析")


@pytest.mark.parametrize(
    ("days", "outcome", "number"),
    [
        ([], Outcome.NOT_MET, 0),
        (["2025-06-01"], Outcome.NOT_MET, 1),
        (["2025-01-01", "2025-12-31"], Outcome.MET, 2),
        (["2024-12-31", "2025-06-01"], Outcome.NOT_MET, 1),
        (["2025-06-01", "2026-01-01"], Outcome.NOT_MET, 1),
        (["2025-01-01", "2025-06-01", "2025-12-31"], Outcome.MET, 3),
    ],
)
def test_two_reports_a_year(days, outcome, number):
    finding = judge(
        ON, "count_at_least", *[report(day) for day in days], kind="party_report", least=2
    )
    assert (finding.outcome, finding.numerator) == (outcome, number)
    assert (finding.op, finding.threshold) == ("≥", "2")
    assert len(finding.evidence) == number


def test_the_running_year_tells_what_is_still_due():
    finding = judge(ON, "count_at_least", report("2026-06-01"), kind="party_report", least=2)
    assert finding.ahead[0].said == "2026年向党委汇报还差 1 次"
    assert str(finding.ahead[0].day) == "2026-12-31"


@pytest.mark.parametrize(
    ("months", "outcome"),
    [
        (range(1, 13), Outcome.MET),
        (range(1, 12), Outcome.PARTLY),
        ([], Outcome.NOT_MET),
    ],
)
def test_an_analysis_every_month(months, outcome):
    finding = judge(
        ON,
        "count_at_least",
        *[analysis(month) for month in months],
        kind="meeting",
        where={"type": "analysis_meeting"},
        per="month",
        least=1,
    )
    assert finding.outcome is outcome
    assert (finding.numerator, finding.denominator) == (len(list(months)), 12)


def test_conditions_pick_any_of_several_types_and_fill_the_form_with_the_first():
    finding = judge(
        ON,
        "count_at_least",
        record("training", day="2025-03-01", type="business", topic="课"),
        record("training", day="2025-04-01", type="law", topic="课"),
        record("training", day="2025-05-01", type="drill", topic="练"),
        kind="training",
        where={"type": ["business", "law"]},
        least=3,
    )
    assert (finding.outcome, finding.numerator) == (Outcome.NOT_MET, 2)
    assert finding.gaps[0].fill == {"type": "business"}


@settings(max_examples=40)
@given(st.lists(st.dates(), max_size=4), st.dates())
def test_one_more_record_never_lowers_the_outcome(days, more):
    def outcome(all_days):
        known = facts(ON, *[report(day) for day in all_days])
        return found(known, "count_at_least", kind="party_report", least=2)

    was, now = outcome(days), outcome([*days, more])
    assert now.numerator >= was.numerator
    assert was.outcome is not Outcome.MET or now.outcome is Outcome.MET
