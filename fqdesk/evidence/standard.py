"""Standard files: TOML → Standard, intolerant: every fault of a file is told, all at once."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fqdesk.domain.catalog import KINDS
from fqdesk.errors import Fault, Refused
from fqdesk.evidence.claims import (
    OUTSIDE,
    SCOPES,
    TYPES,
    Chapter,
    Check,
    Item,
    Numbered,
    Standard,
)
from fqdesk.evidence.rules import RULES
from fqdesk.places import RESOURCES

__all__ = [
    "Chapter",
    "Check",
    "Item",
    "Numbered",
    "Standard",
    "load_standard",
    "shipped",
    "standard",
]

FOLDER = RESOURCES / "standards"

Schema = Mapping[str, tuple[type, bool]]
"""Key → (TOML type, whether it must stand there)."""

HEAD: Schema = {
    "id": (str, True),
    "prefix": (str, True),
    "title": (str, True),
    "short": (str, True),
    "issuer": (str, True),
    "date": (date, False),
    "version": (str, True),
    "source": (str, True),
    "notes": (list, False),
    "reference": (bool, False),
    "chapter": (list, True),
    "numbered": (list, False),
    "item": (list, True),
    "material": (list, False),
}
CHAPTER: Schema = {"id": (str, True), "title": (str, True), "quote": (str, True)}
NUMBERED: Schema = {
    "number": (int, True),
    "chapter": (str, True),
    "title": (str, True),
    "text": (str, True),
}
ITEM: Schema = {
    "id": (str, True),
    "title": (str, True),
    "quote": (str, True),
    "tested": (str, False),
    "paragraph": (str, True),
    "number": (int, False),
    "chapter": (str, False),
    "type": (list, True),
    "scope": (str, True),
    "scope_reason": (str, False),
    "proves": (list, False),
    "note": (str, False),
    "check": (list, False),
}
CHECK: Schema = {"id": (str, True), "title": (str, True), "rule": (str, True)}
NAMES = {str: "文字", int: "整数", bool: " true 或 false", list: "列表", date: "日期"}


class _Reader:
    """Reads one file and collects what is wrong with it."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, where: str, said: str) -> None:
        self.faults.append(Fault(where, f"{where}：{said}" if where else said))

    def take(self, table: Any, schema: Schema, where: str, *, more: bool = False) -> dict[str, Any]:
        """The known keys of a table with the right types; all else is a fault (or `more`)."""
        if not isinstance(table, dict):
            self.wrong(where, "这里应是一个表。")
            return {}
        found = {}
        for key, value in table.items():
            if key not in schema:
                if not more:
                    self.wrong(where, f"没有“{key}”这一项。")
                continue
            kind = schema[key][0]
            if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
                self.wrong(where, f"“{key}”应是{NAMES[kind]}，收到 {value!r}。")
            else:
                found[key] = value
        for key, (_, needed) in schema.items():
            if needed and key not in table:
                self.wrong(where, f"缺少“{key}”。")
        return found

    def unique(self, ids: list[Any], where: str, what: str) -> None:
        for twice in [key for key, times in Counter(ids).items() if times > 1]:
            self.wrong(where, f"{what}“{twice}”用了两次。")

    def known(self, values: Any, options: Mapping[str, Any], where: str, key: str) -> None:
        for value in values:
            if value not in options:
                self.wrong(where, f"“{key}”没有“{value}”，可用：{'、'.join(options)}。")

    def check(self, table: Any, item_id: str) -> Check | None:
        """One check with its arguments read as its rule asks."""
        own = self.take(table, CHECK, item_id, more=True)
        name = own.get("rule")
        if not own or name is None:
            return None
        if name not in RULES:
            self.wrong(item_id, f"没有“{name}”这条规则，可用：{'、'.join(RULES)}。")
            return None
        raw = {key: value for key, value in table.items() if key not in CHECK}
        params, faults = RULES[name].read(raw)
        for said in faults:
            self.wrong(item_id, f"{name}：{said}。")
        return Check(own.get("id", ""), own.get("title", ""), name, params)

    def item(self, table: Any, numbered: Mapping[int, Numbered], chapters: set[str]) -> Item:
        """One claim, its words compared with the paragraph they stand in."""
        where = str(table.get("id", "")) if isinstance(table, dict) else ""
        own = self.take(table, ITEM, where)
        quote = own.get("quote", "")
        parent = numbered.get(own.get("number", 0))
        if "number" in own and parent is None:
            self.wrong(where, f"没有第 {own['number']} 条。")
        if parent is not None and quote not in parent.text:
            self.wrong(where, "引文和原文对不上。")
        if own.get("tested", quote) not in quote:
            self.wrong(where, "“tested”不在引文里。")
        chapter = own.get("chapter") or (parent.chapter if parent else "")
        if chapter not in chapters:
            self.wrong(where, f"没有“{chapter}”这一部分。")
        self.known(own.get("type", ()), TYPES, where, "type")
        self.known(own.get("proves", ()), KINDS, where, "proves")
        self.known([own.get("scope", "IN")], SCOPES, where, "scope")
        checks = tuple(
            check for raw in own.get("check", ()) if (check := self.check(raw, where)) is not None
        )
        self.unique([check.id for check in checks], where, "检查点编号")
        return Item(
            id=where,
            title=own.get("title", ""),
            quote=quote,
            tested=own.get("tested", quote),
            paragraph=own.get("paragraph", ""),
            chapter=chapter,
            types=tuple(own.get("type") or ("NARR",)),
            scope=own.get("scope", ""),
            number=own.get("number"),
            scope_reason=own.get("scope_reason", ""),
            checks=self._closed(own, where, checks),
            proves=tuple(own.get("proves", ())),
            note=own.get("note", ""),
        )

    def _closed(
        self, own: Mapping[str, Any], where: str, checks: tuple[Check, ...]
    ) -> tuple[Check, ...]:
        """A claim outside the scope says why and has no other check; any other one has a check."""
        if own.get("scope") not in OUTSIDE:
            if not own.get("check"):
                self.wrong(where, "没有检查点。")
            return checks
        if not own.get("scope_reason"):
            self.wrong(where, "不收的评价项要写“scope_reason”。")
        if own.get("check"):
            self.wrong(where, "不收的评价项不写检查点。")
        return (Check("scope", own.get("title", ""), "out_of_scope"),)

    def standard(self, raw: Mapping[str, Any]) -> Standard:
        """The whole file."""
        own = self.take(raw, HEAD, "")
        chapters = [self.take(part, CHAPTER, "chapter") for part in own.get("chapter", ())]
        names = {part.get("id", "") for part in chapters}
        paragraphs = self._paragraphs(own.get("numbered", ()), names)
        items = [self.item(part, paragraphs, names) for part in own.get("item", ())]
        materials = [self.item(part, paragraphs, names) for part in own.get("material", ())]
        self._ids([*items, *materials], str(own.get("prefix", "")))
        numbered = []
        for number, bare in paragraphs.items():
            mine = tuple(item for item in items if item.number == number)
            if not mine:
                self.wrong(f"第 {number} 条", "没有一个评价项。")
            numbered.append(Numbered(number, bare.chapter, bare.title, bare.text, mine))
        return Standard(
            id=own.get("id", ""),
            prefix=own.get("prefix", ""),
            title=own.get("title", ""),
            short=own.get("short", ""),
            issuer=own.get("issuer", ""),
            date=own.get("date"),
            version=own.get("version", ""),
            source=own.get("source", ""),
            chapters=tuple(
                Chapter(part.get("id", ""), part.get("title", ""), part.get("quote", ""))
                for part in chapters
            ),
            numbered=tuple(numbered),
            items=tuple(items),
            materials=tuple(materials),
            notes=tuple(own.get("notes", ())),
            reference=own.get("reference", False),
        )

    def _paragraphs(self, tables: Any, chapters: set[str]) -> dict[int, Numbered]:
        found: dict[int, Numbered] = {}
        for table in tables:
            own = self.take(table, NUMBERED, "numbered")
            number = own.get("number", 0)
            where = f"第 {number} 条"
            if number in found:
                self.wrong(where, "写了两次。")
            if own.get("chapter") not in chapters:
                self.wrong(where, f"没有“{own.get('chapter')}”这一部分。")
            found[number] = Numbered(
                number, own.get("chapter", ""), own.get("title", ""), own.get("text", ""), ()
            )
        return found

    def _ids(self, items: list[Item], prefix: str) -> None:
        self.unique([item.id for item in items], "", "评价项编号")
        for item in items:
            if not re.fullmatch(rf"{re.escape(prefix)}-[A-Z0-9]+[a-z]?", item.id):
                self.wrong(item.id, f"编号应以“{prefix}-”开头，写成 {prefix}-02a 这样。")


def load_standard(path: Path) -> Standard:
    """Read a standard file. Raises Refused that names every fault with its item and key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Refused(f"标准文件“{path.name}”读不懂：{wrong}。") from None
    return from_raw(raw, f"标准文件“{path.name}”")


def from_raw(raw: Mapping[str, Any], called: str) -> Standard:
    """A standard out of the tables of a file. Raises Refused with every fault."""
    reader = _Reader()
    loaded = reader.standard(raw)
    if reader.faults:
        raise Refused(f"{called}有 {len(reader.faults)} 处不对。", faults=reader.faults)
    return loaded


@cache
def _shipped() -> tuple[Standard, ...]:
    return tuple(load_standard(path) for path in sorted(FOLDER.glob("*.toml")))


def shipped() -> list[Standard]:
    """The standards that ship with the program, judged ones first."""
    return sorted(_shipped(), key=lambda known: (known.reference, known.id))


def standard(key: str) -> Standard:
    """A shipped standard by its id. Raises Refused."""
    for known in shipped():
        if known.id == key:
            return known
    named = "、".join(f"{known.id}（{known.short}）" for known in shipped())
    raise Refused(f"没有“{key}”这个标准。", f"可用：{named}。")
