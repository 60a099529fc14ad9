"""Writing and reading a station: what a record says, since when, and who cites it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from fqdesk.errors import Refused, Trouble
from fqdesk.storage.entries import Entry, Query
from fqdesk.storage.store import Store
from tests.storage.sample import NOW, STATION, entry, person, populated, visit, write

EVERY = Query()


def topics(store: Store, query: Query = EVERY) -> list[str]:
    return [record["topic"] for record in store.query("visit", query)]


def test_what_was_written_is_read_back(store: Store):
    record = store.record("a")
    assert record is not None
    assert record["topic"] == "反电诈宣传"
    assert record["officers"] == ("p1",)
    assert (record.seq, record.entered_at, record.by) == (3, NOW, "内勤")
    assert store.record_numbered("访26-01") == record
    assert store.record("nobody") is None
    assert store.record_numbered("访26-99") is None


def test_closed_station_opens_again_as_it_was(store: Store, folder: Path):
    before, head = list(store.records()), store.head()
    store.close()
    with Store.open(folder, writing=True) as again:
        assert (list(again.records()), again.head(), again.station) == (before, head, STATION)


def test_second_station_in_one_folder_is_refused(store: Store, folder: Path):
    with pytest.raises(Refused, match="已经有一个所案"):
        Store.create(folder, "另一个派出所")


def test_station_needs_a_name_and_a_folder(tmp_path: Path):
    with pytest.raises(Refused, match="没有填"):
        Store.create(tmp_path / "x", "  ")
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="是一个文件"):
        Store.create(tmp_path / "file", STATION)


def test_opening_nothing_says_so(tmp_path: Path):
    with pytest.raises(Trouble, match="没有所案"):
        Store.open(tmp_path, writing=False)
    with pytest.raises(Trouble, match="没有所案"):
        Store.open(tmp_path / "nowhere", writing=True)
    assert list(tmp_path.iterdir()) == []


def test_entries_are_all_or_nothing(store: Store):
    head = store.head()
    with pytest.raises(Refused, match="没有这条"):
        write(store, visit("b"), visit("missing", action="change"))
    assert store.head() == head
    assert store.record("b") is None
    assert topics(store) == ["反电诈宣传"]


def test_entries_meant_for_an_earlier_state_are_refused(store: Store):
    seq = store.head()[0]
    store.append([visit("b")], at=NOW, by="内勤", after=seq)
    head = store.head()
    with pytest.raises(Refused, match="刚刚又变过"):
        store.append([visit("c")], at=NOW, by="内勤", after=seq)
    assert store.head() == head
    assert store.record("c") is None


@pytest.mark.parametrize(
    ("action", "record", "said"),
    [("create", "a", "已经存在"), ("change", "gone", "已经被删除"), ("remove", "gone", "已经被删除"),
     ("remove", "never", "没有这条"), ("restore", "never", "没有这条"), ("purge", "a", "先删除")],
)  # fmt: skip
def test_entries_that_do_not_fit_are_refused(store: Store, action: str, record: str, said: str):
    write(store, visit("gone"))
    write(store, Entry("remove", "gone", "visit", why="录错"))
    with pytest.raises(Refused, match=said):
        write(store, visit(record, action=action))


def test_text_that_cannot_be_stored_is_refused(store: Store):
    head = store.head()
    with pytest.raises(Refused, match="残缺的字符"):
        write(store, visit("b", "坏字\ud800"))
    assert store.head() == head


def test_removed_record_is_in_the_bin_and_comes_back(store: Store):
    write(store, Entry("remove", "a", "visit", why="重复"))
    assert store.record("a") is None
    assert store.cited_by("p1") == []
    (removed,) = store.removed("visit")
    assert removed["topic"] == "反电诈宣传"
    assert store.removed("person") == []
    assert store.history("a")[-1].why == "重复"
    write(store, Entry("restore", "a", "visit", removed.values))
    assert store.removed() == []
    assert store.record("a") is not None
    assert [revision.action for revision in store.history("a")] == ["create", "remove", "restore"]


def test_history_keeps_every_version(store: Store):
    write(store, visit("a", "防火检查", action="change", number="访26-01"))
    first, second = store.history("a")
    assert first.body is not None
    assert second.body is not None
    assert (first.body["topic"], second.body["topic"]) == ("反电诈宣传", "防火检查")
    assert second.prev == first.hash
    for seq, topic in ((3, "反电诈宣传"), (4, "防火检查"), (99, "防火检查")):
        state = store.state_at("a", seq)
        assert state is not None
        assert state["topic"] == topic
    assert store.state_at("a", 2) is None
    assert store.seal("a") == (4, second.hash) == store.head()
    assert store.hash_at(3) == first.hash
    assert store.hash_at(99) is None
    assert [revision.seq for revision in store.revisions(after=2)] == [3, 4]


def test_moving_the_event_day_counts_as_entered_anew(store: Store):
    later = NOW + timedelta(days=20)
    write(store, visit("a", "改主题", action="change"), at=later)
    record = store.record("a")
    assert record is not None
    assert (record.entered_at, record.changed_at) == (NOW, later)
    write(store, visit("a", "改日期", action="change", day="2026-03-01"), at=later)
    record = store.record("a")
    assert record is not None
    assert (record.entered_at, record.late_days()) == (later, 25)
    write(store, visit("a", "改回来", action="change"), at=later + timedelta(days=1))
    record = store.record("a")
    assert record is not None
    assert record.entered_at == NOW


def test_records_known_on_a_day(store: Store):
    write(store, visit("a", "后来改的", action="change"), visit("b"), at=NOW + timedelta(days=2))
    write(store, Entry("remove", "a", "visit", why="误录"), at=NOW + timedelta(days=3))
    known = {
        day: {
            r.id: r["topic"] for r in store.records_known(date(2026, 3, day)) if r.kind == "visit"
        }
        for day in (5, 6, 7, 8, 9)
    }
    assert known[5] == {}
    assert known[6] == known[7] == {"a": "反电诈宣传"}
    assert known[8] == {"a": "后来改的", "b": "反电诈宣传"}
    assert known[9] == {"b": "反电诈宣传"}


def test_who_cites_whom_follows_changes(store: Store):
    write(store, person("p2", "翟小丽"))
    write(store, entry("create", "m", "meeting", type="committee_meeting", day="2026-03-04",
                       topic="评先", chair="p1", attendees="p1、p2"))  # fmt: skip
    assert [record.id for record in store.cited_by("p1")] == ["m", "a"]
    assert [record.id for record in store.cited_by("p2")] == ["m"]
    write(store, visit("a", action="change", officers="p2"))
    assert [record.id for record in store.cited_by("p1")] == ["m"]
    assert [record.id for record in store.cited_by("p2")] == ["m", "a"]


def test_numbers_are_never_given_twice(store: Store):
    assert store.largest_number("访26-") == 1
    write(store, visit("b", number="访26-12"), visit("c", number="访26-特"))
    write(store, Entry("remove", "b", "visit", why="误录"))
    assert store.largest_number("访26-") == 12
    assert store.largest_number("访25-") == 0


def test_query_filters_and_sorts_in_the_database(store: Store):
    write(
        store,
        visit("b", "乙", day="2026-01-05", households="10", type="care_visit"),
        visit("c", "丙", day="2026-02-05", households="9"),
        visit("d", "丁", day="2026-02-06", officers="p1、p9", place="v9"),
    )
    assert topics(store) == ["反电诈宣传", "丁", "丙", "乙"]
    assert topics(store, Query(first=date(2026, 2, 5), last=date(2026, 2, 6))) == ["丁", "丙"]
    assert topics(store, Query(where={"type": "care_visit"})) == ["乙"]
    assert topics(store, Query(where={"officers": "p9"})) == ["丁"]
    assert topics(store, Query(where={"households": None}, sort=(("topic", False),))) == [
        "丁",
        "反电诈宣传",
    ]
    # By number, not by digits; what is not answered comes last either way.
    assert topics(store, Query(sort=(("households", False),)))[:2] == ["丙", "乙"]
    assert topics(store, Query(sort=(("households", True),)))[:2] == ["乙", "丙"]
    # By the order of the form, then newest first.
    assert topics(store, Query(sort=(("type", True), ("day", True))))[0] == "乙"
    # By the name of the village; an unknown one comes last.
    assert topics(store, Query(sort=(("place", False), ("day", False))))[-1] == "丁"
    assert topics(store, Query(limit=2, offset=1)) == ["丁", "丙"]
    assert topics(store, Query(text="电诈")) == ["反电诈宣传"]
    assert topics(store, Query(text="，。")) == []
    assert store.count("visit", Query(first=date(2026, 2, 1), limit=1)) == 3


@pytest.mark.parametrize("query", [Query(where={"a'b": 1}), Query(sort=(("nope", True),))])
def test_unknown_field_is_refused_with_the_known_ones(store: Store, query: Query):
    with pytest.raises(Refused, match="没有") as caught:
        store.query("visit", query)
    assert "topic（主题）" in caught.value.hint


def test_undo_takes_back_whole_steps_newest_first(store: Store):
    write(store, visit("b"), visit("a", "改", action="change"), said="批量粘贴 2 条")
    write(store, Entry("remove", "b", "visit", why="误录"), said="删除走访")
    assert [step.said for step in store.steps(2)] == ["删除走访", "批量粘贴 2 条"]
    undone = store.undo_step(at=NOW, by="内勤")
    assert undone is not None
    assert undone[0].said == "删除走访"
    assert store.record("b") is not None
    undone = store.undo_step(at=NOW, by="内勤")
    assert undone is not None
    assert {revision.record for revision in undone[1]} == {"a", "b"}
    assert {revision.action for revision in undone[1]} == {"undo"}
    assert store.record("b") is None
    assert topics(store) == ["反电诈宣传"]
    for _ in range(2):
        assert store.undo_step(at=NOW, by="内勤") is not None
    assert store.undo_step(at=NOW, by="内勤") is None
    assert list(store.records()) == []
    assert store.verify().ok


def test_undo_survives_a_restart(store: Store, folder: Path):
    store.close()
    with Store.open(folder, writing=True) as again:
        assert again.undo_step(at=NOW, by="内勤") is not None
        assert again.record("a") is None


def test_purge_leaves_a_tombstone_and_a_clean_chain(store: Store, folder: Path):
    write(store, visit("b", "绝密内容甲乙丙"))
    write(store, Entry("remove", "b", "visit", why="不该记"))
    write(store, Entry("purge", "b", "visit", why="含个人信息"))
    assert [revision.body for revision in store.history("b")] == [None, None, {}]
    assert store.removed() == []
    assert store.search("绝密") == []
    assert store.undo_step(at=NOW, by="内勤") is None
    found = store.verify()
    assert found.ok, found.problems
    assert len([note for note in found.notes if "销毁" in note]) == 2
    store.close()
    assert "绝密内容甲乙丙".encode() not in (folder / "station.db").read_bytes()


def test_printed_bundles_are_remembered_outside_the_chain(store: Store, folder: Path):
    head = store.head()
    assert store.remember_bundle({"code": "A1", "pages": 3})
    with Store.open(folder, writing=False) as reader:
        assert reader.remember_bundle({"code": "B2"})
        with pytest.raises(Trouble, match="只读"):
            write(reader, visit("b"))
    assert store.bundles() == [{"code": "A1", "pages": 3}, {"code": "B2"}]
    assert store.head() == head


def test_second_connection_sees_and_writes_the_same_station(store: Store, folder: Path):
    with store.again() as job:
        write(job, visit("b", "另一个连接"))
        write(store, visit("c"))
        assert job.head() == store.head()
    assert len(topics(store)) == 3
    with pytest.raises(Trouble, match="已经开着这个所案"):
        Store.open(folder, writing=True)


def test_lock_is_held_until_the_last_connection_closes(store: Store, folder: Path):
    job = store.again()
    store.close()
    store.close()
    with pytest.raises(Trouble, match="已经开着这个所案"):
        Store.open(folder, writing=True)
    job.close()
    Store.open(folder, writing=True).close()


def test_same_entries_make_the_same_chain(tmp_path: Path):
    heads = []
    for name in ("一", "二"):
        with populated(tmp_path / name) as made:
            heads.append(made.head())
    assert heads[0] == heads[1]
