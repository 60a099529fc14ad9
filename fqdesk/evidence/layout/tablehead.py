"""The head of a table: its title, the line under the title, and one or two rows of column heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.evidence.layout.ink import MM, Ink, baselines, middle
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.tablemodel import HEAD, Column

TITLE = Style("songbd", 18)
UNDER = Style("song", 9)
_AFTER_TITLE, _AFTER_UNDER = 4.6, 2.0


@dataclass(frozen=True)
class Heading:
    """Title (may be empty), three cells under it, and the height of the column heads in mm.

    A long title is broken by meaning with a newline, the upper line not the longer one.
    `head` 0 leaves the column heads out. Where columns have a `group` the head has two rows.
    """

    title: str = ""
    under: tuple[str, str, str] = ("", "", "")
    head: float = 8.0
    style: Style = TITLE

    @property
    def height(self) -> float:
        """The height of the whole head in mm."""
        return self.title_height + self.under_height + self.head

    @property
    def title_height(self) -> float:
        """The height of the title and the space below it."""
        if not self.title:
            return 0.0
        return (self.style.size * (1 + 1.4 * self.title.count("\n"))) / MM + _AFTER_TITLE

    @property
    def under_height(self) -> float:
        """The height of the line under the title and the space below it."""
        return UNDER.size / MM + _AFTER_UNDER if any(self.under) else 0.0


def draw_head(
    ink: Ink, heading: Heading, columns: Sequence[Column], x: float, y: float, *, again: bool
) -> float:
    """Draw the head with its top left corner at x, y; return where the first row begins."""
    wide = sum(column.width for column in columns)
    if heading.title:
        title = heading.title + ("（续）" if again else "")
        size, lines = heading.style.size, title.split("\n")
        for n, line in enumerate(lines):
            baseline = middle(y, size / MM, size) + n * size * 1.4 / MM
            ink.text(x + wide / 2, baseline, line, heading.style, "center")
        y += heading.title_height
    if any(heading.under):
        baseline = middle(y, UNDER.size / MM, UNDER.size)
        left, centre, right = heading.under
        ink.text(x, baseline, left, UNDER)
        ink.text(x + wide / 2, baseline, centre, UNDER, "center")
        ink.text(x + wide, baseline, right, UNDER, "right")
        y += UNDER.size / MM + _AFTER_UNDER
    ink.rule(x, y, x + wide, y, 1.2)
    if heading.head:
        _column_heads(ink, columns, x, y, heading.head)
        y += heading.head
        ink.rule(x, y, x + wide, y, 0.7)
    return y


def _column_heads(ink: Ink, columns: Sequence[Column], x: float, y: float, tall: float) -> None:
    n = 0
    while n < len(columns):
        name, begin, left = columns[n].group, n, x
        while n < len(columns) and columns[n].group == name and (name or n == begin):
            top = y + tall / 2 if name else y
            _label(ink, columns[n].title, x, top, columns[n].width, y + tall - top)
            x += columns[n].width
            n += 1
            if n < len(columns):
                inside = columns[n].group == name and name
                ink.rule(x, top if inside else y, x, y + tall, 0.3)
        if name:
            _label(ink, name, left, y, x - left, tall / 2)
            ink.rule(left, y + tall / 2, x, y + tall / 2, 0.3)


def _label(ink: Ink, text: str, x: float, y: float, width: float, tall: float) -> None:
    lines = ink.shaper.cell(text, HEAD, (width - 0.6) * MM, most=3)
    places = baselines(y, tall, len(lines), HEAD.size, HEAD.size * 1.35)
    for line, baseline in zip(lines, places, strict=True):
        ink.line(x + width / 2, baseline, line, "center")
