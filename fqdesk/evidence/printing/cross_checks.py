"""What the records of a volume say against each other: every rule that was run, with what it found."""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.domain.periods import say_day
from fqdesk.domain.selfcheck import TITLES, Finding, findings
from fqdesk.evidence.bundle import Bundle
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.paragraph import Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Column, Row
from fqdesk.evidence.printing.pieces import section_head

MOST_TOLD = 8
"""Findings of one rule that are told one by one."""
LATE, PRIVATE = "late", "private_text"

_SMALL = Style("song", 8.5)


def cross_checks(bundle: Bundle) -> list[Block]:
    """A line for every rule, also where nothing was found, with the answers that people gave."""
    printed = set(bundle.records)
    found = [
        finding
        for finding in findings(bundle.facts, bundle.calendar)
        if printed.intersection(finding.records)
    ]
    columns = (
        Column("序号", 9, "center"),
        Column("核对内容", 56, style=_SMALL),
        Column("查出", 15, "center", _SMALL),
        Column("情况和处理", 76, style=_SMALL, most=60),
    )
    rows = [
        _row(n, title, [finding for finding in found if finding.rule == rule], bundle)
        for n, (rule, title) in enumerate(TITLES.items(), 1)
    ]
    head = section_head(
        "相互核对（自查）结果", f"{say_day(bundle.on)}，只列涉及本册记录的", before=6
    )
    return [head, Ledger(columns, rows, Heading(head=7), row=6.9)]


def _row(number: int, title: str, found: Sequence[Finding], bundle: Bundle) -> Row:
    said = "\n".join(_told(found, bundle)) if found else "—"
    return Row((str(number), title, f"{len(found)} 处", said))


def _told(found: Sequence[Finding], bundle: Bundle) -> list[str]:
    rule = found[0].rule
    if rule == LATE:
        return ["见上表“补录”各项。"]
    if rule == PRIVATE:
        # The sentence may quote what should not have been written; paper names the record only.
        named = dict.fromkeys(bundle.facts.name(known) for f in found for known in f.records)
        return [f"涉及{'、'.join(named)}，已提示登记人改写。"]
    told = [
        f"{finding.said}{f'已说明：{finding.answered}' if finding.answered else ''}"
        for finding in found[:MOST_TOLD]
    ]
    more = len(found) - MOST_TOLD
    return [*told, f"另有 {more} 处，见系统“自查”。"] if more > 0 else told
