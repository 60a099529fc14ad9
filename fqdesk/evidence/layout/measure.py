"""The spaces between characters, and the places where a line may not be cut.

Rules: GB/T 15834-2011 5.1 (marks that may not begin or end a line, marks that may not be cut) and
GB/T 9704-2012 7.3 (a number or a date is never cut by the end of a line). Half-width compression
and the quarter-em gap follow W3C "Requirements for Chinese Text Layout", 3.1.6 and 3.2.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

GAP = 0.25
"""The space between a Han character and a letter or digit, in em."""

HALF = -0.5
"""What a full-width mark gives up beside another one or at the end of a line, in em."""

OPENERS = frozenset("（《〈「『【〔〖［｛“‘([{")
CLOSERS = frozenset("，。、；：？！）》〉」』】〕〗］｝”’,.;:?!)]}·•‧…—–～〜/／%％‰℃々")
NEVER_FIRST = CLOSERS
NEVER_LAST = OPENERS | frozenset("/／")

_RIGHT_BLANK = frozenset("，。、；：？！）》〉」』】〕〗］｝")
_LEFT_BLANK = frozenset("（《〈「『【〔〖［｛")
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "0-9A-Za-z%‰℃°+±@#&=<>$€£¥√×÷≤≥\u00c0-\u024f\u0370-\u03ff"

_DATE = r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}月|\d{1,2}日"
_CODE = r"〔\d{4}〕第?\d+号?|[\u4e00-\u9fff]\d{2}-\d{2,4}"
_TIGHT = re.compile(f"(?P<date>{_DATE})|{_CODE}")
_WORD = re.compile(rf"[{_LATIN}\-_.,:/?~!;'^|*\\]*[{_LATIN}][{_LATIN}\-_.,:/?~!;'^|*\\]*|…+|——+|⸺")
_HAN_LATIN = re.compile(rf"[{_HAN}](?=[{_LATIN}])|[{_LATIN}](?=[{_HAN}])")
_HANS = re.compile(f"[{_HAN}]")
_LATINS = re.compile(f"[{_LATIN}]+")
_TAIL = frozenset(",.:;?!'^|*\\")
_TRAILING = re.compile(r"[,.:;?!'^|*\\]+$")
_RIGHT, _LEFT = (f"[{''.join(sorted(marks))}]" for marks in (_RIGHT_BLANK, _LEFT_BLANK))
_PAIR = re.compile(f"{_RIGHT}(?=(?:{_RIGHT}|{_LEFT}))|{_LEFT}(?={_LEFT})")
_MARKED = re.compile(_RIGHT)
_PLAIN = re.compile(f"{_HAN_LATIN.pattern}|{_PAIR.pattern}")
_TIGHT_SIGN = re.compile("[年月日〔-]")
_SOLID = re.compile(r"[0-9A-Za-z…—⸺]")
_DOUBLES = frozenset(("……", "——"))


def is_plain(text: str) -> bool:
    """Whether a text needs no gap and no compression: its width is the sum of its advances."""
    return _PLAIN.search(text) is None


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return the stretches (start, end, is a date) that no line end may cut, in order.

    Dates, document numbers (〔2024〕3号), record numbers (休25-07), words, numbers with their
    signs, …… and ——.
    """
    if not _SOLID.search(text):
        return ()
    tight = _TIGHT.finditer(text) if _TIGHT_SIGN.search(text) else ()
    found = [(m.start(), m.end(), m["date"] is not None) for m in tight]
    taken = {n for start, end, _ in found for n in range(start, end)}
    for match in _WORD.finditer(text):
        start, end = match.span()
        # A mark after a word belongs to the sentence, unless it is all there is.
        if text[end - 1] in _TAIL and (tail := _TRAILING.search(match[0])) and tail.start() > 0:
            end = start + tail.start()
        if end - start > 1 and not (taken and taken.intersection(range(start, end))):
            found.append((start, end, False))
    return tuple(sorted(found))


def gaps(text: str, widths: Mapping[str, float]) -> list[float]:
    """Return the space in em after each character, before the line is stretched.

    Positive between Han and letters or digits, negative between full-width marks. The last value
    is always 0; what a line end gives up is the breaker's business.
    """
    after = [0.0] * len(text)
    edges = [
        n
        for match in _LATINS.finditer(text)
        for n in (match.start() - 1, match.end() - 1)
        if 0 <= n < len(text) - 1 and _HANS.match(text, n if n < match.start() else n + 1)
    ]
    for n in edges:
        after[n] = GAP
    for start, end, is_date in spans(text) if edges else ():
        inner_from = start - 1 if is_date and start else start
        for n in range(inner_from, end if is_date and end < len(text) else end - 1):
            after[n] = 0.0
    for match in _PAIR.finditer(text):
        n = match.start()
        giving = text[n] if text[n] in _RIGHT_BLANK else text[n + 1]
        after[n] = HALF if widths[giving] > 0.9 else 0.0
    return after


def marked(text: str) -> list[int]:
    """Return where full-width marks with a blank on their right stand."""
    return [match.start() for match in _MARKED.finditer(text)]


def end_cut(char: str, width: float) -> float:
    """Return what a character gives up at the end of a line, in em (0 or -0.5)."""
    return HALF if char in _RIGHT_BLANK and width > 0.9 else 0.0


def start_cut(char: str, width: float) -> float:
    """Return what a character gives up at the start of a line, in em (0 or -0.5)."""
    return HALF if char in _LEFT_BLANK and width > 0.9 else 0.0


def may_begin(text: str, n: int) -> bool:
    """Whether a line may begin with character `n`: never the first, never inside `spans`."""
    here, before = text[n], text[n - 1] if n else ""
    if not before or before in NEVER_LAST or here == " ":
        return False
    if here in NEVER_FIRST and (here == before or text[n : n + 2] not in _DOUBLES):
        # …… and —— may begin a line, they are only never cut.
        return False
    return not any(start < n < end for start, end, _ in spans(text))
