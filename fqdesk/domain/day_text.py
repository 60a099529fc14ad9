"""Days, months and times as fast fingers type them: 12, 312, t, +, 昨, 上周五, 930."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from fqdesk.domain.fields import Day, Invalid, MonthOf, Time
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
    field: Day,
    text: str,
    today: date,
    *,
    near: date | None = None,
    future: bool = False,
    until: date | None = None,
) -> date | None:
    """What was typed as a day, None when blank. Raises Invalid with a Chinese sentence.

    `near` is the day that stood in the field (`+` and `-` count from it, else from today).
    Unless `future`, an incomplete day means the last such day that is not after today, or not after
    `until` where a form asks for a period that is over.
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
    asked = min(until, today) if until else today
    found = _nearest(parts, asked, asked if until else last)
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


def read_time(field: Time, text: str) -> str | None:
    """A time as typed: 930, 1500, 9, 9:30, 15点; None when blank. Raises Invalid."""
    plain = "".join(text.split()).removesuffix("点").removesuffix("整")
    if re.fullmatch(r"\d{1,2}", plain):
        return field.parse(f"{plain}:00")
    if re.fullmatch(r"\d{3,4}", plain):
        return field.parse(f"{plain[:-2]}:{plain[-2:]}")
    return field.parse(plain.replace("点", ":"))


def read_month(
    field: MonthOf, text: str, today: date, *, near: Month | None = None
) -> Month | None:
    """A month as typed: t, +, -, 3, 3月, 202603 or in full; a bare number is the last such month."""
    plain = "".join(text.split()).lower()
    this = Month.of(today)
    if plain in {"t", "今", "本月", "这月"}:
        return this
    if plain in {"上月", "昨"}:
        return this.plus(-1)
    if plain in {"+", "＋", "-", "－"}:
        return (near or this).plus(1 if plain in "+＋" else -1)
    if match := re.fullmatch(r"(\d{1,2})月?", plain):
        number = int(match[1])
        year = today.year - (number > today.month)
        return field.parse(f"{year}-{number}")
    if re.fullmatch(r"\d{6}", plain):
        return field.parse(f"{plain[:4]}-{plain[4:]}")
    return field.parse(text)
