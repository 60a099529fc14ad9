"""The year at a glance: series by months, with the days on which something was held, late or missed.

Measures: design page "Page targets" 4. A series that does not apply is one merged cell with the
reason; twelve empty cells would look like twelve gaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fqdesk.evidence.judge import CheckResult
from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block, Drawn
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.outcomes import DONE, LATE, MISSING, OPEN, Cell, Outcome, Row
from fqdesk.evidence.printing.pieces import section_head

LABEL, NORM, MONTH, DUE, DONE_COLUMN, JUDGED = 23.5, 15.5, 7.2, 7.0, 7.0, 16.6
HEAD_ROW, ROW = 6.6, 9.6
MOST_ROWS = 12
"""Series in one table; more begin a second."""

_HEAD, _NAME, _SMALL = Style("hei", 8.5), Style("song", 9), Style("song", 8)
_WORD = Style("hei", 8)
SMALLEST = 5.5
"""Points below which a figure is no longer read."""
_DAY = re.compile(r"\d{1,2}-(\d{1,2})")
"""A day as 8-20: the month stands above it already."""


@dataclass(frozen=True)
class Series:
    """One line of the matrix and the outcome of its check, None while nothing is due yet."""

    row: Row
    outcome: Outcome | None


def series_of(checks: Sequence[CheckResult]) -> list[Series]:
    """The lines of all month tables of an item's checks, in their order."""
    return [
        Series(row, row.outcome or check.outcome)
        for check in checks
        if (table := check.finding.table) is not None and table.months
        for row in table.rows
    ]


def matrix(series: Sequence[Series], months: Sequence[str], title: str) -> list[Block]:
    """The tables and the line that explains the marks."""
    blocks: list[Block] = []
    for start in range(0, len(series), MOST_ROWS):
        part = series[start : start + MOST_ROWS]
        remark = "点下为日子；空格为当月无须有" if not start else ""
        blocks.append(section_head(title if not start else f"{title}（续）", remark))
        tall = HEAD_ROW + ROW * len(part)
        blocks.append(Drawn(tall, _Drawing(tuple(part), tuple(months))))
    return [*blocks, Drawn(5.0, _legend, before=1.6)]


@dataclass(frozen=True)
class _Drawing:
    series: tuple[Series, ...]
    months: tuple[str, ...]

    def __call__(self, ink: Ink, x: float, y: float, width: float) -> None:
        left = x + LABEL + NORM
        step = MONTH * 12 / max(len(self.months), 1)
        right = left + MONTH * 12
        ink.rule(x, y, x + width, y, 1.2)
        _heads(ink, x, y, left, step, self.months)
        top = y
        y += HEAD_ROW
        ink.rule(x, y, x + width, y, 0.7)
        for n, line in enumerate(self.series):
            if n:
                ink.rule(x, y, x + width, y, 0.3)
            self._line(ink, line, x, y, left, step)
            y += ROW
        for edge, rule in ((x + LABEL, 0.3), (left, 0.7), (right, 0.7)):
            ink.rule(edge, top, edge, y, rule)
        for edge in (right + DUE, right + DUE + DONE_COLUMN):
            ink.rule(edge, top, edge, y, 0.3)
        ink.rule(x, y, x + width, y, 1.2)

    def _line(self, ink: Ink, line: Series, x: float, y: float, left: float, step: float) -> None:
        row = line.row
        _lines(ink, _short(ink, row.label), _NAME, x + 1.0, y, LABEL - 1.6)
        _lines(ink, row.norm, _SMALL, x + LABEL + NORM / 2, y, NORM - 1, "center")
        right = left + MONTH * 12
        if row.cells and not row.said:
            for n, cell in enumerate(row.cells[: len(self.months)]):
                at = left + n * step
                if n:
                    ink.rule(at, y, at, y + ROW, 0.3)
                _mark(ink, cell, at + step / 2, y, step - 1.2)
        else:
            _lines(ink, row.said, _SMALL, left + MONTH * 6, y, MONTH * 12 - 3, "center")
        for value, at, look in (
            (row.due, right + DUE / 2, Style("song", 10)),
            (row.done, right + DUE + DONE_COLUMN / 2, Style("songbd", 10)),
        ):
            text = "—" if value is None else str(value)
            ink.text(at, middle(y, ROW, 10), text, look, "center")
        if line.outcome is None:
            at = right + DUE + DONE_COLUMN + JUDGED / 2
            ink.text(at, middle(y, ROW, _WORD.size), "未到期", _SMALL, "center")
            return
        word = marks.outcome_width(ink, line.outcome.value, _WORD, 2.8)
        at = right + DUE + DONE_COLUMN + (JUDGED - word) / 2
        marks.outcome_word(ink, at, middle(y, ROW, _WORD.size), line.outcome.value, _WORD, 2.8)


def _heads(ink: Ink, x: float, y: float, left: float, step: float, months: Sequence[str]) -> None:
    right = left + MONTH * 12
    heads = [
        ("制度", x + LABEL / 2),
        ("频次", x + LABEL + NORM / 2),
        *((month, left + (n + 0.5) * step) for n, month in enumerate(months)),
        ("应", right + DUE / 2),
        ("实", right + DUE + DONE_COLUMN / 2),
        ("判定", right + DUE + DONE_COLUMN + JUDGED / 2),
    ]
    for text, at in heads:
        ink.text(at, middle(y, HEAD_ROW, _HEAD.size), text, _HEAD, "center")
    for n in range(1, len(months)):
        ink.rule(left + n * step, y, left + n * step, y + HEAD_ROW, 0.3)


def _lines(
    ink: Ink, text: str, style: Style, x: float, y: float, width: float, align: str = "left"
) -> None:
    """Draw up to two lines centred in a row."""
    lines = ink.shaper.cell(text, style, width * MM, most=2)
    pitch = style.size * 1.3 / MM
    first = middle(y, ROW, style.size) - (len(lines) - 1) * pitch / 2
    for n, line in enumerate(lines):
        ink.line(x, first + n * pitch, line, "center" if align == "center" else "left")


def _short(ink: Ink, label: str) -> str:
    """A label without the remark at its end where it would take more than two lines."""
    lines = ink.shaper.cell(label, _NAME, (LABEL - 1.6) * MM, most=3)
    return label.partition("（")[0] if len(lines) > 2 else label


def _mark(ink: Ink, cell: Cell, centre: float, y: float, room: float) -> None:
    """The mark of a month and its days below it, clear of the lines between the months."""
    top = y + 3.1
    under = middle(y + 4.9, 4.2, _SMALL.size)
    if cell.mark == DONE:
        marks.dot(ink, centre, top)
    elif cell.mark == LATE:
        marks.boxed(ink, centre, top)
    elif cell.mark == MISSING:
        marks.missed(ink, centre, top)
    text, look = _DAY.sub(r"\1", cell.text), _SMALL
    if cell.mark == MISSING:
        text, look = "缺", Style("hei", 7, RED)
    elif cell.mark == OPEN:
        text, look = cell.text or "未到期", Style("song", 6.5)
    while ink.shaper.width(text, look) / MM > room and look.size > SMALLEST:
        look = replace(look, size=look.size - 0.5)
    if text:
        ink.text(centre, under, text, look, "center")


def _legend(ink: Ink, x: float, y: float, _: float) -> None:
    baseline = middle(y, 5.0, _SMALL.size)
    centre = y + 2.5
    marks.dot(ink, x + 1.4, centre, 2.2)
    at = x + 3.6 + ink.text(x + 3.6, baseline, "按期", _SMALL) + 4
    marks.missed(ink, at + 1.4, centre, 2.8)
    at += 3.6 + ink.text(at + 3.6, baseline, "应有未有", _SMALL) + 4
    marks.boxed(ink, at + 1.4, centre)
    ink.text(at + 3.8, baseline, "补录（事后超过规定天数才登记）", _SMALL)
