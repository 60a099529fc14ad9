"""The records that count for an item: listed when they are few, as ranges when they are many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block, Drawn
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.printing.pieces import section_head
from fqdesk.evidence.printing.wording import between

MOST_LISTED = 24
"""Beyond so many records their ledger is the list."""

_HEAD, _TEXT, _LATE = Style("hei", 8), Style("song", 8.2), Style("hei", 6.2, RED)
_HEAD_ROW, _ROW, _HALF, _GUTTER = 5.6, 4.9, 75.5, 5.0
_COLUMNS = (16.0, 36.0, 15.5, 8.0)
_TITLES = ("记录号", "事项", "原件", "页码")


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


def listing(records: Sequence[Record], facts: Facts) -> list[Block]:
    """A list in two columns with the page of each record; empty where a ledger serves better."""
    # A judgement stands on the page itself.
    records = [record for record in records if record.kind != "judgement"]
    if not 0 < len(records) <= MOST_LISTED:
        return []
    half = (len(records) + 1) // 2
    tall = _HEAD_ROW + half * _ROW

    def draw(ink: Ink, x: float, y: float, _: float) -> None:
        for n, part in enumerate((records[:half], records[half:])):
            if part:
                _half(ink, part, facts, x + n * (_HALF + _GUTTER), y)

    head = section_head("取用记录清单", f"共 {len(records)} 条；“原件”为盒号、页号")
    return [head, Drawn(tall, draw)]


def _half(ink: Ink, records: Sequence[Record], facts: Facts, x: float, y: float) -> None:
    ink.rule(x, y, x + _HALF, y, 1.2)
    left = x
    for title, wide in zip(_TITLES, _COLUMNS, strict=True):
        last = title == _TITLES[-1]
        at = left + wide - 0.8 if last else left + 0.8
        ink.text(at, middle(y, _HEAD_ROW, 8), title, _HEAD, "right" if last else "left")
        left += wide
    y += _HEAD_ROW
    ink.rule(x, y, x + _HALF, y, 0.7)
    for n, record in enumerate(records):
        if n:
            ink.rule(x, y, x + _HALF, y, 0.3)
        _row(ink, record, facts, x, y)
        y += _ROW
    ink.rule(x, y, x + _HALF, y, 1.2)


def _row(ink: Ink, record: Record, facts: Facts, x: float, y: float) -> None:
    kind = KINDS[record.kind]
    baseline = middle(y, _ROW, _TEXT.size)
    number, what, original, _ = _COLUMNS
    ink.text(x + 0.8, baseline, record.number or "—", _TEXT)
    room = what - 1.2
    if kind.late(record, facts.late_limit):
        ink.text(x + number + what - 0.6, baseline, "补", _LATE, "right")
        room -= 3.4
    name = _named(record, facts)
    ink.line(x + number + 0.4, baseline, ink.shaper.cell(name, _TEXT, room * MM, most=1)[0])
    place = ink.shaper.cell(record["original"] or "—", _TEXT, (original - 1) * MM, most=1)[0]
    ink.line(x + number + what + 0.4, baseline, place)
    page = ink.page_of(record_place(record.id))
    ink.text(x + _HALF - 0.8, baseline, "—" if page is None else str(page), _TEXT, "right")
    ink.link(x, y, _HALF, _ROW, record_place(record.id))


def _named(record: Record, facts: Facts) -> str:
    """What a record is about, short enough for half a page."""
    if record.kind == "leave":
        return f"{facts.name(record['person'])} {between(record.day, record['end'])}"
    return KINDS[record.kind].name(record.values, facts.name)
