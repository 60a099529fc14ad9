"""Breaking Chinese text into lines: no mark where it may not stand, no number or name of a document
cut in two, full lines justified, and no last line of one or two characters where it can be helped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.evidence.layout.faces import Faces, Role
from fqdesk.evidence.layout.measure import (
    NEVER_FIRST,
    NEVER_LAST,
    cuts,
    end_cut,
    gaps,
    spans,
    start_cut,
)

Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)
RED: Colour = (0x8E / 255, 0x1B / 255, 0x1B / 255)

SQUEEZE = 0.25
"""What one full-width mark inside a line may give up, in em, to pull a character in."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks; `size` in points."""

    face: Role = "song"
    size: float = 10.5
    colour: Colour = BLACK
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = Style()


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line in one style; `after` holds the space after each character, in points."""

    x: float
    text: str
    style: Style
    after: tuple[float, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces placed from its left end, all in points; `width` is what it fills."""

    pieces: tuple[Piece, ...]
    width: float
    last: bool = False

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def size(self) -> float:
        """The largest type size in the line, in points."""
        return max((piece.style.size for piece in self.pieces), default=0.0)


def break_lines(
    runs: Sequence[Run] | Run,
    width: float,
    faces: Faces,
    *,
    indent: float = 0.0,
    justify: bool = True,
) -> list[Line]:
    """Break one paragraph into lines of `width` points; `indent` of the first line in em.

    A line break in a text (a newline) is kept. A single word longer than a line is cut where it
    must be. Empty text gives one empty line.
    """
    runs = [runs] if isinstance(runs, Run) else runs
    lines: list[Line] = []
    for part in _split_newlines(runs):
        setting = _Setting(part, faces)
        first = indent * (part[0].style.size if part else 0.0)
        lines += setting.lines(width, first, justify=justify)
    return lines


def _split_newlines(runs: Sequence[Run]) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        for n, text in enumerate(run.text.replace("\r", "").replace("\t", " ").split("\n")):
            if n:
                parts.append([])
            if text:
                parts[-1].append(Run(text, run.style))
    return parts


class _Setting:
    """One paragraph measured once, so that trying another line length is cheap."""

    def __init__(self, runs: Sequence[Run], faces: Faces) -> None:
        self.runs = runs
        self.text = "".join(run.text for run in runs)
        self.styles = [run.style for run in runs for _ in run.text]
        em: list[float] = []
        for run in runs:
            widths = faces[run.style.face].widths
            em += [widths[char] for char in run.text]
        sizes = [style.size for style in self.styles]
        by_char = dict(zip(self.text, em, strict=True))
        self.em, self.sizes = em, sizes
        self.advance = [e * s for e, s in zip(em, sizes, strict=True)]
        self.after = [
            g * s for g, s in zip(gaps(self.text, by_char) if em else [], sizes, strict=True)
        ]
        self.may_cut = cuts(self.text)
        self.solid = {n for a, b, _ in spans(self.text) for n in range(a + 1, b)}
        self.ends = [end_cut(c, e) * s for c, e, s in zip(self.text, em, sizes, strict=True)]
        self.starts = [start_cut(c, e) * s for c, e, s in zip(self.text, em, sizes, strict=True)]

    def lines(self, width: float, first: float, *, justify: bool) -> list[Line]:
        if not self.text:
            return [Line((), 0.0, last=True)]
        bounds = self._without_orphan(width, first)
        return [
            self._line(
                start, stop, first if n == 0 else 0.0, width,
                justify=justify, last=n == len(bounds) - 1,
            )
            for n, (start, stop) in enumerate(bounds)
        ]  # fmt: skip

    def _without_orphan(self, width: float, first: float) -> list[tuple[int, int]]:
        """Break greedily, then move the cut before a last line of one or two characters."""
        bounds = self._greedy(width, first)
        if len(bounds) < 2 or bounds[-1][1] - bounds[-1][0] > 2:
            return bounds
        (above, cut), (_, end) = bounds[-2:]
        for earlier in range(cut - 1, max(above + (cut - above) // 2, cut - 6), -1):
            if self.may_cut[earlier] and end - earlier > 2:
                return [*bounds[:-2], (above, self._trim(above, earlier)), (earlier, end)]
        return bounds

    def _greedy(self, width: float, first: float) -> list[tuple[int, int]]:
        bounds: list[tuple[int, int]] = []
        start, end = 0, len(self.text)
        while start < end:
            stop = self._stop(
                start, width - (first if not bounds else 0.0), first if not bounds else 0
            )
            bounds.append((start, self._trim(start, stop)))
            start = stop
            while start < end and self.text[start] == " ":
                start += 1
        return bounds

    def _trim(self, start: int, stop: int) -> int:
        while stop > start + 1 and self.text[stop - 1] == " ":
            stop -= 1
        return stop

    def _stop(self, start: int, room: float, indent: float) -> int:
        """Return where the line that begins at `start` ends, at the best place allowed.

        The latest cut that fits as it stands, or a later one that fits when marks give up part of
        their blanks and the line comes nearer to its natural setting by it.
        """
        used = 0.0 if indent else self.starts[start]
        give = natural = 0.0
        plain, squeezed, fallback = (0, 0.0), (0, 0.0), start + 1
        for n in range(start, len(self.text)):
            used += self.advance[n]
            if self.text[n] != " ":
                natural = used + self.ends[n]
            if natural - give > room + 0.01:
                break
            cut = n + 1 == len(self.text) or self.may_cut[n + 1]
            if natural <= room + 0.01:
                fallback = n + 1
                plain = (n + 1, room - natural) if cut else plain
            elif cut:
                squeezed = (n + 1, natural - room)
            if self.after[n] == 0:
                give -= self.ends[n] * 2 * SQUEEZE
            used += self.after[n]
        if squeezed[0] and (not plain[0] or squeezed[1] < plain[1]):
            return squeezed[0]
        return plain[0] or self._torn(start, fallback)

    def _torn(self, start: int, stop: int) -> int:
        """Return where to tear a word longer than the line: after a joint of it if there is one."""
        for n in range(stop, start + (stop - start) // 2, -1):
            if self.text[n - 1] in "/-_.?&=" and n < len(self.text):
                return n
        n = stop
        while n > start + 1 and n < len(self.text) and self._forbidden(n):
            n -= 1
        return n if n > start + 1 else stop

    def _forbidden(self, n: int) -> bool:
        return self.text[n] in NEVER_FIRST or self.text[n - 1] in NEVER_LAST

    def _line(
        self, start: int, stop: int, indent: float, width: float, *, justify: bool, last: bool
    ) -> Line:
        after = [*self.after[start : stop - 1], 0.0]
        x = indent + (0.0 if indent else self.starts[start])
        natural = x + sum(self.advance[start:stop]) + sum(after) + self.ends[stop - 1]
        slack = width - natural
        if slack < -0.01:
            self._squeeze(after, start, -slack)
        elif justify and not last and slack > 0.01:
            self._stretch(after, start, stop, slack)
        pieces: list[Piece] = []
        n = start
        while n < stop:
            style, begin = self.styles[n], n
            while n < stop and self.styles[n] is style:
                n += 1
            spaces = tuple(after[begin - start : n - start])
            span = sum(self.advance[begin:n]) + sum(spaces)
            pieces.append(Piece(x, self.text[begin:n], style, spaces, span))
            x += span
        return Line(tuple(pieces), x + self.ends[stop - 1], last)

    def _squeeze(self, after: list[float], start: int, wanted: float) -> None:
        """Take `wanted` points out of the blanks of full-width marks inside the line."""
        places = [n for n in range(len(after) - 1) if self.ends[start + n] and after[n] == 0]
        for n in places:
            after[n] -= wanted / len(places)

    def _stretch(self, after: list[float], start: int, stop: int, slack: float) -> None:
        """Spread `slack` over the places between characters, never inside a word or a number."""
        places = [n - start - 1 for n in range(start + 1, stop) if n not in self.solid]
        for n in places:
            after[n] += slack / len(places)
