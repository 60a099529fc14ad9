"""People and places by the names that ledgers write: joined, spaced, with brackets behind them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fqdesk.domain.incoming.notes import Wrong
from fqdesk.domain.records import Record

Find = Callable[[str, tuple[str, ...]], tuple[Record, ...]]
"""Text and kinds → every record that the text may mean."""
BETWEEN = re.compile(r"[、，,;；/／|\n]+")
BRACKET = re.compile(r"\s*[（(【\[](.*?)[）)】\]]\s*")
NOBODY = frozenset(
    {"", "无", "没有", "/", "-", "—", "——", "全部到齐", "全到", "全部到会", "全员到齐", "0"}
)
TAILS = re.compile(r"(同志|等)$")


@dataclass(frozen=True)
class Named:
    """A person or place and what stood in brackets behind it."""

    id: str
    name: str
    note: str = ""


def read_names(text: str, kinds: tuple[str, ...], find: Find) -> list[Named]:
    """Everybody in a cell, in its order, each once. Raises Wrong naming who is not known."""
    found: list[Named] = []
    for part in _parts(text):
        found += _people(part, kinds, find)
    return list({one.id: one for one in found}.values())


def read_one(text: str, kinds: tuple[str, ...], find: Find) -> Named:
    """The one that a cell names. Raises Wrong."""
    found = read_names(text, kinds, find)
    if len(found) != 1:
        raise Wrong(f"“{text.strip()}”里有 {len(found)} 个名字，这里只能写一个。")
    return found[0]


def _parts(text: str) -> list[str]:
    """The cell divided at its separators, but never inside brackets."""
    kept: list[str] = []
    for piece in BETWEEN.split(text):
        open_bracket = bool(kept) and len(re.findall(r"[（(]", kept[-1])) > len(
            re.findall(r"[）)]", kept[-1])
        )
        if open_bracket:
            kept[-1] += f"、{piece}"
        else:
            kept.append(piece)
    return [piece.strip() for piece in kept if piece.strip() not in NOBODY]


def _people(part: str, kinds: tuple[str, ...], find: Find) -> list[Named]:
    """One part: a name, a name with blanks inside, or several names with blanks between."""
    note = "、".join(BRACKET.findall(part))
    bare = BRACKET.sub(" ", part).strip()
    if not bare:
        return []
    whole = _known(bare, kinds, find)
    if whole is not None:
        return [Named(whole.id, _name(whole), note)]
    pieces = bare.split()
    found: list[Named] = []
    while pieces:
        for length in range(min(3, len(pieces)), 0, -1):
            one = _known("".join(pieces[:length]), kinds, find)
            if one is not None:
                found.append(Named(one.id, _name(one), note))
                pieces = pieces[length:]
                break
        else:
            raise Wrong(_unknown(pieces[0], kinds))
    return found


def _known(text: str, kinds: tuple[str, ...], find: Find) -> Record | None:
    for said in dict.fromkeys((text, TAILS.sub("", text))):
        found = find(said, kinds)
        if len(found) > 1:
            raise Wrong(f"“{said}”不止一个，把名字写得能分清。")
        if found:
            return found[0]
    return None


def _name(record: Record) -> str:
    return str(record["name"] or record.number)


def _unknown(name: str, kinds: tuple[str, ...]) -> str:
    if "person" in kinds:
        return f"花名册里没有“{name}”，先登记这个人，或者改成花名册上的名字。"
    if "place" in kinds:
        return f"辖区里没有“{name}”，先登记这个村（社区），或者改成登记的名字。"
    return f"没有找到“{name}”。"


def read_place(text: str, find: Find) -> tuple[str, str]:
    """A place and the group behind it: 杨树村（3组、5组） → its id and 3组、5组. Raises Wrong."""
    bare = BRACKET.sub("", text).strip()
    note = "、".join(BRACKET.findall(text))
    for end in range(len(bare), 1, -1):
        found = find(bare[:end], ("place",))
        rest = bare[end:].strip(" 、，,-—")
        if len(found) == 1 and (not rest or re.match(r"[\d一二三四五六七八九十第]", rest)):
            return found[0].id, "、".join(part for part in (rest, note) if part)
    one = read_one(bare, ("place",), find)
    return one.id, note
