"""The words of the page engine: a style, a run of text in it, and the lines that come of runs."""

from __future__ import annotations

from dataclasses import dataclass

from fqdesk.evidence.layout.faces import Role

Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)
RED: Colour = (0x8E / 255, 0x1B / 255, 0x1B / 255)


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks; `size` in points."""

    face: Role = "song"
    size: float = 10.5
    colour: Colour = BLACK
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = Style()


# Pieces and lines are never changed; not being frozen makes them three times quicker to make.
@dataclass(slots=True, eq=False)
class Piece:
    """Part of a line in one style; `after` holds the space after each character, in points.

    Two pieces are never equal: what draws one is remembered by the piece itself.
    """

    x: float
    text: str
    style: Style
    after: tuple[float, ...]
    width: float


@dataclass(slots=True, eq=False)
class Line:
    """One line: pieces placed from its left end, all in points; `width` is what it fills."""

    pieces: tuple[Piece, ...]
    width: float
    last: bool = False

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """The largest type size in the line, in points."""
        if len(self.pieces) == 1:
            return self.pieces[0].style.size
        return max((piece.style.size for piece in self.pieces), default=0.0)
