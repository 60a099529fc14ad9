"""Shares within our own records: suggestions closed, rooms shared, people who passed."""

import pytest

from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.rules import RULES
from tests.domain.make import record
from tests.evidence.judging import judge
from tests.evidence.rules.test_documents import judgement
from tests.evidence.rules.test_posts import place

ON = "2026-10-31"


def suggestion(day="2025-05-01", id_="", **values):
    return record("suggestion", id_, day=day, content="路灯不亮", **{"accepted": True} | values)


def training(attendees, passed, **values):
    return record(
        "training",
        day="2025-03-01",
        topic="群众工作",
        attendees=attendees,
        passed=passed,
        **{"type": "mass_work"} | values,
    )


CLOSED = {"kind": "suggestion", "where": {"accepted": True}, "answered": "resolved_on"}


def test_suggestions_without_a_number_in_the_standard_wait_for_a_person():
    known = [
        suggestion(resolved_on="2025-06-01"),
        suggestion("2025-05-02", "open", resolved_on="2026-11-01"),
        suggestion(accepted=False),
        suggestion("2024-12-31"),
    ]
    finding = judge(ON, "answered_ratio", *known, **CLOSED)
    assert (finding.outcome, finding.numerator, finding.denominator) == (
        Outcome.UNCONFIRMED,
        1,
        2,
    )
    assert [gap.record for gap in finding.gaps] == ["open"]
    said = judge(ON, "answered_ratio", *known, judgement("met"), **CLOSED)
    assert said.outcome is Outcome.MET
    assert said.numerator == 1


def test_nothing_to_close_does_not_apply():
    assert judge(ON, "answered_ratio", **CLOSED).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("colocated", "outcome"),
    [(True, Outcome.MET), (False, Outcome.NOT_MET), (None, Outcome.NOT_MET)],
)
def test_a_flag_counts_only_when_it_is_yes(colocated, outcome):
    rooms = [
        place("东室", "police_room", colocated=True),
        place("西室", "police_room", colocated=colocated),
        place("撤了的", "police_room", until="2026-01-01"),
        place("杨树村"),
    ]
    finding = judge(
        ON,
        "answered_ratio",
        *rooms,
        kind="place",
        where={"place_type": "police_room"},
        answered="colocated",
        op="≥",
        threshold="100%",
    )
    assert (finding.outcome, finding.denominator) == (outcome, 2)


@pytest.mark.parametrize(
    ("passed", "outcome"),
    [(("甲", "乙"), Outcome.MET), (("甲",), Outcome.NOT_MET), (("甲", "丙"), Outcome.NOT_MET)],
)
def test_all_who_attended_passed(passed, outcome):
    finding = judge(
        ON,
        "passed_ratio",
        training(("甲", "乙"), passed),
        training(("丁",), (), type="drill"),
        training="mass_work",
        op="≥",
        threshold="100%",
    )
    assert (finding.outcome, finding.denominator) == (outcome, 2)


def test_no_training_is_unconfirmed():
    finding = judge(ON, "passed_ratio", training="mass_work", op="≥", threshold="100%")
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.gaps[0].fill == {"type": "mass_work"}


def test_an_answered_field_must_be_one_of_the_kind():
    _, faults = RULES["answered_ratio"].read({"kind": "suggestion", "answered": "closed"})
    assert faults == ["“answered”“意见建议”没有“closed”这一项"]
