"""Plain flat drawing with Pillow: a canvas in units of a 1600 x 1200 picture, drawn twice as fine."""

from __future__ import annotations

from functools import cache
from random import Random

from PIL import Image, ImageDraw, ImageFont

from fqdesk.places import RESOURCES

FINE = 2
"""Drawn so many times larger and reduced, for smooth edges."""
WALL, WOOD, RED, GOLD, INK = "#EFE9DC", "#8A6242", "#A8231D", "#D9B25F", "#2B2B2B"
BLUE, DARK_BLUE, SKIN, GREEN, DARK_GREEN = "#3E6288", "#24405E", "#E2B48F", "#7FA36B", "#55794A"
ROOF, STONE, WATER, EARTH = "#7A4A3A", "#B9B2A4", "#8FB3C4", "#C9B48A"

SKIES = ("#CFE0EA", "#DCE6E9", "#E3E4DE")

Box = tuple[float, float, float, float]


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the bundled faces (song, heibd, kai …)."""
    return ImageFont.truetype(str(RESOURCES / "fonts" / f"{face}.ttf"), size * FINE)


class Canvas:
    """A picture being drawn."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        """Sizes in pixels of the finished picture."""
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * FINE, height * FINE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """The picture in its own size."""
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def box(self, box: Box, fill: str, *, round_: float = 0, edge: str = "", wide: int = 0) -> None:
        """A rectangle, with round corners and an edge where asked."""
        scaled = tuple(FINE * part for part in box)
        self._draw.rounded_rectangle(
            scaled, FINE * round_, fill=fill, outline=edge or None, width=wide * FINE
        )

    def oval(self, box: Box, fill: str) -> None:
        """An ellipse inside a box."""
        self._draw.ellipse(tuple(FINE * part for part in box), fill=fill)

    def shape(self, points: list[tuple[float, float]], fill: str) -> None:
        """A polygon."""
        self._draw.polygon([(FINE * x, FINE * y) for x, y in points], fill=fill)

    def line(self, points: list[tuple[float, float]], fill: str, wide: int) -> None:
        """A line through points."""
        self._draw.line([(FINE * x, FINE * y) for x, y in points], fill=fill, width=wide * FINE)

    def text(self, x: float, y: float, said: str, face: str, size: int, fill: str) -> None:
        """Words centred on a point."""
        at = (FINE * x, FINE * y)
        self._draw.text(at, said, font=font(face, size), fill=fill, anchor="mm")


def sky(canvas: Canvas, horizon: float, rng: Random) -> None:
    """Sky above, ground below, two rows of hills between; no two days alike."""
    width, height = canvas.width, canvas.height
    shift = rng.randrange(10)
    canvas.box((0, 0, width, horizon), rng.choice(SKIES))
    for step, (colour, tall) in enumerate((("#A9C3B4", 260), (GREEN, 150))):
        points = [(0.0, horizon)]
        for part in range(9):
            rise = tall * (0.55 + 0.45 * ((part * 37 + step * 53 + shift) % 10) / 10)
            points.append((width * part / 8, horizon - rise))
        canvas.shape([*points, (width, horizon)], colour)
    canvas.box((0, horizon, width, height), "#A9BE8C")


def house(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A village house standing on `y`."""
    canvas.box((x, y - size * 0.6, x + size, y), "#F3EEE2")
    roof = [
        (x - size * 0.1, y - size * 0.58),
        (x + size * 0.5, y - size),
        (x + size * 1.1, y - size * 0.58),
    ]
    canvas.shape(roof, ROOF)
    canvas.box((x + size * 0.42, y - size * 0.36, x + size * 0.6, y), WOOD)
    for left in (0.12, 0.72):
        canvas.box(
            (x + size * left, y - size * 0.42, x + size * (left + 0.16), y - size * 0.24), BLUE
        )


def tree(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A tree standing on `y`."""
    canvas.box((x - size * 0.06, y - size * 0.5, x + size * 0.06, y), WOOD)
    canvas.oval((x - size * 0.34, y - size, x + size * 0.34, y - size * 0.34), DARK_GREEN)
    canvas.oval((x - size * 0.2, y - size * 1.1, x + size * 0.26, y - size * 0.56), GREEN)


def person(
    canvas: Canvas, x: float, y: float, size: float, coat: str, *, cap: bool = False
) -> None:
    """A standing figure without a face, feet on `y`."""
    canvas.box((x - size * 0.12, y - size * 0.42, x - size * 0.02, y), INK)
    canvas.box((x + size * 0.02, y - size * 0.42, x + size * 0.12, y), INK)
    canvas.box(
        (x - size * 0.18, y - size * 0.8, x + size * 0.18, y - size * 0.36),
        coat,
        round_=size * 0.08,
    )
    canvas.oval((x - size * 0.11, y - size * 1.02, x + size * 0.11, y - size * 0.79), SKIN)
    if cap:
        canvas.box(
            (x - size * 0.13, y - size * 1.04, x + size * 0.13, y - size * 0.95),
            DARK_BLUE,
            round_=4,
        )
    else:
        canvas.oval((x - size * 0.12, y - size * 1.05, x + size * 0.12, y - size * 0.92), INK)


def officer(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A figure in uniform blue with a cap."""
    person(canvas, x, y, size, BLUE, cap=True)


def banner(canvas: Canvas, box: Box, said: str, size: int) -> None:
    """A red banner with words in pale yellow."""
    canvas.box(box, RED)
    canvas.text((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, said, "heibd", size, "#FFF3C9")


def plaque(canvas: Canvas, box: Box, words: tuple[str, str, str], scale: float = 1.0) -> None:
    """A brass plaque on a wooden board: who it is for, what for, who gave it."""
    left, top, right, bottom = box
    canvas.box((left + 10, top + 14, right + 10, bottom + 14), "#B8AD98", round_=8)
    canvas.box(box, WOOD, round_=6)
    edge = 34 * scale
    for step in range(24):
        tone = 205 + round(26 * (1 - abs(step - 8) / 16))
        y = top + edge + (bottom - top - 2 * edge) * step / 24
        y2 = top + edge + (bottom - top - 2 * edge) * (step + 1) / 24
        canvas.box(
            (left + edge, y, right - edge, y2), f"#{tone:02X}{tone - 32:02X}{tone - 108:02X}"
        )
    inner = edge + 16 * scale
    canvas.line(
        [
            (left + inner, top + inner),
            (right - inner, top + inner),
            (right - inner, bottom - inner),
            (left + inner, bottom - inner),
            (left + inner, top + inner),
        ],
        RED,
        max(1, round(3 * scale)),
    )
    middle, tall = (left + right) / 2, bottom - top
    whom, what, by = words
    fit = min(112 * scale, (right - left - 3 * inner) / max(len(what), 1))
    canvas.text(middle, top + tall * 0.26, whom, "song", round(40 * scale), "#5A1A12")
    canvas.text(middle, top + tall * 0.50, what, "songbd", round(fit), RED)
    canvas.text(middle, top + tall * 0.76, by, "song", round(36 * scale), "#5A1A12")


def crowd(canvas: Canvas, rng: Random, box: Box, count: int, size: float) -> None:
    """Residents standing in two loose rows inside a box."""
    coats = ("#8C5B4A", "#6E7F5A", "#B58A4C", "#7A6A86", "#A7715C", "#5E7F88")
    left, top, right, bottom = box
    rows = (top + (bottom - top) * 0.55, bottom)
    for row, y in enumerate(rows):
        part = count // 2
        for place in range(part):
            x = left + (right - left) * (place + 0.5 * row + 0.25) / part
            tall = size * rng.uniform(0.82, 1.0) * (0.9 if row == 0 else 1.0)
            person(canvas, x, y, tall, rng.choice(coats))
