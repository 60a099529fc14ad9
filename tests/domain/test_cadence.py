"""What is owed when (domain.md B1): each cadence, what does not apply and why, and the running period."""

import pytest
from hypothesis import given, strategies as st

from fqdesk.domain.cadence import duties
from fqdesk.domain.cadence.local import LOCALS
from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Month, Span, year
from fqdesk.domain.settings import LOCAL_SETTINGS
from tests.domain.make import day, facts, member, person, record

EIGHT = [member(f"m{n}") for n in range(8)]
BRANCH = record("branch", "branch", name="支部", day="2024-03-15", committee=True, theme_day=31)


def meeting(kind, on, **values):
    return record("meeting", type=kind, topic="议", day=on, **values)


def of(found, series):
    return [duty for duty in found if duty.series == series]


def only(found, series, first="", **whose):
    chosen = [
        duty
        for duty in of(found, series)
        if (not first or duty.period.first == day(first))
        and all(getattr(duty, key) == value for key, value in whose.items())
    ]
    assert len(chosen) == 1, chosen
    return chosen[0]


@pytest.mark.parametrize(
    ("held", "on", "state"),
    [
        ([], "2026-03-31", "due"),
        ([], "2026-04-01", "overdue"),
        (["2026-03-01"], "2026-03-01", "done"),
        (["2026-03-31"], "2026-03-31", "done"),
        (["2026-03-31"], "2026-03-30", "due"),
        (["2026-02-28", "2026-04-01"], "2026-04-01", "overdue"),
        ([], "2026-02-15", "due"),
    ],
)
def test_a_committee_meets_once_a_month(held, on, state):
    """条例第十二条. The last day is still in time; a meeting after the day of judging is unknown."""
    known = facts(on, BRANCH, *EIGHT, *(meeting("committee_meeting", d) for d in held))
    found = only(duties(known, year(2026)), "committee_meeting", "2026-03-01")
    assert found.state == state
    assert found.last_day == day("2026-03-31")
    assert found.normal
    assert "第十二条" in found.source


def test_twelve_months_four_quarters_one_year():
    found = duties(facts("2026-12-31", BRANCH, *EIGHT), year(2026))
    counts = {d.series: len(of(found, d.series)) for d in found}
    assert counts == {
        "general_meeting": 4,
        "committee_meeting": 12,
        "theme_day": 12,
        "group_meeting": 12,
        "org_life_meeting": 1,
        "member_appraisal": 1,
        "heart_talk": 8,
        "dues": 12,
        "dues_published": 1,
    }


def test_a_span_asks_for_the_whole_periods_that_it_touches():
    found = duties(facts("2026-12-31", BRANCH, *EIGHT), Span(day("2026-03-31"), day("2026-04-01")))
    assert [str(d.period.first) for d in of(found, "committee_meeting")] == [
        "2026-03-01",
        "2026-04-01",
    ]
    assert [str(d.period.first) for d in of(found, "general_meeting")] == [
        "2026-01-01",
        "2026-04-01",
    ]


@pytest.mark.parametrize(
    ("full", "committee", "state", "said"),
    [
        (0, False, "not_applicable", "没有党员"),
        (2, False, "not_applicable", "随联合支部"),
        (3, False, "not_applicable", "不足 7 人"),
        (6, False, "not_applicable", "不足 7 人"),
        (6, True, "overdue", "没有支部委员会记录"),
        (7, False, "overdue", "应当设支部委员会"),
        (7, True, "overdue", "没有支部委员会记录"),
    ],
)
def test_a_committee_meeting_is_owed_only_where_a_committee_is(full, committee, state, said):
    """domain.md B1, the table of what does not apply."""
    branch = record("branch", name="支部", day="2024-03-15", committee=committee)
    known = facts("2026-04-01", branch, *EIGHT[:full])
    found = only(duties(known, year(2026)), "committee_meeting", "2026-03-01")
    assert found.state == state
    assert said in found.reason


def test_a_meeting_that_nobody_owed_still_counts():
    branch = record("branch", name="支部", day="2024-03-15", committee=False)
    known = facts("2026-04-01", branch, *EIGHT[:3], meeting("committee_meeting", "2026-03-05"))
    assert only(duties(known, year(2026)), "committee_meeting", "2026-03-01").state == "done"


@pytest.mark.parametrize(
    ("full_from", "march", "april"),
    [
        ("2026-03-31", "overdue", "due"),
        ("2026-04-01", "not_applicable", "due"),
        ("2026-03-01", "overdue", "due"),
    ],
)
def test_the_month_of_becoming_full_is_judged_by_its_last_day(full_from, march, april):
    """The seventh full member makes a committee due; a change inside the month is mentioned."""
    branch = record("branch", name="支部", day="2024-03-15", committee=False)
    seventh = person("seventh", probationary_from="2025-03-31", full_from=full_from)
    found = duties(facts("2026-04-15", branch, *EIGHT[:6], seventh), year(2026))
    assert only(found, "committee_meeting", "2026-03-01").state == march
    assert only(found, "committee_meeting", "2026-04-01").state == april
    said = only(found, "committee_meeting", "2026-03-01").reason
    assert ("由 6 人变为 7 人" in said) is (full_from == "2026-03-31")


def test_a_member_who_leaves_on_the_last_day_still_counts_that_month():
    branch = record("branch", name="支部", day="2024-03-15", committee=False)
    leaver = member("leaver", until="2026-03-31")
    found = duties(facts("2026-05-01", branch, *EIGHT[:6], leaver), year(2026))
    assert only(found, "committee_meeting", "2026-03-01").state == "overdue"
    assert only(found, "committee_meeting", "2026-04-01").state == "not_applicable"


def test_the_running_month_is_judged_by_the_roster_of_the_day():
    branch = record("branch", name="支部", day="2024-03-15", committee=False)
    seventh = person("seventh", probationary_from="2025-03-31", full_from="2026-03-20")
    known = [branch, *EIGHT[:6], seventh]
    before = duties(facts("2026-03-19", *known), year(2026))
    after = duties(facts("2026-03-20", *known), year(2026))
    assert only(before, "committee_meeting", "2026-03-01").state == "not_applicable"
    assert only(after, "committee_meeting", "2026-03-01").state == "due"


def test_a_small_branch_attends_the_joint_meeting():
    branch = record("branch", name="联合支部", day="2024-03-15", joint=True)
    found = only(
        duties(facts("2026-04-01", branch, *EIGHT[:2]), year(2026)), "general_meeting", "2026-01-01"
    )
    assert found.state == "overdue"
    assert "联合支部的大会" in found.reason


def test_groups_owe_a_meeting_each_and_none_is_owed_without_groups():
    """条例第十三条: only where groups exist."""
    rows = [{"name": "一组"}, {"name": "二组"}]
    branch = record("branch", name="支部", day="2024-03-15", committee=True, groups=rows)
    held = meeting("group_meeting", "2026-03-05", group="一组")
    found = duties(facts("2026-04-01", branch, *EIGHT, held), year(2026))
    assert only(found, "group_meeting", "2026-03-01", group="一组").state == "done"
    assert only(found, "group_meeting", "2026-03-01", group="二组").state == "overdue"
    bare = only(
        duties(facts("2026-04-01", BRANCH, *EIGHT), year(2026)), "group_meeting", "2026-03-01"
    )
    assert (bare.state, bare.group) == ("not_applicable", None)
    assert "没有划分党小组" in bare.reason


def test_the_only_group_need_not_be_named():
    branch = record("branch", name="支部", day="2024-03-15", groups=[{"name": "一组"}])
    held = meeting("group_meeting", "2026-03-05")
    found = duties(facts("2026-04-01", branch, *EIGHT, held), year(2026))
    assert only(found, "group_meeting", "2026-03-01", group="一组").state == "done"


def test_the_two_names_of_the_yearly_meeting_are_one_series():
    """domain.md A6 7: 民主生活会 and 组织生活会 are one checklist item."""
    for kind in ("org_life_meeting", "democratic_life_meeting"):
        known = facts("2026-12-31", BRANCH, *EIGHT, meeting(kind, "2026-12-10"))
        assert only(duties(known, year(2026)), "org_life_meeting").state == "done"


def test_an_appraisal_belongs_to_the_year_it_names():
    """An appraisal of 2025 held in January 2026 counts for 2025, and its meeting does not for 2026."""
    held = meeting("member_appraisal", "2026-01-20")
    result = record("appraisal", year=2025, day="2026-01-25", meeting=held.id)
    known = facts("2026-12-31", BRANCH, *EIGHT, held, result)
    assert only(duties(known, year(2025)), "member_appraisal").state == "done"
    assert only(duties(known, year(2026)), "member_appraisal").state == "due"
    early = facts("2026-01-24", BRANCH, *EIGHT, held, result)
    assert only(duties(early, year(2025)), "member_appraisal").state == "overdue"


def test_the_fixed_day_of_a_short_month_is_its_last():
    found = duties(facts("2026-12-31", BRANCH, *EIGHT), year(2026))
    assert only(found, "theme_day", "2026-02-01").aim == day("2026-02-28")
    assert only(found, "theme_day", "2026-03-01").aim == day("2026-03-31")


def test_every_member_talks_at_least_once_a_year_on_either_side():
    talk = record("heart_talk", talker="m0", talked="m1", day="2026-12-31")
    found = duties(facts("2026-12-31", BRANCH, *EIGHT, talk), year(2026))
    states = {d.person: d.state for d in of(found, "heart_talk")}
    assert states == {f"m{n}": "done" if n < 2 else "due" for n in range(8)}
    assert only(found, "heart_talk", person="m0").records == (talk.id,)


PAID = tuple(m.id for m in EIGHT)


@pytest.mark.parametrize(
    ("paid", "unpaid", "state"),
    [
        (PAID, [], "done"),
        (PAID[:7], [], "overdue"),
        (PAID[:7], [{"person": "m7", "reason": "出差，下月补交"}], "done"),
        (PAID[:7], [{"person": "m7"}], "overdue"),
    ],
)
def test_dues_of_a_month_are_complete_when_everybody_paid_or_has_a_reason(paid, unpaid, state):
    dues = record("dues", month="2026-03", day="2026-03-05", paid=paid, unpaid=unpaid)
    found = duties(facts("2026-04-01", BRANCH, *EIGHT, dues), year(2026))
    assert only(found, "dues", "2026-03-01").state == state


def test_dues_count_for_their_month_whenever_they_were_collected():
    dues = record("dues", month="2026-03", day="2026-04-02", paid=PAID, published=True)
    found = duties(facts("2026-04-02", BRANCH, *EIGHT, dues), year(2026))
    assert only(found, "dues", "2026-03-01").state == "done"
    assert only(found, "dues_published").state == "done"
    before = duties(facts("2026-04-01", BRANCH, *EIGHT, dues), year(2026))
    assert only(before, "dues", "2026-03-01").state == "overdue"


@pytest.mark.parametrize(
    ("on", "state"),
    [("2027-03-14", "due"), ("2027-03-15", "overdue")],
)
def test_a_term_of_three_years_ends_the_day_before(on, state):
    found = only(duties(facts(on, BRANCH, *EIGHT), year(2027)), "branch_reelection")
    assert (found.state, found.last_day) == (state, day("2027-03-14"))


def test_a_term_that_ran_out_is_named_in_later_years_until_the_election():
    assert of(duties(facts("2026-12-31", BRANCH, *EIGHT), year(2026)), "branch_reelection") == []
    late = only(duties(facts("2028-05-01", BRANCH, *EIGHT), year(2028)), "branch_reelection")
    assert late.state == "overdue"
    new = record("branch", name="支部", day="2027-03-10", committee=True)
    found = duties(facts("2028-05-01", BRANCH, new, *EIGHT), year(2027))
    assert only(found, "branch_reelection").state == "done"
    assert (
        of(duties(facts("2028-05-01", BRANCH, new, *EIGHT), year(2028)), "branch_reelection") == []
    )


def test_a_term_from_29_february():
    branch = record("branch", name="支部", day="2024-02-29")
    found = only(duties(facts("2027-01-01", branch, *EIGHT), year(2027)), "branch_reelection")
    assert found.last_day == day("2027-02-28")


VILLAGES = [
    record("place", "v1", name="东村", place_type="village", day="2020-01-01"),
    record("place", "v2", name="西村", place_type="village", day="2020-01-01"),
    record("place", "room", name="警务室", place_type="police_room", day="2020-01-01"),
]


def visit(place, on):
    return record(
        "visit", place=place, day=on, type="community_visit", officers=("m0",), topic="防盗"
    )


def cadence(series, value, since="2025-01-01"):
    return record("setting", key=f"cadence.{series}", value=value, day=since, said_by="县局通知")


def test_nothing_local_is_owed_before_somebody_sets_it():
    """domain.md A6 9: no seed gives a number for visits, forums, check-ups."""
    found = duties(
        facts("2026-12-31", BRANCH, *EIGHT, *VILLAGES, visit("v1", "2026-03-01")), year(2026)
    )
    assert of(found, "visit") == of(found, "forum") == of(found, "health_check") == []


def test_every_local_cadence_can_be_set_and_every_one_that_can_be_set_is_asked_for():
    assert {f"cadence.{local.series}" for local in LOCALS} == {
        key for key, setting in LOCAL_SETTINGS.items() if setting.cadence
    }
    known = [*EIGHT, *VILLAGES, *(cadence(local.series, "year") for local in LOCALS)]
    series = {d.series for d in duties(facts("2026-12-31", *known), year(2026))}
    assert {local.series for local in LOCALS} <= series


def test_each_village_is_owed_a_visit_in_each_quarter():
    known = [BRANCH, *EIGHT, *VILLAGES, cadence("visit", "quarter"), visit("v1", "2026-03-31")]
    found = duties(facts("2026-06-30", *known), year(2026))
    assert len(of(found, "visit")) == 8
    assert only(found, "visit", "2026-01-01", place="v1").state == "done"
    assert only(found, "visit", "2026-01-01", place="v2").state == "overdue"
    assert only(found, "visit", "2026-04-01", place="v1").state == "due"
    assert "县局通知：每季度 1 次" in only(found, "visit", "2026-01-01", place="v2").source


def test_a_cadence_is_owed_from_the_period_in_which_it_took_effect():
    known = facts("2026-12-31", BRANCH, *EIGHT, cadence("forum", "quarter", "2026-05-10"))
    periods = [str(d.period.first) for d in of(duties(known, year(2026)), "forum")]
    assert periods == ["2026-04-01", "2026-07-01", "2026-10-01"]


def test_a_cadence_that_changed_asks_each_period_for_its_own():
    known = facts(
        "2026-12-31",
        *EIGHT,
        cadence("forum", "quarter", "2026-01-01"),
        cadence("forum", "month", "2026-10-01"),
    )
    periods = [str(d.period.first) for d in of(duties(known, year(2026)), "forum")]
    assert sorted(periods) == [
        "2026-01-01",
        "2026-04-01",
        "2026-07-01",
        "2026-10-01",
        "2026-11-01",
        "2026-12-01",
    ]


def test_a_village_that_was_dissolved_is_not_owed_a_visit():
    gone = record(
        "place", "v3", name="并村", place_type="village", day="2020-01-01", until="2026-03-30"
    )
    known = facts("2026-12-31", *EIGHT, *VILLAGES, gone, cadence("visit", "quarter"))
    assert [d for d in duties(known, year(2026)) if d.place == "v3"] == []


def test_twice_a_year_needs_two():
    report = record("party_report", topic="党建", day="2026-06-26")
    known = facts("2026-12-31", *EIGHT, cadence("party_report", "year 2"), report)
    found = only(duties(known, year(2026)), "party_report")
    assert (found.state, found.needed, found.records) == ("due", 2, (report.id,))
    assert "应有 2 次" in found.reason


def test_a_check_up_is_owed_to_each_officer():
    helper = person("helper", role="auxiliary")
    check = record("health_check", day="2026-05-06", done=("m0", "m1"))
    known = facts("2027-01-01", *EIGHT, helper, cadence("health_check", "year"), check)
    states = {d.person: d.state for d in of(duties(known, year(2026)), "health_check")}
    assert states == {f"m{n}": "done" if n < 2 else "overdue" for n in range(8)}


def test_a_gap_can_be_explained_and_stays_a_gap():
    said = record(
        "judgement",
        standard="cadence",
        item="committee_meeting",
        check="2026-03",
        outcome="partly",
        reason="防汛执勤，改在 4 月上旬开",
        day="2026-04-02",
    )
    found = duties(facts("2026-04-02", BRANCH, *EIGHT, said), year(2026))
    march = only(found, "committee_meeting", "2026-03-01")
    assert (march.state, march.explained) == ("overdue", "防汛执勤，改在 4 月上旬开")
    assert only(found, "committee_meeting", "2026-02-01").explained is None
    before = duties(facts("2026-04-01", BRANCH, *EIGHT, said), year(2026))
    assert only(before, "committee_meeting", "2026-03-01").explained is None


def test_reasons_tell_the_working_days_left_and_when_they_are_guessed():
    known = facts("2026-11-23", BRANCH, *EIGHT)
    found = only(duties(known, year(2026), load_calendar()), "committee_meeting", "2026-11-01")
    assert "连今天还有 6 个工作日" in found.reason
    later = facts("2027-11-23", BRANCH, *EIGHT)
    found = only(duties(later, year(2027), load_calendar()), "committee_meeting", "2027-11-01")
    assert "按周末推算" in found.reason


def test_an_empty_station_owes_nothing():
    found = duties(facts("2026-12-31"), year(2026))
    assert {d.state for d in found} == {"not_applicable"}
    assert all(d.reason.endswith("。") for d in found)


MEETINGS = st.lists(
    st.tuples(
        st.sampled_from(["committee_meeting", "general_meeting", "theme_day"]),
        st.dates(day("2026-01-01"), day("2026-12-31")),
    ),
    max_size=12,
)


@given(MEETINGS, st.randoms(use_true_random=False))
def test_the_order_of_entry_never_matters(held, shuffle):
    records = [BRANCH, *EIGHT]
    records += [
        record("meeting", f"x{n}", type=kind, topic="议", day=on)
        for n, (kind, on) in enumerate(held)
    ]
    straight = duties(Facts.of(records, day("2026-09-15")), year(2026))
    shuffle.shuffle(records)
    assert duties(Facts.of(records, day("2026-09-15")), year(2026)) == straight


@given(MEETINGS, st.dates(day("2026-01-01"), day("2026-12-31")))
def test_judging_never_looks_past_its_day(held, on):
    records = [
        record("meeting", f"x{n}", type=kind, topic="议", day=when)
        for n, (kind, when) in enumerate(held)
    ]
    past = [r for r in records if r.day <= on]
    assert duties(Facts.of([BRANCH, *EIGHT, *records], on), year(2026)) == duties(
        Facts.of([BRANCH, *EIGHT, *past], on), year(2026)
    )


@given(MEETINGS, st.sampled_from(["committee_meeting", "theme_day"]), st.integers(1, 12))
def test_one_more_meeting_never_undoes_a_duty(held, kind, month):
    records = [BRANCH, *EIGHT]
    records += [
        record("meeting", f"x{n}", type=k, topic="议", day=on) for n, (k, on) in enumerate(held)
    ]
    more = record("meeting", "more", type=kind, topic="议", day=Month(2026, month).first)
    rank = {"overdue": 0, "due": 0, "not_applicable": 1, "done": 2}
    before = duties(Facts.of(records, day("2026-12-31")), year(2026))
    after = duties(Facts.of([*records, more], day("2026-12-31")), year(2026))
    assert all(rank[a.state] <= rank[b.state] for a, b in zip(before, after, strict=True))


SEATS = [
    record("post", person=f"m{n}", post=post, day="2024-03-15")
    for n, post in enumerate(
        (
            "branch_secretary",
            "org_commissioner",
            "publicity_commissioner",
            "discipline_commissioner",
        )
    )
]


@pytest.mark.parametrize(
    ("there", "state"),
    [((), "overdue"), (("m0",), "overdue"), (("m0", "m7"), "overdue"), (("m0", "m3"), "done")],
)
def test_a_committee_meeting_that_less_than_half_attended_was_none(there, state):
    """条例第十二条 半数以上委员到会方可进行; who is no member of the committee does not help."""
    absent = [{"person": key} for key in ("m0", "m1", "m2", "m3") if key not in there]
    held = meeting("committee_meeting", "2026-03-12", attendees=there, absent=absent)
    known = facts("2026-04-01", BRANCH, *EIGHT, *SEATS, held)
    found = only(duties(known, year(2026)), "committee_meeting", "2026-03-01")
    assert found.state == state
    assert found.too_few == (() if state == "done" else (held.id,))
    came = len({"m0", "m3"} & set(there))
    said = f"3月12日 到会 {came}/4 名委员，不足半数，不算（第十二条）"
    assert (said in found.reason) == (state == "overdue")


def test_an_old_ledger_that_names_nobody_is_not_held_against_the_branch():
    known = facts("2026-04-01", BRANCH, *EIGHT, *SEATS, meeting("committee_meeting", "2026-03-12"))
    assert only(duties(known, year(2026)), "committee_meeting", "2026-03-01").state == "done"
