"""Attachments, named by the SHA-256 of their content: the only place that reads or writes them."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from fqdesk.domain.fields import FileRef
from fqdesk.errors import Refused, Trouble, disk_said
from fqdesk.storage.chain import digest
from fqdesk.storage.disk import READ_ONLY, on_disk, write_whole
from fqdesk.storage.location import without_location
from fqdesk.storage.media import KNOWN, PICTURES, check_document, media_of
from fqdesk.storage.place import stands

PRINT, TEMPORARY, COPY = "print", "tmp", "copy-"
OLD = 3600.0
"""Seconds after which a half-written print copy belongs to nobody any more."""


@dataclass(frozen=True)
class Imported:
    """What was added: the reference to keep, and what a person should be told."""

    ref: FileRef
    location_removed: bool = False
    duplicate: bool = False


class FileStore:
    """The folder `files/` of a station: `ab/abcdef….jpg`, and print copies in `print/`."""

    def __init__(self, root: Path, *, writing: bool = True) -> None:
        self._root, self._writing = root, writing

    def add(self, source: Path | bytes, name: str = "") -> Imported:
        """Keep a file, on the disk before this returns, so that a record may name it.

        Photos lose their location tags, everything else is kept byte for byte. Raises Refused for
        a file that is empty, damaged, locked, too large or not what its name says; Trouble where
        the disk says no. Nothing half written is left.
        """
        if not self._writing:
            raise Trouble(*READ_ONLY)
        stands(self._root.parent)
        if isinstance(source, Path):
            name, source = name or source.name, _read(source)
        name = PurePath(name.replace("\\", "/")).name
        media = media_of(source, name)
        removed, small = False, None
        if media in PICTURES:
            small = _print_copy(source, media, name)
            source, removed = without_location(source, media)
        else:
            check_document(source, media, name)
        ref = FileRef(digest(source), name, len(source), media)
        duplicate = self.sound(ref)
        if not duplicate:
            write_whole(self._place(ref), source, by_way_of=self._temporary(ref.sha256))
        if small is not None and not self._print_place(ref).exists():
            self._write_copy(ref, small)
        return Imported(ref, removed, duplicate)

    def path(self, ref: FileRef) -> Path:
        """Where an attachment lies. Raises Trouble when it is missing."""
        path = self._place(ref)
        if not path.is_file():
            raise Trouble(
                f"附件“{ref.name}”不见了。", "从备份的 files 文件夹里找回来；记录本身还在。"
            )
        return path

    def open(self, ref: FileRef) -> BinaryIO:
        """An attachment's content. Raises Trouble."""
        with on_disk():
            return self.path(ref).open("rb")

    def print_path(self, ref: FileRef) -> Path:
        """The print copy of a photo, made anew when missing. Raises Trouble, Refused."""
        path = self._print_place(ref)
        if not path.is_file():
            with self.open(ref) as file:
                self._write_copy(ref, _print_copy(file.read(), ref.media, ref.name))
        return path

    def sound(self, ref: FileRef) -> bool:
        """Whether an attachment is there and still has its content."""
        return self.has(ref) and hash_of(self._place(ref)) == ref.sha256

    def take(self, source: Path, ref: FileRef) -> None:
        """Copy an attachment from another store, byte for byte. Raises Trouble."""
        write_whole(self._place(ref), _read(source), by_way_of=self._temporary(ref.sha256))

    def there(self, ref: FileRef) -> bool:
        """Whether a file lies where the attachment should, whatever is in it."""
        return self._place(ref).is_file()

    def has(self, ref: FileRef) -> bool:
        """Whether an attachment of this name and size is there, its content not looked at."""
        path = self._place(ref)
        return path.is_file() and path.stat().st_size == ref.size

    def stored(self) -> Iterator[Path]:
        """Every attachment file that lies here, print copies left out."""
        for folder in sorted(self._root.glob("??")):
            yield from sorted(path for path in folder.iterdir() if path.is_file())

    def sweep(self) -> None:
        """Remove what a crash left half written; only the holder of the lock may call this."""
        now = time.time()
        for path in (self._root / TEMPORARY).glob("*"):
            if not path.name.startswith(COPY) or now - path.stat().st_mtime > OLD:
                path.unlink(missing_ok=True)

    def _place(self, ref: FileRef) -> Path:
        ending = KNOWN[ref.media].endings[0] if ref.media in KNOWN else ""
        return self._root / ref.sha256[:2] / (ref.sha256 + ending)

    def _print_place(self, ref: FileRef) -> Path:
        return self._root / PRINT / f"{ref.sha256}.jpg"

    def _temporary(self, name: str) -> Path:
        return self._root / TEMPORARY / name

    def _write_copy(self, ref: FileRef, data: bytes) -> None:
        stands(self._root.parent)
        # Printing needs no lock: a copy that a reader is making must survive another's sweep.
        owner = "" if self._writing else COPY
        way = self._temporary(f"{owner}{ref.sha256}-{time.monotonic_ns()}.jpg")
        write_whole(self._print_place(ref), data, by_way_of=way)


def hash_of(path: Path) -> str:
    """SHA-256 of a file. Raises Trouble."""
    with on_disk(), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise _folder(path) from None
    except FileNotFoundError:
        raise Refused(f"找不到文件“{path}”。", "检查路径；U 盘是不是拔掉了。") from None
    except PermissionError:
        if path.is_dir():  # as Windows says it
            raise _folder(path) from None
        raise Refused(f"没有权限读“{path.name}”。") from None
    except OSError as wrong:
        raise Trouble(f"“{path.name}”读不出来：{disk_said(wrong)}。", "换一个位置再试。") from wrong


def _folder(path: Path) -> Refused:
    return Refused(f"“{path.name}”是文件夹，不是文件。", "打开它，选里面的文件。")


def _print_copy(data: bytes, media: str, name: str) -> bytes:
    # Decoding pictures is slow to load, and most openings of a station see none.
    from fqdesk.storage.pictures import print_copy  # noqa: PLC0415 - as said

    return print_copy(data, media, name)
