"""The records that count for an item: listed when they are few, as ranges when they are many."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block, Drawn
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.printing.pieces import section_head
from fqdesk.evidence.printing.wording import between, short, short_box

FEW = 3
"""Up to so many records beside a register are told in a line each."""
MOST_LISTED = 24
"""Beyond so many records their ledger is the list."""

_HEAD, _TEXT, _LATE = Style("hei", 8), Style("song", 8.2), Style("hei", 6.2, RED)
_HEAD_ROW, _ROW, _HALF, _GUTTER = 5.6, 4.9, 75.5, 5.0
_COLUMNS = (14.0, 34.5, 18.5, 8.5)
_PITCH = 3.6
_PLACE = "原件"
_TITLES = ("记录号", "事项", _PLACE, "页码")


def ranges(records: Sequence[Record]) -> str:
    """Records by kind with first and last number: 会25-01 至会25-34（34 条）."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.kind, []).append(record)
    said = []
    for kind, mine in groups.items():
        numbers = in_order(record.number for record in mine)
        lead = KINDS[kind].label
        if len(numbers) == len(mine):
            lead += " " + (numbers[0] if len(numbers) == 1 else f"{numbers[0]} 至 {numbers[-1]}")
        said.append(f"{lead}（{len(mine)} 条）")
    return "；".join(said)


def in_order(numbers: Iterable[str]) -> list[str]:
    """Record numbers as people count them: 访25-99 before 访25-100; empty ones left out."""
    return sorted(
        filter(None, numbers), key=lambda text: [int(n) for n in re.findall(r"\d+", text)]
    )


def listing(records: Sequence[Record], facts: Facts, shaper: Shaper, *, whole: bool) -> list[Block]:
    """A list in two columns with the page of each record; empty where a ledger serves better.

    `whole` gives a name a second line; without it the name has one line and the room of the place
    of the original, which the records' registers and sheets tell as well.
    """
    # A judgement stands on the page itself.
    records = [record for record in records if record.kind != "judgement"]
    if not 0 < len(records) <= MOST_LISTED:
        return []
    half = (len(records) + 1) // 2
    lines = [_Line(record, facts, shaper, whole=whole) for record in records]
    left, right = lines[:half], lines[half:]
    steps = [max(line.tall for line in pair if line) for pair in zip_longest(left, right)]

    def draw(ink: Ink, x: float, y: float, _: float) -> None:
        for n, part in enumerate((left, right)):
            if part:
                _half(ink, part, steps, x + n * (_HALF + _GUTTER), y)

    remark = f"共 {len(records)} 条" + ("；“原件”为盒号、页号" if whole else "")
    head = section_head("取用记录清单", remark)
    return [head, Drawn(_HEAD_ROW + sum(steps), draw)]


def besides(records: Sequence[Record], facts: Facts, attached: Collection[str]) -> list[Block]:
    """A line for each of a few records that no register on the page lists, with its page.

    Those `attached` count for nothing and are not said to be used.
    """
    return [
        _besides(record, facts, "另附" if record.id in attached else "另取用")
        for record in records
        if record.kind != "judgement"
    ]


def _besides(record: Record, facts: Facts, lead: str) -> Drawn:
    place = record_place(record.id)

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        baseline = middle(y, _ROW, _TEXT.size)
        page = ink.page_of(place)
        cited = "" if page is None else f"，见第 {page} 页"
        name = ink.shaper.cell(_named(record, facts), _TEXT, (width - 60) * MM, most=1)[0]
        at = x + ink.text(x, baseline, f"{lead} {record.number}　", _TEXT)
        ink.line(at, baseline, name)
        ink.text(at + name.width / MM, baseline, cited, _TEXT)
        ink.link(x, y, width, _ROW, place)

    return Drawn(_ROW, draw, before=0.8)


def _half(ink: Ink, lines: Sequence[_Line], steps: Sequence[float], x: float, y: float) -> None:
    ink.rule(x, y, x + _HALF, y, 1.2)
    left = x
    for title, wide in zip(_TITLES, _COLUMNS, strict=True):
        last = title == _TITLES[-1]
        if title == _PLACE and not lines[0].original:
            left += wide
            continue
        at = left + wide - 0.8 if last else left + 0.8
        ink.text(at, middle(y, _HEAD_ROW, 8), title, _HEAD, "right" if last else "left")
        left += wide
    y += _HEAD_ROW
    ink.rule(x, y, x + _HALF, y, 0.7)
    for n, (line, step) in enumerate(zip(lines, steps, strict=False)):
        if n:
            ink.rule(x, y, x + _HALF, y, 0.3)
        line.draw(ink, x, y, step)
        y += step
    ink.rule(x, y, x + _HALF, y, 1.2)


class _Line:
    """One record of the list, measured."""

    def __init__(self, record: Record, facts: Facts, shaper: Shaper, *, whole: bool) -> None:
        self.record = record
        self.late = bool(facts.late(record))
        _, what, original, _ = _COLUMNS
        self.wide = what if whole else what + original
        room = self.wide - (4.6 if self.late else 1.2)
        self.name = shaper.cell(_named(record, facts), _TEXT, room * MM, 2 if whole else 1)
        where = short_box(record["original"]) or "—"
        self.original = shaper.cell(where, _TEXT, (original - 0.8) * MM, most=1) if whole else ()

    @property
    def tall(self) -> float:
        """Its least height in mm."""
        return _ROW + (len(self.name) - 1) * _PITCH

    def draw(self, ink: Ink, x: float, y: float, tall: float) -> None:
        """Draw it with its top left corner at x, y."""
        number, what, _, _ = _COLUMNS
        baseline = middle(y, tall, _TEXT.size)
        ink.text(x + 0.8, baseline, self.record.number or "—", _TEXT)
        if self.late:
            ink.text(x + number + self.wide - 0.6, baseline, "补", _LATE, "right")
        for n, line in enumerate(self.name):
            low = (n - (len(self.name) - 1) / 2) * _PITCH
            ink.line(x + number + 0.4, baseline + low, line)
        for line in self.original:
            ink.line(x + number + what + 0.4, baseline, line)
        place = record_place(self.record.id)
        page = ink.page_of(place)
        ink.text(x + _HALF - 0.8, baseline, "—" if page is None else str(page), _TEXT, "right")
        ink.link(x, y, _HALF, tall, place)


def _named(record: Record, facts: Facts) -> str:
    """What a record is about, short enough for half a page."""
    if record.kind == "leave":
        return f"{facts.name(record['person'])} {between(record.day, record['end'])}"
    if record.kind == "meeting":
        return f"{short(record.day)} {record['topic']}"
    return KINDS[record.kind].name(record.values, facts.name)
