"""What is done again and again, judged over the last complete year, and what the running one needs."""

from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.domain.cadence import duties
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import year
from fqdesk.evidence.outcomes import DONE, LATE, MISSING, NONE, Outcome
from fqdesk.evidence.params import LOCAL_SERIES, NATIONAL_SERIES
from tests.domain.make import facts, member, record
from tests.evidence.judging import CALENDAR, found, judge
from tests.evidence.rules.test_posts import place

ON = "2026-10-31"
EIGHT = [member(f"党员{n}") for n in range(8)]
SIX = EIGHT[:6]
BRANCH = record("branch", "支部", name="所党支部", day="2024-03-01", committee=True)
NO_COMMITTEE = record("branch", "支部", name="所党支部", day="2024-03-01", committee=False)


def meeting(type_, day, id_="", **values):
    return record("meeting", id_, type=type_, day=day, topic="一事", **values)


def monthly(type_, year_=2025, without=()):
    return [
        meeting(type_, f"{year_}-{month:02d}-10", f"{type_}{month}")
        for month in range(1, 13)
        if month not in without
    ]


@pytest.mark.parametrize(
    ("without", "outcome", "done"),
    [
        ([], Outcome.MET, 12),
        ([8], Outcome.PARTLY, 11),
        (range(2, 13), Outcome.PARTLY, 1),
        (range(1, 13), Outcome.NOT_MET, 0),
    ],
)
def test_monthly_committee_meetings(without, outcome, done):
    held = monthly("committee_meeting", without=without)
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *held, series="committee_meeting")
    assert finding.outcome is outcome
    assert (finding.numerator, finding.denominator) == (done, 12)
    assert finding.value == Fraction(done, 12)
    assert str(finding.span) == "2025年1月1日至2025年12月31日"
    assert finding.evidence == tuple(record.id for record in held)
    assert len(finding.gaps) == 12 - done


def test_a_missing_month_is_named_marked_and_can_be_filled():
    held = monthly("committee_meeting", without=[8])
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *held, series="committee_meeting")
    assert finding.reason == "支部委员会应落实 12 次，已落实 11 次，缺2025年8月。"
    assert finding.gaps[0].fill == {"type": "committee_meeting"}
    (row,) = finding.table.rows
    assert finding.table.months
    assert [cell.mark for cell in row.cells] == [DONE] * 7 + [MISSING] + [DONE] * 4
    assert row.cells[0].text == "10"
    assert (row.norm, row.due, row.done) == ("每月 1 次", 12, 11)


def test_a_written_reason_stands_beside_the_gap_and_does_not_close_it():
    why = record(
        "judgement",
        standard="cadence",
        item="committee_meeting",
        check="2025-08",
        outcome="not_applicable",
        reason="全员防汛",
        day="2025-09-10",
    )
    held = monthly("committee_meeting", without=[8])
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *held, why, series="committee_meeting")
    assert finding.outcome is Outcome.PARTLY
    assert finding.gaps[0].said == "2025年8月没有支部委员会记录，已说明：全员防汛"


def test_six_members_without_a_committee_owe_no_committee_meetings():
    finding = judge(ON, "cadence", *SIX, NO_COMMITTEE, series="committee_meeting")
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert "不足 7 人" in finding.reason
    assert finding.table.rows[0].said == finding.reason


def test_no_groups_no_group_meetings_and_an_unknown_branch_is_no_pass():
    finding = judge(ON, "cadence", *EIGHT, BRANCH, series="group_meeting")
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert judge(ON, "cadence", series="general_meeting").outcome is Outcome.NOT_APPLICABLE


def test_quarterly_meetings_mark_the_last_month_of_a_missed_quarter():
    held = [meeting("general_meeting", f"2025-{month}-15") for month in ("01", "04", "10")]
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *held, series="general_meeting")
    assert (finding.outcome, finding.numerator, finding.denominator) == (Outcome.PARTLY, 3, 4)
    marks = [cell.mark for cell in finding.table.rows[0].cells]
    assert [n for n, mark in enumerate(marks, 1) if mark == MISSING] == [9]
    assert marks.count(DONE) == 3
    assert marks.count(NONE) == 8


def test_a_late_entry_counts_and_is_said():
    held = monthly("theme_day", without=[8])
    late = meeting("theme_day", "2025-08-20", "late", entered="2025-09-03T09:00", number="会25-21")
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *held, late, series="theme_day")
    assert finding.outcome is Outcome.MET
    assert "其中补录：会25-21晚 14 天。" in finding.notes
    assert finding.table.rows[0].cells[7].mark == LATE


def test_three_days_after_is_in_time_and_after_the_day_of_judging_is_marked():
    held = monthly("theme_day", without=[8, 9])
    third = meeting("theme_day", "2025-08-20", entered="2025-08-23T23:59")
    after = meeting("theme_day", "2025-09-20", entered="2026-11-01T09:00", late_reason="漏记")
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *held, third, after, series="theme_day")
    assert finding.outcome is Outcome.MET
    assert finding.table.rows[0].cells[7].mark == DONE
    assert "其中 1 条在判断日之后才登记。" in finding.notes


def test_the_running_year_is_a_plan_with_last_days_and_never_counts():
    held = monthly("theme_day") + monthly("theme_day", 2026, without=range(10, 13))
    finding = judge("2026-10-20", "cadence", *EIGHT, BRANCH, *held, series="theme_day")
    assert (finding.outcome, finding.denominator) == (Outcome.MET, 12)
    assert [str(gap.day) for gap in finding.ahead] == ["2026-10-31"]
    assert finding.ahead[0].fill == {"type": "theme_day"}


@pytest.mark.parametrize("series", ["visit", "party_class", "health_check", "proof_rules"])
def test_a_local_cadence_that_nobody_set_is_unconfirmed(series):
    finding = judge(ON, "cadence", *EIGHT, BRANCH, place("杨树村"), series=series)
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.reason.startswith("本地未设定：2025年没有规定")
    assert finding.gaps[0].fill == {"key": f"cadence.{series}"}


def test_a_local_cadence_set_later_does_not_reach_back():
    said = record("setting", key="cadence.visit", value="quarter", day="2026-01-01")
    finding = judge(ON, "cadence", place("杨树村"), said, series="visit")
    assert finding.outcome is Outcome.UNCONFIRMED
    assert "2026年1月1日起才定为每季度 1 次" in finding.reason
    assert finding.ahead[0].fill == {"place": "杨树村"}


def test_each_village_each_quarter():
    said = record(
        "setting", key="cadence.visit", value="quarter", day="2024-01-01", said_by="县局要点"
    )
    visits = [
        record("visit", day=f"2025-{month}-05", place=village, type="care_visit")
        for village in ("杨树村", "柳河村")
        for month in ("02", "05", "08", "11")
        if (village, month) != ("柳河村", "08")
    ]
    villages = [place("杨树村"), place("柳河村"), place("东片", "beat_group")]
    finding = judge(ON, "cadence", *villages, said, *visits, series="visit")
    assert (finding.outcome, finding.numerator, finding.denominator) == (Outcome.PARTLY, 7, 8)
    assert finding.reason == "走访应落实 8 次，已落实 7 次，缺柳河村（2025年第3季度）。"
    assert finding.gaps[0].fill == {"place": "柳河村"}
    rows = {row.label: row for row in finding.table.rows}
    assert [cell.mark for cell in rows["柳河村"].cells] == [DONE, DONE, MISSING, DONE]
    assert rows["杨树村"].cells[0].text == "02-05"
    assert not finding.table.months
    assert "频次依据：县局要点：每季度 1 次。" in finding.notes


def test_an_appraisal_decided_in_january_stands_in_the_year_it_is_for():
    result = record("appraisal", "评", day="2026-01-12", year=2025)
    finding = judge(ON, "cadence", *EIGHT, BRANCH, result, series="member_appraisal")
    assert finding.outcome is Outcome.MET
    assert finding.table.rows[0].cells[11].records == ("评",)


def test_talks_are_judged_per_member():
    talks = [
        record("heart_talk", day="2025-03-01", talker="党员0", talked=f"党员{n}")
        for n in range(1, 7)
    ]
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *talks, series="heart_talk")
    assert (finding.outcome, finding.numerator, finding.denominator) == (Outcome.PARTLY, 7, 8)
    assert finding.gaps[0].fill == {"talked": "党员7"}


@pytest.mark.parametrize(
    ("series", "fill"),
    [
        ("health_check", {"done": "党员0"}),
        ("officer_talk", {"talked": "党员0"}),
        ("family_visit", {"trigger": "family_visit", "talked": "党员0"}),
        ("drill", {"type": "drill"}),
        ("proof_rules", {"type": "proof_rules"}),
        ("joint_activity", {"type": "joint_activity"}),
        ("counselling", {}),
    ],
)
def test_a_gap_opens_a_form_that_knows_what_is_missing(series, fill):
    said = record("setting", key=f"cadence.{series}", value="year", day="2024-01-01")
    finding = judge(ON, "cadence", member("党员0"), said, series=series)
    assert finding.gaps[0].fill == fill
    assert all(KINDS[finding.gaps[0].kind].parse(fill).items())


def test_every_series_that_a_standard_may_name_is_one_that_the_domain_knows():
    everything = [
        record("setting", key=f"cadence.{series}", value="year", day="2020-01-01")
        for series in LOCAL_SERIES
    ]
    known = facts(ON, *EIGHT, BRANCH, place("杨树村"), *everything)
    owed = {duty.series for duty in duties(known, year(2025), CALENDAR)}
    assert owed >= NATIONAL_SERIES.keys() | LOCAL_SERIES.keys()


@settings(max_examples=40)
@given(st.sets(st.integers(1, 12)), st.integers(1, 12))
def test_one_more_meeting_never_lowers_the_outcome(months, more):
    order = [Outcome.NOT_MET, Outcome.PARTLY, Outcome.MET]
    without = set(range(1, 13)) - months
    before = facts(ON, *EIGHT, BRANCH, *monthly("theme_day", without=without))
    after = facts(ON, *EIGHT, BRANCH, *monthly("theme_day", without=without - {more}))
    was, now = (found(known, "cadence", series="theme_day") for known in (before, after))
    assert order.index(now.outcome) >= order.index(was.outcome)
    assert now.numerator >= was.numerator


def test_what_was_held_without_a_fixed_cadence_is_shown_and_not_counted():
    held = meeting("party_class", "2025-04-10", "课")
    later = meeting("party_class", "2026-04-10", "后")
    finding = judge(ON, "cadence", *EIGHT, BRANCH, held, later, series="party_class")
    assert finding.outcome is Outcome.UNCONFIRMED
    assert finding.evidence == ()
    assert finding.beside == ("课",)
    assert finding.reason.endswith("这一年有记录 1 条。")


def test_a_meeting_of_too_few_is_told_and_shown_and_does_not_count():
    seats = [
        record("post", person=f"党员{n}", post=post, day="2024-03-01")
        for n, post in enumerate(("branch_secretary", "org_commissioner", "publicity_commissioner"))
    ]
    held = monthly("committee_meeting", without=[8])
    alone = meeting("committee_meeting", "2025-08-10", number="会25-31", attendees=("党员0",))
    finding = judge(ON, "cadence", *EIGHT, BRANCH, *seats, *held, alone, series="committee_meeting")
    assert (finding.numerator, finding.denominator) == (11, 12)
    assert finding.gaps[0].said == "2025年8月没有够人数的支部委员会记录"
    assert "会25-31 到会 1/3 名委员，不足半数，不算（第十二条）。" in finding.notes
    assert finding.beside == (alone.id,)
    assert alone.id not in finding.evidence


def test_two_a_year_are_counted_as_times():
    twice = record("setting", key="cadence.party_report", value="year 2", day="2024-01-01")
    once = record("party_report", day="2025-06-01", topic="汇报")
    finding = judge(ON, "cadence", *EIGHT, BRANCH, twice, once, series="party_report")
    assert (finding.numerator, finding.denominator) == (1, 2)
    assert finding.outcome is Outcome.PARTLY
    assert (finding.table.rows[0].done, finding.table.rows[0].due) == (1, 2)
