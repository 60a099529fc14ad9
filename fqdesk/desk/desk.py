"""Desk: one open station and the verbs on it; the only thing that pages and command line hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from fqdesk.desk import judging
from fqdesk.desk.ids import Ids, random_id
from fqdesk.desk.known import Clock
from fqdesk.desk.writing import Draft, Writing
from fqdesk.domain.cadence import Duty
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.settings import STANDARDS
from fqdesk.errors import Refused
from fqdesk.evidence.jobs import Job as GapJob, jobs
from fqdesk.evidence.judge import Assessment
from fqdesk.evidence.local_pack import local_standards
from fqdesk.evidence.standard import Standard
from fqdesk.progress import Tick, quiet
from fqdesk.storage.backup import Restored, restore
from fqdesk.storage.store import Store, Verification

if TYPE_CHECKING:
    from fqdesk.domain.selfcheck import Finding
    from fqdesk.evidence.bundle import Order
    from fqdesk.evidence.printing import Plan, Printed


def _printing() -> ModuleType:
    # The PDF libraries cost a third of a second to import; a window that only records never pays it.
    from fqdesk.desk import printing  # noqa: PLC0415

    return printing


class Desk(Writing):
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
        desk.first = desk.store.head()[0]
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

    def standards_in_order(self) -> tuple[Standard, ...]:
        """Those that the station works for, then the others, as a list offers them."""
        chosen = self.chosen_standards()
        return (*chosen, *(known for known in self.standards() if known not in chosen))

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

    def gap_jobs(self, keys: Collection[str] = (), on: date | None = None) -> tuple[GapJob, ...]:
        """今天补什么 by standards: each dated gap once, with what closing it makes of its claims."""
        chosen = keys or [known.id for known in self.chosen_standards() if not known.reference]
        return jobs(self.assess(key, on) for key in chosen)

    def self_check(self, on: date | None = None, tick: Tick = quiet) -> list[Finding]:
        """自查: the contradictions an inspector would find, the gravest first; advice only."""
        # Whoever records or looks at what is due asks for no contradictions.
        from fqdesk.domain.selfcheck import findings  # noqa: PLC0415 - as said

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

    def remember_printed(
        self, order: Order, printed: Printed, path: Path | None, prints: Sequence[str] = ()
    ) -> None:
        """A composed volume was saved to `path`, or went to paper: remember it."""
        _printing().remember(self, order, printed, path, prints)

    def bundles(self) -> list[dict[str, Any]]:
        """The volumes printed so far, oldest first."""
        return self.store.bundles()

    def verify_bundle(self, path: Path, tick: Tick = quiet) -> list[str]:
        """What changed on this desk since the volume was printed, in Chinese sentences."""
        changed: list[str] = _printing().verify_bundle(self, path, tick)
        return changed

    # -- care of the folder --------------------------------------------------------------------

    def verify(self, tick: Tick = quiet, *, attachments: bool = True) -> Verification:
        """Check chain, bodies, rows, links, search index and (unless told not to) attachments."""
        return self.store.verify(tick, attachments=attachments)

    def backup(self, folder: Path | None = None, tick: Tick = quiet) -> Path:
        """A consistent copy, verified after writing; into `backups/` when no folder is named."""
        return self.store.backup(folder, at=self.clock(), tick=tick)
