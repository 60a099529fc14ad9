"""kill -9 at any moment: what was acknowledged is there, and the station is whole."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from fqdesk.storage.database import DATABASE
from fqdesk.storage.store import Store
from tests.storage.sample import NOW, child, populated, visit, write

WRITE = """
import sys
from pathlib import Path
from fqdesk.domain.fields import FileRef
from fqdesk.storage.entries import Entry
from fqdesk.storage.store import Store
from tests.storage import pictures
from tests.storage.sample import NOW, visit, write

folder, first = Path(sys.argv[1]), int(sys.argv[2])
with Store.open(folder, writing=True) as store:
    for number in range(first, first + 10_000):
        image = pictures.photo((40, 30))
        image.putpixel((0, 0), (number % 256, number // 256, 0))
        photo = store.files.add(pictures.png(image), f"{number}.png").ref
        one, two = visit(f"k{number}"), visit(f"l{number}")
        write(store, Entry(one.action, one.record, one.kind, {**one.values, "files": (photo,)}), two)
        print(number, flush=True)
"""


def test_nothing_acknowledged_is_lost(tmp_path: Path):
    folder = tmp_path / "所"
    populated(folder).close()
    rnd, done = random.Random(5), -1
    for _ in range(6):
        writer = child(WRITE, str(folder), str(done + 1))
        assert writer.stdout is not None
        first = writer.stdout.readline()
        assert first, writer.communicate()[1]
        time.sleep(rnd.uniform(0.0, 0.12))
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate()
        done = int((first + rest).split()[-1])
        with Store.open(folder, writing=True) as store:
            found = store.verify()
            assert found.ok, found.problems
            saved = {record.id for record in store.records(["visit"])}
            assert {f"k{n}" for n in range(done + 1)} | {f"l{n}" for n in range(done + 1)} <= saved
            # All or nothing: the two of one step came together.
            assert {r[1:] for r in saved if r[0] == "k"} == {r[1:] for r in saved if r[0] == "l"}
            done = max(int(r[1:]) for r in saved if r[0] == "k")
            assert list((folder / "files" / "tmp").iterdir()) == []


BACK_UP = """
import sys, time
from pathlib import Path
from fqdesk.storage.store import Store
from tests.storage.sample import NOW

def tick(done, total, what):
    if what == "核对历史":
        print("half", flush=True)
        time.sleep(60)

with Store.open(Path(sys.argv[1]), writing=sys.argv[2] == "writing") as store:
    store.backup(None, at=NOW, tick=tick)
"""


def half_made(folder: Path, how: str) -> set[Path]:
    maker = child(BACK_UP, str(folder), how)
    assert maker.stdout is not None
    assert maker.stdout.readline() == "half\n", maker.communicate()[1]
    maker.send_signal(signal.SIGKILL)
    maker.communicate()
    return set((folder / "backups").glob("station-*.part*"))


def test_a_half_made_backup_is_swept_at_the_next_opening(tmp_path: Path):
    folder = tmp_path / "所"
    populated(folder).close()
    left = half_made(folder, "writing")
    assert left
    other = folder / "backups" / "station-mine.part"
    other.write_text("somebody's own")
    with Store.open(folder, writing=False):
        assert left < set(folder.rglob("*.part*"))
    with Store.open(folder, writing=True):
        assert list((folder / "backups").iterdir()) == [other]


def test_what_a_reader_may_still_be_making_is_swept_only_when_old(tmp_path: Path):
    folder = tmp_path / "所"
    populated(folder).close()
    left = half_made(folder, "reading")
    with Store.open(folder, writing=True) as store:
        made = store.backup(None, at=NOW)
        assert left < set((folder / "backups").iterdir())
        for path in left:
            os.utime(path, (0, 0))
        again = store.backup(None, at=NOW)
        assert set((folder / "backups").iterdir()) == {made, again}


@pytest.mark.parametrize("lost", ["-wal", "-shm"])
def test_copy_of_a_folder_in_use_opens(store: Store, folder: Path, tmp_path: Path, lost: str):
    """What people copy while the window is open: at worst the last writes are missing."""
    write(store, visit("b"), at=NOW)
    copy = tmp_path / "拷贝"
    copy.mkdir()
    for path in folder.iterdir():
        if path.is_file() and not path.name.endswith(lost):
            (copy / path.name).write_bytes(path.read_bytes())
    assert (copy / DATABASE).exists()
    with Store.open(copy, writing=True) as opened:
        found = opened.verify()
        assert found.ok, found.problems
