"""Titles that do not fit on one line: parted by meaning, the upper line not longer (GB/T 9704-2012)."""

from __future__ import annotations

from fqdesk.evidence.layout.measure import NEVER_FIRST, NEVER_LAST, spans


def title_lines(title: str, across: int) -> tuple[str, ...]:
    """A title on one line, or on two parted by meaning, the upper not longer than the lower.

    `across` is the number of characters that a line takes; a line break in the title is kept.
    """
    if "\n" in title:
        return tuple(title.split("\n"))
    if len(title) <= across:
        return (title,)
    solid = {n for start, end, *_ in spans(title) for n in range(start + 1, end)}
    depth, inside = 0, []
    for char in title:
        inside.append(depth > 0)
        depth += (char in "“《（〔") - (char in "”》）〕")

    def fault(n: int) -> float:
        upper, lower = n, len(title) - n
        better = title[n] in "“《（" or title[n - 1] in "”》）、" or title[n - 2 : n] == "关于"
        long = max(0, upper - lower) * 3 + max(0, lower - across - 2) * 9
        dash = title.startswith("——", n)
        return abs(lower - upper) + long - 4 * better - 12 * dash + 2 * (title[n] == "的")

    places = [
        n
        for n in range(2, len(title) - 1)
        if n not in solid and not inside[n] and _may_part(title, n)
    ]
    if not places:
        return (title,)
    best = min(places, key=fault)
    return title[:best], title[best:]


def _may_part(text: str, n: int) -> bool:
    begins = text[n] not in NEVER_FIRST or (text.startswith("——", n) and text[n - 1] != "—")
    return begins and text[n - 1] not in NEVER_LAST
