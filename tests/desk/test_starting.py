from datetime import date

from fqdesk.desk.starting import keep_branch, keep_people, keep_places, keep_standards
from fqdesk.domain.roster import roster_on
from fqdesk.domain.starting import read_people, read_places

SINCE = date(2024, 3, 3)


def people(desk, *rows):
    return read_people(rows, desk.today())


def test_a_new_station_is_unfinished_until_somebody_is_entered(desk):
    assert desk.unfinished()
    keep_people(desk, people(desk, ["甲", "民警", "", "", "2020-01", ""]), [])
    assert not desk.unfinished()


def test_what_is_in_doubt_takes_nothing_away(desk):
    ids = keep_people(desk, people(desk, ["甲", "民警", "", "2010-01", "2020-01", ""]), [])
    desk.change(ids[0], {"police_no": "012345"})
    again = keep_people(desk, people(desk, ["甲", "辅警", "", "2010.1", "2020-01", ""]), ids)
    kept = desk.record(again[0])
    assert again == ids
    assert (kept["role"], kept["police_no"]) == ("auxiliary", "012345")
    assert kept["work_start_date"] == date(2010, 1, 1)


def test_a_row_that_is_not_whole_is_not_kept(desk):
    assert keep_people(desk, people(desk, ["甲", "", "", "", "2020-01", ""]), []) == [""]
    assert desk.unfinished()


def test_places_keep_their_day_when_they_are_renamed(desk):
    first = keep_places(desk, read_places([["云岭村"], ["老街社区"]]), [], SINCE)
    second = keep_places(desk, read_places([["云岭新村"], ["老街社区"]]), first, date(2025, 1, 1))
    assert first == second
    assert desk.record(first[0])["name"] == "云岭新村"
    assert desk.record(first[0]).day == SINCE


def test_the_branch_is_kept_once_and_a_seat_can_be_given_to_another(desk):
    rows = [[name, "民警", "", "", "2020-01", "正式党员 2015-01"] for name in ("甲", "乙")]
    first, second = keep_people(desk, people(desk, *rows), [])
    branch = {"name": "支部", "day": date(2025, 3, 1), "committee": False}
    keep_branch(desk, branch, {"branch_secretary": first}, [])
    head = desk.store.head()
    keep_branch(desk, branch, {"branch_secretary": first}, [])
    assert desk.store.head() == head
    keep_branch(desk, branch, {"branch_secretary": second}, [])
    roster = roster_on(desk.registers_facts(), desk.today())
    assert roster.secretary.id == second
    assert len(roster.posts) == 1


def test_standards_are_all_until_some_are_chosen(desk):
    every = [known.id for known in desk.standards() if not known.reference]
    assert [known.id for known in desk.chosen_standards()] == every
    keep_standards(desk, ["chongzhou-2019"])
    assert [known.id for known in desk.chosen_standards()] == ["chongzhou-2019"]


def test_a_post_that_is_held_in_a_village_is_not_given_a_second_time(desk):
    row = ["甲", "民警", "社区民警", "", "2020-01", ""]
    ids = keep_people(desk, people(desk, [*row[:2], "", *row[3:]]), [])
    place = keep_places(desk, read_places([["云岭村"]]), [], SINCE)[0]
    job = {"person": ids[0], "post": "community_officer", "place": place, "day": SINCE}
    desk.save("post", job)
    keep_people(desk, people(desk, row), ids)
    assert len([record for record in desk.registers() if record.kind == "post"]) == 1
