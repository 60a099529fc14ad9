"""What the records of one day say for its 政工日志: asked by the form for any day, so it reads only that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fqdesk.domain.facts import Facts
from fqdesk.domain.log_draft import TOLD, told
from fqdesk.domain.roster import roster_on
from fqdesk.storage.store import Query

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


@dataclass(frozen=True)
class Said:
    """One sentence with its full stop, and the ids of the records it was made from."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class DayLog:
    """The sentences of a day, and who usually writes its log: the political instructor."""

    said: tuple[Said, ...]
    author: str | None

    @property
    def text(self) -> str:
        """All of it as one paragraph, empty where nothing was recorded."""
        return "".join(one.text for one in self.said)

    @property
    def sources(self) -> tuple[str, ...]:
        """Every record it was made from, each once."""
        return tuple(dict.fromkeys(key for one in self.said for key in one.sources))


def day_log(desk: Desk, day: date) -> DayLog:
    """The log of a day as far as its records write it; nothing private flows in (`log_draft`)."""
    own = Query(first=day, last=day)
    found = [r for kind in TOLD if kind != "leave" for r in desk.query(kind, own)]
    found += desk.leaves_about(day)
    known = {record.id for record in found}
    closed = desk.query("suggestion", Query(where={"resolved_on": day.isoformat()}))
    found += [record for record in closed if record.id not in known]
    return day_log_of(desk.registers_facts(found), day)


def day_log_of(facts: Facts, day: date) -> DayLog:
    """The same from facts that are at hand."""
    said = (Said(f"{text}。", tuple(r.id for r in records)) for text, records in told(facts, day))
    holders = roster_on(facts, day).holding("political_instructor")
    return DayLog(tuple(said), holders[0]["person"] if holders else None)
