"""Two official schemes pasted as they stand on the web: how much of them is split and lifted rightly."""

import re
from collections import Counter
from pathlib import Path

import pytest

from fqdesk.evidence.local_pack import complaint
from fqdesk.evidence.pasting import checks_for, lift, match, split, suggest
from fqdesk.evidence.standard import shipped

FILES = Path(__file__).parents[1] / "files" / "standards"
KNOWN = [known for known in shipped() if not known.reference]


def text(name):
    return (FILES / f"{name}.txt").read_text("utf-8")


def lifted(words):
    return [(p.sort, p.op, p.value) for p in lift(words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("群众知晓率超过95%", [("share", ">", 95)]),
        ("调处成功率在95%以上", [("share", "≥", 95)]),
        ("覆盖率达100%", [("share", "≥", 100)]),
        ("全休率高于90%", [("share", ">", 90)]),
        ("比例不低于40%", [("share", "≥", 40)]),
        ("占比不超过30%", [("share", "≤", 30)]),
        ("发案率在5%以下", [("share", "≤", 5)]),
        ("调解员不少于3人", [("amount", "≥", 3)]),
        ("至少配备1名社区民警和1名专职辅警", [("amount", "≥", 1), ("amount", "≥", 1)]),
        ("连续2年未发生民警违纪违法案件", [("negative", "=", 24)]),
        ("近两年来未发生重大案件", [("negative", "=", 24)]),
        ("近3年内派出所曾荣获各级表彰奖励", [("window", "≥", 36)]),
        ("每季度至少召开1次恳谈会", [("amount", "≥", 1), ("cadence", "≥", 1)]),
        ("群众满意率较高", []),
        ("2019年底前完成", []),
    ],
)
def test_numbers_and_operators_of_a_sentence(words, found):
    assert Counter(lifted(words)) == Counter(found)


CHONGZHOU = {
    "3": [("share", "≥", 100)],
    "4": [("amount", "≥", 1)] * 3,
    "5": [("share", "≥", 100)],
    "6": [("share", ">", 95)],
    "9": [("share", "≥", 95)],
    "10": [("amount", "≥", 3), ("amount", "≥", 2), ("share", "≥", 70)],
    "13": [("negative", "=", 24)],
    "14": [("cadence", "≥", 0)],
    "17": [("share", "≥", 90), ("share", "≥", 85)],
    "19": [("negative", "=", 24)],
    "23": [("negative", "=", 24)],
    "24": [("negative", "=", 24)],
    "25": [("share", ">", 90)],
    "26": [("window", "≥", 36)],
}
"""What the 26 standards say in numbers, read by hand; the others give none."""

NANTONG = {
    "三（二）": [("share", ">", 95)],
    "三（三）": [("share", "≥", 90), ("share", "≥", 95), ("negative", "=", 24)],
    "三（四）": [("share", "≥", 95), ("negative", "=", 24)],
    "三（五）": [("negative", "=", 24)],
    "三（六）": [("share", ">", 90), ("negative", "=", 24)],
}
"""What the six standards say in numbers, read by hand; the first gives none."""


def test_all_26_standards_of_chongzhou_and_their_numbers_are_found():
    leaves = [node for node in split(text("chongzhou-2019")).walk() if node.path.startswith("四")]
    leaves = [node for node in leaves if node.leaf]
    assert [node.label for node in leaves] == [str(n) for n in range(1, 27)]
    assert [node.path for node in leaves][::9] == ["四（一）1", "四（三）10", "四（四）19"]
    for node in leaves:
        assert Counter(lifted(node.text)) == Counter(CHONGZHOU.get(node.label, [])), node.path


def test_the_six_standards_of_nantong_and_their_numbers_are_found():
    leaves = [node for node in split(text("nantong-2019")).walk() if node.path.startswith("三")]
    leaves = [node for node in leaves if node.leaf]
    assert [node.path for node in leaves] == [f"三（{n}）" for n in "一二三四五六"]
    for node in leaves:
        assert Counter(lifted(node.text)) == Counter(NANTONG.get(node.path, [])), node.path


def test_every_percentage_of_both_texts_is_lifted():
    for name in ("chongzhou-2019", "nantong-2019"):
        words = text(name)
        wanted = re.findall(r"(\d+(?:\.\d+)?)\s*[%％]", words)
        found = [p.value for p in lift(words) if p.sort == "share"]
        assert Counter(found) == Counter(float(number) for number in wanted), name


def test_what_is_lifted_points_at_its_own_clause():
    words = text("chongzhou-2019")
    for proposal in lift(words):
        assert proposal.clause in words[proposal.start : proposal.end].strip() + " "


def test_known_claims_are_recognised_also_in_the_other_script():
    simplified = "群眾對社區民警知曉率超過95%"
    known = [("cz", "CZ-06b", "群众对社区民警知晓率超过95%")]
    assert match(simplified, known)[0].likeness == 1
    assert match("派出所会议室布置整洁", known) == []


def test_every_judged_claim_of_chongzhou_is_recognised_in_its_own_paragraph():
    (pack,) = [known for known in KNOWN if known.id == "chongzhou-2019"]
    found = {one.path: one for one in suggest(text("chongzhou-2019"), [pack])}
    for item in pack.items:
        if not item.outside:
            matched = {one.item for one in found[item.paragraph].matches}
            assert item.id in matched, item.id


def test_the_numbers_of_the_pasted_text_replace_those_of_the_known_claim():
    changed = text("chongzhou-2019").replace("知晓率超过95%", "知晓率达到92%")
    (one,) = [s for s in suggest(changed, KNOWN) if s.path == "四（二）6"]
    (check,) = [c for c in checks_for(one) if c["rule"] in {"ratio_figure", "answered_ratio"}]
    assert (check["op"], check["threshold"]) == ("≥", "92%")


def test_several_numbers_of_one_sort_are_left_as_the_known_claim_has_them():
    (one,) = [s for s in suggest(text("chongzhou-2019"), KNOWN) if s.path == "四（四）17"]
    limits = [check["threshold"] for check in checks_for(one) if "threshold" in check]
    assert limits == ["90%", "85%"]


@pytest.mark.parametrize("name", ["chongzhou-2019", "nantong-2019"])
def test_every_proposed_check_can_be_judged(name):
    suggestions = suggest(text(name), KNOWN)
    checks = [check for one in suggestions for check in checks_for(one)]
    assert len(checks) >= 25
    assert [said for check in checks if (said := complaint(check))] == []


def test_a_text_without_line_breaks_is_split_all_the_same():
    flat = text("chongzhou-2019").replace("\n", "")
    paths = {one.path for one in suggest(flat, KNOWN)}
    # A heading without a full stop hides the break behind it; every other one is found again.
    assert {"四（二）6", "四（四）17", "四（六）26"} <= paths
