"""The standards that ship, word by word against the public texts, and number by number."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.evidence.claims import OUTSIDE
from fqdesk.evidence.judge import assess
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.standard import shipped, standard
from tests.domain.make import facts, person, record
from tests.evidence.judging import CALENDAR

TEXTS = Path(__file__).parents[1] / "files" / "standards"
PACKS = shipped()
by_id = pytest.mark.parametrize("known", PACKS, ids=lambda known: known.id)


def official(key: str) -> str:
    """The public text with its line breaks taken out, since a copy may break a sentence anywhere."""
    return re.sub(r"\s*\n\s*", "", (TEXTS / f"{key}.txt").read_text(encoding="utf-8"))


@by_id
def test_every_quote_stands_in_the_public_text(known):
    text = official(known.id)
    for item in known.everything:
        assert item.quote in text, item.id
        assert item.tested in item.quote, item.id
    for part in known.numbered:
        assert part.text in text, part.number
    for chapter in known.chapters:
        assert chapter.quote in text, chapter.id


@by_id
def test_every_claim_is_judged_or_says_why_not(known):
    for item in known.everything:
        assert item.title
        assert item.paragraph
        if item.scope in OUTSIDE:
            assert item.scope_reason.endswith("。"), item.id
            assert not item.proves, item.id
        else:
            assert item.checks, item.id
            assert item.proves, item.id
        assert set(item.proves) <= KINDS.keys()


@by_id
def test_an_empty_station_never_meets_anything(known):
    assessment = assess(known, facts("2026-10-31"), CALENDAR)
    assert [result.item.id for result in assessment.items] == [i.id for i in known.everything]
    for result in assessment.items:
        assert result.outcome is not Outcome.MET, result.item.id
        for check in result.checks:
            assert check.outcome is not Outcome.MET
            assert check.finding.reason.endswith(("。", "！", "？")), check.finding.reason


def test_all_twenty_six_numbers_of_chongzhou_are_there():
    chongzhou = standard("chongzhou-2019")
    assert [part.number for part in chongzhou.numbered] == list(range(1, 27))
    assert all(part.items for part in chongzhou.numbered)
    assert [part.text.split(".")[0] for part in chongzhou.numbered] == [
        str(number) for number in range(1, 27)
    ]
    chapters = {part.chapter for part in chongzhou.numbered}
    assert chapters == {"1", "2", "3", "4", "5", "6"}


# Written from the scheme's own words: 超过, 高于 are >; 以上, 达, 达到, 不少于, 至少, 配齐 are ≥.
CHONGZHOU = {
    "CZ-01": [("materials", None, None), ("cadence", "political_education", None)],
    "CZ-02a": [
        ("cadence", series, None)
        for series in (
            "general_meeting",
            "committee_meeting",
            "group_meeting",
            "party_class",
            "theme_day",
            "org_life_meeting",
            "member_appraisal",
            "heart_talk",
        )
    ],
    "CZ-02b": [("materials", None, None), ("narrative", None, None)],
    "CZ-03a": [("people_ratio", "≥", "100%")],
    "CZ-03b": [("place_ratio", "≥", "100%")],
    "CZ-04a": [("per_place", None, 1), ("per_place", None, 1)],
    "CZ-04b": [("per_place", None, 1), ("per_place", None, 1)],
    "CZ-05": [("ratio_figure", "≥", "100%")],
    "CZ-06a": [
        ("cadence", "visit", None),
        ("cadence", "forum", None),
        ("cadence", "open_day", None),
    ],
    "CZ-06b": [("ratio_figure", ">", "95%")],
    "CZ-07": [("ratio_figure", "≥", "100%")],
    "CZ-07b": [("narrative", None, None)],
    "CZ-08": [("narrative", None, None)],
    "CZ-09": [("ratio_figure", "≥", "95%")],
    "CZ-10a": [("narrative", None, None)],
    "CZ-10b": [("count_figure", "≥", {"urban": "3", "town": "2"})],
    "CZ-10c": [("ratio_figure", "≥", "70%")],
    "CZ-11": [("narrative", None, None)],
    "CZ-12": [("narrative", None, None)],
    "CZ-13a": [("out_of_scope", None, None)],
    "CZ-13b": [("declared", "24 months", None)] * 4,
    "CZ-14": [("count_at_least", "month", 1)],
    "CZ-15": [("out_of_scope", None, None)],
    "CZ-16": [("narrative", None, None)],
    "CZ-17a": [("ratio_figure", "≥", "90%")],
    "CZ-17b": [("ratio_figure", "≥", "85%")],
    "CZ-17c": [("out_of_scope", None, None)],
    "CZ-18": [("out_of_scope", None, None)],
    "CZ-19a": [("declared", "24 months", None)] * 3,
    "CZ-19b": [("trend", "<", None)] * 3,
    "CZ-19c": [("narrative", None, None)],
    "CZ-20": [("narrative", None, None)],
    "CZ-21": [("narrative", None, None)],
    "CZ-22": [("cadence", "proof_rules", None)],
    "CZ-23a": [("declared", "24 months", None)] * 2,
    "CZ-23b": [("narrative", None, None)],
    "CZ-24a": [("materials", None, None), ("narrative", None, None)],
    "CZ-24b": [("declared", "24 months", None)] * 2,
    "CZ-24c": [("materials", None, None), ("narrative", None, None)],
    "CZ-24d": [("materials", None, None), ("narrative", None, None)],
    "CZ-25a": [("leave_rate", ">", "90%")],
    "CZ-25b": [
        ("materials", None, None),
        ("cadence", "health_check", None),
        ("narrative", None, None),
    ],
    "CZ-25c": [("narrative", None, None)],
    "CZ-26": [("honours_window", "36 months", 1)],
    "CZ-P1": [("materials", None, None)] * 5,
    "CZ-P2": [("out_of_scope", None, None)],
    "CZ-P3": [("out_of_scope", None, None)],
    "CZ-P4": [("out_of_scope", None, None)],
    "CZ-P5": [("out_of_scope", None, None)],
}


def described(item):
    """Each check as its rule, what it looks at or how it compares, and its number."""
    found = []
    for check in item.checks:
        params = check.params
        limit = params.get("threshold") or params.get("by_class") or params.get("least")
        if isinstance(limit, dict):
            limit = {key: value.text for key, value in limit.items()}
        window = params.get("window") if check.rule in {"declared", "honours_window"} else None
        seen = params.get("op") or params.get("series") or params.get("per")
        found.append((check.rule, window.text if window else seen, getattr(limit, "text", limit)))
    return found


def test_chongzhou_claim_by_claim():
    chongzhou = standard("chongzhou-2019")
    assert {item.id: described(item) for item in chongzhou.everything} == CHONGZHOU


@pytest.mark.parametrize(
    ("item", "window"),
    [("CZ-06b", "day"), ("CZ-09", "year"), ("CZ-10c", "year"), ("CZ-17a", "day")],
)
def test_which_figure_answers(item, window):
    params = standard("chongzhou-2019").item(item).checks[0].params
    assert (params["window"].text if "window" in params else "day") == window


# What domain.md marks as no business of a station's records, shown with the reason and never judged.
@pytest.mark.parametrize(
    ("item", "scope"),
    [
        ("CZ-13a", "OUT-priv"),
        ("CZ-15", "OUT-scope"),
        ("CZ-17c", "OUT-priv"),
        ("CZ-18", "OUT-priv"),
        ("CZ-14", "REF"),
        ("CZ-19b", "REF"),
        ("CZ-05", "IN-agg"),
        ("CZ-26", "IN"),
    ],
)
def test_scopes(item, scope):
    assert standard("chongzhou-2019").item(item).scope == scope


ROWS = {
    "nantong-2019": [
        *(
            [
                "NT-1a",
                "NT-1b",
                "NT-1c",
                "NT-2a",
                "NT-2b",
                "NT-2c",
                "NT-2d",
                "NT-2e",
                "NT-2f",
                "NT-3a",
                "NT-3b",
                "NT-3c",
                "NT-3d",
            ]
        ),
        *(
            [
                "NT-3e",
                "NT-3f",
                "NT-4a",
                "NT-4b",
                "NT-4c",
                "NT-4d",
                "NT-5a",
                "NT-5b",
                "NT-6a",
                "NT-6b",
                "NT-6c",
                "NT-6d",
                "NT-6e",
            ]
        ),
        *(
            [
                "NT-L1",
                "NT-L2",
                "NT-L3",
                "NT-L4",
                "NT-P1a",
                "NT-P1b",
                "NT-P1c",
                "NT-P1d",
                "NT-P1e",
                "NT-P1f",
                "NT-P1g",
            ]
        ),
        *(
            [
                "NT-P1h",
                "NT-P2",
                "NT-P3",
                "NT-P4",
                "NT-P5",
                "NT-P6",
                "NT-P7a",
                "NT-P7b",
                "NT-8a",
                "NT-8b",
                "NT-8c",
                "NT-8d",
            ]
        ),
        *(
            [
                "NT-8e",
                "NT-8f",
                "NT-9a",
                "NT-9b",
                "NT-9c",
                "NT-9d",
                "NT-9e",
                "NT-A1",
                "NT-A2",
                "NT-A3",
                "NT-A4",
            ]
        ),
    ],
    "provincial-opinion": [
        *(
            [
                "PV-2",
                "PV-4",
                "PV-5a",
                "PV-5b",
                "PV-7a",
                "PV-7b",
                "PV-7c",
                "PV-7d",
                "PV-8",
                "PV-9",
                "PV-10a",
                "PV-10b",
                "PV-10c",
            ]
        ),
        *(["PV-11a", "PV-11b", "PV-11c", "PV-11d"]),
    ],
    "yinchuan-2019": [
        *(
            [
                "YC-1a",
                "YC-1b",
                "YC-1c",
                "YC-1d",
                "YC-2",
                "YC-3a",
                "YC-3b",
                "YC-3c",
                "YC-3d",
                "YC-4a",
                "YC-4b",
                "YC-4c",
                "YC-4d",
            ]
        ),
        *(["YC-5a", "YC-5b"]),
    ],
    "gansu-2021": [f"GS-{number}" for number in range(1, 14)],
}

# From the texts themselves: every claim with a number, an operator or a window.
NUMBERS = {
    "NT-1c": [("people_ratio", "≥", "100%")],
    "NT-2a": [("passed_ratio", "≥", "100%")],
    "NT-2f": [("ratio_figure", ">", "95%")],
    "NT-3c": [("ratio_figure", "≥", "90%")],
    "NT-3d": [("ratio_figure", "≥", "95%")],
    "NT-3f": [("declared", "24 months", None)] * 5,
    "NT-4a": [("ratio_figure", "≥", "95%"), ("ratio_figure", "≥", "95%")],
    "NT-4b": [("declared", "24 months", None)] * 3,
    "NT-4c": [("trend", "≤", None)],
    "NT-5b": [("declared", "24 months", None)] * 2,
    "NT-6b": [("leave_rate", ">", "90%")],
    "NT-6e": [("declared", "24 months", None)] * 3,
    "NT-P1c": [("count_at_least", None, 2)],
    "NT-P1d": [("count_at_least", None, 2)],
    "NT-9a": [("people_ratio", "≥", "40%")],
    "NT-9b": [("ratio_figure", "≥", "100%"), ("ratio_figure", "≥", "100%")],
    "PV-7a": [("ratio_figure", "≥", "100%"), ("per_place", None, None)],
    "PV-11a": [("headcount", "≥", {"urban": "20", "town": "10", "rural": "5"})],
    "YC-1a": [("ratio_figure", "≥", "100%")],
    "YC-3b": [("ratio_figure", "≥", "95%")],
    "YC-4a": [("count_at_least", None, 1)],
    "YC-4b": [("count_at_least", "half_year", 1)],
    "YC-4d": [("count_figure", "≥", "1")],
    "GS-3": [("people_ratio", "≥", "40%")],
}


@pytest.mark.parametrize("key", ROWS)
def test_no_row_is_dropped_and_none_invented(key):
    assert [item.id for item in standard(key).everything] == ROWS[key]


def test_the_numbers_of_the_other_packs():
    items = {item.id: item for known in PACKS for item in known.everything}
    assert {key: described(items[key]) for key in NUMBERS} == NUMBERS


@pytest.mark.parametrize(
    ("item", "key", "value"),
    [
        ("NT-8d", "months", 36),
        ("YC-5a", "months", 60),
        ("NT-8b", "times", 3),
        ("NT-8a", "per", {"urban": "5000", "town": "5000", "rural": "8000"}),
    ],
)
def test_numbers_that_are_no_threshold(item, key, value):
    pack = next(known for known in PACKS if item.startswith(f"{known.prefix}-"))
    found = pack.item(item).checks[0].params[key]
    assert ({k: v.text for k, v in found.items()} if key == "per" else found) == value


def test_what_belongs_to_others_or_to_residents_is_outside():
    outside = {item.id for known in PACKS for item in known.everything if item.outside}
    assert outside >= {
        *(
            [
                "CZ-13a",
                "CZ-15",
                "CZ-17c",
                "CZ-18",
                "CZ-P2",
                "CZ-P3",
                "CZ-P4",
                "CZ-P5",
                "NT-2b",
                "NT-3e",
                "NT-P2",
                "NT-P4",
            ]
        ),
        *(["PV-4", "PV-8", "PV-11d", "YC-2", "YC-3c", "YC-3d", "YC-4c", "GS-4", "GS-11", "GS-13"]),
    }


def test_no_pack_asks_for_a_photo_or_for_numbers_of_them():
    for known in PACKS:
        for item in known.everything:
            for check in item.checks:
                assert "照片" not in check.title
                assert "files" not in str(check.params)


def test_a_reference_list_shows_its_numbers_and_judges_nothing():
    known = [
        person("民警甲"),
        person("民警乙"),
        record("post", person="民警甲", post="community_officer", day="2020-01-01"),
    ]
    assessment = assess(standard("gansu-2021"), facts("2026-10-31", *known), CALENDAR)
    assert {result.outcome for result in assessment.items} == {Outcome.OUT_OF_SCOPE}
    finding = assessment.result("GS-3").checks[0].finding
    assert (
        finding.reason
        == "只作参考，不作判定。民警中任社区（驻村）民警的 1/2，50.0%，要求不低于 40%。"
    )
    assert finding.value == Fraction(1, 2)
    assert not finding.gaps


def test_the_same_records_serve_claims_with_different_thresholds():
    """domain.md 0.1: information collection is 90 % / 85 % in one scheme, 95 % / 95 % in another."""
    known = [
        record(
            "figure", metric=metric, numerator=93, denominator=100, day="2026-03-01", source="县局"
        )
        for metric in ("info_collected", "info_accurate")
    ]
    chongzhou, nantong = (
        assess(standard(key), facts("2026-10-31", *known), CALENDAR)
        for key in ("chongzhou-2019", "nantong-2019")
    )
    assert chongzhou.result("CZ-17a").outcome is Outcome.MET
    assert chongzhou.result("CZ-17b").outcome is Outcome.MET
    assert nantong.result("NT-4a").outcome is Outcome.NOT_MET
    evidence = {
        finding.evidence
        for result in (chongzhou.result("CZ-17a"), nantong.result("NT-4a"))
        for finding in [result.checks[0].finding]
    }
    assert evidence == {(known[0].id,)}
