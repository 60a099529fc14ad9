"""What F1 says of a field: what belongs into it, and which rule asks for it, in one sentence each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fqdesk.domain.fields import Field, Rows
from fqdesk.domain.kinds import FILES, LATE_REASON, NUMBER, ORIGINAL, Kind
from fqdesk.domain.settings import LOCAL_SETTINGS

# PyInstaller sets __file__ relative to the bundle, so one line serves source and built program.
PATH = Path(__file__).resolve().parents[2] / "resources" / "field_sources.toml"
EVERY = {f.key for f in (NUMBER, ORIGINAL, FILES, LATE_REASON)}
"""The answers that every kind has, with one source for all."""
NO_RULE = "没有规定要求这一格"
INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside quotation marks."""


@dataclass(frozen=True)
class Explanation:
    """Two sentences about a field; `by_rule` where a document asks for it.

    The label of a cell begins with its table's.
    """

    label: str
    what: str
    why: str
    by_rule: bool

    @property
    def said(self) -> str:
        """Both sentences, one after the other."""
        return self.what + self.why


@cache
def sources() -> Mapping[str, Any]:
    """The file as it stands. Raises OSError on a damaged installation."""
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def places(kind: Kind) -> Iterator[tuple[str, Field]]:
    """Every field of a kind by its place; a cell of a table is "table.cell"."""
    for f in kind.fields:
        yield f.key, f
        if isinstance(f, Rows):
            yield from ((f"{f.key}.{cell.key}", cell) for cell in f.fields)


def explain(kind: Kind, field: Field) -> Explanation:
    """What belongs into a field of a kind, or into a cell of one of its tables, and why.

    Raises KeyError for a field of another kind (our own bug).
    """
    found = [place for place, known in places(kind) if known is field]
    if not found:
        raise KeyError(f"{kind.key} has no {field.key}")
    table, _, cell = found[0].partition(".")
    called = f"{kind.by_key[table].label}：{field.label}" if cell else field.label
    return Explanation(called, field.help, *_why(_entry(kind, found[0]), field))


def _entry(kind: Kind, place: str) -> Mapping[str, Any]:
    """A cell's own entry, else its table's, else what holds for the kind."""
    own, every = sources().get(kind.key, {}), sources()["every"]
    table = place.partition(".")[0]
    known = next((own[key] for key in (place, table) if key in own), None)
    entry: Mapping[str, Any] = known or (every[place] if place in EVERY else own["default"])
    return entry


def _why(entry: Mapping[str, Any], field: Field) -> tuple[str, bool]:
    local = LOCAL_SETTINGS[entry["local"]].label.translate(INNER) if "local" in entry else ""
    decided = f"由本地设定“{local}”定" if local else ""
    if "by" in entry:
        return f"依据{cite(entry['by'])}：{entry['says']}{decided}。", True
    blank = "所以必填" if field.required else entry.get("blank", "可以空着")
    return f"{NO_RULE}，{entry['use']}{decided}，{blank}。", False


def cite(cited: Sequence[str]) -> str:
    """Documents with their articles in words: 《职工带薪年休假条例》第三条、第四条和崇州 2019 第 6 条."""
    by_document: dict[str, list[str]] = {}
    for source in cited:
        key, _, article = source.partition(" ")
        by_document.setdefault(key, []).append(article)
    said = [_titled(key) + "、".join(articles) for key, articles in by_document.items()]
    return "和".join(filter(None, ("、".join(said[:-1]), said[-1])))


def _titled(key: str) -> str:
    """The title, with room before an article where it ends in a year."""
    title: str = sources()["documents"][key]["title"]
    return title + (" " if title[-1].isdigit() else "")
