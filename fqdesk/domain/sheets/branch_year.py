"""A year of the branch by months: every series of meetings and duties, what was held, what is missing and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fqdesk.domain.cadence import Duty, duties
from fqdesk.domain.cadence.branch import RULES
from fqdesk.domain.cadence.duty import DONE, NOT_APPLICABLE
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Month, Span, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.branch_marks import (
    HELD,
    PARTLY,
    Mark,
    held_mark,
    merged,
    open_mark,
    short_mark,
)

ORDER = (
    "general_meeting",
    "committee_meeting",
    "group_meeting",
    "party_class",
    "theme_day",
    "org_life_meeting",
    "member_appraisal",
    "dues",
    "heart_talk",
    "party_report",
    "upper_visit",
    "collective_study",
    "political_education",
    "joint_activity",
    "analysis_meeting",
)
ALWAYS = frozenset({"party_class"})
"""Shown also where no frequency is set: 三会一课 are four."""
OTHERS = {"party_report": "向党委汇报", "upper_visit": "上级调研走访"}
NOT_SET = "本所没有定频次"
PER = {1: "每月", 3: "每季", 6: "每半年", 12: "每年"}


@dataclass(frozen=True)
class Cell:
    """One period of a series: the months it covers, its signs, and what a click opens."""

    first: int
    last: int
    marks: tuple[Mark, ...] = ()
    duty: Duty | None = None
    """None where no frequency is set: then it only shows what was held."""
    records: tuple[str, ...] = ()
    draft: str | None = None
    """The unfinished form of this period."""

    @property
    def state(self) -> str:
        """The state of its last sign, empty where it has none."""
        return self.marks[-1].state if self.marks else ""


@dataclass(frozen=True)
class Line:
    """One series. `said` takes the place of all cells where it does not apply."""

    series: str
    label: str
    norm: str
    cells: tuple[Cell, ...]
    done: int
    due: int | None
    said: str = ""
    group: str | None = None

    @property
    def count(self) -> str:
        """Done of due, over the whole year."""
        if self.said:
            return "不计"
        return f"{self.done} 次" if self.due is None else f"{self.done} / {self.due}"


Drafts = Mapping[tuple[str, Month], str]
"""Unfinished forms by series and month: the key of the draft."""


def branch_year(
    facts: Facts, calendar: Calendar, number: int, drafts: Drafts | None = None
) -> tuple[Line, ...]:
    """The matrix of a year as it stands on `facts.on`; each period by the roster of its last day."""
    span = calendar_year(number)
    rows: dict[tuple[str, str | None], list[Duty]] = {}
    for duty in duties(facts, span, calendar):
        rows.setdefault((duty.series, duty.group), []).append(duty)
    found = []
    for series in ORDER:
        groups = [key for key in rows if key[0] == series]
        if len(groups) > 1:
            # While groups exist, the months before they did stand with each of them.
            groups = [key for key in groups if key[1] is not None]
        found += [_line(facts, rows[key], drafts or {}) for key in groups]
        held = [] if groups else _held(facts, series, span)
        if held or (not groups and series in ALWAYS):
            found.append(_unset(series, held))
    return tuple(found)


def _held(facts: Facts, series: str, span: Span) -> list[Record]:
    if series in MEETING_TYPES:
        return facts.within("meeting", span, type=series)
    return facts.within(series, span) if series in OTHERS else []


def _unset(series: str, held: Sequence[Record]) -> Line:
    """A series that nobody owes: what was held, month by month."""
    cells = []
    for month in range(1, 13):
        own = [record for record in held if record.day.month == month]
        marks = tuple(Mark(month, HELD, f"{record.day.day}日") for record in own)
        cells.append(Cell(month, month, marks, records=tuple(record.id for record in own)))
    label = MEETING_TYPES.get(series) or OTHERS[series]
    return Line(series, label, NOT_SET, tuple(cells), len(held), None)


def _line(facts: Facts, owed: Sequence[Duty], drafts: Drafts) -> Line:
    first = owed[0]
    label = f"{first.label}·{first.group}" if first.group else first.label
    said = ""
    if all(duty.state == NOT_APPLICABLE for duty in owed):
        said = owed[-1].reason
    if first.person is not None:
        return _people(facts, owed)
    counted = [duty for duty in owed if duty.state != NOT_APPLICABLE]
    return Line(
        first.series,
        label,
        norm(first),
        tuple(_cell(facts, duty, drafts) for duty in owed),
        sum(duty.times for duty in counted),
        sum(duty.needed for duty in counted),
        said,
        first.group,
    )


def _people(facts: Facts, owed: Sequence[Duty]) -> Line:
    """A yearly duty of each member is one cell: how many have done it, how many are left."""
    done = len([duty for duty in owed if duty.state == DONE])
    left = len(owed) - done
    last = min(12, facts.on.month) if owed[0].period.first.year == facts.on.year else 12
    mark = Mark(12, PARTLY, f"余 {left} 人") if left else Mark(last, HELD, "齐")
    missing = next((duty for duty in owed if duty.state != DONE), owed[0])
    cell = Cell(1, 12, (mark,), missing)
    first = owed[0]
    return Line(first.series, first.label, "每人每年 1 次·第十九条", (cell,), done, len(owed))


def norm(duty: Duty) -> str:
    """How often and by what, in the few words under a name: 每季 1 次·条例第十一条."""
    months = len(duty.period.months())
    often = f"{PER.get(months, '每期')} {duty.needed} 次"
    source = duty.source.replace(RULES, "条例").split("：")[0]
    return f"{often}·{source}" if source and len(source) <= 12 else often


def _cell(facts: Facts, duty: Duty, drafts: Drafts) -> Cell:
    first, last = duty.period.first.month, duty.period.last.month
    records = [facts.by_id[key] for key in duty.records]
    marks = [held_mark(facts, duty, record) for record in records]
    draft = next(
        (drafts[duty.series, m] for m in duty.period.months() if (duty.series, m) in drafts), None
    )
    if duty.state != DONE:
        marks += [short_mark(facts, facts.by_id[key]) for key in duty.too_few]
    if duty.state != DONE and (open_ := open_mark(facts.on, duty, draft)) is not None:
        marks.append(open_)
    signs = tuple(merged(marks))
    shown = duty.too_few + duty.records
    return Cell(first, last, signs, duty, shown, draft if duty.state != DONE else None)


def clues(facts: Facts, duty: Duty) -> list[Record]:
    """Daily logs of the period that speak of the thing; offered to the eye and never applied."""
    words = [
        duty.label,
        duty.label.removeprefix("支部"),
        duty.label.replace("支部委员会", "支委会"),
    ]
    return [
        log
        for log in facts.within("political_log", duty.period)
        if any(word in (log["text"] or "") for word in words)
    ]
