"""Rest, nights and health checks as the leave page lists them; approval and return of leave."""

from datetime import date

from fqdesk.domain.calendar import calendar_of
from fqdesk.domain.roster import roster_on
from fqdesk.domain.sheets.care import (
    care_year,
    health,
    next_up,
    open_rest,
    owed_rest,
    rest_form,
    unrested,
)
from fqdesk.domain.sheets.leave_acts import approval, back_on
from tests.domain.make import facts, person, record


def duty(id_: str, day: str, who: str = "甲", **values):
    given = {"type": "overtime", "day": day, "people": (who,), "owed": 2}
    return record("duty", id_, **{**given, **values})


def known(*more, on: str = "2026-11-23"):
    first, second = person("甲", "2015-01-01"), person("乙", "2015-02-01")
    return facts(on, first, second, person("丙", "2015-03-01", role="auxiliary"), *more)


def test_the_form_begins_with_what_runs_out_first():
    limit = record("setting", key="rest.expiry_days", value="90", day="2020-01-01")
    found = known(duty("new", "2026-11-10"), duty("old", "2026-09-10"), limit)
    mine = next(one for one in owed_rest(found) if one.person == "甲")
    assert [owed.duty for owed in open_rest(mine)] == ["old", "new"]
    assert rest_form(mine) == {
        "person": "甲",
        "type": "comp_rest",
        "day": None,
        "source": "old",
        "days": 2,
    }


def test_officers_are_listed_always_and_auxiliaries_when_something_is_owed():
    assert [one.person for one in owed_rest(known())] == ["甲", "乙"]
    with_aid = known(duty("aid", "2026-11-10", "丙"))
    assert [one.person for one in owed_rest(with_aid)] == ["甲", "乙", "丙"]
    nothing = next(one for one in owed_rest(known()) if one.person == "乙")
    assert rest_form(nothing) == {"person": "乙", "type": "comp_rest", "day": None}


def test_nights_of_the_last_month_without_rest():
    found = unrested(
        known(
            duty("late", "2026-11-20", type="night_duty"),
            duty("rested", "2026-11-18", type="night_duty"),
            duty("long ago", "2026-09-20", type="night_duty"),
            record("rest", person="甲", type="rotation_rest", day="2026-11-19", days=2),
        )
    )
    assert [one.key for one in found] == ["late 甲"]
    assert found[0].form()["day"] == date(2026, 11, 21)


def test_health_checks_of_the_year_and_why_one_was_missed():
    found = health(
        known(
            record("health_check", "before", day="2025-05-10", done=("甲", "乙")),
            record(
                "health_check",
                "now",
                day="2026-05-10",
                done=("甲",),
                not_done=({"person": "乙", "reason": "出差"},),
            ),
        )
    )
    assert [(one.person, one.this_year, one.last.id, one.missed) for one in found] == [
        ("甲", True, "now", ""),
        ("乙", False, "before", "出差"),
    ]


def test_the_chief_approves_everybody_but_himself():
    post = record("post", person="甲", post="station_chief", day="2020-01-01")
    roster = roster_on(known(post), date(2026, 11, 23))
    on = date(2026, 11, 23)
    leave = record("leave", person="乙", day="2026-12-01", end="2026-12-02", state="planned")
    assert approval(leave, roster, on) == {
        "state": "approved",
        "approved_on": on,
        "approved_by": "甲",
    }
    own = leave.with_values(person="甲")
    assert approval(own, roster, on)["approved_by"] is None


def test_a_return_is_proposed_inside_the_leave():
    leave = record("leave", person="乙", day="2026-11-20", end="2026-11-25")
    assert back_on(leave, date(2026, 11, 23)) == date(2026, 11, 23)
    assert back_on(leave, date(2026, 12, 1)) == date(2026, 11, 25)
    assert back_on(leave, date(2026, 11, 1)) == date(2026, 11, 20)


def test_a_year_of_care_in_one_answer():
    found = known(duty("d", "2026-11-20", type="night_duty"))
    year = care_year(found, calendar_of(found), 2026)
    assert [share.person for share in year.shares if share.nights] == ["甲"]
    assert year.owed == 2
    assert [one.key for one in year.nights] == ["d 甲"]
    assert len(year.checks) == 2


def test_whose_turn_a_holiday_would_be():
    found = known(
        duty("new year", "2026-01-01", type="holiday_duty"),
        duty("night", "2026-11-10", "乙", type="night_duty"),
    )
    assert next_up(care_year(found, calendar_of(found), 2026)) == ("乙", "甲")
