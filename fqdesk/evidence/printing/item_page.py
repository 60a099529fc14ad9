"""One item of the standard on one page: claim, numbers, what is missing, records, room to sign.

What does not fit goes to a second page headed （续）; what is missing never leaves the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fqdesk.evidence.bundle import Part
from fqdesk.evidence.judge import CheckResult, ItemResult
from fqdesk.evidence.layout.blocks import Block, Gap, NewPage
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.printing.check_table import check_table, plain_tables
from fqdesk.evidence.printing.counting import listing, ranges
from fqdesk.evidence.printing.item_parts import (
    continued_head,
    definitions,
    item_head,
    judgement_note,
    missing,
    opinions,
    quotation,
    windows,
)
from fqdesk.evidence.printing.matrix import matrix, series_of
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.results import band

MOST_GAPS = 14
"""Missing things named on the item's page; all of them stand among the exceptions."""


def item_leaves(press: Press, part: Part) -> list[Leaf]:
    """The page of an item, or its two pages."""
    result = part.result
    top: list[Block] = [
        item_head(press.shaper, result),
        quotation(press.bundle.standard, result.item),
        Gap(3.4),
        *band(result),
    ]
    tables = [*_tables(result), *plain_tables(result)]
    gaps = missing(_missing(result))
    rest = [*definitions(_definitions(press, part)), *_list(press, part)]
    last = [*judgement_note(result), opinions(result, press.bundle.on.isoformat())]
    blocks = _arranged(press.shaper, top, tables, gaps, rest, last, continued_head(result.item))
    return press.lay(blocks, f"{result.item.id}　{result.item.title}")


def _arranged(
    shaper: Shaper,
    top: list[Block],
    tables: list[Block],
    gaps: list[Block],
    rest: list[Block],
    last: list[Block],
    again: Block,
) -> list[Block]:
    """Everything on one page, else what moves to the second: definitions first, then tables."""
    frame = Frame("evidence", odd=True)

    def filled(blocks: list[Block]) -> list[Block] | None:
        room = frame.height - tall(shaper, frame.width, [*blocks, *last])
        return [*blocks, Gap(room), *last] if room >= 0 else None

    if one := filled([*top, *tables, *rest[: _defined(rest)], *gaps, *rest[_defined(rest) :]]):
        return one
    if page := filled([*top, *tables, *gaps]):
        return [*page, NewPage(), again, *rest]
    if page := filled([*top, *gaps]):
        return [*page, NewPage(), again, *tables, *rest]
    return [*top, *gaps, *last, NewPage(), again, *tables, *rest]


def _defined(rest: Sequence[Block]) -> int:
    """How many of the blocks are definitions: they stand above the gaps, lists below."""
    return sum(type(block).__name__ == "Lined" for block in rest)


def tall(shaper: Shaper, width: float, blocks: Iterable[Block]) -> float:
    """The height of blocks one under another, in mm."""
    return sum(block.before + block.height(shaper, width) for block in blocks)


def _tables(result: ItemResult) -> list[Block]:
    """The matrix of months and, where there are several checks, what each came to."""
    series = series_of(result.checks)
    blocks: list[Block] = []
    if series:
        table = next(
            c.finding.table for c in result.checks if c.finding.table and c.finding.table.months
        )
        months = [head.removesuffix("月") for head in table.head] if table else []
        span = next((c.finding.span for c in result.checks if c.finding.span), None)
        year = f"{span.first.year}年" if span and span.first.year == span.last.year else ""
        blocks += matrix(series, months, f"{year}各月落实情况")
    shown = {id(c) for c in result.checks if c.finding.table and c.finding.table.months}
    others = [check for check in result.checks if id(check) not in shown]
    return blocks + (check_table(others) if len(result.checks) > 1 and others else [])


def _missing(result: ItemResult) -> list[str]:
    said = list(dict.fromkeys(_sentence(gap.said) for c in result.checks for gap in c.finding.gaps))
    if len(said) > MOST_GAPS:
        more = len(said) - MOST_GAPS + 1
        said = [*said[: MOST_GAPS - 1], f"另有 {more} 项，逐项见“例外与补录说明”。"]
    return said


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "？", "！")) else f"{text}。"


def _definitions(press: Press, part: Part) -> list[tuple[str, str]]:
    result, facts = part.result, press.bundle.facts
    several = len(result.checks) > 1
    pairs = [
        ("计算公式", _joined(result.checks, lambda c: c.finding.formula, several=several)),
        ("统计期", windows(result)),
        ("口　　径", result.item.note),
        ("说　　明", "".join(_notes(result))),
        ("取用记录", ranges([press.bundle.record(known) for known in part.records])),
    ]
    if not part.records and result.outcome is not Outcome.NOT_APPLICABLE:
        pairs[-1] = ("取用记录", "本期无记录")
    del facts
    return [(label, text) for label, text in pairs if text]


def _joined(checks: Sequence[CheckResult], of: object, *, several: bool) -> str:
    said = [(check.check.title, of(check)) for check in checks if of(check)]  # type: ignore[operator]
    if not several:
        return said[0][1] if said else ""
    return "；".join(f"{title}：{text}" for title, text in said)


def _notes(result: ItemResult) -> list[str]:
    return list(dict.fromkeys(_sentence(n) for c in result.checks for n in c.finding.notes))


def _list(press: Press, part: Part) -> list[Block]:
    return listing([press.bundle.record(known) for known in part.records], press.bundle.facts)
