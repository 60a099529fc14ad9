"""Rest owed and taken (公务员法第八十二条): the ledger, its local limit, nights and holidays."""

from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import year
from fqdesk.domain.rest import earned_by, rest_balances, spread, unrested_nights
from tests.domain.make import day, facts, person, record

CALENDAR = load_calendar()
P, Q = person("p"), person("q")


def duty(key, on, owed=2, kind="overtime", people=("p",), **values):
    values = {} | values if owed is None else {"owed": owed} | values
    return record("duty", key, day=on, type=kind, people=people, **values)


def rest(on, halves=2, kind="comp_rest", who="p", **values):
    return record("rest", person=who, type=kind, day=on, days=halves, **values)


def of(known, who="p"):
    return next(b for b in rest_balances(known) if b.person == who)


def test_what_was_earned_and_taken():
    known = facts(
        "2026-11-23",
        P,
        Q,
        duty("d1", "2026-10-01", 4, "holiday_duty", ("p", "q")),
        duty("d2", "2026-11-02"),
        rest("2026-10-12", 3),
        rest("2026-12-01", 2),
    )
    found = of(known)
    assert (found.earned, found.taken, found.planned, found.remaining) == (6, 3, 2, 3)
    assert [entry.open for entry in found.entries] == [1, 2]
    assert of(known, "q").remaining == 4


def test_a_rest_uses_the_duty_it_names_and_else_the_oldest():
    named = rest("2026-11-10", 2, source="d2")
    known = facts("2026-11-23", P, duty("d1", "2026-10-01"), duty("d2", "2026-11-02"), named)
    assert [(e.duty, e.open) for e in of(known).entries] == [("d1", 2), ("d2", 0)]


def test_rest_before_the_duty_does_not_pay_for_it():
    known = facts("2026-11-23", P, duty("d1", "2026-11-02"), rest("2026-11-01"))
    found = of(known)
    assert (found.remaining, len(found.unmatched)) == (2, 1)


@pytest.mark.parametrize(
    ("kind", "source", "remaining"),
    [
        ("comp_rest", None, 0),
        ("rotation_rest", None, 2),
        ("rotation_rest", "d1", 0),
        ("mandatory_rest", None, 2),
        ("mandatory_rest", "d1", 0),
    ],
)
def test_rota_rest_and_ordered_rest_pay_only_for_the_duty_they_name(kind, source, remaining):
    values = {"source": source} if source else {}
    known = facts("2026-11-23", P, duty("d1", "2026-11-02"), rest("2026-11-03", 2, kind, **values))
    assert of(known).remaining == remaining


def test_a_rest_that_was_not_taken_does_not_count():
    known = facts("2026-11-23", P, duty("d1", "2026-11-02"), rest("2026-11-03", taken=False))
    assert of(known).remaining == 2


@pytest.mark.parametrize(
    ("on", "lapsed", "remaining"),
    [("2026-12-02", 0, 2), ("2026-12-03", 2, 0)],
)
def test_rest_lapses_only_where_a_limit_was_set(on, lapsed, remaining):
    """No national rule gives an expiry: a local setting, counted from the duty, last day included."""
    limit = record("setting", key="rest.expiry_days", value="30", day="2026-01-01")
    worked = duty("d1", "2026-11-02")
    found = of(facts(on, P, worked, limit))
    assert (found.lapsed, found.remaining) == (lapsed, remaining)
    assert of(facts(on, P, worked)).lapsed == 0


@pytest.mark.parametrize(
    ("hours", "setting", "earned"),
    [
        (Decimal(8), "8", 2),
        (Decimal(6), "8", 1),
        (Decimal("3.9"), "8", 0),
        (Decimal(4), "8", 1),
        (Decimal(12), "8", 3),
        (Decimal(8), None, None),
        (None, "8", None),
    ],
)
def test_hours_become_days_only_by_the_local_setting(hours, setting, earned):
    records = (
        [record("setting", key="rest.day_hours", value=setting, day="2026-01-01")]
        if setting
        else []
    )
    values = {"hours": hours} if hours is not None else {}
    known = facts("2026-11-23", P, *records)
    assert earned_by(duty("d", "2026-11-02", None, **values), known) == earned


def test_ordinary_duty_earns_nothing_by_itself():
    assert earned_by(duty("d", "2026-11-02", None, "duty_shift"), facts("2026-11-23")) == 0
    assert earned_by(duty("d", "2026-11-02", 1, "duty_shift"), facts("2026-11-23")) == 1
    found = of(facts("2026-11-23", P, duty("d", "2026-11-02", None)))
    assert found.unanswered == ("d",)


def test_a_night_without_rest_on_the_next_day_is_listed():
    nights = [
        duty(f"n{n}", f"2026-11-{n:02}", 2, "night_duty", ("p", "q")) for n in (2, 10, 22, 23)
    ]
    leave = record(
        "leave",
        person="q",
        type="annual_leave",
        state="approved",
        day="2026-11-09",
        end="2026-11-11",
    )
    known = facts("2026-11-23", P, Q, *nights, rest("2026-11-03"), leave)
    found = [(night.id, who) for night, who in unrested_nights(known, year(2026))]
    assert found == [("n2", "q"), ("n10", "p"), ("n22", "p"), ("n22", "q")]


def test_holiday_duty_is_spread_over_people_without_ranking_them():
    known = facts(
        "2026-11-23",
        P,
        Q,
        duty("a", "2026-10-01", 2, "holiday_duty", ("q",), hours=Decimal(24)),
        duty("b", "2026-10-01", 2, "night_duty", ("q",), hours=Decimal("7.5")),
        duty("c", "2026-10-04", 2, "holiday_duty", ("q",)),
        duty("d", "2026-10-03", 2, "holiday_duty", ("p",)),
    )
    shares = spread(known, CALENDAR, 2026)
    assert [(s.person, s.duties, s.nights, s.holidays) for s in shares] == [
        ("p", 1, 0, 1),
        ("q", 3, 1, 1),
    ]
    assert shares[1].hours == Decimal("31.5")


ENTRIES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 6), st.booleans()), max_size=10)


@settings(max_examples=60)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_ledger_adds_up_and_never_depends_on_the_order_of_entry(drawn, shuffle):
    records = [P]
    for n, (offset, halves, worked) in enumerate(drawn):
        on = day("2026-09-01").fromordinal(day("2026-09-01").toordinal() + offset).isoformat()
        records.append(
            duty(f"d{n}", on, halves)
            if worked
            else record("rest", f"r{n}", person="p", type="comp_rest", day=on, days=halves)
        )
    straight = rest_balances(Facts.of(records, day("2026-11-23")))
    found = straight[0]
    assert found.earned == found.taken + found.lapsed + found.remaining
    shuffle.shuffle(records)
    assert rest_balances(Facts.of(records, day("2026-11-23"))) == straight
