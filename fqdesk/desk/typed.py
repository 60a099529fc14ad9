"""From names and numbers, as people type them, to the ids that records cite."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.fields import SEPARATORS, Field, Ref, Refs, Rows
from fqdesk.domain.kinds import Kind
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused

NAMED = ("person", "place", "branch", "station")


@dataclass(frozen=True)
class Directory:
    """Who and what can be cited: registers by name, everything by id or printed number."""

    registers: tuple[Record, ...]
    lookup: Callable[[str], Record | None]
    """The record with this id or printed number."""

    def find(self, text: str, kinds: tuple[str, ...]) -> tuple[Record, ...]:
        """Every record that the text may mean; exactly one is an answer."""
        if known := self.lookup(text):
            return (known,) if not kinds or known.kind in kinds else ()
        plain = "".join(text.split())
        return tuple(
            record
            for record in self.registers
            if record.kind in (kinds or NAMED) and "".join(record["name"].split()) == plain
        )


def with_ids(
    kind: Kind, typed: Mapping[str, Any], directory: Directory
) -> tuple[dict[str, Any], list[Fault]]:
    """Replace names by ids in every Ref, Refs and Rows answer; other answers pass unchanged.

    Names that nobody bears, or several do, are faults with the field's label.
    """
    faults: list[Fault] = []
    answers = {
        key: _answer(f, value, directory, faults) if (f := kind.by_key.get(key)) else value
        for key, value in typed.items()
    }
    return answers, faults


def _answer(f: Field, value: Any, directory: Directory, faults: list[Fault]) -> Any:
    if isinstance(f, Ref) and isinstance(value, str) and value.strip():
        return _one(f, f.kinds, value.strip(), directory, faults)
    if isinstance(f, Refs):
        return [_one(f, f.kinds, part, directory, faults) for part in _parts(value)] or None
    if isinstance(f, Rows) and value:
        return _rows(f, value, directory, faults)
    return value


def _rows(f: Rows, value: Any, directory: Directory, faults: list[Fault]) -> Any:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            faults.append(Fault(f.key, f"“{f.label}”应写成 JSON 列表。"))
            return None
    if not isinstance(value, list):
        return value
    inner = {sub.key: sub for sub in f.fields}
    return [
        {
            key: _answer(inner[key], cell, directory, faults) if key in inner else cell
            for key, cell in row.items()
        }
        if isinstance(row, dict)
        else row
        for row in value
    ]


def _parts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [part.strip() for part in SEPARATORS.split(value) if part.strip()]
    return value or ()


def _one(
    f: Field, kinds: tuple[str, ...], text: str, directory: Directory, faults: list[Fault]
) -> str | None:
    found = directory.find(text, kinds)
    if len(found) == 1:
        return found[0].id
    if found:
        numbers = "、".join(record.number or record.id for record in found)
        faults.append(Fault(f.key, f"“{f.label}”里的“{text}”不止一个，请写编号：{numbers}。"))
    else:
        faults.append(Fault(f.key, f"“{f.label}”里的“{text}”没有找到。"))
    return None


def from_texts(kind: Kind, texts: Mapping[str, str], directory: Directory) -> Mapping[str, Any]:
    """What was typed, one text per field, as values. Raises Refused naming every fault."""
    answers, faults = with_ids(kind, texts, directory)
    plain: dict[str, str] = {}
    stored: dict[str, Any] = {}
    for key, answer in answers.items():
        (plain if isinstance(answer, str) else stored)[key] = answer
    return _joined(kind, faults, lambda: kind.parse(plain), lambda: kind.load(stored))


def from_json(kind: Kind, body: Mapping[str, Any], directory: Directory) -> Mapping[str, Any]:
    """A JSON object with names or ids as values. Raises Refused naming every fault."""
    answers, faults = with_ids(kind, body, directory)
    return _joined(kind, faults, lambda: kind.load(answers))


def _joined(
    kind: Kind, faults: list[Fault], *readings: Callable[[], Mapping[str, Any]]
) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for read in readings:
        try:
            values |= read()
        except Refused as refused:
            faults = [*faults, *refused.faults]
    if faults:
        raise Refused(faults[0].said, faults=faults)
    return {f.key: values[f.key] for f in kind.fields if f.key in values}
