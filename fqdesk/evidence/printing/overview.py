"""The inspector's map: counts first, then one line for every numbered standard, with its page.

Measures: design page "Page targets" 4, row 3. A standard without numbers gets a line per item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fqdesk.domain.periods import say_day
from fqdesk.evidence.bundle import Bundle, item_place
from fqdesk.evidence.claims import Item
from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block, Drawn, NewPage
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.outcomes import Outcome, worst
from fqdesk.evidence.printing.briefly import briefly
from fqdesk.evidence.printing.chapter import NOT_EVIDENCED
from fqdesk.evidence.printing.pieces import note, page_title
from fqdesk.evidence.printing.press import Press

ROOM = 198.0
"""Height in mm that rows and head may take on one page, title, counts and note taken off."""
HEAD_ROW, ROW, TIGHT_ROW = 6.8, 7.35, 6.4
COLUMNS = (8.5, 12.0, 60.5, 18.5, 42.0, 14.5)
TITLES = ("类", "号", "标准要点", "判定", "依据（实得与要求）", "页码")

_HEAD, _TEXT, _SAID, _WORD = (
    Style("hei", 8.5),
    Style("song", 9),
    Style("song", 8.2),
    Style("hei", 8.5),
)
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Line:
    """One line; `outcome` is None for what is not in the volume."""

    number: str
    title: str
    outcome: Outcome | None
    said: str
    place: str


@dataclass(frozen=True)
class Group:
    """The lines of one chapter."""

    title: str
    lines: tuple[Line, ...]


def overview(press: Press) -> list[Leaf]:
    """One page, or more where a standard has more lines; pages break between chapters."""
    bundle = press.bundle
    groups = _groups(bundle)
    count = sum(len(group.lines) for group in groups)
    row = ROW if HEAD_ROW + count * ROW <= ROOM else TIGHT_ROW
    blocks: list[Block] = [page_title(title(bundle))]
    blocks.append(Drawn(9.0, lambda *at: _counts(bundle, *at)))
    used = 0.0
    pages: list[list[Group]] = [[]]
    for group in groups:
        tall = len(group.lines) * row
        if used and HEAD_ROW + used + tall > ROOM:
            pages.append([])
            used = 0.0
        pages[-1].append(group)
        used += tall
    for n, page in enumerate(pages):
        if n:
            blocks += [NewPage(), page_title(f"{title(bundle)}（续）")]
        lines = sum(len(group.lines) for group in page)
        drawing = _Drawing(tuple(page), row)
        blocks.append(Drawn(HEAD_ROW + lines * row, drawing))
    blocks.append(note(_note(bundle), before=2.2))
    return press.lay(blocks, "总览")


def title(bundle: Bundle) -> str:
    """二十六条标准达标情况总览, or without a number where the text has none."""
    count = len(bundle.standard.numbered)
    return f"{in_words(count)}条标准达标情况总览" if count else "评价项达标情况总览"


def in_words(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    lead = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return lead + (_DIGITS[ones] if ones or not tens else "")


def _groups(bundle: Bundle) -> list[Group]:
    found = []
    for chapter in bundle.standard.chapters:
        numbered = [n for n in bundle.standard.numbered if n.chapter == chapter.id]
        lines = [_line(bundle, str(n.number), n.title, n.items) for n in numbered]
        if not bundle.standard.numbered:
            items = [item for item in bundle.standard.items if item.chapter == chapter.id]
            lines = [_line(bundle, item.id, item.title, (item,)) for item in items]
        if lines:
            found.append(Group(chapter.title, tuple(lines)))
    return found


def _line(bundle: Bundle, number: str, name: str, items: Sequence[Item]) -> Line:
    parts = [part for item in items if (part := bundle.part(item.id)) is not None]
    if not parts:
        return Line(number, name, None, "未收入本册", "")
    outcome = worst(part.result.outcome for part in parts)
    first = next((part for part in parts if part.result.outcome is outcome), parts[0])
    inside = [part for part in parts if not part.result.item.outside]
    place = item_place(inside[0].result.item.id) if inside else NOT_EVIDENCED
    return Line(number, name, outcome, briefly(first.result), place)


def _note(bundle: Bundle) -> str:
    people = any(check.by_person for part in bundle.everything for check in part.result.checks)
    how = "按记录计算，由人判断的在各条的签字栏注明" if people else "全部按记录计算"
    return (
        f"判定以{say_day(bundle.on)}为基准日，{how}；一条含几个评价项时取最不利的一项。"
        "“范围外”指依规定不收录、由其他途径佐证的，见“本册未能佐证的内容”。"
    )


def _counts(bundle: Bundle, ink: Ink, x: float, y: float, width: float) -> None:
    """How many standards have each outcome, over the full width."""
    counts = Counter(line.outcome for group in _groups(bundle) for line in group.lines)
    shown = list(Outcome)
    word, figure = Style("hei", 10), Style("songbd", 15)
    wides = [
        marks.outcome_width(ink, known.value, word, 4.0)
        + 2
        + ink.shaper.width(str(counts[known]), figure) / MM
        for known in shown
    ]
    gap = (width - 6 - sum(wides)) / (len(shown) - 1)
    at = x + 3
    for known, wide in zip(shown, wides, strict=True):
        step = marks.outcome_word(ink, at, y + 4.6, known.value, word, 4.0)
        ink.text(at + step + 2, y + 5.0, str(counts[known]), figure)
        at += wide + gap


@dataclass(frozen=True)
class _Drawing:
    groups: tuple[Group, ...]
    row: float

    def __call__(self, ink: Ink, x: float, y: float, width: float) -> None:
        ink.rule(x, y, x + width, y, 1.2)
        left = x
        for heading, wide in zip(TITLES, COLUMNS, strict=True):
            ink.text(left + wide / 2, middle(y, HEAD_ROW, _HEAD.size), heading, _HEAD, "center")
            left += wide
        top, low = y, y + HEAD_ROW
        ink.rule(x, low, x + width, low, 0.7)
        for n, group in enumerate(self.groups):
            if n:
                ink.rule(x, low, x + width, low, 0.7)
            low = self._group(ink, group, x, low, width)
        left = x
        for wide in COLUMNS[:-1]:
            left += wide
            ink.rule(left, top, left, low, 0.3)
        ink.rule(x, low, x + width, low, 1.2)

    def _group(self, ink: Ink, group: Group, x: float, y: float, width: float) -> float:
        tall = len(group.lines) * self.row
        _upright(ink, group.title, x + COLUMNS[0] / 2, y, tall)
        for n, line in enumerate(group.lines):
            if n:
                ink.rule(x + COLUMNS[0], y, x + width, y, 0.3)
            _row(ink, line, x, y, self.row)
            y += self.row
        return y


def _upright(ink: Ink, text: str, centre: float, y: float, tall: float) -> None:
    """A chapter's name from top to bottom, in short lines where its rows are too few for that."""
    style, step, across = Style("hei", 8.5), 4.4, 1
    if len(text) * step > tall:
        style, step, across = Style("hei", 7), 3.2, 2
    if -(-len(text) // across) * step > tall:
        style, step, across = Style("hei", 5.6), 2.4, 4
    lines = [text[n : n + across] for n in range(0, len(text), across)][: int(tall / step)]
    first = y + (tall - len(lines) * step) / 2
    for n, line in enumerate(lines):
        ink.text(centre, middle(first + n * step, step, style.size), line, style, "center")


def _row(ink: Ink, line: Line, x: float, y: float, tall: float) -> None:
    group, number, name, judged, said, _ = COLUMNS
    baseline = middle(y, tall, _TEXT.size)
    small = _TEXT if len(line.number) <= 3 else Style("hei", 7.5)
    ink.text(x + group + number / 2, baseline, line.number, small, "center")
    left = x + group + number
    ink.line(left + 1.2, baseline, ink.shaper.cell(line.title, _TEXT, (name - 2) * MM, most=1)[0])
    left += name
    if line.outcome:
        marks.outcome_word(ink, left + 1.2, baseline, line.outcome.value, _WORD, 3.2)
    left += judged
    style = Style("song", 8.2, RED) if line.outcome is Outcome.NOT_MET else _SAID
    ink.line(left + 1.2, baseline, ink.shaper.cell(line.said, style, (said - 2) * MM, most=1)[0])
    page = ink.page_of(line.place) if line.place else None
    look = Style("songbd", 10) if page else _TEXT
    ink.text(x + sum(COLUMNS) - 1.6, baseline, str(page or "—"), look, "right")
    if page:
        ink.link(x + group, y, sum(COLUMNS) - group, tall, line.place)
