"""全体党员, 全体民警: who that was on the day of the row, by the register."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from fqdesk.domain.incoming.days import read_days
from fqdesk.domain.incoming.ground import Cell, Row
from fqdesk.domain.incoming.notes import Wrong
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on

ALL = re.compile(
    r"(?:全体|全所|所有)(党员|支委|支委委员|民警|辅警|民警辅警|人员|同志|干警|民辅警)?"
)


def _people(roster: Roster) -> Sequence[Record]:
    return roster.people


WHO: Mapping[str, Callable[[Roster], Sequence[Record]]] = {
    "党员": lambda roster: roster.members,
    "支委": lambda roster: roster.committee_members,
    "支委委员": lambda roster: roster.committee_members,
    "民警": lambda roster: roster.officers,
    "干警": lambda roster: roster.officers,
    "辅警": lambda roster: roster.auxiliaries,
}


def everybody(cell: Cell, row: Row) -> tuple[str, ...] | None:
    """The ids of everybody that a cell means; None where it names people one by one. Raises Wrong."""
    match = ALL.fullmatch(re.sub(r"[\s、，,和]|参加|到会", "", cell.text))
    if match is None:
        return None
    day_cell = row.first("day")
    if day_cell is None:
        raise Wrong(f"“{cell.text}”要有日期才知道是谁。")
    day = read_days(day_cell.text, row.ground.year, decimal=day_cell.decimal).first
    roster = roster_on(row.ground.facts, day)
    people = WHO.get(match[1] or "", _people)(roster)
    if not people:
        raise Wrong(f"{day} 那天花名册里没有“{cell.text}”。")
    row.told(cell, f"“{cell.text}”按花名册 {day} 记 {len(people)} 人。")
    return tuple(person.id for person in people)
