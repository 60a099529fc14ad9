"""公文 pages for material written in the program: 推荐请示, 事迹材料, 汇报.

GB/T 9704-2012: block 156×225, 22 rows of 28 characters, 3号 仿宋, title 2号 小标宋, levels 黑 楷 仿宋,
first line indented 2, date with 4 characters free at its right. Character pitch 15.75 pt and row
pitch 29.53 pt because 28 characters of 16 pt do not fit into 156 mm (domain notes C1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.periods import say_day
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.ink import MM, Align, Ink
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.paragraph import Line, Run, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.titles import title_lines

SIZE, PITCH, ROWS, ACROSS = 15.75, 29.53, 22, 28
SEAL_ROWS = 2
BODY, FIRST, SECOND = Style("fang", SIZE), Style("hei", SIZE), Style("kai", SIZE)
TITLE = Style("biaosong", 22)
TITLE_PITCH, TITLE_ACROSS = 31.0, 19
WIDTH = SIZE * ACROSS
EM = SIZE / MM
_LEVELS = (
    (re.compile(r"[一二三四五六七八九十]{1,3}、[^。]{1,24}(?:。|$)"), FIRST),
    (re.compile(r"（[一二三四五六七八九十]{1,3}）[^。]{1,24}(?:。|$)"), SECOND),
)
"""A heading is short: up to its full stop or the end of the line; a longer sentence is text."""
_ADDRESSEE = re.compile(r"[^。，；]{2,30}[：:]")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_ATTACHED = re.compile(r"附件[：:]\s*")
_NUMBER = re.compile(r"\d{1,2}[.．]\s*")
_CONTACT = re.compile(r"（联系人：.*）")


@dataclass(frozen=True)
class Set:
    """A line set in a row of the grid; `x` in mm from the left edge of the block."""

    line: Line
    x: float = 0.0
    align: Align = "left"


GridRow = tuple[Set, ...]
"""What stands in one of the 22 rows; nothing in an empty one."""


@dataclass(frozen=True)
class Letter:
    """A document: its title, its text with a line for every paragraph, who signs and on which day."""

    title: str
    text: str
    signer: str
    day: date
    name: str = ""


def sheet(letter: Letter, shaper: Shaper, record: str = "") -> Sheet:
    """The document on as many pages as it needs."""
    titles = title_lines(letter.title, TITLE_ACROSS)
    body, closing = _body(letter, shaper), _closing(letter, shaper)
    room = ROWS - len(titles) - 1
    if 0 < (len(body) + len(closing) - room) % ROWS <= SEAL_ROWS - 1:
        # A seal can do with one empty row less before a page is begun for the signature alone.
        closing = closing[1:]
    rows = [*body, *closing]
    pages, rest = [rows[:room]], rows[room:]
    while rest:
        pages.append(rest[:ROWS])
        rest = rest[ROWS:]
    _with_text(pages, len(closing))
    leaves = [
        Leaf(_Page(titles if n == 0 else (), tuple(page)), "official")
        for n, page in enumerate(pages)
    ]
    return Sheet(letter.name or letter.title, kind="official", record=record, leaves=tuple(leaves))


@dataclass(frozen=True)
class _Page:
    titles: Sequence[str]
    rows: Sequence[GridRow]

    def __call__(self, ink: Ink, frame: Frame) -> None:
        for n, text in enumerate(self.titles):
            baseline = (TITLE.size * 0.88 + n * TITLE_PITCH) / MM
            ink.text(frame.width / 2, baseline, text, TITLE, "center")
        skip = len(self.titles) + 1 if self.titles else 0
        for n, row in enumerate(self.rows, skip):
            for found in row:
                ink.line(found.x, (0.88 * SIZE + n * PITCH) / MM, found.line, found.align)


def _body(letter: Letter, shaper: Shaper) -> list[GridRow]:
    rows: list[GridRow] = []
    attached = False
    for n, text in enumerate(_parts(letter)[0]):
        if match := _ATTACHED.match(text):
            # One empty row before the note on attachments.
            rows += [(), *_hung("附件：", text[match.end() :], shaper)]
            attached = True
        elif attached and _NUMBER.match(text):
            rows += _hung("", text, shaper)
        elif n == 0 and _ADDRESSEE.fullmatch(text):
            rows += [(Set(line),) for line in shaper.paragraph((Run(text, BODY),), WIDTH)]
        else:
            rows += [(Set(line),) for line in shaper.paragraph(_levels(text), WIDTH, 2)]
    return rows


def _parts(letter: Letter) -> tuple[list[str], str, str, str]:
    """Paragraphs, signer, date, and the contact below them; the text's own ones come first."""
    lines = [line.strip() for line in letter.text.splitlines() if line.strip()]
    contact = lines.pop() if lines and _CONTACT.fullmatch(lines[-1]) else ""
    if not lines or not _DATE.fullmatch(lines[-1]):
        return lines, letter.signer, say_day(letter.day), contact
    day = lines.pop()
    signer = lines.pop() if lines and not re.search("[。，；：]", lines[-1]) else letter.signer
    return lines, signer, day, contact


def _levels(text: str) -> tuple[Run, ...]:
    for pattern, style in _LEVELS:
        if match := pattern.match(text):
            runs = Run(text[: match.end()], style), Run(text[match.end() :], BODY)
            return tuple(run for run in runs if run.text)
    return (Run(text, BODY),)


def _hung(label: str, text: str, shaper: Shaper) -> list[GridRow]:
    """The name of an attachment; its further lines begin under its first character."""
    number = _NUMBER.match(text)
    head, name = (number[0], text[number.end() :]) if number else ("", text)
    left = (2 + len("附件：")) * EM
    deep = left + shaper.width(head, BODY) / MM
    lines = shaper.paragraph((Run(name, BODY),), WIDTH - deep * MM, justify=False)
    rows: list[GridRow] = [(Set(line, deep),) for line in lines]
    before = [(label, 2 * EM), (head, left)]
    rows[0] = (*(_set(part, x, shaper) for part, x in before if part), *rows[0])
    return rows


def _set(text: str, x: float, shaper: Shaper, align: Align = "left") -> Set:
    piece = shaper.shape(text, BODY)
    return Set(Line((piece,), piece.width, last=True), x, align)


def _closing(letter: Letter, shaper: Shaper) -> list[GridRow]:
    """Two empty rows for the seal, the signer centred over the date, the date 4 from the right."""
    _, signer, day, contact = _parts(letter)
    centre = (ACROSS - 4) * EM - shaper.width(day, BODY) / MM / 2
    centre = min(centre, ACROSS * EM - shaper.width(signer, BODY) / MM / 2)
    rows: list[GridRow] = [()] * SEAL_ROWS
    rows += [(_set(text, centre, shaper, "center"),) for text in (signer, day)]
    return [*rows, (_set(contact, 2 * EM, shaper),)] if contact else rows


def _with_text(pages: list[list[GridRow]], closing: int) -> None:
    """A page never carries the signature alone: two rows of text go over with it."""
    if len(pages) > 1 and len(pages[-1]) < closing + 2:
        need = closing + 2 - len(pages[-1])
        pages[-2], pages[-1] = pages[-2][:-need], pages[-2][-need:] + pages[-1]
