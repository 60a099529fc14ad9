"""Days as rosters from Excel write them; whatever has two readings comes back as a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from fqdesk.domain.incoming.days import EARLIEST, EXCEL_EPOCH

FULL = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?")
MONTH = re.compile(r"(\d{4})\s*(?:年\s*(\d{1,2})\s*月?|[-/]\s*(\d{1,2})|[.．]\s*(\d{2}))")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
POINT = re.compile(r"(\d{4})[.．](\d)")
SHORT = re.compile(r"(\d{2})\s*[-/.年]\s*(\d{1,2})\s*月?")
YEAR = re.compile(r"(\d{4})\s*年?")
SERIAL = re.compile(r"\d{5}(?:\.0)?")


@dataclass(frozen=True)
class Reading:
    """What a cell means: a day, or a question with the texts that would answer it."""

    day: date | None = None
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    """Which sort of question; one answer goes for all of a sort down a column."""


def read_cell_day(text: str, today: date) -> Reading:
    """A day out of a cell; only year and month mean the first of that month.

    2020.1 is asked, since Excel shows 2020.10 so too; so are two-digit years and bare serial
    numbers of Excel (days since 1899-12-30).
    """
    plain = re.sub(r"[ \t].*00:00$", "", text.strip()) if ":" in text else text.strip()
    if not plain:
        return Reading()
    if found := _certain(plain):
        return _sane(found, plain, today)
    return _asked(plain, today)


def _certain(plain: str) -> tuple[int, int, int] | None:
    if match := FULL.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := MONTH.fullmatch(plain):
        return int(match[1]), int(match[2] or match[3] or match[4]), 1
    if (match := POINT.fullmatch(plain)) and match[2] in "23456789":
        return int(match[1]), int(match[2]), 1
    if match := COMPACT.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3] or 1)
    return None


def _sane(parts: tuple[int, int, int], plain: str, today: date) -> Reading:
    try:
        day = date(*parts)
    except ValueError:
        return Reading(question=f"没有“{plain}”这一天，请改。")
    if day > today:
        return Reading(question=f"“{plain}”还没有到，请改。")
    if day < EARLIEST:
        return Reading(question=f"“{plain}”太早了，请改。")
    return Reading(day)


def _asked(plain: str, today: date) -> Reading:
    if match := POINT.fullmatch(plain):
        year = int(match[1])
        offered = _offered([(year, month) for month in (1, 10) if match[2] == "1"], today)
        if offered:
            said = "或者".join(_words(text) for _, text in offered)
            asked = f"“{plain}”按{said}理解，可以吗？"
            return Reading(question=asked, choices=offered, sort="point")
    if match := SHORT.fullmatch(plain):
        years = [century + int(match[1]) for century in (1900, 2000)]
        offered = _offered([(year, int(match[2])) for year in years], today)
        if offered:
            return Reading(question=f"“{plain}”是哪一年？", choices=offered, sort="short")
    if SERIAL.fullmatch(plain):
        day = EXCEL_EPOCH + timedelta(days=int(float(plain)))
        if EARLIEST <= day <= today:
            said = f"“{plain}”像是 Excel 里的日期序号，按 {day.isoformat()} 理解，可以吗？"
            return Reading(question=said, choices=((f"对，{day}", day.isoformat()),), sort="serial")
    if YEAR.fullmatch(plain):
        return Reading(question=f"“{plain}”只有年份，请补上月份。")
    return Reading(question=f"“{plain}”读不出日期，写成 2020-08 或 2020-08-15。")


def _offered(months: list[tuple[int, int]], today: date) -> tuple[tuple[str, str], ...]:
    fit = [
        f"{year}-{month:02d}"
        for year, month in months
        if 1 <= month <= 12 and EARLIEST <= date(year, month, 1) <= today
    ]
    return tuple((f"对，{text}" if len(fit) == 1 else text, text) for text in fit)


def _words(text: str) -> str:
    year, month = text.split("-")
    return f" {year} 年 {int(month)} 月"
