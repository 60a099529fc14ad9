"""Read a pasted holiday notice of the State Council, and say what in it does not add up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from fqdesk.domain.holidays import HolidayYear, Notice
from fqdesk.domain.periods import Span, say_day
from fqdesk.errors import Refused

FEASTS = {
    "元旦": "元旦",
    "春节": "春节",
    "清明": "清明节",
    "劳动": "劳动节",
    "五一": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
    "十一": "国庆节",
}
"""What a heading may say → the name that we print."""
FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
WEEKDAYS = "一二三四五六日"

HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]\)|\d[.、])?\s*"
    r"(?P<names>(?:[、和与]?\W?(?:元旦|春节|清明|国际劳动节|劳动节|五一|端午|中秋|国庆|十一)\W?"
    r"(?:国际劳动节)?节?)+)\s*(?P<mark>:|(?=\d)|放假\d*天?$)"
)
DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?P<beside>\([^)]*\))?"
)
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
COUNT = re.compile(r"(?:共|放假|调休)(\d{1,2})天")
NUMBER = re.compile(r"国办发明?电?〔\d{4}〕\d+号")
TITLE = re.compile(r"国务院办公厅关于.{0,4}?(\d{4})年.{0,20}?的?通知")
ISSUED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
KNOWN = ("法定", "公休", "调至", "调整至", "鼓励", "休息", "其中")
"""Clauses that explain which rest day goes where; they change no day by themselves."""


@dataclass(frozen=True)
class NoticeYear:
    """What a notice says of a year. `doubts` are to be looked at before anybody accepts it."""

    year: int
    title: str
    off: Mapping[date, str]
    work: Mapping[date, str]
    """Adjusted working days and the holiday they belong to."""
    doubts: tuple[str, ...] = ()
    number: str = ""
    issued: date | None = None
    partial: bool = False
    """It changes some holidays of a year that is known already."""

    def arrangement(self, known: HolidayYear | None = None) -> HolidayYear:
        """The year to keep; a partial notice replaces only the holidays that it names."""
        notices: tuple[Notice, ...] = (Notice(self.title, self.number, self.issued),)
        if known is None or not self.partial:
            return HolidayYear(self.year, self.off, self.work, (), notices)
        named = set(self.off.values())
        off = {day: name for day, name in known.off.items() if name not in named}
        work = {day: name for day, name in known.work.items() if name not in named}
        return HolidayYear(
            self.year,
            MappingProxyType(off | dict(self.off)),
            MappingProxyType(work | dict(self.work)),
            known.statutory,
            known.notices + notices,
        )


@dataclass
class _Reading:
    """What has been read so far of one notice."""

    year: int
    off: dict[date, str] = field(default_factory=dict)
    work: dict[date, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    name: str = ""
    month: int = 0
    reaches_back: bool = False
    """The holiday began in the year before, so its December days lie there too."""


def parse_notice(text: str, year: int | None = None) -> NoticeYear:
    """Read a notice in any of its yearly wordings. Raises Refused where no year or day is found.

    Every clause that names a day and was not understood becomes a doubt; the number of days (共N天)
    and the weekdays (周X) that the notice gives are compared with the calendar.
    """
    plain = unicodedata.normalize("NFKC", text).replace("－", "-")
    joined = re.sub(r"\s+", "", plain)
    title = TITLE.search(joined)
    found = int(title[1]) if title else _year_of(joined)
    if year is None and found is None:
        raise Refused("没有读到是哪一年的放假通知。", "请把标题也粘贴进来。")
    reading = _Reading(year or found or 0)
    amends = bool(title and re.search("调整|延长", title[0]))
    if title and amends:
        reading.name = _feasts(title[0])
    for sentence in _sentences(plain):
        _sentence(reading, sentence)
    if not reading.off and amends:
        raise Refused(
            "这份通知没有写全放假的起止日期。", "请在设置里把这一年的放假安排直接改成新的日期。"
        )
    if not reading.off:
        raise Refused("没有读到放假的日子。", "请粘贴通知全文，从“一、元旦”开始的几句最要紧。")
    number, issued = NUMBER.search(joined), _issued(plain)
    _look_over(reading, amends=amends)
    return NoticeYear(
        reading.year,
        title[0] if title else f"国务院办公厅关于{reading.year}年部分节假日安排的通知",
        MappingProxyType(dict(sorted(reading.off.items()))),
        MappingProxyType(dict(sorted(reading.work.items()))),
        tuple(dict.fromkeys(reading.doubts)),
        number[0] if number else "",
        issued,
        amends,
    )


def _year_of(text: str) -> int | None:
    found = re.search(r"(\d{4})年.{0,12}?(?:元旦|春节|节假日|放假)", text)
    return int(found[1]) if found else None


def _sentences(text: str) -> Iterable[str]:
    for part in re.split(r"[。;!\n]", text):
        sentence = re.sub(r"\s+", "", part)
        if sentence:
            yield sentence


def _feasts(text: str) -> str:
    """国庆节、中秋节 in the order of the text."""
    places = {name: text.find(word) for word, name in FEASTS.items() if word in text}
    return "、".join(sorted(places, key=lambda name: places[name]))


def _sentence(reading: _Reading, sentence: str) -> None:
    heading = HEADING.search(sentence)
    if heading:
        reading.name = _feasts(heading["names"])
        reading.month, reading.reaches_back = 0, False
        sentence = sentence[heading.end() :]
    if not reading.name or ISSUED.fullmatch(sentence):
        return
    before = len(reading.off)
    for clause in re.split(r",(?![^(]*\))", sentence):
        _clause(reading, clause)
    _count(reading, sentence, len(reading.off) - before)


def _clause(reading: _Reading, clause: str) -> None:
    days = list(_days(reading, clause))
    if not days:
        return
    if "上班" in clause:
        if "起" not in clause:
            reading.work |= dict.fromkeys(days, reading.name)
    elif any(word in clause for word in KNOWN) and "放假" not in clause:
        return
    elif "延长" in clause or not re.search("放假|补休|休假|连休", clause):
        reading.doubts.append(f"这一句没有读懂，请对照原文：“{clause}”。")
    elif len(days) == 2 and re.search(r"日(?:\([^)]*\))?(?:至|到|-|—|–|~)", clause):
        _range(reading, clause, *days)
    else:
        reading.off |= dict.fromkeys(days, reading.name)


def _range(reading: _Reading, clause: str, first: date, last: date) -> None:
    if first > last and first.month == 12:
        first = first.replace(year=first.year - 1)
    reading.reaches_back = first.year < reading.year
    if not 1 <= Span(first, last).days <= 12:
        reading.doubts.append(f"放假起止日期不对：“{clause}”。")
        return
    reading.off |= dict.fromkeys(Span(first, last).each_day(), reading.name)


def _days(reading: _Reading, clause: str) -> Iterable[date]:
    """The days that a clause names; a month or year left out is the one said before."""
    said_year = 0
    for match in DAY.finditer(clause):
        reading.month = int(match["month"] or reading.month)
        if match["year"] or match["month"]:
            said_year = int(match["year"] or 0)
        back = reading.month == 12 and reading.reaches_back
        year = said_year or (reading.year - 1 if back else reading.year)
        try:
            day = date(year, reading.month, int(match["day"]))
        except ValueError:
            reading.doubts.append(f"没有“{match[0]}”这一天：“{clause}”。")
            continue
        said = WEEKDAY.search(match["beside"] or "")
        if said and WEEKDAYS.index(said[1].replace("天", "日")) != day.weekday():
            real = WEEKDAYS[day.weekday()]
            reading.doubts.append(f"{say_day(day)}是周{real}，通知里写的是周{said[1]}。")
        yield day


def _count(reading: _Reading, sentence: str, read: int) -> None:
    said = COUNT.search(sentence)
    if said and read and int(said[1]) != read:
        reading.doubts.append(f"{reading.name}写的是共 {said[1]} 天，读到的是 {read} 天。")


def _issued(text: str) -> date | None:
    for sentence in _sentences(text):
        match = ISSUED.fullmatch(sentence)
        if match:
            try:
                return date(*(int(part) for part in match.groups()))
            except ValueError:
                return None
    return None


def _look_over(reading: _Reading, *, amends: bool) -> None:
    """What no single sentence shows: days claimed twice, holidays missing, rest days worked."""
    for day in sorted(reading.off.keys() & reading.work.keys()):
        reading.doubts.append(f"{say_day(day)}既写成放假又写成上班。")
    for day in sorted(day for day in reading.work if day.weekday() < 5):
        reading.doubts.append(f"{say_day(day)}写成调休上班，可是那天不是周末。")
    if amends:
        return
    names = {name for names in reading.off.values() for name in names.split("、")}
    for name in dict.fromkeys(FEASTS.values()):
        # 清明, 端午 and 中秋 became holidays in 2008.
        if name not in names and (reading.year >= 2008 or name in {"春节", *FIXED}):
            reading.doubts.append(f"没有读到{name}的安排。")
    for name, (month, number) in FIXED.items():
        if name in names and date(reading.year, month, number) not in reading.off:
            reading.doubts.append(f"{name}当天（{month}月{number}日）没有放假。")
