"""Hashes on paper: on one pitch in groups of eight, two columns to a page, long lists over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import Line, Piece, Style
from fqdesk.evidence.layout.shaping import Shaper

STYLE = Style("hei", 6.6)
PITCH, GROUP, GAP = 0.61, 8, 0.55
"""Distance of characters in em, characters in a group, what stands between groups in em."""

_TEXT, _HEAD, _SECTION = Style("song", 8), Style("hei", 8), Style("hei", 8)
_HEAD_ROW, _SECTION_ROW = 5.6, 5.6
_HALF, _GUTTER = 75.5, 5.0
_PAGE_END, _LABEL = 21.5, 24.0
"""Where a page number ends and where a hash begins, mm from the column's edge."""
_PITCH, _NAME_PITCH, _AIR = 2.4, 3.4, 0.3
"""Distance of the two lines of a hash and of lines of a file's name; space above and below; mm."""
_LINE = 32
"""Characters of a hash on a line: half of a SHA-256."""


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
    """A record with its hash, or a file, whose name has lines of its own above its hash.

    A `hash` that is empty makes a heading.
    """

    name: str
    hash: str = ""
    place: str = ""
    file: bool = False

    def lines(self, shaper: Shaper) -> tuple[Line, ...]:
        """The lines of a file's name or of a heading; none for a record."""
        if self.hash and not self.file:
            return ()
        style, room = (_TEXT, _HALF - 2) if self.hash else (_SECTION, _HALF - 2)
        return shaper.cell(self.name, style, room * MM, most=3)

    def tall(self, shaper: Shaper) -> float:
        """Its height in mm."""
        above = len(self.lines(shaper)) * _NAME_PITCH
        if not self.hash:
            return above + _SECTION_ROW - _NAME_PITCH
        return above + -(-len(self.hash) // _LINE) * _PITCH + 2 * _AIR


@dataclass(frozen=True)
class HashList:
    """Rows down two columns under a head that is repeated on every page."""

    rows: Sequence[HashRow]
    before: float = 0.0
    keep: bool = False
    names: tuple[str, ...] = ()

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of the higher column, both made as even as they can be."""
        return _HEAD_ROW + max(
            sum(row.tall(shaper) for row in column) for column in self._columns(shaper)
        )

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Fill both columns; cut between rows, a heading never last in one."""
        left = _fitting(self.rows, shaper, room - _HEAD_ROW)
        right = _fitting(self.rows[left:], shaper, room - _HEAD_ROW)
        if not left:
            return None, self
        rest = self.rows[left + right :]
        return replace(self, rows=self.rows[: left + right]), (
            replace(self, rows=rest, before=0.0) if rest else None
        )

    def _columns(self, shaper: Shaper) -> tuple[Sequence[HashRow], Sequence[HashRow]]:
        low = sum(row.tall(shaper) for row in self.rows) / 2
        while True:
            left = _fitting(self.rows, shaper, low)
            right = self.rows[left:]
            if sum(row.tall(shaper) for row in right) <= low + 0.01:
                return self.rows[:left], right
            low += 1.0

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw both columns."""
        for n, rows in enumerate(self._columns(ink.shaper)):
            if rows:
                _draw_column(ink, rows, x + n * (_HALF + _GUTTER), y)


def _fitting(rows: Sequence[HashRow], shaper: Shaper, room: float) -> int:
    """How many rows fit into a column."""
    fit = 0
    while fit < len(rows) and (tall := rows[fit].tall(shaper)) <= room + 0.01:
        room -= tall
        fit += 1
    while fit and fit < len(rows) and not rows[fit - 1].hash:
        fit -= 1
    return fit


def _draw_column(ink: Ink, rows: Sequence[HashRow], x: float, y: float) -> None:
    ink.rule(x, y, x + _HALF, y, 1.2)
    baseline = middle(y, _HEAD_ROW, _HEAD.size)
    ink.text(x + 1, baseline, "记录号", _HEAD)
    ink.text(x + _PAGE_END, baseline, "页码", _HEAD, "right")
    ink.text(x + _LABEL, baseline, "SHA-256 校验值", _HEAD)
    y += _HEAD_ROW
    ink.rule(x, y, x + _HALF, y, 0.7)
    for n, row in enumerate(rows):
        if n:
            ink.rule(x, y, x + _HALF, y, 0.3 if row.hash else 0.7)
        _draw_row(ink, row, x, y)
        y += row.tall(ink.shaper)
    ink.rule(x, y, x + _HALF, y, 1.2)


def _draw_row(ink: Ink, row: HashRow, x: float, y: float) -> None:
    lines = row.lines(ink.shaper)
    if not row.hash:
        for n, line in enumerate(lines):
            ink.line(x + 1, middle(y + n * _NAME_PITCH, _SECTION_ROW, _SECTION.size), line)
        return
    low = y + _AIR
    for line in lines:
        ink.line(x + 1, middle(low, _NAME_PITCH, _TEXT.size), line)
        low += _NAME_PITCH
    tall = -(-len(row.hash) // _LINE) * _PITCH
    beside = middle(low, tall, _TEXT.size)
    if not lines:
        ink.text(x + 1, beside, row.name, _TEXT)
    if row.place:
        at = ink.page_of(row.place)
        ink.text(x + _PAGE_END, beside, "—" if at is None else str(at), _TEXT, "right")
        ink.link(x, y, _LABEL, row.tall(ink.shaper), row.place)
    for n in range(0, len(row.hash), _LINE):
        baseline = middle(low + n / _LINE * _PITCH, _PITCH, STYLE.size)
        ink.piece(x + _LABEL, baseline, spaced(ink.shaper, row.hash[n : n + _LINE]))
