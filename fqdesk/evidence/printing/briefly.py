"""Findings in few words: the numbers of a check on one line, and what an item comes down to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from fqdesk.domain.periods import Span, say_day
from fqdesk.evidence.judge import CheckResult, ItemResult
from fqdesk.evidence.outcomes import Finding, Outcome
from fqdesk.evidence.printing.wording import window
from fqdesk.evidence.say import OPS, holds, number, percent

OPEN = {
    "ratio_figure": "数据未录入",
    "count_figure": "数据未录入",
    "trend": "数据未录入",
    "narrative": "还没有人判断",
    "materials": "材料未放入",
    "declared": "声明未签或未确认",
}
"""By rule: an unconfirmed check in few words."""

AGAINST = {">": "≤", "≥": "<", "<": "≥", "≤": ">", "=": "≠"}
"""What stands between number and requirement where the requirement is not met."""


@dataclass(frozen=True)
class Measured:
    """A number compared with a requirement; `whole` is None for a plain number."""

    part: Fraction
    whole: Fraction | None
    op: str
    threshold: str

    @property
    def value(self) -> Fraction:
        """What is compared."""
        return self.part / self.whole if self.whole else self.part

    @property
    def wanted(self) -> Fraction:
        """The requirement as a number."""
        share = self.threshold.endswith("%")
        return Fraction(self.threshold.removesuffix("%")) / (100 if share else 1)

    @property
    def met(self) -> bool:
        """Whether the requirement is met, exactly."""
        return holds(self.value, self.op, self.wanted)

    @property
    def shown(self) -> str:
        """The number as printed."""
        return percent(self.value, self.wanted) if self.whole else number(self.part)

    @property
    def sign(self) -> str:
        """The relation that is true."""
        return self.op if self.met else AGAINST[self.op]

    @property
    def asked(self) -> str:
        """The requirement in words: 高于 90%."""
        return f"{OPS[self.op]} {self.threshold}"


def measured(finding: Finding) -> Measured | None:
    """The comparison of a finding; None where it is of another kind (periods held out of due)."""
    part, whole, limit = finding.numerator, finding.denominator, finding.threshold
    if part is None or not finding.op or not limit:
        return None
    if limit.endswith("%") and whole:
        return Measured(Fraction(part), Fraction(whole), finding.op, limit)
    if not limit.endswith("%") and whole is None:
        return Measured(Fraction(part), None, finding.op, limit)
    return None


def numbers(finding: Finding) -> str:
    """The numbers on one line: 10/11，90.9% > 90%; 3 ≥ 1; 11/12; empty where there are none."""
    if finding.numerator is None or finding.denominator == 0:
        return ""
    part = number(finding.numerator)
    compared = measured(finding)
    if compared:
        lead = f"{part}/{number(compared.whole)}，" if compared.whole else ""
        if compared.met:
            return f"{lead}{compared.shown} {compared.op} {compared.threshold}"
        return f"{lead}{compared.shown}，要求 {compared.op} {compared.threshold}"
    return f"{part}/{number(finding.denominator)}" if finding.denominator else part


def check_numbers(check: CheckResult) -> str:
    """The numbers of a check in a table; a declaration counts the days it covers."""
    said = numbers(check.finding)
    return f"{said} 天" if said and check.check.rule == "declared" else said or "—"


def deciding(result: ItemResult) -> list[CheckResult]:
    """The checks that have the item's outcome, those with numbers first."""
    same = [check for check in result.checks if check.outcome is result.outcome]
    return sorted(same, key=lambda check: not numbers(check.finding)) or list(result.checks)


def briefly(result: ItemResult) -> str:
    """What an item comes down to, on one short line for the overview."""
    checks = deciding(result)
    if not checks or result.outcome is Outcome.OUT_OF_SCOPE:
        return clause(checks[0].finding.reason) if checks else ""
    if result.item.type == "NEG":
        return f"声明 {_met(result.checks)}/{len(result.checks)} 项"
    if len(result.checks) > 1 and result.outcome is Outcome.MET:
        return f"{len(_counting(result.checks))} 个检查点均达标"
    first = checks[0]
    if first.finding.by is not None:
        return clause(first.finding.reason.partition("判断：")[2] or first.finding.reason)
    if result.outcome is Outcome.UNCONFIRMED:
        return OPEN.get(first.check.rule) or clause(first.finding.reason)
    said = numbers(first.finding) or clause(first.finding.reason)
    name = clause(first.check.title) if len(result.checks) > 1 else ""
    return f"{name} {said}".strip()


def _met(checks: Sequence[CheckResult]) -> int:
    return sum(check.outcome is Outcome.MET for check in checks)


def _counting(checks: Sequence[CheckResult]) -> list[CheckResult]:
    aside = {Outcome.NOT_APPLICABLE, Outcome.OUT_OF_SCOPE}
    return [check for check in checks if check.outcome not in aside]


def clause(sentence: str) -> str:
    """The first part of a sentence."""
    return re.split(r"[，。；：（]", sentence, maxsplit=1)[0]


def spans(result: ItemResult) -> list[tuple[Span, list[str]]]:
    """The windows that the checks looked at, each with the titles of its checks."""
    found: dict[Span, list[str]] = {}
    for check in result.checks:
        if check.finding.span:
            found.setdefault(check.finding.span, []).append(check.check.title)
    return list(found.items())


def say_window(span: Span) -> str:
    """A window in words; a single day as itself."""
    return say_day(span.first) if span.first == span.last else window(span)
