"""What may be written, given what is there: one entry becomes a revision and a new current row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from fqdesk.domain.records import Record, Revision
from fqdesk.errors import Refused
from fqdesk.storage import steps
from fqdesk.storage.database import Connection
from fqdesk.storage.entries import CREATE, PURGE, REMOVE, RESTORE, UNDO, Entry, Step
from fqdesk.storage.history import History
from fqdesk.storage.projection import Projection

GOING = {REMOVE, PURGE}
"""Actions after which there is no record."""


class Writer:
    """Writes entries; the transaction is the caller's."""

    def __init__(self, db: Connection, history: History, rows: Projection) -> None:
        self._db, self._history, self._rows = db, history, rows

    def write(self, entry: Entry, at: datetime, by: str) -> Revision:
        """Seal one entry and move the current row; inside the caller's transaction. Raises Refused."""
        current = self._rows.record(entry.record)
        if entry.action in GOING:
            entry = replace(entry, values=None)
        self._check(entry, current)
        if entry.values is not None:
            event_day = entry.values["day"].isoformat()
        else:
            event_day = current.day.isoformat() if current else ""
        revision = self._history.add(entry, event_day=event_day, at=at, by=by)
        if entry.action == PURGE:
            self._history.destroy(entry.record, revision.seq)
            self._rows.search.clear()
        self._rows.apply(revision, current)
        return revision

    def _check(self, entry: Entry, current: Record | None) -> None:
        label = self._history.kinds[entry.kind].label
        if entry.action == CREATE:
            if current or self._history.born(entry.record):
                raise Refused(f"这条“{label}”已经存在，没有重复存。")
        elif entry.action == PURGE:
            if current or not self._history.born(entry.record):
                raise Refused(f"这条“{label}”要先删除，才能彻底清除。")
        elif not self._history.born(entry.record):
            raise Refused(f"没有这条“{label}”记录。")
        elif entry.action not in {RESTORE, UNDO} and not current:
            raise Refused(f"这条“{label}”已经被删除。", "先在回收站里恢复它。")
        if entry.values is None and entry.action not in {*GOING, UNDO}:
            raise ValueError(f"{entry.action} needs values")
        if current and current.kind != entry.kind:
            raise ValueError(f"{entry.record} is a {current.kind}")

    def undoing(self, step: Step) -> Iterator[Entry]:
        """What puts every record of a step back to where it was before."""
        for record, kind in steps.touched(self._db, step):
            before = self._history.state_at(record, step.first_seq - 1)
            if before is not None or self._rows.record(record):
                yield Entry(UNDO, record, kind, before, f"撤销：{step.said}" if step.said else "")
