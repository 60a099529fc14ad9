"""What a command answers: one JSON document and the same for people, line by line."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fqdesk.desk import Desk
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.records import Record


@dataclass(frozen=True)
class Answer:
    """`document` for `--json`, `lines` for people; 1 only where a check found something wrong."""

    document: Mapping[str, Any]
    lines: Sequence[str] = field(default_factory=list)
    exit_code: int = 0


def record_document(desk: Desk, record: Record, limit: int) -> dict[str, Any]:
    """A record as JSON: its values as stored, its title and lateness for people."""
    kind = KINDS[record.kind]
    return {
        "id": record.id,
        "kind": record.kind,
        "number": record.number,
        "day": record.day.isoformat(),
        "title": desk.title(record),
        "values": kind.dump(record.values),
        "late_days": kind.late(record, limit),
        "entered_at": record.entered_at.isoformat() if record.entered_at else None,
        "changed_at": record.changed_at.isoformat() if record.changed_at else None,
        "by": record.by,
        "seq": record.seq,
    }


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as aligned columns, a Chinese sign being two cells wide."""
    if not rows:
        return []
    widths = [max(_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def progress(done: int, total: int, what: str) -> None:
    """Show progress on standard error, in place on a terminal and sparsely in a file."""
    share = f" {done}/{total}" if total else ""
    if sys.stderr.isatty():
        print(
            f"\r{what}{share}\033[K", end="\n" if total and done == total else "", file=sys.stderr
        )
    elif done in {0, total}:
        print(f"{what}{share}", file=sys.stderr)
