"""Confirming pasted claims: each becomes a record; nothing counts by a rule until a person confirmed it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fqdesk.desk.desk import Desk
from fqdesk.domain.records import Record
from fqdesk.errors import Fault, Refused
from fqdesk.evidence.local_pack import read_checks
from fqdesk.evidence.pasting import Suggestion, suggest

LONGEST = 20
"""Signs of a local standard's name: it stands in every judgement and on every page."""


def suggestions(desk: Desk, text: str) -> list[Suggestion]:
    """The pieces of a pasted text. Raises Refused where it has no numbering."""
    shipped = [known for known in desk.standards() if not known.reference]
    found = suggest(text, shipped)
    if not found:
        raise Refused(
            "没有读到“一、（一）1.”这样的编号。", "把标准原文连同编号一起粘贴进来，一段一行更好。"
        )
    return found


def claims_of(desk: Desk, standard: str) -> dict[str, Record]:
    """The claims kept under a standard's name, by paragraph."""
    return {
        str(record["paragraph"]): record
        for record in desk.registers()
        if record.kind == "claim" and record["standard"] == standard
    }


def keep_claim(
    desk: Desk,
    standard: str,
    suggestion: Suggestion,
    title: str,
    checks: Sequence[Mapping[str, Any]],
    said_by: str,
) -> Record:
    """Keep one claim; with checks it is confirmed and counts by them, without it is for a person.

    A paragraph that was kept before is changed. Raises Refused by field.
    """
    name = standard.strip()
    _refuse_name(desk, name)
    if checks and not said_by.strip():
        raise Refused(
            "写上是谁确认的，会印在用到它的页上。", faults=[Fault("said_by", "没有写谁确认的。")]
        )
    text = json.dumps(list(checks), ensure_ascii=False) if checks else None
    if text:
        try:
            read_checks(text)
        except ValueError as wrong:
            raise Refused(f"算法不对：{wrong}。") from None
    before = claims_of(desk, name)
    known = before.get(suggestion.path)
    clause = suggestion.proposals[0].clause if len(suggestion.proposals) == 1 else None
    values = {
        "standard": name,
        "item": known["item"] if known else _next_id(desk, name),
        "chapter": suggestion.chapter,
        "paragraph": suggestion.path,
        "title": title.strip(),
        "quote": suggestion.text,
        "tested": clause,
        "checks": text,
        "confirmed": bool(checks),
        "said_by": said_by.strip() or None,
        "day": desk.today(),
    }
    return desk.save("claim", values, known.id if known else None)


def _refuse_name(desk: Desk, name: str) -> None:
    if not name or len(name) > LONGEST:
        raise Refused(f"标准名称写 1 到 {LONGEST} 个字，如“青石市 2026”。")
    local = {r["standard"] for r in desk.registers() if r.kind == "claim"}
    if name not in local and any(known.id == name for known in desk.standards()):
        raise Refused(f"“{name}”和程序自带的标准重名，换一个名称。")


def _next_id(desk: Desk, name: str) -> str:
    """B1-07: the first local standard's seventh claim; an id is never given twice."""
    claims = [r for r in (*desk.registers(), *desk.removed("claim")) if r.kind == "claim"]
    order = {str(r["standard"]): str(r["item"]).partition("-")[0] for r in claims}
    taken = [int(prefix[1:]) for prefix in order.values()]
    prefix = order.get(name) or f"B{max(taken, default=0) + 1}"
    used = [int(str(r["item"]).partition("-")[2]) for r in claims if r["standard"] == name]
    return f"{prefix}-{max(used, default=0) + 1:02d}"
