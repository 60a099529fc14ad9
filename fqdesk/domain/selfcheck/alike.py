"""Texts that were pasted: the same words in two records, and series with suspiciously even gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck.finding import LOOK, NOTE, Finding, Look

TEXTS = {"meeting": "minutes", "forum": "content", "visit": "content", "political_log": "text"}
NEARLY = frozenset({"meeting", "forum"})
"""Kinds whose texts are compared for likeness; visits and logs are short and many: equal ones only."""
SHORTEST = 60
"""Signs below which two texts may well say the same honestly."""
ALIKE = Fraction(4, 5)
"""Share of common four-sign pieces (Jaccard) from which texts are shown side by side."""
PIECE = 4
EVEN_RUN = 6
"""So many equal gaps in a row are told."""


def alike(look: Look) -> Iterable[Finding]:
    """C8 7: records whose words are the same or nearly so; dates and numbers are ignored.

    It shows and does not accuse: one finding names all records of a group.
    """
    for kind, key in TEXTS.items():
        texts: dict[str, list[Record]] = {}
        for record in look.facts.until_on(kind):
            plain = _plain(record[key])
            if len(plain) >= SHORTEST:
                texts.setdefault(plain, []).append(record)
        groups = _groups(list(texts)) if kind in NEARLY else (([t], Fraction(1)) for t in texts)
        for group, share in groups:
            records = sorted(
                (r for text in group for r in texts[text]), key=lambda r: (r.day, r.id)
            )
            if len(records) > 1:
                yield _told(look, kind, records, share)


def _told(look: Look, kind: str, records: Sequence[Record], share: Fraction) -> Finding:
    shown = "、".join(look.name(record) for record in records[:4])
    more = f"等 {len(records)} 条" if len(records) > 4 else ""
    how = "内容完全相同" if share == 1 else f"内容有 {int(share * 100)}% 相同"
    said = f"{KINDS[kind].label} {shown}{more}{how}，请各写各的情况。"
    return Finding("alike", LOOK, tuple(r.id for r in records), said, TEXTS[kind])


def _plain(text: str | None) -> str:
    return re.sub(r"[\W\d_]+", "", text or "")


def _groups(texts: Sequence[str]) -> Iterable[tuple[list[str], Fraction]]:
    """Texts in groups of likeness, with the least share inside a group; single texts too.

    Only texts that share one of their rarest pieces are compared (prefix filter), so that tens of
    thousands stay quick and none that reaches `ALIKE` is missed.
    """
    pieces = [frozenset(t[i : i + PIECE] for i in range(len(t) - PIECE + 1)) for t in texts]
    often = Counter(piece for found in pieces for piece in found)
    leader = list(range(len(texts)))
    least: dict[int, Fraction] = {}
    seen: dict[str, list[int]] = {}
    for number, found in enumerate(pieces):
        rare = sorted(found, key=lambda piece: (often[piece], piece))
        prefix = rare[: len(rare) - ceil(ALIKE * len(rare)) + 1]
        near = {other for piece in prefix for other in seen.get(piece, ())}
        for other in sorted(near):
            common = len(found & pieces[other])
            share = Fraction(common, len(found) + len(pieces[other]) - common)
            if share >= ALIKE:
                _join(leader, least, number, other, share)
        for piece in prefix:
            seen.setdefault(piece, []).append(number)
    groups: dict[int, list[str]] = {}
    for number, text in enumerate(texts):
        groups.setdefault(_root(leader, number), []).append(text)
    for root, group in groups.items():
        yield group, least.get(root, Fraction(1))


def _root(leader: Sequence[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _join(
    leader: list[int], least: dict[int, Fraction], one: int, other: int, share: Fraction
) -> None:
    first, second = sorted((_root(leader, one), _root(leader, other)))
    leader[second] = first
    shares = [share, least.pop(second, Fraction(1)), least.get(first, Fraction(1))]
    least[first] = min(shares)


def even(look: Look) -> Iterable[Finding]:
    """Meetings of one kind, or visits to one place, that all lie the same number of days apart.

    A fixed weekday explains it and may be answered so; 主题党日 has its fixed day by rule.
    """
    series: dict[tuple[str, str], list[Record]] = {}
    for meeting in look.facts.until_on("meeting"):
        if meeting["type"] != "theme_day":
            series.setdefault(("meeting", meeting["type"]), []).append(meeting)
    for visit in look.facts.until_on("visit"):
        series.setdefault(("visit", visit["place"]), []).append(visit)
    for (kind, what), records in series.items():
        run = _even_run(records)
        if run:
            gap = (run[1].day - run[0].day).days
            name = MEETING_TYPES[what] if kind == "meeting" else f"{look.facts.name(what)}走访"
            said = (
                f"{name} {run[0].day} 至 {run[-1].day} 的 {len(run)} 次都正好隔 {gap} 天，"
                "如有固定安排请写明。"
            )
            ids = tuple(record.id for record in run)
            yield Finding("even", NOTE, ids, said, "day", about=f"{kind}/{what}")


def _even_run(records: Sequence[Record]) -> list[Record]:
    """The longest run of equal gaps of two days and more, where it is long enough to be told."""
    best: list[Record] = []
    run = list(records[:1])
    for before, now in pairwise(records):
        gap = (now.day - before.day).days
        same = len(run) < 2 or (run[1].day - run[0].day).days == gap
        run = [*run, now] if same and gap > 1 else [before, now] if gap > 1 else [now]
        best = run if len(run) > len(best) else best
    return best if len(best) > EVEN_RUN else []
