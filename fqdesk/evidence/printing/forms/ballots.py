"""The votes of a meeting: who could vote, how they voted, what had to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.records import Record
from fqdesk.domain.votes import verdict
from fqdesk.evidence.layout.blocks import Text
from fqdesk.evidence.layout.form import VALUE, Box, Boxes
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.marks import Outcome, outcome
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.printing.wording import spread

HEADS = ("应到会有表决权", "实到", "赞成", "反对", "弃权", "通过须达")
WIDTHS = (32.0, 20.0, 20.0, 20.0, 20.0, 22.0)
SMALL_HEAD = Style("hei", 8.5)
FIGURE, AYES = Style("song", 11), Style("songbd", 12)
WIDE, SIGN_ROOM = 134.0, 26.0
RESULT = Style("hei", 9)
DECISION = Box(22, spread("决议"), label=True)
TOGETHER, LONG = 3, 120
"""Votes that stay on one page; characters from which a text is set as paragraphs."""


def needed(vote: Mapping[str, Any], meeting_type: str) -> str:
    """The votes in favour that a motion has to reach."""
    found = verdict(vote, meeting_type)
    return f"{found.needed} 票" if found else "—"


def result(vote: Mapping[str, Any], meeting_type: str) -> tuple[Outcome, str]:
    """Sign and words for a vote: valid, short of a quorum, or without the majority."""
    found = verdict(vote, meeting_type)
    if found is None:
        return "unconfirmed", "票数不全"
    if not found.quorum:
        return "not_met", "到会人数不够"
    if vote.get("passed") is False:
        return "not_applicable", "未获通过"
    if found.majority:
        return "met", "表决有效"
    return ("not_met", "票数不够") if vote.get("passed") else ("not_applicable", "未获通过")


def ballots(record: Record) -> list[Boxes]:
    """The rows 表决 and 决议 of the form; none where nothing was voted on."""
    votes, sort = record["votes"] or (), record["type"]
    if not votes:
        return []
    heads = tuple(_head(text, width) for text, width in zip(HEADS, WIDTHS, strict=True))
    rows = [_numbered(n, vote, sort, alone=len(votes) == 1) for n, vote in enumerate(votes, 1)]
    tables = []
    for start in range(0, len(rows), TOGETHER):
        block = tuple(row for pair in rows[start : start + TOGETHER] for row in pair)
        lines = block if start else (Boxes(heads, 6.4), *block)
        tables.append(Boxes((Box(22, spread("表决"), label=True), Box(WIDE, rows=lines)), 13.8))
    text = record["resolution"] or ""
    if len(votes) == 1:
        row = _stated(text or votes[0]["matter"], votes[0], sort, 9.0)
        return [*tables, Boxes((DECISION, *row.boxes), row.tall)]
    return [*tables, decided(text)] if text else tables


def _numbered(
    n: int, vote: Mapping[str, Any], meeting_type: str, *, alone: bool
) -> tuple[Boxes, ...]:
    """The figures of a vote, under its matter where there are several."""
    if alone:
        return (_figures(vote, meeting_type),)
    return _stated(f"{n}. {vote['matter']}", vote, meeting_type, 7.4), _figures(vote, meeting_type)


def decided(text: str) -> Boxes:
    """The row 决议 of a meeting."""
    return Boxes((DECISION, _told(text, WIDE)))


def _told(text: str, width: float) -> Box:
    """A text in a box; a long one as paragraphs that may go on over the page."""
    if len(text) <= LONG:
        return Box(width, text)
    parts = (part.strip() for part in text.split("\n") if part.strip())
    return Box(width, content=tuple(Text.of(part, VALUE, pitch=17) for part in parts))


def _head(text: str, width: float) -> Box:
    return Box(width, text, label=True, style=SMALL_HEAD)


def _figures(vote: Mapping[str, Any], meeting_type: str) -> Boxes:
    said = (
        str(vote["entitled"]),
        str(vote["present"]),
        str(vote["ayes"]),
        str(vote.get("noes") or 0),
        str(vote.get("abstentions") or 0),
        needed(vote, meeting_type),
    )
    return Boxes(
        tuple(
            Box(width, text, style=AYES if n == 2 else FIGURE, align="center")
            for n, (text, width) in enumerate(zip(said, WIDTHS, strict=True))
        ),
        7.4,
    )


def _stated(text: str, vote: Mapping[str, Any], meeting_type: str, tall: float) -> Boxes:
    """A text with the sign of the vote at its right; a long text has the sign in its own box."""
    sign, word = result(vote, meeting_type)

    def draw(ink: Ink, x: float, y: float, width: float, height: float) -> None:
        style = Style(RESULT.face, RESULT.size, RED) if sign == "not_met" else RESULT
        wide = ink.shaper.width(word, style) / MM
        left = x + width - 1.8 - wide
        ink.text(left, middle(y, height, style.size), word, style)
        outcome(ink, left - 4.3, y + height / 2, 3.2, sign)

    if len(text) <= 28:
        return Boxes((Box(WIDE, text, drawing=draw),), tall)
    return Boxes((_told(text, WIDE - SIGN_ROOM), Box(SIGN_ROOM, drawing=draw)), tall)
