"""A backup that was made can be restored: every one made here is."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fqdesk.errors import Refused, Trouble
from fqdesk.storage.backup import restore
from fqdesk.storage.database import DATABASE, Connection
from fqdesk.storage.entries import Entry
from fqdesk.storage.store import Store
from tests.storage import pictures
from tests.storage.sample import NOW, STATION, raw, visit, write


@pytest.fixture
def photographed(store: Store) -> Store:
    photo = store.files.add(pictures.jpeg(), "现场.jpg").ref
    current = store.record("a")
    assert current is not None
    write(store, Entry("change", "a", "visit", {**current.values, "files": (photo,)}))
    return store


def contents(folder: Path) -> tuple[object, ...]:
    with Store.open(folder, writing=True) as opened:
        found = opened.verify()
        assert found.ok, found.problems
        return opened.head(), list(opened.records()), opened.station


def test_backup_of_an_open_station_restores_to_the_same(photographed: Store, tmp_path: Path):
    path = photographed.backup(None, at=NOW)
    assert path.name == "station-20260306-093000-000004.db"
    restored = restore(path, tmp_path / "新")
    assert (restored.revisions, restored.kept, restored.missing) == (4, None, ())
    assert restored.head == photographed.head()[1]
    assert contents(tmp_path / "新") == (
        photographed.head(),
        list(photographed.records()),
        STATION,
    )


def test_backup_to_a_stick_takes_attachments_once(photographed: Store, tmp_path: Path):
    stick = tmp_path / "U盘"
    first = photographed.backup(stick, at=NOW)
    (copied,) = (stick / "files").glob("??/*.jpg")
    stamp = copied.stat().st_mtime_ns
    write(photographed, visit("b"))
    second = photographed.backup(stick, at=NOW + timedelta(days=1))
    assert copied.stat().st_mtime_ns == stamp
    assert first.exists()
    db = Connection(second, writing=False)
    assert db.rows("SELECT sha256, name FROM attachment_list") == [(copied.stem, "现场.jpg")]
    assert db.rows("PRAGMA journal_mode") == [("delete",)]
    db.close()
    restored = restore(second, tmp_path / "换机")
    assert restored.missing == ()
    assert contents(tmp_path / "换机")[0] == photographed.head()


def test_missing_attachments_are_named_by_restore(photographed: Store, tmp_path: Path):
    copy = tmp_path / "别处" / "备份.db"
    copy.parent.mkdir()
    copy.write_bytes(photographed.backup(None, at=NOW).read_bytes())
    assert restore(copy, tmp_path / "新").missing == ("访26-01 现场.jpg",)


def test_restore_over_a_station_keeps_the_old_database(store: Store, folder: Path):
    good = store.backup(None, at=NOW)
    write(store, visit("b", "备份以后记的"))
    newer = store.head()
    store.close()
    restored = restore(good, folder, at=NOW)
    assert restored.kept == folder / "backups" / "replaced-20260306-093000.db"
    with Store.open(folder, writing=True) as opened:
        assert opened.record("b") is None
        assert opened.head()[0] == 3
    again = restore(restored.kept, folder, at=NOW + timedelta(hours=1))
    assert (again.revisions, again.head) == newer


def test_restore_in_place_of_a_damaged_database(store: Store, folder: Path):
    good = store.backup(None, at=NOW)
    store.close()
    (folder / DATABASE).write_bytes(b"\xa5" * 50_000)
    (folder / f"{DATABASE}-wal").write_bytes(b"\xa5" * 5_000)
    restored = restore(good, folder, at=NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"\xa5" * 50_000
    assert contents(folder)[2] == STATION


def test_restore_of_an_open_station_is_refused_by_its_holder(store: Store, folder: Path):
    good = store.backup(None, at=NOW)
    with pytest.raises(Trouble, match="已经开着这个所案"):
        restore(good, folder)
    assert store.verify().ok


def test_what_is_not_a_backup_is_refused(store: Store, folder: Path, tmp_path: Path):
    other = Connection(tmp_path / "other.db", writing=True, fresh=True)
    other.run("CREATE TABLE t (x)")
    other.close()
    (tmp_path / "text.db").write_text("不是数据库" * 1000)
    store.close()
    before = (folder / DATABASE).read_bytes()
    for name in ("other.db", "text.db", "没有.db"):
        with pytest.raises(Refused):
            restore(tmp_path / name, folder)
        with pytest.raises(Refused):
            restore(tmp_path / name, tmp_path / "新")
    assert (folder / DATABASE).read_bytes() == before
    assert not (tmp_path / "新").exists()
    assert not (folder / f"{DATABASE}.part").exists()


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.95])
def test_truncated_backup_never_replaces_anything(store: Store, folder: Path, keep: float):
    good = store.backup(None, at=NOW)
    store.close()
    before = (folder / DATABASE).read_bytes()
    data = good.read_bytes()
    good.write_bytes(data[: int(len(data) * keep)])
    for target in (folder, folder.parent / "新"):
        with pytest.raises((Trouble, Refused)):
            restore(good, target)
    assert not (folder.parent / "新").exists()
    assert (folder / DATABASE).read_bytes() == before
    assert contents(folder)[2] == STATION


def test_tampered_backup_never_replaces_anything(store: Store, folder: Path):
    good = store.backup(None, at=NOW)
    store.close()
    data = good.read_bytes()
    spot = data.index("反电诈".encode())
    good.write_bytes(data[:spot] + "反".encode() * 3 + data[spot + 9 :])
    with pytest.raises(Trouble, match="核对不过"):
        restore(good, folder)
    assert contents(folder)[2] == STATION


def test_ten_are_kept_and_named_apart(store: Store, folder: Path):
    made = [store.backup(None, at=NOW) for _ in range(2)]
    assert made[0] != made[1]
    made += [store.backup(None, at=NOW + timedelta(minutes=minute)) for minute in range(1, 13)]
    kept = sorted((folder / "backups").iterdir())
    assert kept == made[-10:]
    assert [copy.path for copy in store.backups()] == made[:-11:-1]
    assert store.backups()[0].seq == 3


def test_a_clock_that_falls_back_costs_no_copy(store: Store):
    made = []
    for day in range(1, 12):
        write(store, visit(f"n{day}"))
        made.append(store.backup(None, at=NOW + timedelta(days=day)))
    write(store, visit("late"))
    behind = datetime(2009, 1, 1, 0, 5)
    late = store.backup(None, at=behind)
    assert late.exists()
    assert store.backups()[0].path == late
    assert not store.backup_needed()
    assert [copy.path for copy in store.backups()] == [late, *made[:-10:-1]]
    again = store.backup(None, at=behind - timedelta(minutes=1))
    assert again.exists()
    assert late.exists()


def test_after_a_restore_the_copies_of_what_was_given_up_go_first(store: Store, folder: Path):
    first = store.backup(None, at=NOW)
    for day in range(1, 10):
        write(store, visit(f"n{day}"))
        store.backup(None, at=NOW + timedelta(days=day))
    store.close()
    restore(first, folder, at=NOW + timedelta(days=20))
    with Store.open(folder, writing=True) as back:
        kept = [first]
        for day in range(21, 25):
            write(back, visit(f"m{day}"))
            kept.append(back.backup(None, at=NOW + timedelta(days=day)))
        newest = back.newest_backup()
        assert newest is not None
        assert newest.path == kept[-1]
    assert all(path.exists() for path in kept)


def test_a_stick_keeps_what_another_station_put_there(store: Store, tmp_path: Path):
    stick = tmp_path / "U盘"
    with Store.create(tmp_path / "另一个所", "另一个派出所") as other:
        theirs = other.backup(stick, at=NOW - timedelta(days=30))
    for day in range(12):
        store.backup(stick, at=NOW + timedelta(days=day))
    assert theirs.exists()
    assert len(list(stick.glob("station-*.db"))) == 11


def test_backup_is_needed_only_after_a_change(store: Store):
    assert store.backup_needed()
    store.backup(None, at=NOW)
    assert not store.backup_needed()
    write(store, visit("b"))
    assert store.backup_needed()


def test_faulty_history_is_copied_but_not_called_good(store: Store, folder: Path):
    good = store.backup(None, at=NOW)
    db = raw(folder)
    db.run("UPDATE body SET json = replace(json, '反电诈', '反盗抢')")
    db.close()
    for minute in range(1, 13):
        with pytest.raises(Trouble, match="访26-01"):
            store.backup(None, at=NOW + timedelta(minutes=minute))
    names = sorted(path.name for path in (folder / "backups").iterdir())
    assert len([name for name in names if name.endswith("-flawed.db")]) == 10
    assert [copy.path for copy in store.backups()] == [good]


def test_missing_attachment_is_said_after_the_copy_is_made(photographed: Store, tmp_path: Path):
    next((photographed.folder / "files").glob("??/*.jpg")).unlink()
    with pytest.raises(Trouble, match=r"访26-01 现场\.jpg”缺失"):
        photographed.backup(tmp_path / "U盘", at=NOW)
    assert [path.suffix for path in (tmp_path / "U盘").glob("station-*")] == [".db"]


def test_reader_can_make_a_backup_while_another_writes(store: Store, folder: Path, tmp_path: Path):
    with Store.open(folder, writing=False) as reader:
        path = reader.backup(tmp_path / "U盘", at=NOW)
    assert restore(path, tmp_path / "新").revisions == 3
    assert store.verify().ok
