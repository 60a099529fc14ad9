"""The columns of a ledger: which there are, which are shown to begin with, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fqdesk.domain.fields import (
    Choice,
    Day,
    Field,
    Files,
    Flag,
    MonthOf,
    Ref,
    Refs,
    Rows,
    Text,
    Time,
)
from fqdesk.domain.kinds import Kind

STATE = "entered_at"
"""The column that says when a record was entered, and whether late; no field is called so."""
STATE_HEAD = "登记"
MOST_FOR_HEAD = 8
"""A head longer than this is cut and stands whole in its tooltip."""
NARROWEST, WIDEST = 2, 80
"""In Chinese signs."""
WIDTHS: tuple[tuple[type[Field], int], ...] = (
    (Flag, 6),
    (Time, 6),
    (Day, 7),
    (MonthOf, 7),
    (Refs, 11),
    (Ref, 6),
    (Rows, 20),
    (Files, 11),
)

Column = tuple[str, float]
"""The key of a field (or STATE) and a width in Chinese signs, 0 where nobody chose one."""


def usual(kind: Kind) -> list[str]:
    """What is shown until somebody chooses: the number, the columns of the kind, the entry."""
    own = [key for key in kind.columns if key != "number"]
    return ["number", *own] + ([STATE] if kind.event else [])


def offered(kind: Kind) -> list[str]:
    """All there are, the usual ones first; what is private stays in the form."""
    first = usual(kind)
    return [*first, *(f.key for f in kind.fields if f.key not in first and not f.private)]


def still_there(kind: Kind, columns: Iterable[Column]) -> tuple[Column, ...]:
    """Of columns that another version may have kept, those that there are, each once."""
    known = set(offered(kind))
    found = {key: width for key, width in columns if key in known}
    return tuple((key, _sane(width)) for key, width in found.items())


def plain(keys: Sequence[str]) -> tuple[Column, ...]:
    """Columns in which nobody chose a width."""
    return tuple((key, 0.0) for key in keys)


def head(kind: Kind, key: str) -> str:
    """What stands above a column."""
    return STATE_HEAD if key == STATE else kind.by_key[key].label


def signs(kind: Kind, key: str) -> int:
    """How many Chinese signs wide a column is to begin with."""
    if key in (STATE, "number"):
        return 9 if key == STATE else 6
    field = kind.by_key[key]
    if isinstance(field, Choice):
        return max(6, min(12, max(len(label) for label in field.options.values()) + 2))
    if isinstance(field, Text):
        return 20 if field.most >= 100 else 8
    least = next((signs for kind, signs in WIDTHS if isinstance(field, kind)), 5)
    return max(least, min(len(field.label) + 2, MOST_FOR_HEAD))


def _sane(width: float) -> float:
    return min(max(width, NARROWEST), WIDEST) if width > 0 else 0.0
