"""One program at a time writes to a station; the others are told who holds it."""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from fqdesk.errors import Trouble
from fqdesk.storage.disk import READ_ONLY

LOCKS = "locks"
LOCK = "desk.lock"
HOLDER = "desk.json"


class StationLock:
    """A lock of the operating system, so that it is free the moment its holder dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of a station folder. Raises Trouble that names the holder."""
        holder = folder / HOLDER
        self._holders, self._counting = 1, threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Jobs on other threads share it, so it belongs to the process.
            self._lock = FileLock(folder / LOCK, thread_local=False)
            self._lock.acquire(timeout=0)
        except Timeout:
            raise _held(holder) from None
        except OSError as wrong:
            raise Trouble(*READ_ONLY) from wrong
        # On a full disk the lock holds all the same.
        with suppress(OSError):
            holder.write_text(json.dumps(_ourselves(), ensure_ascii=False), encoding="utf-8")

    def share(self) -> StationLock:
        """The same lock held once more; free when everybody has let go."""
        with self._counting:
            self._holders += 1
        return self

    def release(self) -> None:
        """Let go."""
        with self._counting:
            self._holders -= 1
            if self._holders == 0:
                self._lock.release()


def _ourselves() -> dict[str, str]:
    return {
        "pid": str(os.getpid()),
        "program": Path(sys.argv[0]).name or "python",
        "host": platform.node(),
        "since": datetime.now().strftime("%Y-%m-%d %H:%M:%S"),
    }


def _held(holder: Path) -> Trouble:
    """What a person can do first, then who wrote that they hold it.

    The file may be half written or from a holder that died.
    """
    title = "枫桥案头已经开着这个所案，看看任务栏里是不是最小化了。"
    try:
        said = json.loads(holder.read_text(encoding="utf-8"))
        who = f"{said['program']}（进程号 {said['pid']}，电脑 {said['host']}，{said['since']} 起）"
        if said["host"] != platform.node():
            title = f"另一台电脑（{said['host']}）上的枫桥案头正开着这个所案。"
    except (OSError, ValueError, KeyError, TypeError):
        who = "不知道是哪一个程序"
    return Trouble(title, f"用那个窗口，或者关掉它再开；只看不写不用等。占着它的是：{who}。")
