"""A judgement is called by what it is about, never by the codes that it is stored with."""

import pytest

from fqdesk.domain.cadence import LABELS, duties
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.judged import item_names, standard_names
from fqdesk.domain.periods import year
from fqdesk.evidence.claims import Standard
from fqdesk.evidence.standard import shipped
from tests.domain.make import facts, member

KIND = KINDS["judgement"]


@pytest.mark.parametrize(
    ("standard", "item", "check", "title"),
    [
        ("cadence", "theme_day", "2026-10", "2026年10月 主题党日 未开展的原因"),
        ("cadence", "general_meeting", "2026-Q4", "2026年第4季度 支部党员大会 未开展的原因"),
        ("cadence", "health_check", "2026-H2/沈立诚", "2026年下半年 沈立诚 体检 未开展的原因"),
        ("cadence", "heart_talk", "2026/沈立诚", "2026年 沈立诚 谈心谈话 未开展的原因"),
        ("self-check", "photo_twice", "0123456789abcdef", "自查“同一张照片用了两次”的说明"),
        ("chongzhou-2019", "CZ-01", None, "崇州 第 1 条 民警政治教育、忠诚教育、形势教育 达标"),
        ("青石市 2026", "1.2", None, "青石市 2026 1.2 达标"),
    ],
)
def test_the_title_is_in_words(standard, item, check, title):
    values = {"standard": standard, "item": item, "check": check, "outcome": "met"}
    assert KIND.name(values) == title


def test_a_person_is_called_by_name_and_a_party_group_by_its_own():
    values = {"standard": "cadence", "item": "heart_talk", "check": "2026/p1"}
    assert "沈立诚" in KIND.name(values, {"p1": "沈立诚"}.__getitem__)
    values |= {"item": "group_meeting", "check": "2026-10/第一党小组"}
    title = KIND.name(values, lambda _: "已删除的记录")
    assert title == "2026年10月 第一党小组 党小组会 未开展的原因"


def test_every_series_that_is_owed_has_the_name_of_its_duties():
    found = duties(facts("2026-12-31", *(member(f"m{n}") for n in range(8))), year(2026))
    assert {duty.series: duty.label for duty in found}.items() <= LABELS.items()


def test_every_standard_that_ships_has_its_short_name():
    packs: list[Standard] = list(shipped())
    assert {pack.id: pack.short for pack in packs}.items() <= standard_names().items()


def test_every_item_that_ships_has_its_title():
    items = {item.id: f"{item.id} {item.title}" for pack in shipped() for item in pack.everything}
    assert items.items() <= item_names().items()


@pytest.mark.parametrize("key", ["standard", "item"])
def test_a_name_is_read_back_as_its_code(key):
    field = KIND.by_key[key]
    code = {"standard": "chongzhou-2019", "item": "theme_day"}[key]
    assert field.write(code) != code
    assert field.parse(field.write(code)) == code
    assert field.parse("CZ-01") == "CZ-01"
    assert field.parse("1.2") == "1.2"


def test_the_key_of_a_finding_is_not_shown():
    assert KIND.by_key["check"].show("0123456789abcdef") == ""
    assert KIND.by_key["check"].show("2026-13") == "2026-13"
