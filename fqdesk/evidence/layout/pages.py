"""The paper: where the block lies on the sheet, and what stands around it on every page.

Measures in mm from the top left of an upright A4 sheet (GB/T 9704-2012 5 and 7.5 for 公文 and the
page number; evidence pages have the same width and a little more height).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fqdesk.evidence.layout import qr
from fqdesk.evidence.layout.ink import MM, Ink, Matrix
from fqdesk.evidence.layout.paragraph import Style

WIDTH, HEIGHT = 210.0, 297.0
BINDING, FORE_EDGE = 28.0, 26.0

Kind = Literal["evidence", "official", "landscape", "cover"]

_NUMBER = Style("song", 14)
_HEAD_INNER = Style("song", 7.5)
_HEAD_OUTER = Style("hei", 7.5)
_CODE = Style("hei", 5.6)


@dataclass(frozen=True)
class Frame:
    """The printed block of a page, mm; `odd` tells on which side the page is bound."""

    kind: Kind
    odd: bool

    @property
    def left(self) -> float:
        """Left edge of the block on the upright sheet."""
        return BINDING if self.odd else FORE_EDGE

    @property
    def top(self) -> float:
        """Upper edge of the block on the upright sheet."""
        return {"evidence": 30.0, "official": 37.0, "landscape": 28.0, "cover": 30.0}[self.kind]

    @property
    def width(self) -> float:
        """Width of the block as its text reads."""
        return 234.0 if self.kind == "landscape" else 156.0

    @property
    def height(self) -> float:
        """Height of the block as its text reads."""
        return {"evidence": 232.0, "official": 225.0, "landscape": 156.0, "cover": 232.0}[self.kind]

    @property
    def matrix(self) -> Matrix:
        """What carries the block's coordinates to the sheet, in points from the lower left.

        A landscape block is turned 90° counter-clockwise: its head lies at the left paper edge of
        odd and of even pages, so that all tables of a volume read from the same side.
        """
        if self.kind == "landscape":
            return (0, 1, -1, 0, self.left * MM, (HEIGHT - self.top - self.width) * MM)
        return (1, 0, 0, 1, self.left * MM, (HEIGHT - self.top) * MM)


SHEET: Matrix = (1, 0, 0, 1, 0, HEIGHT * MM)


@dataclass(frozen=True)
class Head:
    """The running head: station and volume on the inner side, item and page on the outer."""

    inner: str
    outer: str


@dataclass(frozen=True)
class Code:
    """What the corner of a page carries: the QR text, and two short lines below it."""

    text: str
    upper: str
    lower: str


def running_head(ink: Ink, frame: Frame, head: Head) -> None:
    """Draw the head on the block's surface: rule 7.6 mm above the block, text over it."""
    lift = 8.8 if frame.kind == "landscape" else frame.top - 22.4
    baseline = -lift - 2.0
    ink.rule(0, -lift, frame.width, -lift, 0.35)
    outer = ink.shaper.cell(head.outer, _HEAD_OUTER, (frame.width - 40) * MM, most=1)[0]
    # The outer side says which page this is: where both are long the volume's name gives way.
    room = max(frame.width * MM - outer.width - 12, 40.0)
    inner = ink.shaper.cell(head.inner, _HEAD_INNER, room, most=1)[0]
    left, right = (inner, outer) if frame.odd else (outer, inner)
    ink.line(0, baseline, left)
    ink.line(frame.width, baseline, right, "right")


def page_number(ink: Ink, number: int, *, odd: bool) -> None:
    """Draw — 12 — on the sheet, the same spot on all pages: 14 pt in from the block's outer edge."""
    text = f"— {number} —"
    baseline = 269.0 + 0.71 * 14 / MM
    left = BINDING if odd else FORE_EDGE
    if odd:
        ink.text(left + 156 - 14 / MM, baseline, text, _NUMBER, "right")
    else:
        ink.text(left + 14 / MM, baseline, text, _NUMBER)


def page_code(ink: Ink, code: Code, *, odd: bool) -> None:
    """Draw the QR code of a page in its outer lower corner, 12 mm from the fore edge."""
    side = qr.side(code.text)
    x = WIDTH - 12 - side if odd else 12.0
    qr.draw(ink, x, 265.2, code.text)
    below = 265.2 + side
    for n, text in enumerate((code.upper, code.lower)):
        ink.text(x + side / 2, below + (7.6 + n * 7.2) / MM, text, _CODE, "center")
