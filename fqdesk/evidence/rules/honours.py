"""The rule about honours: from whom, to whom, decided when, and still standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from fqdesk.domain.catalog.honours import BODIES, FAMILIES, RECIPIENTS, STATES
from fqdesk.domain.periods import forward, say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.outcomes import DONE, NONE, Cell, Finding, Gap, Outcome, Row, Table
from fqdesk.evidence.params import Bodies, Families, Recipient, Window
from fqdesk.evidence.scope import Scope, ids

NO_FAMILIES = Families(())


def honours_window(
    scope: Scope,
    *,
    window: Window,
    bodies: Bodies,
    recipient: Recipient,
    least: int = 1,
    without: Families = NO_FAMILIES,
) -> Finding:
    """At least `least` honours whose decision lies in the window and that still stand.

    domain.md B4: the window uses the decision date; a suspended or revoked honour does not count
    and its record stays; pennants and letters of thanks are no honours of a named body.
    """
    span = window.span(scope.on)
    known = [h for h in scope.facts.until_on("honour") if h["recipient_type"] == recipient]
    reasons = {honour.id: _why_not(honour, scope, bodies, without) for honour in known}
    standing = [honour for honour in known if not reasons[honour.id]]
    counted = [honour for honour in standing if honour.day in span]
    met = len(counted) >= least
    who = RECIPIENTS[recipient]
    fill = {"recipient_type": recipient}
    gap = Gap(f"窗口内还差{who}表彰 {least - len(counted)} 项", kind="honour", fill=fill)
    return Finding(
        Outcome.MET if met else Outcome.NOT_MET,
        f"{span}{who}表彰 {len(counted)} 项，要求不少于 {least} 项。",
        op="≥",
        threshold=str(least),
        numerator=len(counted),
        value=Fraction(len(counted)),
        span=span,
        formula=f"决定日期在窗口内且有效的{who}表彰 {len(counted)} 项 ≥ {least} 项",
        evidence=ids(counted),
        gaps=() if met else (gap,),
        notes=(*_next_out(counted, window.months), *scope.remarks(counted)),
        table=_table(known, counted, reasons, window.months),
    )


def _why_not(honour: Record, scope: Scope, bodies: Sequence[str], without: Sequence[str]) -> str:
    """Why an honour counts for nothing, whenever it was decided; empty when it stands."""
    since = honour["state_on"]
    if honour["state"] != "valid" and (since is None or since <= scope.on):
        return STATES[honour["state"]]
    if honour["family"] in without:
        return f"{FAMILIES[honour['family']]}，不计"
    if honour["body_type"] not in bodies:
        return f"授奖机关是{BODIES[honour['body_type']]}，不计"
    return ""


def _next_out(counted: Sequence[Record], months: int) -> tuple[str, ...]:
    """The day on which the first of those that count leaves the window."""
    if not counted:
        return ()
    first = min(counted, key=lambda honour: (honour.day, honour.id))
    return (f"最早移出窗口：{first['title']}，{say_day(forward(first.day, months))}。",)


def _table(
    known: Sequence[Record], counted: Sequence[Record], reasons: Mapping[str, str], months: int
) -> Table:
    rows = []
    for honour in known:
        out = forward(honour.day, months).isoformat()
        counts = honour in counted
        standing = reasons[honour.id] or ("" if counts else "已移出")
        cells = (
            Cell(DONE if counts else NONE, honour.day.isoformat(), (honour.id,)),
            Cell(text=honour["issuing_body"]),
            Cell(text=honour["decision_no"] or ""),
            Cell(text=out if counts else standing),
        )
        rows.append(Row(honour["title"], cells, said="" if counts else standing))
    return Table(("决定日期", "授奖机关", "文号", "移出窗口"), tuple(rows))
