"""The Party page of one year: the branch's matrix, talks, dues, turnout, members, and the committee's term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fqdesk.desk.today import Serves, served
from fqdesk.domain.cadence import Duty, duties
from fqdesk.domain.cadence.members import term_ends
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.meetings import MEETING_TYPES
from fqdesk.domain.facts import Facts
from fqdesk.domain.fields import Day, Invalid, MonthOf
from fqdesk.domain.periods import Month, year as calendar_year
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on
from fqdesk.domain.sheets.branch_year import Line, branch_year
from fqdesk.domain.sheets.talk_pairs import TalkPairs, talk_pairs
from fqdesk.domain.sheets.turnout import Turnout, turnout

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


@dataclass(frozen=True, kw_only=True)
class Branch:
    """Everything that the page shows of a year."""

    year: int
    facts: Facts
    lines: tuple[Line, ...]
    pairs: TalkPairs
    dues: tuple[Duty, ...]
    published: Duty | None
    turnout: tuple[Turnout, ...]
    roster: Roster
    """On the last day of the year, or on the day of judging while it runs."""
    term_ends: date | None
    serves: Mapping[str, tuple[Serves, ...]]

    @property
    def said(self) -> str:
        """The branch in one line: its name, members, committee, and the end of the term."""
        parts = [
            str(self.roster.branch["name"]) if self.roster.branch else "还没有录入支部",
            f"正式党员 {len(self.roster.full_members)} 人",
        ]
        if self.roster.probationary:
            parts.append(f"预备党员 {len(self.roster.probationary)} 人")
        if self.roster.committee_members:
            parts.append(f"支委 {len(self.roster.committee_members)} 人")
        if self.term_ends:
            parts.append(f"本届至 {self.term_ends.year} 年 {self.term_ends.month} 月")
        return "・".join(parts)

    def held(self, kind: str) -> list[Record]:
        """The year's records of a kind, by day."""
        return self.facts.within(kind, calendar_year(self.year))


def branch(desk: Desk, number: int) -> Branch:
    """The page of a year. Takes a while: run it as a job."""
    facts, calendar = desk.facts(), desk.calendar()
    span = calendar_year(number)
    owed = duties(facts, span, calendar)
    roster = roster_on(facts, min(span.last, facts.on))
    return Branch(
        year=number,
        facts=facts,
        lines=branch_year(facts, calendar, number, drafts(desk.draft_list())),
        pairs=talk_pairs(facts, calendar, number),
        dues=tuple(duty for duty in owed if duty.series == "dues"),
        published=next((duty for duty in owed if duty.series == "dues_published"), None),
        turnout=tuple(turnout(facts, number)),
        roster=roster,
        term_ends=term_ends(roster.branch) if roster.branch else None,
        serves=served([known for known in desk.standards() if not known.reference]),
    )


def drafts(known: Iterable[tuple[str, Mapping[str, object]]]) -> dict[tuple[str, Month], str]:
    """The unfinished forms of new meetings, reports and dues by series and month, as far as typed."""
    found = {}
    for key, draft in known:
        typed = draft.get("typed")
        if draft.get("record") or not isinstance(typed, Mapping):
            continue
        kind = str(draft.get("kind"))
        series, month = _series(kind, typed), _month(kind, typed)
        if series and month:
            found[series, month] = key
    return found


def _series(kind: str, typed: Mapping[str, object]) -> str:
    if kind != "meeting":
        return kind if kind in {"dues", "party_report", "upper_visit"} else ""
    picked = typed.get("type")
    text = str(picked.get("text") or "") if isinstance(picked, Mapping) else ""
    labels = {label: code for code, label in MEETING_TYPES.items()}
    return labels.get(text.strip(), "")


def _month(kind: str, typed: Mapping[str, object]) -> Month | None:
    field = KINDS[kind].by_key["month" if kind == "dues" else "day"]
    said = str(typed.get(field.key) or "")
    try:
        value = field.parse(said) if said else None
    except Invalid:
        return None
    if isinstance(field, MonthOf):
        return value if isinstance(value, Month) else None
    return Month.of(value) if isinstance(field, Day) and value is not None else None
