"""The writing half of the desk: every write is one transaction, one step for undo, and is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fqdesk.desk import restoring
from fqdesk.desk.known import REGISTERS, Known
from fqdesk.desk.saving import Saving
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import FileRef
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused
from fqdesk.storage.files import Imported
from fqdesk.storage.store import Entry


@dataclass(frozen=True)
class Draft:
    """Values that somebody wants kept; with `id`, a change of a record that exists."""

    kind: str
    values: Mapping[str, Any]
    id: str | None = None


NAMED = 5


class Cited(Refused):
    """A record cannot be removed; `users` are those that name it."""

    def __init__(self, title: str, hint: str, users: Sequence[Record]) -> None:
        """As Refused; the hint says what to do in place of removing."""
        super().__init__(title, hint)
        self.users = tuple(users)


class Writing(Known):
    """What can be done to the records of an open station."""

    def save(self, kind: str, values: Mapping[str, Any], record_id: str | None = None) -> Record:
        """Keep one new record, or all answers of an existing one. Raises Refused by field."""
        return self.save_many([Draft(kind, values, record_id)])[0]

    def save_many(
        self, drafts: Sequence[Draft], said: str = "", after: int | None = None
    ) -> list[Record]:
        """Keep several at once, all or nothing; they may cite each other by ids given beforehand.

        With `after`, only when that is still the newest revision; else raises Refused.
        """
        saving = Saving(self.store, self.registers(), self.clock(), self.ids)
        entries = [saving.entry(draft.kind, draft.values, draft.id) for draft in drafts]
        faults = saving.faults(entries)
        if faults:
            raise Refused(faults[0].said, faults=faults)
        self._append(entries, said or self._said(entries), after)
        return [self.record(entry.record) for entry in entries]

    def faults(self, kind: str, values: Mapping[str, Any], record_id: str | None = None) -> Any:
        """The complaints that `save` would raise, without writing."""
        saving = Saving(self.store, self.registers(), self.clock(), self.ids)
        return saving.faults([saving.entry(kind, values, record_id)])

    def faults_each(self, drafts: Sequence[Draft]) -> list[list[Fault]]:
        """What `save_many` would complain about, draft by draft, without writing."""
        saving = Saving(self.store, self.registers(), self.clock(), self.ids)
        return saving.faults_each([saving.entry(d.kind, d.values, d.id) for d in drafts])

    def change(self, record_id: str, changes: Mapping[str, Any]) -> Record:
        """Change some answers of a record (None empties one)."""
        record = self.record(record_id)
        return self.save(record.kind, record.with_values(**changes).values, record.id)

    def remove(self, record_id: str, why: str) -> None:
        """Take a record out of the present; its history stays. Needs a reason."""
        record = self.record(record_id)
        if not why.strip():
            raise Refused("删除要写一句原因。")
        self.may_remove(record)
        entry = Entry("remove", record.id, record.kind, None, why.strip())
        self._append([entry], f"删除 {self.title(record)}")

    def may_remove(self, record: Record) -> None:
        """Raise Cited where other records name this one: they would point to nothing."""
        users = [user for user in self.store.cited_by(record.id) if user.id != record.id]
        if not users:
            return
        named = "、".join(self.name(user.id) for user in users[:NAMED])
        more = f"等 {len(users)} 条" if len(users) > NAMED else ""
        said = f"“{self.title(record)}”还被 {len(users)} 条记录引用，不能删除。"
        raise Cited(said, f"{_instead(record.kind)}引用的有 {named}{more}。", users)

    def revert(self, record_id: str, seq: int) -> Record:
        """Bring back the version that revision `seq` wrote, as one more revision.

        Raises Refused for a version that cites what was removed since; nothing is written then.
        """
        history = self.store.history(record_id) or self.store.history(self.record(record_id).id)
        values = self.store.state_at(history[0].record, seq)
        seqs = [revision.seq for revision in history]
        if values is None or seq not in seqs:
            raise Refused("这条记录没有这一版可以恢复。")
        # As the history counts them; nobody sees the numbers that run through the whole file.
        why = f"恢复到第 {seqs.index(seq) + 1} 版"
        entry = Entry("restore", history[0].record, history[0].kind, values, why)
        # Whatever is removed between the check and the writing makes the writing fail.
        seen = self.store.head()[0]
        restoring.check(self.store, entry, self.name)
        self._append([entry], f"恢复 {KINDS[entry.kind].name(values, self.name)}", seen)
        return self.record(entry.record)

    def restore_removed(self, record_id: str) -> Record:
        """Bring a removed record back from the recycle bin."""
        gone = [record for record in self.store.removed() if record.id == record_id]
        if not gone:
            raise Refused("这条记录不在回收站里。")
        return self.revert(record_id, gone[0].seq)

    def removed(self, kind: str | None = None) -> list[Record]:
        """The recycle bin."""
        return self.store.removed(kind)

    def removed_title(self, record: Record) -> str:
        """The title of what lies in the bin; what it cites and is removed too keeps its last name."""
        return KINDS[record.kind].name(record.values, self._last_name)

    def _last_name(self, record_id: str) -> str:
        gone = (
            None
            if self._find(record_id)
            else restoring.gone_record(self.store, record_id, self.name)
        )
        return gone.title if gone is not None and not gone.purged else self.name(record_id)

    def undo(self) -> str | None:
        """Undo the newest step since the station was opened; says what it undid, None for nothing.

        What was written earlier is taken back from its history or the recycle bin, with open eyes.
        """
        if self.undo_said() is None:
            return None
        undone = self.store.undo_step(at=self.clock(), by=self.by)
        if undone is None:
            return None
        step, revisions = undone
        self.written({revision.kind for revision in revisions})
        return step.said

    def undo_said(self) -> str | None:
        """What Ctrl+Z would undo, in words."""
        newest = next(iter(self.store.steps(1)), None)
        return newest.said if newest is not None and newest.first_seq > self.first else None

    def attach(self, paths: Iterable[Path]) -> list[Imported]:
        """Take files into the station; they count once a record names them."""
        return [self.store.files.add(path, path.name) for path in paths]

    def file_path(self, ref: FileRef) -> Path:
        """Where the stored original lies."""
        return self.store.files.path(ref)

    def picture_path(self, ref: FileRef) -> Path:
        """Where the print copy of a photo lies, for showing it small."""
        return self.store.files.print_path(ref)

    def draft_save(self, key: str, draft: dict[str, Any]) -> None:
        """Keep a form as typed, outside the history. Raises Trouble."""
        self.store.drafts.save(key, draft)

    def draft(self, key: str) -> dict[str, Any] | None:
        """One form that was typed and not saved, None where there is none."""
        return self.store.drafts.load(key)

    def draft_list(self) -> list[tuple[str, dict[str, Any]]]:
        """Every form that was typed and not saved, the oldest first."""
        return self.store.drafts.list()

    def draft_discard(self, key: str) -> None:
        """Forget a draft, because it was saved or is not wanted."""
        self.store.drafts.discard(key)

    def _append(self, entries: Sequence[Entry], said: str, after: int | None = None) -> None:
        self.store.append(entries, at=self.clock(), by=self.by, said=said, after=after)
        self.written({entry.kind for entry in entries})

    def written(self, kinds: Set[str]) -> None:
        """Tell the listeners; called from outside when another connection wrote (`Desk.again`)."""
        if kinds & set(REGISTERS):
            self._registers = None
        if "leave" in kinds:
            self._long_leaves = None
        for listener in self.changed:
            listener(frozenset(kinds))

    def _said(self, entries: Sequence[Entry]) -> str:
        first = entries[0]
        verb = "修改" if first.action == "change" else "新记"
        title = KINDS[first.kind].name(first.values or {}, self.name)
        return f"{verb} {title}" + (f" 等 {len(entries)} 条" if len(entries) > 1 else "")


def _instead(kind: str) -> str:
    """What to do where removing is not possible: whatever has an end gets one."""
    ending = KINDS[kind].by_key.get("until")
    if ending is None:
        return "先在那几条里换掉它，再删。"
    if kind == "person":
        return f"离开本所的人不用删：写上“{ending.label}”，从第二天起就不再算他，以前的记录都在。"
    return f"不用删：写上“{ending.label}”，以后就不再算它，以前的记录都在。"
