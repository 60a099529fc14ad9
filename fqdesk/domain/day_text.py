"""A day as fast fingers type it: 12, 312, t, +, 昨, 上周五; read against today."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from fqdesk.domain.fields import Day, Invalid
from fqdesk.domain.periods import ONE_DAY, Month

WORDS = {"t": 0, "今": 0, "今天": 0, "昨": -1, "昨天": -1, "前": -2, "前天": -2}
WORDS |= {"明": 1, "明天": 1, "后": 2, "后天": 2}
WEEKDAYS = "一二三四五六日"
DIGITS = re.compile(r"\d{1,4}|\d{6}")
DAY_ONLY = re.compile(r"(\d{1,2})\s*[日号]")
MONTH_DAY = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
STEP = re.compile(r"([+\-＋－])\s*(\d{0,3})")
WEEKDAY = re.compile(r"(上上|上|本|这|下)?(?:周|星期|礼拜)([一二三四五六日天])")
WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}


def read_day(
    field: Day, text: str, today: date, *, near: date | None = None, future: bool = False
) -> date | None:
    """What was typed as a day, None when blank. Raises Invalid with a Chinese sentence.

    `near` is the day that stood in the field (`+` and `-` count from it, else from today).
    Unless `future`, an incomplete day means the last such day that is not after today.
    """
    plain = "".join(text.split()).lower()
    if not plain:
        return None
    if plain in WORDS:
        return today + timedelta(WORDS[plain])
    if match := STEP.fullmatch(plain):
        days = int(match[2] or 1)
        return (near or today) + timedelta(days if match[1] in "+＋" else -days)
    last = date.max if future else today
    if match := WEEKDAY.fullmatch(plain):
        return _weekday(match[1], WEEKDAYS.index(match[2].replace("天", "日")), today, last)
    parts = _parts(plain)
    if parts is None:
        return field.parse(text)
    found = _nearest(parts, today, last)
    if found is None:
        raise Invalid(f"“{field.label}”没有“{text.strip()}”这一天。")
    return found


def _weekday(week: str | None, weekday: int, today: date, last: date) -> date:
    monday = today - timedelta(today.weekday())
    if week:
        return monday + timedelta(7 * WEEKS[week] + weekday)
    found = monday + timedelta(weekday)
    return found - timedelta(7) if found > last else found


def _parts(plain: str) -> tuple[int | None, int | None, int] | None:
    """Year, month and day as far as they were typed; None when this is a full date in words."""
    if match := DAY_ONLY.fullmatch(plain):
        return None, None, int(match[1])
    if match := MONTH_DAY.fullmatch(plain):
        return None, int(match[1]), int(match[2])
    if not DIGITS.fullmatch(plain):
        return None
    if len(plain) == 6:
        return 2000 + int(plain[:2]), int(plain[2:4]), int(plain[4:])
    if len(plain) <= 2:
        return None, None, int(plain)
    return None, int(plain[:-2]), int(plain[-2:])


def _nearest(parts: tuple[int | None, int | None, int], today: date, last: date) -> date | None:
    year, month, day = parts
    if year is not None and month is not None:
        return _made(year, month, day)
    if month is not None:
        return _first_fit(lambda back: _made(today.year - back, month, day), 9, last)

    def months_back(back: int) -> date | None:
        wanted = Month.of(today).plus(-back)
        return _made(wanted.year, wanted.month, day)

    return _first_fit(months_back, 3, last)


def _first_fit(candidate: Callable[[int], date | None], tries: int, last: date) -> date | None:
    """The newest candidate that exists and is not after `last`."""
    for back in range(tries):
        found = candidate(back)
        if found and found <= last:
            return found
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def say_weekday(day: date) -> str:
    """周一 … 周日."""
    return f"周{WEEKDAYS[day.weekday()]}"


def say_near(day: date, today: date) -> str:
    """A day as a list shows it: 今天, 昨天, 明天, 11-20 within the year, else 2025-11-20."""
    near = {today: "今天", today - ONE_DAY: "昨天", today + ONE_DAY: "明天"}
    if day in near:
        return near[day]
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()
