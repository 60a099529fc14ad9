"""A field: the text a person types, the value we calculate with, and what is stored, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field as dc_field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from fqdesk.domain.periods import Month
from fqdesk.errors import Fault

SEPARATORS = re.compile(r"[、，,;；\n]+")
DAY = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*")
COMPACT_DAY = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\s*")
MONTH = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?\s*")
TIME = re.compile(r"\s*(\d{1,2})\s*[:：时]\s*(\d{2})?\s*分?\s*")
EARLIEST = date(1900, 1, 1)


class Invalid(ValueError):
    """A text or stored value that does not fit the field; its message is a Chinese sentence."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One answer of a record. Subclasses override only what differs from plain text."""

    key: str
    label: str
    required: bool = False
    help: str = ""
    """Two sentences at most for F1: what belongs here, and the rule that asks for it."""
    private: bool = False
    """Never printed, never quoted anywhere else (the content of a talk)."""
    default: Any = None

    def parse(self, text: str) -> Any:
        """Text → value (None when blank). Raises Invalid."""
        return text.strip() or None

    def write(self, value: Any) -> str:
        """Value → text that `parse` reads back to the same value."""
        return "" if value is None else str(value)

    def show(self, value: Any) -> str:
        """Value → text for people: forms, tables, paper. May be shorter than `write`."""
        return self.write(value)

    def store(self, value: Any) -> Any:
        """Value → JSON."""
        return value

    def load(self, stored: Any) -> Any:
        """JSON → value. Raises Invalid when the shape is wrong."""
        if stored is not None and not isinstance(stored, str):
            raise Invalid(f"“{self.label}”应是文字，收到 {stored!r}。")
        return stored

    def empty(self, value: Any) -> bool:
        """Whether nothing was answered."""
        return value is None or value in ("", ())

    def check(self, value: Any) -> list[Fault]:
        """Complaints about this value alone."""
        if self.required and self.empty(value):
            return [Fault(self.key, f"“{self.label}”没有填。")]
        return []


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Free text. `lines` > 1 asks for a larger box; `most` is a length limit in characters."""

    lines: int = 1
    most: int = 20000

    def parse(self, text: str) -> str | None:
        """Keep inner line breaks, drop blanks around."""
        return text.strip() or None

    def check(self, value: Any) -> list[Fault]:
        """Required, and not longer than `most`."""
        faults = super().check(value)
        if value is not None and len(value) > self.most:
            faults.append(
                Fault(self.key, f"“{self.label}”最多 {self.most} 字，现有 {len(value)} 字。")
            )
        return faults


@dataclass(frozen=True, kw_only=True)
class Texts(Field):
    """Several short texts, such as the ids of the items that a material serves. Value: tuple of str."""

    def parse(self, text: str) -> tuple[str, ...] | None:
        """Split on Chinese or Latin separators."""
        return tuple(part.strip() for part in SEPARATORS.split(text) if part.strip()) or None

    def write(self, value: Any) -> str:
        """Joined with 、."""
        return "、".join(value or ())

    def store(self, value: Any) -> Any:
        """A JSON list."""
        return list(value) if value else None

    def load(self, stored: Any) -> Any:
        """A JSON list of strings, or one text as typed."""
        return _strings(self, stored)


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
        return _parsed(self, stored)


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
        return _parsed(self, stored)


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
        return _parsed(self, stored)


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
        return _parsed(self, stored)

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
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise Invalid(f"“{self.label}”应是数字，收到“{text}”。") from None
        if not number.is_finite():
            raise Invalid(f"“{self.label}”应是数字，收到“{text}”。")
        return number

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
        return _parsed(self, str(stored) if isinstance(stored, int | float) else stored)

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
            if stored < 0 or stored * 2 != int(stored * 2):
                raise Invalid(f"“{self.label}”以半天为单位，收到 {stored}。")
            return int(stored * 2)
        return _parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed list. Value and stored: the code; shown as its Chinese label."""

    options: Mapping[str, str]

    def parse(self, text: str) -> str | None:
        """Accept the code or the label."""
        text = text.strip()
        if not text:
            return None
        if text in self.options:
            return text
        for code, label in self.options.items():
            if label == text:
                return code
        known = "、".join(self.options.values())
        raise Invalid(f"“{self.label}”没有“{text}”这一项，可选：{known}。")

    def show(self, value: Any) -> str:
        """The label."""
        return self.options.get(value, value or "")

    def load(self, stored: Any) -> Any:
        """A known code."""
        return _parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Choices(Choice):
    """Several of a closed list. Value: tuple of codes in the list's order."""

    def parse(self, text: str) -> Any:
        """Codes or labels joined with 、 or comma."""
        single = Choice(key=self.key, label=self.label, options=self.options)
        chosen = {single.parse(part) for part in SEPARATORS.split(text) if part.strip()}
        return tuple(code for code in self.options if code in chosen) or None

    def write(self, value: Any) -> str:
        """Codes."""
        return "、".join(value or ())

    def show(self, value: Any) -> str:
        """Labels."""
        return "、".join(self.options.get(code, code) for code in value or ())

    def store(self, value: Any) -> Any:
        """A JSON list of codes."""
        return list(value) if value else None

    def load(self, stored: Any) -> Any:
        """A JSON list of codes, or text."""
        texts = _strings(self, stored)
        return self.parse("、".join(texts)) if texts else None


YES = {"是": True, "yes": True, "true": True, "1": True, "√": True}
NO = {"否": False, "no": False, "false": False, "0": False}


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no; None is "not answered" and never means no. Value: bool | None."""

    def parse(self, text: str) -> bool | None:
        """是 / 否 and common spellings."""
        text = text.strip().lower()
        if not text:
            return None
        answers = YES | NO
        if text not in answers:
            raise Invalid(f"“{self.label}”填“是”或“否”，收到“{text}”。")
        return answers[text]

    def write(self, value: Any) -> str:
        """是 or 否."""
        return "" if value is None else ("是" if value else "否")

    def load(self, stored: Any) -> Any:
        """A JSON boolean, or text."""
        return stored if stored is None or isinstance(stored, bool) else _parsed(self, stored)


@dataclass(frozen=True, kw_only=True)
class Ref(Field):
    """Another record of one of `kinds` (empty: any). Value and stored: its id."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refs(Texts):
    """Several other records of one of `kinds` (empty: any). Value: tuple of ids."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileRef:
    """An attachment: SHA-256 of the stored file, its name for people, size in bytes, media type."""

    sha256: str
    name: str
    size: int
    media: str
    caption: str = ""


FILE_KEYS = {"sha256", "name", "size", "media"}


@dataclass(frozen=True, kw_only=True)
class Files(Field):
    """Photos and scans. Value: tuple of FileRef. Always optional: no rule may ask for a picture."""

    def parse(self, text: str) -> Any:
        """The JSON written by `write`."""
        return self.load(_json(self, text)) if text.strip() else None

    def write(self, value: Any) -> str:
        """JSON."""
        return json.dumps(self.store(value), ensure_ascii=False) if value else ""

    def show(self, value: Any) -> str:
        """Captions or names."""
        return "、".join(ref.caption or ref.name for ref in value or ())

    def store(self, value: Any) -> Any:
        """A JSON list of objects."""
        if not value:
            return None
        return [
            {"sha256": f.sha256, "name": f.name, "size": f.size, "media": f.media}
            | ({"caption": f.caption} if f.caption else {})
            for f in value
        ]

    def load(self, stored: Any) -> Any:
        """JSON → FileRefs."""
        if not stored:
            return None
        if not isinstance(stored, list):
            raise Invalid(f"“{self.label}”应是附件列表。")
        for entry in stored:
            if not isinstance(entry, dict) or not set(entry) - {"caption"} == FILE_KEYS:
                raise Invalid(f"“{self.label}”里有一个附件缺少校验值、名称或大小。")
        return tuple(FileRef(**entry) for entry in stored)


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A small table inside a record: votes, absentees, action items. Value: tuple of dicts of values."""

    fields: tuple[Field, ...] = dc_field(default=())

    def parse(self, text: str) -> Any:
        """A JSON list of objects, as `write` makes it."""
        return self.load(_json(self, text)) if text.strip() else None

    def write(self, value: Any) -> str:
        """JSON."""
        return json.dumps(self.store(value), ensure_ascii=False) if value else ""

    def show(self, value: Any) -> str:
        """One row after the other; refs are shown by whoever can look them up."""
        return "；".join(
            " ".join(shown for f in self.fields if (shown := f.show(row.get(f.key))))
            for row in value or ()
        )

    def store(self, value: Any) -> Any:
        """A JSON list of objects without empty answers."""
        if not value:
            return None
        return [
            {f.key: f.store(row[f.key]) for f in self.fields if not f.empty(row.get(f.key))}
            for row in value
        ]

    def load(self, stored: Any) -> Any:
        """JSON → tuple of dicts. Raises Invalid with the row's number."""
        if not stored:
            return None
        if isinstance(stored, str):
            return self.parse(stored)
        if not isinstance(stored, list):
            raise Invalid(f"“{self.label}”应是列表。")
        return tuple(self._row(number, entry) for number, entry in enumerate(stored, 1))

    def _row(self, number: int, entry: Any) -> dict[str, Any]:
        if not isinstance(entry, dict):
            raise Invalid(f"“{self.label}”第 {number} 行应是“名称：值”。")
        known = {f.key: f for f in self.fields}
        unknown = sorted(set(entry) - set(known))
        if unknown:
            raise Invalid(f"“{self.label}”第 {number} 行没有“{unknown[0]}”这一栏。")
        try:
            return {
                key: value
                for key, f in known.items()
                if (value := f.load(entry.get(key))) is not None
            }
        except Invalid as wrong:
            raise Invalid(f"“{self.label}”第 {number} 行：{wrong}") from None

    def check(self, value: Any) -> list[Fault]:
        """Required, and every cell of every row."""
        faults = super().check(value)
        for number, row in enumerate(value or (), 1):
            faults += [
                Fault(self.key, f"“{self.label}”第 {number} 行：{fault.said}")
                for f in self.fields
                for fault in f.check(row.get(f.key))
            ]
        return faults


def say_halves(halves: int) -> str:
    """Half days as days: 5 → 2.5, 4 → 2."""
    return f"{halves // 2}" + (".5" if halves % 2 else "")


def _parsed(field: Field, stored: Any) -> Any:
    """Load through `parse`, refusing anything that is not text."""
    if stored is None:
        return None
    if not isinstance(stored, str):
        raise Invalid(f"“{field.label}”收到 {stored!r}，不是文字。")
    return field.parse(stored)


def _json(field: Field, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise Invalid(f"“{field.label}”应写成 JSON 列表。") from None


def _strings(field: Field, stored: Any) -> tuple[str, ...] | None:
    if not stored:
        return None
    if isinstance(stored, str):
        stored = [part.strip() for part in SEPARATORS.split(stored) if part.strip()]
    if not isinstance(stored, Sequence) or not all(isinstance(part, str) for part in stored):
        raise Invalid(f"“{field.label}”应是文字列表。")
    return tuple(stored) or None
