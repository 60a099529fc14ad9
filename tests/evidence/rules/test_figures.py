"""Figures: shares at their edge, figures of a year, counts by class of station, trends."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from fqdesk.evidence.outcomes import Outcome
from tests.domain.make import facts, record
from tests.evidence.judging import STATION, found, judge

ON = "2026-10-31"


def figure(metric, part, whole=None, day="2026-03-01", **values):
    given_whole = {} if whole is None else {"denominator": whole}
    return record(
        "figure", metric=metric, numerator=part, day=day, source="县局通报", **given_whole, **values
    )


@pytest.mark.parametrize(
    ("part", "whole", "op", "threshold", "outcome"),
    [
        # 超过95%: the number itself fails (CZ-06b)
        (95, 100, ">", "95%", Outcome.NOT_MET),
        (951, 1000, ">", "95%", Outcome.MET),
        # 在95%以上: the number itself passes (CZ-09)
        (95, 100, "≥", "95%", Outcome.MET),
        (949, 1000, "≥", "95%", Outcome.NOT_MET),
        # 达100%
        (14, 14, "≥", "100%", Outcome.MET),
        (13, 14, "≥", "100%", Outcome.NOT_MET),
        # more terminals than officers
        (5, 4, "≥", "100%", Outcome.MET),
        # nothing to count
        (0, 0, "≥", "95%", Outcome.NOT_APPLICABLE),
        (0, 3, "≥", "95%", Outcome.NOT_MET),
    ],
)
def test_a_share_at_its_edge(part, whole, op, threshold, outcome):
    known = figure("awareness_rate", part, whole)
    finding = judge(ON, "ratio_figure", known, metric="awareness_rate", op=op, threshold=threshold)
    assert finding.outcome is outcome
    assert (finding.numerator, finding.denominator) == (part, whole)
    assert finding.value == (Fraction(part, whole) if whole else None)
    assert finding.evidence == (known.id,)
    assert bool(finding.gaps) is (outcome is Outcome.NOT_MET)


def test_what_is_missing_is_counted():
    finding = judge(
        ON,
        "ratio_figure",
        figure("awareness_rate", 95, 100),
        metric="awareness_rate",
        op=">",
        threshold="95%",
    )
    assert finding.gaps[0].said == "要高于 95%，100 里至少要有 96"
    assert "95.0%，没有达到要求的“高于 95%”" in finding.reason


def test_a_figure_nobody_entered_is_unconfirmed_and_asks_for_it():
    finding = judge(ON, "ratio_figure", metric="info_collected", op="≥", threshold="90%")
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.gaps[0].kind == "figure"
    assert finding.gaps[0].fill == {"metric": "info_collected"}


def test_a_numerator_without_denominator_is_unconfirmed():
    known = figure("info_collected", 90)
    finding = judge(ON, "ratio_figure", known, metric="info_collected", op="≥", threshold="90%")
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.gaps[0].record == known.id


def test_the_newest_figure_counts_and_a_later_one_is_not_known_yet():
    older = figure("awareness_rate", 90, 100, day="2025-06-01")
    newer = figure("awareness_rate", 97, 100, day="2026-10-31")
    later = figure("awareness_rate", 80, 100, day="2026-11-01")
    finding = judge(
        ON, "ratio_figure", later, newer, older, metric="awareness_rate", op=">", threshold="95%"
    )
    assert finding.evidence == (newer.id,)


@pytest.mark.parametrize(
    ("start", "end", "day", "counts"),
    [
        ("2025-01-01", "2025-12-31", "2026-01-15", True),
        # a statistical year that begins in December
        ("2024-12-21", "2025-12-20", "2025-12-25", True),
        ("2025-01-01", "2025-06-30", "2025-07-05", False),
        ("2024-01-01", "2024-12-31", "2025-01-15", False),
        ("2026-01-01", "2026-09-30", "2026-10-15", False),
        (None, None, "2025-12-31", True),
        (None, None, "2026-01-01", False),
    ],
)
def test_which_figure_speaks_of_the_last_complete_year(start, end, day, counts):
    period = {"period_from": start, "period_until": end} if start else {}
    known = figure("police_dispute_settled", 187, 193, day=day, **period)
    finding = judge(
        ON,
        "ratio_figure",
        known,
        metric="police_dispute_settled",
        op="≥",
        threshold="95%",
        window="year",
    )
    assert (finding.outcome is Outcome.MET) is counts
    if not counts:
        assert finding.outcome is Outcome.UNCONFIRMED
        assert finding.gaps[0].fill["period_until"] == "2025-12-31"


@pytest.mark.parametrize(
    ("station_class", "mediators", "outcome"),
    [
        ("urban", 3, Outcome.MET),
        ("urban", 2, Outcome.NOT_MET),
        ("town", 2, Outcome.MET),
        ("town", 1, Outcome.NOT_MET),
        ("rural", 0, Outcome.NOT_APPLICABLE),
    ],
)
def test_mediators_by_class_of_station(station_class, mediators, outcome):
    finding = judge(
        ON,
        "count_figure",
        record("station", day="2015-01-01", name="某所", station_class=station_class),
        figure("full_time_mediators", mediators),
        metric="full_time_mediators",
        op="≥",
        by_class={"urban": 3, "town": 2},
    )
    assert finding.outcome is outcome
    if outcome is Outcome.NOT_APPLICABLE:
        assert finding.reason == "标准没有对农村（乡镇）派出所规定这一项的数量。"


def test_a_class_nobody_entered_is_unconfirmed():
    finding = judge(ON, "count_figure", metric="beds", op="≥", by_class={"rural": 3})
    assert finding.outcome is Outcome.UNCONFIRMED


@pytest.mark.parametrize(
    ("before", "last", "op", "outcome"),
    [
        (120, 119, "<", Outcome.MET),
        (120, 120, "<", Outcome.NOT_MET),
        (120, 120, "≤", Outcome.MET),
        (120, 121, "≤", Outcome.NOT_MET),
    ],
)
def test_a_trend_compares_the_last_two_complete_years(before, last, op, outcome):
    finding = judge(
        ON,
        "trend",
        figure("alarms_total", before, day="2024-12-31"),
        figure("alarms_total", last, day="2025-12-31"),
        figure("alarms_total", 999, day="2026-09-30"),
        metric="alarms_total",
        op=op,
    )
    assert finding.outcome is outcome
    assert str(finding.span) == "2024年1月1日至2025年12月31日"


def test_a_trend_without_one_of_its_years_is_unconfirmed():
    finding = judge(
        ON, "trend", figure("alarms_total", 3, day="2025-12-31"), metric="alarms_total", op="<"
    )
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.reason == "总警情数还没有录入 2024 年的数。"


@given(st.integers(0, 200), st.integers(1, 200))
def test_one_more_in_the_numerator_never_lowers_the_outcome(part, whole):
    def outcome(numerator):
        known = facts(ON, STATION, figure("info_collected", numerator, whole))
        return found(
            known, "ratio_figure", metric="info_collected", op="≥", threshold="90%"
        ).outcome

    if outcome(part) is Outcome.MET:
        assert outcome(part + 1) is Outcome.MET
