"""A kind of record, declared once; form, table, search, Excel, PDF, CLI and docs all read it."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from fqdesk.domain.fields import Field, Files, Invalid, Ref, Refs, Rows, Text
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused

Check = Callable[[Mapping[str, Any]], list[Fault]]
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]

NUMBER = Text(
    key="number", label="编号", most=40, help="打印在纸上的短编号，如“会25-07”，留空就自动编。"
)
ORIGINAL = Text(
    key="original",
    label="原件位置",
    most=100,
    help="写纸质原件放在哪一盒、第几页，如“党建盒2第15页”。",
)
FILES = Files(key="files", label="照片、附件", help="放签到表、原件的扫描件或照片，没有就空着。")
LATE_REASON = Text(
    key="late_reason",
    label="补录原因",
    most=300,
    help="写一句为什么当时没记，如“出差在外，回来补记”。",
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What records of one kind hold. Raises ValueError on a faulty declaration (our own bug)."""

    key: str
    label: str
    area: str
    """station, party, people, care, honour or support: one page of the window."""
    prefix: str
    """The Han character that numbers of this kind start with (会25-07)."""
    title: str
    """A format string over shown values: "{day} {type}"."""
    fields: tuple[Field, ...]
    called: Callable[[Mapping[str, Any], Callable[[str], str]], str] | None = None
    """Words in place of the title, for a kind whose answers are codes."""
    columns: tuple[str, ...]
    """Field keys shown in lists."""
    printed: tuple[str, ...] = ()
    """Field keys of the ledger on paper; the columns where empty."""
    event: bool = True
    """A dated event: late entry is marked. False for registers (people, places, posts …)."""
    future: bool = False
    """Whether an event day after today makes sense (a leave that is planned)."""
    checks: tuple[Check, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()
    help: str = ""
    by_key: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Add the answers that every kind has, and refuse a declaration that contradicts itself."""
        own = {f.key for f in self.fields}
        tail = (NUMBER, ORIGINAL, FILES, *((LATE_REASON,) if self.event else ()))
        object.__setattr__(self, "fields", self.fields + tuple(f for f in tail if f.key not in own))
        keys = [f.key for f in self.fields]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.key}: a field key is used twice")
        named = {name for _, name, _, _ in string.Formatter().parse(self.title) if name}
        unknown = (set(self.columns) | set(self.printed) | named) - set(keys)
        if unknown or "day" not in keys:
            raise ValueError(f"{self.key}: unknown {sorted(unknown)} or no event day")
        object.__setattr__(self, "by_key", MappingProxyType({f.key: f for f in self.fields}))

    @property
    def version(self) -> int:
        """The shape that bodies are written in now."""
        return len(self.upgrades)

    def name(self, values: Mapping[str, Any], show_ref: Callable[[str], str] = str) -> str:
        """The one-line title of a record; `show_ref` turns an id into the name of what it cites."""
        if self.called is not None:
            return " ".join(self.called(values, show_ref).split()) or self.label
        shown = {f.key: show(f, values.get(f.key), show_ref) for f in self.fields}
        return " ".join(self.title.format_map(shown).split()) or self.label

    def problems(self, values: Mapping[str, Any]) -> list[Fault]:
        """Every complaint that the values alone allow, field by field and then together."""
        faults = [fault for f in self.fields for fault in f.check(values.get(f.key))]
        return faults or [fault for check in self.checks for fault in check(values)]

    def dump(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values → JSON object, empty answers left out."""
        return {
            f.key: f.store(values[f.key]) for f in self.fields if not f.empty(values.get(f.key))
        }

    def load(self, stored: Mapping[str, Any], v: int | None = None) -> Mapping[str, Any]:
        """JSON object written with shape `v` → values. Raises Refused naming every fault."""
        body = self.upgraded(stored, self.version if v is None else v)
        faults = [
            Fault(key, f"“{self.label}”没有“{key}”这一项。")
            for key in body
            if key not in self.by_key
        ]
        values: dict[str, Any] = {}
        for f in self.fields:
            if f.key not in body:
                continue
            try:
                value = f.load(body[f.key])
            except Invalid as wrong:
                faults.append(Fault(f.key, str(wrong)))
            else:
                if not f.empty(value):
                    values[f.key] = value
        if faults:
            raise Refused(faults[0].said, faults=faults)
        return MappingProxyType(values)

    def upgraded(self, stored: Mapping[str, Any], v: int) -> Mapping[str, Any]:
        """A JSON object written with shape `v` in the present shape."""
        body = dict(stored)
        for upgrade in self.upgrades[v:]:
            body = upgrade(body)
        return body

    def parse(self, texts: Mapping[str, str]) -> Mapping[str, Any]:
        """What a person typed → values. Raises Refused naming every fault."""
        faults, values = [], {}
        for key, text in texts.items():
            if key not in self.by_key:
                faults.append(Fault(key, f"“{self.label}”没有“{key}”这一项。"))
                continue
            try:
                values[key] = self.by_key[key].parse(text)
            except Invalid as wrong:
                faults.append(Fault(key, str(wrong)))
        if faults:
            raise Refused(faults[0].said, faults=faults)
        return MappingProxyType({k: v for k, v in values.items() if v is not None})

    def cited(self, values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Every (field key, record id) that the values point to, rows included."""
        return list(_cited(self.fields, values))

    def text(self, values: Mapping[str, Any]) -> str:
        """All words worth finding, private ones left out."""
        return "\n".join(
            shown
            for f in self.fields
            if not f.private and not isinstance(f, Ref | Refs | Files)
            if (shown := f.show(values.get(f.key)))
        )

    def late(self, record: Record, limit: int) -> int:
        """Days by which the entry is late, 0 when it is not: day `limit` is still in time."""
        days = record.late_days()
        return days if self.event and days > limit else 0


def show(f: Field, value: Any, show_ref: Callable[[str], str]) -> str:
    """A value for people, with ids replaced by names."""
    if isinstance(f, Ref):
        return show_ref(value) if value else ""
    if isinstance(f, Refs):
        return "、".join(show_ref(ref) for ref in value or ())
    if isinstance(f, Rows):
        return "；".join(
            " ".join(s for sub in f.fields if (s := show(sub, row.get(sub.key), show_ref)))
            for row in value or ()
        )
    return f.show(value)


def _cited(fields: tuple[Field, ...], values: Mapping[str, Any]) -> Any:
    for f in fields:
        value = values.get(f.key)
        if isinstance(f, Ref) and value:
            yield f.key, value
        elif isinstance(f, Refs):
            yield from ((f.key, ref) for ref in value or ())
        elif isinstance(f, Rows):
            for row in value or ():
                yield from ((f.key, ref) for _, ref in _cited(f.fields, row))


def in_order(first: str, last: str, said: str) -> Check:
    """A check that one day (or time) does not lie before another; `said` is the Chinese sentence."""

    def check(values: Mapping[str, Any]) -> list[Fault]:
        start, end = values.get(first), values.get(last)
        wrong = start is not None and end is not None and end < start
        return [Fault(last, said)] if wrong else []

    return check


def late_reason_missing(kind: Kind, values: Mapping[str, Any], entered: date, limit: int) -> bool:
    """Whether an entry made on `entered` is 补录 and says nothing why."""
    day = values.get("day")
    if not kind.event or day is None or values.get("late_reason"):
        return False
    days: int = (entered - day).days
    return days > limit
