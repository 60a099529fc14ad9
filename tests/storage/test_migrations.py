"""Files of every age: old ones open after a backup, newer ones are refused untouched."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Text
from fqdesk.errors import Trouble
from fqdesk.storage import schema, tables
from fqdesk.storage.database import DATABASE, Connection
from fqdesk.storage.store import Store
from tests.storage.sample import NOW, STATION, answer, child, visit, write

RELEASED = sorted((Path(__file__).parents[1] / "files").glob("desk-*"))

# A program that knows one step more than this one does.
NEWER = """
import sys
from pathlib import Path
from fqdesk.storage import schema, tables
from fqdesk.storage.store import Store

schema.STEPS += ("one_step_more",)

@tables.steps()
def one_step_more(db):
    db.execute("CREATE TABLE more (x TEXT) STRICT")

folder = Path(sys.argv[1])
try:
    Store.open(folder, writing=False)
except Exception as error:
    print(error.title)
with Store.open(folder, writing=True) as store:
    print(store.verify().ok, [copy.seq for copy in store.backups()])
"""


def test_first_tables(tmp_path: Path):
    db = Connection(tmp_path / DATABASE, writing=True, fresh=True)
    schema.migrate(db)
    assert schema.is_station(db)
    assert schema.pending(db) == []
    tables = db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    ours = {name: sql for name, sql in tables if not name.startswith(("search", "_", "sqlite"))}
    assert set(ours) == {"meta", "revision", "body", "record", "link", "step", "printed"}
    assert all("STRICT" in sql for sql in ours.values())
    triggers = db.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    assert {name for (name,) in triggers} == {
        "revision_stays", "revision_kept", "body_stays", "body_kept",
    }  # fmt: skip
    db.close()


def test_every_step_is_named_and_has_a_test_of_its_name():
    names = [step.name for step in tables.steps.pending(Database(memory=True))]
    assert names == list(schema.STEPS)
    assert [name for name in names if f"test_{name}" not in globals()] == []


def test_older_file_is_brought_up_to_date_after_a_backup(store: Store, folder: Path):
    store.close()
    said = answer(child(NEWER, str(folder))).splitlines()
    assert said == ["这个所案是旧版本写的。", "True [3]"]


def test_newer_file_is_refused_and_left_alone(store: Store, folder: Path):
    store.close()
    answer(child(NEWER, str(folder)))
    before = (folder / DATABASE).read_bytes()
    for writing in (True, False):
        with pytest.raises(Trouble, match="更新版本"):
            Store.open(folder, writing=writing)
    assert (folder / DATABASE).read_bytes() == before


def test_foreign_database_is_refused(tmp_path: Path):
    db = Connection(tmp_path / DATABASE, writing=True, fresh=True)
    db.run("CREATE TABLE t (x)")
    db.close()
    for writing in (True, False):
        with pytest.raises(Trouble, match="不是所案的数据库"):
            Store.open(tmp_path, writing=writing)
    (tmp_path / DATABASE).write_bytes(b"no database at all" * 500)
    with pytest.raises(Trouble, match="不是所案的数据库"):
        Store.open(tmp_path, writing=False)


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.name)
def test_released_station_opens_verifies_and_takes_more(released: Path, tmp_path: Path):
    folder = tmp_path / "所"
    shutil.copytree(released, folder)
    with Store.open(folder, writing=False) as reader:
        found = reader.verify()
        assert found.ok, found.problems
        assert found.revisions > 5
        assert reader.search("反电诈")
    with Store.open(folder, writing=True) as store:
        write(store, visit("new"))
        assert store.undo_step(at=NOW, by="内勤") is not None
        assert store.undo_step(at=NOW, by="内勤") is not None
        assert store.verify().ok
        fresh = Connection(tmp_path / "fresh.db", writing=True, fresh=True)
        schema.migrate(fresh)
        objects = "SELECT type, name, sql FROM sqlite_schema WHERE type <> 'view' ORDER BY name"
        opened = Connection(folder / DATABASE, writing=False)
        assert opened.rows(objects) == fresh.rows(objects)
        opened.close()
        fresh.close()


def test_there_is_a_released_station():
    assert RELEASED


def test_old_shape_of_a_kind_is_read_and_its_seal_stays(store: Store, folder: Path):
    """A field renamed later: bodies stay as sealed, rows and search speak the new shape."""
    sealed = store.history("a")[-1].hash
    store.close()
    visits = KINDS["visit"]
    fields = tuple(
        Text(key="subject", label="主题", required=True) if f.key == "topic" else f
        for f in visits.fields
    )
    renamed = replace(
        visits,
        fields=fields,
        title="{day} {subject}",
        columns=("day", "subject"),
        printed=(),
        upgrades=(*visits.upgrades, lambda old: {("subject" if k == "topic" else k): v for k, v in old.items()}),
    )  # fmt: skip
    kinds = {**KINDS, "visit": renamed}
    with Store.open(folder, writing=True, kinds=kinds) as newer:
        record = newer.record("a")
        assert record is not None
        assert record["subject"] == "反电诈宣传"
        assert [r.id for r in newer.search("反电诈")] == ["a"]
        assert newer.history("a")[-1].hash == sealed
        found = newer.verify()
        assert found.ok, found.problems
        db = Connection(folder / DATABASE, writing=False)
        assert db.rows("SELECT subject FROM v_visit") == [("反电诈宣传",)]
        db.close()


def test_views_are_readable_and_not_remade_on_every_opening(store: Store, folder: Path):
    store.close()
    db = Connection(folder / DATABASE, writing=False)
    assert db.rows("SELECT day, type, topic, officers FROM v_visit") == [
        ("2026-03-05", "民情走访", "反电诈宣传", '["p1"]')
    ]
    assert db.rows("SELECT name, role FROM v_person") == [("曾小贤", "民警")]
    views = {name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views == {f"v_{key}" for key in KINDS}
    (version,) = db.rows("PRAGMA schema_version")[0]
    db.close()
    Store.open(folder, writing=True).close()
    db = Connection(folder / DATABASE, writing=False)
    assert db.rows("PRAGMA schema_version") == [(version,)]
    assert db.rows("SELECT value FROM meta WHERE key = 'station'") == [(STATION,)]
    db.close()
