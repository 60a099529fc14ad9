"""What somebody with an SQL tool or a bad disk did to a station is found, and named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fqdesk.errors import Cancelled
from fqdesk.storage.chain import seal
from fqdesk.storage.database import DATABASE, Connection
from fqdesk.storage.entries import Entry
from fqdesk.storage.history import COLUMNS
from fqdesk.storage.store import Store, Verification
from tests.storage import pictures
from tests.storage.sample import raw, visit, write


def checked(folder: Path) -> Verification:
    with Store.open(folder, writing=False) as reader:
        return reader.verify()


@pytest.fixture
def closed(store: Store, folder: Path) -> Path:
    """A station with five revisions and a photo, closed."""
    write(store, visit("b", "防火检查", number="访26-02"))
    photo = store.files.add(pictures.jpeg(), "现场.jpg").ref
    current = store.record("b")
    assert current is not None
    write(store, Entry("change", "b", "visit", {**current.values, "files": (photo,)}))
    store.close()
    return folder


def test_untouched_station_is_clean(closed: Path):
    found = checked(closed)
    assert found == Verification(True, found.head, 5)
    assert len(found.head) == 64


def test_empty_station_is_clean(tmp_path: Path):
    Store.create(tmp_path / "空", "白石派出所").close()
    found = checked(tmp_path / "空")
    assert (found.ok, found.revisions, found.problems) == (True, 0, [])


ATTACKS = {
    "UPDATE body SET json = replace(json, '反电诈', '反盗抢') WHERE seq = 3": "访26-01：第 3 条历史的内容被改动过",
    "UPDATE body SET json = '{}' WHERE seq = 3": "第 3 条历史的内容被改动过",
    "UPDATE revision SET event_day = '2026-03-06' WHERE seq = 3": "访26-01：第 3 条历史被改动过",
    "UPDATE revision SET entered_at = '2026-03-05T09:30:00' WHERE seq = 3": "访26-01：第 3 条历史被改动过",
    'UPDATE revision SET "by" = \'别人\' WHERE seq = 4': "访26-02：第 4 条历史被改动过",
    "PRAGMA foreign_keys = OFF; DELETE FROM body WHERE seq = 3": "访26-01：第 3 条历史的内容不见了",
    "PRAGMA foreign_keys = OFF; DELETE FROM revision WHERE seq = 3": "第 3 条历史不见了",
    "UPDATE meta SET value = '别的派出所' WHERE key = 'station'": "曾小贤：第 1 条历史与前一条接不上",
    "UPDATE record SET body = replace(body, '反电诈', '反盗抢')": "访26-01：现有内容和第 3 条历史不一致",
    "UPDATE record SET day = '2026-01-01' WHERE id = 'a'": "访26-01：现有内容和第 3 条历史不一致",
    "UPDATE record SET entered_at = '2026-01-01T00:00:00' WHERE id = 'a'": "访26-01：现有内容",
    "DELETE FROM record WHERE id = 'a'": "访26-01：历史里有，现有记录里却没有",
    "INSERT INTO record SELECT 99, 'z', kind, v, day, body, seq, changed_at, \"by\", entered_at"
    " FROM record WHERE id = 'a'": "在现有记录里，历史里却没有",
    "DELETE FROM link WHERE source = 'a' AND target = 'p1'": "访26-01：引用关系和内容不一致",
    "INSERT INTO link VALUES ('p1', 'zz', 'officers')": "记录 zz：有引用关系，却没有这条记录",
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_found_and_named(closed: Path, attack: str):
    db = raw(closed)
    for statement in attack.split("; "):
        db.run(statement)
    db.close()
    found = checked(closed)
    assert not found.ok
    assert any(ATTACKS[attack] in problem for problem in found.problems), found.problems


def test_search_index_that_lost_a_row_is_found(store: Store, folder: Path):
    store.search("x")
    db = raw(folder)
    db.run("DELETE FROM search WHERE rowid = 3")
    db.close()
    assert "查找索引有 2 条，记录有 3 条" in store.verify().problems[0]


def test_one_attack_names_one_record_only(closed: Path):
    db = raw(closed)
    db.run("UPDATE body SET json = replace(json, '防火', '防盗') WHERE seq = 4")
    db.close()
    assert checked(closed).problems == ["记录 访26-02：第 4 条历史的内容被改动过。"]


def test_consistent_forgery_of_a_row_and_its_seal_breaks_the_next_link(closed: Path):
    db = raw(closed)
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    row = dict(zip(COLUMNS, db.rows(f"SELECT {names} FROM revision WHERE seq = 3")[0], strict=True))  # noqa: S608
    forged = row | {"event_day": "2026-03-01"}
    db.run("UPDATE revision SET event_day = '2026-03-01', hash = ? WHERE seq = 3", (seal(forged),))
    db.close()
    problems = checked(closed).problems
    assert any("第 4 条历史与前一条接不上" in problem for problem in problems)


def test_cut_end_is_known_only_by_a_head_written_down_elsewhere(closed: Path):
    before = checked(closed).head
    db = raw(closed)
    db.run("PRAGMA foreign_keys = OFF")
    for statement in ("DELETE FROM body WHERE seq = 5", "DELETE FROM revision WHERE seq = 5"):
        db.run(statement)
    db.close()
    found = checked(closed)
    assert found.head != before
    with Store.open(closed, writing=False) as reader:
        assert reader.hash_at(5) is None


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_flipped_byte_in_the_history_is_found(closed: Path):
    path = closed / DATABASE
    data = path.read_bytes()
    word = "反电诈".encode()
    spots = [at for at in range(len(data)) if data.startswith(word, at)]
    assert len(spots) >= 2
    for spot in spots:
        path.write_bytes(data[:spot] + bytes([data[spot] ^ 4]) + data[spot + 1 :])
        found = checked(closed)
        assert not found.ok
        assert any("访26-01" in problem for problem in found.problems), found.problems


def test_random_damage_never_passes_as_a_bug(closed: Path):
    """A page of garbage in any place: the check ends with a sentence, not with a traceback."""
    path = closed / DATABASE
    data = path.read_bytes()
    for page in range(1, len(data) // 4096):
        path.write_bytes(data[: page * 4096] + b"\xa5" * 4096 + data[(page + 1) * 4096 :])
        try:
            problems = checked(closed).problems
        except Exception as wrong:  # noqa: BLE001
            problems = [getattr(wrong, "title", repr(wrong))]
        assert not any("Error" in problem for problem in problems), problems


def test_changed_and_missing_attachments_are_named(closed: Path):
    (photo,) = (path for path in (closed / "files").glob("??/*"))
    flip(photo)
    assert checked(closed).problems == ["记录 访26-02：附件“现场.jpg”的内容被改动过。"]
    photo.unlink()
    assert checked(closed).problems == ["记录 访26-02：附件“现场.jpg”不见了。"]


def test_attachment_of_an_old_version_counts_and_a_spare_one_is_noted(closed: Path):
    with Store.open(closed, writing=True) as store:
        current = store.record("b")
        assert current is not None
        without = {key: value for key, value in current.values.items() if key != "files"}
        write(store, Entry("change", "b", "visit", without))
        store.files.add(pictures.png(), "多余.png")
    found = checked(closed)
    assert found.ok
    assert len(found.notes) == 1
    assert "没有任何记录引用" in found.notes[0]
    next((closed / "files").glob("??/*.jpg")).unlink()
    assert checked(closed).problems == ["记录 访26-02：附件“现场.jpg”不见了。"]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE revision SET \"by\" = 'x'", "DELETE FROM revision", "UPDATE body SET json = 'x'",
     "DELETE FROM body"],
)  # fmt: skip
def test_database_itself_forbids_changes_to_the_history(closed: Path, statement: str):
    db = Connection(closed / DATABASE, writing=True)
    with pytest.raises(Exception, match=r"never|only after a purge"):
        db.run(statement)
    db.close()
    assert checked(closed).ok


def test_check_reports_and_can_be_stopped(store: Store):
    seen: list[str] = []

    def stop(done: int, total: int, what: str) -> None:
        seen.append(what)
        raise Cancelled

    with pytest.raises(Cancelled):
        store.verify(stop)
    assert seen == ["核对历史"]
    assert store.verify().ok


def test_check_while_somebody_writes_sees_one_state(store: Store):
    def busy(done: int, total: int, what: str) -> None:
        if what == "核对历史" and done == 0 and store.record("m") is None:
            write(store, visit("m"))

    tick: Callable[[int, int, str], None] = busy
    found = store.verify(tick)
    assert found.ok, found.problems
    assert found.revisions == 3


def test_history_alone_is_checked_without_reading_the_attachments(closed: Path):
    flip(next((closed / "files").glob("??/*.jpg")))
    with Store.open(closed, writing=False) as reader:
        assert reader.verify(attachments=False).ok
        assert not reader.verify().ok
