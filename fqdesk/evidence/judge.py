"""Judging: every check of a standard by its rule, and how checks add up to items and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.errors import Refused
from fqdesk.evidence.claims import Check, Item, Standard
from fqdesk.evidence.outcomes import Finding, Outcome, worst
from fqdesk.evidence.params import Window, Wrong
from fqdesk.evidence.rules import RULES
from fqdesk.evidence.scope import Index, Scope, newest

OVERRIDDEN = ("threshold", "least", "window", "months")
"""Arguments that a station may set otherwise; all others are what the claim means."""


@dataclass(frozen=True)
class Judged:
    """What a person said of an item, beside what the records compute."""

    outcome: Outcome
    by: str
    """The name of the person; empty where the record does not say."""
    day: date
    reason: str
    check: str
    """The check it speaks of; empty for the whole item."""
    evidence: tuple[str, ...]
    record: str
    """Id of the judgement itself."""


@dataclass(frozen=True)
class CheckResult:
    """One check and what its rule found."""

    check: Check
    finding: Finding

    @property
    def outcome(self) -> Outcome:
        """What the records say, or the person whom the claim asks."""
        return self.finding.outcome

    @property
    def by_person(self) -> bool:
        """Whether nothing can be computed here and a person judges."""
        return self.check.rule == "narrative"


@dataclass(frozen=True)
class ItemResult:
    """One item: the worst of its checks, and a person's judgement where there is one."""

    item: Item
    outcome: Outcome
    checks: tuple[CheckResult, ...]
    judged: Judged | None
    attached: tuple[str, ...] = ()
    """Ids of records that people attached: papers that name the item, and any record linked to it."""

    @property
    def beside(self) -> tuple[str, ...]:
        """Those attached that no check looks at: shown and printed, never counted."""
        used = self.used
        return tuple(known for known in self.attached if known not in used)

    @property
    def used(self) -> frozenset[str]:
        """Ids of all records that its checks count, show or name in a table."""
        found: set[str] = set()
        for check in self.checks:
            found.update(check.finding.evidence, check.finding.beside)
            for row in check.finding.table.rows if check.finding.table else ():
                found.update(known for cell in row.cells for known in cell.records)
        return frozenset(found)

    @property
    def differs(self) -> bool:
        """Whether a person judged otherwise than the records compute; both are shown."""
        return (
            self.judged is not None
            and not self.judged.check
            and (self.judged.outcome is not self.outcome)
        )

    @property
    def basis(self) -> str:
        """How the outcome came about, in words: a person's word is never called a computation."""
        people = sum(check.by_person for check in self.checks)
        if people and people == len(self.checks):
            return "由人判断"
        return "按记录计算，含由人判断的" if people else "按记录计算"

    @property
    def judged_as_found(self) -> bool:
        """Whether the outcome is already the word of the newest judgement, so that both are one."""
        judged = self.judged
        return (
            judged is not None
            and len(self.checks) == 1
            and self.checks[0].finding.by is not None
            and judged.record in self.checks[0].finding.evidence
        )


@dataclass(frozen=True)
class Assessment:
    """A standard as judged for one day."""

    on: date
    standard: Standard
    items: tuple[ItemResult, ...]
    numbered: tuple[tuple[int, Outcome], ...]
    """The numbered standards all of whose items were judged, each with the worst of them."""
    counts: Mapping[Outcome, int]
    """How many items have each outcome."""

    def result(self, item_id: str) -> ItemResult | None:
        """The result of an item."""
        return next((result for result in self.items if result.item.id == item_id), None)

    @property
    def numbered_counts(self) -> Mapping[Outcome, int]:
        """How many numbered standards have each outcome."""
        return Counter(outcome for _, outcome in self.numbered)


def assess(
    standard: Standard,
    facts: Facts,
    calendar: Calendar,
    *,
    items: Collection[str] | None = None,
) -> Assessment:
    """Judge a standard, whole or some items, for the day `facts.on`. Raises Refused.

    Pure: the same facts give the same answer, in whatever order they were entered.
    """
    unknown = sorted(set(items or ()) - {item.id for item in standard.everything})
    if unknown:
        raise Refused(f"“{standard.short}”没有“{unknown[0]}”这一条。")
    index = Index(facts, calendar)
    chosen = [item for item in standard.everything if items is None or item.id in items]
    results = tuple(_judge(standard, item, index) for item in chosen)
    by_id = {result.item.id: result.outcome for result in results}
    numbered = tuple(
        (part.number, worst(by_id[item.id] for item in part.items))
        for part in standard.numbered
        if all(item.id in by_id for item in part.items)
    )
    counts = Counter(result.outcome for result in results)
    return Assessment(facts.on, standard, results, numbered, counts)


def override_key(standard: Standard, item: Item, check: Check, key: str) -> str:
    """The setting by which a station changes one argument of one check."""
    return f"check.{standard.id}.{item.id}.{check.id}.{key}"


def _judge(standard: Standard, item: Item, index: Index) -> ItemResult:
    checks = [
        CheckResult(check, _find(Scope(index, standard, item, check))) for check in item.checks
    ]
    found = ItemResult(
        item,
        worst(check.outcome for check in checks),
        tuple(checks),
        _judged(standard, item, index),
    )
    return replace(found, attached=_attached(standard, item, index))


def _attached(standard: Standard, item: Item, index: Index) -> tuple[str, ...]:
    """Papers that name the item, and records linked to it, as far as they still are."""
    facts = index.facts
    if item.outside:
        return ()
    papers = [paper.id for paper in index.materials if item.id in (paper["serves"] or ())]
    linked = [
        proof["record"]
        for proof in index.proofs.get(item.id, ())
        if proof["standard"] == standard.id
    ]
    return tuple(
        known
        for known in dict.fromkeys((*papers, *linked))
        if known in facts.by_id and facts.by_id[known].day <= facts.on
    )


def _find(scope: Scope) -> Finding:
    """The rule's finding, with local changes of its numbers said; a reference judges nothing."""
    params, notes = _overridden(scope)
    finding = RULES[scope.check.rule](scope, params)
    if scope.standard.reference and not scope.item.outside:
        # What only a person could judge has nothing to show beside a benchmark.
        shown = finding.reason if finding.value is not None else ""
        finding = replace(
            finding,
            outcome=Outcome.OUT_OF_SCOPE,
            reason=f"只作参考，不作判定。{shown}",
            gaps=(),
            ahead=(),
        )
    return replace(finding, notes=notes + finding.notes) if notes else finding


def _overridden(scope: Scope) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    facts, check = scope.facts, scope.check
    params, notes = dict(check.params), []
    for key in OVERRIDDEN:
        if key not in params:
            continue
        said = facts.setting_record(override_key(scope.standard, scope.item, check, key))
        if said is None:
            continue
        who = f"{said['said_by'] or '没有写依据'}，{say_day(said.day)}"
        try:
            raw = int(said["value"]) if isinstance(params[key], int) else said["value"]
            params[key] = RULES[check.rule].parse(key, raw, {})
        except (Wrong, ValueError):
            notes.append(f"本地设定“{said['value']}”读不懂，仍按标准原文（{who}）。")
        else:
            shown = params[key].said if isinstance(params[key], Window) else said["value"]
            notes.append(f"本地把{PARAMS[key]}改为 {shown}（{who}）。")
    return params, tuple(notes)


PARAMS = {
    "threshold": "要求",
    "least": "次数",
    "window": "窗口",
    "months": "月数",
}


def _judged(standard: Standard, item: Item, index: Index) -> Judged | None:
    """The newest judgement on the whole item, else the newest on one of its checks."""
    said = [
        record for record in index.judgements.get(item.id, ()) if record["standard"] == standard.id
    ]
    last = newest([record for record in said if not record["check"]] or said)
    if last is None:
        return None
    return Judged(
        Outcome(last["outcome"]),
        _name(last, index.facts),
        last.day,
        last["reason"],
        last["check"] or "",
        last["evidence"] or (),
        last.id,
    )


def _name(record: Record, facts: Facts) -> str:
    return facts.name(record["by"]) if record["by"] else record.by
