"""A standard as plain data: chapters, numbered standards, their claims, and how each is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from fqdesk.domain.periods import say_day

NO_PARAMS: Mapping[str, Any] = MappingProxyType({})

TYPES = {
    "CAD": "按频次",
    "RATIO": "比率",
    "COUNT": "数量",
    "NEG": "未发生声明",
    "NARR": "文字材料",
    "ATT": "文件材料",
    "TREND": "逐年比较",
    "META": "上级职责",
}

SCOPES = {
    "IN": "本系统记录",
    "IN-agg": "只录一个汇总数",
    "REF": "只录日期、题名、文号",
    "OUT-priv": "涉及群众个人信息，不收",
    "OUT-scope": "属于其他业务，不收",
}

OUTSIDE = frozenset({"OUT-priv", "OUT-scope"})


@dataclass(frozen=True)
class Check:
    """One separately checkable point of an item: which rule judges it, with which arguments."""

    id: str
    title: str
    rule: str
    params: Mapping[str, Any] = field(default_factory=lambda: NO_PARAMS)
    """Already read into the types that the rule asks for."""


@dataclass(frozen=True)
class Item:
    """One claim of a standard."""

    id: str
    title: str
    """Our own short title."""
    quote: str
    """The exact words of the official text."""
    tested: str
    """The part of the quote that is tested, to be underlined."""
    paragraph: str
    """Where the words stand: 四（一）2."""
    chapter: str
    types: tuple[str, ...]
    scope: str
    number: int | None = None
    """The number of the standard it belongs to, where the text numbers them."""
    scope_reason: str = ""
    """Why a claim outside the scope is not kept, in Chinese."""
    checks: tuple[Check, ...] = ()
    proves: tuple[str, ...] = ()
    """Kinds of record that typically prove it."""
    note: str = ""
    """What the text leaves open and how it is read here, in Chinese."""

    @property
    def type(self) -> str:
        """The first of its types, which decides the look of its page."""
        return self.types[0]

    @property
    def outside(self) -> bool:
        """Whether it is shown without being judged."""
        return self.scope in OUTSIDE

    def check(self, check_id: str) -> Check | None:
        """The check with this id."""
        return next((check for check in self.checks if check.id == check_id), None)


@dataclass(frozen=True)
class Numbered:
    """One numbered standard with its whole official paragraph."""

    number: int
    chapter: str
    title: str
    text: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Chapter:
    """A part of the official text; `quote` is its heading in the text's own words."""

    id: str
    title: str
    quote: str


@dataclass(frozen=True)
class Standard:
    """One evaluation standard of one place and year."""

    id: str
    prefix: str
    title: str
    short: str
    issuer: str
    date: date | None
    """The day of the text, None where the copy at hand does not give it."""
    version: str
    source: str
    """Where the words were taken from, for print."""
    chapters: tuple[Chapter, ...]
    numbered: tuple[Numbered, ...]
    items: tuple[Item, ...]
    materials: tuple[Item, ...]
    """The application papers and the duties around the application."""
    notes: tuple[str, ...] = ()
    """Defects of the official text as it was found, in Chinese."""
    reference: bool = False
    """A list of benchmarks beside which a station may look at itself; nothing is judged."""

    @property
    def everything(self) -> tuple[Item, ...]:
        """All claims, application papers last."""
        return self.items + self.materials

    def item(self, item_id: str) -> Item | None:
        """The claim with this id."""
        return next((item for item in self.everything if item.id == item_id), None)

    @property
    def cited(self) -> str:
        """Title, issuer and day, as a page cites the standard."""
        when = f" {say_day(self.date)}公布" if self.date else "，日期不详"
        return f"《{self.title}》，{self.issuer}{when}"
