"""Photos and scans of a record: drag them in, paste them, or pick them; each may have a caption."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fqdesk.domain.fields import Field, FileRef, Files
from ui.editors.base import Around, Editor
from ui.editors.coming import Intake, Taken
from ui.editors.drop_zone import DropZone
from ui.editors.file_item import FileItem
from ui.editors.file_list import FileList


class FilesEditor(Editor):
    """The attachments of a record. They are stored at once, and count when the record is saved."""

    settled = Signal(int)
    """Nothing is being taken in any more; how many files were not taken since the last time."""

    short = False
    field: Files

    def __init__(self, field: Field, around: Around, most: int = 0) -> None:
        """Nothing attached; a place to drop things. More lines than `most` are folded, 0 for never."""
        super().__init__(field, around)
        self.coming: list[Intake] = []
        self.left = 0
        self.list = FileList(around.theme, most)
        self.drop = DropZone(around)
        self.drop.setAccessibleName(field.label)
        self.drop.files.connect(self.take_in)
        column = QVBoxLayout()
        column.setSpacing(around.theme.px(6))
        column.addWidget(self.list)
        column.addWidget(self.drop)
        self.row.addLayout(column)
        self.setFocusProxy(self.drop)

    @property
    def items(self) -> list[FileItem]:
        """What is attached, in order."""
        return self.list.items

    def take_in(self, paths: Sequence[Path]) -> None:
        """Store files and list them; the window stays free meanwhile."""
        intake = Intake(len(paths), self._taken)
        self.expect(intake)
        self.around.source.attach(paths, intake.arrive)

    def expect(self, intake: Intake) -> None:
        """Files that are on their way come here."""
        intake.taker = self._taken
        self.coming.append(intake)
        self.say_coming()

    def coming_count(self) -> int:
        """How many files are being taken in."""
        return sum(intake.count for intake in self.coming)

    def say_coming(self, *, saving: bool = False) -> None:
        """Show how many are on their way, and whether the record is saved when they are there."""
        self.drop.busy(self.coming_count(), saving=saving)

    def let_go(self) -> list[Intake]:
        """This editor is done with its record: what comes later never goes to the next one."""
        gone, self.coming = self.coming, []
        for intake in gone:
            intake.taker = self._late
        self.say_coming()
        return gone

    def _late(self, _: Intake, taken: Taken) -> None:
        self.around.source.unattached(taken.found)

    def _taken(self, intake: Intake, taken: Taken) -> None:
        if not shiboken6.isValid(self):
            self._late(intake, taken)
            return
        self.coming.remove(intake)
        self.left += taken.left
        self.say_coming()
        known = {item.ref.sha256 for item in self.items}
        for ref, remark in taken.found:
            if ref.sha256 not in known:
                known.add(ref.sha256)
                self._add(ref, remark)
        if taken.found:
            self.edited.emit()
        if not self.coming:
            left, self.left = self.left, 0
            self.settled.emit(left)

    def _add(self, ref: FileRef, remark: str = "") -> None:
        item = FileItem(ref, remark, self.around)
        item.caption.textEdited.connect(self.edited)
        item.gone.connect(lambda: self._remove(item))
        self.list.add(item)

    def _remove(self, item: FileItem) -> None:
        at = self.items.index(item)
        # Focus first: a widget that goes with the focus hands it to anything.
        beside = [*self.items[at + 1 : at + 2], *self.items[:at][-1:]]
        (beside[0].caption if beside else self.drop).setFocus()
        self.list.remove(item)
        self.edited.emit()

    def value(self) -> Any:
        return tuple(item.said() for item in self.items) or None

    def fill(self, value: Any) -> None:
        self.list.clear()
        for ref in value or ():
            self._add(ref)

    def keep(self) -> Any:
        return self.field.store(self.value())

    def bring_back(self, kept: Any) -> None:
        self.fill(self.field.load(kept))

    def stops(self) -> list[QWidget]:
        return [*self.list.captions(), self.drop]
