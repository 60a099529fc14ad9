"""Line breaking: what may stand where, what may be cut, and how full the lines are."""

import itertools
import re

import pytest
from hypothesis import given, settings, strategies as st

from fqdesk.evidence.layout.breaking import break_lines
from fqdesk.evidence.layout.measure import NEVER_FIRST, NEVER_LAST, gaps, spans
from fqdesk.evidence.layout.paragraph import Line, Run, Style

SONG = Style("song", 10.5)

CORPUS = (
    (
        "一、支部上半年工作情况通报。钱学礼：上半年召开支委会6次、党员大会3次、主题党日6次；党员带头"
        "分片包村，走访304户次，收到意见建议21条，办结17条（其中路灯、护栏各1件……尚在协调）。会议"
        "认为：“夜间值班后补休落实不匀”的问题，应当由支委逐件认领、逐件销号。"
    ),
    (
        "根据《全市公安机关创建“枫桥式公安派出所”活动实施方案》（崇公发〔2019〕3号）四（六）25，"
        "民警年休假全休率高于90%；2025年1月1日至2025年12月31日，应休11人，已休满10人（90.9%），"
        "见休25-07、休25-11、会25-21号记录；2026年3月6日复核。"
    ),
    (
        "群众反映：村口路灯不亮，“晚上看不见路”；渡口护栏松动——汛期尤其危险！怎么办？派出所会同"
        "村委会（柳河村、杨树村）、电力公司等单位现场勘查，于7月10日前修复，8月2日回访，满意率100%。"
        "附件：1.《走访登记表》；2.《整改照片（前后对照）》……共12页。"
    ),
    (
        "李㛃、张䶮、王𬭚、陈𠅤、孙㙓、买买提·阿不都热依木等6人参加；联系电话028-8230×××，电子邮箱"
        "qingshi@example.cn，内网地址http://10.0.0.1/a/very/long/path/that/does/not/end/here?x=1&y=2。"
        "“枫桥经验”（‘小事不出村、大事不出镇、矛盾不上交’）学习体会：A4纸、PDF/A-2u格式、约1.5万字。"
    ),
)


def solid(text: str) -> list[tuple[int, int]]:
    """Every date, document number, record number, word and number of a text."""
    pattern = (
        r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|〔\d{4}〕\d+号|[休会谈]\d{2}-\d{2}"
        r"|[0-9A-Za-z][0-9A-Za-z@./:?=&%,-]*|……|——"
    )
    return [m.span() for m in re.finditer(pattern, text) if len(m[0]) > 1]


def bounds(text: str, lines: list[Line]) -> list[int]:
    """Where each line but the first begins in the text; trailing spaces belong to the line above."""
    cuts, at = [], 0
    for line in lines:
        at = text.index(line.text, at) if line.text else at
        cuts.append(at)
        at += len(line.text)
    return cuts[1:]


@pytest.mark.parametrize("text", CORPUS)
@pytest.mark.parametrize("width", range(90, 490, 10))
def test_no_forbidden_line_start_or_end_and_nothing_cut(shaper, text, width):
    lines = break_lines(Run(text, SONG), width, shaper.faces, indent=2)
    assert "".join(line.text for line in lines) == text
    for before, after in itertools.pairwise(lines):
        start = bounds(text, lines)[lines.index(after) - 1]
        torn = any(a < start < b for a, b, _ in spans(text))
        if not torn:
            pair = text[start : start + 2] in {"……", "——"}
            assert after.text[0] not in NEVER_FIRST or pair, after.text
            assert before.text[-1] not in NEVER_LAST, before.text
    cuts = set(bounds(text, lines))
    for start, end in solid(text):
        word = sum(shaper.faces["song"].widths[c] for c in text[start:end]) * 10.5
        inside = cuts.intersection(range(start + 1, end))
        assert not inside or word > width - 21, text[start:end]


@pytest.mark.parametrize("text", CORPUS)
@pytest.mark.parametrize("width", [120, 200, 333, 442])
def test_full_lines_end_at_the_right_edge(shaper, text, width):
    lines = break_lines(Run(text, SONG), width, shaper.faces, indent=2)
    full = [line for line in lines[:-1] if "http" not in line.text and "/" not in line.text]
    assert full
    for line in full:
        assert line.width == pytest.approx(width, abs=0.05)
    assert all(line.width <= width + 0.05 for line in lines)


def last_line(shaper, text: str, width: float) -> str:
    return break_lines(Run(text, SONG), width, shaper.faces)[-1].text


def test_marks_and_gaps_give_way_to_save_a_last_line(shaper):
    text = "主题党日6次；党员带头分片包村，走访304户次，收到意见建议21条，办结17条。"
    whole = shaper.width(text, SONG)
    lines = break_lines(Run(text, SONG), whole - 12, shaper.faces)
    assert [line.text for line in lines] == [text]
    assert lines[0].width <= whole - 12 + 0.05
    assert len(break_lines(Run(text, SONG), whole - 60, shaper.faces)) == 2


@pytest.mark.parametrize("text", CORPUS)
def test_last_line_has_at_least_three_characters(shaper, text):
    short = [
        width
        for width in range(150, 490, 2)
        if len(re.findall(r"[0-9A-Za-z.%+-]+|\w", last_line(shaper, text, width))) < 3
    ]
    assert short == []


def test_gap_between_han_and_digits_but_not_in_dates_and_numbers(shaper):
    widths = shaper.faces["song"].widths
    for text, spaces in (
        ("共8名", [1, 2]),
        ("于2026年3月6日到", []),
        ("见休25-07号", [7]),
        ("川公〔2024〕3号文", []),
        ("第12页", [1, 3]),
    ):
        found = [n + 1 for n, gap in enumerate(gaps(text, widths)) if gap > 0]
        assert found == spaces, text


def test_adjacent_marks_give_up_half(shaper):
    widths = shaper.faces["song"].widths
    after = gaps("村）、（社区）。", widths)
    assert [n for n, gap in enumerate(after) if gap < 0] == [1, 2, 6]


def test_underlined_clause_keeps_its_own_style(shaper):
    clause = Style("kai", 10.5, underline=True)
    plain = Style("kai", 10.5)
    runs = [Run("前面的话，", plain), Run("民警年休假全休率高于90%", clause), Run("。", plain)]
    lines = break_lines(runs, 120, shaper.faces)
    marked = "".join(p.text for line in lines for p in line.pieces if p.style.underline)
    assert marked == "民警年休假全休率高于90%"


def test_newlines_are_kept_and_empty_text_is_one_line(shaper):
    assert [line.text for line in break_lines(Run("甲\n乙", SONG), 200, shaper.faces)] == [
        "甲",
        "乙",
    ]
    assert len(break_lines(Run("", SONG), 200, shaper.faces)) == 1


@given(st.text(alphabet="一二三四，。（）《》“”、：…—a1b2 %-/·年月日〔〕号", max_size=60))
@settings(deadline=None, max_examples=150)
def test_any_text_comes_out_whole_and_inside_the_width(shaper_for_any, text):
    lines = break_lines(Run(text, SONG), 100, shaper_for_any.faces)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= 100.1 for line in lines if len(line.text) > 3)


@pytest.fixture(scope="module")
def shaper_for_any(shaper):
    return shaper
