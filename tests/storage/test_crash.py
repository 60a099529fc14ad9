"""kill -9 at any moment: what was acknowledged is there, and the station is whole."""

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
