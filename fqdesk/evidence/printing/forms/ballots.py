"""The votes of a meeting: who could vote, how they voted, what had to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.records import Record
from fqdesk.domain.votes import verdict
from fqdesk.evidence.layout.form import Box, Boxes
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
    rows: list[Boxes] = [
        Boxes(tuple(_head(text, width) for text, width in zip(HEADS, WIDTHS, strict=True)), 6.4)
    ]
    for n, vote in enumerate(votes, 1):
        if len(votes) > 1:
            rows.append(_stated(f"{n}. {vote['matter']}", vote, sort, 7.4))
        rows.append(_figures(vote, sort))
    table = Boxes((Box(22, spread("表决"), label=True), Box(WIDE, rows=tuple(rows))), 13.8)
    text = record["resolution"] or ""
    decision = (
        _stated(text or votes[0]["matter"], votes[0], sort, 9.0)
        if len(votes) == 1
        else Boxes((Box(WIDE, text),))
    )
    if len(votes) > 1 and not text:
        return [table]
    boxes = (Box(22, spread("决议"), label=True), *decision.boxes)
    return [table, Boxes(boxes, decision.tall)]


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
    return Boxes((Box(WIDE - SIGN_ROOM, text), Box(SIGN_ROOM, drawing=draw)), tall)
