"""One line of the palette, whatever it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ui.ranking import rank_line


@dataclass(frozen=True)
class Found:
    """One line of the palette."""

    group: str
    icon: str
    sort: str
    text: str
    note: str
    act: Callable[[], object]
    name: str = ""
    """What the thing is called, where the text says more: 党课 of 记党课."""
    aliases: tuple[str, ...] = ()
    """What else it is called."""

    def fits(self, word: str) -> int | None:
        """How well a typed word means it, the smaller the better (`ui.ranking`); None where it does not."""
        return rank_line(word, self.text, self.name or self.text, self.note, self.aliases)


def best(offered: Iterable[Found], words: Sequence[str]) -> list[Found]:
    """Those that every word means, each group in one piece, the best group and in it the best first."""
    fitting = []
    for found in offered:
        ranks = [rank for word in words if (rank := found.fits(word)) is not None]
        if len(ranks) == len(words):
            fitting.append((max(ranks, default=0), found))
    groups: dict[str, int] = {}
    for rank, found in fitting:
        groups[found.group] = min(rank, groups.get(found.group, rank))
    order = sorted(groups, key=lambda group: groups[group])
    fitting.sort(key=lambda pair: (order.index(pair[1].group), pair[0]))
    return [found for _, found in fitting]
