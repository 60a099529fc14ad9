"""Papers that name the item, application papers, and what only a person can judge."""

from datetime import date

import pytest

from fqdesk.evidence.outcomes import Outcome, Said
from tests.domain.make import person, record
from tests.evidence.judging import judge

ON = "2026-10-31"


def material(type_="rules", serves=("XX-01",), day="2026-01-10", **values):
    return record(
        "material", **{"type": type_, "title": "值班制度", "serves": serves, "day": day} | values
    )


def judgement(outcome="met", day="2026-03-01", **values):
    return record(
        "judgement",
        **{
            "standard": "test",
            "item": "XX-01",
            "outcome": outcome,
            "reason": "看过材料",
            "day": day,
            "by": "钱学礼",
        }
        | values,
    )


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Outcome.MET),
        ({"until": ON}, Outcome.MET),
        ({"until": "2026-10-30"}, Outcome.UNCONFIRMED),
        ({"day": "2026-11-01"}, Outcome.UNCONFIRMED),
        ({"serves": ("XX-02",)}, Outcome.UNCONFIRMED),
        ({"serves": None}, Outcome.UNCONFIRMED),
        ({"type_": "notice"}, Outcome.UNCONFIRMED),
    ],
)
def test_a_paper_in_force_that_names_the_item(changes, outcome):
    finding = judge(ON, "materials", material(**changes), types=["rules", "plan"])
    assert finding.outcome is outcome
    if outcome is not Outcome.MET:
        assert finding.gaps[0].fill == {"type": "rules", "title": "检查点", "serves": "XX-01"}


@pytest.mark.parametrize(
    ("papers", "outcome"),
    [
        ([], Outcome.NOT_MET),
        ([material("review_opinion", None, department="县局信访科")], Outcome.MET),
        ([material("review_opinion", ("XX-01",), department="信访")], Outcome.MET),
        # the opinion for another standard, the other department, nobody named
        ([material("review_opinion", ("YY-01",), department="信访")], Outcome.NOT_MET),
        ([material("review_opinion", None, department="派驻纪检监察组")], Outcome.NOT_MET),
        ([material("review_opinion", None)], Outcome.NOT_MET),
    ],
)
def test_application_papers(papers, outcome):
    finding = judge(
        ON,
        "materials",
        *papers,
        types=["review_opinion"],
        application=True,
        departments=["信访"],
    )
    assert finding.outcome is outcome


def test_fewer_papers_than_asked_are_counted():
    finding = judge(ON, "materials", material(), types=["rules"], least=2)
    assert finding.reason == "检查点：有 1 份，要 2 份。"


@pytest.mark.parametrize("outcome", ["met", "partly", "not_met", "not_applicable", "unconfirmed"])
def test_what_a_person_said_stands(outcome):
    known = judgement(outcome, evidence=("paper",))
    paper = material(type_="notice", serves=None)
    finding = judge(ON, "narrative", person("钱学礼"), paper, known, asks="好不好")
    assert finding.outcome == outcome
    assert finding.reason == "钱学礼 2026年3月1日判断：看过材料。"
    assert finding.by == Said("钱学礼", date(2026, 3, 1))
    assert finding.evidence == (known.id,)


def test_nobody_has_judged():
    paper, visit = material(), record("visit", day="2025-05-01", place="村", type="care_visit")
    finding = judge(ON, "narrative", paper, visit, asks="好不好", kinds=["visit"])
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.reason == "要由人判断：好不好。还没有人判断，已有材料 1 份。"
    assert finding.evidence == (paper.id,)
    visits = "2025年1月1日至2025年12月31日有走访 1 条。"
    assert finding.notes == (visits, "材料以基准日有效的为准。")
    assert finding.by is None
    assert finding.gaps[0].printed == "还没有人判断：好不好"
    assert finding.gaps[0].fill == {"standard": "test", "item": "XX-01", "check": "point"}


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"standard": "other"}, Outcome.UNCONFIRMED),
        ({"item": "XX-02"}, Outcome.UNCONFIRMED),
        ({"check": "another"}, Outcome.UNCONFIRMED),
        ({"check": "point"}, Outcome.MET),
        ({"day": "2026-11-01"}, Outcome.UNCONFIRMED),
        # older than the year it would have to speak of
        ({"day": "2024-12-31"}, Outcome.UNCONFIRMED),
        ({"day": "2025-01-01"}, Outcome.MET),
    ],
)
def test_whose_judgement_it_is(changes, outcome):
    assert judge(ON, "narrative", judgement(**changes), asks="好不好").outcome is outcome


def test_the_newest_judgement_on_the_check_wins_over_one_on_the_item():
    known = [
        judgement("met", "2026-02-01", check="point"),
        judgement("partly", "2026-03-01", check="point"),
        judgement("not_met", "2026-04-01"),
    ]
    assert judge(ON, "narrative", *known, asks="好不好").outcome is Outcome.PARTLY


def test_records_that_a_judging_person_wants_to_see_are_shown_and_decide_nothing():
    rest = record("rest", "补", day="2025-05-06", type="comp_rest", days="1", person="p")
    finding = judge(ON, "narrative", rest, asks="好不好", kinds=["rest"], shows=["rest"])
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.beside == ("补",)
    assert finding.evidence == ()
