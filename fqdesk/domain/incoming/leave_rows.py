"""Leave: several periods of one person in one row, each a record; hand-made sums are compared only."""

from __future__ import annotations

from typing import Any

from fqdesk.domain.fields import Halves, Invalid, say_halves
from fqdesk.domain.incoming.days import Days, read_days
from fqdesk.domain.incoming.ground import Cell, Item, Row
from fqdesk.domain.incoming.notes import Wrong
from fqdesk.domain.leave import entitled_on
from fqdesk.domain.leave.days import leave_days
from fqdesk.domain.periods import year as calendar_year
from fqdesk.domain.records import Record

NUMBER = Halves(key="days", label="天数")


def leave_items(row: Row, values: dict[str, Any]) -> list[Item]:
    """One leave per period that the row has."""
    cells = row.cells.get("@span", [])
    if not cells:
        if "day" in values:
            _compare_days(row, values, row.first("@span_days"))
        return [Item("leave", values)]
    items, typed = [], 0
    for cell in cells:
        days_cell = _beside(row, cell)
        typed += _number(days_cell) or 0
        if not cell.text.strip() or cell.text.strip() in {"/", "-", "—", "无", "未休"}:
            if _number(days_cell):
                row.doubt(
                    days_cell, f"写了 {days_cell and days_cell.text} 天，没有写哪几天，没有记。"
                )
            continue
        try:
            span = read_days(cell.text, row.ground.year, decimal=cell.decimal)
        except Wrong as wrong:
            row.wrong(cell, wrong)
            continue
        if span.doubt:
            row.doubt(cell, span.doubt)
        one = {**values, **_span(span)}
        _compare_days(row, one, days_cell)
        items.append(Item("leave", one))
    _compare_sums(row, values, typed)
    return items


def _beside(row: Row, cell: Cell) -> Cell | None:
    """The number of days that belongs to a period: the next such column before another period."""
    spans = [other.column for other in row.cells["@span"] if other.column > cell.column]
    end = min(spans, default=10_000)
    beside = [c for c in row.cells.get("@span_days", ()) if cell.column < c.column < end]
    return beside[0] if beside else None


def _span(span: Days) -> dict[str, Any]:
    found: dict[str, Any] = {"day": span.first, "end": span.last}
    if span.from_noon:
        found["start_half"] = "pm"
    if span.until_noon:
        found["end_half"] = "am"
    return found


def _number(cell: Cell | None) -> int | None:
    """Half days in a cell, None where it holds no number."""
    if cell is None or not cell.text:
        return None
    try:
        return NUMBER.parse(cell.text.replace(" ", "").removesuffix("日"))
    except Invalid:
        return None


def _compare_days(row: Row, values: dict[str, Any], cell: Cell | None) -> None:
    typed = _number(cell)
    if typed is None or "end" not in values or values["end"] < values["day"]:
        return
    counted = leave_days(Record("", "leave", values), row.ground.calendar)
    if typed != counted:
        said = (
            f"表里 {say_halves(typed)} 天，{values['day']} 至 {values['end']} "
            f"按放假表是 {say_halves(counted)} 天，按放假表记。"
        )
        row.doubt(cell, said)


def _compare_sums(row: Row, values: dict[str, Any], typed: int) -> None:
    taken_cell, entitled_cell = row.first("@taken"), row.first("@entitled")
    taken = _number(taken_cell)
    if taken is not None and typed and taken != typed:
        said = f"合计 {say_halves(taken)} 天，各段加起来是 {say_halves(typed)} 天。"
        row.doubt(taken_cell, said)
    entitled, person = _number(entitled_cell), values.get("person")
    known = row.ground.facts.by_id.get(person) if person else None
    start = known["work_start_date"] if known else None
    if entitled is None or start is None or row.ground.year is None:
        return
    counted = entitled_on(start, calendar_year(row.ground.year).last)
    if entitled != counted:
        said = f"表里应休 {say_halves(entitled)} 天，按参加工作 {start} 算是 {say_halves(counted)} 天。"
        row.doubt(entitled_cell, said)
