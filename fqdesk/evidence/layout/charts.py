"""Bars over a base line, the one chart our pages need, hatched so that toner lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.evidence.layout.ink import MM, Ink
from fqdesk.evidence.layout.paragraph import Style

_FIGURE = Style("song", 8)
_LABEL = Style("hei", 7)
HATCH = 1.6
"""Distance of the 45° hatch lines in points."""


@dataclass(frozen=True)
class Bars:
    """A bar chart of `height` mm: one bar for every (label, value), values not negative."""

    values: Sequence[tuple[str, float]]
    height: float = 29
    bar: float = 6
    hatched: bool = False

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the bars from a common base line, figure above and label below each."""
        if not self.values:
            return
        base, top = y + self.height - 4.5, y + 4
        most = max(value for _, value in self.values) or 1
        step = width / len(self.values)
        bar = min(self.bar, step * 0.7)
        for n, (label, value) in enumerate(self.values):
            centre = x + step * (n + 0.5)
            tall = (base - top) * value / most
            if value > 0 and self.hatched:
                _hatch(ink, centre - bar / 2, base - tall, bar, tall)
            elif value > 0:
                ink.fill(centre - bar / 2, base - tall, bar, tall)
            ink.text(centre, base - tall - 1, f"{value:g}", _FIGURE, "center")
            ink.text(centre, base + 3.6, label, _LABEL, "center")
        ink.rule(x, base, x + width, base, 0.7)


def _hatch(ink: Ink, x: float, y: float, width: float, height: float) -> None:
    ink.box(x, y, width, height, 0.5)
    left, bottom = x * MM, -(y + height) * MM
    wide, tall = width * MM, height * MM
    lines = []
    for n in range(1, int((wide + tall) / (HATCH * 1.414)) + 1):
        reach = n * HATCH * 1.414
        x1, y1 = max(0.0, reach - tall), min(tall, reach)
        x2, y2 = min(wide, reach), max(0.0, reach - wide)
        lines.append(f"{left + x1:.2f} {bottom + y1:.2f} m {left + x2:.2f} {bottom + y2:.2f} l")
    ink.art(f"0 G 0.3 w {' '.join(lines)} S")
