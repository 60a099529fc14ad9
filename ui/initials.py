"""Finding Chinese words by what fast fingers type: the word itself, pinyin initials, or pinyin."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=8192)
def readings(sign: str) -> tuple[str, ...]:
    """Every pinyin reading of a sign without tones (all of them: 翟 is zhai and di), else itself."""
    if sign.isascii():
        return (sign.lower(),)
    # Takes a third of a second to import, so only when somebody types letters.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


def match(typed: str, text: str) -> tuple[int, int] | None:
    """From where to where `text` matches what was typed, None where it does not.

    罗启明 is found by 启, lqm, qm, luoqm or luoqiming; blanks in between are ignored.
    """
    wanted = "".join(typed.split()).lower()
    if not wanted:
        return 0, 0
    at = text.lower().find(wanted)
    if at >= 0:
        return at, at + len(wanted)
    if not wanted.isascii():
        return None
    return _found(wanted, tuple(readings(sign) for sign in text))


def match_usual(typed: str, text: str) -> tuple[int, int] | None:
    """As `match`, but each sign only as it is read in this text: 党员大会 is no dk."""
    wanted = "".join(typed.split()).lower()
    at = text.lower().find(wanted)
    if at >= 0:
        return at, at + len(wanted)
    return _found(wanted, usual(text)) if wanted.isascii() else None


@lru_cache(maxsize=2048)
def usual(text: str) -> tuple[tuple[str, ...], ...]:
    """How each sign is read in this text: as the words around it say, or by itself."""
    if text.isascii():
        return tuple(readings(sign) for sign in text)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    # One answer for each sign, also within a run of other signs; its types know only whole runs.
    apart: Any = list
    told = lazy_pinyin(text, style=Style.NORMAL, errors=apart)
    if len(told) != len(text):  # a sign outside the tables
        told = [""] * len(text)
    return tuple(
        tuple(dict.fromkeys(r for r in readings(sign) if r == here or r == readings(sign)[0]))
        for sign, here in zip(text, told, strict=True)
    )


def _found(wanted: str, read: tuple[tuple[str, ...], ...]) -> tuple[int, int] | None:
    for start in range(len(read)):
        end = _consume(wanted, read, start)
        if end is not None:
            return start, end
    return None


def _consume(wanted: str, read: tuple[tuple[str, ...], ...], at: int) -> int | None:
    """Where the match ends when `wanted` is read from sign `at` on, each sign giving a prefix."""
    if not wanted:
        return at
    if at == len(read):
        return None
    for reading in read[at]:
        for length in range(_common(wanted, reading), 0, -1):
            end = _consume(wanted[length:], read, at + 1)
            if end is not None:
                return end
    return None


def _common(first: str, second: str) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count
