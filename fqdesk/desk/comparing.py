"""Two standards beside each other as the window shows them: what each asks, and how the station stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fqdesk.desk.judging import standard_of
from fqdesk.evidence.compared import Pair, compare
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.standard import Standard

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk


@dataclass(frozen=True)
class Beside:
    """One thing that both standards ask for, with the outcome of the check of each."""

    pair: Pair
    outcomes: tuple[Outcome, Outcome]


@dataclass(frozen=True)
class Comparison:
    """The two standards and all that they share, in the order of the first."""

    standards: tuple[Standard, Standard]
    shared: tuple[Beside, ...]

    @property
    def differing(self) -> int:
        """At how many of the shared things they ask for different numbers."""
        return sum(one.pair.differs for one in self.shared)


def comparison(desk: Desk, first: str, second: str) -> Comparison:
    """Judge both for today and pair them. Raises Refused for an unknown standard. Takes a while."""
    every = desk.standards()
    standards = (standard_of(first, every), standard_of(second, every))
    outcomes = (_outcomes(desk, standards[0]), _outcomes(desk, standards[1]))
    shared = tuple(
        Beside(
            pair,
            (
                outcomes[0][pair.items[0], pair.checks[0]],
                outcomes[1][pair.items[1], pair.checks[1]],
            ),
        )
        for pair in compare(*standards)
    )
    return Comparison(standards, shared)


def _outcomes(desk: Desk, standard: Standard) -> dict[tuple[str, str], Outcome]:
    """By item and check: an item is as bad as its worst check, which may be another than asked."""
    return {
        (result.item.id, check.check.id): check.outcome
        for result in desk.assess(standard.id).items
        for check in result.checks
    }
