"""Breaking Chinese text into lines: no mark where it may not stand, no number or name of a document
cut in two, full lines justified, and no last line of one or two characters where it can be helped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add, mul

from fqdesk.evidence.layout.faces import Faces
from fqdesk.evidence.layout.measure import (
    NEVER_FIRST,
    NEVER_LAST,
    OPENERS,
    end_cut,
    gaps,
    marked,
    may_begin,
    spans,
    start_cut,
)
from fqdesk.evidence.layout.paragraph import Line, Piece, Run

_LETTERS = re.compile(r"[0-9A-Za-z.%+-]+|\w")

SQUEEZE = 0.25
"""What one full-width mark inside a line may give up, in em, to pull a character in."""
SQUEEZE_MORE = 0.5
"""The same where it saves a last line of one or two characters; gaps then give up half."""


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
    broken = any("\n" in run.text or "\t" in run.text or "\r" in run.text for run in runs)
    for part in _split_newlines(runs) if broken else [[run for run in runs if run.text]]:
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
        text = self.text = "".join(run.text for run in runs)
        self.styles = [(run.style, len(run.text)) for run in runs]
        if len(runs) == 1:
            size = runs[0].style.size
            widths: Mapping[str, float] = faces[runs[0].style.face].widths
            self.sizes = [size] * len(text)
            self.advance = [widths[char] * size for char in text]
        else:
            self.sizes = [run.style.size for run in runs for _ in run.text]
            em = [faces[run.style.face].widths[char] for run in runs for char in run.text]
            widths = dict(zip(text, em, strict=True))
            self.advance = list(map(mul, em, self.sizes))
        self.after = gaps(text, widths)
        if any(self.after):
            self.after = list(map(mul, self.after, self.sizes))
        self.reach = [0.0, *accumulate(map(add, self.advance, self.after))]
        """Where each character begins when the text is one line."""
        self.ends: dict[int, float] = {}
        """What the marks give up at the end of a line: negative, by their place."""
        self.give: dict[int, float] = {}
        """What the marks may give up inside a line: positive, by their place."""
        for n in marked(text):
            cut = end_cut(text[n], widths[text[n]]) * self.sizes[n]
            self.ends[n] = cut
            if cut and not self.after[n]:
                self.give[n] = -cut * 2 * SQUEEZE

    @cached_property
    def more(self) -> dict[int, float]:
        """What marks and gaps may give up to save a short last line."""
        gaps_give = {n: gap / 2 for n, gap in enumerate(self.after) if gap > 0}
        return gaps_give | {n: each * SQUEEZE_MORE / SQUEEZE for n, each in self.give.items()}

    def _start(self, n: int) -> float:
        """Return what the character at `n` gives up when it begins a line."""
        char, size = self.text[n], self.sizes[n]
        return start_cut(char, self.advance[n] / size) * size if char in OPENERS else 0.0

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
        """Break greedily; where the last line is too short, squeeze it away or let it out."""
        bounds = self._greedy(width, first, self.give)
        if len(bounds) < 2 or not self._short(*bounds[-1]):
            return bounds
        tight = self._greedy(width, first, self.more)
        if len(tight) < len(bounds):
            return tight
        (above, cut), (_, end) = bounds[-2:]
        for earlier in range(cut - 1, above + (cut - above) // 2, -1):
            if not self._short(earlier, end) and may_begin(self.text, earlier):
                return [*bounds[:-2], (above, self._trim(above, earlier)), (earlier, end)]
        return bounds

    def _short(self, start: int, end: int) -> bool:
        """Whether a last line has no more than two characters, marks not counted, words as one."""
        return len(_LETTERS.findall(self.text, start, end)) <= 2

    def _greedy(
        self, width: float, first: float, give: Mapping[int, float]
    ) -> list[tuple[int, int]]:
        bounds: list[tuple[int, int]] = []
        start, end = 0, len(self.text)
        while start < end:
            indent = 0.0 if bounds else first
            stop = self._stop(start, width - indent, indent, give)
            bounds.append((start, self._trim(start, stop)))
            start = stop
            while start < end and self.text[start] == " ":
                start += 1
        return bounds

    def _trim(self, start: int, stop: int) -> int:
        while stop > start + 1 and self.text[stop - 1] == " ":
            stop -= 1
        return stop

    def _stop(self, start: int, room: float, indent: float, give: Mapping[int, float]) -> int:
        """Return where the line that begins at `start` ends, at the best place allowed.

        The latest cut that fits as it stands, or a later one that fits when marks give up part of
        their blanks and the line comes nearer to its natural setting by it.
        """
        text, size = self.text, len(self.text)
        limit = self.reach[start] - (0.0 if indent else self._start(start)) + room + 0.01
        top = min(size, bisect_right(self.reach, limit, start + 1) + 1)
        while top < size and text[top] == " ":
            top += 1
        plain = 0
        for n in range(top, start, -1):
            if self._natural(n) <= limit and (n == size or may_begin(text, n)):
                plain = n
                break
        squeezed, over = 0, 0.0
        for n in range(max(plain, start) + 1, size + 1) if give else ():
            beyond = self._natural(n) - limit
            if beyond > 0:
                if beyond > sum(give.get(k, 0.0) for k in range(start, n - 1)):
                    break
                if n == size or may_begin(text, n):
                    squeezed, over = n, beyond
        wanted = give is not self.give or not plain
        if squeezed and (wanted or over < limit - self._natural(plain)):
            return squeezed
        return plain or self._torn(start, self._fitting(start, top, limit))

    def _natural(self, stop: int) -> float:
        """Return where a line that stops there ends, counted as `reach` is."""
        last = stop - 1
        while last and self.text[last] == " ":
            last -= 1
        reach: float = self.reach[last]
        return reach + self.advance[last] + self.ends.get(last, 0.0)

    def _fitting(self, start: int, top: int, limit: float) -> int:
        fits = (n for n in range(top, start + 1, -1) if self._natural(n) <= limit)
        return next(fits, start + 1)

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
        x = indent + (0.0 if indent else self._start(start))
        end = stop - 1
        reach = self.reach[end] - self.reach[start] + self.advance[end]
        slack = width - x - reach - self.ends.get(end, 0.0)
        if (slack < -0.01 and self._squeeze(after, start, -slack)) or (
            justify and not last and slack > 0.01 and self._stretch(after, start, stop, slack)
        ):
            slack = 0.0
        return Line(self._pieces(start, stop, x, after), width - slack, last)

    def _pieces(self, start: int, stop: int, x: float, after: list[float]) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        begin = 0
        for style, length in self.styles:
            first, final = max(begin, start), min(begin + length, stop)
            begin += length
            if first < final:
                spaces = after[first - start : final - start]
                span = sum(self.advance[first:final])
                kept: tuple[float, ...] = ()
                if any(spaces):
                    span += sum(spaces)
                    kept = tuple(spaces)
                pieces.append(Piece(x, self.text[first:final], style, kept, span))
                x += span
        return tuple(pieces)

    def _squeeze(self, after: list[float], start: int, wanted: float) -> bool:
        """Take `wanted` points out of the blanks of full-width marks, and of gaps if it must be."""
        give = self.give
        places = [n for n in range(len(after) - 1) if start + n in give]
        if sum(give[start + n] for n in places) < wanted - 0.02:
            give = self.more
            places = [n for n in range(len(after) - 1) if start + n in give]
        whole = sum(give[start + n] for n in places)
        for n in places:
            after[n] -= wanted * give[start + n] / whole
        return bool(places)

    def _stretch(self, after: list[float], start: int, stop: int, slack: float) -> bool:
        """Spread `slack` over the places between characters, never inside a word or a number."""
        solid = {n for a, b, _ in spans(self.text) for n in range(a + 1, b)}
        places = [n - start - 1 for n in range(start + 1, stop) if n not in solid]
        for n in places:
            after[n] += slack / len(places)
        return bool(places)
