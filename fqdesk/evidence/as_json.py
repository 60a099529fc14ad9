"""An assessment as the JSON document that the command line prints."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from fqdesk.evidence.judge import Assessment, CheckResult, Judged


def to_json(assessment: Assessment) -> dict[str, Any]:
    """The document that `fqdesk assess --json` prints; exactly the keys of cli.md."""
    return {
        "on": assessment.on.isoformat(),
        "standard": assessment.standard.id,
        "items": [
            {
                "number": result.item.number,
                "item": result.item.id,
                "outcome": result.outcome.value,
                "checks": [_check_json(check) for check in result.checks],
                "judged": _judged_json(result.judged),
            }
            for result in assessment.items
        ],
    }


def _check_json(result: CheckResult) -> dict[str, Any]:
    finding = result.finding
    return {
        "check": result.check.id,
        "outcome": finding.outcome.value,
        "reason": finding.reason,
        "op": finding.op,
        "threshold": finding.threshold,
        "numerator": _plain(finding.numerator),
        "denominator": _plain(finding.denominator),
        "value": None if finding.value is None else float(finding.value),
        "from": finding.span.first.isoformat() if finding.span else None,
        "to": finding.span.last.isoformat() if finding.span else None,
        "evidence": list(finding.evidence),
    }


def _judged_json(judged: Judged | None) -> dict[str, Any] | None:
    if judged is None:
        return None
    return {
        "outcome": judged.outcome.value,
        "by": judged.by,
        "day": judged.day.isoformat(),
        "reason": judged.reason,
    }


def _plain(number: Fraction | int | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if number is None:
        return None
    return int(number) if Fraction(number).denominator == 1 else float(number)
