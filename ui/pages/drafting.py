"""Keeping what is typed into a form on the disk, within a second of each pause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from fqdesk.desk import Desk
from fqdesk.errors import DeskError
from ui.shell import Shell

DRAFT_AFTER = 500
"""Milliseconds after the last edit until the draft is on the disk."""


class Drafting(QObject):
    """One draft: written after edits, found again after a crash, forgotten once saved."""

    def __init__(
        self,
        desk: Desk,
        key: str,
        typed: Callable[[], dict[str, Any] | None],
        told: Callable[[DeskError | None], object],
    ) -> None:
        """`typed` gives what there is to keep, {} for nothing; `told` hears how each writing went."""
        super().__init__()
        self.desk = desk
        self.key = key
        self.typed = typed
        self.told = told
        self.dirty = False
        self.timer = QTimer(self, interval=DRAFT_AFTER, singleShot=True)
        self.timer.timeout.connect(self.keep)

    def edited(self) -> None:
        """Something was typed."""
        self.dirty = True
        self.timer.start()

    def found(self) -> Mapping[str, Any] | None:
        """What was kept before; then there is something to keep again."""
        kept = self.desk.draft(self.key)
        self.dirty = kept is not None
        return kept

    def keep(self) -> None:
        """Write now, finished or not; nothing where nothing was typed."""
        self.timer.stop()
        data = self.typed() if self.dirty else None
        if data is None:
            return
        if not data:
            # All was taken back: an empty form is nothing to go on with.
            self.forget()
            self.told(None)
            return
        data["at"] = self.desk.clock().isoformat(timespec="seconds")
        try:
            self.desk.draft_save(self.key, data)
        except DeskError as error:
            self.told(error)
        else:
            self.told(None)

    def forget(self) -> None:
        """The record is saved: the draft is not wanted any more."""
        self.stop()
        self.desk.draft_discard(self.key)

    def stop(self) -> None:
        """Write nothing any more."""
        self.timer.stop()
        self.dirty = False


def saved_at(draft: Mapping[str, Any]) -> str:
    """Month, day and time of the last keeping, 11-23 16:44."""
    return str(draft["at"])[5:16].replace("T", " ")


def opens(
    shell: Shell, key: str, draft: Mapping[str, Any], *, once: bool = True
) -> Callable[[], object]:
    """The act that goes on with a draft: the form of its record, or of a new one."""
    if record := draft.get("record"):
        return partial(shell.open_record, str(record))
    return partial(shell.start, str(draft["kind"]), draft=key, once=once)
