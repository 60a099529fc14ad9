"""Long lists page by page: the same rows in the same order, however they are asked for."""

from dataclasses import replace
from datetime import date

import pytest
from pypinyin import lazy_pinyin

from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Refused
from fqdesk.storage import ordered
from fqdesk.storage.entries import Query
from fqdesk.storage.store import Store
from tests.storage.sample import person, village, visit, write

KEYS = ("topic", "households", "place", "officers", "type", "entered_at", "day", "number")
PAGE = 7


@pytest.fixture
def many(store: Store, monkeypatch) -> Store:
    """Forty-one visits more, with ties and answers left out, and steps small enough to be taken."""
    monkeypatch.setattr(ordered, "TOP", 3 * PAGE)
    write(store, person("p2", "阿强"), village("v2", "大湾村"), village("v3", "阿依村"))
    for n in range(40):
        more = {} if n % 5 == 0 else {"households": str(n * 7 % 30 + 1)}
        more["place"] = f"v{n % 3 + 1}"
        more["officers"] = f"p{n % 2 + 1}"
        more["number"] = f"访26-{n + 2:02d}"
        write(store, visit(f"n{n}", f"第 {n % 9} 次", day=f"2026-02-{n % 28 + 1:02d}", **more))
    write(store, visit("last", "没有单位", place=""))
    return store


@pytest.mark.parametrize("down", [True, False])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("first", [None, date(2026, 2, 10)])
def test_pages_are_parts_of_the_whole(many, key, down, first):
    q = Query(first=first, sort=((key, down), ("day", True)))
    whole = [record.id for record in many.query("visit", q)]
    offsets = [0, PAGE, 4 * PAGE, 2 * PAGE, 100 * PAGE]
    for offset in offsets:
        part = many.query("visit", replace(q, limit=PAGE, offset=offset))
        assert [record.id for record in part] == whole[offset : offset + PAGE]


def test_numbers_go_by_size_names_by_name_and_nothing_comes_last(many):
    def shown(key: str, down: bool) -> list[object]:
        asked = Query(sort=((key, down),), limit=100)
        return [record[key] for record in many.query("visit", asked)]

    for down in (True, False):
        sizes = shown("households", down)
        said = [size for size in sizes if size is not None]
        assert said == sorted(said, reverse=down)
        assert sizes[len(said) :] == [None] * (len(sizes) - len(said))
        assert len(said) < len(sizes)
        places = [place for place in shown("place", down) if place]
        names = [many.record(place)["name"] for place in places]
        assert names == sorted(names, key=lazy_pinyin, reverse=down)


def test_a_change_is_seen_on_the_next_page(many):
    q = Query(sort=(("topic", False),), limit=PAGE, offset=4 * PAGE)
    before = [record.id for record in many.query("visit", q)]
    write(many, visit("n3", "Aa", action="change"), visit(before[0], "Ab", action="change"))
    after = [record.id for record in many.query("visit", q)]
    whole = [record.id for record in many.query("visit", replace(q, limit=None, offset=0))]
    assert whole[:2] == ["n3", before[0]]
    assert after == whole[q.offset : q.offset + PAGE] != before


def test_a_rename_moves_what_cites_it(many):
    q = Query(sort=(("place", False), ("day", True)), limit=PAGE, offset=PAGE)
    many.query("visit", q)
    before = many.query("visit", replace(q, offset=0))[0]["place"]
    assert many.record(before)["name"] == "阿依村"
    renamed = village("v3", "杨依村")
    write(many, replace(renamed, action="change"))
    assert many.query("visit", replace(q, offset=0))[0]["place"] != before
    whole = [record.id for record in many.query("visit", replace(q, limit=None, offset=0))]
    assert [r.id for r in many.query("visit", q)] == whole[PAGE : 2 * PAGE]


def test_a_field_that_the_kind_has_not_is_refused_page_by_page_too(many):
    with pytest.raises(Refused):
        many.query("visit", Query(sort=(("nope", True),), limit=PAGE))


def test_every_field_of_every_kind_can_be_sorted_by(many):
    for kind in KINDS.values():
        for key in kind.by_key:
            many.query(kind.key, Query(sort=((key, True), ("day", True)), limit=PAGE, offset=PAGE))
