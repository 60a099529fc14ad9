"""Whether a station's folder is still where it was opened: one may move or delete it meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

from fqdesk.errors import Away

Identity = tuple[int, int]

WAY_BACK = (
    "先不要关窗口，也不要新建同名的文件夹：把它移回原处，删掉的从回收站还原，U 盘重新插好，"
    "然后再存一次。找不回来的，用最近一份备份恢复。"
)


def away(folder: Path) -> Away:
    """What is said when a station is not there any more."""
    return Away(f"所案文件夹不在原来的地方了（{folder}）。可能被移走或删除。", WAY_BACK)


def replaced(folder: Path) -> Away:
    """What is said when another file lies where the station's was opened."""
    return Away(
        f"这里的所案已经不是打开时的那一份（{folder}）。多半是移走以后又拷了回来。",
        "关掉这个窗口，再打开一次所案，接着记。写着的字在草稿里。",
    )


def identity(path: Path) -> Identity | None:
    """Which file lies at a path, None for none.

    Where an open file cannot be moved (Windows), being there is all that is asked: some disks give
    a file another number each time.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before every write
    except OSError:
        return None
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)


def stands(folder: Path) -> None:
    """Raises Away where a station's folder is gone: nothing may be made anew in its place."""
    if not folder.is_dir():
        raise away(folder)
