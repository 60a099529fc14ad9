"""Small pieces that every printed page shares: titles, heads, lines to sign on, notes, the 补 mark.

Sizes and distances: design page "Page targets" 2 and 3 (mm; type in points).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block, Drawn, Text
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.layout.tablehead import TITLE, UNDER
from fqdesk.evidence.printing.titles import title_lines

SECTION = Style("hei", 10.5)
REMARK = Style("song", 8)
NOTE = Style("song", 8)
SLOT, FILLED = Style("hei", 10.5), Style("song", 10.5)
AFTER_TITLE, AFTER_UNDER = 4.6, 2.0
WIDE = 156.0
Under = tuple[str, str, str]


def page_title(text: str, under: Under = ("", "", ""), style: Style = TITLE) -> Drawn:
    """A centred page title, on two lines where it is long, with up to three cells under it."""
    across = int(WIDE * MM / style.size)
    lines = title_lines(text, across)
    longest = max(len(line) for line in lines)
    if longest > across:
        style = replace(style, size=style.size * across / longest)
    pitch = style.size * 1.4 / MM
    tall = style.size / MM + (len(lines) - 1) * pitch + AFTER_TITLE
    low = UNDER.size / MM + AFTER_UNDER if any(under) else 0.0

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        for n, line in enumerate(lines):
            at = middle(y + n * pitch, style.size / MM, style.size)
            ink.text(x + width / 2, at, line, style, "center")
        if any(under):
            under_line(ink, x, y + tall, width, under)

    return Drawn(tall + low, draw, keep=True)


def under_line(ink: Ink, x: float, y: float, width: float, under: Under) -> None:
    """Draw the three cells under a title: left, middle, right."""
    baseline = middle(y, UNDER.size / MM, UNDER.size)
    left, centre, right = under
    ink.text(x, baseline, left, UNDER)
    ink.text(x + width / 2, baseline, centre, UNDER, "center")
    ink.text(x + width, baseline, right, UNDER, "right")


def section_head(text: str, remark: str = "", before: float = 4.0) -> Drawn:
    """A section's head with a remark at the right; it stays with what it heads."""

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = middle(y, SECTION.size / MM, SECTION.size)
        ink.text(x, baseline, text, SECTION)
        ink.text(x + width, baseline, remark, REMARK, "right")

    return Drawn(SECTION.size / MM + 2.2, draw, before=before, keep=True)


def note(text: str, before: float = 2.5) -> Text:
    """A note at the foot of a page."""
    return Text.of(text, NOTE, pitch=12, before=before, justify=True)


@dataclass(frozen=True)
class Slot:
    """A label and a line to write on; `text` is already printed there, `unit` stands at its end."""

    label: str
    width: float
    text: str = ""
    unit: str = ""


def write_lines(slots: Sequence[Slot], before: float = 4.0, gap: float = 6.0) -> Drawn:
    """A row of labels with lines to write on; the width of a slot in mm, its label included."""

    def draw(ink: Ink, x: float, y: float, _: float) -> None:
        baseline = middle(y, 7.0, SLOT.size)
        for slot in slots:
            start = x + ink.text(x, baseline, slot.label, SLOT) + 2.0
            ink.text(start + 1.0, baseline, slot.text, FILLED)
            ink.text(x + slot.width - 1.0, baseline, slot.unit, FILLED, "right")
            ink.rule(start, y + 7.2, x + slot.width, y + 7.2, 0.5)
            x += slot.width + gap

    return Drawn(7.5, draw, before=before)


@dataclass(frozen=True)
class Whole:
    """A block that must not be cut by the end of a page."""

    block: Block
    before: float = 0.0
    keep: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The places in the block."""
        return self.block.names

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of the block."""
        return self.block.height(shaper, width)

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[None, Whole]:
        """It is never cut."""
        return None, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the block."""
        self.block.draw(ink, x, y, width)


@dataclass(frozen=True)
class LateLine:
    """The line that says openly that a record was entered late: boxed 补, days, reason."""

    text: str
    before: float = 2.5
    keep: bool = False
    names: tuple[str, ...] = ()

    @property
    def _text(self) -> Text:
        return Text((Run(self.text, Style("song", 8, RED)),), pitch=12)

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of its lines beside the box."""
        return self._text.height(shaper, width - 4.0)

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[None, LateLine]:
        """It is never cut."""
        return None, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the box on the first line and the sentence beside it."""
        marks.boxed(ink, x + 1.4, y + 6 / MM, "补")
        self._text.draw(ink, x + 4.0, y, width - 4.0)


def tall(shaper: Shaper, width: float, blocks: Iterable[Block]) -> float:
    """The height of blocks one under another, in mm."""
    return sum(block.before + block.height(shaper, width) for block in blocks)


def red(text: str, size: float = 8.0) -> Run:
    """Words in red; the words say what the colour says."""
    return Run(text, Style("song", size, RED))
