"""The parts of an item's page: head, quotation, what is missing, definitions, opinions to sign."""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.evidence.claims import Item, Numbered, Standard
from fqdesk.evidence.judge import ItemResult, Judged
from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Beside, Block, Drawn, Text
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Run, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.printing.briefly import numbers, say_window, spans
from fqdesk.evidence.printing.results import outcome_at_right
from fqdesk.evidence.printing.wording import iso

LONG_TITLE = 14
"""Characters beyond which an item's name is set smaller."""
WHOLE_TEXT = 190
"""A numbered paragraph of up to so many characters is quoted whole, a longer one in part."""
COLUMN = 20.0

_NUMBER, _LABEL, _TEXT = Style("hei", 9.5), Style("hei", 9), Style("song", 9)
_QUOTE, _TESTED = Style("kai", 10.5), Style("kai", 10.5, underline=True)
_SOURCE = Style("song", 8)


def item_head(shaper: Shaper, result: ItemResult) -> Drawn:
    """Number, name and outcome over a heavy rule."""
    item = result.item
    size = 20 if len(item.title) <= LONG_TITLE else 18
    style = Style("songbd", size)
    lines = shaper.cell(item.title, style, 112 * MM, most=2)
    pitch = size * 1.3 / MM
    tall = 4 + 3 + size / MM + (len(lines) - 1) * pitch + 2.4

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        ink.text(x, middle(y, 4, _NUMBER.size), f"评价项　{item.id}", _NUMBER)
        for n, line in enumerate(lines):
            ink.line(x, middle(y + 7 + n * pitch, size / MM, size), line)
        outcome_at_right(ink, x + width, middle(y + 7, 20 / MM, 20), result.outcome, 20)
        ink.rule(x, y + tall, x + width, y + tall, 1.2)

    return Drawn(tall, draw, keep=True)


def continued_head(item: Item) -> Drawn:
    """The head of an item's second page."""

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = middle(y, 7, 14)
        wide = ink.text(x, baseline, f"{item.id}（续）", Style("hei", 9.5))
        ink.text(x + wide + 3, baseline, item.title, Style("songbd", 14))
        ink.rule(x, y + 8.6, x + width, y + 8.6, 1.2)

    return Drawn(8.6, draw, keep=True)


def quotation(standard: Standard, item: Item) -> Beside:
    """The words of the standard, the tested clause underlined, and where they stand."""
    numbered = next((n for n in standard.numbered if n.number == item.number), None)
    text = Text(quoted(numbered, item), pitch=16.5)
    source = Text.of(f"{standard.cited}，{item.paragraph}", _SOURCE, pitch=12, before=1.4)
    return Beside("标准原文", (text, source), COLUMN, before=3.0)


def quoted(numbered: Numbered | None, item: Item) -> tuple[Run, ...]:
    """The paragraph, or the claim with …… where words of the paragraph are left out."""
    whole = numbered.text if numbered else item.quote
    if len(whole) > WHOLE_TEXT and item.quote in whole:
        at = whole.index(item.quote)
        before = "" if at == 0 else "……"
        after = "" if whole[at + len(item.quote) :] in {"", "。"} else "……"
        whole = before + item.quote + after
    start = whole.find(item.tested)
    if start < 0:
        return (Run(whole, _QUOTE),)
    end = start + len(item.tested)
    parts = ((whole[:start], _QUOTE), (whole[start:end], _TESTED), (whole[end:], _QUOTE))
    return tuple(Run(text, style) for text, style in parts if text)


def missing(sentences: Sequence[str]) -> list[Block]:
    """What is missing, numbered in red; nothing where nothing is."""
    if not sentences:
        return []
    lines = tuple(
        Beside(str(n), (Text.of(said, Style("song", 9.5), pitch=15),), 6.0, Style("hei", 9, RED))
        for n, said in enumerate(sentences, 1)
    )
    return [Beside("缺什么", lines, COLUMN, before=4.0)]


def definitions(pairs: Sequence[tuple[str, str]]) -> list[Block]:
    """Labels and what they mean, a thin rule above each and a heavier one around all."""
    return [
        _definition(label, text, first=n == 0, last=n == len(pairs) - 1)
        for n, (label, text) in enumerate(pairs)
    ]


def _definition(label: str, text: str, *, first: bool, last: bool) -> Block:
    return Lined(Beside(label, (Text.of(text, _TEXT, pitch=13),), COLUMN), first, last)


class Lined:
    """A block with a rule above it and air around it; the last has one below as well."""

    keep = False
    names: tuple[str, ...] = ()
    AIR = 1.0

    def __init__(self, block: Beside, first: bool, last: bool) -> None:  # noqa: FBT001
        """Hold the block; the first stands clear of what is above it."""
        self.block, self.first, self.last = block, first, last
        self.before = 3.5 if first else 0.0

    def height(self, shaper: Shaper, width: float) -> float:
        """Return the height with the air."""
        return self.block.height(shaper, width) + 2 * self.AIR

    def split(self, shaper: Shaper, width: float, room: float) -> tuple[Block | None, Block | None]:
        """It is never cut."""
        return None, self

    def draw(self, ink: Ink, x: float, y: float, width: float) -> None:
        """Draw rules and block."""
        ink.rule(x, y, x + width, y, 0.7 if self.first else 0.3)
        self.block.draw(ink, x, y + self.AIR, width)
        if self.last:
            low = y + self.height(ink.shaper, width)
            ink.rule(x, low, x + width, low, 0.7)


def windows(result: ItemResult) -> str:
    """The days looked at; where checks differ, each window with its checks."""
    found = spans(result)
    if len(found) == 1:
        return str(found[0][0]) if found[0][0].days > 1 else say_window(found[0][0])
    return "；".join(f"{say_window(span)}（{'、'.join(titles)}）" for span, titles in found)


def opinions(result: ItemResult, day: str) -> Drawn:
    """How the outcome came about, 派出所自评, and an empty field for the inspector."""
    judged = result.judged

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        ink.rule(x, y, x + width, y, 1.2)
        for edge in (46.0, 92.0):
            ink.rule(x + edge, y, x + edge, y + 18.5, 0.4)
        for label, left in ((result.basis, 0.0), ("派出所自评", 46.0), ("检查意见", 92.0)):
            ink.text(x + left + 1.8, y + 4.6, label, _LABEL)
        _computed(ink, result, x + 1.8, y, day)
        if judged:
            _judged(ink, result, judged, x + 47.8, y)
        else:
            ink.text(x + 47.8, y + 11.2, "未作自评", Style("song", 9))
        ink.text(x + 93.8, y + 16.2, "签名", Style("song", 8.5))
        ink.text(x + 124, y + 16.2, "日期", Style("song", 8.5))
        ink.rule(x, y + 18.5, x + width, y + 18.5, 1.2)

    return Drawn(18.5, draw, before=4.0)


def _computed(ink: Ink, result: ItemResult, x: float, y: float, day: str) -> None:
    style = Style("hei", 10.5)
    wide = marks.outcome_word(ink, x, y + 11.2, result.outcome.value, style, 4.0)
    said = numbers(result.checks[0].finding) if len(result.checks) == 1 else ""
    if said and "，要求" not in said:
        room = (42.5 - wide - 3) * MM
        if ink.shaper.width(said, _TEXT) <= room:
            ink.text(x + wide + 3, y + 11.2, said, _TEXT)
    ink.text(x, y + 16.2, f"基准日 {day}", Style("song", 8.5))


def _judged(ink: Ink, result: ItemResult, judged: Judged, x: float, y: float) -> None:
    if judged.check and len(result.checks) > 1:
        ink.text(x, y + 11.2, "见上，只评一个检查点", Style("song", 9))
    else:
        marks.outcome_word(ink, x, y + 11.2, judged.outcome.value, Style("hei", 10.5), 4.0)
    who = f"{judged.by}　{iso(judged.day)}" if judged.by else iso(judged.day)
    line = ink.shaper.cell(who, Style("song", 8.5), 42 * MM, most=1)[0]
    ink.line(x, y + 16.2, line)


def judgement_note(result: ItemResult) -> list[Block]:
    """The reason of a judgement by a person, in red where it differs from the records.

    Nothing where the reason of a check repeats it.
    """
    judged = result.judged
    if judged is None or (not result.differs and _said_already(result, judged.reason)):
        return []
    check = result.item.check(judged.check)
    about = f"（检查点“{check.title}”）" if check else ""
    word = judged.outcome.label
    lead = (
        f"自评理由{about}：" if not result.differs else f"自评为“{word}”，与按记录计算不同，理由："
    )
    if check:
        lead = f"自评{about}为“{word}”，理由："
    colour = RED if result.differs else (0, 0, 0)
    runs = (Run(lead, Style("hei", 8, colour)), Run(judged.reason, Style("song", 8.5)))
    return [Text(runs, pitch=12.5, before=1.6)]


def _said_already(result: ItemResult, reason: str) -> bool:
    said = reason.rstrip("。")
    return any(said in check.finding.reason for check in result.checks)
