"""The contents: every part with its page, items by their number, evidence indented under its item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fqdesk.evidence.layout.blocks import Block, Drawn
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import MIDDLE, MM, Ink
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.press import Press

_HEAD, _ID, _TEXT, _UNDER = (
    Style("hei", 10.5),
    Style("hei", 8.5),
    Style("song", 10),
    Style("song", 9),
)
_ROWS, _GROUP, _LINE = (6.4, 6.0, 5.6), 9.6, 4.8
"""Heights of a line in mm, tried from the first; a tighter one only where it saves a page."""
_AT, _INDENT, _LEADER_END = 18.0, 24.5, 145.5
_DOTS = 1.55
"""Distance of the dots of a leader in mm."""


@dataclass(frozen=True)
class Entry:
    """One line of the contents: a head (level 0), an item (1) or its evidence (2)."""

    place: str
    text: str
    level: int
    number: str = ""
    paged: bool = True
    """Whether a page number stands at its end."""


def contents(press: Press, entries: Sequence[Entry]) -> list[Leaf]:
    """The pages of the contents."""
    tried = [_laid(press, entries, row) for row in _ROWS]
    fewest = min(map(len, tried))
    return next(leaves for leaves in tried if len(leaves) == fewest)


def _laid(press: Press, entries: Sequence[Entry], row: float) -> list[Leaf]:
    return press.lay([_title(), *_lines(press, entries, row), _note(press)], "目录")


def _title() -> Drawn:
    style = Style("songbd", 22)

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        ink.text(x + width / 2, y + 7.8, "目　录", style, "center")

    return Drawn(14.0, draw, keep=True)


def _lines(press: Press, entries: Iterable[Entry], row: float) -> Iterable[Block]:
    for entry in entries:
        yield _head(entry) if entry.level == 0 else _line(press, entry, row)


def _note(press: Press) -> Block:
    what = "" if press.bundle.whole else "本册为选册，只收封面所列评价项；"
    return note(
        f"{what}页码按印刷页连续编号，空白页计数而不印码。页脚外侧小码为本页校验码，由册号和页码"
        "算出，不含个人信息；册号由本册全部记录的校验值算出，同一份数据总得同一个册号。",
        before=6,
    )


def _head(entry: Entry) -> Drawn:
    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = y + _GROUP - 2.6
        ink.text(x, baseline, entry.text, _HEAD)
        if entry.paged:
            _number(ink, x + width, baseline, entry.place, _HEAD)
            ink.link(x, y + 2, width, _GROUP - 2, entry.place)

    return Drawn(_GROUP, draw, keep=True)


def _line(press: Press, entry: Entry, row: float) -> Drawn:
    left = _AT if entry.level == 1 else _INDENT
    style = _TEXT if entry.level == 1 else _UNDER
    lines = press.shaper.cell(entry.text, style, (_LEADER_END - left - 8) * MM, most=3)
    tall = row + (len(lines) - 1) * _LINE

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = y + row / 2 + MIDDLE * style.size / MM
        if entry.number:
            ink.text(x, baseline, entry.number, _ID)
        for n, line in enumerate(lines):
            ink.line(x + left, baseline + n * _LINE, line)
        last = baseline + (len(lines) - 1) * _LINE
        _leader(ink, x + left + lines[-1].width / MM + 1.5, x + _LEADER_END, last - 1.0)
        _number(ink, x + width, last, entry.place, style)
        ink.link(x, y, width, tall, entry.place)

    return Drawn(tall, draw)


def _number(ink: Ink, right: float, baseline: float, place: str, style: Style) -> None:
    page = ink.page_of(place)
    ink.text(right, baseline, "—" if page is None else str(page), style, "right")


def _leader(ink: Ink, start: float, end: float, y: float) -> None:
    """Draw middle dots on one grid, so that those of all lines stand under each other."""
    first = -(-start // _DOTS) * _DOTS
    if first < end:
        ink.art(
            f"q 0 G 1 J 0.55 w [0 {_DOTS * MM:.3f}] 0 d {first * MM:.2f} {-y * MM:.2f} m "
            f"{end * MM:.2f} {-y * MM:.2f} l S Q"
        )
