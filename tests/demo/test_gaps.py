"""Every gap that docs/demo.md promises is there, and nothing else contradicts itself."""

from collections import Counter
from datetime import date, timedelta

import pytest

from fqdesk.desk import Desk
from fqdesk.domain.cadence import duties
from fqdesk.domain.facts import Facts
from fqdesk.domain.honours import drops_out_on
from fqdesk.domain.leave import balance, full_leave_rate
from fqdesk.domain.periods import Month, Span, quarter, year
from fqdesk.domain.roster import roster_on
from fqdesk.evidence.judge import Assessment
from tests.demo_desk import ON


@pytest.fixture(scope="module")
def assessment(demo: Desk) -> Assessment:
    return demo.assess("chongzhou-2019", ON)


def person(facts: Facts, name: str) -> str:
    return next(p.id for p in facts.all("person") if p["name"] == name)


def outcome(assessment: Assessment, item: str) -> str:
    return next(str(r.outcome) for r in assessment.items if r.item.id == item)


def test_who_is_there(facts: Facts) -> None:
    people = facts.all("person")
    first, last = roster_on(facts, date(2024, 10, 1)), roster_on(facts, ON)
    assert len(people) == 15
    assert len(first.full_members) == 8
    assert len(last.full_members) == 9
    assert [p["name"] for p in people if p.day > date(2024, 10, 1)] == ["邓凯"]
    assert [p["name"] for p in people if p["until"]] == ["蒲云"]
    assert len([p for p in facts.all("place") if p["place_type"] == "village"]) == 5
    assert len(last.committee_members) == 5
    assert not last.groups


def test_the_candidate_is_admitted_and_becomes_full_by_votes(facts: Facts) -> None:
    duan = next(p for p in facts.all("person") if p["name"] == "段㛃")
    votes = [
        (m.day, v)
        for m in facts.all("meeting")
        for v in m["votes"] or ()
        if v["vote_type"] == "admission"
    ]
    assert [day for day, _ in votes] == [duan["probationary_from"], date(2026, 6, 25)]
    assert duan["full_from"] > date(2026, 6, 25)
    assert all(v["entitled"] == 8 and v["ayes"] * 2 > v["entitled"] for _, v in votes)


def test_one_month_without_the_committee(facts: Facts) -> None:
    owed = [d for d in duties(facts, year(2025)) if d.series == "committee_meeting"]
    missing = [d for d in owed if d.state == "overdue"]
    assert [d.key for d in missing] == ["2025-07"]
    assert missing[0].explained


def test_the_full_leave_rate_is_exactly_the_limit_and_fails(
    demo: Desk, facts: Facts, assessment: Assessment
) -> None:
    rate = full_leave_rate(facts, demo.calendar(), 2025)
    assert (rate.numerator, rate.denominator) == (9, 10)
    assert outcome(assessment, "CZ-25a") == "not_met"
    chief = balance(facts, demo.calendar(), person(facts, "罗永川"), 2025)
    assert (chief.entitled, chief.taken, chief.pending) == (30, 20, 10)
    moved = balance(facts, demo.calendar(), person(facts, "谭志勇"), 2025)
    assert moved.complete
    assert moved.carried_out == 10


def test_leave_has_all_that_can_happen_to_it(facts: Facts) -> None:
    leaves = facts.all("leave")
    assert len([r for r in leaves if r["recall_reason"]]) == 1
    assert len([r for r in leaves if r["state"] == "cancelled"]) == 1
    assert [r for r in leaves if r["end_half"] == "am"]
    assert [r for r in leaves if r["days_reason"]]
    assert len([r for r in leaves if r["state"] == "planned"]) >= 2


def test_some_still_owe_leave_this_year(demo: Desk, facts: Facts) -> None:
    nothing = balance(facts, demo.calendar(), person(facts, "石远航"), 2026)
    assert (nothing.taken, nothing.pending, nothing.remaining) == (0, 0, 10)
    assert full_leave_rate(facts, demo.calendar(), 2026).numerator < 10


def test_one_village_without_a_visit_in_a_quarter(facts: Facts) -> None:
    villages = {p.id: p["name"] for p in facts.all("place") if p["place_type"] == "village"}
    owed = [d for d in duties(facts, year(2025)) if d.series == "visit"]
    missing = [d for d in owed if d.state == "overdue"]
    assert [(villages[d.place], d.period) for d in missing] == [
        ("高坪村", quarter(date(2025, 4, 1)))
    ]
    assert missing[0].explained


def test_three_entries_are_late_and_say_why(facts: Facts) -> None:
    late = {
        kind: [r for r in facts.all(kind) if r["late_reason"]]
        for kind in ("meeting", "visit", "inspection")
    }
    assert {kind: len(found) for kind, found in late.items()} == dict.fromkeys(late, 1)
    assert all(r.late_days() > 3 and r.day.year == 2025 for found in late.values() for r in found)


def test_an_honour_is_about_to_leave_the_window(facts: Facts) -> None:
    merit = next(h for h in facts.all("honour") if h["title"] == "集体三等功")
    ends = drops_out_on(merit, 36)
    assert ON < ends <= ON + timedelta(days=31)


def test_one_action_and_one_suggestion_are_overdue(facts: Facts) -> None:
    actions = [row for m in facts.all("meeting") for row in m["actions"] or ()]
    assert len([row for row in actions if "done" not in row and row["due"] < ON]) == 1
    suggestions = [s for s in facts.all("suggestion") if not s["resolved_on"] and s["due"] < ON]
    assert len(suggestions) == 1
    assert len([s for s in facts.all("suggestion") if s["follow_up_on"]]) > 30


def test_this_year_still_has_something_to_do(facts: Facts) -> None:
    owed = duties(facts, year(2026))
    assert [(d.series, d.key) for d in owed if d.state == "overdue"] == [("theme_day", "2026-10")]
    due = {(d.series, d.person) for d in owed if d.state == "due" and d.period.first <= ON}
    assert ("heart_talk", person(facts, "秦大山")) in due
    assert Counter(d.series for d in owed if d.state == "due")["visit"] == 1


def test_every_outcome_occurs_and_all_numbers_are_there(assessment: Assessment) -> None:
    outcomes = {result.item.id: str(result.outcome) for result in assessment.items}
    assert set(outcomes.values()) == {
        "met", "partly", "not_met", "not_applicable", "unconfirmed", "out_of_scope",
    }  # fmt: skip
    expected = {
        "CZ-02a": "partly", "CZ-03b": "not_met", "CZ-06a": "partly", "CZ-12": "unconfirmed",
        "CZ-19b": "unconfirmed", "CZ-21": "not_applicable", "CZ-24b": "unconfirmed",
        "CZ-24c": "unconfirmed", "CZ-24d": "partly", "CZ-P1": "not_met", "CZ-26": "met",
    }  # fmt: skip
    assert {item: outcomes[item] for item in expected} == expected
    assert {number for number, _ in assessment.numbered} == set(range(1, 27))


def test_nothing_else_contradicts_itself(demo: Desk) -> None:
    findings = demo.self_check(ON)
    assert {f.rule for f in findings} == {"late"}
    assert all(f.answered for f in findings)


def test_the_seat_of_everyday_work_is_filled(facts: Facts) -> None:
    for month in Span(date(2024, 10, 1), date(2026, 10, 31)).months():
        logs = facts.within("political_log", month.span())
        assert 3 <= len(logs) <= 6
        assert facts.within("dues", month.span())
        assert facts.within("visit", month.span())
    assert Month.of(ON) == Month(2026, 11)
