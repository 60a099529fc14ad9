"""The two rates: officers who took all their leave (全休率), and days taken of days due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from fqdesk.domain.calendar import GUESSED, Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.leave.entitlement import rule
from fqdesk.domain.leave.ledger import Balance, balances
from fqdesk.domain.periods import say_day, year as calendar_year
from fqdesk.domain.settings import LOCAL_SETTINGS


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A share with everything needed to count it again by hand; `value` None where nothing is due."""

    year: int
    numerator: int
    denominator: int
    value: Fraction | None
    formula: str
    people: tuple[str, ...]
    """Officers who are counted."""
    missing: tuple[str, ...]
    """Counted officers who still owe days."""
    excluded: tuple[tuple[str, str], ...]
    """Everybody else who was there, with the reason."""
    notes: tuple[str, ...]
    guessed: bool
    final: bool
    """The year is over and so is the next, into which its leave may cross."""


def full_leave_rate(facts: Facts, calendar: Calendar, year: int) -> Rate:
    """全休率: officers who took at least what they are due ÷ officers who are due any.

    No source defines the rate; this reads it by its words (domain.md B2) and prints the formula.
    """
    everybody = balances(facts, calendar, year)
    counted = _counted(everybody)
    full = len([balance for balance in counted if balance.complete])
    formula = (
        f"全休率 = 已休满 {full} 人 ÷ 应休 {len(counted)} 人 = {say_share(full, len(counted))}"
        if counted
        else f"{year} 年没有应休年休假的民警，不计算全休率"
    )
    return _rate(facts, everybody, year, full, len(counted), formula)


def day_leave_rate(facts: Facts, calendar: Calendar, year: int) -> Rate:
    """休假天数落实率: days taken, at most what is due, ÷ days due, of the same officers; in half days."""
    everybody = balances(facts, calendar, year)
    counted = _counted(everybody)
    taken = sum(min(balance.taken, balance.entitled) for balance in counted)
    due = sum(balance.entitled for balance in counted)
    formula = (
        f"休假天数落实率 = 已休 {say_halves(taken)} 天 ÷ 应休 {say_halves(due)} 天 = "
        f"{say_share(taken, due)}"
        if due
        else f"{year} 年没有应休年休假的民警，不计算落实率"
    )
    return _rate(facts, everybody, year, taken, due, formula)


def say_share(part: int, whole: int) -> str:
    """A percentage that never rounds onto a number it does not reach: 90.0%, 88.89%."""
    thousandths = Fraction(part * 1000, whole)
    if thousandths.denominator == 1:
        return f"{int(thousandths) // 10}.{int(thousandths) % 10}%"
    return f"{float(round(thousandths / 10, 2)):.2f}%"


def _counted(everybody: Iterable[Balance]) -> list[Balance]:
    return [b for b in everybody if b.excluded_because is None and b.entitled > 0]


def _rate(
    facts: Facts,
    everybody: Sequence[Balance],
    year: int,
    numerator: int,
    denominator: int,
    formula: str,
) -> Rate:
    counted = _counted(everybody)
    return Rate(
        year=year,
        numerator=numerator,
        denominator=denominator,
        value=Fraction(numerator, denominator) if denominator else None,
        formula=formula,
        people=tuple(b.person for b in counted),
        missing=tuple(b.person for b in counted if not b.complete),
        excluded=tuple((b.person, b.excluded_because) for b in everybody if b.excluded_because),
        notes=tuple(_notes(facts, everybody, counted, year)),
        guessed=any(b.guessed for b in counted),
        final=facts.on > calendar_year(year + 1).last,
    )


def _notes(
    facts: Facts, everybody: Sequence[Balance], counted: Sequence[Balance], year: int
) -> Iterable[str]:
    days = calendar_year(year)
    if facts.on < days.last:
        yield f"{year} 年还没有过完，这是到{say_day(facts.on)}的数，年底才定，不作为年度全休率。"
    elif facts.on <= calendar_year(year + 1).last:
        end = say_day(calendar_year(year + 1).last)
        yield f"{year} 年度的假因工作需要可以跨到下一年休，{end}以前数字还可能变。"
    transfer = LOCAL_SETTINGS["leave.transfer"].options[rule(facts, "leave.transfer")]
    yield f"计入范围：{transfer}民警；辅警不计入。"
    for balance in everybody:
        if balance.excluded_because and balance.role == "officer":
            yield f"不计入：{facts.name(balance.person)}，{balance.excluded_because}。"
    for balance in counted:
        if balance.carried_out:
            days_out = say_halves(balance.carried_out)
            yield f"{facts.name(balance.person)}有 {days_out} 天在 {year + 1} 年休。"
        yield from (f"{facts.name(balance.person)}：{note}。" for note in balance.notes)
    if any(balance.guessed for balance in counted):
        yield f"有的天数所在年份还没有放假通知，{GUESSED}。"
