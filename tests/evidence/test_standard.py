"""Reading standard files: a good one whole, a bad one with every fault told at once."""

from fractions import Fraction
from pathlib import Path

import pytest

from fqdesk.errors import Refused
from fqdesk.evidence.rules import RULES
from fqdesk.evidence.standard import load_standard, shipped, standard

GOOD = """
id = "demo-2026"
prefix = "DM"
title = "某县创建方案"
short = "某县 2026"
issuer = "某县公安局"
date = 2026-01-05
version = "1"
source = "县局文件"
[[chapter]]
id = "1"
title = "党建"
quote = "(一)坚持党建"
[[numbered]]
number = 1
chapter = "1"
title = "党建"
text = "1.制度落实到位,全休率高于90%。"
[[item]]
id = "DM-01a"
number = 1
title = "制度"
quote = "制度落实到位,全休率高于90%"
tested = "制度落实到位"
paragraph = "一（一）1"
type = ["CAD", "ATT"]
scope = "IN"
proves = ["meeting"]
  [[item.check]]
  id = "general_meeting"
  title = "党员大会"
  rule = "cadence"
  series = "general_meeting"
  [[item.check]]
  id = "known"
  title = "知晓率"
  rule = "ratio_figure"
  metric = "awareness_rate"
  op = ">"
  threshold = "95%"
[[item]]
id = "DM-01b"
number = 1
title = "不收"
quote = "全休率高于90%"
paragraph = "一（一）1"
type = ["NARR"]
scope = "OUT-priv"
scope_reason = "不收个人信息。"
[[material]]
id = "DM-P1"
chapter = "1"
title = "申报材料"
quote = "附审核意见"
paragraph = "二"
type = ["ATT"]
scope = "IN"
  [[material.check]]
  id = "opinion"
  title = "审核意见"
  rule = "materials"
  types = ["review_opinion"]
  application = true
"""


def load(tmp_path: Path, text: str):
    path = tmp_path / "demo.toml"
    path.write_text(text, encoding="utf-8")
    return load_standard(path)


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        load(tmp_path, text)
    return refused.value.sentences()


def test_a_good_file(tmp_path):
    loaded = load(tmp_path, GOOD)
    first, outside = loaded.items
    assert [part.number for part in loaded.numbered] == [1]
    assert loaded.numbered[0].items == (first, outside)
    assert first.chapter == "1"
    assert (first.type, first.tested) == ("CAD", "制度落实到位")
    assert outside.tested == outside.quote
    assert outside.outside
    assert [check.rule for check in outside.checks] == ["out_of_scope"]
    known = first.check("known")
    assert known.params["threshold"].value == Fraction(95, 100)
    assert known.params["op"] == ">"
    assert loaded.materials[0].number is None
    assert loaded.cited == "《某县创建方案》，某县公安局 2026年1月5日公布"
    assert loaded.item("DM-P1") is loaded.materials[0]
    assert loaded.item("DM-99") is None


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('rule = "cadence"', 'rule = "cadense"', "DM-01a：没有“cadense”这条规则"),
        ('series = "general', 'serie = "general', "DM-01a：cadence：没有“serie”这一项。"),
        ('series = "general', 'serie = "general', "DM-01a：cadence：缺少“series”。"),
        ('"general_meeting"\n  [[', '"assembly"\n  [[', "cadence：“series”没有“assembly”"),
        ('op = ">"', 'op = ">="', "DM-01a：ratio_figure：“op”没有“>=”，可用：>、≥、=、<、≤。"),
        ('"95%"', '"95 percent"', "“threshold”应写成 90% 或 3 这样"),
        ('"95%"', "true", "“threshold”应写成 90% 或 3 这样"),
        ('"awareness_rate"', '"awareness"', "“metric”没有“awareness”"),
        ('["meeting"]', '["meetings"]', "DM-01a：“proves”没有“meetings”"),
        ('["CAD", "ATT"]', '["CAD", "ATTT"]', "DM-01a：“type”没有“ATTT”"),
        ('scope = "IN"\nproves', 'scope = "INN"\nproves', "DM-01a：“scope”没有“INN”"),
        ('tested = "制度落实到位"', 'tested = "制度落实"\nsuch = 1', "DM-01a：没有“such”这一项。"),
        ('tested = "制度落实到位"', 'tested = "制度落到实处"', "“tested”不在引文里。"),
        ('quote = "全休率', 'quote = "年休假率', "DM-01b：引文和原文对不上。"),
        ('scope_reason = "不收个人信息。"', "", "DM-01b：不收的评价项要写“scope_reason”。"),
        ('id = "DM-01b"', 'id = "DM-01a"', "评价项编号“DM-01a”用了两次。"),
        ('id = "known"', 'id = "general_meeting"', "检查点编号“general_meeting”用了两次。"),
        ('id = "DM-01b"', 'id = "XX-01b"', "XX-01b：编号应以“DM-”开头"),
        ("number = 1\nchapter", "number = 2\nchapter", "DM-01a：没有第 1 条。"),
        ("number = 1\nchapter", "number = 2\nchapter", "第 2 条：没有一个评价项。"),
        ("date = 2026-01-05", 'date = "2026-01-05"', "“date”应是日期"),
        ('issuer = "某县公安局"', "", "缺少“issuer”。"),
        ('types = ["review_opinion"]', 'types = ["opinion"]', "“types”没有“opinion”"),
        ("application = true", 'application = "yes"', "“application”应是 true 或 false"),
        ('chapter = "1"\ntitle = "申', 'chapter = "9"\ntitle = "申', "DM-P1：没有“9”这一部分。"),
        ("[[material]]", "[[materials]]", "没有“materials”这一项。"),
        ("  [[item.check]]", "  [[item.checks]]", "DM-01a：没有检查点。"),
    ],
)
def test_each_fault_is_told_with_its_item(tmp_path, was, now, said):
    assert was in GOOD
    assert any(said in sentence for sentence in faults(tmp_path, GOOD.replace(was, now)))


def test_all_faults_of_a_file_are_told_together(tmp_path):
    broken = (
        GOOD.replace('series = "general_meeting"', 'serie = "general_meeting"\n  leest = 2')
        .replace('op = ">"', 'op = ">="')
        .replace('"95%"', '"lots"')
        .replace('quote = "全休率', 'quote = "年休假率')
    )
    assert [sentence.partition("，")[0] for sentence in faults(tmp_path, broken)] == [
        "DM-01a：cadence：没有“serie”这一项。",
        "DM-01a：cadence：没有“leest”这一项。",
        "DM-01a：cadence：缺少“series”。",
        "DM-01a：ratio_figure：“op”没有“>=”",
        "DM-01a：ratio_figure：“threshold”应写成 90% 或 3 这样",
        "DM-01b：引文和原文对不上。",
    ]


@pytest.mark.parametrize("text", ["id = ", "\x00", "a = 1\na = 2"])
def test_a_file_that_is_no_toml(tmp_path, text):
    assert "读不懂" in faults(tmp_path, text)[0]


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_bytes("title = “中文".encode("gb18030"))
    with pytest.raises(Refused, match="读不懂"):
        load_standard(path)


@pytest.mark.parametrize(
    ("rule", "raw", "said"),
    [
        ("count_at_least", {"kind": "visit", "least": 0}, "“least”应是不小于 1 的整数，收到 0"),
        (
            "trend",
            {"metric": "alarms_total", "op": "<", "years": 1},
            "“years”应是不小于 2 的整数，收到 1",
        ),
        ("staffing", {"posts": ["case_officer"], "per": {"rural": 0}}, "“per”不能写 0"),
        (
            "staffing",
            {"posts": ["case_officer"], "per": {"big": 1}},
            "“per”应按派出所类别写，可用：urban、town、rural",
        ),
        (
            "declared",
            {"event": "cult", "window": "2 years"},
            "“window”应是 year、day 或“24 months”这样，收到“2 years”",
        ),
        (
            "count_at_least",
            {"kind": "visit", "least": 1, "where": {"typ": "x"}},
            "“where”“走访”没有“typ”这一项",
        ),
        (
            "count_at_least",
            {"kind": "meeting", "least": 1, "where": {"type": "党课"}},
            "“where”“类型”要写代码，收到“党课”",
        ),
        ("materials", {"types": ["rules"], "titled": [""]}, "“titled”应是文字，收到 ['']"),
        ("narrative", {"asks": 3}, "“asks”应是文字，收到 3"),
    ],
)
def test_values_that_a_rule_cannot_take(rule, raw, said):
    assert RULES[rule].read(raw)[1] == [said]


def test_every_rule_is_used_by_a_shipped_standard():
    used = {check.rule for known in shipped() for item in known.everything for check in item.checks}
    assert used == RULES.keys()


def test_every_rule_has_a_docstring_and_typed_arguments():
    for rule in RULES.values():
        assert rule.judge.__doc__
        assert set(rule.types) == set(rule.parameters)


@pytest.mark.parametrize("known", shipped(), ids=lambda known: known.id)
def test_a_shipped_standard_is_found_by_its_id(known):
    assert standard(known.id) is known


def test_an_unknown_standard_is_refused_with_those_that_ship():
    with pytest.raises(Refused) as refused:
        standard("chengdu-2019")
    assert "chongzhou-2019" in refused.value.hint


DOCS = Path(__file__).parents[2] / "docs" / "standards.md"


def test_the_page_on_standards_lists_every_rule_with_its_arguments():
    listed = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and cells[0].strip("`") in RULES:
            listed[cells[0].strip("`")] = set(cells[2].replace("`", "").split())
    assert listed == {name: set(rule.parameters) for name, rule in RULES.items()}
