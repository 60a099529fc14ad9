"""What a page is stacked from: paragraphs, gaps, drawn pieces, a label beside its content.

Every block tells its height for a width, can be cut where a page ends, and draws itself. All
measures are mm, type sizes and line pitches points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from fqdesk.evidence.layout.ink import MIDDLE, MM, Align, Ink
from fqdesk.evidence.layout.paragraph import Line, Run, Style
from fqdesk.evidence.layout.shaping import Shaper


class Block(Protocol):
    """Something with a height that can be drawn and perhaps cut in two."""

    @property
    def keep(self) -> bool:
        """Whether it must stand on the same page as the block after it."""

    @property
    def before(self) -> float:
        """Space above it, which falls away at the top of a page."""

    @property
    def names(self) -> tuple[str, ...]:
        """Places in it that links and page numbers can lead to."""

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height for a width."""

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Return what fits into `room` and the rest; either may be None."""

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw it with its top left corner at x, y."""


@dataclass(frozen=True)
class Gap:
    """Empty space."""

    tall: float
    keep: bool = False
    before: float = 0.0
    names: tuple[str, ...] = ()

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the space."""
        return self.tall

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Nothing of it is carried over: a page does not begin with a gap."""
        return None, None

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Drawn:
    """A piece of fixed height drawn by a function of (ink, x, y, width)."""

    tall: float
    drawing: Callable[[Ink, float, float, float], None]
    before: float = 0.0
    keep: bool = False
    names: tuple[str, ...] = ()

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the fixed height."""
        return self.tall

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """It is never cut."""
        return None, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Call the function."""
        self.drawing(ink, x, y, width)


@dataclass(frozen=True)
class NewPage:
    """Ends the page."""

    keep: bool = False
    before: float = 0.0
    names: tuple[str, ...] = ()

    def height(self, shaper: Shaper, width: float) -> float:
        """Return nothing: `flow` knows this block."""
        return 0.0

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """It is never cut."""
        return None, None

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Text:
    """A paragraph; `pitch` is the distance of its lines in points (1.6 em when 0)."""

    runs: tuple[Run, ...]
    pitch: float = 0.0
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    align: Align = "left"
    justify: bool = True
    keep: bool = False
    names: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, text: str, style: Style, **shape: object) -> Text:
        """Make a paragraph in one style."""
        return cls((Run(text, style),), **shape)  # type: ignore[arg-type]

    @property
    def size(self) -> float:
        """The type size of the first run, in points."""
        return self.runs[0].style.size if self.runs else 10.5

    @property
    def step(self) -> float:
        """The distance of lines in points."""
        return self.pitch or self.size * 1.6

    def broken(self, shaper: Shaper, width: float) -> tuple[Line, ...]:
        """Return its lines for a width in mm."""
        return self.lines or shaper.paragraph(
            self.runs, width * MM, self.indent, justify=self.justify and self.align == "left"
        )

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of its line boxes and the space after."""
        return self._tall(len(self.broken(shaper, width))) + self.after

    def _tall(self, count: int) -> float:
        return ((count - 1) * self.step + max(self.size, self.step)) / MM

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Cut between lines, never leaving one line alone on either side."""
        lines = self.broken(shaper, width)
        fit = int(room * MM / self.step + 1e-6)
        if fit >= len(lines):
            return self, None
        fit = min(fit, len(lines) - 2)
        if fit < 2:
            return None, self
        return replace(self, lines=lines[:fit], after=0.0), replace(
            self, lines=lines[fit:], before=0.0, names=()
        )

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the lines, each centred in its pitch."""
        place = {"left": 0.0, "center": width / 2, "right": width}[self.align]
        baseline = y + self.step / 2 / MM + MIDDLE * self.size / MM
        for n, line in enumerate(self.broken(ink.shaper, width)):
            ink.line(x + place, baseline + n * self.step / MM, line, self.align)


@dataclass(frozen=True)
class Beside:
    """A label in its own column, and blocks to the right of it."""

    label: str
    content: tuple[Block, ...]
    column: float = 20.0
    style: Style = Style("hei", 9)
    before: float = 0.0
    keep: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The places of its content."""
        return tuple(name for block in self.content for name in block.names)

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of the content."""
        inner = width - self.column
        return sum(block.before + block.height(shaper, inner) for block in self.content)

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Cut between the blocks of the content, or inside one that can be cut."""
        fits, rest = cut(self.content, shaper, width - self.column, room)
        if not fits:
            return None, self
        label = self.label.removesuffix("（续）") + "（续）"
        return replace(self, content=fits), (
            replace(self, label=label, content=rest, before=0.0) if rest else None
        )

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the label on the first line of the content."""
        first = self.content[0] if self.content else None
        if isinstance(first, Text):
            middle = y + first.before + first.step / 2 / MM
        else:
            middle = y + self.style.size * 0.8 / MM
        ink.text(x, middle + MIDDLE * self.style.size / MM, self.label, self.style)
        stack(self.content, ink, x + self.column, y, width - self.column)


def stack(blocks: Sequence[Block], ink: Ink, x: float, y: float, width: float) -> float:
    """Draw blocks one under another; return where the last ends."""
    for block in blocks:
        y += block.before
        block.draw(ink, x, y, width)
        y += block.height(ink.shaper, width)
    return y


def cut(
    blocks: Sequence[Block], shaper: Shaper, width: float, room: float
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part blocks into those that fit into `room` and the rest, cutting one where it allows."""
    used = 0.0
    for n, block in enumerate(blocks):
        lead = block.before if n else 0.0
        tall = block.height(shaper, width)
        if used + lead + tall > room + 0.01:
            part, rest = block.split(shaper, width, room - used - lead)
            tail = ((rest,) if rest is not None else ()) + tuple(blocks[n + 1 :])
            return tuple(blocks[:n]) + ((part,) if part is not None else ()), tail
        used += lead + tall
    return tuple(blocks), ()
