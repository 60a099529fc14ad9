"""Fields that are counted or dated: days, months, times, whole and decimal numbers, half days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from fqdesk.domain.fields.base import Field, Invalid, parsed
from fqdesk.domain.periods import Month
from fqdesk.errors import Fault

DAY = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*")
COMPACT_DAY = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\s*")
MONTH = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?\s*")
DECIMAL = re.compile(r"[-+]?\d{1,15}(\.\d{0,9})?")
TIME = re.compile(r"\s*(\d{1,2})\s*[:：时]\s*(\d{2})?\s*分?\s*")
EARLIEST = date(1900, 1, 1)


@lru_cache(maxsize=32_768)
def _iso_day(text: str) -> date | None:
    """The day of an ISO text, None for any other; a station's records share few thousand days."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == len("2026-03-06") and day >= EARLIEST else None


@lru_cache(maxsize=4096)
def _is_time(text: str) -> bool:
    """Whether a text is 09:30 already."""
    return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text) is not None


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar day. Value: `datetime.date`, stored as 2026-03-06."""

    def parse(self, text: str) -> date | None:
        """Read a full date in any common Chinese or ISO way."""
        if not text.strip():
            return None
        match = DAY.fullmatch(text) or COMPACT_DAY.fullmatch(text)
        if not match:
            raise Invalid(f"“{self.label}”写成 2026-03-06 这样，收到“{text.strip()}”。")
        try:
            day = date(*(int(part) for part in match.groups()))
        except ValueError:
            raise Invalid(f"“{self.label}”没有“{text.strip()}”这一天。") from None
        if day < EARLIEST:
            raise Invalid(f"“{self.label}”早于 1900 年，收到“{text.strip()}”。")
        return day

    def write(self, value: Any) -> str:
        """ISO, as tables print it."""
        return value.isoformat() if value else ""

    def store(self, value: Any) -> Any:
        """ISO text."""
        return value.isoformat() if value else None

    def load(self, stored: Any) -> Any:
        """ISO text → date."""
        day = _iso_day(stored) if isinstance(stored, str) else None
        return day or parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class MonthOf(Field):
    """A calendar month. Value: `periods.Month`, stored as 2026-03."""

    def parse(self, text: str) -> Month | None:
        """Read 2026-03 or 2026年3月."""
        if not text.strip():
            return None
        match = MONTH.fullmatch(text)
        if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < EARLIEST.year:
            raise Invalid(f"“{self.label}”写成 2026-03 这样，收到“{text.strip()}”。")
        return Month(int(match[1]), int(match[2]))

    def store(self, value: Any) -> Any:
        """ISO month."""
        return str(value) if value else None

    def load(self, stored: Any) -> Any:
        """ISO month → Month."""
        return parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Time(Field):
    """A time of day. Value and stored: text 09:30."""

    def parse(self, text: str) -> str | None:
        """Read 9:30, 9：30 or 9时30分."""
        if not text.strip():
            return None
        match = TIME.fullmatch(text)
        if not match or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise Invalid(f"“{self.label}”写成 9:30 这样，收到“{text.strip()}”。")
        return f"{int(match[1]):02d}:{int(match[2] or 0):02d}"

    def load(self, stored: Any) -> Any:
        """Text → the same text, checked."""
        return stored if isinstance(stored, str) and _is_time(stored) else parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Count(Field):
    """A whole number with bounds. Value: int."""

    least: int = 0
    most: int = 100_000_000
    unit: str = ""

    def parse(self, text: str) -> int | None:
        """Digits only; 1,200 is read too."""
        text = text.strip().replace(",", "")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,15}", text):
            raise Invalid(f"“{self.label}”应是整数，收到“{text}”。")
        return int(text)

    def show(self, value: Any) -> str:
        """With its unit."""
        return "" if value is None else f"{value}{self.unit}"

    def load(self, stored: Any) -> Any:
        """A JSON integer."""
        if stored is None or (isinstance(stored, int) and not isinstance(stored, bool)):
            return stored
        return parsed(self, stored)

    def check(self, value: Any) -> list[Fault]:
        """Required and bounds."""
        faults = super().check(value)
        if value is not None and not self.least <= value <= self.most:
            faults.append(
                Fault(
                    self.key, f"“{self.label}”应在 {self.least} 到 {self.most} 之间，收到 {value}。"
                )
            )
        return faults


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A decimal number. Value: Decimal, stored as text so that 0.1 stays 0.1."""

    unit: str = ""
    least: Decimal | None = Decimal(0)

    def parse(self, text: str) -> Decimal | None:
        """Plain decimal notation."""
        text = text.strip().replace(",", "")
        if not text:
            return None
        # Decimal alone would also take 1e999999, which fills the memory when it is written out.
        if not DECIMAL.fullmatch(text):
            raise Invalid(f"“{self.label}”应是数字，收到“{text}”。")
        return Decimal(text)

    def write(self, value: Any) -> str:
        """Without exponent."""
        return "" if value is None else f"{value:f}"

    def show(self, value: Any) -> str:
        """With its unit."""
        return "" if value is None else f"{value:f}{self.unit}"

    def store(self, value: Any) -> Any:
        """Text."""
        return None if value is None else f"{value:f}"

    def load(self, stored: Any) -> Any:
        """Text or JSON number."""
        return parsed(self, str(stored) if isinstance(stored, int | float) else stored)

    def check(self, value: Any) -> list[Fault]:
        """Required and lower bound."""
        faults = super().check(value)
        if value is not None and self.least is not None and value < self.least:
            faults.append(Fault(self.key, f"“{self.label}”不能小于 {self.least}，收到 {value}。"))
        return faults


@dataclass(frozen=True, kw_only=True)
class Halves(Field):
    """Days in halves. Value: int, the number of HALF days (5 = 2.5 days); stored as days (2.5)."""

    def parse(self, text: str) -> int | None:
        """2, 2.5, 2天半 → half days."""
        text = text.strip().removesuffix("天")
        if not text:
            return None
        if text.endswith(("天半", "半")):
            text = text.removesuffix("半").removesuffix("天") + ".5"
        if not re.fullmatch(r"\d{0,4}(\.[05]0*)?", text) or text in {"", "."}:
            raise Invalid(f"“{self.label}”以半天为单位，写成 2 或 2.5，收到“{text}”。")
        return int(Decimal(text) * 2)

    def write(self, value: Any) -> str:
        """Days with .5 where needed."""
        return "" if value is None else say_halves(value)

    def store(self, value: Any) -> Any:
        """Days as a JSON number."""
        return None if value is None else (value // 2 if value % 2 == 0 else value / 2)

    def load(self, stored: Any) -> Any:
        """Days as a JSON number, or text."""
        if isinstance(stored, int | float) and not isinstance(stored, bool):
            if not 0 <= stored < 10_000 or stored * 2 != int(stored * 2):
                raise Invalid(f"“{self.label}”以半天为单位，收到 {stored}。")
            return int(stored * 2)
        return parsed(self, stored)


def say_halves(halves: int) -> str:
    """Half days as days: 5 → 2.5, 4 → 2."""
    return f"{halves // 2}" + (".5" if halves % 2 else "")
