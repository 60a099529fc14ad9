"""One year's holiday arrangement as data: read from the shipped files, written into a setting."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from fqdesk.domain.periods import Span

# PyInstaller sets __file__ relative to the bundle, so one line serves source and built program.
SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "holidays"
SETTING = "holidays."
"""Prefix of the setting that keeps a pasted year: holidays.2027."""

ENTRY = re.compile(r"(?P<name>\D+?)\s*(?P<days>\d[\d\-~、,，\s]*)")
WORK = "上班"


@dataclass(frozen=True)
class Notice:
    """The official notice that an arrangement comes from."""

    title: str
    number: str
    date: date | None

    @property
    def cited(self) -> str:
        """As a page cites it."""
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")


@dataclass(frozen=True)
class HolidayYear:
    """Days off and adjusted working days of one year, each with the name of its holiday.

    A notice may reach into the neighbouring year (2022-12-31 belongs to the notice for 2023).
    `statutory` are the days of 全国年节及纪念日放假办法 第二条, empty where nobody knows them.
    """

    year: int
    off: Mapping[date, str]
    work: Mapping[date, str]
    statutory: tuple[date, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_file(path: Path) -> HolidayYear:
    """One shipped year. Raises OSError or KeyError on a damaged installation."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    off: dict[date, str] = {}
    work: dict[date, str] = {}
    statutory: list[date] = []
    for holiday in data["holiday"]:
        off |= dict.fromkeys(Span(holiday["first"], holiday["last"]).each_day(), holiday["name"])
        work |= dict.fromkeys(holiday.get("work", ()), holiday["name"])
        statutory += holiday["statutory"]
    notices = tuple(Notice(n["title"], n["number"], n["date"]) for n in data["notice"])
    return HolidayYear(
        data["year"],
        MappingProxyType(off),
        MappingProxyType(work),
        tuple(sorted(statutory)),
        notices,
    )


@cache
def shipped() -> tuple[HolidayYear, ...]:
    """The years that come with the program, oldest first."""
    return tuple(read_file(path) for path in sorted(SHIPPED.glob("[0-9]*.toml")))


def write_setting(arrangement: HolidayYear) -> str:
    """The value of the setting that keeps an accepted year: 元旦 2027-01-01~2027-01-03；上班 …."""
    names = list(dict.fromkeys(arrangement.off.values()))
    parts = []
    for name in names:
        days = sorted(day for day, called in arrangement.off.items() if called == name)
        parts.append(f"{name} {'、'.join(_runs(days))}")
    if arrangement.work:
        parts.append(f"{WORK} {'、'.join(day.isoformat() for day in sorted(arrangement.work))}")
    return "；".join(parts)


def read_setting(year: int, text: str, notice: Notice | None = None) -> HolidayYear:
    """What `write_setting` wrote. Raises ValueError with a Chinese sentence."""
    off: dict[date, str] = {}
    work: dict[date, str] = {}
    for part in filter(None, (piece.strip() for piece in re.split("[；;\n]", text))):
        match = ENTRY.fullmatch(part)
        if match is None:
            raise ValueError(f"放假安排“{part}”应写成“元旦 2027-01-01~2027-01-03”。")
        days = [day for run in re.split(r"[、,，\s]+", match["days"].strip()) for day in _days(run)]
        name = match["name"].strip()
        (work if name == WORK else off).update(dict.fromkeys(days, name))
    if both := sorted(off.keys() & work.keys()):
        raise ValueError(f"{both[0]} 既写成放假又写成上班。")
    if not any(day.year == year for day in off):
        raise ValueError(f"放假安排里没有 {year} 年的日子。")
    notices = (notice,) if notice else ()
    return HolidayYear(year, MappingProxyType(off), MappingProxyType(work), (), notices)


def _runs(days: Iterable[date]) -> Iterable[str]:
    """Days as runs: 2027-01-01~2027-01-03."""
    run: list[date] = []
    for day in [*days, None]:
        if run and (day is None or (day - run[-1]).days != 1):
            first, last = run[0].isoformat(), run[-1].isoformat()
            yield first if first == last else f"{first}~{last}"
            run = []
        if day is not None:
            run.append(day)


def _days(run: str) -> Iterable[date]:
    first, _, last = run.partition("~")
    try:
        span = Span(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        raise ValueError(f"放假安排里的“{run}”不是日期，应写成 2027-01-01。") from None
    if not 1 <= span.days <= 31:
        raise ValueError(f"放假安排里的“{run}”不是一段连续的放假日期。")
    return span.each_day()
