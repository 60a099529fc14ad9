"""Numbers of people: population and rounding, floors by class, years in a post."""

import pytest

from fqdesk.evidence.outcomes import Outcome
from tests.domain.make import person, record
from tests.evidence.judging import STATION, judge
from tests.evidence.rules.test_posts import place, post

ON = "2026-10-31"
PER = {"urban": 5000, "town": 5000, "rural": 8000}


def officers(number):
    return [person(f"民警{n}") for n in range(number)]


@pytest.mark.parametrize(
    ("station_class", "number", "outcome"),
    [
        ("urban", 20, Outcome.MET),
        ("urban", 19, Outcome.NOT_MET),
        ("town", 10, Outcome.MET),
        ("rural", 5, Outcome.MET),
        ("rural", 4, Outcome.NOT_MET),
    ],
)
def test_the_floor_for_each_class(station_class, number, outcome):
    finding = judge(
        ON,
        "headcount",
        record("station", day="2015-01-01", name="某所", station_class=station_class),
        *officers(number),
        person("辅警", role="auxiliary"),
        role="officer",
        op="≥",
        by_class={"urban": 20, "town": 10, "rural": 5},
    )
    assert (finding.outcome, finding.numerator) == (outcome, number)


@pytest.mark.parametrize(
    ("population", "serving", "needed", "outcome"),
    [
        ([8000], 1, 1, Outcome.MET),
        ([8000, 1], 1, 2, Outcome.NOT_MET),
        ([8000, 8000], 2, 2, Outcome.MET),
        ([3000, 4999], 1, 1, Outcome.MET),
    ],
)
def test_officers_for_the_population(population, serving, needed, outcome):
    homes = [place(f"村{n}", population=people) for n, people in enumerate(population)]
    grid = place("网格", "grid", population=99_999)
    posts = [post(f"民警{n}", "community_officer") for n in range(serving)]
    finding = judge(
        ON,
        "staffing",
        STATION,
        *homes,
        grid,
        *officers(serving),
        *posts,
        posts=["community_officer"],
        per=PER,
    )
    assert (finding.outcome, finding.threshold) == (outcome, str(needed))
    assert finding.numerator == serving


def test_a_village_without_its_population_is_unconfirmed():
    finding = judge(
        ON,
        "staffing",
        STATION,
        place("杨树村", population=3000),
        place("柳河村"),
        posts=["community_officer"],
        per=PER,
    )
    assert finding.outcome is Outcome.UNCONFIRMED
    assert [gap.record for gap in finding.gaps] == ["柳河村"]


@pytest.mark.parametrize(
    ("serving", "helpers", "outcome"),
    [
        (2, 0, Outcome.NOT_APPLICABLE),
        (1, 2, Outcome.NOT_MET),
        (1, 3, Outcome.UNCONFIRMED),
        (0, 6, Outcome.UNCONFIRMED),
        (0, 5, Outcome.NOT_MET),
    ],
)
def test_three_auxiliaries_for_each_missing_officer(serving, helpers, outcome):
    finding = judge(
        ON,
        "shortfall_cover",
        STATION,
        place("杨树村", population=16_000),
        *officers(serving),
        *[person(f"辅警{n}", role="auxiliary") for n in range(helpers)],
        *[post(f"民警{n}", "community_officer") for n in range(serving)],
        *[post(f"辅警{n}", "beat_auxiliary") for n in range(helpers)],
        posts=["community_officer"],
        per=PER,
        substitutes=["beat_auxiliary"],
        times=3,
    )
    assert finding.outcome is outcome


@pytest.mark.parametrize(
    ("spans", "outcome"),
    [
        ([("2023-11-01", None)], Outcome.MET),
        ([("2023-11-02", None)], Outcome.NOT_MET),
        # two stretches add up, days of both at once count once
        ([("2020-01-01", "2021-12-31"), ("2025-11-01", None)], Outcome.MET),
        ([("2024-11-01", None), ("2024-11-01", None)], Outcome.NOT_MET),
    ],
)
def test_three_years_in_the_post(spans, outcome):
    known = [
        post("周建国", "community_officer", day=start, **({"until": end} if end else {}))
        for start, end in spans
    ]
    finding = judge(ON, "tenure", person("周建国"), *known, posts=["community_officer"], months=36)
    assert finding.outcome is outcome


def test_some_have_served_long_enough():
    finding = judge(
        ON,
        "tenure",
        *officers(2),
        post("民警0", "community_officer", day="2015-01-01"),
        post("民警1", "community_officer", day="2026-01-01"),
        posts=["community_officer"],
        months=36,
    )
    assert (finding.outcome, finding.numerator, finding.denominator) == (Outcome.PARTLY, 1, 2)
