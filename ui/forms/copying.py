"""What a new record may take over from an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import Day, Files, MonthOf, Rows, Text
from fqdesk.domain.kinds import Kind

NEVER_COPIED = frozenset(
    {"number", "original", "late_reason", "topic", "title", "reason", "sources"}
)


def copied(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """What "上次同类" brings along: who, where and what sort; never days, topics, votes or papers.

    A text that is copied is soon the same text twelve times, which is the first thing seen through.
    """
    return {
        f.key: values[f.key]
        for f in kind.fields
        if f.key in values
        and f.key not in NEVER_COPIED
        and not isinstance(f, Day | MonthOf | Rows | Files)
        and not (isinstance(f, Text) and (f.lines > 1 or f.private))
    }
