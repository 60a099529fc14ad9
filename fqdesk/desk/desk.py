"""Desk: one open station and the verbs on it; the only thing that pages and command line hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from fqdesk.desk import judging, typed
from fqdesk.desk.ids import Ids, random_id
from fqdesk.desk.saving import Saving
from fqdesk.domain.cadence import Duty
from fqdesk.domain.calendar import Calendar, load_calendar
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Difference, Record, Revision, diff
from fqdesk.errors import Refused
from fqdesk.evidence.judge import Assessment
from fqdesk.evidence.standard import Standard
from fqdesk.progress import Tick, quiet
from fqdesk.storage.backup import Restored, restore
from fqdesk.storage.files import Imported
from fqdesk.storage.store import Entry, Query, Store, Verification

if TYPE_CHECKING:
    from fqdesk.evidence.bundle import Order
    from fqdesk.evidence.printing import Plan, Printed

Clock = Callable[[], datetime]
REGISTERS = ("station", "place", "person", "post", "branch", "setting")


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


class Desk:
    """One open station. Every write is one transaction, one step for undo, and tells `changed`."""

    def __init__(
        self, store: Store, *, clock: Clock = datetime.now, ids: Ids = random_id, by: str = ""
    ) -> None:
        """Take over an open store; `clock` stamps entries, `by` names who types."""
        self.store = store
        self.clock = clock
        self.ids = ids
        self.by = by
        self.changed: list[Callable[[frozenset[str]], None]] = []
        self._registers: tuple[Record, ...] | None = None
        self._names: dict[str, str] = {}
        self._facts: tuple[tuple[int, date, date | None], Facts] | None = None

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

    # -- what is known -------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """Where the station lives."""
        return self.store.folder

    def today(self) -> date:
        """The day by the desk's clock."""
        return self.clock().date()

    @property
    def station_name(self) -> str:
        """The name printed everywhere."""
        station = self.registers_facts().station
        return str(station["name"]) if station else self.store.station

    def registers(self) -> tuple[Record, ...]:
        """People, places, posts, branch and settings: few, and needed by every form."""
        if self._registers is None:
            self._registers = tuple(self.store.records(REGISTERS))
            self._names = {r.id: r["name"] for r in self._registers if r.kind in typed.NAMED}
        return self._registers

    def registers_facts(self, extra: Iterable[Record] = ()) -> Facts:
        """Facts holding only the registers (and `extra`): enough for names, rosters, settings."""
        return Facts.of((*self.registers(), *extra), self.today())

    def calendar(self) -> Calendar:
        """Working days: the shipped years and those pasted here."""
        return load_calendar(r for r in self.registers() if r.kind == "setting")

    def facts(self, on: date | None = None, known: date | None = None) -> Facts:
        """Everything, for judging on a day; with `known`, as it had been entered by that day."""
        key = (self.store.head()[0], on or self.today(), known)
        if self._facts is None or self._facts[0] != key:
            records = self.store.records_known(known) if known else self.store.records()
            self._facts = (key, Facts.of(records, key[1]))
        return self._facts[1]

    def record(self, record_id: str) -> Record:
        """One record by id or printed number. Raises Refused when there is none."""
        found = self._find(record_id)
        if found is None:
            raise Refused(f"没有编号为“{record_id}”的记录。", "它可能已被删除，可以在回收站里找。")
        return found

    def _find(self, text: str) -> Record | None:
        return self.store.record(text) or self.store.record_numbered(text)

    def query(self, kind: str, query: Query) -> list[Record]:
        """Records of a kind, filtered and sorted by the database."""
        return self.store.query(kind, query)

    def count(self, kind: str, query: Query) -> int:
        """How many records the query has without its limit."""
        return self.store.count(kind, query)

    def find(self, text: str, limit: int = 50) -> list[Record]:
        """Search words, names, numbers, pinyin initials."""
        return self.store.search(text, limit)

    def name(self, record_id: str) -> str:
        """How a cited record is called: a person's name, a printed number, a title."""
        self.registers()
        if named := self._names.get(record_id):
            return named
        record = self._find(record_id)
        return (record.number or self.title(record)) if record else "已删除的记录"

    def title(self, record: Record) -> str:
        """The one-line title of a record, names resolved."""
        return KINDS[record.kind].name(record.values, self.name)

    def history(self, record_id: str) -> list[Revision]:
        """Every revision of a record, oldest first."""
        return self.store.history(record_id)

    def differences(self, record_id: str) -> list[tuple[Revision, list[Difference]]]:
        """What each revision changed, field by field, oldest first."""
        found, before = [], None
        for revision in self.store.history(record_id):
            after = self.store.state_at(record_id, revision.seq)
            found.append((revision, diff(KINDS[revision.kind], before, after)))
            before = after
        return found

    def directory(self) -> typed.Directory:
        """For turning typed names and numbers into ids."""
        return typed.Directory(self.registers(), self._find)

    def read_texts(self, kind: Kind, texts: Mapping[str, str]) -> Mapping[str, Any]:
        """Typed texts as values, names resolved. Raises Refused."""
        return typed.from_texts(kind, texts, self.directory())

    def read_json(self, kind: Kind, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """A JSON object as values, names resolved. Raises Refused."""
        return typed.from_json(kind, body, self.directory())

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
        last = [r for r in self.store.history(record_id) if r.action != "remove"]
        return self.revert(record_id, last[-1].seq)

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
        """The standards that ship."""
        return judging.standards()

    def assess(
        self,
        standard: str,
        on: date | None = None,
        items: Collection[str] | None = None,
        known: date | None = None,
    ) -> Assessment:
        """Judge a standard for a day. Raises Refused for an unknown standard or item."""
        return judging.assess(standard, self.facts(on, known), self.calendar(), items)

    def plan(self, order: Order, tick: Tick = quiet) -> Plan:
        """Lay a volume out without drawing it: page count, paper and index."""
        return _printing().plan(self, order, tick)

    def bundle(self, order: Order, path: Path, tick: Tick = quiet) -> Printed:
        """Print the evidence volume; the past volumes' list remembers it."""
        return _printing().bundle(self, order, path, tick)

    def verify_bundle(self, path: Path, tick: Tick = quiet) -> list[str]:
        """What changed on this desk since the volume was printed, in Chinese sentences."""
        return _printing().verify_bundle(self, path, tick)

    # -- care of the folder --------------------------------------------------------------------

    def verify(self, tick: Tick = quiet) -> Verification:
        """Check chain, bodies, rows, links, search index and every attachment."""
        return self.store.verify(tick)

    def backup(self, folder: Path | None = None) -> Path:
        """A consistent copy, verified after writing; into `backups/` when no folder is named."""
        return self.store.backup(folder, at=self.clock())
