"""A full or read-only disk: said in words, nothing half written, nothing lost."""

import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Trouble
from fqdesk.storage.database import DATABASE
from fqdesk.storage.folder import open_station
from fqdesk.storage.search import LAG
from fqdesk.storage.store import Store
from tests.storage.sample import NOW, ROOT, child, populated, visit, write

NOBODY = 65534


def test_full_database_keeps_what_was_saved(store: Store, folder: Path):
    """`max_page_count` is SQLite's own way to a full disk."""
    store.close()
    opened = open_station(folder, KINDS, writing=True)
    (pages,) = opened.db.rows("PRAGMA page_count")[0]
    opened.db.run(f"PRAGMA max_page_count = {pages + 6}")
    with Store(opened, KINDS) as full:
        saved = 0
        with pytest.raises(Trouble, match="磁盘满了") as caught:  # noqa: PT012
            for saved in range(1000):
                write(full, visit(f"n{saved}", "满" * 500))
        assert "腾出空间" in caught.value.hint
        assert 0 < saved < 1000
        assert full.record(f"n{saved}") is None
        # Reading goes on, and writing too once there is room.
        assert full.count("visit") == saved + 1
        opened.db.run("PRAGMA max_page_count = 1000000")
        write(full, visit(f"n{saved}"))
    with Store.open(folder, writing=True) as again:
        found = again.verify()
        assert found.ok, found.problems
        assert again.count("visit") == saved + 2


def test_index_that_does_not_fit_never_calls_a_save_lost(store: Store, folder: Path):
    store.close()
    opened = open_station(folder, KINDS, writing=True)
    rnd = random.Random(3)
    with Store(opened, KINDS) as full:
        texts = [
            "".join(chr(rnd.randrange(0x4E00, 0x9000)) for _ in range(400)) for _ in range(LAG)
        ]
        for number, text in enumerate(texts[:-4]):
            write(full, visit(f"n{number}", text))
        (pages,) = opened.db.rows("PRAGMA page_count")[0]
        opened.db.run(f"PRAGMA max_page_count = {pages + 12}")
        for number, text in enumerate(texts[-4:], LAG):
            write(full, visit(f"n{number}", text))
        assert full.record("n0") is not None
        assert [record.id for record in full.search("反电诈")] == ["a"]
        assert full.search(texts[-1][:3]) == []
        assert full.verify().ok
    with Store.open(folder, writing=True) as again:
        assert [record.id for record in again.search(texts[-1][:3])] == [f"n{LAG + 3}"]
        assert again.verify().ok


LIMITED = """
import resource, sys
from pathlib import Path
from fqdesk.errors import Trouble
from fqdesk.storage.search import LAG
from fqdesk.storage.store import Store
from tests.storage import pictures
from tests.storage.sample import NOW, visit, write

what, folder, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
store = Store.open(folder, writing=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    if what == "create":
        Store.create(folder.parent / "新", "所")
    elif what == "attach":
        store.files.add(pictures.png(pictures.photo((900, 700))), "现场.png")
    elif what == "backup":
        store.backup(None, at=NOW)
    else:
        for number in range(1000):
            write(store, visit(f"n{number}", "满" * 500))
except Trouble as trouble:
    print(trouble.title)
"""


def limited(what: str, folder: Path, limit: int) -> str:
    """Do something where no file may grow beyond `limit` bytes."""
    process = child(LIMITED, what, str(folder), str(limit))
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


def test_attachment_that_does_not_fit_names_its_size(store: Store, folder: Path):
    store.close()
    said = limited("attach", folder, 100_000)
    assert re.fullmatch(r"磁盘放不下，需要 \d{3} KB。", said)
    assert [path for path in (folder / "files").rglob("*") if path.is_file()] == []


def test_station_that_cannot_be_made_leaves_no_folder(store: Store, folder: Path):
    store.close()
    assert "磁盘" in limited("create", folder, 30_000)
    assert not (folder.parent / "新").exists()


def test_database_that_cannot_grow_loses_nothing(store: Store, folder: Path):
    store.close()
    assert "磁盘" in limited("write", folder, 300_000)
    with Store.open(folder, writing=True) as again:
        found = again.verify()
        assert found.ok, found.problems
        assert again.record("a") is not None


def test_backup_that_does_not_fit_leaves_the_older_ones(store: Store, folder: Path):
    good = store.backup(None, at=NOW)
    before = good.read_bytes()
    store.close()
    assert "磁盘" in limited("backup", folder, 20_000)
    assert list((folder / "backups").iterdir()) == [good]
    assert good.read_bytes() == before


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another user can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory(prefix="fqdesk-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


# Everything is imported first: a Python in somebody's home cannot be read by another user.
BECOME_NOBODY = f"""
import os
import fqdesk.desk, pypinyin, sqlite_utils
if os.getuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
"""


def as_nobody(code: str, *args: str) -> str:
    """Run code as a user who may read but not write; as ourselves where we are not root."""
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BECOME_NOBODY + code, *args],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


READ_ONLY = """
import os, sys
from pathlib import Path
from fqdesk.errors import DeskError
from fqdesk.storage.search import LAG
from fqdesk.storage.store import Store

folder = Path(sys.argv[1])
assert not os.access(folder, os.W_OK), "the folder can be written to: this test proves nothing"
try:
    Store.open(folder, writing=True)
except DeskError as error:
    print(error.exit_code, error.title)
try:
    with Store.open(folder, writing=False) as store:
        found = store.verify()
        print(len(list(store.records())), len(store.search("反电诈")), found.ok,
              store.remember_bundle({}))
except DeskError as error:
    print(error.exit_code, error.title)
try:
    Store.create(folder / "新", "所")
except DeskError as error:
    print(error.exit_code, error.title)
"""


def make_read_only(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_read_only_station_can_be_read_and_says_why_not_written(open_to_all: Path):
    folder = open_to_all / "所"
    populated(folder).close()
    make_read_only(folder)
    before = sorted(folder.rglob("*"))
    assert as_nobody(READ_ONLY, str(folder)).splitlines() == [
        "3 所案文件夹是只读的，不能写入。",
        "3 1 True False",
        "3 所案文件夹是只读的，不能写入。",
    ]
    assert sorted(folder.rglob("*")) == before


def test_read_only_copy_of_a_station_in_use_is_not_read_by_halves(open_to_all: Path):
    folder = open_to_all / "所"
    with populated(open_to_all / "原") as store:
        folder.mkdir()
        for name in (DATABASE, f"{DATABASE}-wal"):
            (folder / name).write_bytes((store.folder / name).read_bytes())
    make_read_only(folder)
    assert "没有正常关闭" in as_nobody(READ_ONLY, str(folder)).splitlines()[1]
