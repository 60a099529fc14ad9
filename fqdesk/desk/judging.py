"""The judging verbs of the desk: duties of a year, leave, standards and their assessment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from fqdesk.domain import cadence
from fqdesk.domain.cadence import Duty
from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import year
from fqdesk.errors import Refused
from fqdesk.evidence import standard as packs
from fqdesk.evidence.judge import Assessment, assess as judge
from fqdesk.evidence.standard import Standard
from fqdesk.progress import Tick, track
from fqdesk.storage.files import FileStore


def due(facts: Facts, calendar: Calendar) -> list[Duty]:
    """Every obligation of the calendar year of `facts.on`, those still to come included."""
    return cadence.duties(facts, year(facts.on.year), calendar)


@cache
def standards() -> tuple[Standard, ...]:
    """The shipped standards, read once per process."""
    return tuple(packs.shipped())


def standard_of(key: str, every: Sequence[Standard]) -> Standard:
    """The standard with an id, shipped or local. Raises Refused."""
    for known in every:
        if known.id == key:
            return known
    named = "、".join(f"{known.id}（{known.title}）" for known in every)
    raise Refused(f"没有“{key}”这个标准。", f"可用：{named}。")


def assess(
    chosen: Standard, facts: Facts, calendar: Calendar, items: Collection[str] | None
) -> Assessment:
    """Judge one standard, whole or some items. Raises Refused for an item it does not have."""
    known = {item.id for item in chosen.items} | {item.id for item in chosen.materials}
    if unknown := sorted(set(items or ()) - known):
        raise Refused(f"“{chosen.title}”没有“{unknown[0]}”这一条。")
    return judge(chosen, facts, calendar, items=items)


def file_states(facts: Facts, files: FileStore, tick: Tick) -> Mapping[str, str]:
    """The attachments that are not well: SHA-256 → missing or changed."""
    cited = {
        ref.sha256: ref
        for records in facts.by_kind.values()
        for record in records
        for ref in record["files"] or ()
    }
    states = {}
    for sha256, ref in track(list(cited.items()), tick, "核对附件"):
        if not files.there(ref):
            states[sha256] = "missing"
        elif not files.sound(ref):
            states[sha256] = "changed"
    return states
