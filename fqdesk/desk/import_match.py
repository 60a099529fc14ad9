"""Which records of a station a row speaks of already: by printed number, else by what tells events apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fqdesk.desk.import_plan import Decisions
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Refs
from fqdesk.domain.incoming.ground import Item
from fqdesk.domain.incoming.notes import DOUBT, ERROR, Note
from fqdesk.domain.incoming.reading import ReadRow
from fqdesk.domain.incoming.words import words_of
from fqdesk.domain.records import Record
from fqdesk.storage.entries import Query

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

Key = tuple[Any, ...]
UNIQUE = ("person", "place")
"""Registers in which one name is one record."""


@dataclass
class Found:
    """An item of a row beside the record that it is already, if it is one."""

    item: Item
    record: Record | None = None
    exact: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Worked:
    """A row while its plan is made."""

    read: ReadRow
    found: list[Found]
    notes: list[Note]
    left_out: bool = False
    copy_of: Worked | None = None
    """The earlier row that says the same."""

    @property
    def refused(self) -> bool:
        """Whether something keeps it out."""
        return any(note.weight == ERROR for note in self.notes)


def defaults(kind: str) -> Mapping[str, Any]:
    """What a new record answers where nobody said anything else."""
    return {f.key: f.default for f in KINDS[kind].fields if f.default is not None}


def key_of(item: Item) -> tuple[str, ...]:
    """The fields that an item is recognised by."""
    return item.key or words_of(item.kind).key


def same(kind: str, key: str, one: Any, other: Any) -> bool:
    """Whether two answers say the same; the order of several names does not matter."""
    f = KINDS[kind].by_key[key]
    if isinstance(f, Refs):
        return set(one or ()) == set(other or ())
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return bool(one == other)


class Matching:
    """Remembers which records were claimed, so that two rows never claim one."""

    def __init__(self, desk: Desk, kinds: Iterable[str]) -> None:
        """Reads the records of the kinds once."""
        self.records = {kind: desk.query(kind, Query(sort=(("day", False),))) for kind in kinds}
        self.by_number = {
            record.number: record
            for records in self.records.values()
            for record in records
            if record.number
        }
        self.claimed: set[str] = set()
        self._indexes: dict[tuple[str, tuple[str, ...]], dict[Key, list[Record]]] = {}

    def candidates(self, item: Item, extra: Mapping[str, Any]) -> Sequence[Record]:
        """The records that the item may be, by number alone where it has one."""
        if number := item.values.get("number"):
            record = self.by_number.get(number)
            return [record] if record is not None and record.kind == item.kind else []
        values = {**defaults(item.kind), **item.fresh, **item.values, **extra}
        # What a row does not say cannot tell it from another.
        fields = tuple(key for key in key_of(item) if values.get(key) is not None)
        return self._index(item.kind, fields).get(_key(fields, values), [])

    def exact(self, item: Item, extra: Mapping[str, Any]) -> Record | None:
        """A record that says all that the item says already."""
        for record in self.candidates(item, extra):
            if record.id not in self.claimed and not differing(item, record, extra):
                self.claimed.add(record.id)
                return record
        return None

    def nearest(self, item: Item, extra: Mapping[str, Any]) -> Record | None:
        """The unclaimed record that differs least."""
        free = [r for r in self.candidates(item, extra) if r.id not in self.claimed]
        if not free:
            return None
        best = min(free, key=lambda record: len(differing(item, record, extra)))
        self.claimed.add(best.id)
        return best

    def _index(self, kind: str, fields: tuple[str, ...]) -> Mapping[Key, list[Record]]:
        if (kind, fields) not in self._indexes:
            index: dict[Key, list[Record]] = defaultdict(list)
            for record in self.records.get(kind, ()):
                index[_key(fields, record.values)].append(record)
            self._indexes[kind, fields] = index
        return self._indexes[kind, fields]


def differing(item: Item, record: Record, extra: Mapping[str, Any]) -> list[str]:
    """The answers of an item that the record does not have so."""
    values = {**item.values, **extra}
    return [key for key, value in values.items() if not same(item.kind, key, value, record[key])]


def _key(fields: tuple[str, ...], values: Mapping[str, Any]) -> Key:
    return tuple(_plain(values.get(field)) for field in fields)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(sorted(map(str, value)))
    return "".join(value.split()) if isinstance(value, str) else value


def repeated(worked: Sequence[Worked]) -> None:
    """A row that says the same as an earlier one is left out; one more row for a name is an error."""
    seen: dict[Any, Worked] = {}
    for one in worked:
        if one.left_out or not one.found or one.refused:
            continue
        item = one.found[0].item
        # A number that is given tells rows apart by itself, so it is part of what is compared.
        whole = tuple(
            (f.item.kind, tuple(sorted((k, repr(v)) for k, v in f.item.values.items())))
            for f in one.found
        )
        number = one.read.number
        if item.kind in UNIQUE:
            name = (item.kind, item.values.get("name"))
            if name in seen:
                said = f"和第 {seen[name].read.number} 行重名，不是同一个就加上区别，是同一个就只留一行。"
                one.notes.append(Note(ERROR, number, -1, "", said))
            seen.setdefault(name, one)
        elif whole in seen:
            said = f"和第 {seen[whole].read.number} 行完全一样，只记一条。"
            one.notes.append(Note(DOUBT, number, -1, "", said))
            one.left_out, one.copy_of = True, seen[whole]
        else:
            seen[whole] = one


def match(desk: Desk, worked: Sequence[Worked], decided: Decisions) -> None:
    """Exact records first, then those that differ least: two rows of one day never swap theirs."""
    kinds = {found.item.kind for one in worked for found in one.found}
    matching = Matching(desk, kinds)
    live = [one for one in worked if not one.left_out]
    for place in range(max((len(one.found) for one in live), default=0)):
        level = [one for one in live if len(one.found) > place]
        for one in level:
            found = one.found[place]
            found.extra = _cited(one, found)
            if found.item.cites and not found.extra and one.found[0].record is None:
                continue
            found.record = matching.exact(found.item, found.extra)
            found.exact = found.record is not None
        for one in level:
            found = one.found[place]
            separate = one.read.number in decided.separate
            cited_new = bool(found.item.cites) and not found.extra
            if found.record is None and not separate and not cited_new:
                found.record = matching.nearest(found.item, found.extra)


def _cited(one: Worked, found: Found) -> Mapping[str, Any]:
    first = one.found[0]
    if not found.item.cites or first is found or first.record is None:
        return {}
    return {found.item.cites: first.record.id}
