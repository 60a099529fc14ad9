"""Two standards beside each other: where both ask for the same thing, and how their numbers differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.evidence.claims import Check, Item, Standard
from fqdesk.evidence.params import Threshold, Window

DEMANDS = ("op", "threshold", "least", "months", "window", "per", "by_class", "times", "confirm")
"""Arguments that say how much is asked; the others say of what."""
UNCOUNTED = frozenset({"narrative", "materials", "out_of_scope"})
CLASSES = {"urban": "城区", "town": "城镇", "rural": "农村"}
PERIODS = {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}


@dataclass(frozen=True)
class Pair:
    """One thing that both standards ask for: claim and check of each, and what each asks in words."""

    title: str
    items: tuple[str, str]
    checks: tuple[str, str]
    """A claim may have other checks that are nothing to this thing."""
    asks: tuple[str, str]

    @property
    def differs(self) -> bool:
        """Whether the numbers, operators or windows are not the same."""
        return self.asks[0] != self.asks[1]


def compare(first: Standard, second: Standard) -> list[Pair]:
    """Every check that both have, in the order of the first; the same sort of thing is one pair."""
    others: dict[object, tuple[Item, Check]] = {}
    for item, check in _checks(second):
        others.setdefault(_thing(check), (item, check))
    found: dict[object, Pair] = {}
    for item, check in _checks(first):
        thing = _thing(check)
        if thing in others and thing not in found:
            other, twin = others[thing]
            asks = (_asks(check.params), _asks(twin.params))
            checks = (check.id, twin.id)
            found[thing] = Pair(check.title, (item.id, other.id), checks, asks)
    return list(found.values())


def _checks(standard: Standard) -> Iterator[tuple[Item, Check]]:
    for item in standard.items:
        for check in item.checks:
            if check.rule not in UNCOUNTED:
                yield item, check


def _thing(check: Check) -> tuple[str, str]:
    """What is counted, whatever is asked of the count."""
    own = {key: value for key, value in check.params.items() if key not in DEMANDS}
    return (check.rule, repr(sorted(own.items())))


def _asks(params: Mapping[str, Any]) -> str:
    """What is asked, in words: 高于 90%, 24 个月内."""
    words = [_said(key, params[key]) for key in DEMANDS if key in params and key != "op"]
    if "op" in params and "threshold" in params:
        words[0] = f"{params['op']} {words[0]}"
    return "，".join(words) or "按规定频次"


def _said(key: str, value: Any) -> str:
    if isinstance(value, Threshold):
        return value.text
    if isinstance(value, Window):
        return f"期间 {value.text.replace('months', '个月').replace('year', '上一完整年度')}"
    if isinstance(value, Mapping):
        return "、".join(f"{CLASSES.get(k, k)} {v.text}" for k, v in value.items())
    if key == "confirm":
        return f"{len(value)} 个部门确认"
    if key == "per":
        return PERIODS.get(value, str(value))
    return f"{value} 个月" if key == "months" else f"至少 {value}"
