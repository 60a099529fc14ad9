"""A whole standard judged: how it adds up, what the command line prints, and what never matters."""

import json
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.domain.facts import Facts
from fqdesk.errors import Refused
from fqdesk.evidence.as_json import to_json
from fqdesk.evidence.judge import assess, override_key
from fqdesk.evidence.outcomes import Outcome, worst
from fqdesk.evidence.standard import standard
from tests.domain.make import day, facts, member, person, record
from tests.evidence.judging import CALENDAR, STATION
from tests.evidence.rules.test_cadence import BRANCH, monthly
from tests.evidence.rules.test_documents import material
from tests.evidence.rules.test_figures import figure
from tests.evidence.rules.test_honours import honour
from tests.evidence.rules.test_leaving import leave, officer
from tests.evidence.rules.test_posts import place, post

CHONGZHOU = standard("chongzhou-2019")
ON = "2026-10-31"

SAMPLE = [
    STATION,
    BRANCH,
    *[member(f"党员{n}", work_start_date="2018-07-01") for n in range(8)],
    *[leave(f"党员{n}") for n in range(8)],
    place("杨树村"),
    post("党员0", "station_chief"),
    post("党员0", "town_leadership"),
    post("党员1", "village_deputy_secretary", "杨树村"),
    *monthly("committee_meeting", without=[8]),
    *monthly("theme_day"),
    honour(),
    figure("awareness_rate", 964, 1000),
]


def judgement(item, outcome, day_="2026-09-01", **values):
    return record(
        "judgement",
        **{
            "standard": "chongzhou-2019",
            "item": item,
            "outcome": outcome,
            "reason": "看过材料",
            "day": day_,
            "by": "党员0",
        }
        | values,
    )


def judged(*more, on=ON, items=None):
    return assess(CHONGZHOU, facts(on, *SAMPLE, *more), CALENDAR, items=items)


def test_items_are_the_worst_of_their_checks_and_numbers_of_their_items():
    assessment = judged()
    for result in assessment.items:
        assert result.outcome is worst(check.outcome for check in result.checks)
    outcomes = {result.item.id: result.outcome for result in assessment.items}
    assert dict(assessment.numbered) == {
        part.number: worst(outcomes[item.id] for item in part.items) for part in CHONGZHOU.numbered
    }
    assert sum(assessment.counts.values()) == len(CHONGZHOU.everything)
    assert sum(assessment.numbered_counts.values()) == 26
    assert outcomes["CZ-03a"] is Outcome.MET
    assert outcomes["CZ-02a"] is Outcome.NOT_MET
    assert outcomes["CZ-04a"] is Outcome.NOT_APPLICABLE
    assert outcomes["CZ-06b"] is Outcome.MET
    assert outcomes["CZ-15"] is Outcome.OUT_OF_SCOPE
    assert outcomes["CZ-25a"] is Outcome.MET
    assert outcomes["CZ-26"] is Outcome.MET
    assert dict(assessment.numbered)[3] is Outcome.MET
    assert dict(assessment.numbered)[15] is Outcome.OUT_OF_SCOPE


def test_the_json_has_exactly_the_keys_of_the_contract():
    document = json.loads(json.dumps(to_json(judged(judgement("CZ-02b", "met")))))
    assert document.keys() == {"on", "standard", "items"}
    assert (document["on"], document["standard"]) == (ON, "chongzhou-2019")
    assert {item["number"] for item in document["items"]} == {None, *range(1, 27)}
    for item in document["items"]:
        assert item.keys() == {"number", "item", "outcome", "checks", "judged"}
        assert item["checks"]
        for check in item["checks"]:
            assert check.keys() == {
                "check",
                "outcome",
                "reason",
                "op",
                "threshold",
                "numerator",
                "denominator",
                "value",
                "from",
                "to",
                "evidence",
            }
            assert check["reason"]
    by_id = {item["item"]: item for item in document["items"]}
    assert by_id["CZ-02b"]["judged"] == {
        "outcome": "met",
        "by": "党员0",
        "day": "2026-09-01",
        "reason": "看过材料",
    }
    rate = by_id["CZ-06b"]["checks"][0]
    assert (rate["op"], rate["threshold"], rate["numerator"], rate["denominator"]) == (
        ">",
        "95%",
        964,
        1000,
    )
    assert rate["value"] == 0.964
    window = by_id["CZ-13b"]["checks"][0]
    assert (window["from"], window["to"]) == ("2024-11-01", "2026-10-31")


def test_some_items_only():
    assessment = judged(items=["CZ-25a", "CZ-03a"])
    assert [result.item.id for result in assessment.items] == ["CZ-03a", "CZ-25a"]
    # number 25 has more items, so nothing is said of it as a whole
    assert assessment.numbered == ()
    both = judged(items=["CZ-03a", "CZ-03b", "CZ-P1"])
    assert both.numbered == ((3, Outcome.MET),)
    with pytest.raises(Refused, match="没有“CZ-99”这一条"):
        judged(items=["CZ-99"])


def test_a_judgement_never_overwrites_what_the_records_compute():
    result = judged(judgement("CZ-25a", "not_met")).result("CZ-25a")
    assert result.outcome is Outcome.MET
    assert result.judged.outcome is Outcome.NOT_MET
    assert result.differs
    agreed = judged(judgement("CZ-25a", "met")).result("CZ-25a")
    assert not agreed.differs


def test_the_newest_judgement_on_the_whole_item_is_shown():
    result = judged(
        judgement("CZ-24a", "met", "2026-01-01"),
        judgement("CZ-24a", "partly", "2026-02-01"),
        judgement("CZ-24a", "not_met", "2026-03-01", check="judged"),
        judgement("CZ-24a", "met", "2026-11-01"),
    ).result("CZ-24a")
    assert (result.judged.outcome, result.judged.check) == (Outcome.PARTLY, "")
    only = judged(judgement("CZ-24a", "not_met", check="judged")).result("CZ-24a")
    assert (only.judged.outcome, only.judged.check) == (Outcome.NOT_MET, "judged")


def test_a_judgement_fills_what_no_record_can_compute():
    paper = material("rules", ("CZ-24a",))
    assert judged(paper).result("CZ-24a").outcome is Outcome.UNCONFIRMED
    assert judged(paper, judgement("CZ-24a", "met")).result("CZ-24a").outcome is Outcome.MET
    assert judged(judgement("CZ-24a", "met")).result("CZ-24a").outcome is Outcome.UNCONFIRMED


@pytest.mark.parametrize(
    ("value", "day_", "outcome", "note"),
    [
        ("97%", "2026-01-01", Outcome.NOT_MET, "本地把要求改为 97%（县局规定，2026年1月1日）。"),
        ("97%", "2026-11-01", Outcome.MET, None),
        (
            "很高",
            "2026-01-01",
            Outcome.MET,
            "本地设定“很高”读不懂，仍按标准原文（县局规定，2026年1月1日）。",
        ),
    ],
)
def test_a_local_threshold_says_who_set_it_and_when(value, day_, outcome, note):
    item = CHONGZHOU.item("CZ-06b")
    key = override_key(CHONGZHOU, item, item.checks[0], "threshold")
    said = record("setting", key=key, value=value, day=day_, said_by="县局规定")
    result = judged(said).result("CZ-06b")
    assert result.outcome is outcome
    notes = result.checks[0].finding.notes
    assert note is None or notes[0] == note
    assert note is not None or not any("本地" in said for said in notes)


def test_a_local_window_moves_the_days():
    item = CHONGZHOU.item("CZ-26")
    key = override_key(CHONGZHOU, item, item.checks[0], "window")
    said = record("setting", key=key, value="12 months", day="2026-01-01", said_by="县局")
    finding = judged(said).result("CZ-26").checks[0].finding
    assert finding.outcome is Outcome.NOT_MET
    assert str(finding.span) == "2025年11月1日至2026年10月31日"


POOL = [
    honour("2023-11-01"),
    honour("2027-05-01"),
    figure("awareness_rate", 1, 2, day="2026-12-01"),
    figure("alarms_total", 5, day="2025-12-31"),
    figure("alarms_total", 6, day="2024-12-31"),
    leave("党员1", "后来的假", day="2026-12-21", end="2026-12-25"),
    judgement("CZ-02b", "not_met", "2026-12-01"),
    *monthly("general_meeting"),
    officer("新来的", since="2024-01-01"),
    material("nomination_request", None),
    person("走了的", "2016-01-01", until="2026-05-01"),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations([*SAMPLE, *POOL]))
def test_the_order_of_entry_never_matters(records):
    expected = to_json(assess(CHONGZHOU, facts(ON, *SAMPLE, *POOL), CALENDAR))
    assert to_json(assess(CHONGZHOU, facts(ON, *records), CALENDAR)) == expected


def later(kind, days_after, **values):
    return record(kind, day=(day(ON) + timedelta(days=days_after)).isoformat(), **values)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 400), st.sampled_from(["met", "not_met", "not_applicable"]))
def test_judging_never_looks_into_the_future(after, outcome):
    future = [
        later("meeting", after, type="general_meeting", topic="后来"),
        later("visit", after, place="杨树村", type="care_visit"),
        later("figure", after, metric="awareness_rate", numerator=0, denominator=9, source="x"),
        later("judgement", after, standard="chongzhou-2019", item="CZ-16", outcome=outcome),
        later("material", after, type="naming_form", title="命名审批表"),
        later("setting", after, key="cadence.visit", value="month"),
        later("place", after, name="新村", place_type="village"),
        later("party_report", after, topic="汇报"),
        later("inspection", after, type="proof_rules", topic="自查"),
    ]
    assert to_json(judged(*future)) == to_json(judged())


def test_fifty_thousand_records_are_judged_in_a_few_seconds():
    start = date(2024, 9, 1)
    visits = [
        record("visit", f"v{n}", day=(start + timedelta(n % 790)).isoformat(), place="杨树村")
        for n in range(46_000)
    ]
    talks = [
        record(
            "heart_talk",
            f"t{n}",
            day=(start + timedelta(n % 790)).isoformat(),
            talker="党员0",
            talked=f"党员{1 + n % 7}",
        )
        for n in range(4_000)
    ]
    local = record("setting", key="cadence.visit", value="month", day="2024-01-01", said_by="县局")
    known = Facts.of([*SAMPLE, *visits, *talks, local], day(ON))
    began = time.process_time()
    assessment = assess(CHONGZHOU, known, CALENDAR)
    took = time.process_time() - began
    assert assessment.result("CZ-06a").checks[0].outcome is Outcome.MET
    assert took < 5
