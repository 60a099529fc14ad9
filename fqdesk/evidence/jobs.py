"""今天补什么: the dated gaps of the chosen standards as jobs, nearest last day first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fqdesk.evidence.claims import Item, Standard
from fqdesk.evidence.judge import Assessment, CheckResult, ItemResult
from fqdesk.evidence.outcomes import Gap, Outcome, worst


@dataclass(frozen=True)
class Served:
    """A claim that a job serves, and what the claim would become once the job is done."""

    standard: Standard
    item: Item
    becomes: Outcome | None = None
    """None where more is missing than this job."""
    left: int = 1
    """How many things the claim still lacks in that year, this one among them."""
    running: bool = False
    """Whether it is about the running year, which no standard judges yet."""

    @property
    def effect(self) -> str:
        """→ 达标, → 今年达标, 今年还差 6 件."""
        year = "今年" if self.running else ""
        return f"→ {year}{self.becomes.label}" if self.becomes else f"{year}还差 {self.left} 件"

    @property
    def said(self) -> str:
        """崇州 2019 第 2 条 → 达标."""
        place = f"第 {self.item.number} 条" if self.item.number else self.item.id
        return f"{self.standard.short} {place} {self.effect}"


@dataclass(frozen=True)
class Job:
    """One thing to do, however many claims ask for it."""

    gap: Gap
    day: date
    serves: tuple[Served, ...]

    def overdue(self, on: date) -> bool:
        """Whether its last day has passed."""
        return self.day < on


def jobs(assessments: Iterable[Assessment]) -> tuple[Job, ...]:
    """Every gap that has a last day, once, with all claims that it serves.

    Gaps without a day, or not in the station's hands, stay with their item (mockups/README.md 01).
    """
    found: dict[object, tuple[Gap, list[Served]]] = {}
    for assessment in assessments:
        for result in assessment.items:
            for gap, becomes, left, running in _gaps(result):
                served = Served(assessment.standard, result.item, becomes, left, running)
                claims = found.setdefault(_key(gap), (gap, []))[1]
                if all(known.item is not result.item for known in claims):
                    claims.append(served)
    dated = [
        Job(gap, gap.day, tuple(serves)) for gap, serves in found.values() if gap.day is not None
    ]
    return tuple(sorted(dated, key=lambda job: (job.day, job.gap.said)))


def _gaps(result: ItemResult) -> Iterator[tuple[Gap, Outcome | None, int, bool]]:
    """Gaps of an item: what closing each makes of it, how many are open, of which year."""
    now = [gap for check in result.checks for gap in check.finding.gaps]
    soon = {_key(gap) for check in result.checks for gap in check.finding.ahead}
    for check in result.checks:
        becomes = _without(result, check)
        alone = len(check.finding.gaps) == 1
        for gap in check.finding.gaps:
            yield gap, becomes if alone else None, len(now), False
        for gap in check.finding.ahead:
            yield gap, becomes if len(soon) == 1 else None, len(soon), True


def _without(result: ItemResult, closed: CheckResult) -> Outcome:
    """The item's outcome once this check is met."""
    return worst(Outcome.MET if check is closed else check.outcome for check in result.checks)


def _key(gap: Gap) -> object:
    """The same thing to do: what opens, what it fills in, until when."""
    fill: Mapping[str, str] = gap.fill
    return (gap.kind, gap.record, gap.day, tuple(sorted(fill.items())))
