"""A word in a search that means a day or a month: 0312, 3-12, 3月12日, 2026-03, 昨天."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fqdesk.domain.periods import ONE_DAY

YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{YEAR}[-./年](?P<month>\d{{1,2}})[-./月](?P<day>\d{{1,2}})日?",
        rf"{YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{YEAR}[-./年](?P<month>\d{{1,2}})月?",
        rf"{YEAR}(?P<month>\d\d)",
        r"(?P<month>\d{1,2})[-./月](?P<day>\d{1,2})[日号]?",
        r"(?P<month>\d{1,2})(?P<day>\d\d)",
        r"(?P<month>\d{1,2})月份?",
    )
)
TOGETHER = re.compile(r"(?P<name>[A-Za-z\u3400-\u9fff]{2,})(?P<day>\d{3,4})")
BEFORE = {"今": 0, "今天": 0, "昨": 1, "昨天": 1, "前天": 2}
"""How many days ago a word means."""
MOST_MONTH, MOST_DAY = 12, 31


def day_pattern(word: str, today: date) -> str | None:
    """The SQL LIKE pattern over ISO days that a word asks for; None where it means no day.

    A year that is left out may be any; a day that is left out is any of the month.
    """
    if word in BEFORE:
        return (today - ONE_DAY * BEFORE[word]).isoformat()
    for form in FORMS:
        if (found := form.fullmatch(word)) is None:
            continue
        said = found.groupdict()
        month, day = int(said["month"]), int(said["day"]) if said.get("day") else None
        if not 1 <= month <= MOST_MONTH or (day is not None and not 1 <= day <= MOST_DAY):
            continue
        in_month = "__" if day is None else f"{day:02d}"
        return f"{said.get('year') or '____'}-{month:02d}-{in_month}"
    return None


def _parts(word: str, today: date) -> tuple[str, ...]:
    """A name and a day written together, as zyf312, are two words."""
    found = TOGETHER.fullmatch(word)
    if found is None or day_pattern(found["day"], today) is None:
        return (word,)
    return (found["name"], found["day"])


def asked_day(text: str, today: date) -> tuple[str | None, str]:
    """The pattern of the first word that means a day, and the other words."""
    words: Sequence[str] = [part for word in text.split() for part in _parts(word, today)]
    for at, word in enumerate(words):
        pattern = day_pattern(word, today)
        if pattern is not None:
            return pattern, " ".join([*words[:at], *words[at + 1 :]])
    return None, text
