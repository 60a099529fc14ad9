"""QR codes drawn as rectangles, sharp at any printer resolution."""

from __future__ import annotations

import re
from functools import lru_cache

from fqdesk.evidence.layout.ink import MM, Ink

MODULE = 1.2
"""Side of a module in points: ten dots of a 600-dpi printer."""

_DARK = re.compile(b"\x01+")
MASK = 0
"""Mask pattern (ISO/IEC 18004, 7.8): always the checkerboard.

Any mask can be read. Trying all eight and rating them, as the standard advises, took longer than
everything else on a page.
"""


@lru_cache(maxsize=256)
def _runs(text: str) -> tuple[int, str]:
    """Return the number of modules on a side, and the dark runs as rectangles in modules."""
    # Loading the encoder takes a tenth of a start; pages without a code do not need it.
    import segno  # noqa: PLC0415

    matrix = segno.make(text, error="m", micro=False, boost_error=False, mask=MASK).matrix
    rectangles = [
        f"{run.start()} {row} {run.end() - run.start()} 1 re"
        for row, modules in enumerate(matrix)
        for run in _DARK.finditer(bytes(modules))
    ]
    return len(matrix), " ".join(rectangles)


def side(text: str, module: float = MODULE) -> float:
    """Return the side of the code in mm, without the white border of four modules."""
    return _runs(text)[0] * module / MM


def draw(ink: Ink, x: float, y: float, text: str, module: float = MODULE) -> float:
    """Draw the code (level M) with its top left corner at x, y; return its side in mm."""
    count, rectangles = _runs(text)
    ink.art(f"q {module:g} 0 0 {-module:g} {x * MM:.2f} {-y * MM:.2f} cm 0 g {rectangles} f Q")
    return count * module / MM
