"""Ledgers and forms over pages: heads, groups, totals, long and missing texts."""

import itertools

import pytest
from pypdf import PdfReader

from fqdesk.evidence.layout.blocks import Text
from fqdesk.evidence.layout.flow import flow
from fqdesk.evidence.layout.form import Box, Boxes, Form, label_value, signatures
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, group, nothing
from fqdesk.evidence.layout.tablerows import RowMeasure

COLUMNS = (
    Column("序号", 12, "center"),
    Column("姓　名", 24, "center", name=True),
    Column("事由", 90),
    Column("记录号", 30, "center"),
)


def rows(count):
    return [(f"#{n}", "赵明", "矛盾纠纷排查", f"休25-{n:02d}") for n in range(1, count + 1)]


def pages(printed, shaper, blocks):
    path = printed(flow(blocks, shaper))
    return [page.extract_text() for page in PdfReader(path).pages]


def per_page(texts):
    return [[line for line in text.split() if line.startswith("#")] for text in texts]


@pytest.mark.parametrize("count", [1, 2, 23, 24, 25, 26, 49, 50, 51, 52, 120])
def test_every_row_once_in_order_and_never_one_alone_at_the_end(printed, shaper, count):
    texts = pages(printed, shaper, [Ledger(COLUMNS, rows(count), Heading("台账"))])
    found = per_page(texts)
    assert [row for page in found for row in page] == [f"#{n}" for n in range(1, count + 1)]
    assert len(found) == 1 or len(found[-1]) >= 2
    assert all("记录号" in text for text in texts)
    assert all("台账（续）" in text for text in texts[1:])
    assert "（续）" not in texts[0]


def test_total_stands_only_at_the_end_and_not_without_rows(printed, shaper):
    for count in range(20, 30):
        total = Row((Cell("合计", span=2), "全部", ""), "total")
        texts = pages(printed, shaper, [Ledger(COLUMNS, [*rows(count), total], Heading("台账"))])
        assert [("合计" in text) for text in texts] == [False] * (len(texts) - 1) + [True]
        assert len(per_page(texts)[-1]) >= 2 or len(texts) == 1


def test_long_title_in_two_lines_is_repeated_whole(printed, shaper):
    heading = Heading("青石镇派出所矛盾纠纷排查\n和化解情况登记台账")
    texts = pages(printed, shaper, [Ledger(COLUMNS, rows(40), heading)])
    assert len(texts) == 2
    assert heading.height == pytest.approx(Heading("题").height + 18 * 1.4 * 25.4 / 72)
    for text in texts:
        assert "青石镇派出所矛盾纠纷排查" in text
        assert "和化解情况登记台账" in text


def test_group_is_repeated_and_never_last_on_a_page(printed, shaper):
    listed = []
    for n in range(6):
        listed += [group(f"第{n}村"), *rows(11)]
    texts = pages(printed, shaper, [Ledger(COLUMNS, listed, Heading("台账"))])
    for before, after in itertools.pairwise(texts):
        last = [word for word in before.split() if word.startswith(("#", "第"))]
        assert not last[-2].startswith("第") or last[-1].startswith("#")
        first = next(word for word in after.split() if word.startswith(("#", "第")))
        assert first.startswith("第")


def test_long_text_grows_the_row_and_ends_with_a_note_after_four_lines(shaper):
    long = "反映村口路灯不亮、渡口护栏松动，" * 20
    short = Ledger(COLUMNS, [("1", "甲", "短", "")])
    grown = Ledger(COLUMNS, [("1", "甲", Cell(long, note="（见第 9 页）"), "")])
    lines = shaper.cell(long, COLUMNS[2].style, (90 - 2.2) * 72 / 25.4, 4, "（见第 9 页）")
    assert len(lines) == 4
    assert lines[-1].text.endswith("…（见第 9 页）")
    assert grown.height(shaper, 156) > short.height(shaper, 156) + 8


def test_text_beside_a_sign_stays_in_its_column(shaper):
    cell = Cell("全县公安机关执法规范化建设先进集体", sign="met")
    for align in ("left", "center"):
        columns = (Column("名称", 34, align), Column("备注", 30))
        name = RowMeasure(columns, 8.7, shaper).measure(Row((cell, "—"))).cells[0]
        assert len(name.pieces) == 3
        for x, _, piece in name.pieces:
            assert 0 < x < x + piece.width <= 34 / 25.4 * 72


def test_no_rows_prints_one_merged_row(printed, shaper):
    empty = Ledger(
        COLUMNS, [nothing("2025年1月1日至12月31日", "未划分党小组")], Heading("党小组会")
    )
    [text] = pages(printed, shaper, [empty])
    assert "本期无记录（2025年1月1日至12月31日；未划分党小组）" in text.replace(" ", "")
    assert "记录号" in text


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("赵明", ["赵明"]),
        ("欧阳文静", ["欧阳文静"]),
        ("买买提·阿不都热依木", ["买买提·", "阿不都", "热依木"]),
        ("阿依努尔古丽", ["阿依努", "尔古丽"]),
    ],
)
def test_names_are_never_squeezed_or_cut_short(shaper, name, lines):
    found = shaper.name(name, Style("song", 9), 14 * 72 / 25.4)
    assert [line.text for line in found] == lines


def test_form_goes_on_in_a_second_frame_and_says_so(printed, shaper):
    said = "周建国：杨树村路灯、柳河村渡口护栏两件事拖得久，建议下半年由支委逐件认领。" * 60
    words = Text((Run(said, Style("song", 10)),), pitch=17.4, indent=2)
    form = Form(
        (
            label_value([("时　间", "2025年6月30日"), ("地　点", "二楼会议室")], (22, 82, 22, 30)),
            Boxes((Box(22, "内　容", label=True), Box(134, content=(words,))), 80),
            Boxes((Box(22, "决　议", label=True), Box(134, "同意。"))),
        )
    )
    texts = pages(printed, shaper, [form, signatures([("主持人签字", ""), ("日期", "")])])
    assert len(texts) == 2
    assert "（续）" in texts[1]
    assert "决　议" in texts[1]
    assert "主持人签字" in texts[1]
    whole = "".join(texts).replace("\n", "").replace(" ", "")
    assert whole.count("周建国") == 60


def test_heading_stays_with_what_it_heads(printed, shaper):
    heading = Text((Run("休假记录清单", Style("hei", 10.5)),), keep=True)
    for count in range(15, 26):
        blocks = [Ledger(COLUMNS, rows(count)), heading, Ledger(COLUMNS, rows(5))]
        texts = pages(printed, shaper, blocks)
        where = texts.index(next(text for text in texts if "休假记录清单" in text))
        assert "#1" in texts[where].split("休假记录清单")[1]
