"""Desk: one open station and the verbs on it; the only thing that pages and command line hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from fqdesk.desk import judging
from fqdesk.desk.ids import Ids, random_id
from fqdesk.desk.known import REGISTERS, Clock, Known
from fqdesk.desk.saving import Saving
from fqdesk.domain.cadence import Duty
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import FileRef
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck import Finding, findings
from fqdesk.domain.settings import STANDARDS
from fqdesk.errors import Refused
from fqdesk.evidence.judge import Assessment
from fqdesk.evidence.local_pack import local_standards
from fqdesk.evidence.standard import Standard
from fqdesk.progress import Tick, quiet
from fqdesk.storage.backup import Restored, restore
from fqdesk.storage.files import Imported
from fqdesk.storage.store import Entry, Store, Verification

if TYPE_CHECKING:
    from fqdesk.evidence.bundle import Order
    from fqdesk.evidence.printing import Plan, Printed


@dataclass(frozen=True)
class Draft:
    """Values that somebody wants kept; with `id`, a change of a record that exists."""

    kind: str
    values: Mapping[str, Any]
    id: str | None = None


def _printing() -> ModuleType:
    # The PDF libraries cost a third of a second to import; a window that only records never pays it.
    from fqdesk.desk import printing  # noqa: PLC0415

    return printing


class Desk(Known):
    """One open station. Every write is one transaction, one step for undo, and tells `changed`."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        writing: bool = True,
        clock: Clock = datetime.now,
        ids: Ids = random_id,
        by: str = "",
    ) -> Self:
        """Open a station folder. Raises Trouble with what is wrong and what to do."""
        return cls(Store.open(folder, writing=writing), clock=clock, ids=ids, by=by)

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        name: str,
        station_class: str,
        clock: Clock = datetime.now,
        ids: Ids = random_id,
        by: str = "",
        **more: Any,
    ) -> Self:
        """A new station folder with its 所情 record. Raises Refused or Trouble; then nothing stays."""
        values = {"name": name, "station_class": station_class, "day": clock().date(), **more}
        kind = KINDS["station"]
        if faults := kind.problems(kind.load(kind.dump(values))):
            raise Refused(faults[0].said, faults=faults)
        desk = cls(Store.create(folder, name), clock=clock, ids=ids, by=by)
        desk.save_many([Draft("station", values)])
        return desk

    @staticmethod
    def restore(file: Path, folder: Path) -> Restored:
        """Bring a backup into a folder; checked before it replaces anything. Raises Refused, Trouble."""
        return restore(file, folder)

    def again(self) -> Desk:
        """The same station on a connection of its own, for a job off the UI thread."""
        return Desk(self.store.again(), clock=self.clock, ids=self.ids, by=self.by)

    def close(self) -> None:
        """Let the folder go."""
        self.store.close()

    def __enter__(self) -> Self:
        """Use with `with`."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    # -- what is written -----------------------------------------------------------------------

    def save(self, kind: str, values: Mapping[str, Any], record_id: str | None = None) -> Record:
        """Keep one new record, or all answers of an existing one. Raises Refused by field."""
        return self.save_many([Draft(kind, values, record_id)])[0]

    def save_many(self, drafts: Sequence[Draft], said: str = "") -> list[Record]:
        """Keep several at once, all or nothing; they may cite each other by ids given beforehand."""
        saving = Saving(self.store, self.registers(), self.clock(), self.ids)
        entries = [saving.entry(draft.kind, draft.values, draft.id) for draft in drafts]
        faults = saving.faults(entries)
        if faults:
            raise Refused(faults[0].said, faults=faults)
        self._append(entries, said or self._said(entries))
        return [self.record(entry.record) for entry in entries]

    def faults(self, kind: str, values: Mapping[str, Any], record_id: str | None = None) -> Any:
        """The complaints that `save` would raise, without writing."""
        saving = Saving(self.store, self.registers(), self.clock(), self.ids)
        return saving.faults([saving.entry(kind, values, record_id)])

    def change(self, record_id: str, changes: Mapping[str, Any]) -> Record:
        """Change some answers of a record (None empties one)."""
        record = self.record(record_id)
        return self.save(record.kind, record.with_values(**changes).values, record.id)

    def remove(self, record_id: str, why: str) -> None:
        """Take a record out of the present; its history stays. Needs a reason."""
        record = self.record(record_id)
        if not why.strip():
            raise Refused("删除要写一句原因。")
        if users := self.store.cited_by(record.id):
            named = "、".join(user.number or user.id for user in users[:5])
            raise Refused(f"“{self.title(record)}”还被 {len(users)} 条记录引用，不能删除。", named)
        entry = Entry("remove", record.id, record.kind, None, why.strip())
        self._append([entry], f"删除 {self.title(record)}")

    def revert(self, record_id: str, seq: int) -> Record:
        """Bring back the version that revision `seq` wrote, as one more revision."""
        history = self.store.history(record_id) or self.store.history(self.record(record_id).id)
        values = self.store.state_at(history[0].record, seq)
        if values is None or seq not in {revision.seq for revision in history}:
            raise Refused(f"这条记录没有第 {seq} 号版本可以恢复。")
        entry = Entry("restore", history[0].record, history[0].kind, values, f"恢复到第 {seq} 号")
        self._append([entry], f"恢复 {KINDS[entry.kind].name(values, self.name)}")
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

    def undo(self) -> str | None:
        """Undo the newest step that is not undone; says what it undid, None when nothing is left."""
        undone = self.store.undo_step(at=self.clock(), by=self.by)
        if undone is None:
            return None
        step, revisions = undone
        self._tell({revision.kind for revision in revisions})
        return step.said

    def undo_said(self) -> str | None:
        """What Ctrl+Z would undo, in words."""
        steps = self.store.steps(1)
        return steps[0].said if steps else None

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

    def draft_list(self) -> list[tuple[str, dict[str, Any]]]:
        """Every form that was typed and not saved, the oldest first."""
        return self.store.drafts.list()

    def draft_discard(self, key: str) -> None:
        """Forget a draft, because it was saved or is not wanted."""
        self.store.drafts.discard(key)

    def _append(self, entries: Sequence[Entry], said: str) -> None:
        self.store.append(entries, at=self.clock(), by=self.by, said=said)
        self._tell({entry.kind for entry in entries})

    def _tell(self, kinds: set[str]) -> None:
        if kinds & set(REGISTERS):
            self._registers = None
        for listener in self.changed:
            listener(frozenset(kinds))

    def _said(self, entries: Sequence[Entry]) -> str:
        first = entries[0]
        verb = "修改" if first.action == "change" else "新记"
        title = KINDS[first.kind].name(first.values or {}, self.name)
        return f"{verb} {title}" + (f" 等 {len(entries)} 条" if len(entries) > 1 else "")

    # -- what it proves ------------------------------------------------------------------------

    def due(self, on: date | None = None) -> list[Duty]:
        """What is done, due, overdue or not applicable in the year of `on`."""
        return judging.due(self.facts(on), self.calendar())

    def standards(self) -> tuple[Standard, ...]:
        """The standards that ship, then those whose claims were confirmed here."""
        return (*judging.standards(), *local_standards(self.registers()))

    def chosen_standards(self) -> tuple[Standard, ...]:
        """Those that the station works for; while nobody chose, all that judge anything."""
        said = self.registers_facts().setting(STANDARDS) or ""
        chosen = tuple(known for known in self.standards() if known.id in said.split("、"))
        return chosen or tuple(known for known in self.standards() if not known.reference)

    def assess(
        self,
        standard: str,
        on: date | None = None,
        items: Collection[str] | None = None,
        known: date | None = None,
    ) -> Assessment:
        """Judge a standard for a day. Raises Refused for an unknown standard or item."""
        chosen = judging.standard_of(standard, self.standards())
        return judging.assess(chosen, self.facts(on, known), self.calendar(), items)

    def self_check(self, on: date | None = None, tick: Tick = quiet) -> list[Finding]:
        """自查: the contradictions an inspector would find, the gravest first; advice only."""
        facts = self.facts(on)
        return findings(facts, self.calendar(), judging.file_states(facts, self.store.files, tick))

    def plan(self, order: Order, tick: Tick = quiet) -> Plan:
        """Lay a volume out without drawing it: page count, paper and index."""
        laid_out: Plan = _printing().plan(self, order, tick)
        return laid_out

    def bundle(self, order: Order, path: Path, tick: Tick = quiet) -> Printed:
        """Print the evidence volume; the past volumes' list remembers it."""
        printed: Printed = _printing().bundle(self, order, path, tick)
        return printed

    def compose(self, order: Order, path: Path, tick: Tick = quiet) -> Printed:
        """Write a volume for looking at; the past volumes' list does not know it yet."""
        printed: Printed = _printing().compose(self, order, path, tick)
        return printed

    def remember_printed(self, order: Order, printed: Printed, path: Path | None) -> None:
        """A composed volume was saved to `path`, or went to paper: remember it."""
        _printing().remember(self, order, printed, path)

    def bundles(self) -> list[dict[str, Any]]:
        """The volumes printed so far, oldest first."""
        return self.store.bundles()

    def verify_bundle(self, path: Path, tick: Tick = quiet) -> list[str]:
        """What changed on this desk since the volume was printed, in Chinese sentences."""
        changed: list[str] = _printing().verify_bundle(self, path, tick)
        return changed

    # -- care of the folder --------------------------------------------------------------------

    def verify(self, tick: Tick = quiet) -> Verification:
        """Check chain, bodies, rows, links, search index and every attachment."""
        return self.store.verify(tick)

    def backup(self, folder: Path | None = None) -> Path:
        """A consistent copy, verified after writing; into `backups/` when no folder is named."""
        return self.store.backup(folder, at=self.clock())
