"""The demo's wording: read from resources/demo, drawn without near repeats, filled with names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import Any

from fqdesk.places import RESOURCES

Item = Mapping[str, Any]
EITHER = re.compile(r"<([^<>]*\|[^<>]*)>")


@cache
def load(name: str) -> Item:
    """One file of texts. Raises OSError on a damaged installation."""
    return tomllib.loads((RESOURCES / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


class Deck:
    """A pile of texts: each fitting one is drawn before any is drawn a second time."""

    def __init__(self, rng: Random, items: Iterable[Item]) -> None:
        """Items may say in which `months` they fit; without that they always do."""
        self._rng = rng
        self._items = list(items)
        self._drawn = [0] * len(self._items)
        self._last = -1

    def draw(self, month: int) -> Item:
        """The next text for a month of the year. Raises IndexError when none ever fits it."""
        fitting = [i for i, item in enumerate(self._items) if month in item.get("months", (month,))]
        fresh = [i for i in fitting if i != self._last] or fitting
        fewest = min(self._drawn[i] for i in fresh)
        # A text for few months would never come if texts for any month always went first.
        least = [i for i in fresh if self._drawn[i] == fewest]
        seasonal = [i for i in least if "months" in self._items[i]]
        use = seasonal if seasonal and self._rng.random() < 0.6 else least
        self._last = self._rng.choice(use)
        self._drawn[self._last] += 1
        return self._items[self._last]


def fill(text: str, rng: Random, **slots: object) -> str:
    """Choose one of each <a|b> and put the slots in. Raises KeyError for a slot nobody filled."""
    chosen = EITHER.sub(lambda match: rng.choice(match[1].split("|")), text)
    return chosen.format_map(slots)


def numbers(item: Item, rng: Random) -> dict[str, int]:
    """The counts {n} and {m} that an item asks for, each within its bounds."""
    return {key: rng.randint(*item[key]) for key in ("n", "m", "k") if key in item}
