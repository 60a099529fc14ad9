"""What is drawn on one page: rules, shapes and text, gathered and written out in one go.

Measures are mm from the top left of the printed block, sizes and rule widths in points. Rules of
one width become one path and all text one text object: pages with forty rows stay small and quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from fqdesk.evidence.layout.fontbook import FontBook
from fqdesk.evidence.layout.paragraph import BLACK, Colour, Line, Piece, Style
from fqdesk.evidence.layout.shaping import Shaper

MM = 72 / 25.4
"""Points in a millimetre."""

MIDDLE = 0.38
"""Baseline below the middle of a line of Han type, in em; digits alone sit at 0.365."""

Align = Literal["left", "center", "right"]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle (mm in the block) that leads to a named place."""

    x: float
    y: float
    width: float
    height: float
    to: str


@dataclass(slots=True)
class Ink:
    """The drawing surface of a page; `matrix` carries the block's millimetres to the sheet.

    `page_of` tells the number of the page where a named place lies, `None` while unknown.
    """

    book: FontBook
    shaper: Shaper
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    page_of: Callable[[str], int | None] = lambda _: None
    links: list[Link] = field(default_factory=list)
    images: dict[str, Any] = field(default_factory=dict)
    _rules: dict[tuple[float, Colour], list[str]] = field(default_factory=dict)
    _art: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _font: str = ""
    _size: float = 0.0
    _colour: Colour = BLACK

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, width: float = 0.3, ink: Colour = BLACK
    ) -> None:
        """Draw a straight rule."""
        self._rules.setdefault((width, ink), []).append(
            f"{x1 * MM:.2f} {-y1 * MM:.2f} m {x2 * MM:.2f} {-y2 * MM:.2f} l"
        )

    def rules_across(self, x1: float, x2: float, heights: Iterable[float], width: float) -> None:
        """Draw level rules of one length at several heights, as between the rows of a table."""
        left, right = f"{x1 * MM:.2f}", f"{x2 * MM:.2f}"
        self._rules.setdefault((width, BLACK), []).extend(
            f"{left} {y} m {right} {y} l" for y in (f"{-height * MM:.2f}" for height in heights)
        )

    def box(
        self, x: float, y: float, width: float, height: float, rule: float = 0.4,
        ink: Colour = BLACK,
    ) -> None:  # fmt: skip
        """Draw a frame."""
        self._rules.setdefault((rule, ink), []).append(
            f"{x * MM:.2f} {-(y + height) * MM:.2f} {width * MM:.2f} {height * MM:.2f} re"
        )

    def fill(self, x: float, y: float, width: float, height: float, ink: Colour = BLACK) -> None:
        """Fill a rectangle."""
        self.art(
            f"{_rgb(ink)} rg {x * MM:.2f} {-(y + height) * MM:.2f} "
            f"{width * MM:.2f} {height * MM:.2f} re f"
        )

    def art(self, operators: str) -> None:
        """Add raw operators in points, y upwards from the top of the block; text lies over them."""
        self._art.append(operators)

    def image(self, key: str, xobject: Any, matrix: Matrix) -> None:
        """Place an image; `matrix` in points carries its unit square to the block."""
        self.images[key] = xobject
        self.art("q " + " ".join(f"{value:.3f}" for value in matrix) + f" cm /{key} Do Q")

    def text(
        self, x: float, baseline: float, text: str, style: Style, align: Align = "left"
    ) -> float:
        """Set one line of text and return its width in mm."""
        piece = self.shaper.shape(text, style)
        return self.piece(x, baseline, piece, align)

    def piece(self, x: float, baseline: float, piece: Piece, align: Align = "left") -> float:
        """Set a measured piece; for `center` and `right`, x is the middle or the right end."""
        width = piece.width / MM
        if align != "left":
            x -= width if align == "right" else width / 2
        self.strew(x * MM, -baseline * MM, ((0.0, 0.0, piece),))
        return width

    def line(self, x: float, baseline: float, line: Line, align: Align = "left") -> None:
        """Set a line of a paragraph."""
        left = x * MM
        if align != "left":
            left -= line.width if align == "right" else line.width / 2
        self.strew(left, -baseline * MM, [(piece.x, 0.0, piece) for piece in line.pieces])

    def strew(self, x: float, y: float, pieces: Iterable[tuple[float, float, Piece]]) -> None:
        """Set pieces at offsets from a point; all in points, y upwards from the block's top."""
        known, out = self.book.known, self._text.append
        height, row = 0.0, f"{0.0:.2f} Tm"
        font_now, size_now, colour_now = self._font, self._size, self._colour
        for dx, dy, piece in pieces:
            style, left, baseline = piece.style, x + dx, y + dy
            size = style.size
            if style.colour != colour_now:
                colour_now = style.colour
                out(f"{_rgb(colour_now)} rg")
            if baseline != height:
                height, row = baseline, f"{baseline:.2f} Tm"
            shown = known.get(piece) or self.book.show(piece)
            if len(shown) == 1 and size == size_now and shown[0][0] == font_now:
                out(f"1 0 0 1 {left:.2f} {row} {shown[0][1]}")
            else:
                out(f"1 0 0 1 {left:.2f} {row}")
                for font, operator in shown:
                    if font != font_now or size != size_now:
                        font_now, size_now = font, size
                        out(f"/{font} {size:g} Tf")
                    out(operator)
            if style.underline:
                self._underline(left, baseline, piece)
        self._font, self._size, self._colour = font_now, size_now, colour_now

    def _underline(self, x: float, baseline: float, piece: Piece) -> None:
        under = baseline - max(1.2, piece.style.size * 0.2476)
        self._rules.setdefault((0.7, piece.style.colour), []).append(
            f"{x:.2f} {under:.2f} m {x + piece.width:.2f} {under:.2f} l"
        )

    def link(self, x: float, y: float, width: float, height: float, to: str) -> None:
        """Make a rectangle lead to a named place."""
        self.links.append(Link(x, y, width, height, to))

    def operators(self) -> str:
        """Return the content of the page: rules, then shapes and pictures, then text."""
        parts = ["q", " ".join(f"{value:.4g}" for value in self.matrix[:4])]
        parts[-1] += f" {self.matrix[4]:.3f} {self.matrix[5]:.3f} cm"
        for (width, ink), segments in sorted(self._rules.items()):
            parts += [f"{width:g} w {_rgb(ink)} RG", *segments, "S"]
        parts += self._art
        if self._text:
            parts += ["BT 0 g", *self._text, "ET"]
        parts.append("Q")
        return "\n".join(parts)

    @property
    def empty(self) -> bool:
        """Whether nothing was drawn."""
        return not (self._rules or self._art or self._text)


def middle(y: float, height: float, size: float) -> float:
    """Return the baseline (mm) that centres type of `size` points in a band of `height` mm."""
    return y + height / 2 + MIDDLE * size / MM


def baselines(y: float, height: float, count: int, size: float, pitch: float) -> Iterable[float]:
    """Yield the baselines (mm) of `count` lines centred in a band; `pitch` in points."""
    first = middle(y, height, size) - (count - 1) * pitch / 2 / MM
    for n in range(count):
        yield first + n * pitch / MM


def rgb(ink: Sequence[float]) -> str:
    """Return a colour as PDF numbers."""
    return " ".join(f"{value:.3g}" for value in ink)


_rgb = rgb
