"""How days, spans, times and counts are written on paper, in tables and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Span, say_day

WEEKDAYS = "一二三四五六日"
NO_ENTRY = "—"


def iso(day: date | None) -> str:
    """A day in a table: 2026-03-06, a dash where there is none."""
    return day.isoformat() if day else NO_ENTRY


def short(day: date, year: int | None = None) -> str:
    """A day without its year where the year stands in the title: 03-06, 次年 01-12, 2024-12-30."""
    text = f"{day.month:02d}-{day.day:02d}"
    if year is None or day.year == year:
        return text
    return f"次年 {text}" if day.year == year + 1 else day.isoformat()


def month_day(day: date) -> str:
    """A day of a year already named, in words: 7月15日."""
    return f"{day.month}月{day.day}日"


def with_weekday(day: date) -> str:
    """A day in a form: 2025年6月30日（星期一）."""
    return f"{say_day(day)}（星期{WEEKDAYS[day.weekday()]}）"


def between(first: date, last: date | None, year: int | None = None) -> str:
    """A stretch of days in a table: 03-03 至 03-07, one day alone where both ends are the same."""
    if last is None or last == first:
        return short(first, year)
    return f"{short(first, year)} 至 {short(last, None if first.year == last.year else year)}"


def hours(start: str | None, end: str | None) -> str:
    """Times of day: 15:00 至 16:25, one alone where the other is not known."""
    return " 至 ".join(time for time in (start, end) if time)


def window(span: Span) -> str:
    """The window of a ledger: 2025年度 for a calendar year, both end days otherwise."""
    whole = span.first.month == 1 and span.first.day == 1
    if whole and span.last == date(span.first.year, 12, 31):
        return f"{span.first.year}年度"
    return str(span)


def days(halves: int | None) -> str:
    """Half days as days: 5, 2.5, a dash for none."""
    return NO_ENTRY if not halves else say_halves(halves)


def people(names: Iterable[str]) -> str:
    """Names in a sentence, a dash for nobody."""
    return "、".join(names) or NO_ENTRY


def names_in_lines(names: Iterable[str], across: int) -> str:
    """Names in lines of so many full-width characters; a line never ends inside a name."""
    lines = [""]
    for name in names:
        said = f"{name}、"
        if lines[-1] and len(lines[-1]) + len(name) > across:
            lines.append("")
        lines[-1] += said
    return "\n".join(lines).rstrip("、") or NO_ENTRY


def spread(label: str) -> str:
    """A label of two characters set as wide as one of three: 时　间."""
    return "　".join(label) if len(label) == 2 else label


def box_page(original: str | None) -> str:
    """Where the paper original lies, ready to print; empty when nobody said."""
    return f"原件　{original}" if original else ""


def short_box(original: str | None) -> str:
    """Where the paper original lies, in few characters: 25年盒1-13."""
    said = re.sub(r"盒\s*(\d+)\s*第\s*(\d+)\s*页", r"盒\1-\2", original or "")
    return re.sub(r"(\d) ?年 ?盒 ?", r"\1年盒", said)
