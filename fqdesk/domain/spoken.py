"""What people call a sort of record when they look for it: data beside the words of the ledgers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.incoming.words import FOLDER, words_of

FILE = "spoken.toml"
ALL = "all"
"""In the file: the words of a whole kind."""


def spoken(kind: str, field: str = "", code: str = "") -> tuple[str, ...]:
    """Other names of a kind, or of one choice of the field that divides it; its own name is not among them.

    Words of the one choice come first, then those of the whole kind.
    """
    said = _file().get(kind, {})
    own = [*said.get(code, ())] if code else []
    if field:
        words = words_of(kind).choices.get(field, {})
        own += [word for word, meant in words.items() if meant == code]
    return tuple(dict.fromkeys([*own, *said.get(ALL, ())]))


@cache
def _file() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    read = tomllib.loads((FOLDER / FILE).read_text("utf-8"))
    if unknown := set(read) - set(KINDS):
        raise ValueError(f"{FILE}: no kind {sorted(unknown)}")
    return {kind: {key: tuple(words) for key, words in told.items()} for kind, told in read.items()}
