"""全休率: by person, above 90 % and not at it, carried days, and officers nobody knows enough about."""

from fractions import Fraction

import pytest

from fqdesk.evidence.outcomes import DONE, MISSING, Outcome
from tests.domain.make import person, record
from tests.evidence.judging import judge

ON = "2026-03-06"
FIVE = {"day": "2025-03-03", "end": "2025-03-07"}


def officer(key, since="2018-07-01", **values):
    """Somebody who is due five days in 2025."""
    return person(key, "2020-01-01", work_start_date=since, **values)


def leave(who, id_="", **values):
    return record(
        "leave",
        id_ or f"休{who}",
        **{"person": who, "type": "annual_leave", "state": "approved"} | FIVE | values,
    )


def station(full, short):
    """So many officers who took all, and so many who took nothing."""
    names = [f"民警{n}" for n in range(full + short)]
    return [
        *[officer(name) for name in names],
        *[leave(name) for name in names[:full]],
    ]


def judged(*records, on=ON, op=">", threshold="90%"):
    return judge(on, "leave_rate", *records, op=op, threshold=threshold)


@pytest.mark.parametrize(
    ("full", "short", "outcome"),
    [
        (9, 1, Outcome.NOT_MET),  # exactly 90.0 %: 高于 leaves it out
        (10, 1, Outcome.MET),
        (19, 2, Outcome.MET),
        (18, 2, Outcome.NOT_MET),
        (8, 0, Outcome.MET),
        (7, 1, Outcome.NOT_MET),
    ],
)
def test_above_ninety_percent(full, short, outcome):
    finding = judged(*station(full, short))
    assert finding.outcome is outcome
    assert (finding.numerator, finding.denominator) == (full, full + short)
    assert finding.value == Fraction(full, full + short)
    assert len(finding.evidence) == full
    assert len(finding.gaps) == short
    assert str(finding.span) == "2025年1月1日至2025年12月31日"


def test_the_same_numbers_reach_an_inclusive_ninety_percent():
    assert judged(*station(9, 1), op="≥").outcome is Outcome.MET


def test_a_gap_can_be_closed_in_the_next_year():
    gap = judged(*station(9, 1)).gaps[0]
    assert gap.said == "民警9 2025 年度还差 5 天，2026年12月25日前起休可补休"
    assert str(gap.day) == "2026-12-25"
    assert gap.fill == {"person": "民警9", "type": "annual_leave", "attribution_year": "2025"}


def test_days_already_planned_are_told():
    planned = leave("民警9", day="2026-04-13", end="2026-04-15", attribution_year=2025)
    gap = judged(*station(9, 1), planned).gaps[0]
    assert gap.said == "民警9 2025 年度还差 5 天，其中 3 天已安排，2026年12月25日前起休可补休"


def test_days_carried_into_the_next_year_count_for_their_own():
    carried = leave("民警9", day="2026-03-02", end="2026-03-06", attribution_year=2025)
    assert judged(*station(9, 1), carried).outcome is Outcome.MET
    assert judged(*station(9, 1), carried, on="2026-03-05").outcome is Outcome.NOT_MET


def test_auxiliaries_and_newcomers_are_not_in_the_rate_and_are_said():
    finding = judged(
        *station(10, 1),
        officer("新警", since="2025-07-01"),
        person("辅警", "2020-01-01", role="auxiliary", work_start_date="2010-01-01"),
    )
    assert finding.denominator == 11
    assert any("新警" in note for note in finding.notes)
    rows = {row.label: row for row in finding.table.rows}
    assert "辅警" not in rows
    assert rows["新警"].said
    assert rows["民警0"].cells[2].mark == DONE
    assert rows["民警10"].cells[2].mark == MISSING
    assert rows["民警10"].cells[2].text == "差 5 天"


@pytest.mark.parametrize(
    ("full", "short", "outcome"),
    [
        (10, 0, Outcome.MET),  # 10/11 even if the unknown one took nothing
        (9, 0, Outcome.UNCONFIRMED),  # 9/10 or 10/10
        (7, 3, Outcome.NOT_MET),
    ],
)
def test_an_officer_without_years_of_work_may_tip_the_rate(full, short, outcome):
    unknown = person("未填", "2020-01-01")
    finding = judged(*station(full, short), unknown)
    assert finding.outcome is outcome
    assert finding.gaps[0].record == "未填"


def test_nobody_is_unconfirmed_and_nobody_entitled_does_not_apply():
    assert judged().outcome is Outcome.UNCONFIRMED
    assert judged(officer("新警", since="2025-07-01")).outcome is Outcome.NOT_APPLICABLE


def test_the_running_year_stands_beside_it_and_is_planned():
    finding = judged(*station(10, 1))
    assert any(note.startswith("参考：2026年到3月6日") for note in finding.notes)
    assert len(finding.ahead) == 11
    assert {str(gap.day) for gap in finding.ahead} == {"2026-12-25"}
