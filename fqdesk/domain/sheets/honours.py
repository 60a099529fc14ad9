"""Honours beside the window in which they count: which still serve, and the day each drops out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.catalog.honours import STATES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import Choices
from fqdesk.domain.honours import Standing, standings, state_on
from fqdesk.domain.kinds import Kind
from fqdesk.domain.periods import Span, say_day, window_back
from fqdesk.domain.records import Record

WINDOW_MONTHS = 36
"""近三年 (崇州 26)."""
CLAIM = "崇州第 26 条"
"""The claim that counts them: at least one."""
SOON = 60
"""Days before an honour drops out from which it is told."""


@dataclass(frozen=True, kw_only=True)
class HonourRow:
    """One honour as the page lists it."""

    record: Record
    who: str
    counts: bool
    """As a collective honour of a named body inside the window."""
    why: str
    drops_out: date
    left: int
    """Days until then, below zero when it is past."""
    state: str
    """done, due, partly or not_applicable, as the window paints states."""
    said: str

    @property
    def runs(self) -> bool:
        """Whether its window is of any use: it counts, or is a valid one of a person."""
        return self.state != "not_applicable"


@dataclass(frozen=True, kw_only=True)
class HonourSheet:
    """All honours decided by a day."""

    on: date
    window: Span
    collective: tuple[HonourRow, ...]
    individual: tuple[HonourRow, ...]

    @property
    def counting(self) -> tuple[HonourRow, ...]:
        """The collective ones that count, the first to drop out first."""
        found = [row for row in self.collective if row.counts]
        return tuple(sorted(found, key=lambda row: (row.drops_out, row.record.id)))

    @property
    def rows(self) -> tuple[HonourRow, ...]:
        """All of them."""
        return (*self.collective, *self.individual)

    def row(self, record: str) -> HonourRow | None:
        """The row of a record."""
        return next((row for row in self.rows if row.record.id == record), None)

    def after(self, row: HonourRow) -> str:
        """What is left for the claim once this one has dropped out."""
        if not row.counts:
            return ""
        rest = [other for other in self.counting if other.drops_out > row.drops_out]
        if not rest:
            return f"退出以后窗口里就没有集体表彰了，{CLAIM}将不达标。"
        return (
            f"退出以后还有 {len(rest)} 项计入，{CLAIM}不受影响；"
            f"下一项退出是 {say_day(rest[0].drops_out)}。"
        )

    def count_on(self, day: date) -> int:
        """How many of those known now still count on a later day."""
        return len([row for row in self.counting if row.drops_out > day])


def honour_sheet(facts: Facts, on: date) -> HonourSheet:
    """Honours up to a day, which may lie ahead: nothing new is assumed until then."""
    found = standings(facts, WINDOW_MONTHS, on)
    rows = [_row(facts, standing, on) for standing in found]
    collective = [row for row in rows if row.record["recipient_type"] == "collective"]
    return HonourSheet(
        on=on,
        window=window_back(on, WINDOW_MONTHS),
        collective=tuple(sorted(collective, key=_order)),
        individual=tuple(row for row in rows if row not in collective),
    )


def _order(row: HonourRow) -> tuple[int, date]:
    """Those that count by the day they drop out; then what no longer does, newest first."""
    if row.counts:
        return 0, row.drops_out
    return 1, date.fromordinal(date.max.toordinal() - row.record.day.toordinal())


def _row(facts: Facts, standing: Standing, on: date) -> HonourRow:
    record = standing.honour
    left = (standing.drops_out - on).days
    state, said = _state(record, standing, left, on)
    person = record["person"]
    unit = record["unit"] or (str(facts.station["name"]) if facts.station else "")
    return HonourRow(
        record=record,
        who=facts.name(person) if person else unit,
        counts=standing.counts,
        why=standing.reason,
        drops_out=standing.drops_out,
        left=left,
        state=state,
        said=said,
    )


def _state(record: Record, standing: Standing, left: int, on: date) -> tuple[str, str]:
    now = state_on(record, on)
    if now != "valid":
        return "not_applicable", STATES[now]
    if record["recipient_type"] == "collective":
        if standing.counts:
            return ("due", f"计入，剩 {left} 天") if left <= SOON else ("done", "计入")
        return "not_applicable", "窗口已过" if left <= 0 else "不计入"
    if not record["files"]:
        return "partly", "缺扫描件"
    return "done", "有效"


def kept(record: Record, kind: Kind) -> str:
    """What there is to touch and where it lies: 证书，盒 6-03."""
    artefacts = kind.by_key["artefacts"]
    said = artefacts.show(record["artefacts"]) if isinstance(artefacts, Choices) else ""
    scans = len(record["files"] or ())
    parts = (said, record["storage"] or "", f"扫描 {scans} 页" if scans else "")
    return "，".join(part for part in parts if part)


def years(sheet: HonourSheet) -> Span:
    """The years that the bars are drawn in: from the window's first to the last that runs out."""
    ends: Iterable[date] = [row.drops_out for row in sheet.rows if row.runs]
    last = max((*ends, sheet.on), default=sheet.on)
    return Span(date(sheet.window.first.year, 1, 1), date(last.year, 12, 31))
