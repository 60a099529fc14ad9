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
    """None where more is missing than this job, or where it serves the running year only."""

    @property
    def said(self) -> str:
        """崇州 2019 第 2 条 → 达标."""
        place = f"第 {self.item.number} 条" if self.item.number else self.item.id
        end = f" → {self.becomes.label}" if self.becomes else ""
        return f"{self.standard.short} {place}{end}"


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
            for check in result.checks:
                for gap, becomes in _gaps(result, check):
                    served = Served(assessment.standard, result.item, becomes)
                    claims = found.setdefault(_key(gap), (gap, []))[1]
                    if all(known.item is not result.item for known in claims):
                        claims.append(served)
    dated = [
        Job(gap, gap.day, tuple(serves)) for gap, serves in found.values() if gap.day is not None
    ]
    return tuple(sorted(dated, key=lambda job: (job.day, job.gap.said)))


def _gaps(result: ItemResult, check: CheckResult) -> Iterator[tuple[Gap, Outcome | None]]:
    finding = check.finding
    for gap in finding.gaps:
        alone = len(finding.gaps) == 1
        yield gap, _without(result, check) if alone else None
    yield from ((gap, None) for gap in finding.ahead)


def _without(result: ItemResult, closed: CheckResult) -> Outcome:
    """The item's outcome once this check is met."""
    return worst(Outcome.MET if check is closed else check.outcome for check in result.checks)


def _key(gap: Gap) -> object:
    """The same thing to do: what opens, what it fills in, until when."""
    fill: Mapping[str, str] = gap.fill
    return (gap.kind, gap.record, gap.day, tuple(sorted(fill.items())))
