"""Bar charts of a register: visits by month and by village, leave by month, attendance by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import say_halves
from fqdesk.domain.periods import Month, Span
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.leave_year import leave_year
from fqdesk.evidence.layout.blocks import Block, Drawn
from fqdesk.evidence.layout.charts import Bars
from fqdesk.evidence.layout.ink import MM, Ink
from fqdesk.evidence.printing.pieces import section_head

Values = Sequence[tuple[str, float]]
IN_A_ROW = 14
"""Bars side by side on a portrait page; what is more goes to a second row."""
BASE, TOP = 4.5, 4.0
"""Room below and above the bars, as `Bars` leaves it, in mm."""


def chart(values: Values, *, mean: bool = False, height: float = 29) -> Drawn:
    """Bars over the full width; with `mean` a dashed line at the average."""

    def draw(ink: Ink, x: float, y: float, width: float) -> None:
        Bars(values, height=height, hatched=True).draw(ink, x, y, width)
        if mean and (average := sum(value for _, value in values) / len(values)):
            most = max(value for _, value in values)
            at = y + height - BASE - (height - BASE - TOP) * average / most
            ink.art(
                f"q 0 G 0.5 w [2 1.6] 0 d {x * MM:.2f} {-at * MM:.2f} m "
                f"{(x + width) * MM:.2f} {-at * MM:.2f} l S Q"
            )

    return Drawn(height, draw)


def charted(title: str, remark: str, values: Values, *, mean: bool = False) -> list[Block]:
    """A headed chart, in several rows where there are many bars; nothing without values."""
    if not values:
        return []
    rows = (values[n : n + IN_A_ROW] for n in range(0, len(values), IN_A_ROW))
    return [section_head(title, remark, before=5), *(chart(row, mean=mean) for row in rows)]


def by_month(days: Sequence[tuple[Record, float]], span: Span) -> Values:
    """Sums for each month of a span, or for each quarter when it is longer than 14 months."""
    months = span.months()
    if len(months) > IN_A_ROW:
        return [
            (
                f"{quarter.first.year % 100:02d}年{(quarter.first.month + 2) // 3}季",
                sum(value for record, value in days if record.day in quarter),
            )
            for quarter in span.quarters()
        ]
    years = {month.year for month in months}
    return [
        (_month(month, years), sum(v for record, v in days if Month.of(record.day) == month))
        for month in months
    ]


def _month(month: Month, years: set[int]) -> str:
    prefix = f"{month.year % 100:02d}年" if len(years) > 1 and month.month == 1 else ""
    return f"{prefix}{month.month}月"


def visits(records: Sequence[Record], facts: Facts, span: Span) -> list[Block]:
    """Households visited by month with the average, and by village with those left out at 0."""
    if not records:
        return []
    counted = [(record, float(record["households"] or 1)) for record in records]
    months = by_month(counted, span)
    total = sum(value for _, value in counted)
    average = f"合计 {total:g} 户次，平均每期 {total / len(months):.0f} 户次（虚线）"
    villages = [
        (facts.name(place.id), sum(v for record, v in counted if record["place"] == place.id))
        for place in facts.all("place")
        if place["place_type"] in {"village", "community"} and _standing(place, span)
    ]
    return [
        *charted("各期走访户次", average, months, mean=True),
        *charted("各村（社区）走访户次", "0 为本期没有走访记录", villages),
    ]


def _standing(place: Record, span: Span) -> bool:
    until = place["until"]
    return place.day <= span.last and (until is None or until >= span.first)


def leave_months(facts: Facts, calendar: Calendar, year: int) -> list[Block]:
    """Days of annual leave that officers took in each month of a year; the window shows the same."""
    taken = leave_year(facts, calendar, year).taken_by_month
    if not any(taken):
        return []
    values = [(f"{number}月", halves / 2) for number, halves in enumerate(taken, 1)]
    told = f"{year}年到基准日已休 {say_halves(sum(taken))} 天，跨年休的算在休的那个月"
    return charted("民警各月休年休假天数", told, values)


def attendance(meetings: Sequence[Record], span: Span) -> list[Block]:
    """Share of those expected who came, in per cent by quarter; no bar where nobody was listed."""
    values = []
    for quarter in span.quarters():
        held = [meeting for meeting in meetings if meeting.day in quarter]
        present = sum(len(meeting["attendees"] or ()) for meeting in held)
        expected = present + sum(len(meeting["absent"] or ()) for meeting in held)
        if expected:
            label = f"{quarter.first.year}年第{(quarter.first.month + 2) // 3}季度"
            values.append((label, float(f"{100 * present / expected:.0f}")))
    return charted("各季度到会率（%）", "实到人次 ÷ 应到人次，按会议记录", values)
