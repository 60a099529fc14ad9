"""粘贴国务院放假通知: what it would change in every balance, and keeping it as a setting."""

from __future__ import annotations

from dataclasses import dataclass

from fqdesk.desk.deciding import decide
from fqdesk.desk.desk import Desk
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.fields import say_halves
from fqdesk.domain.holidays import SETTING, HolidayYear, write_setting
from fqdesk.domain.leave import Balance, balances, moved
from fqdesk.domain.notice import NoticeYear, parse_notice
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.holiday_lines import differing


@dataclass(frozen=True)
class Moved:
    """One person's balance of a year, before and after, in words; only what differs is said."""

    person: str
    year: int
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """A notice that was read and not yet accepted."""

    notice: NoticeYear
    arrangement: HolidayYear
    """The year as it would be kept: a notice that amends one keeps the other holidays."""
    known: bool
    """Whether the year was known already, shipped or pasted."""
    differing: tuple[str, ...]
    """Days that count otherwise than before."""
    moved: tuple[Moved, ...]
    settled: int
    """Balances that were worked out by weekends and rest on the notice now."""

    @property
    def source(self) -> str:
        """What the setting cites: title, number."""
        return self.arrangement.notices[-1].cited


def preview(desk: Desk, text: str) -> Preview:
    """Read a notice and work out every balance it touches. Raises Refused where none is found."""
    notice = parse_notice(text)
    calendar = desk.calendar()
    known = calendar.years.get(notice.year)
    arrangement = notice.arrangement(known)
    after = Calendar([*calendar.years.values(), arrangement])
    facts = desk.facts()
    found: list[Moved] = []
    settled = 0
    # Leave of one year may be taken in the next, and a holiday may reach into the year before.
    for year in (notice.year - 1, notice.year):
        pairs = moved(balances(facts, calendar, year), balances(facts, after, year))
        for old, new in pairs:
            was, now = _differences(old, new)
            if was:
                found.append(Moved(facts.name(new.person), year, was, now))
            settled += old.guessed and not new.guessed
    return Preview(
        notice,
        arrangement,
        known is not None,
        tuple(differing(known, arrangement)),
        tuple(found),
        settled,
    )


def accept(desk: Desk, found: Preview) -> Record:
    """Keep the year as a setting with its source; a second one of the same day replaces the first.

    Raises Refused where the arrangement cannot be kept.
    """
    key = f"{SETTING}{found.notice.year}"
    value = write_setting(found.arrangement)
    values = {"key": key, "value": value, "day": desk.today(), "said_by": found.source}
    return decide(desk, values)


NUMBERS = (
    ("entitled", "应休"),
    ("taken", "已休"),
    ("pending", "待休"),
    ("carried_in", "上年结转"),
    ("carried_out", "转下年"),
    ("remaining", "未休"),
)


def _differences(old: Balance, new: Balance) -> tuple[str, str]:
    keys = [(key, said) for key, said in NUMBERS if getattr(old, key) != getattr(new, key)]
    return (
        "，".join(f"{said} {say_halves(getattr(old, key))}" for key, said in keys),
        "，".join(f"{said} {say_halves(getattr(new, key))}" for key, said in keys),
    )
