"""The page of the day: open jobs with the claims they serve, the leave rate, the standards, the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from fqdesk.desk.day_log import day_log_of
from fqdesk.domain.cadence.members import term_ends
from fqdesk.domain.facts import Facts
from fqdesk.domain.honours import standings
from fqdesk.domain.leave import Plan, Rate, full_leave_rate, plan
from fqdesk.domain.records import Record
from fqdesk.domain.roster import roster_on
from fqdesk.domain.sheets.job import Job
from fqdesk.domain.sheets.jobs import jobs
from fqdesk.evidence.jobs import Job as GapJob, jobs as gap_jobs
from fqdesk.evidence.judge import Assessment
from fqdesk.evidence.standard import Item, Standard

if TYPE_CHECKING:
    from fqdesk.desk.desk import Desk

SOON = timedelta(days=60)
"""What runs out within so many days is told beforehand; a term of the branch three times as early."""
HONOUR_MONTHS = 36


@dataclass(frozen=True)
class Serves:
    """A claim of a standard that a job helps to meet."""

    standard: str
    item: str
    said: str
    """崇州 第 2 条."""
    effect: str = ""
    """What doing the job makes of the claim: → 达标, 今年还差 6 件."""


@dataclass(frozen=True)
class Log:
    """The day's 政工日志: the record where it is written, else the draft made from other records."""

    text: str
    sources: tuple[str, ...]
    record: Record | None
    author: str | None
    """Who usually writes it: the political instructor."""


@dataclass(frozen=True)
class Ending:
    """Something that stops counting soon; no gap."""

    day: date
    said: str
    record: str


@dataclass(frozen=True, kw_only=True)
class Today:
    """Everything that the page of the day shows."""

    day: date
    jobs: tuple[Job, ...]
    serves: Mapping[str, tuple[Serves, ...]]
    """By the job's series."""
    rate: Rate
    plan: Plan
    before: Rate
    """The last complete year, by which standards judge."""
    standards: tuple[Assessment, ...]
    endings: tuple[Ending, ...]
    log: Log

    gaps: tuple[GapJob, ...]
    """The same jobs as the standards see them."""

    def claims(self, job: Job) -> tuple[Serves, ...]:
        """The claims that a job serves, each with what doing it makes of the claim."""
        same = next((gap for gap in self.gaps if _same(job, gap)), None)
        effects = (
            {(one.standard.id, one.item.id): one.effect for one in same.serves} if same else {}
        )
        return tuple(
            replace(claim, effect=effects.get((claim.standard, claim.item), ""))
            for claim in self.serves.get(job.series, ())
        )


def today(desk: Desk, on: date | None = None) -> Today:
    """The page of a day (today where none is named). Takes a while: run it as a job."""
    facts, calendar = desk.facts(on), desk.calendar()
    judged = [known for known in desk.chosen_standards() if not known.reference]
    assessments = tuple(desk.assess(known.id, on) for known in judged)
    return Today(
        day=facts.on,
        jobs=tuple(jobs(facts, calendar)),
        serves=served(judged),
        rate=full_leave_rate(facts, calendar, facts.on.year),
        plan=plan(facts, calendar, facts.on.year),
        before=full_leave_rate(facts, calendar, facts.on.year - 1),
        standards=assessments,
        gaps=gap_jobs(assessments),
        endings=tuple(sorted(_endings(facts), key=lambda one: (one.day, one.said))),
        log=log(facts, facts.on),
    )


def _same(job: Job, known: GapJob) -> bool:
    """Whether a gap of a standard is this job: what opens, and all that the form is filled with."""
    gap = known.gap
    if gap.kind != job.kind or (job.record or None) != gap.record:
        return False
    asked = {key: str(value) for key, value in job.fill.items() if value is not None}
    return asked.items() <= gap.fill.items() and gap.day == job.day


def served(standards: Sequence[Standard]) -> dict[str, tuple[Serves, ...]]:
    """Which claims each cadence, the leave rate and each kind of record serves, one per standard."""
    found: dict[str, dict[str, Serves]] = {}
    for known in standards:
        for item in known.items:
            serves = Serves(known.id, item.id, _cited(known, item))
            for key in _served_by(item):
                found.setdefault(key, {}).setdefault(known.id, serves)
    return {key: tuple(own.values()) for key, own in found.items()}


def _served_by(item: Item) -> Iterable[str]:
    for check in item.checks:
        if check.rule == "cadence":
            yield str(check.params["series"])
        if check.rule == "leave_rate":
            yield "leave"
    yield from item.proves


def _cited(standard: Standard, item: Item) -> str:
    place = standard.short.split()[0]
    return f"{place} 第 {item.number} 条" if item.number else f"{place} {item.paragraph}"


def log(facts: Facts, day: date) -> Log:
    """What is written of the day, else what can be said of it from its records."""
    written = [record for record in facts.all("political_log") if record.day == day]
    made = day_log_of(facts, day)
    return Log(made.text, made.sources, written[-1] if written else None, made.author)


def _endings(facts: Facts) -> Iterable[Ending]:
    on = facts.on
    counting = [one for one in standings(facts, HONOUR_MONTHS) if one.counts]
    for standing in counting:
        if standing.drops_out <= on + SOON:
            left = sum(other.drops_out > standing.drops_out for other in counting)
            said = f"“{standing.honour['title']}”退出三年窗口，之后还有 {left} 项"
            yield Ending(standing.drops_out, said, standing.honour.id)
    for material in facts.until_on("material"):
        if material["until"] and on <= material["until"] <= on + SOON:
            yield Ending(material["until"], f"《{material['title']}》到期", material.id)
    branch = roster_on(facts, on).branch
    if branch is not None and on <= term_ends(branch) <= on + SOON * 3:
        yield Ending(term_ends(branch), "本届支部委员会届满", branch.id)
