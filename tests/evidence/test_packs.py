"""The standards that ship, word by word against the public texts, and number by number."""

import re
from pathlib import Path

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.evidence.claims import OUTSIDE
from fqdesk.evidence.judge import assess
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.standard import shipped, standard
from tests.domain.make import facts
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
