"""What can go wrong in words a user can act on, and whose fault it is."""

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """One complaint about data handed in: the place (`key`, may be empty) and a Chinese sentence."""

    key: str
    said: str


class DeskError(Exception):
    """An error that a person can act on: `title` says what happened, `hint` what to do."""

    exit_code = 2

    def __init__(self, title: str, hint: str = "", faults: Sequence[Fault] = ()) -> None:
        """Hold a title and a hint in Chinese, and the single faults where there are several."""
        super().__init__(title)
        self.title = title
        self.hint = hint
        self.faults = tuple(faults)

    def sentences(self) -> list[str]:
        """Every sentence to show, one line each: the faults where there are any, else title and hint."""
        if self.faults:
            return [fault.said for fault in self.faults]
        return [self.title + (f"{self.hint}" if self.hint else "")]


class Refused(DeskError):
    """The call or the data handed in is wrong; nothing was written (exit code 2)."""


class Trouble(DeskError):
    """The surroundings failed: disk, lock, damage, permission (exit code 3). Nothing was lost."""

    exit_code = 3


class Away(Trouble):
    """The station's folder is gone: what was typed is nowhere but in the window."""


class Cancelled(Exception):
    """The user asked a long piece of work to stop."""


DISK: Mapping[int, str] = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.EEXIST: "已经有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EROFS: "所在的盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件太大，磁盘放不下",
    errno.EIO: "读写出错，盘可能坏了或没有接好",
    errno.ENODEV: "盘已经拔掉",
    errno.ENXIO: "盘已经拔掉",
    errno.EBUSY: "正被别的程序占用",
    errno.ETXTBSY: "正被别的程序占用",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
}


def disk_said(error: OSError) -> str:
    """Why the system refused to read or write, in Chinese without a full stop."""
    return DISK.get(error.errno or 0, f"读写失败（系统代码 {error.errno}）")


@contextmanager
def writing_to(path: Path, hint: str = "换个位置，或腾出空间再试。") -> Iterator[None]:
    """Turn what the disk says while a file of the user's is written into a Trouble that names it."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"没有写成 {path}：{disk_said(error)}。", hint) from error
