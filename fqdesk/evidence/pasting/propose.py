"""A pasted text as claims to be confirmed: each with its words, its numbers, and a way to check it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from fqdesk.evidence.claims import Standard
from fqdesk.evidence.pasting.lift import Proposal, lift
from fqdesk.evidence.pasting.match import Match, match
from fqdesk.evidence.pasting.tree import Node, split
from fqdesk.evidence.standard import FOLDER

TITLE = 30
"""Signs of a claim's words that serve as its short title until somebody writes a better one."""
Check = dict[str, Any]


@dataclass(frozen=True)
class Suggestion:
    """One numbered piece of the text, nothing of it decided."""

    path: str
    """Where it stands: 四（一）2."""
    chapter: str
    """The heading above it."""
    text: str
    proposals: tuple[Proposal, ...]
    matches: tuple[Match, ...]
    """Known claims that it repeats, likeliest first."""

    @property
    def title(self) -> str:
        """Its first words."""
        first = _first(self.text).split("，")[0].split(",")[0]
        return first[:TITLE]

    @property
    def worth(self) -> bool:
        """Whether there is something to check in it: a number, or a claim that is known."""
        return bool(self.proposals or self.matches)


def suggest(text: str, known: Sequence[Standard]) -> list[Suggestion]:
    """Every piece of a text below which nothing is numbered, in order."""
    quotes = [(s.id, item.id, item.quote) for s in known for item in s.items if not item.outside]
    found: list[Suggestion] = []
    for chapter in split(text).children:
        _collect(chapter, chapter, quotes, found)
    return found


def _collect(
    node: Node, above: Node, quotes: list[tuple[str, str, str]], found: list[Suggestion]
) -> None:
    if node.leaf and node.text:
        matches = tuple(match(node.text, quotes, limit=12))
        heading = " ".join(part for part in (above.path, _first(above.text)) if part)
        found.append(Suggestion(node.path, heading, node.text, tuple(lift(node.text)), matches))
    for child in node.children:
        _collect(child, node, quotes, found)


def _first(text: str) -> str:
    return text.split("\n", maxsplit=1)[0].split("。", maxsplit=1)[0][:60]


def checks_for(suggestion: Suggestion) -> list[Check]:
    """The checks of the known claims that a piece repeats, with the numbers of the pasted text.

    All from the one standard that the piece is likest to; an empty list where none is known.
    """
    if not suggestion.matches:
        return []
    best = suggestion.matches[0].standard
    checks: list[Check] = []
    for one in suggestion.matches:
        if one.standard == best:
            checks += known_checks(best, one.item)
    return [adjusted(check, suggestion.proposals) for check in checks]


def known_checks(standard: str, item: str) -> list[Check]:
    """The checks of a shipped claim as its file writes them, each with an id of its own."""
    found = deepcopy(list(_raw().get((standard, item), ())))
    return [{**check, "id": f"{item.lower()}-{check['id']}"} for check in found]


@cache
def _raw() -> Mapping[tuple[str, str], tuple[Check, ...]]:
    held = {}
    for path in sorted(FOLDER.glob("*.toml")):
        pack = tomllib.loads(path.read_text("utf-8"))
        for item in (*pack["item"], *pack.get("material", ())):
            held[(pack["id"], item["id"])] = tuple(item.get("check", ()))
    return MappingProxyType(held)


def adjusted(check: Check, proposals: Sequence[Proposal]) -> Check:
    """A check with the one number of its sort that the text gives; several are left to a person."""
    made = dict(check)
    limit = made.get("threshold")
    if limit is not None:
        sort = "share" if str(limit).endswith("%") else "amount"
        sign = "%" if sort == "share" else ""
        said = {(p.op, f"{p.value:g}{sign}") for p in proposals if p.sort == sort}
        if len(said) == 1:
            op, made["threshold"] = said.pop()
            if made.get("op") in {"≥", ">", "≤", "<"} and op in {"≥", ">", "≤"}:
                made["op"] = op
    if str(made.get("window", "")).endswith(" months"):
        months = {int(p.value) for p in proposals if p.sort in {"negative", "window"}}
        if len(months) == 1:
            made["window"] = f"{months.pop()} months"
    return made
