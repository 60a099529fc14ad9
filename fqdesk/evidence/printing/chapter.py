"""The opening of a chapter: the official text in full, and below each paragraph where it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fqdesk.evidence.bundle import Part, item_place
from fqdesk.evidence.claims import Chapter
from fqdesk.evidence.layout import marks
from fqdesk.evidence.layout.blocks import Block, Drawn, Text
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.printing.pieces import note
from fqdesk.evidence.printing.press import Press

NOT_EVIDENCED = "not-evidenced"
"""The place of the page that lists what the volume does not evidence."""

_ID, _NAME, _WORD = Style("hei", 8.5), Style("song", 9.5), Style("hei", 9)
_QUOTE = Style("kai", 10.5)
_ROW = 6.2


def opening(press: Press, chapter: Chapter, parts: Sequence[Part]) -> list[Leaf]:
    """The first page of a chapter (two where the official text is long)."""
    blocks: list[Block] = [_title(chapter), *_body(press, parts)]
    blocks.append(
        note(
            "楷体为标准原文，照录未改；下列各行为据此拆分的评价项、判定和页码。",
            before=5,
        )
    )
    return press.lay(blocks, chapter.title)


def _title(chapter: Chapter) -> Drawn:
    quote = f"{chapter.quote}"

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        ink.text(x + width / 2, middle(y + 8, 9, 24), chapter.title, Style("songbd", 24), "center")
        lines = ink.shaper.cell(quote, Style("kai", 12), (width - 10) * MM, most=2)
        for n, line in enumerate(lines):
            ink.line(x + width / 2, middle(y + 24 + n * 6.4, 5, 12), line, "center")
        low = y + 33 + (len(lines) - 1) * 6.4
        ink.rule(x, low, x + width, low, 1.8, RED)

    return Drawn(42.0, draw, keep=True)


def _body(press: Press, parts: Sequence[Part]) -> Iterator[Block]:
    numbered = {n.number: n for n in press.bundle.standard.numbered}
    shown: set[int] = set()
    for n, part in enumerate(parts):
        number = part.result.item.number
        if number in numbered and number not in shown:
            shown.add(number)
            yield _paragraph(numbered[number].text)
        elif number not in numbered:
            yield _paragraph(part.result.item.quote)
        following = parts[n + 1] if n + 1 < len(parts) else None
        last = number is None or following is None or following.result.item.number != number
        yield _line(part, keep=not last)


def _paragraph(text: str) -> Text:
    return Text.of(text, _QUOTE, pitch=16.5, before=4.2, after=0.8, keep=True)


def _line(part: Part, *, keep: bool) -> Drawn:
    item, outcome = part.result.item, part.result.outcome
    outside = outcome is Outcome.OUT_OF_SCOPE and item.outside
    place = NOT_EVIDENCED if outside else item_place(item.id)

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = middle(y, _ROW, _NAME.size)
        ink.text(x, baseline, item.id, _ID)
        ink.line(x + 20, baseline, ink.shaper.cell(item.title, _NAME, 92 * MM, most=1)[0])
        marks.outcome_word(ink, x + 116, middle(y, _ROW, _WORD.size), outcome.value, _WORD, 3.2)
        page = ink.page_of(place)
        ink.text(x + width, baseline, "—" if page is None else str(page), _NAME, "right")
        ink.link(x, y, width, _ROW, place)
        ink.rule(x, y + _ROW, x + width, y + _ROW, 0.3)

    return Drawn(_ROW, draw, keep=keep)
