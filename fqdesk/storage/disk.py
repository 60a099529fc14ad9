"""Writing a file so that it is either whole or not there, and what a full disk is called."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fqdesk.errors import Trouble, disk_said

READ_ONLY = ("所案文件夹是只读的，不能写入。", "把文件夹复制到可以写的磁盘，再从那里打开。")
"""Title and hint."""

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


def write_whole(path: Path, data: bytes, *, by_way_of: Path) -> None:
    """Write through a temporary file that ends up as `path`, on the disk before this returns.

    `by_way_of` lies on the same disk. Raises Trouble; then `path` is as it was and nothing else
    is left.
    """
    with on_disk(len(data)):
        path.parent.mkdir(parents=True, exist_ok=True)
        by_way_of.parent.mkdir(parents=True, exist_ok=True)
        try:
            with by_way_of.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            by_way_of.replace(path)
        except BaseException:
            by_way_of.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make sure that a file's content is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that a rename is on the disk. Windows cannot open a folder for that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def on_disk(size: int = 0) -> Iterator[None]:
    """Turn what the disk refuses into a Trouble; `size` is what was to be written, in bytes."""
    try:
        yield
    except OSError as wrong:
        if wrong.errno in FULL:
            said = f"磁盘放不下，需要 {say_size(size)}。" if size else "磁盘满了。"
            raise Trouble(said, "腾出空间以后再试；原来的都在。") from wrong
        if wrong.errno in FORBIDDEN:
            raise Trouble(*READ_ONLY) from wrong
        raise Trouble(
            f"磁盘读写出错：{disk_said(wrong)}。", "检查磁盘或 U 盘有没有接好。"
        ) from wrong


def say_size(size: int) -> str:
    """Bytes as people say them."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"
