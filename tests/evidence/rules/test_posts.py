"""Posts: who holds what where on the day, what is divided by what, and what each place still lacks."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from fqdesk.evidence.outcomes import DONE, MISSING, Outcome
from tests.domain.make import facts, member, person, record
from tests.evidence.judging import found, judge

ON = "2026-10-31"
DEPUTIES = ["village_deputy_secretary", "village_deputy_head"]


def place(key, place_type="village", **values):
    return record("place", key, name=key, place_type=place_type, day="2015-01-01", **values)


def post(who, what, where=None, day="2020-01-01", **values):
    at = {"place": where} if where else {}
    return record("post", person=who, post=what, day=day, **at, **values)


VILLAGES = [place("杨树村"), place("柳河村")]
COVERAGE = {
    "places": ["village", "community"],
    "posts": DEPUTIES,
    "people_posts": ["community_officer"],
    "op": "≥",
    "threshold": "100%",
}


def test_every_village_covered_by_either_post():
    finding = judge(
        ON,
        "place_ratio",
        *VILLAGES,
        person("周建国"),
        post("周建国", "village_deputy_secretary", "杨树村", document_no="青委〔2020〕3号"),
        post("周建国", "village_deputy_head", "柳河村"),
        **COVERAGE,
    )
    assert finding.outcome is Outcome.MET
    assert (finding.numerator, finding.denominator, finding.value) == (2, 2, 1)
    assert len(finding.evidence) == 2
    assert [row.cells[0].text for row in finding.table.rows] == [
        "周建国（村（社区）党组织副书记，青委〔2020〕3号）",
        "周建国（村（居）委会副主任）",
    ]
    assert not finding.gaps


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"until": "2026-10-30"}, "the post ended the day before"),
        ({"day": "2026-11-01"}, "the post begins the day after"),
        ({"who": "调走的"}, "its holder left the station"),
        ({"what": "community_officer"}, "a beat is no post in the village"),
    ],
)
def test_a_village_without_a_serving_holder_is_missing(changes, reason):
    values = {"who": "周建国", "what": "village_deputy_head", "where": "柳河村"} | changes
    finding = judge(
        ON,
        "place_ratio",
        *VILLAGES,
        person("周建国"),
        person("调走的", until="2026-10-30"),
        post("周建国", "village_deputy_secretary", "杨树村"),
        post(**values),
        **COVERAGE,
    )
    assert finding.outcome is Outcome.NOT_MET, reason
    assert finding.value == Fraction(1, 2)
    assert [gap.fill for gap in finding.gaps] == [
        {"post": "village_deputy_secretary", "place": "柳河村"}
    ]


def test_a_local_setting_divides_by_people_instead():
    local = record(
        "setting", key="post_ratio.denominator", value="people", day="2026-01-01", said_by="县局"
    )
    known = [
        *VILLAGES,
        person("周建国"),
        person("郑伟"),
        post("周建国", "community_officer", "杨树村"),
        post("郑伟", "community_officer", "柳河村"),
        post("周建国", "village_deputy_head", "杨树村"),
    ]
    assert judge(ON, "place_ratio", *known, local, **COVERAGE).value == Fraction(1, 2)
    both = [*known, post("郑伟", "village_deputy_head", "杨树村"), local]
    assert judge(ON, "place_ratio", *both, **COVERAGE).outcome is Outcome.MET
    assert judge("2025-12-31", "place_ratio", *both, **COVERAGE).value == Fraction(1, 2)


def test_a_closed_village_is_not_counted_and_none_at_all_is_unconfirmed():
    gone = place("并走的村", until="2020-12-31")
    finding = judge(ON, "place_ratio", *VILLAGES, gone, **COVERAGE)
    assert (finding.outcome, finding.denominator) == (Outcome.NOT_MET, 2)
    assert judge(ON, "place_ratio", **COVERAGE).outcome is Outcome.UNCONFIRMED


def test_no_communities_does_not_apply():
    finding = judge(ON, "per_place", *VILLAGES, places=["community"], posts=["community_officer"])
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert finding.reason == "辖区没有社区，没有可算的。"


@pytest.mark.parametrize(
    ("chief", "outcome", "value"),
    [
        ([post("赵明", "station_chief"), post("赵明", "town_leadership")], Outcome.MET, 1),
        ([post("赵明", "station_chief")], Outcome.NOT_MET, 0),
        ([post("赵明", "town_leadership")], Outcome.UNCONFIRMED, None),
        ([], Outcome.UNCONFIRMED, None),
    ],
)
def test_the_chief_sits_in_the_town_leadership(chief, outcome, value):
    finding = judge(
        ON,
        "people_ratio",
        person("赵明"),
        *chief,
        of=["station_chief"],
        having=["town_leadership"],
        op="≥",
        threshold="100%",
    )
    assert (finding.outcome, finding.value) == (outcome, value)


def test_only_party_members_are_asked():
    finding = judge(
        ON,
        "people_ratio",
        member("党员民警"),
        person("群众民警"),
        post("党员民警", "community_officer"),
        post("群众民警", "community_officer"),
        post("党员民警", "village_deputy_secretary"),
        of=["community_officer"],
        having=["village_deputy_secretary"],
        members=True,
        op="≥",
        threshold="100%",
    )
    assert (finding.outcome, finding.denominator) == (Outcome.MET, 1)


@pytest.mark.parametrize(
    ("community", "officers", "outcome"),
    [(4, 10, Outcome.MET), (3, 8, Outcome.NOT_MET), (2, 5, Outcome.MET)],
)
def test_community_officers_are_forty_percent(community, officers, outcome):
    people = [person(f"民警{n}") for n in range(officers)]
    helpers = [person(f"辅警{n}", role="auxiliary") for n in range(7)]
    posts = [post(f"民警{n}", "community_officer") for n in range(community)]
    finding = judge(
        ON,
        "people_ratio",
        *people,
        *helpers,
        *posts,
        role="officer",
        having=["community_officer"],
        op="≥",
        threshold="40%",
    )
    assert (finding.outcome, finding.value) == (outcome, Fraction(community, officers))


def test_each_beat_counts_whoever_works_in_its_villages():
    east, west = place("东片", "beat_group"), place("西片", "beat_group")
    known = [
        east,
        west,
        place("杨树村", part_of="东片"),
        person("陈大勇", role="auxiliary"),
        person("周建国"),
        post("陈大勇", "beat_auxiliary", "杨树村"),
        post("周建国", "beat_auxiliary", "西片"),
    ]
    finding = judge(
        ON,
        "per_place",
        *known,
        places=["beat_group"],
        posts=["beat_auxiliary"],
        role="auxiliary",
        least=1,
    )
    assert (finding.outcome, finding.numerator, finding.denominator) == (Outcome.PARTLY, 1, 2)
    assert {row.label: row.cells[0].mark for row in finding.table.rows} == {
        "东片": DONE,
        "西片": MISSING,
    }
    assert finding.gaps[0].said == "西片还差专职辅警 1 名"


def test_one_person_twice_is_one_head():
    known = [
        place("网格一", "grid"),
        person("陈大勇", role="auxiliary"),
        post("陈大勇", "beat_auxiliary", "网格一"),
        post("陈大勇", "beat_auxiliary", "网格一", day="2021-01-01"),
    ]
    finding = judge(ON, "per_place", *known, places=["grid"], posts=["beat_auxiliary"], least=2)
    assert finding.outcome is Outcome.NOT_MET
    assert finding.gaps[0].said == "网格一还差专职辅警 1 名"


@given(st.integers(1, 4), st.lists(st.integers(0, 3)), st.integers(0, 3))
def test_one_more_holder_never_lowers_the_coverage(villages, held, more):
    places = [place(f"村{n}") for n in range(villages)]
    posts = [post("周建国", "village_deputy_head", f"村{n % villages}") for n in held]
    extra = post("周建国", "village_deputy_head", f"村{more % villages}")
    before = facts(ON, person("周建国"), *places, *posts)
    after = facts(ON, person("周建国"), *places, *posts, extra)
    assert (
        found(after, "place_ratio", **COVERAGE).value
        >= found(before, "place_ratio", **COVERAGE).value
    )
