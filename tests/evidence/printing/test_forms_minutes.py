"""会议记录 and 签到表: what was said is on the paper, whole, with votes weighed and lateness said."""

from datetime import date
from pathlib import Path

import pytest

from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.printing.forms import minutes, sign_in
from fqdesk.evidence.printing.forms.ballots import needed, result
from tests.evidence.printing.paper import lines, printed, texts
from tests.evidence.printing.station_facts import founded

FORBIDDEN = set("，。、；：？！）》」』】〕”’")


def meeting(**changes: object) -> tuple[Record, Facts]:
    """A general meeting of the invented branch with what a test changes."""
    station, ids = founded()
    there = ("赵明", "钱学礼", "孙丽华", "周建国", "郑伟", "冯䶮", "欧阳文静", "李㛃")
    values: dict[str, object] = {
        "type": "general_meeting",
        "start": "15:00",
        "end": "16:25",
        "place": "二楼会议室",
        "number": "会25-17",
        "original": "盒 1 第 33 页",
        "chair": ids["钱学礼"],
        "recorder": ids["孙丽华"],
        "topic": "第二季度党员大会",
        "attendees": tuple(ids[name] for name in there),
        "absent": ({"person": ids["沈立群"], "reason": "参加县局培训"},),
        "minutes": "一、通报工作。钱学礼：上半年走访304户次。\n郑伟：不同意第二条，理由是人手不足。",
        "actions": (
            {"matter": "路灯报修", "person": ids["赵明"], "due": date(2025, 7, 15)},
            {"matter": "年底走访", "person": ids["郑伟"], "due": date(2026, 1, 31)},
        ),
    }
    day = changes.pop("day", "2025-06-30")
    late = changes.pop("late", 0)
    known = station.add("meeting", str(day), late=int(str(late)), **(values | changes))
    facts = station.facts()
    return facts.by_id[known], facts


def page(tmp_path: Path, record: Record, facts: Facts) -> list[str]:
    return list(texts(printed(tmp_path / "m.pdf", minutes.sheet(record, facts))))


def test_everything_of_a_meeting_stands_on_its_page(tmp_path: Path) -> None:
    (text,) = page(tmp_path, *meeting())
    for said in (
        "青石镇派出所党支部会议记录", "会25-17", "盒1第33页", "2025年6月30日（星期一）15:00至16:25",
        "9人", "8人", "1人", "李㛃", "冯䶮", "沈立群：参加县局培训", "郑伟：不同意第二条",
        "路灯报修", "7月15日", "2026-01-31", "主持人签字", "登记于2025年6月30日（当日）",
        "预备党员1名（李㛃）计入应到，不计入表决",
    ):  # fmt: skip
        assert said in text
    assert "补录" not in text


def test_a_late_entry_says_days_and_reason(tmp_path: Path) -> None:
    (text,) = page(tmp_path, *meeting(late=14, late_reason="防汛备勤，内勤抽调"))
    assert "补录：事后14天登记。原因：防汛备勤，内勤抽调。" in text


def test_the_third_day_is_in_time_and_the_fourth_is_late(tmp_path: Path) -> None:
    assert "补录" not in page(tmp_path, *meeting(late=3))[0]
    assert "补录：事后4天登记。原因：未写原因。" in page(tmp_path, *meeting(late=4))[0]


@pytest.mark.parametrize("paragraphs", [1, 45])
def test_long_minutes_go_on_over_the_page_and_lose_nothing(tmp_path: Path, paragraphs: int) -> None:
    said = [
        f"第{n}点：" + "谁说了什么都照记，有不同意见也照记。" * (2400 // paragraphs // 18)
        for n in range(paragraphs)
    ]
    pages = page(tmp_path, *meeting(minutes="\n".join(said)))
    assert len(pages) == 3
    assert all(text.count("（续）") == 1 for text in pages[1:])
    whole = "".join(pages)
    for char in "谁照":
        assert whole.count(char) == "".join(said).count(char)
    assert all(f"第{n}点：" in whole for n in range(paragraphs))
    assert "主持人签字" in pages[-1]


def test_no_line_begins_with_a_mark_that_may_not(tmp_path: Path) -> None:
    text = "《意见》、“三会一课”（含党课）：各人发言，见会25-14；2025年6月11日审查。" * 40
    record, facts = meeting(minutes=text, resolution="同意，报上级。")
    found = lines(printed(tmp_path / "m.pdf", minutes.sheet(record, facts)))
    assert len([line for line in found if "审查" in line]) > 10
    assert [line for line in found if line[0] in FORBIDDEN] == []


@pytest.mark.parametrize(
    ("sort", "title"),
    [
        ("committee_meeting", "青石镇派出所党支部会议记录"),
        ("theme_day", "青石镇派出所党支部主题党日活动记录"),
        ("party_class", "青石镇派出所党支部党课记录"),
        ("org_life_meeting", "青石镇派出所党支部组织生活会记录"),
        ("collective_study", "青石镇派出所集体学习记录"),
    ],
)
def test_each_sort_has_its_title(tmp_path: Path, sort: str, title: str) -> None:
    (text,) = page(tmp_path, *meeting(type=sort, lecturer="县委党校王老师"))
    assert title in text
    assert "县委党校王老师" in text


def vote(entitled: int, present: int, ayes: int, **more: object) -> dict[str, object]:
    return {"matter": "事项", "entitled": entitled, "present": present, "ayes": ayes} | more


@pytest.mark.parametrize(
    ("given", "must", "says"),
    [
        (vote(8, 7, 5), "5 票", ("met", "表决有效")),
        (vote(8, 7, 4), "5 票", ("not_applicable", "未获通过")),
        (vote(8, 7, 4, passed=True), "5 票", ("not_met", "票数不够")),
        (vote(8, 7, 6, passed=False), "5 票", ("not_applicable", "未获通过")),
        (vote(8, 3, 3, passed=True), "5 票", ("not_met", "到会人数不够")),
        (vote(8, 4, 4, vote_type="admission"), "5 票", ("not_met", "到会人数不够")),
        (vote(10, 8, 5, vote_type="election"), "5 票", ("met", "表决有效")),
        (vote(10, 7, 7, vote_type="election"), "4 票", ("not_met", "到会人数不够")),
    ],
)
def test_a_vote_is_weighed_on_the_right_base(
    given: dict[str, object], must: str, says: tuple[str, str]
) -> None:
    assert needed(given, "general_meeting") == must
    assert result(given, "general_meeting") == says


def test_several_votes_name_their_matters_and_one_does_not_repeat_its_own(tmp_path: Path) -> None:
    two = (vote(8, 8, 8, matter="接收甲"), vote(8, 8, 3, matter="推荐乙"))
    (text,) = page(tmp_path, *meeting(votes=two, resolution="见各项。"))
    assert "1.接收甲" in text
    assert "2.推荐乙" in text
    assert text.count("表决有效") == text.count("未获通过") == 1
    (text,) = page(tmp_path, *meeting(votes=two[:1], resolution="同意接收。"))
    assert "接收甲" not in text
    assert "同意接收。" in text


def test_a_sign_in_sheet_has_the_names_of_the_day_and_room_for_guests(tmp_path: Path) -> None:
    record, facts = meeting()
    (text,) = texts(printed(tmp_path / "s.pdf", sign_in.sheet(record, facts)))
    expected = ("赵明所长", "钱学礼教导员、支部书记", "李㛃内勤预备党员", "冯䶮民警")
    assert all(said in text for said in expected)
    assert "阿卜杜热合曼" not in text, "is no member and is not called"
    assert "应到9人" in text
    assert "14" in text, "nine names and five empty rows"
