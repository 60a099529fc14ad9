"""Signs that no font is trusted with: outcomes, matrix marks, check boxes, bars, the ✓ in a disc.

All vectors, all in black and one red; the word always stands beside the sign.
"""

from __future__ import annotations

from typing import Literal

from fqdesk.evidence.layout.ink import MIDDLE, MM, Ink, rgb
from fqdesk.evidence.layout.paragraph import BLACK, RED, Colour, Style

Outcome = Literal["met", "partly", "not_met", "not_applicable", "unconfirmed", "out_of_scope"]

WORDS: dict[Outcome, str] = {
    "met": "达标",
    "partly": "部分",
    "not_met": "未达标",
    "not_applicable": "不适用",
    "unconfirmed": "待确认",
    "out_of_scope": "范围外",
}

_ARC = 0.5523


def circle(cx: float, cy: float, r: float) -> str:
    """Return a circle's path in points, y upwards (four Bézier curves)."""
    k = _ARC * r
    return (
        f"{cx + r:.2f} {cy:.2f} m "
        f"{cx + r:.2f} {cy + k:.2f} {cx + k:.2f} {cy + r:.2f} {cx:.2f} {cy + r:.2f} c "
        f"{cx - k:.2f} {cy + r:.2f} {cx - r:.2f} {cy + k:.2f} {cx - r:.2f} {cy:.2f} c "
        f"{cx - r:.2f} {cy - k:.2f} {cx - k:.2f} {cy - r:.2f} {cx:.2f} {cy - r:.2f} c "
        f"{cx + k:.2f} {cy - r:.2f} {cx + r:.2f} {cy - k:.2f} {cx + r:.2f} {cy:.2f} c h"
    )


def outcome(ink: Ink, x: float, y: float, d: float, kind: Outcome) -> None:
    """Draw an outcome sign of diameter `d` mm with its left edge at x and its middle at y."""
    size = d * MM
    left, top = x * MM, -(y - d / 2) * MM
    cx, cy = left + size / 2, top - size / 2

    def at(u: float, v: float) -> str:
        return f"{left + u * size:.2f} {top - v * size:.2f}"

    def ring(stroke: float, colour: Colour = BLACK, dash: str = "[] 0 d") -> str:
        path = circle(cx, cy, size / 2 - stroke * size / 2)
        return f"{rgb(colour)} RG {dash} {stroke * size:.2f} w {path} S [] 0 d"

    def stroke(width: float, path: str, colour: Colour = BLACK) -> str:
        return f"q 1 J 1 j {rgb(colour)} RG {width * size:.2f} w {path} S Q"

    bar = f"{at(0.27, 0.5)} m {at(0.73, 0.5)} l"
    if kind == "met":
        tick = f"{at(0.26, 0.52)} m {at(0.44, 0.70)} l {at(0.75, 0.33)} l"
        ink.art(f"0 g {circle(cx, cy, size / 2)} f")
        ink.art(stroke(0.12, tick, (1, 1, 1)))
    elif kind == "partly":
        ink.art(f"q {left:.2f} {top - size:.2f} {size / 2:.2f} {size:.2f} re W n 0 g")
        ink.art(f"{circle(cx, cy, size * 0.48)} f Q {ring(0.09)}")
    elif kind == "not_met":
        cross = f"{at(0.30, 0.30)} m {at(0.70, 0.70)} l {at(0.30, 0.70)} m {at(0.70, 0.30)} l"
        ink.art(f"{ring(0.10, RED)} {stroke(0.13, cross, RED)}")
    elif kind == "not_applicable":
        ink.art(f"{ring(0.07)} {stroke(0.10, bar)}")
    elif kind == "unconfirmed":
        ink.art(ring(0.08, dash=f"[{0.19 * size:.2f} {0.145 * size:.2f}] 0 d"))
        mark = Style("heibd", 0.72 * size)
        ink.text(x + d / 2, y + MIDDLE * 0.72 * d - 0.015 * d, "?", mark, "center")
    else:
        ink.art(stroke(0.10, bar))


def outcome_word(
    ink: Ink, x: float, baseline: float, kind: Outcome, style: Style, d: float = 3.2
) -> float:
    """Draw sign and word; return the width in mm. The sign's middle is 0.38 em above the line."""
    outcome(ink, x, baseline - MIDDLE * style.size / MM, d, kind)
    colour = RED if kind == "not_met" else style.colour
    word = Style(style.face, style.size, colour)
    return d + 1.1 + ink.text(x + d + 1.1, baseline, WORDS[kind], word)


def outcome_width(ink: Ink, kind: Outcome, style: Style, d: float = 3.2) -> float:
    """Return the width in mm that `outcome_word` takes."""
    return d + 1.1 + ink.shaper.width(WORDS[kind], style) / MM


def dot(ink: Ink, x: float, y: float, d: float = 2.7) -> None:
    """Draw a full disc of diameter `d` mm about a middle point: held in time."""
    ink.art(f"0 g {circle(x * MM, -y * MM, d / 2 * MM)} f")


def missed(ink: Ink, x: float, y: float, d: float = 3.2) -> None:
    """Draw the red ring with a cross about a middle point: due and not held."""
    outcome(ink, x - d / 2, y, d, "not_met")


def boxed(ink: Ink, x: float, y: float, text: str = "补", size: float = 6.2) -> None:
    """Draw a red boxed character about a middle point: entered late."""
    side = (size * 1.22) / MM
    ink.box(x - side / 2, y - side / 2, side, side, 0.5, RED)
    ink.text(x, y + MIDDLE * size / MM, text, Style("hei", size, RED), "center")


def checkbox(ink: Ink, x: float, baseline: float, size: float, *, ticked: bool) -> float:
    """Draw ☐ or ☑ as a box beside type of `size` points; return its width in mm."""
    side = 0.8 * size / MM
    top = baseline - MIDDLE * size / MM - side / 2
    ink.box(x, top, side, side, 0.6)
    if ticked:
        left, up = x * MM, -top * MM
        points = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.24))
        path = " ".join(
            f"{left + u * side * MM:.2f} {up - v * side * MM:.2f} {'l' if n else 'm'}"
            for n, (u, v) in enumerate(points)
        )
        ink.art(f"q 1 J 1 j 0 G {0.1 * size:.2f} w {path} S Q")
    return side


def dashed_box(ink: Ink, x: float, y: float, width: float, height: float) -> None:
    """Draw a dashed frame: a person who is not counted."""
    ink.art(
        f"q 0 G 0.6 w [2 1.4] 0 d {x * MM:.2f} {-(y + height) * MM:.2f} "
        f"{width * MM:.2f} {height * MM:.2f} re S Q"
    )
