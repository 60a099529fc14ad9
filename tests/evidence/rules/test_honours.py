"""Honours: the window to the day, who gave them, who got them, whether they stand."""

import pytest

from fqdesk.domain.periods import ONE_DAY
from fqdesk.evidence.outcomes import Outcome
from tests.domain.make import day, facts, record
from tests.evidence.judging import found

ON = "2026-10-31"
ASKED = {
    "window": "36 months",
    "bodies": ["party_committee", "government", "police_higher"],
    "recipient": "collective",
    "without": ["public_thanks"],
    "least": 1,
}


def honour(day_="2025-01-10", **values):
    return record(
        "honour",
        **{
            "recipient_type": "collective",
            "title": "集体三等功",
            "family": "police_award",
            "level": "merit_third",
            "issuing_body": "云江市公安局",
            "body_type": "police_higher",
            "day": day_,
            "state": "valid",
        }
        | values,
    )


def judged(*honours, on=ON):
    return found(facts(on, *honours), "honours_window", **ASKED)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"unit": "所党支部", "body_type": "party_committee", "family": "party_award"}, True),
        ({"body_type": "government", "family": "gov_commendation"}, True),
        ({"recipient_type": "individual", "person": "钱学礼"}, False),
        ({"family": "public_thanks", "body_type": "other_body"}, False),
        # a letter of thanks stays one, whoever signed it
        ({"family": "public_thanks", "body_type": "government"}, False),
        ({"body_type": "other_body"}, False),
        ({"state": "revoked", "state_document": "云公政〔2026〕1号"}, False),
        ({"state": "suspended", "state_on": "2026-10-31"}, False),
        # withdrawn only after the day of judging
        ({"state": "revoked", "state_on": "2026-11-01"}, True),
    ],
)
def test_what_counts(changes, counts):
    finding = judged(honour(**changes))
    assert (finding.outcome is Outcome.MET) is counts
    assert finding.numerator == int(counts)


@pytest.mark.parametrize(
    ("decided", "on", "counts"),
    [
        ("2023-11-01", "2026-10-31", True),
        ("2023-10-31", "2026-10-31", False),
        ("2026-10-31", "2026-10-31", True),
        ("2026-11-01", "2026-10-31", False),
        ("2024-02-29", "2027-03-01", False),
        ("2024-02-29", "2027-02-28", True),
    ],
)
def test_the_window_counts_both_its_end_days(decided, on, counts):
    assert (judged(honour(decided), on=on).outcome is Outcome.MET) is counts


@pytest.mark.parametrize("decided", ["2024-01-10", "2024-02-29", "2023-12-31", "2024-05-31"])
def test_the_day_it_drops_out_is_the_first_day_it_does_not_count(decided):
    known = honour(decided)
    out = judged(known).table.rows[0].cells[3].text
    before = (day(out) - ONE_DAY).isoformat()
    assert judged(known, on=before).outcome is Outcome.MET
    assert judged(known, on=out).outcome is Outcome.NOT_MET


def test_the_first_to_leave_the_window_is_told():
    finding = judged(honour("2025-06-28", title="先进基层党组织"), honour("2024-01-10"))
    assert finding.notes[0] == "最早移出窗口：集体三等功，2027年1月10日。"


def test_those_that_do_not_count_stay_in_the_table_with_the_reason():
    finding = judged(
        honour("2022-03-15", title="平安建设先进单位"),
        honour(title="锦旗", family="public_thanks", body_type="other_body"),
        honour(title="被撤销的", state="revoked"),
    )
    assert {row.label: row.said for row in finding.table.rows} == {
        "平安建设先进单位": "已移出",
        "锦旗": "锦旗、感谢信、媒体表扬，不计",
        "被撤销的": "已撤销",
    }
