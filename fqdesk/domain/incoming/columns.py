"""Which column is which answer, and of which kind a table is; what has no home is named with why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fqdesk.domain.fields import Choice
from fqdesk.domain.incoming.targets import SEVERAL
from fqdesk.domain.incoming.words import Words, common, every_kind, plain

FUZZY_LONGEST = 16
"""Signs up to which a name is searched for a known one inside it."""
NO_HOME = "程序里没有放它的地方"
OWN, EXACT, NEAR = range(3)
"""How like a name is to a known one: the program's own label, a word of the vocabulary, or inside it."""
TITLE_WEIGHT, COMPLETE_WEIGHT, CLEAR_LEAD = 3.0, 1.5, 0.9


@dataclass(frozen=True)
class Column:
    """One column of a table; without a target `why` says why it is not taken in."""

    at: int
    """From 0."""
    head: str
    target: str = ""
    why: str = ""
    chosen: bool = False
    """Whether a person said what it is."""
    near: bool = False
    """Whether it was taken for its target by a name that is only like a known one."""


def known_head(name: str) -> bool:
    """Whether any kind knows a column of this name."""
    bare = plain(name)
    if bare in common().ignored:
        return True
    return any(_targets(name, words, exact=True) for words in every_kind())


def map_columns(
    heads: Sequence[str], words: Words, chosen: Mapping[int, str] | None = None
) -> tuple[Column, ...]:
    """What each column is; `chosen` are a person's own decisions by column (empty: leave it out)."""
    decided = dict(chosen or {})
    taken = {target for target in decided.values() if target}
    found: dict[int, str] = {at: target for at, target in decided.items() if target}
    near: set[int] = set()
    # The program's own labels first, so that 日期 is the day although 时间 stands before it.
    for likeness in (OWN, EXACT, NEAR):
        for at, head in enumerate(heads):
            if at in found or at in decided or not head or _refused(head):
                continue
            free = [
                target
                for target in _targets(head, words, exact=likeness != NEAR)
                if (target not in taken or target in SEVERAL)
                and (likeness != OWN or _own_label(head, target, words))
            ]
            if free:
                found[at] = free[0]
                taken.add(free[0])
                near |= {at} if likeness == NEAR else set()
    return tuple(
        Column(
            at,
            head,
            found.get(at, ""),
            "" if at in found else "您选了不导入" if at in decided else _why(head, words, taken),
            at in decided,
            at in near,
        )
        for at, head in enumerate(heads)
        if head or at in decided
    )


def _targets(head: str, words: Words, *, exact: bool) -> tuple[str, ...]:
    """What a name may mean: its own part first, then with the group's name, then without brackets."""
    parts = head.split("·")
    tries = [parts[-1], head, re.sub(r"[(（].*?[)）]", "", parts[-1])]
    for tried in tries:
        bare = plain(tried)
        for name in (bare, re.sub(r"[\d一二三四]+$", "", bare)):
            if name in words.columns:
                return words.columns[name]
    if exact or plain(head) in common().ignored:
        return ()
    bare = plain(parts[-1])
    inside = [
        name
        for name in words.columns
        if len(name) > 1 and name in bare and len(bare) <= FUZZY_LONGEST
    ]
    return words.columns[max(inside, key=len)] if inside else ()


def _own_label(head: str, target: str, words: Words) -> bool:
    f = words.kind.by_key.get(target)
    return f is not None and plain(f.label) == plain(head)


def _refused(head: str) -> bool:
    bare = plain(head)
    return any(part in bare for part in common().private)


def _why(head: str, words: Words, taken: set[str]) -> str:
    if _refused(head):
        return "涉及个人信息，程序不存"
    bare = plain(head.rsplit("·", maxsplit=1)[-1])
    if bare in common().ignored:
        return common().ignored[bare]
    wanted = _targets(head, words, exact=False)
    if wanted and all(target in taken for target in wanted):
        return f"前面已有一列是“{words.targets()[wanted[0]]}”"
    return NO_HOME


def kinds_by_columns(heads: Sequence[str], title: str) -> list[tuple[float, Words]]:
    """The kinds that a table may be, the likeliest first, each with how well it fits."""
    found = []
    for words in every_kind():
        columns = [column for column in map_columns(heads, words) if column.target]
        if len(columns) < 2:
            continue
        exact = sum(bool(_targets(column.head, words, exact=True)) for column in columns)
        score = exact + 0.4 * (len(columns) - exact)
        score += TITLE_WEIGHT * any(word in title for word in words.titles)
        got = {column.target for column in columns}
        needed = [f.key for f in words.kind.fields if f.required and f.default is None]
        score += COMPLETE_WEIGHT * (sum(key in got for key in needed) / max(1, len(needed)))
        found.append((score, words))
    return sorted(found, key=lambda pair: -pair[0])


def clear_kind(heads: Sequence[str], title: str) -> Words | None:
    """The one kind that fits clearly better than the next; None where a person must say."""
    found = kinds_by_columns(heads, title)
    if not found:
        return None
    lead = found[0][0] - (found[1][0] if len(found) > 1 else 0)
    return found[0][1] if lead >= CLEAR_LEAD else None


def about_the_public(title: str) -> str:
    """The word by which a ledger is one of members of the public, empty where it is none."""
    return next((word for word in common().public if word in title), "")


def said_by_title(words: Words, columns: Sequence[Column], title: str) -> Mapping[str, str]:
    """Required choices that no column answers, where the title names exactly one (支委会会议记录)."""
    mapped = {column.target for column in columns}
    bare = plain(title)
    found = {}
    for f in words.kind.fields:
        if not isinstance(f, Choice) or not f.required or f.default or f.key in mapped:
            continue
        known = {plain(label): code for code, label in f.options.items()}
        known |= words.choices.get(f.key, {})
        named = [word for word in known if len(word) > 1 and word in bare]
        # 组织生活会 is no 生活会: a word inside a longer one that was found says nothing.
        whole = [w for w in named if not any(w != other and w in other for other in named)]
        codes = {known[word] for word in whole}
        if len(codes) == 1:
            found[f.key] = codes.pop()
    return found
