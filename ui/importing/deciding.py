"""Decisions about an import, each made of the ones before it and one press of the user's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fqdesk.desk.import_plan import LEFT_OUT, REFUSED, Decisions, Plan, PlannedRow


def with_cell(decided: Decisions, cell: str, text: str) -> Decisions:
    """One cell is read as another text."""
    return replace(decided, cells={**decided.cells, cell: text})


def with_choice(decided: Decisions, plan: Plan, cell: str, which: int, *, whole: bool) -> Decisions:
    """One of a note's choices; with `whole` for each note of the column that has as many."""
    notes = [note for row in plan.rows for note in row.notes if note.choices]
    asked = next((note for note in notes if note.cell == cell), None)
    if asked is None:
        return decided
    followers = [
        note
        for note in notes
        if note.cell == cell
        or (whole and note.column == asked.column and len(note.choices) == len(asked.choices))
    ]
    read: Mapping[str, str] = {note.cell: note.choices[which][1] for note in followers}
    return replace(decided, cells={**decided.cells, **read})


def with_row(decided: Decisions, row: PlannedRow, act: str) -> Decisions:
    """A row is left out, updated or kept as another record, or no longer."""
    if act == "update":
        return replace(decided, update=decided.update ^ {row.number})
    if act == "separate":
        return replace(decided, separate=decided.separate ^ {row.number})
    if row.state == LEFT_OUT:
        return replace(decided, left_out=decided.left_out - {row.number})
    return replace(decided, left_out=decided.left_out | {row.number})


def without_refused(decided: Decisions, plan: Plan) -> Decisions:
    """Every row with an error is left out."""
    refused = {row.number for row in plan.rows if row.state == REFUSED}
    return replace(decided, left_out=decided.left_out | refused)
