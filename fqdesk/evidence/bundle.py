"""What a volume holds before it is laid out: items in order, their records, what was ordered.

Plain data. Every part knows its records; a record is printed under the first part that needs it and
only cited (见第 n 页) by later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import FileRef, Files
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck import ANSWERED
from fqdesk.errors import Refused
from fqdesk.evidence.claims import Chapter, Item, Standard
from fqdesk.evidence.judge import Assessment, ItemResult

UNNAMED = "（所名未填）"


@dataclass(frozen=True)
class Seal:
    """A place in the history chain: the newest revision of a record, or the head of the chain."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Sources:
    """What printing may ask of the station.

    `seal` gives the newest seal of a record, `file` the stored file, `picture` a JPEG of print size
    made from it. Each may raise DeskError when there is none.
    """

    head: Seal
    seal: Callable[[str], Seal]
    file: Callable[[FileRef], Path]
    picture: Callable[[FileRef], Path]


@dataclass(frozen=True)
class Order:
    """What was asked for: a standard, the day of judging, some items or all, how to print it."""

    standard: str
    on: date
    items: tuple[str, ...] | None = None
    simplex: bool = False
    pages: tuple[int, int] | None = None
    known: date | None = None
    prepared_by: str = ""
    checked_by: str = ""

    @property
    def layout(self) -> str:
        """One side of the paper or both, as a manifest and the past volumes name it."""
        return "simplex" if self.simplex else "duplex"


@dataclass(frozen=True)
class Part:
    """One item: how it stands, what counts for it, and which of that is printed under it."""

    result: ItemResult
    records: tuple[str, ...]
    """Ids of all records that count or that its tables show, by event day."""
    own: tuple[str, ...]
    """Those printed here; the others were printed under an earlier part."""


@dataclass(frozen=True)
class Bundle:
    """Everything one volume is made from."""

    standard: Standard
    assessment: Assessment
    facts: Facts
    calendar: Calendar
    order: Order
    head: Seal
    """Where the station's chain of history ends."""
    parts: tuple[Part, ...]
    """The items of the chapters in the order of the standard."""
    materials: tuple[Part, ...]
    """The application papers."""

    @property
    def station(self) -> str:
        """The name of the station."""
        station = self.facts.station
        return str(station["name"]) if station else UNNAMED

    @property
    def whole(self) -> bool:
        """Whether every item of the standard is in the volume."""
        return self.order.items is None

    @property
    def on(self) -> date:
        """The day of judging."""
        return self.order.on

    @cached_property
    def everything(self) -> tuple[Part, ...]:
        """All parts, application papers last."""
        return self.parts + self.materials

    @cached_property
    def chapters(self) -> tuple[tuple[Chapter, tuple[Part, ...]], ...]:
        """The chapters that have an item in the volume, with those items."""
        grouped = [
            (chapter, tuple(part for part in self.parts if part.result.item.chapter == chapter.id))
            for chapter in self.standard.chapters
        ]
        return tuple((chapter, parts) for chapter, parts in grouped if parts)

    @cached_property
    def first(self) -> dict[str, str]:
        """Record id → id of the item under which it is printed."""
        return {record: part.result.item.id for part in self.everything for record in part.own}

    def part(self, item_id: str) -> Part | None:
        """The part of an item, None when it is not in the volume."""
        return next((part for part in self.everything if part.result.item.id == item_id), None)

    def record(self, record_id: str) -> Record:
        """A record of this volume."""
        return self.facts.by_id[record_id]

    @cached_property
    def records(self) -> tuple[str, ...]:
        """Ids of every record that the paper rests on, in the order in which it is met.

        The evidence of all parts first, then judgements and answers, the settings in force, the
        station, and what all these cite (a meeting's people, a visit's village).
        """
        main = dict.fromkeys(record for part in self.everything for record in part.own)
        main |= dict.fromkeys(record.id for record in self._beside())
        cited = (
            to
            for record in [self.facts.by_id[known] for known in main]
            for _, to in KINDS[record.kind].cited(record.values)
            if to in self.facts.by_id
        )
        return tuple(main | dict.fromkeys(sorted(set(cited) - main.keys(), key=self._order)))

    def _beside(self) -> Iterator[Record]:
        items = {part.result.item.id for part in self.everything}
        for judgement in self.facts.until_on("judgement"):
            ours = judgement["standard"] == self.standard.id and judgement["item"] in items
            if ours or judgement["standard"] == ANSWERED:
                yield judgement
        for proof in self.facts.until_on("proof"):
            if proof["standard"] == self.standard.id and proof["item"] in items:
                yield proof
        keys = dict.fromkeys(record["key"] for record in self.facts.until_on("setting"))
        for key in keys:
            if (setting := self.facts.setting_record(key)) is not None:
                yield setting
        if self.facts.station is not None:
            yield self.facts.station

    def _order(self, record_id: str) -> tuple[str, date, str, str]:
        record = self.facts.by_id[record_id]
        return (record.kind, record.day, record.number, record.id)

    @cached_property
    def files(self) -> tuple[FileRef, ...]:
        """Every attachment of those records, each once."""
        refs = (ref for known in self.records for ref in attached(self.record(known)))
        return tuple({ref.sha256: ref for ref in refs}.values())


def record_place(record_id: str) -> str:
    """The name of the place in the volume where a record is printed, for links and page numbers."""
    return f"record-{record_id}"


def item_place(item_id: str) -> str:
    """The name of the place where an item's page begins."""
    return f"item-{item_id}"


def attached(record: Record) -> tuple[FileRef, ...]:
    """The attachments of a record, those of every file field."""
    files = (f for f in KINDS[record.kind].fields if isinstance(f, Files) and not f.private)
    return tuple(ref for f in files for ref in record[f.key] or ())


def build(
    standard: Standard,
    assessment: Assessment,
    facts: Facts,
    calendar: Calendar,
    sources: Sources,
    order: Order,
) -> Bundle:
    """Sort an assessment into a volume. Raises Refused for pages that no volume can have."""
    first, last = order.pages or (1, 1)
    if not 1 <= first <= last:
        raise Refused(f"页码范围“{first}-{last}”不对。", "写成 40-42 这样，从小到大。")
    results = {result.item.id: result for result in assessment.items}
    printed = _Printed(results.values())
    return Bundle(
        standard,
        assessment,
        facts,
        calendar,
        order,
        sources.head,
        tuple(_parts(standard.items, results, facts, printed)),
        tuple(_parts(standard.materials, results, facts, printed)),
    )


class _Printed:
    """Which records stand in the volume already, as items are met in their order."""

    def __init__(self, results: Iterable[ItemResult]) -> None:
        self.done: set[str] = set()
        self.counting = frozenset().union(*(result.used for result in results))

    def own(self, result: ItemResult, records: Sequence[str]) -> tuple[str, ...]:
        """Those that this item prints; one that is only attached leaves itself to where it counts.

        Else the register in which it counts would be printed without it.
        """
        elsewhere = (self.counting - result.used) & frozenset(result.beside)
        own = tuple(known for known in records if known not in self.done | elsewhere)
        self.done.update(own)
        return own


def _parts(
    items: Sequence[Item], results: dict[str, ItemResult], facts: Facts, printed: _Printed
) -> Iterator[Part]:
    for item in items:
        result = results.get(item.id)
        if result is None:
            continue
        records = tuple(sorted(_used(result, facts), key=lambda known: _by_day(facts, known)))
        own = printed.own(result, records)
        yield Part(result, records, own)


def _by_day(facts: Facts, record_id: str) -> tuple[date, str, str]:
    record = facts.by_id[record_id]
    return (record.day, record.number, record.id)


def _used(result: ItemResult, facts: Facts) -> set[str]:
    """What the findings, their tables and a person's judgement rest on, as far as it still is."""
    judged = result.judged.evidence if result.judged else ()
    return {*result.used, *judged, *result.attached} & facts.by_id.keys()


def evidence_of(result: ItemResult) -> tuple[str, ...]:
    """Ids of the records printed for an item, in the order the checks name them, each once.

    Those that count, then those that only help a person to judge.
    """
    findings = [check.finding for check in result.checks]
    counted: Iterable[tuple[str, ...]] = (finding.evidence for finding in findings)
    beside: Iterable[tuple[str, ...]] = (finding.beside for finding in findings)
    return tuple(dict.fromkeys(known for ids in (*counted, *beside) for known in ids))
