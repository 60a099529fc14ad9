"""How stations call columns and choices: data in resources/ledgers, beside the program's own labels."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.fields import Choice, Field, Files, Rows
from fqdesk.domain.incoming.targets import SPECIAL, WORKED_OUT
from fqdesk.domain.kinds import Kind

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "ledgers"
COMMON = "common"
NOT_FROM_SHEETS = frozenset({"station", "setting", "claim", "judgement", "branch", "proof"})
"""Kinds that are decided in the program: a sheet never sets them."""


@dataclass(frozen=True)
class Words:
    """The words of one kind."""

    kind: Kind
    titles: tuple[str, ...] = ()
    """Words in a title that speak for this kind."""
    key: tuple[str, ...] = ()
    """The fields that tell one event from another, where the sheet has no printed number."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Plain name of a column → what it may be, the likeliest first."""
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Field key → word → code."""

    def targets(self) -> Mapping[str, str]:
        """Everything that a column may become, with its name for people."""
        own = {f.key: f.label for f in self.kind.fields if self.takes(f)}
        return {**own, **SPECIAL.get(self.kind.key, {})}

    def takes(self, f: Field) -> bool:
        """Whether a column may answer a field of this kind."""
        return importable(f) and f.key not in WORKED_OUT.get(self.kind.key, ())


@dataclass(frozen=True)
class Common:
    """What holds for every ledger."""

    ignored: Mapping[str, str]
    """Plain name of a column → why it has no home here."""
    private: tuple[str, ...]
    """Parts of column names that are personal data of the public, or health."""
    public: tuple[str, ...]
    """Parts of titles of ledgers whose rows are members of the public."""


def importable(f: Field) -> bool:
    """Whether a column can answer a field: no files, nothing private, of tables only names with reasons."""
    if isinstance(f, Rows):
        return {sub.key for sub in f.fields} == {"person", "reason"}
    return not isinstance(f, Files) and not f.private


def plain(name: str) -> str:
    """A name of a column without blanks, marks and brackets' signs."""
    narrow = unicodedata.normalize("NFKC", name)
    return re.sub(r"[\s()\[\]【】:;,.、，。：；*＊·“”\"'/\\]", "", narrow).lower()


@cache
def words_of(kind: str) -> Words:
    """The words of a kind; without a file of its own the labels of its fields."""
    read = _read(kind)
    declared = KINDS[kind]
    names: dict[str, list[str]] = {}
    for f in declared.fields:
        if importable(f) and f.key not in WORKED_OUT.get(kind, ()):
            names.setdefault(plain(f.label), []).append(f.key)
    for target, others in read.get("columns", {}).items():
        for other in others:
            known = names.setdefault(plain(other), [])
            if target not in known:
                known.append(target)
    required = tuple(f.key for f in declared.fields if f.required)
    return Words(
        declared,
        tuple(read.get("titles", (declared.label,))),
        tuple(read.get("key", required or ("day",))),
        {name: tuple(targets) for name, targets in names.items()},
        {key: _flat(key, declared, groups) for key, groups in read.get("choices", {}).items()},
    )


def _flat(key: str, kind: Kind, groups: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    f = kind.by_key[key]
    codes = f.options if isinstance(f, Choice) else {}
    unknown = set(groups) - set(codes)
    if unknown:
        raise ValueError(f"{kind.key}.{key}: no choice {sorted(unknown)}")
    return {plain(word): code for code, words in groups.items() for word in words}


@cache
def common() -> Common:
    """The words of no kind in particular."""
    read = _read(COMMON)
    ignored = {plain(name): reason for reason, names in read["ignored"].items() for name in names}
    return Common(ignored, tuple(read["private"]), tuple(read["public"]))


@cache
def every_kind() -> tuple[Words, ...]:
    """The words of each kind that a sheet may bring."""
    return tuple(words_of(kind) for kind in KINDS if kind not in NOT_FROM_SHEETS)


def _read(name: str) -> Mapping[str, Any]:
    path = FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
