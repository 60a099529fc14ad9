"""Quorum and majority (支部工作条例第十一条、第十二条; 发展党员工作细则; 选举工作条例)."""

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.votes import against_roster, quorum_and_majority, verdict
from tests.domain.make import facts, member, person, record


def vote(entitled, present, ayes, kind="ordinary", **values):
    return {"entitled": entitled, "present": present, "ayes": ayes, "vote_type": kind} | values


@pytest.mark.parametrize(
    ("kind", "entitled", "present", "ayes", "quorum", "passes"),
    [
        # Ordinary: at least half present; ayes above half of those entitled, not of those present.
        ("ordinary", 9, 5, 5, True, True),
        ("ordinary", 9, 5, 4, True, False),
        ("ordinary", 9, 4, 4, False, False),
        ("ordinary", 8, 4, 4, True, False),
        ("ordinary", 8, 5, 5, True, True),
        ("ordinary", 8, 8, 4, True, False),
        ("ordinary", 8, 3, 3, False, False),
        ("ordinary", 1, 1, 1, True, True),
        # Admission: more than half present; written opinions may make ayes exceed those present.
        ("admission", 8, 4, 5, False, False),
        ("admission", 8, 5, 5, True, True),
        ("admission", 8, 5, 6, True, True),
        ("admission", 8, 5, 4, True, False),
        # Elections: at least four fifths present; ayes above half of those present.
        ("election", 10, 8, 5, True, True),
        ("election", 10, 7, 7, False, False),
        ("election", 10, 8, 4, True, False),
        ("election", 9, 7, 4, False, False),
        ("election", 5, 4, 3, True, True),
    ],
)
def test_quorum_and_majority(kind, entitled, present, ayes, quorum, passes):
    found = verdict(vote(entitled, present, ayes, kind), "general_meeting")
    assert (found.quorum, found.passes) == (quorum, passes)


def warnings(numbers, meeting_type="general_meeting"):
    return [a.sentence for a in quorum_and_majority(numbers, meeting_type) if a.warns]


def test_exactly_half_warns_that_nothing_can_pass():
    assert warnings(vote(8, 4, 4)) == [
        "应到有表决权的党员 8 人，实到 4 人，正好一半：赞成必须超过应到的半数，到会的全部赞成也通不过。"
    ]


def test_a_vote_said_to_be_carried_that_was_not():
    assert warnings(vote(9, 8, 4, passed=True)) == [
        "写的是通过，但赞成 4 票，应到 9 人，要 5 票才超过半数。"
    ]


def test_the_base_is_those_entitled_and_not_those_present():
    """Five of seven present are in favour of nine entitled: carried. Four are not."""
    assert warnings(vote(9, 7, 5, passed=True)) == []
    assert len(warnings(vote(9, 7, 4, passed=True))) == 1


def test_a_motion_honestly_recorded_as_not_carried_is_no_contradiction():
    assert warnings(vote(9, 7, 4, passed=False)) == []
    assert warnings(vote(8, 4, 4, passed=False)) == []
    assert len(warnings(vote(9, 7, 5, passed=False))) == 1


def test_a_vote_without_quorum_warns():
    assert warnings(vote(9, 4, 4)) == ["应到有表决权的党员 9 人，实到 4 人，不足半数，不能表决。"]
    assert "不足五分之四" in warnings(vote(10, 7, 7, "election"))[0]
    assert "没有超过半数" in warnings(vote(8, 4, 4, "admission"))[0]


def test_the_committee_counts_its_own_members():
    said = quorum_and_majority(vote(5, 3, 3), "committee_meeting")
    assert "应到委员 5 人" in said[0].sentence
    assert "第十二条" in said[0].source


def test_votes_left_over_are_told():
    said = quorum_and_majority(vote(9, 8, 5, noes=1, abstentions=1), "general_meeting")
    assert said[-1].sentence == "实到 8 人，还有 1 人没有计入赞成、反对、弃权。"


def test_nothing_is_said_before_the_numbers_are_there():
    assert quorum_and_majority({"matter": "议"}, "general_meeting") == []
    assert verdict(vote(0, 0, 0), "general_meeting") is None


EIGHT = [member(f"m{n}") for n in range(8)]
LEARNER = person("learner", probationary_from="2026-01-01")


def meeting(numbers, attendees=(), kind="general_meeting"):
    return record(
        "meeting",
        type=kind,
        topic="议",
        day="2026-06-30",
        attendees=attendees,
        votes=[{"matter": "议"} | numbers],
    )


@pytest.mark.parametrize(
    ("numbers", "attendees", "said"),
    [
        (vote(8, 8, 8), tuple(m.id for m in EIGHT), None),
        (vote(9, 8, 8), (), "把预备党员算进去了"),
        (vote(10, 8, 8), (), "当日正式党员只有 8 人"),
        (vote(7, 7, 7), (), "少算 1 人"),
        (vote(8, 8, 8), ("m0", "m1", "learner"), "到会名单里有表决权的是 2 人"),
    ],
)
def test_votes_are_compared_with_the_roster_of_the_day(numbers, attendees, said):
    found = against_roster(meeting(numbers, attendees), facts("2026-12-01", *EIGHT, LEARNER))
    assert [said in advice.sentence for advice in found] == ([True] if said else [])


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_one_more_aye_never_turns_a_motion_down(entitled, present, ayes):
    for kind in ("ordinary", "admission", "election"):
        less = verdict(vote(entitled, present, ayes, kind), "general_meeting")
        more = verdict(vote(entitled, present, ayes + 1, kind), "general_meeting")
        assert more.passes or not less.passes
        assert less.majority == (ayes >= less.needed)
