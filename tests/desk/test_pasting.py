from datetime import date
from pathlib import Path

import pytest

from fqdesk.desk.pasting import claims_of, keep_claim, suggestions
from fqdesk.errors import Refused
from fqdesk.evidence.bundle import Order
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.pasting import checks_for

TEXT = (Path(__file__).parents[1] / "files" / "standards" / "chongzhou-2019.txt").read_text("utf-8")
NAME = "青石市 2026"


@pytest.fixture
def pieces(desk):
    return {one.path: one for one in suggestions(desk, TEXT)}


def keep(desk, piece, checks, said_by="沈立诚", title="三会一课"):
    return keep_claim(desk, NAME, piece, title, checks, said_by)


def test_a_confirmed_claim_is_judged_by_its_rule_and_an_unconfirmed_one_by_a_person(desk, pieces):
    honours = pieces["四（六）26"]
    keep(desk, honours, checks_for(honours), title="表彰奖励")
    keep(desk, pieces["四（一）1"], [], said_by="", title="政治教育")
    (local,) = [known for known in desk.standards() if known.id == NAME]
    assert [item.id for item in local.items] == ["B1-01", "B1-02"]
    assert local.items[0].quote in TEXT
    assessment = desk.assess(NAME)
    outcomes = {result.item.paragraph: result.outcome for result in assessment.items}
    assert outcomes == {"四（六）26": Outcome.NOT_MET, "四（一）1": Outcome.UNCONFIRMED}
    honour = {
        "recipient_type": "collective",
        "title": "集体三等功",
        "family": "police_award",
        "level": "merit_third",
        "issuing_body": "云江市公安局",
        "body_type": "police_higher",
        "day": date(2025, 6, 1),
        "state": "valid",
    }
    desk.save("honour", honour)
    assert desk.assess(NAME).result("B1-01").outcome is Outcome.MET


def test_a_changed_number_counts_and_its_author_is_kept(desk, pieces):
    piece = pieces["四（二）6"]
    checks = [
        check | ({"threshold": "80%"} if "threshold" in check else {})
        for check in checks_for(piece)
    ]
    keep(desk, piece, checks)
    local = desk.standards()[-1]
    limits = [
        check.params["threshold"].text
        for check in local.items[0].checks
        if "threshold" in check.params
    ]
    assert limits == ["80%"]
    assert "沈立诚" in local.items[0].note


def test_a_paragraph_is_kept_once_and_numbers_are_never_given_twice(desk, pieces):
    piece = pieces["四（六）26"]
    first = keep(desk, piece, [])
    again = keep(desk, piece, checks_for(piece))
    assert (first.id, first["item"]) == (again.id, again["item"])
    assert list(claims_of(desk, NAME)) == ["四（六）26"]
    desk.remove(first.id, "不用")
    assert not any(known.id == NAME for known in desk.standards())
    assert keep(desk, pieces["四（一）1"], [])["item"] == "B1-02"
    other = keep_claim(desk, "另一市", piece, "表彰", [], "")
    assert other["item"] == "B2-01"


def test_what_cannot_be_kept_is_said(desk, pieces):
    piece = pieces["四（六）26"]
    with pytest.raises(Refused, match="谁确认"):
        keep(desk, piece, checks_for(piece), said_by=" ")
    with pytest.raises(Refused, match="重名"):
        keep_claim(desk, "chongzhou-2019", piece, "表彰", [], "")
    with pytest.raises(Refused, match="算法不对"):
        keep(desk, piece, [{"id": "a", "title": "a", "rule": "made_up"}])
    with pytest.raises(Refused, match="编号"):
        suggestions(desk, "没有编号的一段话")


def test_a_claim_whose_rule_cannot_be_read_any_more_falls_back_to_a_person(desk, pieces):
    kept = keep(desk, pieces["四（六）26"], checks_for(pieces["四（六）26"]))
    desk.change(kept.id, {"checks": "["})
    (result,) = desk.assess(NAME).items
    assert result.outcome is Outcome.UNCONFIRMED
    assert "读不懂" in result.item.note


def test_a_local_standard_can_be_printed(desk, pieces, tmp_path):
    keep(desk, pieces["四（六）26"], checks_for(pieces["四（六）26"]))
    printed = desk.bundle(Order(standard=NAME, on=desk.today()), tmp_path / "册.pdf")
    assert printed.pages >= 3
