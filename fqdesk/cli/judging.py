"""Commands that judge and print: due, leave, standards, assess, bundle."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from fqdesk.cli.answers import Answer, progress, table
from fqdesk.cli.opener import Opener
from fqdesk.desk.comparing import comparison
from fqdesk.desk.judging import standard_of, standards as shipped
from fqdesk.domain import leave as leaves
from fqdesk.domain.cadence import Duty
from fqdesk.domain.leave import Balance, Rate
from fqdesk.domain.selfcheck import SEVERITIES, TITLES
from fqdesk.domain.selfcheck.finding import NOTE
from fqdesk.errors import DeskError
from fqdesk.evidence import compared
from fqdesk.evidence.as_json import to_json
from fqdesk.evidence.bundle import Order
from fqdesk.evidence.outcomes import Outcome
from fqdesk.evidence.standard import Standard

if TYPE_CHECKING:
    from fqdesk.desk import Desk

STATES = {"done": "已做", "due": "待做", "overdue": "逾期", "not_applicable": "不适用"}


def due(args: Namespace, opener: Opener) -> Answer:
    """Obligations of the year."""
    with opener.read() as desk:
        on = args.on or desk.today()
        duties = desk.due(on)
        rows = [
            (
                STATES[duty.state],
                duty.label,
                str(duty.period),
                desk.name(duty.person) if duty.person else duty.group or "",
                duty.last_day.isoformat(),
                duty.reason,
            )
            for duty in duties
        ]
    document = {"on": on.isoformat(), "due": [_duty(duty) for duty in duties]}
    return Answer(document, table(rows))


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "kind": duty.kind,
        "series": duty.series,
        "label": duty.label,
        "period": {"from": duty.period.first.isoformat(), "to": duty.period.last.isoformat()},
        "person": duty.person,
        "group": duty.group,
        "state": duty.state,
        "reason": duty.reason,
        "last_day": duty.last_day.isoformat(),
        "record": duty.records[0] if duty.records else None,
        "records": list(duty.records),
    }


def leave(args: Namespace, opener: Opener) -> Answer:
    """Leave balances of a year and the two rates."""
    with opener.read() as desk:
        on = args.on or desk.today()
        year = args.year or on.year
        facts, calendar = desk.facts(on), desk.calendar()
        balances = leaves.balances(facts, calendar, year)
        full = leaves.full_leave_rate(facts, calendar, year)
        by_day = leaves.day_leave_rate(facts, calendar, year)
        people = [_balance(desk, balance) for balance in balances]
    head = ("姓名", "应休", "已休", "申请中", "上年结转", "转下年", "未休", "说明")
    keys = ("name", "entitled", "taken", "pending", "carried_in", "carried_out", "remaining")
    rows = [
        (*(str(person[key]) for key in keys), person["forfeited_because"] or "")
        for person in people
    ]
    document = {
        "on": on.isoformat(),
        "year": year,
        "people": people,
        "full_leave_rate": _rate(full),
        "day_leave_rate": _rate(by_day),
    }
    return Answer(document, [*table([head, *rows]), full.formula, by_day.formula])


def _days(halves: int) -> float | int:
    return halves // 2 if halves % 2 == 0 else halves / 2


def _balance(desk: Desk, balance: Balance) -> dict[str, Any]:
    person = desk.record(balance.person)
    return {
        "person": balance.person,
        "name": person["name"],
        "role": person["role"],
        "entitled": _days(balance.entitled),
        "taken": _days(balance.taken),
        "pending": _days(balance.pending),
        "carried_in": _days(balance.carried_in),
        "carried_out": _days(balance.carried_out),
        "remaining": _days(balance.remaining),
        "forfeited_because": balance.forfeited_because,
        "excluded_because": balance.excluded_because,
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "value": float(rate.value) if rate.value is not None else None,
        "formula": rate.formula,
        "notes": list(rate.notes),
    }


def _every(opener: Opener) -> tuple[Standard, ...]:
    """What ships, and the local ones of the station where there is one."""
    try:
        with opener.read() as desk:
            return desk.standards()
    except DeskError:
        return shipped()


def compare(args: Namespace, opener: Opener) -> Answer:
    """Two standards beside each other: what each asks of the same thing, and how the station stands."""
    every = _every(opener)
    first, second = (standard_of(key, every) for key in args.standards)
    pairs = compared.compare(first, second)
    states = _states(opener, first, second) or [None] * len(pairs)
    document = {
        "standards": [first.id, second.id],
        "pairs": [
            {
                "title": pair.title,
                "items": list(pair.items),
                "asks": list(pair.asks),
                "differs": pair.differs,
                "outcomes": [one.value for one in state] if state else None,
            }
            for pair, state in zip(pairs, states, strict=True)
        ],
    }
    head = ["", "同一件事", first.short, second.short, "前者要求", "后者要求"]
    rows = [["不同" if pair.differs else "", pair.title, *pair.items, *pair.asks] for pair in pairs]
    if any(states):
        head += ["前者现在", "后者现在"]
        for row, state in zip(rows, states, strict=True):
            row += [one.label for one in state or ()]
    return Answer(document, table([head, *rows]))


def _states(
    opener: Opener, first: Standard, second: Standard
) -> list[tuple[Outcome, Outcome] | None] | None:
    """How the station stands at each shared thing; None where there is no station to judge."""
    try:
        with opener.read() as desk:
            return [beside.outcomes for beside in comparison(desk, first.id, second.id).shared]
    except DeskError:
        return None


def standards(args: Namespace, opener: Opener) -> Answer:
    """What ships, and the local ones of the station."""
    every = _every(opener)
    known = [
        {"id": s.id, "title": s.title, "source": s.source, "version": s.version} for s in every
    ]
    rows = [(s["id"], s["title"], s["source"], s["version"]) for s in known]
    return Answer({"standards": known}, table(rows))


def assess(args: Namespace, opener: Opener) -> Answer:
    """Judge a standard."""
    with opener.read() as desk:
        assessment = desk.assess(args.standard, args.on, args.item, args.known)
    lines = []
    for result in assessment.items:
        number = result.item.number or ""
        lines.append(f"{number:>2} {result.item.id}  {result.outcome.label}  {result.item.title}")
        lines += [f"      {check.finding.reason}" for check in result.checks]
    return Answer(to_json(assessment), lines)


def jobs(args: Namespace, opener: Opener) -> Answer:
    """Dated gaps, nearest last day first, each with the claims that it serves."""
    with opener.read() as desk:
        on = args.on or desk.today()
        found = desk.gap_jobs(args.standards, on)
    document = {
        "on": on.isoformat(),
        "jobs": [
            {
                "day": job.day.isoformat(),
                "overdue": job.overdue(on),
                "said": job.gap.said,
                "kind": job.gap.kind,
                "record": job.gap.record,
                "fill": dict(job.gap.fill),
                "serves": [
                    {
                        "standard": served.standard.id,
                        "item": served.item.id,
                        "becomes": served.becomes.value if served.becomes else None,
                        "left": served.left,
                        "running_year": served.running,
                    }
                    for served in job.serves
                ],
            }
            for job in found
        ],
    }
    rows = [
        (
            "已过期" if job.overdue(on) else "",
            job.day.isoformat(),
            job.gap.said,
            "、".join(served.said for served in job.serves),
        )
        for job in found
    ]
    return Answer(document, table(rows) or ["没有带期限的缺口。"])


def self_check(args: Namespace, opener: Opener) -> Answer:
    """Contradictions; exit code 1 while one stands that nobody has answered."""
    with opener.read() as desk:
        on = args.on or desk.today()
        found = desk.self_check(on, progress)
    open_ones = [f for f in found if f.answered is None and f.severity != NOTE]
    document = {
        "on": on.isoformat(),
        "findings": [
            {
                "rule": finding.rule,
                "title": finding.title,
                "severity": finding.severity,
                "records": list(finding.records),
                "said": finding.said,
                "answered": finding.answered,
            }
            for finding in found
        ],
    }
    rows = [
        (SEVERITIES[f.severity], f.title, f.said, f"已说明：{f.answered}" if f.answered else "")
        for f in found
    ]
    checked = "查了这些：" + "；".join(TITLES.values())
    return Answer(document, [*(table(rows) or ["没有发现矛盾。"]), checked], 1 if open_ones else 0)


def bundle(args: Namespace, opener: Opener) -> Answer:
    """Print the evidence volume."""
    with opener.read() as desk:
        order = Order(
            standard=args.standard,
            on=args.on or desk.today(),
            items=tuple(args.item) if args.item else None,
            simplex=args.simplex,
            pages=args.pages,
            known=args.known,
        )
        printed = desk.bundle(order, args.out, progress)
    document = {
        "on": order.on.isoformat(),
        "path": str(printed.path),
        "pages": printed.pages,
        "code": printed.code,
        "warnings": list(printed.warnings),
    }
    said = f"证据册已印好：{printed.path}，{printed.pages} 页，册号 {printed.code}"
    return Answer(document, [said, *printed.warnings])
