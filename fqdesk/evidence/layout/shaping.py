"""Single lines and table cells: measured once, remembered, wrapped where they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from fqdesk.evidence.layout.breaking import break_lines
from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.measure import gaps, is_plain
from fqdesk.evidence.layout.paragraph import Line, Piece, Run, Style

T = TypeVar("T")

KEEP = 20_000
ELLIPSIS = "…"


class Shaper:
    """Measures texts for one printing and remembers them; registers repeat their words."""

    def __init__(self, faces: Faces) -> None:
        """Measure with these faces."""
        self.faces = faces
        self._shared: dict[Hashable, object] = {}
        self._pieces: dict[tuple[str, Style], Piece] = {}
        self._cells: dict[tuple[str, Style, float, int, str], tuple[Line, ...]] = {}
        self._paragraphs: dict[tuple[tuple[Run, ...], float, float, bool], tuple[Line, ...]] = {}

    def shared(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for a key before, so that like tables share what they measured."""
        if key not in self._shared:
            self._shared[key] = make()
        return cast("T", self._shared[key])

    def shape(self, text: str, style: Style) -> Piece:
        """Return a text as one line."""
        key = (text, style)
        piece = self._pieces.get(key)
        if piece is None:
            if len(self._pieces) >= KEEP:
                self._pieces.clear()
            piece = self._pieces[key] = self._measure(text, style)
        return piece

    def _measure(self, text: str, style: Style, width: float = 0.0) -> Piece:
        widths = self.faces[style.face].widths
        width = width or sum(map(widths.__getitem__, text)) * style.size
        if is_plain(text):
            return Piece(0.0, text, style, (), width)
        after = tuple([gap * style.size for gap in gaps(text, widths)])
        return Piece(0.0, text, style, after if any(after) else (), width + sum(after))

    def width(self, text: str, style: Style) -> float:
        """Return the width of a text on one line, in points."""
        return self.shape(text, style).width

    def cell(
        self, text: str, style: Style, width: float, most: int = 4, note: str = ""
    ) -> tuple[Line, ...]:
        """Return the lines of a cell of `width` points, at most `most` of them.

        A text that needs more ends with … and `note`, such as （见第 n 页）.
        """
        key = (text, style, width, most, note)
        lines = self._cells.get(key)
        if lines is None:
            if len(self._cells) >= KEEP:
                self._cells.clear()
            lines = self._cells[key] = self._wrap(text, style, width, most, note)
        return lines

    def _wrap(
        self, text: str, style: Style, width: float, most: int, note: str
    ) -> tuple[Line, ...]:
        plain = sum(map(self.faces[style.face].widths.__getitem__, text)) * style.size
        # Marks beside each other make a text narrower, but hardly by more than a sixth.
        if plain <= width * 1.2 and "\n" not in text:
            piece = self._measure(text, style, plain)
            if piece.width <= width + 0.01:
                return (Line((piece,), piece.width, last=True),)
        lines = self._broken(text, style, width)
        if len(lines) <= most:
            return tuple(lines)
        kept = sum(len(line.text) for line in lines[:most])
        while kept > 1:
            kept -= 1
            lines = self._broken(text[:kept].rstrip() + ELLIPSIS + note, style, width)
            if len(lines) <= most:
                break
        return tuple(lines[:most])

    def _broken(self, text: str, style: Style, width: float) -> list[Line]:
        return break_lines(Run(text, style), width, self.faces, justify=False)

    def paragraph(
        self, runs: tuple[Run, ...], width: float, indent: float = 0.0, *, justify: bool = True
    ) -> tuple[Line, ...]:
        """Return the lines of a paragraph of `width` points; remembered while it is laid out."""
        key = (runs, width, indent, justify)
        lines = self._paragraphs.get(key)
        if lines is None:
            if len(self._paragraphs) >= KEEP // 100:
                self._paragraphs.clear()
            lines = tuple(break_lines(runs, width, self.faces, indent=indent, justify=justify))
            self._paragraphs[key] = lines
        return lines

    def name(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Return a person's name: one line when it fits, else two at 8 pt, cut at · if it has one.

        A name is never squeezed and never cut short.
        """
        if self.width(text, style) <= width + 0.01:
            return self.cell(text, style, width)
        small = Style(style.face, min(8.0, style.size), style.colour)
        if self.width(text, small) <= width + 0.01:
            return self.cell(text, small, width)
        cut = text.find("·") + 1 or (len(text) + 1) // 2
        return self.cell(text[:cut] + "\n" + text[cut:], small, width, most=6)
