"""What a rule may look at: the facts of one day, indexed once, and the check being judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, in_force, roster_on
from fqdesk.evidence.claims import Check, Item, Standard


class Index:
    """The facts of one assessment, each question answered once; 50,000 records are scanned once."""

    def __init__(self, facts: Facts, calendar: Calendar) -> None:
        """Look at these facts as of `facts.on`."""
        self.facts = facts
        self.calendar = calendar

    def within(self, kind: str, span: Span, where: Mapping[str, Any] | None = None) -> list[Record]:
        """Records of a kind in a span, never after the day of judging; `where` as in a standard."""
        records = self.facts.within(kind, span)
        return [record for record in records if fits(record, where)] if where else records

    @cached_property
    def roster(self) -> Roster:
        """Who was at the station on the day of judging."""
        return roster_on(self.facts, self.facts.on)

    @cached_property
    def places(self) -> list[Record]:
        """The places in force on the day of judging, by name."""
        on = self.facts.on
        found = [place for place in self.facts.until_on("place") if in_force(place, on)]
        return sorted(found, key=lambda place: (place["name"] or "", place.id))

    @cached_property
    def figures(self) -> Mapping[str, list[Record]]:
        """Figures by metric, oldest first."""
        return _grouped(self.facts.until_on("figure"), "metric")

    @cached_property
    def judgements(self) -> Mapping[str, list[Record]]:
        """What people judged, by item, oldest first."""
        return _grouped(self.facts.until_on("judgement"), "item")

    @cached_property
    def proofs(self) -> Mapping[str, list[Record]]:
        """Which records people attached, by item, oldest first."""
        return _grouped(self.facts.until_on("proof"), "item")

    @cached_property
    def materials(self) -> list[Record]:
        """Materials in force on the day of judging, oldest first."""
        on = self.facts.on
        return [material for material in self.facts.until_on("material") if in_force(material, on)]


@dataclass(frozen=True)
class Scope:
    """One check of one item, and the indexed facts to judge it by."""

    index: Index
    standard: Standard
    item: Item
    check: Check

    @property
    def facts(self) -> Facts:
        """Everything known of the station."""
        return self.index.facts

    @property
    def on(self) -> date:
        """The day of judging."""
        return self.index.facts.on

    @property
    def calendar(self) -> Calendar:
        """Working days and holidays."""
        return self.index.calendar

    def within(self, kind: str, span: Span, where: Mapping[str, Any] | None = None) -> list[Record]:
        """See Index.within."""
        return self.index.within(kind, span, where)

    def judgement(self) -> Record | None:
        """The newest judgement on this check by a person, else the newest on the whole item."""
        said = [
            record
            for record in self.index.judgements.get(self.item.id, ())
            if record["standard"] == self.standard.id
        ]
        own = [record for record in said if record["check"] == self.check.id]
        whole = [record for record in said if not record["check"]]
        return newest(own or whole)

    def serving(self, types: Iterable[str] = ()) -> list[Record]:
        """Materials in force that name this item as what they prove."""
        wanted = set(types)
        return [
            material
            for material in self.index.materials
            if self.item.id in (material["serves"] or ())
            and (not wanted or material["type"] in wanted)
        ]

    def remarks(self, records: Sequence[Record]) -> tuple[str, ...]:
        """What a reader must know of the records that count: entered late, entered afterwards."""
        facts, said = self.facts, []
        late = [
            f"{facts.name(record.id)}晚 {days} 天"
            for record in records
            if (days := facts.late(record))
        ]
        if late:
            tail = f"等 {len(late)} 条" if len(late) > 3 else ""
            said.append(f"其中补录：{'，'.join(late[:3])}{tail}。")
        after = [
            record
            for record in records
            if record.entered_at is not None and record.entered_at.date() > self.on
        ]
        if after:
            said.append(f"其中 {len(after)} 条在判断日之后才登记。")
        return tuple(said)


def newest(records: Sequence[Record]) -> Record | None:
    """The last of records in order of day."""
    return records[-1] if records else None


def ids(records: Iterable[Record]) -> tuple[str, ...]:
    """Ids in the order given, each once."""
    return tuple(dict.fromkeys(record.id for record in records))


def fits(record: Record, where: Mapping[str, Any]) -> bool:
    """Whether a record answers as asked; of several values any will do."""
    return all(
        record[key] in wanted if isinstance(wanted, frozenset) else record[key] == wanted
        for key, wanted in where.items()
    )


def _grouped(records: Iterable[Record], key: str) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record[key], []).append(record)
    return groups
