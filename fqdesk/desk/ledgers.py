"""Ledgers on paper without a volume: leave, rest, visits and honours of a year or a window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from fqdesk.domain.honours import standings
from fqdesk.domain.periods import window_back, year as calendar_year
from fqdesk.domain.sheets.honours import WINDOW_MONTHS
from fqdesk.errors import writing_to
from fqdesk.progress import Tick, quiet

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk
    from fqdesk.evidence.printing.sheets import Sheet


def print_leave(desk: Desk, year: int, path: Path, tick: Tick = quiet) -> int:
    """The leave ledger of a year, everybody with their stretches. Returns pages; raises Trouble."""
    from fqdesk.evidence.printing.forms import leave_ledger  # noqa: PLC0415 - see _write

    return _write(desk, [leave_ledger.sheet(desk.facts(), desk.calendar(), year)], path, tick)


def print_rest(desk: Desk, year: int, path: Path, tick: Tick = quiet) -> int:
    """The rest ledger of a year. Returns pages; raises Trouble."""
    from fqdesk.evidence.printing.forms import rest  # noqa: PLC0415 - see _write

    facts, days = desk.facts(), calendar_year(year)
    return _write(desk, [rest.sheet(facts.within("rest", days), facts, days)], path, tick)


def print_visits(desk: Desk, year: int, path: Path, tick: Tick = quiet) -> int:
    """The register of visits of a year with its chart by place. Returns pages; raises Trouble."""
    from fqdesk.evidence.printing.forms import visits  # noqa: PLC0415 - see _write

    facts, days = desk.facts(), calendar_year(year)
    return _write(desk, [visits.sheet(facts.within("visit", days), facts, days)], path, tick)


def print_talks(desk: Desk, year: int, path: Path, tick: Tick = quiet) -> int:
    """The register of a year's talks. Returns pages; raises Trouble."""
    from fqdesk.evidence.printing.forms import talks  # noqa: PLC0415 - see _write

    facts, days = desk.facts(), calendar_year(year)
    return _write(desk, [talks.sheet(facts.within("heart_talk", days), facts, days)], path, tick)


def print_honours(desk: Desk, on: date, path: Path, tick: Tick = quiet) -> int:
    """The ledger of honours beside the three years up to a day. Returns pages; raises Trouble."""
    from fqdesk.evidence.printing.forms import honours  # noqa: PLC0415 - see _write

    facts = desk.facts()
    found = standings(facts, WINDOW_MONTHS, on)
    sheet = honours.sheet(
        [standing.honour for standing in reversed(found)],
        facts,
        window_back(on, WINDOW_MONTHS),
        {standing.honour.id for standing in found if standing.counts},
        {standing.honour.id: standing.reason for standing in found if not standing.counts},
    )
    return _write(desk, [sheet], path, tick)


def _write(desk: Desk, sheets: Sequence[Sheet], path: Path, tick: Tick) -> int:
    # The PDF libraries cost a third of a second to import; a window that only records never pays it.
    from fqdesk.evidence.printing import alone  # noqa: PLC0415

    with writing_to(path):
        return alone.write(sheets, desk.facts(), path, tick)
