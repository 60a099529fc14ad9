"""What a page says about when a record was entered, openly and in the same words everywhere."""

from __future__ import annotations

from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.layout.blocks import Block
from fqdesk.evidence.printing.pieces import LateLine, note


def late(record: Record, facts: Facts) -> str:
    """The sentence on a late entry with its reason, empty when it was in time."""
    days = facts.late(record)
    if not days:
        return ""
    reason = record["late_reason"] or "未写原因"
    return f"补录：事后 {days} 天登记。原因：{reason.rstrip('。')}。"


def entered(record: Record) -> str:
    """When the record was entered: 登记于2025年7月1日（当日、事后 1 日）."""
    if record.entered_at is None:
        return ""
    days = record.late_days()
    when = "当日" if days == 0 else (f"事后 {days} 日" if days > 0 else "事前")
    return f"登记于{say_day(record.entered_at.date())}（{when}）。"


def foot(record: Record, facts: Facts, *said: str) -> list[Block]:
    """The notes below a form: when it was entered, what else is to be said, and 补录 in red."""
    text = "".join(part for part in (entered(record), *said) if part)
    blocks: list[Block] = [note(text)] if text else []
    if sentence := late(record, facts):
        blocks.append(LateLine(sentence))
    return blocks
