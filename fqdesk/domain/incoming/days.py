"""Days of events as ledgers write them: 2025.1.8, 20250218, 45737, 五月十二日, 3.3-3.7, 4.14上午-4.18下午."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from fqdesk.domain.incoming.notes import Wrong

EXCEL_EPOCH = date(1899, 12, 30)
EARLIEST, LATEST = date(1930, 1, 1), date(2100, 12, 31)
FULL = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
SHORT_YEAR = re.compile(r"(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
MONTH_DAY = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
YEAR_MONTH = re.compile(r"(\d{4})(?:[-/年.])(\d{1,2})月?")
MONTH_ONLY = re.compile(r"(\d{1,2})月份?")
SERIAL = re.compile(r"[2-6]\d{4}")
DAY_ONLY = re.compile(r"(\d{1,2})[日号]?")
CLOCK = r"(上午|下午|晚上|晚|中午)?(\d{1,2})(?:[:时点](\d{2})?分?)"
WEEKDAY = re.compile(r"[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?")
JOINED = re.compile(r"[-—–－~～至到]+")
DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Days:
    """What a cell says: from `first` to `last`, a clock time, and noons as half days."""

    first: date
    last: date
    start: str = ""
    """Clock time 15:00 where one stands beside the day."""
    end: str = ""
    from_noon: bool = False
    until_noon: bool = False
    doubt: str = ""
    """What had to be supplied or taken one way, as a Chinese sentence."""


def read_days(text: str, year: int | None, *, decimal: bool = False) -> Days:
    """A day or a span of days. Raises Wrong.

    `year` is that of the table, for days without one; `decimal` says that the cell is a number
    with decimals, whose last zero Excel has dropped.
    """
    plain = _plain(text)
    if decimal and (match := re.fullmatch(r"(\d{1,2}|\d{4})\.([123])", plain)):
        _ask_decimal(match[1], match[2], year)
    single = _single(plain, year)
    if single is not None:
        return single
    parts = _halves(plain)
    if parts is None:
        raise Wrong(f"“{text.strip()}”读不出日期，写成 2025-03-06 这样。")
    first = _single(parts[0], year)
    if first is None:
        raise Wrong(f"“{text.strip()}”读不出日期，写成 2025-03-06 至 2025-03-08 这样。")
    last = _until(parts[1], first.first)
    if last is None:
        raise Wrong(f"“{text.strip()}”读不出到哪一天，写成 2025-03-06 至 2025-03-08 这样。")
    if last.first < first.first:
        raise Wrong(f"“{text.strip()}”的结束早于开始。")
    return Days(
        first.first,
        last.first,
        first.start,
        first.end,
        first.from_noon,
        last.until_noon,
        first.doubt or last.doubt,
    )


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("。", ".")
    return re.sub(r"\s+", " ", _from_han(plain)).strip()


def _from_han(text: str) -> str:
    """五月十二日 → 5月12日, 二〇二五年 → 2025年."""

    def figure(match: re.Match[str]) -> str:
        said, end = match[1], match[2]
        if end == "年":
            return "".join(str(_digit(sign)) for sign in said) + end
        tens, ten, ones = said.rpartition("十")
        if not ten:
            return "".join(str(_digit(sign)) for sign in said) + end
        value = (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)
        return f"{value}{end}"

    text = text.replace("廿", "二十")
    return re.sub(r"([〇○零一二三四五六七八九十]+)(年|月|日|号)", figure, text)


def _digit(sign: str) -> int:
    return max(0, DIGITS.find(sign.replace("〇", "零").replace("○", "零")))


def _ask_decimal(whole: str, digit: str, year: int | None) -> None:
    if len(whole) == 4:
        if digit != "1":
            return
        offered = ((f"{whole} 年 1 月", f"{whole}-01"), (f"{whole} 年 10 月", f"{whole}-10"))
    else:
        before = f"{year}-" if year else ""
        pair = (int(digit), int(digit) * 10)
        offered = tuple((f"{whole} 月 {d} 日", f"{before}{int(whole):02d}-{d:02d}") for d in pair)  # type: ignore[assignment]
    raise Wrong(
        f"“{whole}.{digit}”在 Excel 里是个数，{offered[0][0]}和{offered[1][0]}看起来一样，是哪一个？",
        tuple((label, text) for label, text in offered),
    )


def _single(plain: str, year: int | None) -> Days | None:
    """One day, with what stands behind it; None where this is something else."""
    rest = WEEKDAY.sub("", plain).strip()
    whole = re.fullmatch(r"(.*?[\d日号月])\s*(上午|下午)", rest)
    half = whole[2] if whole else ""
    rest = whole[1] if whole else rest
    rest, start, end = _clocks(rest)
    day, doubt = _day(rest.replace(" ", ""), year)
    if day is None:
        return None
    return Days(day, day, start, end, half == "下午", half == "上午", doubt)


def _clocks(rest: str) -> tuple[str, str, str]:
    """A day without the times that stand behind it, and the times."""
    if both := re.fullmatch(rf"(.*?[\d日号])[ T]*{CLOCK}\s*[-—–~至]+\s*{CLOCK}", rest):
        start, end = _clock(*both.group(2, 3, 4)), _clock(both[5] or both[2], both[6], both[7])
        if start and end:
            return both[1].strip(), start, end
    one = re.fullmatch(rf"(.*?[\d日号])[ T]*{CLOCK}(?::\d{{2}})?", rest)
    if one and (start := _clock(*one.group(2, 3, 4))):
        return one[1].strip(), start, ""
    return rest, "", ""


def _clock(part: str | None, hour: str, minute: str | None) -> str:
    number = int(hour) + (12 if part in {"下午", "晚上", "晚"} and int(hour) < 12 else 0)
    return f"{number:02d}:{int(minute or 0):02d}" if number < 24 and int(minute or 0) < 60 else ""


def _day(plain: str, year: int | None) -> tuple[date | None, str]:
    for pattern in (FULL, COMPACT):
        if match := pattern.fullmatch(plain):
            return _made(int(match[1]), int(match[2]), int(match[3]), plain), ""
    if SERIAL.fullmatch(plain):
        day = EXCEL_EPOCH + timedelta(int(plain))
        known = year is not None and day.year == year
        return day, "" if known else f"“{plain}”按 Excel 的日期序号读成 {day}。"
    if match := SHORT_YEAR.fullmatch(plain):
        day = _made(2000 + int(match[1]), int(match[2]), int(match[3]), plain)
        return day, "" if day.year == year else f"“{plain}”读成 {day}。"
    if match := YEAR_MONTH.fullmatch(plain):
        day = _made(int(match[1]), int(match[2]), 1, plain)
        return day, f"“{plain}”只写到月，按 {day} 记。"
    return _without_year(plain, year)


def _without_year(plain: str, year: int | None) -> tuple[date | None, str]:
    match = MONTH_DAY.fullmatch(plain)
    only = MONTH_ONLY.fullmatch(plain)
    if not match and not only:
        return None, ""
    if year is None:
        raise Wrong(f"“{plain}”没有写哪一年，标题和表名里也没有。")
    if match:
        return _made(year, int(match[1]), int(match[2]), plain), ""
    month = int(only[1]) if only else 0
    day = _made(year, month, 1, plain)
    return day, f"“{plain}”只写到月，按 {day} 记。"


def _made(year: int, month: int, day: int, plain: str) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise Wrong(f"没有“{plain}”这一天，请改。") from None
    if not EARLIEST <= made <= LATEST:
        raise Wrong(f"“{plain}”的年份不对，请改。")
    return made


def _halves(plain: str) -> tuple[str, str] | None:
    """The two sides of a span, divided at the sign that leaves a readable day on the left."""
    found = [
        (left, right)
        for match in JOINED.finditer(plain)
        if (left := plain[: match.start()].strip()) and (right := plain[match.end() :].strip())
    ]
    dated = [sides for sides in found if _dated(sides[0])]
    return dated[0] if dated else None


def _dated(left: str) -> bool:
    """Whether this is a day to its last digit; 2025-03 is the beginning of one."""
    try:
        day = _single(left, 2000)
    except Wrong:
        return True
    return day is not None and "只写到月" not in day.doubt


def _until(plain: str, first: date) -> Days | None:
    """The end of a span: 8, 3.8, 2026.1.5; without a year the first such day after its beginning."""
    half = re.fullmatch(r"(.*?)\s*(上午|下午)", plain)
    bare = half[1] if half else plain
    if match := DAY_ONLY.fullmatch(bare):
        day = _made(first.year, first.month, int(match[1]), plain)
        return Days(day, day, until_noon=bool(half and half[2] == "上午"))
    found = _single(plain, first.year)
    if found is None or found.first >= first or not MONTH_DAY.fullmatch(bare.replace(" ", "")):
        return found
    day = _made(first.year + 1, found.first.month, found.first.day, plain)
    if (day - first).days > 60:
        return found
    return Days(day, day, until_noon=found.until_noon, doubt=f"“{plain}”读成 {day}。")
