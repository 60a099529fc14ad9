"""F12 政工日志: the entries of a window one after the other, each under its day.

No public form was found (domain notes C6 F12); this is the plain shape of a log: day, who wrote it,
the text, what is still to do.
"""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import record_place
from fqdesk.evidence.layout.blocks import Block, Drawn, Text
from fqdesk.evidence.layout.ink import MM, Ink, middle
from fqdesk.evidence.layout.paragraph import Run, Style
from fqdesk.evidence.printing.forms.lateness import late
from fqdesk.evidence.printing.people import station_name
from fqdesk.evidence.printing.pieces import LateLine, note, page_title
from fqdesk.evidence.printing.sheets import Sheet
from fqdesk.evidence.printing.wording import window, with_weekday

DAY, WHO, BODY, LABEL = Style("hei", 10), Style("song", 8.5), Style("song", 10), Style("hei", 9.5)
PITCH = 17.0


def sheet(records: Sequence[Record], facts: Facts, span: Span) -> Sheet:
    """The log of a window."""
    under = (station_name(facts), window(span), f"共 {len(records)} 篇")
    blocks: list[Block] = [page_title("政工日志", under)]
    for n, record in enumerate(records):
        blocks += _entry(record, facts, first=n == 0)
    if not records:
        blocks.append(note(f"本期无记录（{span}）"))
    return Sheet("政工日志", tuple(blocks))


def _entry(record: Record, facts: Facts, *, first: bool) -> list[Block]:
    blocks: list[Block] = [_day(record, facts, before=0.0 if first else 4.0)]
    paragraphs = [part.strip() for part in (record["text"] or "").split("\n") if part.strip()]
    blocks += [Text.of(part, BODY, pitch=PITCH, indent=2) for part in paragraphs]
    if record["todo"]:
        runs = (Run("待办：", LABEL), Run(record["todo"].replace("\n", "；"), BODY))
        blocks.append(Text(runs, pitch=PITCH, indent=2))
    if sentence := late(record, facts):
        blocks.append(LateLine(sentence, before=1.0))
    return blocks


def _day(record: Record, facts: Facts, before: float) -> Drawn:
    """The day at the left, number and author at the right, over a rule."""
    author = facts.name(record["author"]) if record["author"] else "—"
    right = "　".join(part for part in (record.number, f"记录人 {author}") if part)

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        ink.rule(x, y, x + width, y, 0.7)
        baseline = middle(y + 1.4, DAY.size / MM, DAY.size)
        ink.text(x, baseline, with_weekday(record.day), DAY)
        ink.text(x + width, baseline, right, WHO, "right")

    return Drawn(DAY.size / MM + 2.4, draw, before, keep=True, names=(record_place(record.id),))
