"""Closed forms: boxes of labels and values in rows, which grow with what is written in them.

A form that is longer than its page goes on in a second frame; a row is cut only where a cell holds
paragraphs, and its label then says （续）.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.layout.blocks import Block, Drawn, cut, stack
from fqdesk.evidence.layout.ink import MIDDLE, MM, Align, Ink, baselines
from fqdesk.evidence.layout.paragraph import Line, Style
from fqdesk.evidence.layout.shaping import Shaper

LABEL = Style("hei", 9.5)
VALUE = Style("song", 10)
FRAME, INNER = 1.0, 0.4
PAD = 1.8
"""Space at both sides of a cell's text, mm; paragraphs have it above and below as well."""
LEADING = 1.5


@dataclass(frozen=True)
class Box:
    """A cell of `width` mm: a `text`, paragraphs (`content`), rows of its own, or a drawing.

    `drawing` is called with (ink, x, y, width, height) after everything else. A `label` is set
    in 黑 and centred.
    """

    width: float
    text: str = ""
    label: bool = False
    style: Style = VALUE
    align: Align = "left"
    content: tuple[Block, ...] = ()
    rows: tuple[Boxes, ...] = ()
    drawing: Callable[[Ink, float, float, float, float], None] | None = None

    @property
    def look(self) -> Style:
        """The style of the text."""
        return LABEL if self.label and self.style == VALUE else self.style

    def lines(self, shaper: Shaper) -> tuple[Line, ...]:
        """Return the lines of its text; a value is never cut short."""
        pad = PAD / 2 if self.label else PAD
        return shaper.cell(self.text, self.look, (self.width - 2 * pad) * MM, most=999)

    def needed(self, shaper: Shaper) -> float:
        """Return the height it asks for, in mm."""
        if self.rows:
            return sum(row.height(shaper) for row in self.rows)
        if self.content:
            inner = self.width - 2 * PAD
            tall = sum(b.before + b.height(shaper, inner) for b in self.content)
            return tall + 2 * PAD
        if not self.text:
            return 0.0
        count = len(self.lines(shaper))
        return ((count - 1) * LEADING + 1) * self.look.size / MM + (2 if count > 1 else 0)


@dataclass(frozen=True)
class Boxes:
    """A row of boxes at least `tall` mm high."""

    boxes: tuple[Box, ...]
    tall: float = 9.0

    def height(self, shaper: Shaper) -> float:
        """Return the height of its tallest box, at least `tall`."""
        return max(self.tall, *(box.needed(shaper) for box in self.boxes))

    @property
    def cuttable(self) -> bool:
        """Whether a page may end inside it."""
        return any(box.content for box in self.boxes)


@dataclass(frozen=True)
class Form:
    """A framed form; the widths of each row's boxes should add up to the same."""

    rows: Sequence[Boxes]
    before: float = 0.0
    keep: bool = False
    names: tuple[str, ...] = ()

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height of all rows."""
        return sum(row.height(shaper) for row in self.rows)

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Cut between rows, or inside a row of paragraphs when enough of it fits."""
        used = 0.0
        for n, row in enumerate(self.rows):
            tall = row.height(shaper)
            if used + tall > room + 0.01:
                upper, lower = _cut_row(row, shaper, room - used)
                head, tail = [*self.rows[:n]], [*self.rows[n + 1 :]]
                if upper:
                    head.append(upper)
                tail.insert(0, lower)
                if not head:
                    return None, self
                return replace(self, rows=head), replace(self, rows=tail, before=0.0, names=())
            used += tall
        return self, None

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw the boxes and the frame around them."""
        tall, wide = self.height(ink.shaper, width), sum(b.width for b in self.rows[0].boxes)
        _draw_rows(ink, self.rows, x, y, wide, tall)
        ink.box(x, y, wide, tall, FRAME)


def _cut_row(row: Boxes, shaper: Shaper, room: float) -> tuple[Boxes | None, Boxes]:
    if not row.cuttable or room < 25:
        return None, row
    upper: list[Box] = []
    lower: list[Box] = []
    for box in row.boxes:
        if box.content:
            fits, rest = cut(box.content, shaper, box.width - 2 * PAD, room - 2 * PAD)
            if not fits:
                return None, row
            upper.append(replace(box, content=fits))
            lower.append(replace(box, content=rest))
        else:
            again = box.text.removesuffix("\n（续）") + "\n（续）" if box.label else ""
            upper.append(box)
            lower.append(replace(box, text=again, drawing=None))
    return replace(row, boxes=tuple(upper), tall=room), replace(
        row, boxes=tuple(lower), tall=max(9.0, row.tall - room)
    )


def _draw_rows(
    ink: Ink, rows: Sequence[Boxes], x: float, y: float, wide: float, tall: float
) -> None:
    """Draw rows into a band; what the rows do not fill goes to the last one."""
    bottom = y + tall
    for n, row in enumerate(rows):
        height = bottom - y if n == len(rows) - 1 else row.height(ink.shaper)
        if n:
            ink.rule(x, y, x + wide, y, INNER)
        left = x
        for k, box in enumerate(row.boxes):
            width = x + wide - left if k == len(row.boxes) - 1 else box.width
            if k:
                ink.rule(left, y, left, y + height, INNER)
            _draw_box(ink, box, left, y, width, height)
            left += width
        y += height


def _draw_box(ink: Ink, box: Box, x: float, y: float, width: float, height: float) -> None:
    if box.rows:
        _draw_rows(ink, box.rows, x, y, width, height)
    elif box.content:
        stack(box.content, ink, x + PAD, y + PAD, width - 2 * PAD)
    elif box.text:
        style = box.look
        align = "center" if box.label else box.align
        at = {"left": x + PAD, "center": x + width / 2, "right": x + width - PAD}[align]
        lines = box.lines(ink.shaper)
        places = baselines(y, height, len(lines), style.size, style.size * LEADING)
        for line, baseline in zip(lines, places, strict=True):
            ink.line(at, baseline, line, align)
    if box.drawing:
        box.drawing(ink, x, y, width, height)


def label_value(pairs: Sequence[tuple[str, str]], widths: Sequence[float]) -> Boxes:
    """Return a row of label and value in turn, as 时间 and 地点 in a record of a meeting."""
    texts: Iterator[tuple[str, bool]] = (
        (text, n == 0) for pair in pairs for n, text in enumerate(pair)
    )
    return Boxes(
        tuple(
            Box(w, text, label=is_label) for w, (text, is_label) in zip(widths, texts, strict=True)
        )
    )


def signatures(
    blanks: Sequence[tuple[str, str]], *, before: float = 8.0, style: Style = LABEL
) -> Drawn:
    """Return a line of places to sign: label, then a rule of 0.5 pt with what is known on it."""

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        step = (width + 8) / len(blanks)
        for n, (label, known) in enumerate(blanks):
            left = x + n * step
            baseline = y + 4 + MIDDLE * style.size / MM
            start = left + ink.text(left, baseline, label, style) + 2
            end = left + step - 8
            ink.rule(start, baseline + 1.6, end, baseline + 1.6, 0.5)
            if known:
                ink.text(start + 1, baseline, known, Style("song", style.size))

    return Drawn(9.0, draw, before)
