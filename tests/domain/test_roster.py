"""Who was there on a day: joining, leaving, 转正, 换届, and the days on which each happens."""

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.facts import Facts
from fqdesk.domain.roster import roster_on
from tests.domain.make import day, facts, member, person, record


def ids(people):
    return {found.id for found in people}


LEAVER = member("leaver", until="2026-10-31", left="transferred")
NEWCOMER = person("newcomer", "2026-10-31")
LEARNER = person("learner", probationary_from="2025-07-01", full_from="2026-07-01")
HELPER = person("helper", role="auxiliary")


@pytest.mark.parametrize(
    ("on", "people"),
    [
        ("2026-10-30", {"leaver", "learner", "helper"}),
        ("2026-10-31", {"leaver", "learner", "helper", "newcomer"}),
        ("2026-11-01", {"learner", "helper", "newcomer"}),
        ("2015-06-30", set()),
        ("2015-07-01", {"leaver", "learner", "helper"}),
    ],
)
def test_the_last_day_still_counts_and_so_does_the_first(on, people):
    roster = roster_on(facts("2026-12-01", LEAVER, NEWCOMER, LEARNER, HELPER), day(on))
    assert ids(roster.people) == people
    assert ids(roster.auxiliaries) == people & {"helper"}
    assert ids(roster.officers) == people - {"helper"}


@pytest.mark.parametrize(
    ("on", "full", "probationary"),
    [
        ("2025-06-30", False, False),
        ("2025-07-01", False, True),
        ("2026-06-30", False, True),
        ("2026-07-01", True, False),
    ],
)
def test_a_probationary_member_votes_from_the_day_of_becoming_full(on, full, probationary):
    roster = roster_on(facts("2026-12-01", LEARNER), day(on))
    assert ("learner" in ids(roster.full_members)) is full
    assert ("learner" in ids(roster.probationary)) is probationary
    assert ("learner" in ids(roster.members)) is (full or probationary)


def test_a_member_belongs_from_arrival_even_when_full_long_before():
    roster = roster_on(facts("2026-12-01", member("m", "2026-05-01")), day("2026-04-30"))
    assert roster.full_members == ()


def test_membership_outlasts_the_stay_while_the_relation_has_not_moved():
    away = member("away", until="2026-03-31", left="seconded", party_until="2026-08-31")
    known = facts("2026-12-01", away)
    assert roster_on(known, day("2026-04-01")).people == ()
    assert roster_on(known, day("2026-08-31")).full_members == (away,)
    assert roster_on(known, day("2026-09-01")).full_members == ()


def post(holder, name, since, **values):
    return record("post", person=holder, post=name, day=since, **values)


def test_a_post_ends_with_its_holders_stay():
    known = facts("2026-12-01", LEAVER, post("leaver", "case_officer", "2020-01-01"))
    assert len(roster_on(known, day("2026-10-31")).posts) == 1
    assert roster_on(known, day("2026-11-01")).posts == ()


A, B, C = member("a"), member("b"), member("c")
OLD = record("branch", "old", name="支部", day="2020-03-15", committee=True, until="2023-03-14")
NEW = record("branch", "new", name="支部", day="2023-03-15", committee=True)
SEATS = [
    post("a", "branch_secretary", "2020-03-15"),
    post("b", "org_commissioner", "2020-03-15"),
    post("c", "org_commissioner", "2023-03-15"),
]


@pytest.mark.parametrize(
    ("on", "branch", "committee"),
    [
        ("2023-03-14", "old", {"a", "b"}),
        ("2023-03-15", "new", {"a", "c"}),
        ("2020-03-14", None, set()),
    ],
)
def test_an_election_replaces_the_holder_of_the_same_seat(on, branch, committee):
    roster = roster_on(facts("2026-12-01", A, B, C, OLD, NEW, *SEATS), day(on))
    assert (roster.branch.id if roster.branch else None) == branch
    assert ids(roster.committee_members) == committee


def test_the_newest_secretary_is_the_secretary():
    known = facts("2026-12-01", A, B, NEW, SEATS[0], post("b", "branch_secretary", "2023-03-15"))
    assert roster_on(known, day("2023-03-14")).secretary == A
    assert roster_on(known, day("2023-03-15")).secretary == B


@pytest.mark.parametrize(
    ("said", "full", "has", "needs"),
    [
        (True, 3, True, True),
        (False, 6, False, False),
        (False, 7, False, True),
        (None, 6, False, False),
        (None, 7, False, True),
    ],
)
def test_a_committee_is_needed_from_seven_full_members(said, full, has, needs):
    """党支部工作条例 第六章: 正式党员7人以上的应当设立支部委员会."""
    values = {} if said is None else {"committee": said}
    branch = record("branch", name="支部", day="2020-01-01", **values)
    roster = roster_on(
        facts("2026-12-01", branch, *(member(f"m{n}") for n in range(full))), day("2026-01-01")
    )
    assert (roster.has_committee, roster.needs_committee) == (has, needs)


def test_seats_beside_the_secretary_are_a_committee_when_the_branch_says_nothing():
    branch = record("branch", name="支部", day="2020-01-01")
    known = facts("2026-12-01", A, B, branch, *SEATS[:2])
    assert roster_on(known, day("2026-01-01")).has_committee


def test_who_is_called_to_a_meeting():
    first, second = member("m1", party_group="一组"), member("m2", party_group="二组")
    learner = person("l", probationary_from="2026-01-01", party_group="一组")
    branch = record("branch", name="支部", day="2020-01-01", groups=[{"name": "一组"}])
    known = facts("2026-12-01", first, second, learner, HELPER, branch, *SEATS[:1], A)
    roster = roster_on(known, day("2026-06-01"))

    def called(kind, **values):
        return roster.expected(record("meeting", type=kind, topic="议", day="2026-06-01", **values))

    assert ids(called("general_meeting")) == {"m1", "m2", "l", "a"}
    assert called("committee_meeting") == (A,)
    assert ids(called("group_meeting", group="一组")) == {"m1", "l"}
    assert called("collective_study") is None
    assert roster.groups == ("一组",)


@given(st.permutations([LEAVER, NEWCOMER, LEARNER, HELPER, A, B, C, OLD, NEW, *SEATS]))
def test_the_order_of_entry_never_matters(records):
    on = day("2026-10-31")
    expected = roster_on(facts("2026-12-01", *sorted(records, key=lambda r: r.id)), on)
    assert roster_on(Facts.of(records, day("2026-12-01")), on) == expected


def test_asking_for_a_day_again_gives_the_same_roster():
    known = facts("2026-12-01", A, LEARNER)
    assert roster_on(known, day("2026-08-01")) is roster_on(known, day("2026-08-01"))
    assert roster_on(known, day("2026-08-02")).day == day("2026-08-02")
