"""One writer at a time, named to the others; a dead one holds nothing."""

import json
import os
import signal
from pathlib import Path

import pytest

from fqdesk.errors import Trouble
from fqdesk.storage.store import Store
from tests.storage.sample import answer, child, visit, write

HOLD = """
import sys
from pathlib import Path
from fqdesk.storage.store import Store
sys.argv[0] = "内勤程序"
store = Store.open(Path(sys.argv[1]), writing=True)
print("held", flush=True)
sys.stdin.readline()
store.close()
"""

READ = """
import sys
from pathlib import Path
from fqdesk.storage.store import Store
with Store.open(Path(sys.argv[1]), writing=False) as store:
    print(store.head()[0], len(store.search("反电诈")), store.verify().ok)
"""


def test_second_program_is_refused_and_told_who_holds_it(store: Store, folder: Path):
    store.close()
    holder = child(HOLD, str(folder))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Trouble) as caught:
        Store.open(folder, writing=True)
    assert caught.value.title == "枫桥案头已经开着这个所案，看看任务栏里是不是最小化了。"
    assert f"内勤程序（进程号 {holder.pid}，电脑 {os.uname().nodename}，20" in caught.value.hint
    said = json.loads((folder / "locks" / "desk.json").read_text("utf-8"))
    (folder / "locks" / "desk.json").write_text(json.dumps({**said, "host": "所长室"}), "utf-8")
    with pytest.raises(Trouble, match=r"另一台电脑（所长室）上的枫桥案头"):
        Store.open(folder, writing=True)
    assert answer(holder) == ""
    Store.open(folder, writing=True).close()


def test_killed_holder_leaves_no_lock(store: Store, folder: Path):
    store.close()
    holder = child(HOLD, str(folder))
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with Store.open(folder, writing=True) as opened:
        assert opened.verify().ok


def test_reading_needs_no_lock(store: Store, folder: Path):
    write(store, visit("b"))
    assert answer(child(READ, str(folder))) == "4 2 True"
