"""Volumes that were kept or printed before: which one a new one can be laid over, and what changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from fqdesk.domain.catalog import KINDS
from fqdesk.evidence import manifest as manifests
from fqdesk.evidence.bundle import Order, Seal
from fqdesk.evidence.manifest import Manifest
from fqdesk.evidence.outcomes import Outcome
from fqdesk.progress import Tick, quiet

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

Entry = Mapping[str, Any]
PRINTS = "prints"
"""What each page shows, kept with a volume that was printed or saved whole."""


@dataclass(frozen=True)
class Moved:
    """An item whose outcome is another now."""

    item: str
    title: str
    then: Outcome
    now: Outcome


@dataclass(frozen=True)
class Since:
    """What changed since a volume was made."""

    records: tuple[str, ...]
    """What became of the records that it holds, in sentences."""
    added: Mapping[str, int]
    """How many records were entered since, by the label of their kind."""
    moved: tuple[Moved, ...]

    @property
    def nothing(self) -> bool:
        """Whether paper and station still say the same."""
        return not (self.records or self.added or self.moved)


def base_of(desk: Desk, order: Order) -> Entry | None:
    """The newest volume of the same scope and layout whose pages are known; None without one."""
    entries: list[Entry] = list(reversed(desk.bundles()))
    for entry in entries:
        same = entry["standard"] == order.standard and entry["items"] == list(order.items or ())
        if same and entry.get(PRINTS) and entry["manifest"].get("layout") == order.layout:
            return entry
    return None


def since(desk: Desk, entry: Entry, tick: Tick = quiet) -> Since:
    """Hold a past volume against the station. Takes a while: run it as a job.

    The outcomes of then are judged anew from what had been entered by the day of printing.
    """
    tick(0, 0, "和现在对照")
    manifest = Manifest(entry["manifest"])
    records = tuple(held_against(desk, manifest))
    held = {one["id"] for one in manifest.body["records"]}
    head = manifest.head.seq
    facts = desk.facts()
    added = Counter(
        KINDS[record.kind].label
        for group in facts.by_kind.values()
        for record in group
        if record.seq > head and record.id not in held
    )
    return Since(records, dict(added.most_common()), tuple(_moved(desk, entry)))


def held_against(desk: Desk, manifest: Manifest) -> list[str]:
    """What became of the records of a volume, in Chinese sentences; empty when all is as printed."""

    def seal(record_id: str) -> Seal | None:
        newest = desk.store.seal(record_id)
        return Seal(*newest) if newest and desk.store.record(record_id) else None

    return manifests.compare(manifest, seal, desk.store.hash_at)


def _moved(desk: Desk, entry: Entry) -> list[Moved]:
    on = date.fromisoformat(entry["on"])
    printed = datetime.fromisoformat(entry["printed_at"]).date()
    items = tuple(entry["items"]) or None
    known = {standard.id for standard in desk.standards()}
    if entry["standard"] not in known:
        return []
    then = desk.assess(entry["standard"], on, items, known=printed)
    before = {result.item.id: result.outcome for result in then.items}
    return [
        Moved(result.item.id, result.item.title, before[result.item.id], result.outcome)
        for result in desk.assess(entry["standard"], None, items).items
        if result.item.id in before and before[result.item.id] != result.outcome
    ]
