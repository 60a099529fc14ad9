"""What a judgement is about, in words: its answers are codes that the program wrote itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fqdesk.domain.fields import Text
from fqdesk.domain.periods import Month, say_month

PACKS = Path(__file__).resolve().parents[2] / "resources" / "standards"
OUTCOMES = {
    "met": "达标",
    "partly": "部分达标",
    "not_met": "未达标",
    "not_applicable": "不适用",
    "unconfirmed": "待确认",
}
HALVES = {"1": "上半年", "2": "下半年"}
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})|-Q([1-4])|-H([12]))?")
_HASH = re.compile("[0-9a-f]{16}")


@cache
def _packs() -> tuple[Mapping[str, Any], ...]:
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in sorted(PACKS.glob("*.toml")))


@cache
def _cited() -> Mapping[str, tuple[str, str]]:
    """Item → where it stands, and its title. The ids of all standards differ."""
    found = {}
    for pack in _packs():
        place = pack["short"].split()[0]
        for item in (*pack.get("item", ()), *pack.get("material", ())):
            number, where = item.get("number"), item.get("paragraph", item["id"])
            at = f"{place} 第 {number} 条" if number else f"{place} {where}"
            found[item["id"]] = (at, item["title"])
    return found


@cache
def standard_names() -> Mapping[str, str]:
    """Code → name. A local standard is stored by its own name and stands in no list."""
    from fqdesk.domain.cadence import EXPLAINED  # noqa: PLC0415 - it reads the catalogue
    from fqdesk.domain.selfcheck import ANSWERED  # noqa: PLC0415 - it reads the catalogue

    shipped = {pack["id"]: str(pack["short"]) for pack in _packs()}
    return shipped | {EXPLAINED: "没有开展的原因", ANSWERED: "自查的说明"}


@cache
def item_names() -> Mapping[str, str]:
    """Series of the calendar and rules of 自查 → name; an item of a standard keeps its id before it."""
    from fqdesk.domain.cadence import LABELS  # noqa: PLC0415 - it reads the catalogue
    from fqdesk.domain.selfcheck import TITLES  # noqa: PLC0415 - it reads the catalogue

    # A rule and a series may share a key; they never share a standard, and the series is seen more.
    items = {code: f"{code} {title}" for code, (_, title) in _cited().items()}
    return {**items, **TITLES, **LABELS}


@dataclass(frozen=True, kw_only=True)
class Coded(Text):
    """A code that is shown, and may be typed, by its name."""

    names: Callable[[], Mapping[str, str]]

    def parse(self, text: str) -> str | None:
        """A name or a code."""
        said = text.strip()
        return next((code for code, name in self.names().items() if name == said), said) or None

    def write(self, value: Any) -> str:
        """The name where it can be read back."""
        name = self.show(value)
        return name if self.parse(name) == value else value or ""

    def show(self, value: Any) -> str:
        """The name."""
        return self.names().get(value, value) if value else ""


class Checked(Text):
    """A check of an item, the period of a gap, or the key of a finding, which says nothing to people."""

    def show(self, value: Any) -> str:
        """A period in words; no names, for which records must be known."""
        said = str(value or "")
        return "" if _HASH.fullmatch(said) else period_words(said.partition("/")[0])


def period_words(key: str) -> str:
    """2026-10, 2026-Q4, 2026-H2 and 2026 in words; anything else as it is."""
    found = _PERIOD.fullmatch(key)
    if found is None:
        return key
    year, month, quarter, half = found.groups()
    if month:
        return say_month(Month(int(year), int(month))) if 1 <= int(month) <= 12 else key
    return f"{year}年" + (f"第{quarter}季度" if quarter else HALVES.get(half or "", ""))


def judged(values: Mapping[str, Any], show_ref: Callable[[str], str]) -> str:
    """The title of a judgement: what it is about, and its outcome where one was judged."""
    from fqdesk.domain.cadence import EXPLAINED, LABELS  # noqa: PLC0415 - it reads the catalogue
    from fqdesk.domain.cadence.branch import GROUP  # noqa: PLC0415 - it reads the catalogue
    from fqdesk.domain.selfcheck import ANSWERED, TITLES  # noqa: PLC0415 - it reads the catalogue

    standard, item = (str(values.get(key) or "") for key in ("standard", "item"))
    if standard == EXPLAINED:
        period, _, own = str(values.get("check") or "").partition("/")
        # A Party group is stored by its name, a person or a place by the id.
        whose = own if item == GROUP.series or not own else show_ref(own)
        return f"{period_words(period)} {whose} {LABELS.get(item, item)} 未开展的原因"
    if standard == ANSWERED:
        return f"自查“{TITLES.get(item, item)}”的说明"
    outcome = OUTCOMES.get(str(values.get("outcome")), "")
    where, title = _cited().get(item, (f"{standard} {item}", ""))
    return f"{where} {title} {outcome}"
