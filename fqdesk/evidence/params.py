"""The types of rule arguments: what a standard file may write for each, and what the rule receives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NewType

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.honours import BODIES, FAMILIES, RECIPIENTS
from fqdesk.domain.catalog.people import POSTS, ROLES
from fqdesk.domain.catalog.proof import DEPARTMENTS, EVENTS, METRICS
from fqdesk.domain.catalog.station import CLASSES, PLACE_TYPES
from fqdesk.domain.catalog.support import MATERIAL_TYPES, TRAINING_TYPES
from fqdesk.domain.fields import Choice, Field, Invalid
from fqdesk.domain.periods import Span, last_complete_year, window_back
from fqdesk.domain.settings import LOCAL_SETTINGS, PER
from fqdesk.evidence.say import OPS


class Wrong(ValueError):
    """A value that an argument cannot take; its message is the end of a Chinese sentence."""


NATIONAL_SERIES = {
    "general_meeting": "支部党员大会",
    "committee_meeting": "支部委员会",
    "group_meeting": "党小组会",
    "theme_day": "主题党日",
    "org_life_meeting": "组织生活会",
    "member_appraisal": "民主评议党员",
    "heart_talk": "谈心谈话",
    "dues": "党费收缴",
    "dues_published": "党费收缴情况公布",
}
"""Cadences that a national document gives (domain.md B1)."""

LOCAL_SERIES = {
    known.key.removeprefix("cadence."): known.label.removesuffix("频次")
    for known in LOCAL_SETTINGS.values()
    if known.cadence
}
"""Cadences that no source gives."""


@dataclass(frozen=True)
class Threshold:
    """A number to compare with, and how the standard writes it: 90% or 3."""

    value: Fraction
    text: str

    @property
    def share(self) -> bool:
        """Whether it was written as a percentage."""
        return self.text.endswith("%")


@dataclass(frozen=True)
class Window:
    """The days that a check looks at, counted from the day of judging.

    `year` is the last complete calendar year, `day` the day itself, `24 months` the rolling window
    (product.md "Conventions").
    """

    text: str

    def span(self, on: date) -> Span:
        """Its days when judged on `on`."""
        if self.text == "year":
            return last_complete_year(on)
        if self.text == "day":
            return Span(on, on)
        return window_back(on, self.months)

    @property
    def said(self) -> str:
        """In words: 24 个月, 上一个整年, 判断当天."""
        named = {"year": "上一个整年", "day": "判断当天"}
        return named.get(self.text) or f"{self.months} 个月"

    @property
    def months(self) -> int:
        """The length of a rolling window, 0 for the others."""
        return int(self.text.removesuffix(" months")) if self.text.endswith(" months") else 0


Op = NewType("Op", str)
KindKey = NewType("KindKey", str)
KindKeys = NewType("KindKeys", tuple[str, ...])
Where = NewType("Where", Mapping[str, Any])
"""Field → value; several values in a list mean any of them."""
Posts = NewType("Posts", tuple[str, ...])
Places = NewType("Places", tuple[str, ...])
Role = NewType("Role", str)
FieldKey = NewType("FieldKey", str)
"""A field of the kind that stands beside it as `kind`."""
Per = NewType("Per", str)
"""A kind of calendar period: month, quarter, half_year or year."""
Series = NewType("Series", str)
"""What is done again and again; a local one is owed only where the station set its cadence."""
Years = NewType("Years", int)
"""How many years stand beside each other: two at least."""
Metric = NewType("Metric", str)
Event = NewType("Event", str)
Departments = NewType("Departments", tuple[str, ...])
MaterialTypes = NewType("MaterialTypes", tuple[str, ...])
Families = NewType("Families", tuple[str, ...])
Recipient = NewType("Recipient", str)
Bodies = NewType("Bodies", tuple[str, ...])
Training = NewType("Training", str)
Words = NewType("Words", tuple[str, ...])
ByClass = NewType("ByClass", Mapping[str, Threshold])
"""A number for each class of station; a class that is not named has none."""

Parser = Callable[[Any, Mapping[str, Any]], Any]
"""Raw value and all raw arguments → value. Raises Wrong."""


def _one_of(options: Mapping[str, str]) -> Parser:
    """A code out of a closed list."""

    def parse(raw: Any, _: Mapping[str, Any]) -> str:
        if not isinstance(raw, str) or raw not in options:
            raise Wrong(f"没有“{raw}”，可用：{'、'.join(options)}")
        return raw

    return parse


def _some_of(options: Mapping[str, str]) -> Parser:
    """A list of codes, or one code, out of a closed list."""
    single = _one_of(options)

    def parse(raw: Any, params: Mapping[str, Any]) -> tuple[str, ...]:
        listed = raw if isinstance(raw, list) else [raw]
        return tuple(single(part, params) for part in listed)

    return parse


def _plain(kind: type, said: str) -> Parser:
    """A TOML value of one type."""

    def parse(raw: Any, _: Mapping[str, Any]) -> Any:
        if not isinstance(raw, kind):
            raise Wrong(f"应是{said}，收到 {raw!r}")
        return raw

    return parse


def _whole(least: int) -> Parser:
    """A whole number; asking for none at all would be met by an empty station."""

    def parse(raw: Any, _: Mapping[str, Any]) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool) or raw < least:
            raise Wrong(f"应是不小于 {least} 的整数，收到 {raw!r}")
        return raw

    return parse


def _words(raw: Any, _: Mapping[str, Any]) -> tuple[str, ...]:
    listed = raw if isinstance(raw, list) else [raw]
    if not listed or not all(isinstance(part, str) and part for part in listed):
        raise Wrong(f"应是文字，收到 {raw!r}")
    return tuple(listed)


def threshold(raw: Any, _: Mapping[str, Any] | None = None) -> Threshold:
    """Read 90% or 3. Raises Wrong."""
    text = str(raw).strip().replace("％", "%")
    if isinstance(raw, bool) or not re.fullmatch(r"\d+(\.\d+)?%?", text):
        raise Wrong(f"应写成 90% 或 3 这样，收到 {raw!r}")
    number = Fraction(text.removesuffix("%"))
    return Threshold(number / 100 if text.endswith("%") else number, text)


def window(raw: Any, _: Mapping[str, Any] | None = None) -> Window:
    """Read year, day, or so many months. Raises Wrong."""
    text = str(raw).strip()
    if text not in {"year", "day"} and not re.fullmatch(r"[1-9]\d{0,2} months", text):
        raise Wrong(f"应是 year、day 或“24 months”这样，收到“{raw}”")
    return Window(text)


def _by_class(raw: Any, _: Mapping[str, Any]) -> Mapping[str, Threshold]:
    if not isinstance(raw, dict) or not raw or raw.keys() - CLASSES.keys():
        raise Wrong(f"应按派出所类别写，可用：{'、'.join(CLASSES)}")
    limits = {key: threshold(value) for key, value in raw.items()}
    if any(limit.value == 0 for limit in limits.values()):
        raise Wrong("不能写 0")
    return limits


def _where(raw: Any, params: Mapping[str, Any]) -> Mapping[str, Any]:
    """Conditions on fields of the kind that stands beside them as `kind`."""
    kind = KINDS.get(str(params.get("kind")))
    if not isinstance(raw, dict) or kind is None:
        raise Wrong("要和 kind 写在一起，写成 { type = … }")
    wanted = {}
    for key, value in raw.items():
        if key not in kind.by_key:
            raise Wrong(f"“{kind.label}”没有“{key}”这一项")
        wanted[key] = _loaded(kind.by_key[key], value)
    return wanted


def _field_key(raw: Any, params: Mapping[str, Any]) -> str:
    kind = KINDS.get(str(params.get("kind")))
    if kind is None:
        raise Wrong("要和 kind 写在一起")
    if raw not in kind.by_key:
        raise Wrong(f"“{kind.label}”没有“{raw}”这一项")
    return str(raw)


def _loaded(field: Field, value: Any) -> Any:
    if isinstance(value, list) and isinstance(field, Choice):
        return frozenset(_loaded(field, part) for part in value)
    try:
        loaded = field.load(value)
    except Invalid as wrong:
        raise Wrong(str(wrong).rstrip("。")) from None
    if isinstance(field, Choice) and loaded != value:
        raise Wrong(f"“{field.label}”要写代码，收到“{value}”")
    return loaded


_KIND_LABELS = {key: kind.label for key, kind in KINDS.items()}

PARSERS: Mapping[Any, Parser] = {
    int: _whole(1),
    Years: _whole(2),
    str: _plain(str, "文字"),
    bool: _plain(bool, " true 或 false"),
    Op: _one_of(OPS),
    KindKey: _one_of(_KIND_LABELS),
    KindKeys: _some_of(_KIND_LABELS),
    Where: _where,
    FieldKey: _field_key,
    Posts: _some_of(POSTS),
    Places: _some_of(PLACE_TYPES),
    Role: _one_of(ROLES),
    Metric: _one_of(METRICS),
    Event: _one_of(EVENTS),
    Departments: _some_of(DEPARTMENTS),
    MaterialTypes: _some_of(MATERIAL_TYPES),
    Families: _some_of(FAMILIES),
    Recipient: _one_of(RECIPIENTS),
    Bodies: _some_of(BODIES),
    Training: _one_of(TRAINING_TYPES),
    Words: _words,
    ByClass: _by_class,
    Threshold: threshold,
    Window: window,
    Per: _one_of(PER),
    Series: _one_of(NATIONAL_SERIES | LOCAL_SERIES),
}
