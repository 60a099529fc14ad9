"""Numbers, operators and lists in Chinese sentences, never rounded across a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

OPS = {">": "高于", "≥": "不低于", "=": "等于", "<": "低于", "≤": "不高于"}
"""The words for each operator; 高于 and 低于 leave the number itself out."""

MOST_DIGITS = 6


def holds(value: Fraction | int, op: str, threshold: Fraction | int) -> bool:
    """Whether `value op threshold` is true, exactly.

    Source: domain.md 0.2: 以上, 达到, 不少于 include the number, 高于 and 超过 leave it out
    (民法典第一千二百五十九条 says so for 以上 and 超过).
    """
    return {
        ">": value > threshold,
        "≥": value >= threshold,
        "=": value == threshold,
        "<": value < threshold,
        "≤": value <= threshold,
    }[op]


def number(value: Fraction | int) -> str:
    """Whole numbers plain, others with up to two decimals, halves rounded up."""
    if Fraction(value).denominator == 1:
        return str(int(value))
    return _fixed(Fraction(value), 2).rstrip("0").rstrip(".")


def percent(value: Fraction, beside: Fraction | None = None) -> str:
    """A share with one decimal, and more where one would read like the threshold beside it."""
    for digits in range(1, MOST_DIGITS):
        text = _fixed(value * 100, digits)
        if beside is None or value == beside or Fraction(text) != beside * 100:
            break
    return f"{text}%"


def count(value: Fraction | int, unit: str) -> str:
    """A number with its unit, spaced as on paper."""
    return f"{number(value)} {unit}"


def listed(words: Sequence[str], most: int = 6, unit: str = "个") -> str:
    """A list in a sentence; a long one names the first and the total."""
    if len(words) <= most:
        return "、".join(words)
    return f"{'、'.join(words[:most])}等 {len(words)} {unit}"


def _fixed(value: Fraction, digits: int) -> str:
    """Decimal text, halves rounded away from zero."""
    scaled = abs(value) * 10**digits
    whole = int(scaled + Fraction(1, 2))
    text = f"{whole:0{digits + 1}d}"
    sign = "-" if value < 0 and whole else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}"
