"""The chain by itself: every way to tamper with a link is seen, and what cannot be seen is known."""

from collections.abc import Callable

import pytest

from fqdesk.storage import chain

STATION = "白石派出所"
Row = dict[str, object]


def link(seq: int, prev: str) -> Row:
    row: Row = {
        "seq": seq, "record": f"r{seq}", "kind": "visit", "v": 0, "action": "create",
        "event_day": "2026-03-05", "entered_at": "2026-03-06T09:30:00", "by": "内勤",
        "station": STATION, "alg": chain.ALG, "body_digest": chain.digest(f"内容{seq}"),
        "prev": prev,
    }  # fmt: skip
    row["rev_id"] = chain.revision_id(row)
    row["hash"] = chain.seal(row)
    return row


@pytest.fixture
def rows() -> list[Row]:
    found: list[Row] = []
    for seq in range(1, 6):
        found.append(link(seq, str(found[-1]["hash"]) if found else chain.genesis(STATION)))
    return found


def test_whole_chain_has_no_break(rows: list[Row]):
    assert chain.first_break(rows, STATION) is None
    assert chain.first_break([], STATION) is None


@pytest.mark.parametrize("column", [*link(1, ""), "extra"])
def test_any_changed_column_is_seen_and_names_the_record(rows: list[Row], column: str):
    rows[2] = rows[2] | {column: 99 if column in {"seq", "v"} else "改"}
    broken = chain.first_break(rows, STATION)
    assert broken is not None
    assert broken.seq in {3, 4, 99}


def cut(rows: list[Row]) -> list[Row]:
    return rows[:1] + rows[2:]


def swap(rows: list[Row]) -> list[Row]:
    return [rows[0], rows[2], rows[1], *rows[3:]]


def insert(rows: list[Row]) -> list[Row]:
    return [*rows[:2], link(3, str(rows[1]["hash"])), *rows[2:]]


def rehash_one(rows: list[Row]) -> list[Row]:
    changed = rows[1] | {"event_day": "2020-01-01"}
    return [rows[0], changed | {"hash": chain.seal(changed)}, *rows[2:]]


def cut_start(rows: list[Row]) -> list[Row]:
    return rows[1:]


@pytest.mark.parametrize("attack", [cut, swap, insert, rehash_one, cut_start])
def test_attacks_on_the_order_are_seen(rows: list[Row], attack: Callable[[list[Row]], list[Row]]):
    assert chain.first_break(attack(rows), STATION) is not None


def test_breaks_after_the_first_are_reported_too(rows: list[Row]):
    rows[1] = rows[1] | {"by": "别人"}
    rows[3] = rows[3] | {"by": "别人"}
    assert [broken.seq for broken in chain.breaks(rows, STATION)] == [2, 4]


def test_chain_belongs_to_its_station(rows: list[Row]):
    broken = chain.first_break(rows, "别的派出所")
    assert broken is not None
    assert broken.seq == 1


def test_cut_end_and_rewritten_chain_need_a_head_from_elsewhere(rows: list[Row]):
    assert chain.first_break(rows[:3], STATION) is None
    forged = [link(1, chain.genesis(STATION))]
    assert chain.first_break(forged, STATION) is None
    assert rows[-1]["hash"] != forged[-1]["hash"]


def test_same_entry_at_the_same_place_has_the_same_id():
    assert link(1, "x")["rev_id"] == link(1, "x")["rev_id"] != link(1, "y")["rev_id"]
