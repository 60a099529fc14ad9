"""One box per officer: days taken of days due, full ones solid, hollow and red what is missing.

Measures: design page "Page targets" 4, row "10 strip". A person who is not counted has a dashed
box and the reason; from 25 people on only those who lack days get a box, and the rest a sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fqdesk.domain.facts import Facts
from fqdesk.evidence.judge import CheckResult
from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block, Drawn, Text
from fqdesk.evidence.layout.ink import MIDDLE, MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.outcomes import DONE, MISSING, Row

IN_A_ROW, MOST, BAR, WIDE = 11, 24, 5.2, 12.1
TALL = 16.6
"""Height of a row of boxes with two lines below, mm."""

_IN, _OUT, _NAME = Style("song", 8.5, (1, 1, 1)), Style("song", 8.5, RED), Style("song", 8.5)
_SMALL = Style("song", 7)
_LEFT = re.compile(r"\d{4}年(\d+月\d+日)([^，。]+)")
"""The year is that of the page."""


def strip(check: CheckResult, facts: Facts) -> list[Block]:
    """The boxes of a leave rate and the line that explains them; empty for any other check."""
    table = check.finding.table
    if check.check.rule != "leave_rate" or table is None or not table.rows:
        return []
    rows, rest = table.rows, 0
    if len(rows) > MOST:
        full = [row for row in rows if row.cells[2].mark == DONE]
        rows, rest = tuple(row for row in rows if row not in full), len(full)
    lines = [rows[n : n + IN_A_ROW] for n in range(0, len(rows), IN_A_ROW)]
    blocks: list[Block] = [
        Drawn(TALL, _Boxes(line, facts), before=3.0 if n == 0 else 0.0)
        for n, line in enumerate(lines)
    ]
    said = f"另有 {rest} 名已休满，不逐一列出。" if rest else ""
    runs = (
        Run(
            f"{said}每格一名民警：已休天数/应休天数，姓名，休假记录号（短横后的数）。实心为休满，",
            Style("song", 8),
        ),
        Run("空心", Style("song", 8, RED)),
        Run("为未休满，虚线为不计入。", Style("song", 8)),
    )
    return [*blocks, Text(runs, pitch=12)]


class _Boxes:
    """One row of boxes."""

    def __init__(self, rows: Sequence[Row], facts: Facts) -> None:
        self.rows, self.facts = rows, facts

    def __call__(self, ink: Ink, x: float, y: float, width: float) -> None:
        pitch = width / IN_A_ROW
        for n, row in enumerate(self.rows):
            self._box(ink, row, x + n * pitch, y, pitch)

    def _box(self, ink: Ink, row: Row, x: float, y: float, pitch: float) -> None:
        due, taken, result = row.cells
        left, centre = x + (pitch - WIDE) / 2, x + pitch / 2
        baseline, room = middle(y, BAR, _IN.size), (pitch - 0.4) * MM
        if result.mark == DONE:
            ink.fill(left, y, WIDE, BAR)
            ink.text(centre, baseline, f"{taken.text}/{due.text}", _IN, "center")
        elif result.mark == MISSING:
            ink.box(left + 0.2, y + 0.2, WIDE - 0.4, BAR - 0.4, 1.0, RED)
            ink.text(centre, baseline, f"{taken.text}/{due.text}", _OUT, "center")
        else:
            marks.dashed_box(ink, left, y, WIDE, BAR)
            ink.text(centre, baseline, "不计入", _NAME, "center")
        low = _name(ink, row.label, centre, y + BAR, pitch - 0.6)
        counted = result.mark in {DONE, MISSING}
        under = [self._numbers(result.records)] if counted else _briefly(row.said)
        most = 2 // len(under)
        lines = [line for said in under for line in ink.shaper.cell(said, _SMALL, room, most=most)]
        for k, line in enumerate(lines):
            ink.line(centre, low + 3.2 + k * 3.0, line, "center")

    def _numbers(self, records: Sequence[str]) -> str:
        numbers = [self.facts.by_id[known].number for known in records]
        return "·".join(number.rsplit("-", 1)[-1] for number in numbers if number)


def _briefly(said: str) -> list[str]:
    """Why somebody is not counted, in two short lines: 7月29日 over 调离; 说明 has all of it."""
    dated = _LEFT.match(said)
    return [dated[1], dated[2]] if dated else [said.partition("，")[0]]


def _name(ink: Ink, name: str, centre: float, y: float, width: float) -> float:
    """Draw a name below its box, in two lines where it is long; return its last baseline."""
    shaper: Shaper = ink.shaper
    lines = shaper.name(name, _NAME, width * MM)
    baseline = y + 1.0 + (0.5 + MIDDLE) * lines[0].size / MM
    for n, line in enumerate(lines):
        ink.line(centre, baseline + n * 3.1, line, "center")
    return baseline + (len(lines) - 1) * 3.1
