"""Names as they are joined and spaced in ledgers; nobody is invented."""

import pytest

from fqdesk.domain.incoming.names import read_names, read_one, read_place
from fqdesk.domain.incoming.notes import Wrong
from fqdesk.domain.records import Record

KNOWN = [
    *(
        Record(name, "person", {"name": name})
        for name in ("赵明", "郑伟", "褚小龙", "冯䶮", "欧阳旭")
    ),
    *(Record(name, "place", {"name": name}) for name in ("柳河村", "柳河村委会", "石桥社区")),
    Record("1", "person", {"name": "李强"}),
    Record("2", "person", {"name": "李强"}),
]


def find(text, kinds):
    plain = "".join(text.split())
    return tuple(r for r in KNOWN if r["name"] == plain and r.kind in kinds)


@pytest.mark.parametrize(
    "text",
    [
        "赵明、郑伟、褚小龙", "赵明，郑伟,褚小龙", "赵明 郑伟 褚小龙", "赵 明/郑伟；褚小龙", "赵　明 郑 伟 褚小龙",
        "赵明\n郑伟\n褚小龙", "赵明同志、郑伟、褚小龙等", "赵明、赵明、郑伟、褚小龙", "赵明（带队）、郑伟、褚小龙",
    ],
)  # fmt: skip
def test_three_people_however_they_are_written(text):
    assert [one.id for one in read_names(text, ("person",), find)] == ["赵明", "郑伟", "褚小龙"]


def test_reasons_stand_in_brackets_behind():
    found = read_names("赵明（出差、学习）、郑伟(病假)", ("person",), find)
    assert [(one.name, one.note) for one in found] == [("赵明", "出差、学习"), ("郑伟", "病假")]


@pytest.mark.parametrize("text", ["", "无", "全部到齐", "/", "—"])
def test_nobody_is_nobody(text):
    assert read_names(text, ("person",), find) == []


@pytest.mark.parametrize("text", ["赵某", "赵明、吴某", "赵明等5人", "李强"])
def test_who_is_not_known_or_not_clear_is_refused(text):
    with pytest.raises(Wrong):
        read_names(text, ("person",), find)


def test_one_is_one():
    assert read_one("冯䶮", ("person",), find).id == "冯䶮"
    with pytest.raises(Wrong, match="2 个名字"):
        read_one("赵明、郑伟", ("person",), find)


@pytest.mark.parametrize(
    ("text", "place", "group"),
    [
        ("柳河村", "柳河村", ""), ("柳河村（3组、5组）", "柳河村", "3组、5组"), ("柳河村3组", "柳河村", "3组"),
        ("柳河村委会", "柳河村委会", ""), ("石桥社区 第二网格", "石桥社区", "第二网格"),
    ],
)  # fmt: skip
def test_a_village_and_its_group(text, place, group):
    assert read_place(text, find) == (place, group)


def test_a_village_that_is_not_known_is_refused():
    with pytest.raises(Wrong, match="辖区里没有“柳河镇”"):
        read_place("柳河镇", find)
