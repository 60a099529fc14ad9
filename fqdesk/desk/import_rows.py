"""The rows of a plan: read, matched with what is there, checked as saving would check them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fqdesk.desk.import_match import Found, Worked, defaults, differing, match, repeated
from fqdesk.desk.import_plan import (
    CHANGED,
    LEFT_OUT,
    NEW,
    REFUSED,
    THERE,
    Decisions,
    PlannedRow,
)
from fqdesk.desk.writing import Draft
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.incoming.by_kind import SPECIAL_ROWS
from fqdesk.domain.incoming.columns import Column
from fqdesk.domain.incoming.ground import Ground, Item
from fqdesk.domain.incoming.notes import ERROR, Note
from fqdesk.domain.incoming.reading import read_row
from fqdesk.domain.incoming.sheet import Sheet, address
from fqdesk.domain.incoming.table import Table
from fqdesk.domain.kinds import late_reason_missing
from fqdesk.domain.records import Difference, diff
from fqdesk.errors import Fault
from fqdesk.progress import Tick

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

LATE = "late_reason"
TICK_EVERY = 20


def planned_rows(
    desk: Desk,
    sheet: Sheet,
    table: Table,
    columns: Sequence[Column],
    ground: Ground,
    decided: Decisions,
    tick: Tick,
) -> tuple[tuple[PlannedRow, ...], str, int]:
    """Every row of a table with what becomes of it, the late reason, and how many need it."""
    worked = _read(sheet, table, columns, ground, decided, tick)
    repeated(worked)
    match(desk, worked, decided)
    reason = _reason(desk, worked, decided)
    drafts = [_drafts(desk, one, decided, reason) for one in worked]
    tick(0, 0, "核对每一行")
    _check(desk, worked, drafts, columns)
    _follow(worked)
    planned = tuple(
        _planned(desk, one, [] if one.refused or one.left_out else made, decided)
        for one, made in zip(worked, drafts, strict=True)
    )
    late = sum(
        1
        for row in planned
        for draft in row.drafts
        if LATE in draft.values and _is_new(desk, draft)
    )
    return planned, reason, late


def _is_new(desk: Desk, draft: Draft) -> bool:
    return draft.id is None or desk.store.record(draft.id) is None


def _read(
    sheet: Sheet,
    table: Table,
    columns: Sequence[Column],
    ground: Ground,
    decided: Decisions,
    tick: Tick,
) -> list[Worked]:
    worked = []
    for at, (number, texts) in enumerate(table.body):
        if at % TICK_EVERY == 0:
            tick(at, len(table.body), "读表格")
        given = tuple(
            decided.cells.get(address(number, column), text) for column, text in enumerate(texts)
        )
        decimals = frozenset(
            column
            for column in range(len(texts))
            if (number - 1, column) in sheet.decimals and given[column] == texts[column]
        )
        read = read_row(number, given, columns, ground, decimals, SPECIAL_ROWS)
        if read is not None:
            found = [Found(item) for item in read.items]
            out = number in decided.left_out
            worked.append(Worked(read, found, list(read.notes), out))
    return worked


def _reason(desk: Desk, worked: Sequence[Worked], decided: Decisions) -> str:
    if decided.late_reason is not None:
        return decided.late_reason.strip()
    today = desk.today()
    years = sorted(
        {
            found.item.values["day"].year
            for one in worked
            for found in one.found
            if found.record is None and "day" in found.item.values
        }
    )
    if not years:
        years = [today.year]
    span = f"{years[0]}年" if years[0] == years[-1] else f"{years[0]}至{years[-1]}年"
    return f"从{span}纸质（Excel）台账补录"


def _drafts(desk: Desk, one: Worked, decided: Decisions, reason: str) -> list[Draft]:
    """What is written for a row; a record that is there only where its update is wanted."""
    if one.left_out or not one.found:
        return []
    updating = decided.update_all or one.read.number in decided.update
    first = one.found[0]
    first_id = first.record.id if first.record else desk.ids()
    made = []
    limit = desk.registers_facts().late_limit
    for place, found in enumerate(one.found):
        cited = {found.item.cites: first_id} if found.item.cites and place else {}
        if found.record is None:
            values = {**defaults(found.item.kind), **found.item.fresh, **found.item.values, **cited}
            kind = KINDS[found.item.kind]
            if (
                reason
                and "day" in values
                and late_reason_missing(kind, values, desk.today(), limit)
            ):
                values[LATE] = reason
            made.append(Draft(found.item.kind, values, desk.ids() if place else first_id))
        elif not found.exact and updating:
            changed = found.record.with_values(**{**found.item.values, **cited}).values
            made.append(Draft(found.item.kind, changed, found.record.id))
    return made


def _check(
    desk: Desk,
    worked: Sequence[Worked],
    drafts: Sequence[Sequence[Draft]],
    columns: Sequence[Column],
) -> None:
    """The complaints that saving would have, as notes of their rows."""
    flat = [
        (one, draft)
        for one, made in zip(worked, drafts, strict=True)
        if not one.refused and not one.left_out
        for draft in made
    ]
    if not flat:
        return
    for (one, _), faults in zip(flat, desk.faults_each([d for _, d in flat]), strict=True):
        one.notes += [_of_fault(fault, one.read.number, columns) for fault in faults]


def _follow(worked: Sequence[Worked]) -> None:
    """What is wrong with a row is wrong with its copies, which would else come forward in its place."""
    for one in worked:
        if one.copy_of is not None and one.copy_of.refused:
            wrong = [note for note in one.copy_of.notes if note.weight == ERROR]
            one.notes = [replace(note, row=one.read.number) for note in wrong]
            one.left_out = False


def _of_fault(fault: Fault, number: int, columns: Sequence[Column]) -> Note:
    at = next((c for c in columns if c.target == fault.key), None)
    if at is None:
        return Note(ERROR, number, -1, "", fault.said)
    return Note(ERROR, number, at.at, at.head, fault.said)


def _planned(desk: Desk, one: Worked, made: Sequence[Draft], decided: Decisions) -> PlannedRow:
    updating = decided.update_all or one.read.number in decided.update
    state = _state(one)
    differences = []
    for found in one.found:
        if found.record is not None and not found.exact:
            title = desk.title(found.record)
            differences += [(title, change) for change in _differences(desk, found)]
    title = _title(desk, one.found[0].item) if one.found else ""
    return PlannedRow(
        one.read.number,
        state,
        title,
        tuple(note for note in one.notes if state != THERE or note.choices),
        tuple(made),
        tuple(differences),
        updating and state == CHANGED,
        frozenset(one.found[0].item.values) if one.found else frozenset(),
    )


def _state(one: Worked) -> str:
    if one.left_out:
        return LEFT_OUT
    if one.refused:
        return REFUSED
    if not one.found:
        return LEFT_OUT
    if any(found.record is not None and not found.exact for found in one.found):
        return CHANGED
    return NEW if any(found.record is None for found in one.found) else THERE


def _differences(desk: Desk, found: Found) -> list[Difference]:
    record = found.record
    if record is None:
        return []
    kind = KINDS[record.kind]
    changed = record.with_values(**{**found.item.values, **found.extra}).values
    keys = set(differing(found.item, record, found.extra))
    return [
        difference
        for difference in diff(kind, record.values, changed, desk.shown)
        if difference.key in keys
    ]


def _title(desk: Desk, item: Item) -> str:
    values = {**defaults(item.kind), **item.fresh, **item.values}
    return " ".join(KINDS[item.kind].name(values, desk.name).split())
