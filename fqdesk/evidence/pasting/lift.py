"""Lift numbers, operators, windows and cadences out of a sentence of a standard, as proposals.

Operators are read as domain.md 0.2 says: 以上、达到、不少于、至少 include the number (≥); 高于、超过
exclude it (>). Nothing is guessed where a sentence gives no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DIGITS = {"一": 1, "两": 2, "兩": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10}
NUMBER = r"(\d+(?:\.\d+)?|[一两兩二三四五六十])"
UNITS = "人|名|个|個|支|次|条|條|場|场|户|戶|间|間|张|張"
MORE = "超过|超過|高于|高於|大于|大於|多于|多於"
LEAST = "不少于|不少於|不低于|不低於|至少|达到|達到|达|達"
MOST = "不超过|不超過|不高于|不高於|至多"

SHARE = re.compile(
    rf"(?:({MOST})|({MORE})|({LEAST}))?(?:在|为|為)?(\d+(?:\.\d+)?)\s*[%％](以上|以下)?"
)
AMOUNT = re.compile(rf"(?:({MOST})|({MORE})|({LEAST}))[^，,。；;\d]{{0,8}}?{NUMBER}\s*({UNITS})")
LISTED = re.compile(rf"(?:(?<=[人名个個])、|和){NUMBER}\s*({UNITS})")
NEGATIVE = re.compile(
    rf"(?:近|最近|连续|連續)?{NUMBER}\s*年(?:来|來|内|內)?[^，,。；;]{{0,8}}未发生|"
    rf"(?:近|最近|连续|連續)?{NUMBER}\s*年(?:来|來|内|內)?[^，,。；;]{{0,8}}未發生"
)
WINDOW = re.compile(rf"近{NUMBER}\s*年(?:内|內)[^。；;]{{0,20}}(?:荣获|榮獲|获得|獲得|表彰)")
HEADCOUNT = re.compile(r"1\s*[:：]\s*(\d{3,6})")
TENURE = re.compile(rf"(?:年限|时间|時間|工作)(?:不少于|不少於){NUMBER}\s*年")
CADENCES = (
    ("month", re.compile("每月|按月")),
    ("quarter", re.compile("每季度?|按季度?")),
    ("half_year", re.compile("每半年")),
    ("year", re.compile("每年|每年度|年内至少|年內至少")),
    ("week", re.compile("每周|每週|每星期")),
)
CLAUSE = re.compile(r"[^，,。；;\n]+")


@dataclass(frozen=True)
class Proposal:
    """One number or window found: what sort, operator and value as worded, and where it stands.

    `sort` is share, amount, negative, window, tenure, headcount or cadence. `value` is per cent for
    a share, a count for an amount, months for negative, window and tenure, residents per officer for
    a headcount, times for a cadence (0: not said).
    """

    sort: str
    op: str
    value: float
    unit: str
    clause: str
    """The clause as it stands, for marking in the text."""
    start: int
    end: int
    """Where the clause lies in the text given."""


def lift(text: str) -> list[Proposal]:
    """Every proposal of a text, in reading order; at most one per number."""
    found = [proposal for clause in CLAUSE.finditer(text) for proposal in _clause(clause)]
    found += _across(text)
    return sorted(found, key=lambda proposal: (proposal.start, proposal.end, proposal.value))


def _clause(clause: re.Match[str]) -> Iterator[Proposal]:
    words = clause[0]
    at = {"clause": words.strip(), "start": clause.start(), "end": clause.end()}
    taken: set[int] = set()
    for hit in NEGATIVE.finditer(words):
        years = _number(hit[1] or hit[2])
        taken.update(range(hit.start(), hit.end()))
        yield Proposal("negative", "=", years * 12, "月", **at)  # type: ignore[arg-type]
    for hit in TENURE.finditer(words):
        taken.update(range(hit.start(), hit.end()))
        yield Proposal("tenure", "≥", _number(hit[1]) * 12, "月", **at)  # type: ignore[arg-type]
    for hit in SHARE.finditer(words):
        yield Proposal("share", _share_op(hit), float(hit[4]), "%", **at)  # type: ignore[arg-type]
    for hit in (*AMOUNT.finditer(words), *LISTED.finditer(words)):
        if hit.start() in taken:
            continue
        *ops, number, unit = hit.groups()
        op = _op(*ops) if ops else "≥"
        yield Proposal("amount", op, _number(number), unit, **at)  # type: ignore[arg-type]
    for hit in HEADCOUNT.finditer(words):
        yield Proposal("headcount", "≥", float(hit[1]), "人", **at)  # type: ignore[arg-type]
    yield from _cadence(words, at)


def _cadence(words: str, at: dict[str, object]) -> Iterator[Proposal]:
    for period, pattern in CADENCES:
        if pattern.search(words):
            times = re.search(rf"{NUMBER}\s*次", words)
            value = _number(times[1]) if times else 0
            yield Proposal("cadence", "≥", value, period, **at)  # type: ignore[arg-type]
            return


def _across(text: str) -> Iterator[Proposal]:
    for hit in WINDOW.finditer(text):
        yield Proposal("window", "≥", _number(hit[1]) * 12, "月", hit[0], hit.start(), hit.end())


def _share_op(hit: re.Match[str]) -> str:
    if hit[5] == "以下":
        return "≤"
    return "≥" if hit[5] == "以上" else _op(hit[1], hit[2], hit[3])


def _op(most: str | None, more: str | None, least: str | None) -> str:
    if most:
        return "≤"
    if more:
        return ">"
    return "≥" if least else "="


def _number(text: str) -> float:
    return float(DIGITS[text]) if text in DIGITS else float(text)
