"""How many of those called came, by quarter: for people who would rather look than read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, year as calendar_year


@dataclass(frozen=True)
class Turnout:
    """One quarter: its meetings, those present and all those called, added up."""

    label: str
    span: Span
    meetings: int
    present: int
    called: int

    @property
    def share(self) -> Fraction | None:
        """Present of called; None where nobody was called."""
        return Fraction(self.present, self.called) if self.called else None


BRANCH = frozenset(
    {
        "general_meeting",
        "committee_meeting",
        "group_meeting",
        "party_class",
        "theme_day",
        "org_life_meeting",
        "member_appraisal",
    }
)


def turnout(facts: Facts, number: int, types: Collection[str] = BRANCH) -> list[Turnout]:
    """The four quarters of a year; only meetings whose sheet was filled in count."""
    found = []
    for quarter, span in enumerate(calendar_year(number).quarters(), 1):
        held = [
            meeting
            for meeting in facts.within("meeting", span)
            if meeting["type"] in types and (meeting["attendees"] or meeting["absent"])
        ]
        present = sum(len(meeting["attendees"] or ()) for meeting in held)
        absent = sum(len(meeting["absent"] or ()) for meeting in held)
        label = f"{'一二三四'[quarter - 1]}季度"
        found.append(Turnout(label, span, len(held), present, present + absent))
    return found
