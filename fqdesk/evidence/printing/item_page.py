"""One item of the standard on one page: claim, numbers, what is missing, records, room to sign.

What does not fit goes to a second page headed （续）; what is missing never leaves the first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.evidence.bundle import Part
from fqdesk.evidence.judge import CheckResult, ItemResult
from fqdesk.evidence.layout.blocks import Block, Gap, NewPage
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.pages import Frame
from fqdesk.evidence.layout.shaping import Shaper
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.printing.check_table import check_table, plain_tables
from fqdesk.evidence.printing.counting import FEW, besides, listing, ranges
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
from fqdesk.evidence.printing.pieces import tall
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.results import band
from fqdesk.evidence.printing.sheets import Part as Printed
from fqdesk.evidence.printing.strip import strip

PLAIN = frozenset({"materials", "declared", "narrative"})
"""Rules whose formula says no more than the table of checks does."""

MOST_GAPS = 14
"""Missing things named on the item's page; all of them stand among the exceptions."""


def item_leaves(press: Press, part: Part, parts: Sequence[Printed]) -> tuple[list[Leaf], int]:
    """The page of an item, or its pages where one does not hold it.

    Returns as well how many of `parts`, from the first on, stand on it in place of a page of
    their own.
    """
    result, shaper = part.result, press.shaper
    records = [press.bundle.record(known) for known in part.records]
    top: list[Block] = [
        item_head(shaper, result),
        quotation(press.bundle.standard, result.item),
        Gap(3.4),
        *band(result),
        *(block for check in result.checks for block in strip(check, press.bundle.facts)),
    ]
    groups = [
        _Group(1, months(result)),
        _Group(2, others(result)),
        _Group(3, plain_tables(result)),
        _Group(4, definitions(_definitions(part, records))),
        _Group(0, missing(_missing(result))),
    ]
    last = [*judgement_note(result), opinions(result, press.bundle.on.isoformat())]
    page = _Page(shaper, top, groups, last, continued_head(result.item))
    blocks, aboard = _best(page, records, parts, press.bundle.facts, result.beside)
    return press.lay(blocks, f"{result.item.id}　{result.item.title}"), aboard


@dataclass(frozen=True)
class _Group:
    """Blocks that stay together; the lower the rank, the sooner they get room on the first page."""

    rank: int
    blocks: Sequence[Block]


@dataclass(frozen=True)
class _Page:
    """What must stand on an item's page whatever else finds room there."""

    shaper: Shaper
    top: Sequence[Block]
    groups: Sequence[_Group]
    last: Sequence[Block]
    again: Block

    def arranged(self, more: Sequence[_Group]) -> tuple[list[Block], float]:
        """All on the first page that has room there, in the order of the page; the rest on more.

        Returns the blocks and the height in mm of what goes to the second page.
        """
        frame, groups = Frame("evidence", odd=True), [*self.groups, *more]
        room = frame.height - tall(self.shaper, frame.width, [*self.top, *self.last])
        chosen: set[int] = set()
        for group in sorted(groups, key=lambda group: group.rank):
            needed = tall(self.shaper, frame.width, group.blocks)
            if needed <= room:
                room -= needed
                chosen.add(group.rank)
            elif group.rank == 0:
                # More is missing than a page holds: it runs on, and nothing goes before it.
                rest = [block for other in groups if other.rank for block in other.blocks]
                page = [*self.top, *group.blocks, *self.last, NewPage(), self.again, *rest]
                return page, tall(self.shaper, frame.width, [self.again, *rest])
        here = [block for group in groups if group.rank in chosen for block in group.blocks]
        rest = [block for group in groups if group.rank not in chosen for block in group.blocks]
        page = [*self.top, *here, Gap(max(room, 0.0)), *self.last]
        if not rest:
            return page, 0.0
        again = [self.again, *rest]
        return [*page, NewPage(), *again], tall(self.shaper, frame.width, again)


def _best(
    page: _Page,
    records: Sequence[Record],
    parts: Sequence[Printed],
    facts: Facts,
    attached: Collection[str],
) -> tuple[list[Block], int]:
    """As many registers on the item's page as it holds; those of its second page if it needs one.

    Names in the list of records are cut short only where the page is full otherwise.
    """
    most = next((n for n, part in enumerate(parts) if not part.inset), len(parts))
    for pages in (1, 2):
        for aboard in range(most, -1, -1):
            told = frozenset().union(*(part.told for part in parts[:aboard]))
            left = [record for record in records if record.id not in told]
            for whole in (True, False):
                more = [_Group(6 + n, part.inset) for n, part in enumerate(parts[:aboard])]
                if aboard and len(left) <= FEW:
                    more.append(_Group(5, besides(left, facts, attached)))
                else:
                    more.append(_Group(5, listing(left, facts, page.shaper, whole=whole)))
                blocks, beyond = page.arranged(more)
                if not beyond or (pages == 2 and beyond <= Frame("evidence", odd=True).height):
                    return blocks, aboard
    return page.arranged([_Group(5, listing(records, facts, page.shaper, whole=False))])[0], 0


def months(result: ItemResult) -> list[Block]:
    """The matrix of months of all checks that have one."""
    series = series_of(result.checks)
    if not series:
        return []
    tables = [check.finding.table for check in result.checks if by_months(check)]
    heads = next((table.head for table in tables if table and table.head), ())
    span = next((check.finding.span for check in result.checks if by_months(check)), None)
    year = f"{span.first.year}年" if span and span.first.year == span.last.year else ""
    return matrix(series, heads or tuple(map(str, range(1, 13))), f"{year}各月落实情况")


def others(result: ItemResult) -> list[Block]:
    """What the checks came to that have no line in the matrix, where there are several checks."""
    rest = [check for check in result.checks if not by_months(check)]
    return check_table(rest) if len(result.checks) > 1 and rest else []


def by_months(check: CheckResult) -> bool:
    """Whether a check stands in the matrix of months."""
    return check.finding.table is not None and check.finding.table.months


def _missing(result: ItemResult) -> list[str]:
    said = list(
        dict.fromkeys(_sentence(gap.printed) for c in result.checks for gap in c.finding.gaps)
    )
    if len(said) > MOST_GAPS:
        more = len(said) - MOST_GAPS + 1
        said = [*said[: MOST_GAPS - 1], f"另有 {more} 项，逐项见“例外与补录说明”。"]
    return said


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "？", "！")) else f"{text}。"


def _definitions(part: Part, records: Sequence[Record]) -> list[tuple[str, str]]:
    result = part.result
    none = "" if result.outcome is Outcome.NOT_APPLICABLE else "本期无记录"
    beside = [record for record in records if record.id in result.beside]
    counted = [record for record in records if record.id not in result.beside]
    pairs = (
        ("计算公式", _formulas(result)),
        ("统计期", windows(result)),
        ("口　　径", result.item.note),
        ("说　　明", "\n".join(_notes(result))),
        ("取用记录", ranges(counted) or none),
        ("佐　　证", f"{ranges(beside)}。另附供查看，不计入上面的数。" if beside else ""),
    )
    return [(label, text) for label, text in pairs if text]


def _formulas(result: ItemResult) -> str:
    """The formulas; a line of the matrix shows its numbers itself."""
    if len(result.checks) == 1:
        return result.checks[0].finding.formula
    return "；".join(
        f"{check.check.title}：{check.finding.formula}"
        for check in result.checks
        if check.finding.formula and not by_months(check) and check.check.rule not in PLAIN
    )


def _notes(result: ItemResult) -> list[str]:
    """What must be known beside the numbers, by check where there are several."""
    if len(result.checks) == 1:
        return ["".join(_sentence(said) for said in result.checks[0].finding.notes)]
    return [
        f"{check.check.title}：{''.join(_sentence(said) for said in check.finding.notes)}"
        for check in result.checks
        if check.finding.notes
    ]
