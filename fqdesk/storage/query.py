"""A question about the records of one kind → SQL over the current rows."""

from __future__ import annotations

from typing import Any

from fqdesk.domain.fields import Choice, Choices, Count, Field, Halves, Number, Ref, Refs, Texts
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Refused
from fqdesk.storage.entries import Query
from fqdesk.storage.search import RANKS, expression
from fqdesk.storage.views import literal, path

CALLED = "coalesce(json_extract(cited.body, '$.name'), json_extract(cited.body, '$.number'))"
NAME = "name"
ROW_COLUMNS = ("day", "entered_at", "changed_at")


def where(kind: Kind, q: Query, *, scan: bool = False) -> tuple[str, list[Any]]:
    """The condition and its values; `scan` keeps SQLite from going by the index of kinds.

    Raises Refused for a field that the kind has not.
    """
    terms, values = ["+kind = ?" if scan else "kind = ?"], [kind.key]
    if q.first:
        terms.append("day >= ?")
        values.append(q.first.isoformat())
    if q.last:
        terms.append("day <= ?")
        values.append(q.last.isoformat())
    for key, wanted in q.where.items():
        terms.append(_equal(_field(kind, key), wanted, values))
    if q.text.strip():
        asked = expression(q.text, *RANKS[-1])
        terms.append("born IN (SELECT rowid FROM search WHERE search MATCH ?)" if asked else "0")
        values += [asked] if asked else []
    return "WHERE " + " AND ".join(terms), values


def order(kind: Kind, q: Query) -> tuple[str, list[Any]]:
    """The order and the part of it wanted; unanswered last, ties by time of entry."""
    terms = []
    for key, descending in q.sort:
        way = "DESC" if descending else "ASC"
        if key in ROW_COLUMNS:
            # Always answered; asking whether it is would keep SQLite from walking its index.
            terms.append(f"{key} {way}")
            continue
        # Not `term IS NULL, term`: every answer would be taken out of its body twice.
        terms.append(f"{_sort_term(_field(kind, key))} {way} NULLS LAST")
    newest = bool(q.sort) and q.sort[0][1]
    terms.append(f"born {'DESC' if newest else 'ASC'}")
    limit = -1 if q.limit is None else q.limit
    return f"ORDER BY {', '.join(terms)} LIMIT ? OFFSET ?", [limit, q.offset]


def walked(q: Query) -> bool:
    """Whether the index of days gives the order, so that a page of it costs no sorting."""
    return not q.sort or q.sort[0][0] == "day"


def _field(kind: Kind, key: str) -> Field:
    if key not in kind.by_key:
        known = "、".join(f"{f.key}（{f.label}）" for f in kind.fields)
        raise Refused(f"“{kind.label}”没有“{key}”这一项。", f"可用：{known}。")
    return kind.by_key[key]


def _equal(f: Field, wanted: Any, values: list[Any]) -> str:
    stored = f"json_extract(body, {path(f.key)})"
    if wanted is None:
        return f"{stored} IS NULL"
    values.append(wanted)
    if isinstance(f, Choices | Texts):
        return f"EXISTS (SELECT 1 FROM json_each(body, {path(f.key)}) WHERE value = ?)"  # noqa: S608
    return f"{stored} = ?"


def _sort_term(f: Field) -> str:
    """Numbers by size, choices as in the form, names as they are read, references by the name cited."""
    stored = f"json_extract(record.body, {path(f.key)})"
    if isinstance(f, Number | Count | Halves):
        return f"CAST({stored} AS REAL)"
    if isinstance(f, Choice) and not isinstance(f, Choices):
        places = " ".join(f"WHEN {literal(c)} THEN {n}" for n, c in enumerate(f.options))
        return f"CASE {stored} {places} END"
    if isinstance(f, Refs):
        first = literal(f'$."{f.key}"[0]')
        return _name_of(f, f"json_extract(record.body, {first})")
    if isinstance(f, Ref):
        return _name_of(f, stored)
    return f"spoken({stored})" if f.key == NAME else stored


def _name_of(f: Ref | Refs, stored: str) -> str:
    """The names of all that may be cited are taken out of their bodies once, not for each row."""
    if not f.kinds:
        return f"(SELECT spoken({CALLED}) FROM record AS cited WHERE cited.id = {stored})"  # noqa: S608
    kinds = ", ".join(literal(kind) for kind in f.kinds)
    names = f"SELECT id, spoken({CALLED}) AS name FROM record AS cited WHERE kind IN ({kinds})"  # noqa: S608
    return f"(WITH called AS MATERIALIZED ({names}) SELECT name FROM called WHERE id = {stored})"  # noqa: S608
