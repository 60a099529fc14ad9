"""Two versions of a text side by side, cut to the part that differs."""

from __future__ import annotations

LEFT_OUT = "……"
KEPT = 8
"""Signs kept before and after what differs, so that the place is recognised."""


def side_by_side(was: str, now: str, most: int) -> tuple[str, str]:
    """Both texts in at most about `most` signs each, the part that differs always among them.

    What both begin and end with is left out for ……, but for a few signs.
    """
    if len(was) <= most and len(now) <= most:
        return was, now
    start = _common(was, now)
    end = _common(was[start:][::-1], now[start:][::-1])
    first = max(0, start - KEPT)
    return _part(was, first, max(0, end - KEPT), most), _part(now, first, max(0, end - KEPT), most)


def _common(one: str, other: str) -> int:
    """How many signs both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _part(text: str, first: int, after: int, most: int) -> str:
    """`text` without its first signs and the last `after`, marked where something is left out."""
    last = min(len(text) - after, first + most)
    before = LEFT_OUT if first else ""
    return before + text[first:last] + (LEFT_OUT if last < len(text) else "")
