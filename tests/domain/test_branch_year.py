import pytest

from fqdesk.domain.calendar import load_calendar
from fqdesk.domain.periods import Month
from fqdesk.domain.sheets.branch_year import branch_year, clues
from fqdesk.domain.sheets.talk_pairs import talk_pairs
from fqdesk.domain.sheets.turnout import turnout
from tests.domain.make import facts, member, record

ON = "2026-11-23"
CALENDAR = load_calendar(())
BRANCH = record("branch", name="支部", day="2024-01-01", term_years=5, theme_day=25, committee=True)
PEOPLE = [member(f"党员{n}") for n in range(1, 8)]
SECRETARY = record("post", person="党员1", post="branch_secretary", day="2024-01-01")
ORGANISER = record("post", person="党员2", post="org_commissioner", day="2024-01-01")


def meeting(kind, day, key="", **more):
    return record("meeting", key, type=kind, day=day, topic="x", **more)


def year(*records, on=ON, number=2026, drafts=None):
    held = facts(on, BRANCH, SECRETARY, ORGANISER, *PEOPLE, *records)
    return {line.label: line for line in branch_year(held, CALENDAR, number, drafts)}


def marks(line):
    return {m.month: (m.state, m.text) for cell in line.cells for m in cell.marks}


def test_a_month_shows_the_day_of_the_event_never_of_the_entry():
    held = meeting("committee_meeting", "2026-03-13", entered="2026-03-14T09:00")
    late = meeting("committee_meeting", "2026-04-15", entered="2026-05-02T09:00")
    line = year(held, late)["支部委员会"]
    assert marks(line)[3] == ("done", "13日")
    assert marks(line)[4] == ("late", "15日补")
    assert marks(line)[5] == ("overdue", "缺")
    assert marks(line)[11] == ("due", "30日前")
    assert 12 not in marks(line)
    assert line.count == "2 / 12"


def test_a_quarter_is_one_cell_with_its_sign_in_the_month_of_the_meeting():
    line = year(meeting("general_meeting", "2026-05-21"))["支部党员大会"]
    assert [(cell.first, cell.last) for cell in line.cells] == [(1, 3), (4, 6), (7, 9), (10, 12)]
    assert marks(line) == {
        3: ("overdue", "缺"),
        5: ("done", "21日"),
        9: ("overdue", "缺"),
        12: ("due", "31日前"),
    }
    assert line.norm == "每季 1 次·条例第十一条"


def test_the_fixed_day_is_said_while_it_lies_ahead_and_planned_in_months_to_come():
    found = marks(year()["主题党日"])
    assert found[10] == ("overdue", "缺")
    assert found[11] == ("due", "25日待")
    assert found[12] == ("planned", "拟25日")


def test_a_series_that_does_not_apply_is_one_reason_and_is_not_counted():
    line = year()["党小组会"]
    assert line.said == "本支部没有划分党小组（正式党员 7 人）。"
    assert line.count == "不计"


def test_a_gap_that_was_explained_says_so():
    said = record(
        "judgement",
        standard="cadence",
        item="theme_day",
        check="2026-10",
        outcome="not_met",
        reason="抗洪",
        day="2026-11-01",
    )
    assert marks(year(said)["主题党日"])[10] == ("explained", "已说明")


def test_a_draft_stands_where_it_will_count_and_opens_from_there():
    line = year(drafts={("committee_meeting", Month(2026, 11)): "new-1"})["支部委员会"]
    assert marks(line)[11] == ("draft", "草稿")
    assert line.cells[10].draft == "new-1"


@pytest.mark.parametrize(
    ("days", "said"),
    [(("08", "22"), "8 22"), (("01", "08", "22"), "3次")],
)
def test_several_meetings_in_a_month_print_both_days_or_their_count(days, said):
    held = [meeting("committee_meeting", f"2026-03-{day}") for day in days]
    assert marks(year(*held)["支部委员会"])[3] == ("done", said)


def test_lectures_are_shown_without_a_frequency_and_judged_with_one():
    held = meeting("party_class", "2026-02-12")
    plain = year(held)["党课"]
    assert (plain.count, plain.norm, marks(plain)) == (
        "1 次",
        "本所没有定频次",
        {2: ("done", "12日")},
    )
    setting = record(
        "setting", key="cadence.party_class", value="quarter", said_by="支部", day="2025-01-01"
    )
    assert year(held, setting)["党课"].count == "1 / 4"


def test_dues_tell_how_many_paid():
    everybody = tuple(person.id for person in PEOPLE)
    whole = record("dues", month="2026-01", day="2026-01-05", paid=everybody)
    some = record("dues", month="2026-02", day="2026-02-05", paid=everybody[:5])
    line = year(whole, some)["党费收缴"]
    assert marks(line)[1] == ("done", "7/7")
    assert marks(line)[2] == ("overdue", "5/7")
    assert line.cells[1].records == (some.id,)


def test_talks_are_one_cell_that_counts_people():
    talk = record("heart_talk", talker="党员1", talked="党员2", day="2026-03-06")
    line = year(talk)["谈心谈话"]
    assert line.count == "2 / 7"
    assert marks(line) == {12: ("partly", "余 5 人")}


def test_a_log_of_the_period_that_speaks_of_it_is_a_clue():
    log = record("political_log", text="党员到村里开展主题党日。", day="2026-10-24", author="党员1")
    other = record("political_log", text="整理台账。", day="2026-10-25", author="党员1")
    held = facts(ON, BRANCH, *PEOPLE, log, other)
    (line,) = [x for x in branch_year(held, CALENDAR, 2026) if x.series == "theme_day"]
    assert [found.id for found in clues(held, line.cells[9].duty)] == [log.id]
    assert clues(held, line.cells[8].duty) == []


def test_a_year_to_come_owes_nothing_yet():
    line = year(number=2027)["支部党员大会"]
    assert marks(line) == {}


def test_pairs_count_either_way_and_only_those_with_the_committee_are_asked():
    talks = [
        record("heart_talk", talker="党员1", talked="党员3", day="2026-03-06", content="私"),
        record("heart_talk", talker="党员3", talked="党员1", day="2026-06-06"),
        record("heart_talk", talker="党员3", talked="党员4", day="2025-06-06"),
    ]
    held = facts(ON, BRANCH, SECRETARY, ORGANISER, *PEOPLE, *talks)
    sheet = talk_pairs(held, CALENDAR, 2026)
    assert [m.person for m in sheet.members][:2] == ["党员1", "党员2"]
    assert [m.post for m in sheet.members][:3] == ["支部书记", "组织委员", "党员"]
    pair = sheet.pair("党员3", "党员1")
    assert (pair.asked, str(pair.last), len(pair.talks)) == (True, "2026-06-06", 2)
    members = sheet.pair("党员3", "党员4")
    assert (members.asked, members.last, str(members.before.day)) == (False, None, "2025-06-06")
    done = {m.person: (m.done, m.talks) for m in sheet.members}
    assert done["党员3"] == (True, 2)
    assert done["党员4"] == (False, 0)
    # 2 committee members: 1 pair of their own and 2 × 5 with the others, one of which has talked.
    assert sheet.asked_left == 10


def test_turnout_adds_up_those_present_and_absent_of_each_quarter():
    first = meeting("theme_day", "2026-02-25", attendees=("党员1", "党员2", "党员3"))
    second = meeting("theme_day", "2026-03-25", attendees=("党员1",), absent=({"person": "党员2"},))
    study = meeting("collective_study", "2026-03-26", attendees=("党员1",))
    empty = meeting("theme_day", "2026-04-25")
    quarters = turnout(facts(ON, *PEOPLE, first, second, study, empty), 2026)
    assert [(q.label, q.meetings, q.present, q.called) for q in quarters[:2]] == [
        ("一季度", 2, 4, 5),
        ("二季度", 0, 0, 0),
    ]
    assert float(quarters[0].share) == 0.8
    assert quarters[1].share is None


def test_a_committee_meeting_of_too_few_stays_in_sight_and_is_no_tick():
    posts = ("publicity_commissioner", "discipline_commissioner")
    seats = [
        record("post", person=f"党员{n}", post=post, day="2024-01-01")
        for n, post in enumerate(posts, 3)
    ]
    alone = meeting("committee_meeting", "2026-03-13", "alone", attendees=("党员1",))
    line = year(alone, *seats)["支部委员会"]
    assert marks(line)[3] == ("overdue", "1/4")
    assert next(cell for cell in line.cells if cell.first == 3).records == ("alone",)
    assert line.done == 0


def test_two_reports_a_year_are_counted_as_two():
    often = record("setting", key="cadence.party_report", value="year 2", day="2026-01-01")
    line = year(often, record("party_report", day="2026-06-26", topic="汇报"))["向党委汇报"]
    assert line.norm.startswith("每年 2 次")
    assert line.count == "1 / 2"
