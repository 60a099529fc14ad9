"""Hashes on paper: on one pitch in groups of eight, one record to a line, long lists over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import Piece, Style
from fqdesk.evidence.layout.shaping import Shaper

STYLE = Style("hei", 6.6)
PITCH, GROUP, GAP = 0.61, 8, 0.55
"""Distance of characters in em, characters in a group, what stands between groups in em."""

_TEXT, _HEAD, _SECTION = Style("song", 8), Style("hei", 8), Style("hei", 8.5)
_ROW, _SECTION_ROW, _HEAD_ROW = 4.9, 6.4, 6.4
_COLUMNS = (9.0, 30.0, 11.0, 106.0)
_TITLES = ("序号", "记录号或文件名", "页码", "SHA-256 校验值")


def spaced(shaper: Shaper, text: str, style: Style = STYLE) -> Piece:
    """A hash as one measured piece: every character on the same pitch, a gap after each eight."""
    widths = shaper.faces[style.face].widths
    after = tuple(
        (PITCH - widths[char] + (GAP if n % GROUP == 0 and n < len(text) else 0)) * style.size
        for n, char in enumerate(text, 1)
    )
    width = sum(widths[char] for char in text) * style.size + sum(after)
    return Piece(0.0, text, style, after, width)


@dataclass(frozen=True)
class HashRow:
    """One line: a record or file and its hash; a `hash` that is empty makes a heading."""

    name: str
    hash: str = ""
    number: int = 0
    place: str = ""

    @property
    def tall(self) -> float:
        """Height in mm."""
        return _ROW if self.hash else _SECTION_ROW


@dataclass(frozen=True)
class HashList:
    """Lines under a head that is repeated on every page."""

    rows: Sequence[HashRow]
    before: float = 0.0
    keep: bool = False
    names: tuple[str, ...] = ()

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of head and lines."""
        return _HEAD_ROW + sum(row.tall for row in self.rows)

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Cut between lines, a heading never last on a page."""
        room -= _HEAD_ROW
        fit = 0
        while fit < len(self.rows) and self.rows[fit].tall <= room + 0.01:
            room -= self.rows[fit].tall
            fit += 1
        while fit and fit < len(self.rows) and not self.rows[fit - 1].hash:
            fit -= 1
        if not fit:
            return None, self
        rest = self.rows[fit:]
        return replace(self, rows=self.rows[:fit]), (
            replace(self, rows=rest, before=0.0) if rest else None
        )

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the lines."""
        ink.rule(x, y, x + width, y, 1.2)
        left = x
        for title, wide in zip(_TITLES, _COLUMNS, strict=True):
            ink.text(left + 1, middle(y, _HEAD_ROW, _HEAD.size), title, _HEAD)
            left += wide
        y += _HEAD_ROW
        ink.rule(x, y, x + width, y, 0.7)
        for n, row in enumerate(self.rows):
            if n:
                ink.rule(x, y, x + width, y, 0.3 if row.hash else 0.7)
            _draw_row(ink, row, x, y)
            y += row.tall
        ink.rule(x, y, x + width, y, 1.2)


def _draw_row(ink: Ink, row: HashRow, x: float, y: float) -> None:
    if not row.hash:
        ink.text(x + 1, middle(y, row.tall, _SECTION.size), row.name, _SECTION)
        return
    number, name, page, _ = _COLUMNS
    baseline = middle(y, row.tall, _TEXT.size)
    ink.text(x + number - 2, baseline, str(row.number), _TEXT, "right")
    ink.line(x + number + 1, baseline, ink.shaper.cell(row.name, _TEXT, (name - 2) * MM, most=1)[0])
    if row.place:
        at = ink.page_of(row.place)
        ink.text(
            x + number + name + page - 2, baseline, "—" if at is None else str(at), _TEXT, "right"
        )
        ink.link(x, y, number + name + page, row.tall, row.place)
    ink.piece(x + number + name + page + 1, baseline, spaced(ink.shaper, row.hash))
