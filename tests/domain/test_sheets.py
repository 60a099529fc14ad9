from datetime import date

import pytest

from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.domain.sheets import called

DAY = date(2026, 11, 20)


def record(kind, id_, **values):
    return Record(id_, kind, values)


def person(id_, **more):
    return record("person", id_, name=id_, role="officer", day=date(2020, 1, 1), **more)


def post(id_, who, what):
    return record("post", id_, person=who, post=what, day=date(2024, 1, 1))


STATION = [
    person("书记", full_from=date(2004, 1, 1)),
    person("组委", full_from=date(2010, 1, 1)),
    person("党员", full_from=date(2012, 1, 1)),
    person("预备", probationary_from=date(2026, 6, 1)),
    person("群众"),
    record("person", "辅警", name="辅警", role="auxiliary", day=date(2020, 1, 1)),
    record(
        "person", "走了", name="走了", role="officer", day=date(2020, 1, 1), until=date(2026, 1, 1)
    ),
    record("branch", "b", name="支部", day=date(2024, 1, 1), committee=True),
    post("p1", "书记", "branch_secretary"),
    post("p2", "组委", "org_commissioner"),
    post("p3", "组委", "deputy_chief"),
]


def sheet(kind_of_meeting, *more, day=DAY):
    facts = Facts.of([*STATION, *more], DAY)
    return called(facts, record("meeting", "m", type=kind_of_meeting, day=day))


def leave(state="approved", **more):
    values = {
        "person": "组委",
        "type": "annual_leave",
        "day": date(2026, 11, 16),
        "end": date(2026, 11, 20),
        "state": state,
    }
    return record("leave", "l", **(values | more))


def test_a_committee_meeting_calls_the_committee_only():
    assert [line.person for line in sheet("committee_meeting")] == ["书记", "组委"]


def test_a_general_meeting_calls_probationary_members_who_do_not_vote():
    lines = {line.person: line for line in sheet("general_meeting")}
    assert set(lines) == {"书记", "组委", "党员", "预备"}
    assert [line.votes for line in lines.values()] == [True, True, True, False]
    assert lines["预备"].post == "预备党员"
    assert lines["组委"].post == "组织委员、副所长"


def test_other_meetings_call_everybody_who_was_there_that_day():
    people = [line.person for line in sheet("analysis_meeting")]
    assert "辅警" in people
    assert "走了" not in people
    before = sheet("analysis_meeting", day=date(2025, 12, 31))
    assert "走了" in [line.person for line in before]


def test_a_leave_over_years_says_its_years():
    long = leave(day=date(2024, 1, 10), end=date(2027, 1, 5), type="sick_leave")
    proof = {line.person: line.proof for line in sheet("committee_meeting", long)}
    assert proof["组委"] == "2024-01-10 至 2027-01-05"


def test_approved_leave_is_brought_along_with_its_days():
    away = {line.person: line.away for line in sheet("committee_meeting", leave())}
    assert away == {"书记": "", "组委": "年休假"}
    proof = {line.person: line.proof for line in sheet("committee_meeting", leave())}
    assert proof["组委"] == "11-16 至 11-20"


@pytest.mark.parametrize(
    "given",
    [
        leave(state="planned"),
        leave(state="cancelled"),
        leave(returned_on=date(2026, 11, 19)),
        leave(end=date(2026, 11, 19)),
        leave(day=date(2026, 11, 21), end=date(2026, 11, 22)),
    ],
)
def test_leave_that_does_not_cover_the_day_excuses_nobody(given):
    assert all(not line.away for line in sheet("committee_meeting", given))
