"""Files that are still being taken in: who gets them in the end, and saving that waits for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fqdesk.domain.fields import FileRef
from ui.notices import Notice

if TYPE_CHECKING:
    from ui.editors.files import FilesEditor

Found = Sequence[tuple[FileRef, str]]
"""References, each with a remark."""


@dataclass(frozen=True)
class Taken:
    """How taking in ended: what is stored, and how many files are not. Why not is told already."""

    found: Found
    left: int


class Intake:
    """Files on their way. Whoever asked may be gone when they come, so the taker can be changed."""

    def __init__(self, count: int, taker: Callable[[Intake, Taken], object]) -> None:
        """So many files were asked for by `taker`."""
        self.count = count
        self.taker = taker

    def arrive(self, taken: Taken) -> None:
        """Hand over; called once, however it ended."""
        self.taker(self, taken)


class WhenThere(QObject):
    """Saving by itself as soon as the files of a record are there; never without some of them."""

    def __init__(
        self, parent: QObject, editors: Sequence[FilesEditor], tell: Callable[[Notice], object]
    ) -> None:
        """Watches the editors of one record."""
        super().__init__(parent)
        self.editors = editors
        self.tell = tell
        self.save: Callable[[], object] | None = None
        self.left = 0
        for editor in editors:
            editor.settled.connect(self._settled)

    def coming(self) -> int:
        """How many files are being taken in."""
        return sum(editor.coming_count() for editor in self.editors)

    def hold(self, save: Callable[[], object]) -> bool:
        """Whether saving has to wait; then `save` is called when all files are there."""
        count = self.coming()
        if not count:
            return False
        self.save = save
        for editor in self.editors:
            editor.say_coming(saving=True)
        said = "收好以后自己存，可以接着写。"
        self.tell(Notice("know", f"等 {count} 个文件收好就存。", said, key="saved", seconds=60))
        return True

    def _settled(self, left: int) -> None:
        self.left += left
        if self.coming():
            return
        save, left = self.save, self.left
        self.save, self.left = None, 0
        if save is None:
            return
        if left:
            # Saving leaves the page: nobody would see which photos the record lacks.
            title = f"有 {left} 个文件没有收，所以还没有存。"
            self.tell(Notice("failed", title, "再放一次，或者就这样存：再按一次。", key="saved"))
        else:
            save()
