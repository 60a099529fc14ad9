"""Ledgers from Excel: one plan for the dry run and the real run, all or nothing, twice the same adds nothing."""

from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter

from fqdesk.desk import Query
from fqdesk.desk.import_cells import masked, place_of, targets_said
from fqdesk.desk.importing import perform
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.roster import roster_on
from fqdesk.errors import Refused
from tests import ledger_sheets as sheets
from tests.importing_desk import furnish, planned, refused_rows, station


@pytest.fixture
def desk(tmp_path):
    with station(tmp_path / "所案") as opened:
        yield opened


@pytest.fixture
def ids(desk):
    return furnish(desk)


def total(desk) -> int:
    return sum(desk.count(kind, Query()) for kind in KINDS)


def by_row(made):
    return {row.number: row for row in made.rows}


def said(made, row: int) -> str:
    return " ".join(note.sentence for note in by_row(made)[row].notes)


# -- the five ledgers ----------------------------------------------------------------------------


def test_meetings_with_dates_in_every_habit(desk, ids, tmp_path):
    made = planned(desk, sheets.write(sheets.MEETINGS, tmp_path))
    assert (made.kind.key, made.year) == ("meeting", 2025)
    assert dict(made.counts) == {
        "new": 7, "there": 0, "changed": 0, "refused": 3, "left_out": 0,
    }  # fmt: skip
    assert refused_rows(made) == {10, 11, 12}
    assert "第 10 行 I 列" in said(made, 10)
    assert "吴某" in said(made, 10)
    assert "没有“2025.2.31”这一天" in said(made, 11)
    assert "支委扩大会" in said(made, 12)
    assert made.passed_over[0][0] == 14
    days = [row.drafts[0].values["day"] for row in made.rows if row.drafts]
    assert days == [
        date(2025, 1, 8), date(2025, 1, 15), date(2025, 1, 20), date(2025, 2, 12), date(2025, 2, 18),
        date(2025, 3, 21), date(2025, 5, 6),
    ]  # fmt: skip
    assert by_row(made)[13].drafts[0].values["start"] == "15:00"


def test_everybody_of_the_group_was_there_but_those_named_absent(desk, ids, tmp_path):
    made = planned(desk, sheets.write(sheets.MEETINGS, tmp_path))
    committee = by_row(made)[7].drafts[0].values
    assert committee["absent"] == ({"person": ids["赵明"], "reason": "开会"},)
    assert set(committee["attendees"]) == {ids["钱学礼"], ids["孙丽华"]}
    members = by_row(made)[5].drafts[0].values
    roster = roster_on(Facts.of(desk.registers(), desk.today()), members["day"])
    assert set(members["attendees"]) == {p.id for p in roster.members} - {ids["周建国"]}
    # 应到 8 where the register knows 7 is a doubt with its cell, and the register counts.
    doubt = by_row(made)[6].doubts[0]
    assert (doubt.cell, doubt.head) == ("G6", "应到")
    assert "应到 7 人" in doubt.said


def test_visits_with_groups_units_and_suggestions(desk, ids, tmp_path):
    path = sheets.write(sheets.VISITS, tmp_path)
    made = planned(desk, path, left_out=refused_rows(planned(desk, path)))
    first, last = by_row(made)[3], by_row(made)[8]
    assert [draft.kind for draft in first.drafts] == ["visit", "suggestion"]
    assert first.drafts[0].values["household"] == "hardship"
    assert first.drafts[1].values["source"] == first.drafts[0].id
    assert first.drafts[1].values["result"] == "已转村委会"
    assert last.drafts[0].values["households"] == 12
    assert last.drafts[0].values["group"] == "3组、5组"
    assert by_row(made)[4].drafts[0].values["officers"] == (ids["郑伟"], ids["褚小龙"])
    assert by_row(made)[6].drafts[0].values["day"] == date(2025, 5, 12)
    assert made.supplied == ("没有写“类型”的 5 行，按“民情走访”记。",)
    perform(desk, made)
    assert desk.count("suggestion", Query()) == 3


def test_several_leaves_of_one_row_and_sums_that_contradict(desk, ids, tmp_path):
    made = planned(desk, sheets.write(sheets.LEAVES, tmp_path))
    assert not made.errors
    spans = [(d.values["day"], d.values["end"]) for d in by_row(made)[4].drafts]
    assert spans == [
        (date(2025, 3, 3), date(2025, 3, 7)),
        (date(2025, 10, 9), date(2025, 10, 15)),
    ]
    assert all("days" not in draft.values for draft in made.drafts)
    assert "按放假表是 6 天" in said(made, 4)  # 10-11 was a working Saturday
    assert "应休 15 天" in said(made, 4)  # ten by the years that the register knows
    assert by_row(made)[7].drafts[0].values["end"] == date(2026, 1, 5)
    assert by_row(made)[8].state == "left_out"
    assert made.passed_over == ((9, "“全休率”是合计或说明，不是一件事"),)


def test_a_roster_asks_what_a_cell_leaves_open(desk, tmp_path):
    path = sheets.write(sheets.ROSTER, tmp_path)
    made = planned(desk, path)
    assert not made.errors
    asked = next(note for note in by_row(made)[3].notes if note.choices)
    assert (asked.cell, asked.weight) == ("G3", "doubt")
    answers = {
        note.cell: note.choices[1][1]
        for row in made.rows
        for note in row.notes
        if note.head == "政治面貌"
    }
    perform(desk, planned(desk, path, cells=answers))
    people = {r["name"]: r for r in desk.registers() if r.kind == "person"}
    assert people["赵明"]["probationary_from"] == date(2006, 7, 1)
    assert people["赵明"]["full_from"] == date(2007, 7, 1)
    assert people["孙丽华"]["joined_police_date"] == date(2008, 7, 15)
    assert people["李㛃"]["full_from"] is None
    assert people["陈大勇"]["role"] == "auxiliary"
    posts = {(r["person"], r["post"]) for r in desk.registers() if r.kind == "post"}
    assert (people["赵明"].id, "station_chief") in posts
    again = planned(desk, path, cells=answers)
    assert again.counts["there"] == len(again.rows)


def test_honours_of_station_branch_and_person(desk, ids, tmp_path):
    made = planned(desk, sheets.write(sheets.HONOURS, tmp_path))
    kept = {r["title"]: r for r in perform(desk, made)}
    assert kept["先进集体"]["unit"] == "青石镇派出所"
    assert kept["先进集体"]["day"] == date(2023, 12, 1)
    assert "只写到月" in said(made, 3)
    assert (kept["集体三等功"]["family"], kept["集体三等功"]["level"]) == (
        "police_award",
        "merit_third",
    )
    assert kept["集体三等功"]["artefacts"] == ("plaque", "certificate")
    assert kept["先进基层党组织"]["family"] == "party_award"
    assert kept["嘉奖"]["person"] == ids["钱学礼"]
    assert kept["锦旗“人民卫士”"]["family"] == "public_thanks"


# -- all or nothing ------------------------------------------------------------------------------


@pytest.mark.parametrize("ledger", sheets.ALL, ids=lambda ledger: ledger.file)
def test_every_ledger_comes_in_once(desk, ids, tmp_path, ledger):
    path = sheets.write(ledger, tmp_path)
    out = refused_rows(planned(desk, path))
    made = planned(desk, path, left_out=out)
    before = total(desk)
    kept = perform(desk, made)
    assert len(kept) == len(made.drafts)
    if ledger is not sheets.ROSTER:  # its people are here already, found by their names
        assert kept
    assert total(desk) >= before
    after = total(desk)
    again = planned(desk, path, left_out=out)
    assert not again.drafts
    assert perform(desk, again) == []
    assert total(desk) == after


def test_one_wrong_row_keeps_every_row_out(desk, ids, tmp_path):
    made = planned(desk, sheets.write(sheets.MEETINGS, tmp_path))
    before, seq = total(desk), desk.store.head()
    with pytest.raises(Refused) as refused:
        perform(desk, made)
    assert {fault.key for fault in refused.value.faults} == {"I10", "B11", "C12"}
    assert (total(desk), desk.store.head()) == (before, seq)


def test_one_step_takes_it_back(desk, ids, tmp_path):
    path = sheets.write(sheets.VISITS, tmp_path)
    before = total(desk)
    perform(desk, planned(desk, path, left_out=refused_rows(planned(desk, path))))
    assert total(desk) > before
    assert "导入走访" in (desk.undo() or "")
    assert total(desk) == before


def test_a_plan_made_before_another_write_is_not_carried_out(desk, ids, tmp_path):
    made = planned(desk, sheets.write(sheets.HONOURS, tmp_path))
    desk.save("place", {"name": "新村", "place_type": "village", "day": date(2025, 1, 1)})
    before = total(desk)
    with pytest.raises(Refused, match="台账又变过"):
        perform(desk, made)
    assert total(desk) == before


def test_late_entries_say_why_and_stay_visible(desk, ids, tmp_path):
    path = sheets.write(sheets.LEAVES, tmp_path)
    made = planned(desk, path)
    assert made.late == len(made.drafts)
    assert made.late_reason == "从2025年纸质（Excel）台账补录"
    kept = perform(desk, made)
    assert all(record["late_reason"] == made.late_reason for record in kept)
    assert all(record.late_days() > 3 for record in kept)
    desk.undo()
    own = perform(desk, planned(desk, path, late_reason="旧本子里的"))
    assert {record["late_reason"] for record in own} == {"旧本子里的"}
    desk.undo()
    silent = planned(desk, path, late_reason="")
    assert "请写“补录原因”" in silent.errors[0].said


# -- what is there already -----------------------------------------------------------------------


def test_a_row_that_differs_is_shown_and_only_made_where_it_is_wanted(desk, ids, tmp_path):
    path = sheets.write(sheets.HONOURS, tmp_path)
    perform(desk, planned(desk, path))
    changed = replace(
        sheets.HONOURS, rows=(*sheets.HONOURS.rows[:-1], (*sheets.HONOURS.rows[-1][:-1], "门厅"))
    )
    path = sheets.write(changed, tmp_path)
    shown = planned(desk, path)
    assert (shown.counts["there"], shown.counts["changed"]) == (4, 1)
    title, difference = by_row(shown)[7].differences[0]
    assert "锦旗" in title
    assert (difference.was, difference.now) == ("会议室", "门厅")
    assert perform(desk, shown) == []
    made = planned(desk, path, update=frozenset({7}))
    assert perform(desk, made)[0]["storage"] == "门厅"
    assert desk.count("honour", Query()) == 5
    other = planned(desk, sheets.write(sheets.HONOURS, tmp_path), separate=frozenset({7}))
    assert by_row(other)[7].state == "new"
    perform(desk, other)
    assert desk.count("honour", Query()) == 6


def test_an_empty_cell_never_takes_an_answer_away(desk, ids, tmp_path):
    perform(desk, planned(desk, sheets.write(sheets.HONOURS, tmp_path)))
    bare = replace(
        sheets.HONOURS, rows=tuple((*row[:6], "", "", "") for row in sheets.HONOURS.rows)
    )
    again = planned(desk, sheets.write(bare, tmp_path), update_all=True)
    assert again.counts["there"] == len(again.rows)


def table(path, heads, rows, title="2025年走访登记", sheet="Sheet1"):
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        page.write(0, 0, title)
        for at, row in enumerate((heads, *rows), 1):
            page.write_row(at, 0, row)
    return path


VISIT = ("日期", "村（社区）", "户数", "走访民警", "主要内容")


def test_two_rows_of_one_day_keep_their_own_records(desk, ids, tmp_path):
    rows = [("4.2", "杨树村", 3, "郑伟", "反诈"), ("4.2", "杨树村", 5, "郑伟", "消防")]
    path = table(tmp_path / "走访.xlsx", VISIT, rows)
    perform(desk, planned(desk, path))
    assert planned(desk, path).counts["there"] == 2
    turned = table(tmp_path / "走访.xlsx", VISIT, [rows[1], rows[0]])
    assert planned(desk, turned).counts["there"] == 2


def test_a_row_written_twice_is_one_record(desk, ids, tmp_path):
    row = ("4.2", "杨树村", 3, "郑伟", "反诈")
    made = planned(desk, table(tmp_path / "走访.xlsx", VISIT, [row, row]))
    assert [r.state for r in made.rows] == ["new", "left_out"]
    assert "和第 3 行完全一样" in said(made, 4)


# -- decisions -----------------------------------------------------------------------------------


def test_private_data_is_caught_and_never_repeated(desk, ids, tmp_path):
    path = sheets.write(sheets.VISITS, tmp_path)
    made = planned(desk, path)
    sentences = " ".join(note.sentence for note in made.errors)
    assert {note.cell for note in made.errors} == {"F7", "G7"}
    assert "电话号码" in sentences
    assert "身份证号" in sentences
    assert "138" not in sentences
    assert "510184" not in sentences
    assert "138" not in repr([row.title for row in made.rows])
    cells = {**masked(made.book, made.sheet, ["F7"]), "G7": ""}
    decided = planned(desk, path, cells=cells)
    assert not decided.errors
    kept = perform(desk, decided)
    topic = next(r["topic"] for r in kept if r.kind == "visit" and r.day == date(2025, 5, 20))
    assert topic == "电话138********登记"
    assert desk.find("13800000000") == []


def test_a_ledger_of_members_of_the_public_is_not_read_at_all(desk, ids, tmp_path):
    heads = ("姓名", "日期", "村（社区）", "内容")
    path = table(
        tmp_path / "x.xlsx", heads, [("某某", "4.2", "杨树村", "走访")], "重点人员走访台账"
    )
    with pytest.raises(Refused, match="群众个人情况"):
        planned(desk, path)


def test_columns_about_people_are_left_where_they_are(desk, ids, tmp_path):
    heads = (*VISIT, "户主姓名", "联系电话", "家庭住址")
    row = ("4.2", "杨树村", 3, "郑伟", "反诈", "某某", "13800000000", "3组12号")
    made = planned(desk, table(tmp_path / "走访.xlsx", heads, [row]))
    assert not made.errors
    assert {c.head: c.why for c in made.unmapped} == dict.fromkeys(
        heads[5:], "涉及个人信息，程序不存"
    )
    assert "某某" not in repr(made.drafts)


def test_a_column_can_be_something_else(desk, ids, tmp_path):
    heads = ("日期", "村（社区）", "户数", "走访民警", "干了啥", "主要内容")
    path = table(tmp_path / "走访.xlsx", heads, [("4.2", "杨树村", 3, "郑伟", "反诈", "都懂了")])
    made = planned(desk, path)
    assert made.unmapped[0].head == "干了啥"
    columns = targets_said(made, [("E", "主题"), ("F", "情况和意见")])
    changed = planned(desk, path, columns=columns)
    values = changed.drafts[0].values
    assert (values["topic"], values["content"]) == ("反诈", "都懂了")
    with pytest.raises(Refused, match="没有“天气”这一项"):
        targets_said(made, [("E", "天气")])
    with pytest.raises(Refused, match="G7"):
        place_of("七列")


def test_a_day_without_a_year_needs_one(desk, ids, tmp_path):
    path = table(tmp_path / "走访.xlsx", VISIT, [("4.2", "杨树村", 3, "郑伟", "反诈")], "走访登记")
    assert "没有写哪一年" in planned(desk, path).errors[0].said
    assert planned(desk, path, year=2024).drafts[0].values["day"] == date(2024, 4, 2)


def test_a_number_whose_last_zero_excel_dropped_is_asked(desk, ids, tmp_path):
    path = table(tmp_path / "走访.xlsx", VISIT, [(5.2, "杨树村", 3, "郑伟", "反诈")])
    note = planned(desk, path).errors[0]
    assert [text for _, text in note.choices] == ["2025-05-02", "2025-05-20"]
    made = planned(desk, path, cells={note.cell: note.choices[1][1]})
    assert made.drafts[0].values["day"] == date(2025, 5, 20)


def test_an_unclear_kind_is_asked_for(desk, ids, tmp_path):
    path = table(tmp_path / "x.xlsx", ("日期", "地点"), [("2025-04-02", "杨树村")], "登记")
    with pytest.raises(Refused, match="看不出") as refused:
        planned(desk, path)
    assert "可能是" in refused.value.hint
    assert planned(desk, path, kind="visit").kind.key == "visit"
    with pytest.raises(Refused, match="不从表格导入"):
        planned(desk, path, kind="setting")


def test_the_sheet_with_most_rows_is_read_and_the_others_are_named(desk, ids, tmp_path):
    path = tmp_path / "2025走访.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("说明").write(0, 0, "填表说明")
        for name, count in (("一季度", 1), ("二季度", 2)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, VISIT)
            for at in range(count):
                page.write_row(at + 1, 0, (f"4.{at + 2}", "杨树村", 3, "郑伟", "反诈"))
    made = planned(desk, path)
    assert (made.sheet, made.other_sheets) == ("二季度", ("说明", "一季度"))
    assert made.year == 2025
    assert planned(desk, path, sheet="一季度").sheet == "一季度"
    with pytest.raises(Refused, match="没有“三季度”这张表"):
        planned(desk, path, sheet="三季度")


def test_the_desk_refuses_what_saving_would_refuse(desk, ids, tmp_path):
    made = planned(
        desk, table(tmp_path / "走访.xlsx", VISIT, [("2018.4.2", "杨树村", 3, "郑伟", "反诈")])
    )
    assert made.counts["refused"] == 1
    assert made.errors[0].cell == "D3"  # he came in 2019


def test_a_title_says_what_no_column_says(desk, ids, tmp_path):
    heads = ("时间", "地点", "主持人", "会议主题", "缺席人员")
    rows = [("1.8", "会议室", "钱学礼", "年度计划", "赵明（开会）")]
    path = table(tmp_path / "x.xlsx", heads, rows, "2025年支委会会议记录")
    made = planned(desk, path)
    assert made.supplied[0] == "没有“类型”这一列，按标题都记“支部委员会”。"
    values = made.drafts[0].values
    assert values["type"] == "committee_meeting"
    assert set(values["attendees"]) == {ids["钱学礼"], ids["孙丽华"]}
    mixed = table(tmp_path / "y.xlsx", heads, rows, "2025年支委会、党课会议记录")
    assert "“类型”没有填" in planned(desk, mixed).errors[0].said


def test_a_column_taken_by_a_like_name_is_marked(desk, ids, tmp_path):
    heads = ("日期", "村（社区）", "户数", "走访民警", "主要走访内容")
    row = ("4.2", "杨树村", 3, "郑伟", "反诈")
    made = planned(desk, table(tmp_path / "走访.xlsx", heads, [row]))
    assert [(c.head, c.target) for c in made.columns if c.near] == [("主要走访内容", "topic")]


def test_day_and_time_in_columns_of_their_own_and_everybody_there(desk, ids, tmp_path):
    heads = ("时间", "日 期", "会议类型", "参加\n人员", "会议主题")
    rows = [
        ("15:00", "2025.1.8", "集体学习", "全体民警", "条例"),
        ("9:30", "2025.1.9", "主题党日", "全体党员参加", "走访"),
        ("", "2025.1.10", "集体学习", "全体学员", "条例"),
    ]
    made = planned(desk, table(tmp_path / "x.xlsx", heads, rows, "学习记录"))
    first, second = (by_row(made)[n].drafts[0].values for n in (3, 4))
    assert (first["day"], first["start"]) == (date(2025, 1, 8), "15:00")
    assert len(first["attendees"]) == 9
    assert len(second["attendees"]) == 7
    assert "按花名册 2025-01-08 记 9 人" in said(made, 3)
    assert "花名册里没有“全体学员”" in said(made, 5)
