"""What is out of the ordinary, printed openly: gaps, late entries, judgements that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import say_day
from fqdesk.evidence.bundle import Bundle, Part, item_place, record_place
from fqdesk.evidence.judge import CheckResult
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.layout.flow import Leaf
from fqdesk.evidence.layout.paragraph import RED, Style
from fqdesk.evidence.layout.table import Ledger
from fqdesk.evidence.layout.tablehead import Heading
from fqdesk.evidence.layout.tablemodel import Cell, Column, Row, nothing
from fqdesk.evidence.outcomes import Finding, Gap, Outcome
from fqdesk.evidence.printing.cross_checks import cross_checks
from fqdesk.evidence.printing.pieces import note, page_title
from fqdesk.evidence.printing.press import Press
from fqdesk.evidence.printing.wording import iso, month_day

NAME = "例外与补录说明"
MISSING, LATE, AFTER, DIFFERS, LOCAL, NOT_APPLICABLE = (
    "缺项",
    "补录",
    "事后",
    "自评",
    "口径",
    "不适用",
)
_SEVERE = frozenset({MISSING, LATE, AFTER, DIFFERS})
_SMALL = Style("song", 8.5)
MOST_ALONE, TOGETHER = 4, 6
"""Gaps of one check that get a line each, and how many share a line where there are more."""


@dataclass(frozen=True)
class Exceptional:
    """One thing out of the ordinary, and where in the volume it shows."""

    sort: str
    about: str
    said: str
    reason: str
    by: str
    place: str


def exceptional(bundle: Bundle) -> list[Exceptional]:
    """Everything out of the ordinary: gaps first, then late entries, judgements, conventions."""
    found = [entry for part in bundle.everything for entry in _of_part(part)]
    found += _late(bundle)
    order = (MISSING, LATE, AFTER, DIFFERS, LOCAL, NOT_APPLICABLE)
    return sorted(found, key=lambda entry: order.index(entry.sort))


def exceptions(press: Press) -> list[Leaf]:
    """The pages that list them."""
    found = exceptional(press.bundle)
    counts = Counter(entry.sort for entry in found)
    summed = "　".join(f"{sort} {count}" for sort, count in counts.items())
    columns = (
        Column("序号", 9, "center"),
        Column("类别", 14, "center", Style("hei", 8.5)),
        Column("对象", 19, style=_SMALL),
        Column("情况", 42, style=_SMALL, most=20),
        Column("理由与处置", 41, style=_SMALL, most=40),
        Column("认定", 21, "center", Style("song", 8)),
        Column("见页", 10, "center"),
    )
    rows = [_row(n, entry) for n, entry in enumerate(found, 1)]
    blocks: list[Block] = [
        page_title(NAME, (f"本册共 {len(found)} 项", "", summed)),
        Ledger(
            columns, rows or [nothing(reason="没有缺项、补录和不同意见")], Heading(head=8), row=10.0
        ),
        *cross_checks(press.bundle),
        note(
            "以上各项在所涉页面同时标出，不因印册而隐去。“补录”按登记日减发生日计算，超过 "
            f"{press.bundle.facts.late_limit} 天即列入；“自评”为人的判断与按记录计算不同；"
            "缺项的理由由派出所在“理由与处置”栏手写或另附说明。"
        ),
    ]
    return press.lay(blocks, NAME)


def _row(number: int, entry: Exceptional) -> Row:
    look = Style("hei", 8.5, RED) if entry.sort in _SEVERE else Style("hei", 8.5)
    return Row(
        (
            str(number),
            Cell(entry.sort, style=look),
            entry.about,
            entry.said,
            entry.reason,
            entry.by,
            Cell(page_of=entry.place, link=entry.place),
        )
    )


def _of_part(part: Part) -> Iterator[Exceptional]:
    result = part.result
    if result.item.outside:
        return
    place, item = item_place(result.item.id), result.item.id
    judged = result.judged
    by = f"{judged.by}\n{iso(judged.day)}" if judged else ""
    for check in result.checks:
        yield from _of_check(check, item, place, several=len(result.checks) > 1)
    if judged and result.differs:
        said = f"按记录计算为{result.outcome.label}，自评为{judged.outcome.label}"
        yield Exceptional(DIFFERS, item, said, judged.reason, by, place)
    elif judged and judged.check:
        check_result = next((c for c in result.checks if c.check.id == judged.check), None)
        if check_result and check_result.outcome is not judged.outcome:
            said = f"{check_result.check.title}：按记录计算为{check_result.outcome.label}，"
            said += f"自评为{judged.outcome.label}"
            yield Exceptional(DIFFERS, item, said, judged.reason, by, place)


def _of_check(check: CheckResult, item: str, place: str, *, several: bool) -> Iterator[Exceptional]:
    finding, lead = check.finding, f"{check.check.title}：" if several else ""
    who = f"{finding.by.by}\n{iso(finding.by.day)}".strip() if finding.by else ""
    if check.outcome in {Outcome.NOT_MET, Outcome.PARTLY}:
        for said, when in _gaps(finding) or [(f"{lead}{finding.reason}", "")]:
            yield Exceptional(MISSING, item, said, when, who, place)
    elif check.outcome is Outcome.NOT_APPLICABLE:
        name, by = check.check.title, who or "按记录计算"
        yield Exceptional(NOT_APPLICABLE, item, name, finding.reason, by, place)
    for said in finding.notes:
        if said.startswith("本地把"):
            yield Exceptional(LOCAL, item, f"{lead}{said}", "", "本地设定", place)


def _gaps(finding: Finding) -> list[tuple[str, str]]:
    """What is missing, one line each, several to a line where there are many."""
    said = [_told(gap) for gap in finding.gaps]
    if len(said) <= MOST_ALONE:
        return said
    groups = [said[n : n + TOGETHER] for n in range(0, len(said), TOGETHER)]
    return [("；".join(text for text, _ in group), group[0][1]) for group in groups]


def _told(gap: Gap) -> tuple[str, str]:
    """What is missing, and the reason that was given or the day by which it can be closed."""
    said, _, explained = gap.printed.partition("，已说明：")
    if explained or gap.day is None or say_day(gap.day) in said:
        return said, explained
    return said, f"可在{say_day(gap.day)}前补上"


def _late(bundle: Bundle) -> Iterator[Exceptional]:
    facts = bundle.facts
    for known in bundle.first:
        record = bundle.record(known)
        kind, place = KINDS[record.kind], record_place(known)
        about = record.number or kind.label
        if record.entered_at is None:
            continue
        entered, name = record.entered_at.date(), kind.name(record.values, facts.name)
        by = f"{record.by}\n{iso(entered)}" if record.by else iso(entered)
        if days := facts.late(record):
            said = f"{name}，{month_day(entered)}登记，晚 {days} 天"
            yield Exceptional(LATE, about, said, record["late_reason"] or "", by, place)
        elif kind.event and entered > bundle.on:
            said = f"{name}，在基准日之后（{say_day(entered)}）才登记"
            yield Exceptional(AFTER, about, said, record["late_reason"] or "", by, place)
