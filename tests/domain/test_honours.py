"""Which honours count for 崇州 26 and until when; warnings that never block (domain.md B4)."""

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.honours import (
    again_within_year,
    approval_warnings,
    counts_in,
    drops_out_on,
    same_deed,
    standings,
)
from fqdesk.domain.periods import Span, window_back
from tests.domain.make import day, facts, record


def honour(on, **values):
    values = {
        "recipient_type": "collective",
        "unit": "青石镇派出所",
        "title": "集体三等功",
        "family": "police_award",
        "level": "merit_third",
        "issuing_body": "岚州市公安局",
        "body_type": "police_higher",
        "body_rank": "city",
        "state": "valid",
    } | values
    return record("honour", day=on, **values)


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, True),
        ({"recipient_type": "individual", "person": "p"}, False),
        ({"family": "public_thanks"}, False),
        ({"family": "party_award", "body_type": "party_committee", "unit": "派出所党支部"}, True),
        ({"family": "gov_commendation", "body_type": "government", "body_rank": "township"}, True),
        ({"body_type": "other_body"}, False),
        ({"state": "revoked", "state_document": "文"}, False),
        ({"state": "suspended", "state_document": "文"}, False),
        ({"state": "revoked", "state_document": "文", "state_on": "2026-11-24"}, True),
        ({"state": "revoked", "state_document": "文", "state_on": "2026-11-23"}, False),
    ],
)
def test_only_collective_honours_of_the_named_bodies_count(values, counts):
    """⟦各级党委政府及上级公安机关⟧; a honour revoked later still counted before."""
    found, reason = counts_in(honour("2025-01-10", **values), window_back(day("2026-11-23"), 36))
    assert found is counts
    assert reason


@pytest.mark.parametrize(
    ("decided", "on", "counts"),
    [
        ("2023-12-18", "2026-12-17", True),
        ("2023-12-18", "2026-12-18", False),
        ("2023-12-18", "2023-12-18", True),
        ("2023-12-18", "2023-12-17", False),
        ("2024-02-29", "2027-02-28", True),
        ("2024-02-29", "2027-03-01", False),
        ("2022-11-30", "2025-11-29", True),
        ("2022-11-30", "2025-11-30", False),
    ],
)
def test_the_window_is_closed_on_both_sides(decided, on, counts):
    assert counts_in(honour(decided), window_back(day(on), 36), day(on))[0] is counts


@given(st.dates(day("2015-01-01"), day("2026-12-31")), st.sampled_from([12, 24, 36]))
def test_the_day_it_drops_out_is_the_first_day_it_does_not_count(decided, months):
    given_ = honour(decided.isoformat())
    out = drops_out_on(given_, months)
    last = Span(decided, out).last.fromordinal(out.toordinal() - 1)
    assert counts_in(given_, window_back(last, months), last)[0]
    assert not counts_in(given_, window_back(out, months), out)[0]


def test_standings_follow_the_day_they_are_asked_for():
    old, new = honour("2022-11-30"), honour("2025-01-10")
    known = facts("2026-11-23", old, new)
    assert [(s.honour, s.counts) for s in standings(known, 36)] == [(new, True), (old, False)]
    assert [s.counts for s in standings(known, 36, day("2024-12-31"))] == [True]
    assert standings(known, 36)[1].drops_out == day("2025-11-30")


@pytest.mark.parametrize(
    ("decided", "level", "rank", "said"),
    [
        ("2025-01-10", "merit_third", "city", None),
        ("2025-01-10", "merit_third", "county", "一般由市（地、州）级公安机关批准"),
        ("2025-01-10", "commendation", "county", "市（地、州）"),
        ("2025-01-10", "merit_second", "city", "省（自治区、直辖市）"),
        ("2025-01-10", "merit_first", "province", "国家（部委）"),
        ("2025-01-10", "merit_third", "province", None),
        ("2025-01-10", "merit_third", None, None),
        ("2015-12-31", "merit_third", "county", "当时权限不同"),
        ("2016-01-01", "merit_third", "county", "第十六条"),
        ("2025-01-10", "other_level", "county", None),
    ],
)
def test_an_unusual_approval_is_asked_about_by_its_date(decided, level, rank, said):
    """第十三条至第十五条 since 2016-01-01; before that the powers were divided otherwise."""
    values = {"body_rank": rank} if rank else {"body_rank": None}
    found = approval_warnings(honour(decided, level=level, **values))
    assert [said in sentence for sentence in found] == ([True] if said else [])


def test_the_ladder_is_not_for_auxiliaries():
    given_ = honour("2025-01-10", recipient_type="individual", person="helper")
    assert "辅警不在" in approval_warnings(given_, auxiliary=True)[0]


@pytest.mark.parametrize(
    ("first", "second", "days", "warns"),
    [
        ("merit_third", "merit_third", "2026-01-09", True),
        ("merit_third", "commendation", "2026-01-09", True),
        ("merit_third", "merit_second", "2026-01-09", False),
        ("merit_third", "merit_third", "2026-01-10", False),
        ("commendation", "commendation", "2025-01-10", True),
    ],
)
def test_no_second_award_of_the_same_or_a_lower_level_within_a_year(first, second, days, warns):
    before, after = honour("2025-01-10", level=first), honour(days, level=second)
    assert bool(again_within_year(after, [before, after])) is warns
    if days > "2025-01-10":
        assert again_within_year(before, [before, after]) == []


def test_another_unit_may_be_rewarded():
    before = honour("2025-01-10")
    assert again_within_year(honour("2025-06-01", unit="社区警务队"), [before]) == []
    other = honour("2025-06-01", recipient_type="individual", person="p")
    assert again_within_year(other, [before]) == []


def test_the_same_deed_is_rewarded_once():
    before = honour("2025-01-10", reason="成功处置“7·15”山洪，转移群众 320 人")
    after = honour("2026-06-01", reason="成功处置7·15山洪，转移群众320人。", level="merit_second")
    assert [other for other, _ in same_deed(after, [before, after])] == [before]
    assert same_deed(honour("2026-06-01", reason="年度考核"), [before]) == []
