"""Long texts side by side: what differs is always seen."""

import pytest

from fqdesk.domain.changed_text import KEPT, LEFT_OUT, side_by_side

LONG = "今天走访了三户人家，看了灶台和电线，提醒不要私拉乱接，老人一个人在家时把门窗关好，冬天烧炭要开窗，晚上不要把电热毯一直开着。"


def test_short_texts_stay_whole():
    assert side_by_side("防溺水", "防溺水宣传", 60) == ("防溺水", "防溺水宣传")
    assert side_by_side("", "防火", 60) == ("", "防火")


def test_a_change_at_the_end_of_a_long_text_is_seen():
    was, now = side_by_side(LONG + "共发现两处隐患。", LONG + "没有发现隐患。", 60)
    assert was == f"{LEFT_OUT}{LONG[-KEPT:]}共发现两处隐患。"
    assert now == f"{LEFT_OUT}{LONG[-KEPT:]}没有发现隐患。"


def test_a_change_at_the_beginning_leaves_the_end_out():
    was, now = side_by_side("甲" + LONG, "乙" + LONG, 60)
    assert was == f"甲{LONG[:KEPT]}{LEFT_OUT}"
    assert now == f"乙{LONG[:KEPT]}{LEFT_OUT}"


@pytest.mark.parametrize("at", range(0, 60, 7))
@pytest.mark.parametrize("more", ["", "甲", "甲" * 200])
def test_the_two_sides_never_read_alike(at, more):
    for was, now in ((LONG, LONG[:at] + more + LONG[at + 1 :]), (LONG + LONG, LONG)):
        first, second = side_by_side(was, now, 60)
        assert first != second
        assert max(len(first), len(second)) <= 60 + 2 * len(LEFT_OUT)


def test_repeats_do_not_overlap():
    # The end that both share must not reach into the beginning that both share.
    assert side_by_side("哈" * 80, "哈" * 90, 20) != ("哈" * 80, "哈" * 90)
    first, second = side_by_side("哈" * 80, "哈" * 82, 20)
    assert len(second) == len(first) + 2
