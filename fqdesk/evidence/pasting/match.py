"""Recognise, in a pasted text, the claims that shipped standards already know how to check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fqdesk.places import RESOURCES

SURE = 0.5
"""Share of the known claim's neighbouring pairs of signs that must be found again."""
NOISE = re.compile(r"[\W_\d]+")


@dataclass(frozen=True)
class Match:
    """A known claim that a text seems to repeat: `likeness` is 0 to 1."""

    standard: str
    item: str
    quote: str
    likeness: float


def match(text: str, known: Iterable[tuple[str, str, str]], limit: int = 5) -> list[Match]:
    """The known claims (standard, item, quote) that the text repeats, likeliest first."""
    pairs = _pairs(text)
    found = [
        Match(standard, item, quote, likeness)
        for standard, item, quote in known
        if (likeness := _share(_pairs(quote), pairs)) >= SURE
    ]
    return sorted(found, key=lambda m: (-m.likeness, m.standard, m.item))[:limit]


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0


@cache
def _pairs(text: str) -> frozenset[str]:
    plain = NOISE.sub("", simplified(text))
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def simplified(text: str) -> str:
    """The text with traditional characters replaced, for comparing only; never shown or printed."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    words = (RESOURCES / "han" / "simplified.txt").read_text("utf-8").split()
    return {ord(pair[0]): pair[1] for pair in words}
