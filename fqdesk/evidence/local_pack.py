"""Standards made of claims that people of the station pasted and confirmed, judged like shipped ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.claims import Standard
from fqdesk.evidence.rules import RULES
from fqdesk.evidence.standard import CHECK, from_raw

TYPES = {
    "cadence": "CAD",
    "per_place": "CAD",
    "declared": "NEG",
    "materials": "ATT",
    "trend": "TREND",
    "count_at_least": "COUNT",
    "count_figure": "COUNT",
    "headcount": "COUNT",
    "staffing": "COUNT",
    "honours_window": "COUNT",
    "narrative": "NARR",
}
"""Rule → type of its claim, where that is not RATIO."""


def local_standards(records: Iterable[Record]) -> tuple[Standard, ...]:
    """One standard per name among the `claim` records, by name; none where nothing was pasted."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        if record.kind == "claim":
            groups.setdefault(record["standard"], []).append(record)
    return tuple(
        _built(name, tuple(sorted(group, key=lambda record: record["item"])))
        for name, group in sorted(groups.items())
    )


def _built(name: str, claims: tuple[Record, ...]) -> Standard:
    chapters = {record["chapter"]: str(n) for n, record in enumerate(_firsts(claims), 1)}
    dates = [record.day for record in claims]
    raw = {
        "id": name,
        "prefix": str(claims[0]["item"]).partition("-")[0],
        "title": name,
        "short": name,
        "issuer": "本地粘贴",
        "version": f"本地确认至{say_day(max(dates))}",
        "source": f"原文由本所粘贴，{say_day(min(dates))}起逐条确认",
        "notes": [],
        "chapter": [
            {"id": key, "title": title[:40], "quote": title} for title, key in chapters.items()
        ],
        "item": [_item(record, chapters[record["chapter"]]) for record in claims],
    }
    return from_raw(raw, f"本地标准“{name}”")


def _firsts(claims: Iterable[Record]) -> list[Record]:
    return list({record["chapter"]: record for record in reversed(list(claims))}.values())[::-1]


def _item(record: Record, chapter: str) -> dict[str, Any]:
    checks, note = _checks(record)
    quote = record["quote"]
    tested = record["tested"] or quote
    who = f"{record['said_by'] or '没有写名字'}，{say_day(record.day)}"
    return {
        "id": record["item"],
        "title": record["title"],
        "quote": quote,
        "tested": tested if tested in quote else quote,
        "paragraph": record["paragraph"],
        "chapter": chapter,
        "type": list(dict.fromkeys(TYPES.get(check["rule"], "RATIO") for check in checks)),
        "scope": "IN",
        "note": note or (f"算法由{who}确认。" if record["confirmed"] else ""),
        "check": checks,
    }


def _checks(record: Record) -> tuple[list[dict[str, Any]], str]:
    """The confirmed checks, else one question to a person; and what to say about it."""
    asked = {
        "id": "narrative",
        "title": record["title"],
        "rule": "narrative",
        "asks": record["title"],
    }
    if not record["confirmed"] or not record["checks"]:
        return [asked], ""
    try:
        checks = read_checks(record["checks"])
    except ValueError as wrong:
        return [asked], f"确认过的算法读不懂（{wrong}），改由人判断。"
    return checks, ""


def read_checks(text: str) -> list[dict[str, Any]]:
    """The checks that a claim keeps as JSON. Raises ValueError with a Chinese sentence's end."""
    try:
        held = json.loads(text)
    except ValueError:
        raise ValueError("不是 JSON") from None
    if not isinstance(held, list) or not held:
        raise ValueError("应是检查点的列表")
    for check in held:
        if said := complaint(check):
            raise ValueError(said)
    if len({check["id"] for check in held}) < len(held):
        raise ValueError("检查点编号用了两次")
    return held


def complaint(check: Any) -> str:
    """What is wrong with one check, empty where nothing is."""
    if not isinstance(check, Mapping):
        return "检查点应是一个表"
    if missing := [key for key in CHECK if not isinstance(check.get(key), str)]:
        return f"检查点缺少“{missing[0]}”"
    rule = RULES.get(check["rule"])
    if rule is None:
        return f"没有“{check['rule']}”这条规则"
    _, faults = rule.read({key: value for key, value in check.items() if key not in CHECK})
    return faults[0] if faults else ""
