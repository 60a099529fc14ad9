from datetime import date

import pytest

from fqdesk.domain.starting import alike, annual_leave, arranged, derived, read_people, read_places
from fqdesk.domain.starting.dates import read_cell_day
from fqdesk.domain.starting.people import PEOPLE, combine, people_names
from fqdesk.domain.starting.places import NAMES as PLACE_NAMES, PLACES

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1998-07", date(1998, 7, 1)),
        ("1998年7月", date(1998, 7, 1)),
        ("1998/7/15", date(1998, 7, 15)),
        ("2020.08", date(2020, 8, 1)),
        ("2020.8", date(2020, 8, 1)),
        ("199807", date(1998, 7, 1)),
        ("19980715", date(1998, 7, 15)),
        ("2004-02-29", date(2004, 2, 29)),
        ("2016-05-03 00:00:00", date(2016, 5, 3)),
        ("", None),
    ],
)
def test_a_clear_day_is_read(text, day):
    reading = read_cell_day(text, TODAY)
    assert (reading.day, reading.question) == (day, "")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("2020.1", ["2020-01", "2020-10"]),
        ("98.7", ["1998-07"]),
        ("03.7", ["2003-07"]),
        ("31.5", ["1931-05"]),
        ("36000", ["1998-07-24"]),
        ("2012", []),
        ("去年", []),
        ("2027-01", []),
        ("2023-02-29", []),
    ],
)
def test_a_doubtful_day_is_asked_and_never_guessed(text, choices):
    reading = read_cell_day(text, TODAY)
    assert reading.day is None
    assert reading.question
    assert [chosen for _, chosen in reading.choices] == choices


def test_columns_are_found_by_their_headings_and_private_ones_left_out():
    block = [
        ["青石镇派出所花名册"],
        [
            "序号",
            "身份证号",
            "入党时间",
            "姓  名",
            "人员类别",
            "现任职务",
            "参加工作时间",
            "到所时间",
            "政治面貌",
        ],
        [
            "1",
            "11010119900307123X",
            "2012-06",
            "秦柏川",
            "民警",
            "所长",
            "1998-07",
            "2019-03",
            "中共党员",
        ],
        ["2", "", "2026-06", "邵一鸣", "民警", "社区民警", "2019-08", "2022-03", "中共预备党员"],
        ["", "", "", "", "", "", "", "", ""],
    ]
    found = arranged(block, people_names(), list(PEOPLE), combine)
    assert found.rows == [
        ["秦柏川", "民警", "所长", "1998-07", "2019-03", "中共党员 入党 2012-06", ""],
        ["邵一鸣", "民警", "社区民警", "2019-08", "2022-03", "预备党员 2026-06", ""],
    ]
    assert found.ignored == ("序号", "身份证号")


@pytest.mark.parametrize(
    ("admitted", "party", "asked"),
    [
        ("群众", "群众", []),
        ("共青团员", "共青团员", []),
        ("—", "—", []),
        ("预备党员", "预备党员", ["第 1 行：请写接收为预备党员的年月，例如“预备党员 2012-06”。"]),
        ("预备党员 2026-06", "预备党员 2026-06", []),
    ],
)
def test_what_somebody_is_may_stand_in_the_column_of_the_party_day(admitted, party, asked):
    block = [
        ["姓名", "身份", "职务", "参加工作时间", "到所时间", "入党时间"],
        ["何秋实", "民警", "", "2014-09", "2014-09", admitted],
    ]
    (cells,) = arranged(block, people_names(), list(PEOPLE), combine).rows
    assert cells[5] == party
    (row,) = read_people([cells], TODAY)
    assert [doubt.said for doubt in row.doubts] == asked
    assert "full_from" not in row.values


def test_a_word_beside_a_column_of_what_people_are_changes_nothing():
    assert combine({"party": "群众", "admitted": "群众"})["party"] == "群众"
    assert combine({"party": "党员", "admitted": "2012-06"})["party"] == "中共党员 入党 2012-06"
    assert combine({"party": "群众", "admitted": ""})["party"] == "群众"
    assert combine({"party": "非党员", "admitted": "/"})["party"] == "非党员"
    assert combine({"party": "中共党员", "admitted": "/"})["party"] == "中共党员"


@pytest.mark.parametrize(
    ("heading", "column"),
    [("现任职务", "post"), ("进所时间", "day"), ("所长任职", "post"), ("转正年月", "full")],
)
def test_the_headings_of_the_import_are_known_at_the_first_start(heading, column):
    block = [["姓名", heading], ["何秋实", "2012-06"]]
    columns = ["name", "post", "day", "full"]
    (cells,) = arranged(block, people_names(), columns).rows
    assert cells[columns.index(column)] == "2012-06"


def test_a_running_number_is_no_police_number():
    assert "编号" not in people_names()["police_no"]


def test_a_block_without_headings_stays_as_it_is():
    found = arranged([["秦柏川 ", "民警"]], people_names(), list(PEOPLE), combine)
    assert (found.rows, found.headed) == ([["秦柏川", "民警"]], False)


def test_a_plain_row_is_a_person_with_posts():
    row = read_people(
        [["秦 柏川", "民警", "所长、办案民警", "1998-07", "2019-03", "正式党员 2002-06"]], TODAY
    )[0]
    assert row.doubts == ()
    assert row.whole
    assert row.values == {
        "name": "秦柏川",
        "role": "officer",
        "work_start_date": date(1998, 7, 1),
        "day": date(2019, 3, 1),
        "full_from": date(2002, 6, 1),
    }
    assert row.posts == ("station_chief", "case_officer")


def test_party_date_of_a_member_is_asked_with_both_readings():
    cells = ["何秋实", "民警", "内勤", "2013-08", "2016-05", "中共党员 入党 2016-06"]
    (doubt,) = read_people([cells], TODAY)[0].doubts
    assert [text for _, text in doubt.choices] == [
        "正式党员 2016-06",
        "正式党员 2017-06（入党 2016-06）",
    ]
    row = read_people([[*cells[:5], doubt.choices[1][1]]], TODAY)[0]
    assert row.doubts == ()
    assert row.values["probationary_from"] == date(2016, 6, 1)
    assert row.values["full_from"] == date(2017, 6, 1)


def test_every_offered_answer_settles_its_doubt():
    rows = [
        ["汤思远", "职工", "包片儿", "2020.8", "2021.1", "党员 2023.6"],
        ["冯子健", "", "民警", "26.7", "2026-07", "预备党员 26.6"],
        ["陆景和", "辅警", "社区", "2014-07", "43000", "党员 2026-01"],
    ]
    for cells in rows:
        for _ in range(12):
            doubts = [d for d in read_people([cells], TODAY)[0].doubts if d.choices]
            if not doubts:
                break
            cells[doubts[0].column] = doubts[0].choices[0][1]
        row = read_people([cells], TODAY)[0]
        assert row.doubts == (), cells
        assert row.whole


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (["", "民警", "", "", "2020-01", ""], 0),
        (["甲1", "民警", "", "", "2020-01", ""], 0),
        (["甲", "民警", "", "", "", ""], 4),
        (["甲", "民警", "", "2021-01", "2020-01", ""], 3),
        (["甲", "民警", "", "", "2020-01", "党员"], 5),
        (["甲", "民警", "", "", "2020-01", "退党"], 5),
    ],
)
def test_what_only_a_person_can_say_is_told_at_its_cell(cells, column):
    doubts = read_people([cells], TODAY)[0].doubts
    assert [(d.column, d.choices) for d in doubts] == [(column, ())]


def test_two_people_of_one_name_are_asked():
    row = ["王伟", "民警", "", "", "2020-01", ""]
    first, second = read_people([row, row], TODAY)
    assert not first.doubts
    assert "重名" in second.doubts[0].said


def test_two_people_of_one_name_with_two_numbers_are_two():
    row = ["王伟", "民警", "", "", "2020-01", ""]
    found = read_people([[*row, "012345"], [*row, "012346"], [*row, "012346"], row], TODAY)
    assert [bool(one.doubts) for one in found] == [False, False, True, True]
    assert [one.values.get("police_no") for one in found[:2]] == ["012345", "012346"]
    assert "第 2 行重名" in found[2].doubts[0].said
    assert "警号" in found[3].doubts[0].said


@pytest.mark.parametrize(
    ("post", "role"),
    [
        ("所长", "officer"),
        ("内勤、教导员", "officer"),
        ("社区民警", "officer"),
        ("刑侦民警", "officer"),
        ("民警", "officer"),
        ("辅警", "auxiliary"),
        ("包村辅警", "auxiliary"),
        ("勤务辅警", "auxiliary"),
        ("协警", "auxiliary"),
        ("内勤", None),
        ("文职", None),
        ("民警、辅警", None),
        ("", None),
    ],
)
def test_the_post_tells_the_identity_where_it_is_certain(post, role):
    read = read_people([["甲某", "", post, "", "2020-01", ""]], TODAY)[0]
    assert read.values.get("role") == role
    assert any("民警还是辅警" in doubt.said for doubt in read.doubts) == (role is None)


def test_an_identity_that_was_written_is_never_overruled_by_the_post():
    read = read_people([["甲某", "辅警", "社区民警", "", "2020-01", ""]], TODAY)[0]
    assert read.values["role"] == "auxiliary"


@pytest.mark.parametrize(
    ("text", "admitted", "full"),
    [
        ("中共党员（2013.6入党）", date(2013, 6, 1), date(2014, 6, 1)),
        ("中共党员（入党 2013-06）", date(2013, 6, 1), date(2014, 6, 1)),
        ("党员(2013年6月入党)", date(2013, 6, 1), date(2014, 6, 1)),
        ("中共党员（2026-06入党）", date(2026, 6, 1), None),
        ("预备党员 2026-06", date(2026, 6, 1), None),
    ],
)
def test_a_member_with_the_day_of_admission_is_one_since_then(text, admitted, full):
    read = read_people([["甲某", "民警", "", "", "2020-01", text]], TODAY)[0]
    assert read.doubts == ()
    assert read.values.get("probationary_from") == admitted
    assert read.values.get("full_from") == full


def test_a_total_below_the_list_is_nobody():
    head = ["序号", "姓名", "警号", "性别", "职务", "到所时间"]
    block = [head, ["1", "张 伟", "012345", "男", "所长", "2015.3"], ["合计", "4人"], ["备注：无"]]
    found = arranged(block, people_names(), list(PEOPLE), combine)
    assert found.rows == [["张 伟", "民警", "所长", "", "2015.3", "", "012345"]]
    assert found.ignored == ("序号", "性别")
    assert read_people(found.rows, TODAY)[0].doubts == ()


def test_questions_alike_down_a_column_are_one_question():
    rows = [
        ["甲某", "", "", "39264", "43831", ""],
        ["乙某", "", "", "36000", "2020-01", ""],
        ["丙某", "合同制", "", "2007-07", "2020.1", ""],
    ]
    doubts = [doubt for row in read_people(rows, TODAY) for doubt in row.doubts]
    by_cell = {(doubt.row, doubt.column): doubt for doubt in doubts}
    assert {(d.row, d.column) for d in alike(by_cell[0, 1], doubts)} == {(0, 1), (1, 1)}
    assert {(d.row, d.column) for d in alike(by_cell[0, 3], doubts)} == {(0, 3), (1, 3)}
    assert alike(by_cell[0, 4], doubts) == [by_cell[0, 4]]
    assert alike(by_cell[2, 4], doubts) == [by_cell[2, 4]]


@pytest.mark.parametrize(
    "head", [["序号", "村（社区）名称", "户数"], ["村（社区）名称"], ["名 称", "备注"]]
)
def test_the_heading_of_places_is_no_village(head):
    at = next(n for n, cell in enumerate(head) if "名" in cell)
    rows = [[""] * at + [name] for name in ("柳溪村", "石桥村委会")]
    found = arranged([head, *rows], PLACE_NAMES, list(PLACES))
    assert [row[0] for row in found.rows] == ["柳溪村", "石桥村委会"]


def test_a_list_of_names_without_heading_loses_none():
    found = arranged([["柳溪村"], ["石桥村"]], PLACE_NAMES, list(PLACES))
    assert [row[0] for row in found.rows] == ["柳溪村", "石桥村"]


def people(count, **more):
    rows = []
    for number in range(count):
        texts = {"name": f"民警{'甲乙丙丁戊己庚辛壬癸子'[number]}", "role": "民警", "post": ""}
        texts |= {
            "work_start_date": "2010-01",
            "day": "2015-01",
            "party": "正式党员 2012-01",
            "police_no": "",
        } | more
        rows.append([texts[key] for key in PEOPLE])
    return rows


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (2, "不足 3 人：和邻近单位联合"),
        (3, "不足 7 人：可以不设支委会"),
        (6, "不足 7 人：可以不设支委会"),
        (7, "满 7 人：应设支委会"),
        (8, "正式党员 8 人，满 7 人"),
    ],
)
def test_members_decide_the_committee(members, said):
    assert said in derived(read_people(people(members), TODAY), TODAY)[0].said


@pytest.mark.parametrize(
    ("officers", "said"), [(9, "9 人都要休满"), (10, "10 人都要休满"), (11, "至少 10 人要休满")]
)
def test_exactly_ninety_per_cent_is_not_enough(officers, said):
    told = [one.said for one in derived(read_people(people(officers), TODAY), TODAY)]
    assert any(said in sentence for sentence in told), told


def test_leave_of_a_row_is_the_band_of_the_year():
    for start, words in (("2006-11", "15 天"), ("2006-12", "10 天"), ("2026-07", "0，未满 1 年")):
        row = read_people([["甲", "民警", "", start, "2026-08", ""]], TODAY)[0]
        assert annual_leave(row, TODAY) == words
    auxiliary = read_people([["甲", "辅警", "", "", "2026-08", ""]], TODAY)[0]
    assert annual_leave(auxiliary, TODAY) == "不计"


def test_places_by_the_end_of_their_names():
    rows = [
        ["云岭村", "", "3,260"],
        ["青石社区", "", ""],
        ["老街", "", "约三千"],
        ["老街", "社区", "12 人"],
    ]
    found = read_places(rows)
    assert [row.values.get("place_type") for row in found] == [
        "village",
        "community",
        None,
        "community",
    ]
    assert found[0].values["population"] == 3260
    assert [d.column for d in found[2].doubts] == [1, 2]
    assert len(found[2].doubts[0].choices) == 5
    assert "写了两次" in found[3].doubts[0].said
