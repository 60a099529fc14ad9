"""Sorting a judged standard into a volume: order, first place of a record, what is left out."""

import pytest

from fqdesk.domain.facts import Facts
from fqdesk.errors import Refused
from tests.evidence.printing.station_facts import ON
from tests.evidence.printing.volume_facts import a_year, bundle_of, whole


def test_items_stand_in_the_order_of_the_standard_by_chapters() -> None:
    bundle = whole()
    order = [item.id for item in bundle.standard.items]
    assert [part.result.item.id for part in bundle.parts] == order
    assert [part.result.item.id for _, parts in bundle.chapters for part in parts] == order
    assert len(bundle.chapters) == 6


def test_a_record_is_printed_under_the_first_item_that_needs_it() -> None:
    station, ids = a_year()
    shared = station.add(
        "material", "2025-03-01", type="rules", title="值班备勤和请销假制度",
        serves=("CZ-24a", "CZ-25b"), number="材25-09",
    )  # fmt: skip
    bundle = bundle_of(station.facts())
    first, second = bundle.part("CZ-24a"), bundle.part("CZ-25b")
    assert first is not None
    assert second is not None
    assert shared in first.own
    assert shared in second.records
    assert shared not in second.own
    assert bundle.first[shared] == "CZ-24a"
    assert ids["赵明"] not in bundle.first, "a person who is only cited is not printed"


def test_no_record_is_printed_twice() -> None:
    own = [known for part in whole().everything for known in part.own]
    assert len(own) == len(set(own))


def test_a_choice_of_items_keeps_the_order_of_the_standard() -> None:
    station, _ = a_year()
    bundle = bundle_of(station.facts(), ("CZ-P1", "CZ-26", "CZ-01"))
    assert [part.result.item.id for part in bundle.everything] == ["CZ-01", "CZ-26", "CZ-P1"]
    assert not bundle.whole
    assert bundle.part("CZ-02a") is None


def test_an_empty_station_has_all_items_and_no_records() -> None:
    bundle = bundle_of(Facts.of([], ON))
    assert len(bundle.parts) == len(bundle.standard.items)
    assert bundle.records == ()
    assert bundle.station == "（所名未填）"


@pytest.mark.parametrize("pages", [(0, 1), (3, 2), (-1, -1)])
def test_pages_no_volume_can_have_are_refused(pages: tuple[int, int]) -> None:
    station, _ = a_year()
    with pytest.raises(Refused, match="页码范围"):
        bundle_of(station.facts(), pages=pages)
