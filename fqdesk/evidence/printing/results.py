"""The band of large figures on an item's page: a share as an equation, a number, or counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from fqdesk.evidence.judge import CheckResult, ItemResult
from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block, Drawn, Text
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import BLACK, RED, Colour, Style
from fqdesk.evidence.outcomes import Finding, Outcome
from fqdesk.evidence.printing.briefly import Measured, measured
from fqdesk.evidence.say import OPS, number

CAPTION, SAID = Style("song", 8.5), Style("song", 10)
LARGE, FRACTION = 27.0, 21.0
CAPTION_PITCH = 4.2
"""Distance of the lines beside a large number, mm."""

_NUMBER = re.compile(r"[\d.]+\s*[人名个件次条天家处户]?$")
"""The number at the end of one side of a division, with its unit."""

Drawing = Callable[[Ink, float, float, float], None]


def band(result: ItemResult) -> list[Block]:
    """The figures of an item between two rules."""
    if len(result.checks) != 1:
        return [_ruled(18.0, lambda *at: _figures(_counts(result), *at))]
    outcome, finding = result.checks[0].outcome, result.checks[0].finding
    compared = measured(finding)
    if compared and compared.whole:
        judged = outcome in {Outcome.MET, Outcome.NOT_MET}
        edge = Text.of(
            _edge(compared) if judged else finding.reason, SAID, align="center", before=2.4
        )
        return [
            _ruled(25.0, lambda *at: _equation(compared, captions(finding), outcome, *at)),
            edge,
        ]
    if compared:
        return [_ruled(19.0, lambda *at: _count(compared, result.checks[0], *at))]
    if finding.table and finding.table.months:
        return [_ruled(18.0, lambda *at: _figures(_series(result), *at))]
    said = Text.of(finding.reason, Style("song", 12), pitch=20)
    return [Drawn(1.2, _rule), said, Drawn(1.8, lambda i, x, y, w: _rule(i, x, y + 1.8, w))]


def _rule(ink: Ink, x: float, y: float, width: float) -> None:
    ink.rule(x, y, x + width, y, 1.0)


def _ruled(tall: float, drawing: Drawing) -> Drawn:
    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        ink.rule(x, y, x + width, y, 1.0)
        drawing(ink, x, y, width)
        ink.rule(x, y + tall, x + width, y + tall, 1.0)

    return Drawn(tall, draw)


def _equation(
    compared: Measured,
    named: tuple[str, str],
    outcome: Outcome,
    ink: Ink,
    x: float,
    y: float,
    width: float,
) -> None:
    """Part over whole, the share, and what it is compared with."""
    _fraction(compared, named, ink, x, y)
    size = _size(ink, compared, width - 63 - outcome_width(ink, outcome, 14) - 4)
    base = middle(y + 3, 12, size)
    ink.text(x + 57, middle(y, 25, 18), "=", Style("song", 18), "center")
    look = Style("songbd", size, RED if outcome is Outcome.NOT_MET else BLACK)
    wide = ink.text(x + 63, base, compared.shown, look)
    ink.text(x + 63 + wide / 2, y + 21.4, "实得", CAPTION, "center")
    left = x + 63 + wide + 5
    step = ink.text(left, base, compared.sign, Style("song", size)) + 3
    need = ink.text(left + step, base, compared.threshold, Style("song", size))
    border = {">": "不含", "≥": "含", "<": "不含", "≤": "含"}.get(compared.op, "")
    said = f"要求{compared.asked}" + (f"，{border} {compared.threshold}" if border else "")
    ink.text(left + (step + need) / 2, y + 21.4, said, CAPTION, "center")
    outcome_at_right(ink, x + width, middle(y, 25, 14), outcome, 14)


def _size(ink: Ink, compared: Measured, room: float) -> float:
    """The largest type in which share, sign and requirement end clear of the outcome at the right."""
    width = ink.shaper.width
    for size in (LARGE, 24.0, 21.0):
        bold, plain = Style("songbd", size), Style("song", size)
        said = width(compared.shown, bold) + width(compared.sign + compared.threshold, plain)
        if said / MM + 8 <= room:
            return size
    return 18.0


def _fraction(compared: Measured, named: tuple[str, str], ink: Ink, x: float, y: float) -> None:
    values = (compared.part, compared.whole or Fraction(1))
    for text, value, at in zip(named, values, (y + 1.6, y + 12.8), strict=True):
        style = CAPTION if len(text) <= 18 else Style("song", 7)
        lines = ink.shaper.cell(text, style, 30 * MM, most=3)
        for n, line in enumerate(lines):
            low = (n - (len(lines) - 1) / 2) * style.size * 1.3 / MM
            ink.line(x + 31, middle(at + low, 10.4, style.size), line, "right")
        look = Style("songbd", FRACTION)
        ink.text(x + 42, middle(at, 10.4, FRACTION), number(value), look, "center")
    ink.rule(x, y + 12.4, x + 52, y + 12.4, 1.0)


def captions(finding: Finding) -> tuple[str, str]:
    """What is divided by what, as far as the formula names it: “… = A 8 ÷ B 9 = 88.9%”."""
    divided = next((part for part in finding.formula.split("=") if "÷" in part), "")
    upper, _, lower = divided.partition("÷")
    named = [_NUMBER.sub("", part.strip()).strip() for part in (upper, lower)]
    return (named[0], named[1]) if all(named) else ("分子", "分母")


def _edge(compared: Measured) -> str:
    """How near it is: the distance, and what one less would make of it."""
    wanted, whole = compared.wanted, compared.whole or Fraction(1)
    far = number(abs(compared.value - wanted) * 100)
    at_it = compared.value == wanted
    if not compared.met:
        if at_it:
            return f"恰为 {compared.threshold}；“{OPS[compared.op]}”不含本数，不达标。"
        return f"比要求差 {far} 个百分点。"
    said = f"恰为 {compared.threshold}，含本数。" if at_it else f"高出 {far} 个百分点。"
    if compared.part.denominator == 1 and compared.part >= 1 and compared.op in {">", "≥"}:
        less = replace(compared, part=compared.part - 1)
        ratio = f"{number(less.part)}/{number(whole)} = {less.shown}"
        said += f"若分子再少 1，即为 {ratio}，{'仍达标' if less.met else '不达标'}。"
    return said


def _count(
    compared: Measured, check: CheckResult, ink: Ink, x: float, y: float, width: float
) -> None:
    base, left = middle(y, 14, LARGE), x + 12
    look = Style("songbd", LARGE, RED if check.outcome is Outcome.NOT_MET else BLACK)
    wide = ink.text(left, base, compared.shown, look)
    ink.text(left + wide / 2, y + 16.4, "实有", CAPTION, "center")
    step = wide + 6
    step += ink.text(left + step, base, compared.sign, Style("song", LARGE)) + 5
    need = ink.text(left + step, base, compared.threshold, Style("song", LARGE))
    ink.text(left + step + need / 2, y + 16.4, f"要求{compared.asked}", CAPTION, "center")
    at = left + step + need + 16
    lines = ink.shaper.cell(check.finding.reason, SAID, (x + width - at) * MM, most=3)
    for n, line in enumerate(lines):
        low = (n - (len(lines) - 1) / 2) * 5.6
        ink.line(at, middle(y + low, 19, SAID.size), line)


Figure = tuple[int, str, str, Colour]
"""A large number, two lines beside it, its colour."""


def _counts(result: ItemResult) -> list[Figure]:
    counts = Counter(check.outcome for check in result.checks)
    missing = counts[Outcome.NOT_MET] + counts[Outcome.PARTLY]
    found: list[Figure] = [(len(result.checks), "个检查点", "应核对", BLACK)]
    found.append((counts[Outcome.MET], "个达标", _named(result, {Outcome.MET}), BLACK))
    if missing:
        bad = {Outcome.NOT_MET, Outcome.PARTLY}
        found.append((missing, "个有缺", _named(result, bad), RED))
    if counts[Outcome.UNCONFIRMED]:
        said = _named(result, {Outcome.UNCONFIRMED})
        found.append((counts[Outcome.UNCONFIRMED], "个待确认", said, BLACK))
    if counts[Outcome.NOT_APPLICABLE]:
        said = _named(result, {Outcome.NOT_APPLICABLE})
        found.append((counts[Outcome.NOT_APPLICABLE], "个不适用", said, BLACK))
    return found


def _named(result: ItemResult, outcomes: set[Outcome]) -> str:
    """The first check with one of the outcomes, and that there are more."""
    titles = [check.check.title for check in result.checks if check.outcome in outcomes]
    if not titles:
        return ""
    return titles[0] + (" 等" if len(titles) > 1 else "")


def _series(result: ItemResult) -> list[Figure]:
    finding = result.checks[0].finding
    done, due = finding.numerator, finding.denominator
    if done is None or due is None:
        return _counts(result)
    missing = int(due - done)
    return [
        (int(due), "次（期）", "应有", BLACK),
        (int(done), "次（期）", "已有", BLACK),
        (missing, "次（期）", "缺", RED if missing > 0 else BLACK),
    ]


def _figures(figures: Sequence[Figure], ink: Ink, x: float, y: float, width: float) -> None:
    step = width / max(len(figures), 3)
    for n, (value, upper, lower, colour) in enumerate(figures):
        left = x + n * step
        wide = ink.text(left, middle(y, 18, LARGE), str(value), Style("songbd", LARGE, colour))
        room = (step - wide - 5) * MM
        lines = ink.shaper.cell(lower, CAPTION, room, most=3)
        high = 9.0 - (len(lines) + 1) * CAPTION_PITCH / 2
        ink.text(left + wide + 3, middle(y + high, CAPTION_PITCH, CAPTION.size), upper, CAPTION)
        for k, line in enumerate(lines, 1):
            low = y + high + k * CAPTION_PITCH
            ink.line(left + wide + 3, middle(low, CAPTION_PITCH, CAPTION.size), line)


def outcome_at_right(
    ink: Ink, right: float, baseline: float, outcome: Outcome, size: float
) -> float:
    """Draw sign and word of an outcome so that they end at `right`; return their width in mm."""
    diameter, style = _sign(size)
    wide = outcome_width(ink, outcome, size)
    marks.outcome_word(ink, right - wide, baseline, outcome.value, style, diameter)
    return wide


def outcome_width(ink: Ink, outcome: Outcome, size: float) -> float:
    """How wide sign and word of an outcome are, in mm."""
    diameter, style = _sign(size)
    return marks.outcome_width(ink, outcome.value, style, diameter)


def _sign(size: float) -> tuple[float, Style]:
    return (8.0 if size >= 16 else 4.0), Style("songbd" if size >= 16 else "hei", size)
