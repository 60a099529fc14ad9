"""Entitlement, forfeits, attribution and balances (职工带薪年休假条例; domain.md B2)."""

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.leave import applies_from, balance, balances, entitled_on, moved
from tests.domain.make import day, facts, person, record

CALENDAR = load_calendar()


def officer(key="p", work="2010-07-01", **values):
    return person(key, work_start_date=work, **values)


def leave(first, last, who="p", **values):
    values = {"type": "annual_leave", "state": "approved"} | values
    return record("leave", person=who, day=first, end=last, **values)


def setting(key, value):
    return record("setting", key=key, value=value, day="2020-01-01")


@pytest.mark.parametrize(
    ("work", "on", "halves"),
    [
        ("2025-07-01", "2026-07-31", 0),
        ("2025-07-01", "2026-08-01", 10),
        ("2016-08-15", "2026-08-31", 10),
        ("2016-08-15", "2026-09-01", 20),
        ("2016-12-20", "2026-12-31", 10),
        ("2016-12-20", "2027-01-01", 20),
        ("2006-05-31", "2026-05-31", 20),
        ("2006-05-31", "2026-06-01", 30),
        # 29 February is full in February, also in years without one.
        ("2016-02-29", "2026-02-28", 10),
        ("2016-02-29", "2026-03-01", 20),
        ("1990-01-01", "2026-01-01", 30),
        ("2026-03-01", "2026-12-31", 0),
    ],
)
def test_five_ten_fifteen_from_the_month_after(work, on, halves):
    """条例第三条 and 人事部令第9号: cumulative work, the new band from the next month."""
    assert entitled_on(day(work), day(on)) == halves


@pytest.mark.parametrize(
    ("change", "first"),
    [("next_month", "2026-09-01"), ("same_day", "2026-08-15"), ("next_year", "2027-01-01")],
)
def test_when_a_band_begins_is_a_setting(change, first):
    assert applies_from(day("2016-08-15"), 10, change) == day(first)


def test_the_start_of_work_is_not_the_start_with_the_police():
    known = officer(work="2003-07-01", joined_police_date="2020-07-01")
    assert balance(facts("2026-12-31", known), CALENDAR, "p", 2026).entitled == 30


def test_the_year_of_a_change_gives_the_new_number_and_says_so():
    found = balance(facts("2026-05-01", officer(work="2016-08-15")), CALENDAR, "p", 2026)
    assert (found.entitled, found.entitled_now) == (20, 10)
    assert found.notes == ("年内变档，由 5 天变为 10 天",)
    december = balance(facts("2026-12-31", officer(work="2016-12-20")), CALENDAR, "p", 2026)
    assert december.entitled == 10


def test_a_balance_counts_taken_pending_and_remaining():
    known = facts(
        "2026-11-23",
        officer(),
        leave("2026-03-02", "2026-03-06"),
        leave("2026-11-23", "2026-11-24"),
        leave("2026-12-07", "2026-12-08", state="applied"),
        leave("2026-12-14", "2026-12-14", state="planned", end_half="am"),
        leave("2026-05-06", "2026-05-07", state="cancelled"),
        leave("2026-06-01", "2026-06-02", type="family_leave"),
    )
    found = balance(known, CALENDAR, "p", 2026)
    assert (found.entitled, found.taken, found.pending, found.remaining) == (20, 12, 7, 1)
    assert len(found.segments) == 4


@pytest.mark.parametrize(
    ("on", "taken", "pending"),
    [
        ("2026-03-01", 0, 10),
        ("2026-03-02", 2, 8),
        ("2026-03-05", 8, 2),
        ("2026-03-06", 10, 0),
        ("2026-12-31", 10, 0),
    ],
)
def test_the_balance_of_any_past_day(on, taken, pending):
    found = balance(facts(on, officer(), leave("2026-03-02", "2026-03-06")), CALENDAR, "p", 2026)
    assert (found.taken, found.pending) == (taken, pending)


def test_an_approval_that_came_later_was_a_request_until_then():
    asked = leave("2026-03-02", "2026-03-06", approved_on="2026-03-09")
    assert balance(facts("2026-03-08", officer(), asked), CALENDAR, "p", 2026).taken == 0
    assert balance(facts("2026-03-08", officer(), asked), CALENDAR, "p", 2026).pending == 10
    assert balance(facts("2026-03-09", officer(), asked), CALENDAR, "p", 2026).taken == 10


def test_a_plan_whose_days_have_passed_is_not_taken():
    known = facts("2026-06-01", officer(), leave("2026-03-02", "2026-03-06", state="planned"))
    found = balance(known, CALENDAR, "p", 2026)
    assert (found.taken, found.pending, found.remaining) == (0, 0, 20)
    assert found.notes == ("计划已过 5 天，没有批准，不算已休",)


def test_days_cross_into_the_next_year_once():
    """条例第五条: where work requires, across one year."""
    known = facts(
        "2026-12-31",
        officer(),
        leave("2025-06-03", "2025-06-12"),
        leave("2026-01-05", "2026-01-06", attribution_year=2025),
        leave("2026-03-02", "2026-03-06", attribution_year=2024),
    )
    last = balance(known, CALENDAR, "p", 2025)
    assert (last.entitled, last.taken, last.carried_out, last.carried_in) == (20, 20, 4, 0)
    this = balance(known, CALENDAR, "p", 2026)
    assert (this.taken, this.carried_in, this.carried_out) == (0, 4, 0)
    assert balance(known, CALENDAR, "p", 2024).taken == 0


def test_a_leave_over_new_year_is_cut_between_the_years():
    known = facts("2026-12-31", officer(), leave("2025-12-30", "2026-01-06"))
    assert balance(known, CALENDAR, "p", 2025).taken == 4
    assert balance(known, CALENDAR, "p", 2026).taken == 6
    written = facts(
        "2026-12-31", officer(), leave("2025-12-30", "2026-01-06", attribution_year=2025)
    )
    assert balance(written, CALENDAR, "p", 2025).taken == 10
    assert balance(written, CALENDAR, "p", 2025).carried_out == 6


def test_which_year_is_used_first_is_a_setting():
    records = [officer(), leave("2025-06-03", "2025-06-12"), leave("2026-01-05", "2026-01-09")]
    plain = facts("2026-12-31", *records)
    assert [balance(plain, CALENDAR, "p", y).taken for y in (2025, 2026)] == [16, 10]
    carried = facts("2026-12-31", *records, setting("leave.bucket_first", "carried"))
    assert [balance(carried, CALENDAR, "p", y).taken for y in (2025, 2026)] == [20, 6]
    assert balance(carried, CALENDAR, "p", 2025).carried_out == 4


def test_overlapping_entries_take_a_half_day_once():
    known = facts(
        "2026-12-31",
        officer(),
        leave("2026-03-02", "2026-03-04"),
        leave("2026-03-04", "2026-03-06", start_half="pm"),
    )
    assert balance(known, CALENDAR, "p", 2026).taken == 10


SICK = "sick_leave"


@pytest.mark.parametrize(
    ("work", "spans", "lost"),
    [
        # 1 to 10 years: 2 months, read as 60 calendar days.
        ("2020-07-01", [("2026-03-01", "2026-04-28")], False),
        ("2020-07-01", [("2026-03-01", "2026-04-29")], True),
        ("2020-07-01", [("2026-03-01", "2026-03-30"), ("2026-08-01", "2026-08-30")], True),
        ("2020-07-01", [("2026-03-01", "2026-04-29"), ("2026-04-01", "2026-04-05")], True),
        ("2020-07-01", [("2026-03-01", "2026-04-28"), ("2026-04-01", "2026-04-05")], False),
        # 10 to 20 years: 90 days. 20 and more: 120.
        ("2010-07-01", [("2026-03-01", "2026-05-28")], False),
        ("2010-07-01", [("2026-03-01", "2026-05-29")], True),
        ("2000-07-01", [("2026-03-01", "2026-06-27")], False),
        ("2000-07-01", [("2026-03-01", "2026-06-28")], True),
        # The band on the day counts: ten years are full only after the sick leave.
        ("2016-10-01", [("2026-03-01", "2026-04-29")], True),
        ("2016-01-01", [("2026-03-01", "2026-04-29")], False),
        # Days of two years are not added together.
        ("2020-07-01", [("2025-12-02", "2026-01-30")], False),
    ],
)
def test_months_of_sick_leave_forfeit_the_year(work, spans, lost):
    """条例第四条 (三)(四)(五); a month is 30 days by default (product.md)."""
    known = facts("2026-12-31", officer(work=work), *(leave(*span, type=SICK) for span in spans))
    found = balance(known, CALENDAR, "p", 2026)
    assert (found.forfeited_because is not None) is lost
    assert (found.entitled == 0) is lost


def test_how_long_a_month_is_is_a_setting():
    away = leave("2026-03-01", "2026-04-29", type=SICK)
    known = facts(
        "2026-12-31", officer(work="2020-07-01"), away, setting("leave.sick_month_days", "31")
    )
    assert balance(known, CALENDAR, "p", 2026).forfeited_because is None


@pytest.mark.parametrize(
    ("last", "deducted", "lost", "notes"),
    [
        ("2026-06-26", False, False, ()),
        ("2026-06-29", False, True, ()),
        ("2026-06-29", True, False, ()),
        ("2026-06-29", None, False, ("事假满 20 天，没有填是否扣工资，应不应休待确认",)),
    ],
)
def test_twenty_days_of_personal_leave_with_pay_forfeit_the_year(last, deducted, lost, notes):
    """条例第四条 (二): 20 days or more in all, without deduction; unanswered forfeits nothing."""
    values = {} if deducted is None else {"pay_deducted": deducted}
    away = leave("2026-06-01", last, type="personal_leave", **values)
    found = balance(facts("2026-12-31", officer(), away), CALENDAR, "p", 2026)
    assert (found.forfeited_because is not None) is lost
    assert found.notes == notes


def test_leave_taken_before_the_condition_costs_the_next_year():
    """企业实施办法第八条, the same for organs."""
    known = facts(
        "2027-01-31",
        officer(work="2020-07-01"),
        leave("2026-02-02", "2026-02-03"),
        leave("2026-03-01", "2026-04-29", type=SICK),
    )
    assert balance(known, CALENDAR, "p", 2026).forfeited_because is None
    lost = balance(known, CALENDAR, "p", 2027)
    assert (lost.entitled, lost.forfeited_because) == (
        0,
        "2026 年休过年休假以后病假累计 60 天，满 2 个月，不享受 2027 年的年休假",
    )
    after = facts(
        "2027-01-31",
        officer(work="2020-07-01"),
        leave("2026-03-01", "2026-04-29", type=SICK),
        leave("2026-06-01", "2026-06-02"),
    )
    assert balance(after, CALENDAR, "p", 2026).forfeited_because is not None
    assert balance(after, CALENDAR, "p", 2027).forfeited_because is None


def test_a_condition_still_to_come_forfeits_nothing():
    away = leave("2026-03-01", "2026-04-29", type=SICK)
    known = facts("2026-04-28", officer(work="2020-07-01"), away)
    assert balance(known, CALENDAR, "p", 2026).forfeited_because is None


@pytest.mark.parametrize(
    ("values", "on", "said"),
    [
        ({}, "2026-12-31", None),
        ({"until": "2026-12-31", "left": "retired"}, "2027-02-01", None),
        (
            {"until": "2026-12-30", "left": "retired"},
            "2027-02-01",
            "2026年12月30日退休，年底不在所",
        ),
        ({"until": "2026-05-31", "left": "transferred"}, "2026-05-31", None),
        (
            {"until": "2026-05-31", "left": "transferred"},
            "2026-06-01",
            "2026年5月31日调离，年底不在所",
        ),
        (
            {"until": "2026-05-31", "left": "seconded"},
            "2026-06-01",
            "2026年5月31日借调，年底不在所",
        ),
        ({"role": "auxiliary"}, "2026-12-31", "辅警，不计入民警全休率，另列"),
        ({"work": None}, "2026-12-31", "没有填参加工作时间，算不出应休天数"),
        ({"work": "2026-02-01"}, "2026-12-31", "工作未满 1 年，2026 年还没有年休假"),
        ({"since": "2026-12-31"}, "2026-12-31", None),
    ],
)
def test_who_is_not_counted_is_listed_with_the_reason(values, on, said):
    values = {"work_start_date": values.pop("work", "2010-07-01")} | values
    values = {k: v for k, v in values.items() if v is not None}
    known = facts(on, person("p", values.pop("since", "2015-01-01"), **values))
    found = balances(known, CALENDAR, 2026)
    assert [b.excluded_because for b in found] == [said]


@pytest.mark.parametrize(
    ("rule", "excluded"),
    [("dec31", {"gone"}), ("whole_year", {"gone", "new"}), ("any_day", set())],
)
def test_who_counts_at_year_end_is_a_setting(rule, excluded):
    known = facts(
        "2027-01-10",
        officer("gone", until="2026-06-30"),
        officer("new", since="2026-08-01"),
        officer("here"),
        setting("leave.transfer", rule),
    )
    found = balances(known, CALENDAR, 2026)
    assert {b.person for b in found} == {"gone", "new", "here"}
    assert {b.person for b in found if b.excluded_because} == excluded


def test_who_left_before_the_year_or_came_after_it_is_not_listed():
    known = facts(
        "2027-01-10", officer("old", until="2025-12-31"), officer("next", since="2027-01-01")
    )
    assert balances(known, CALENDAR, 2026) == []


def test_a_year_without_notice_says_that_days_are_guessed():
    known = facts("2027-12-31", officer(), leave("2027-10-01", "2027-10-07"))
    found = balance(known, CALENDAR, "p", 2027)
    assert (found.guessed, found.taken) == (True, 10)
    notice = setting("holidays.2027", "国庆节 2027-10-01~2027-10-07")
    accepted = load_calendar([notice])
    after = balance(known, accepted, "p", 2027)
    assert (after.guessed, after.taken) == (False, 0)
    assert moved([found], [after]) == [(found, after)]
    assert moved([found], [found]) == []


SEGMENT = st.tuples(
    st.dates(day("2025-01-01"), day("2026-12-20")),
    st.integers(0, 12),
    st.sampled_from(["approved", "applied", "planned", "cancelled"]),
    st.sampled_from([None, 2025, 2026]),
    st.sampled_from(["annual_leave", "annual_leave", "sick_leave"]),
)


def segments(drawn):
    from datetime import timedelta

    return [
        leave(
            first.isoformat(),
            (first + timedelta(length)).isoformat(),
            state=state,
            type=kind,
            **({"attribution_year": year} if year else {}),
        )
        for first, length, state, year, kind in drawn
    ]


@settings(max_examples=60)
@given(st.lists(SEGMENT, max_size=8), st.randoms(use_true_random=False))
def test_a_balance_never_depends_on_the_order_of_entry(drawn, shuffle):
    records = [officer(), *segments(drawn)]
    straight = balances(Facts.of(records, day("2026-09-15")), CALENDAR, 2026)
    shuffle.shuffle(records)
    assert balances(Facts.of(records, day("2026-09-15")), CALENDAR, 2026) == straight


@settings(max_examples=60)
@given(st.lists(SEGMENT, max_size=8), st.dates(day("2025-06-01"), day("2026-12-31")))
def test_what_lies_after_the_day_changes_nothing_but_what_is_pending(drawn, on):
    """Judging on day D uses entries about later days as pending only."""
    records = segments(drawn)
    past = [r for r in records if r.day <= on]
    for year in (2025, 2026):
        whole = balance(Facts.of([officer(), *records], on), CALENDAR, "p", year)
        known = balance(Facts.of([officer(), *past], on), CALENDAR, "p", year)
        assert (whole.taken, whole.entitled, whole.forfeited_because) == (
            known.taken,
            known.entitled,
            known.forfeited_because,
        )


@settings(max_examples=60)
@given(st.lists(SEGMENT, max_size=8))
def test_taken_pending_and_remaining_never_lose_a_day(drawn):
    found = balance(Facts.of([officer(), *segments(drawn)], day("2026-09-15")), CALENDAR, "p", 2026)
    assert found.remaining == max(0, found.entitled - found.taken - found.pending)
    assert found.carried_out <= found.taken + found.pending
