"""Answering a finding of 自查: the reason is a judgement like any other, with author and history."""

from __future__ import annotations

from fqdesk.desk.desk import Desk
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck import ANSWERED, Finding
from fqdesk.errors import Fault, Refused


def answer(desk: Desk, finding: Finding, reason: str) -> Record:
    """Keep why a finding is in order; a later answer stands beside the earlier one and counts.

    The finding stays in the list with its reason (domain.md C8). Raises Refused without a reason.
    """
    if not reason.strip():
        said = "写一句为什么没有问题，检查的人会看到。"
        raise Refused(said, faults=[Fault("reason", said)])
    known = [
        record
        for record in desk.facts().all("judgement")
        if (record["standard"], record["item"], record["check"])
        == (ANSWERED, finding.rule, finding.key)
    ]
    if known:
        return desk.change(known[-1].id, {"reason": reason.strip(), "day": desk.today()})
    values = {
        "standard": ANSWERED,
        "item": finding.rule,
        "check": finding.key,
        # What the finding points at does not apply, for the reason given.
        "outcome": "not_applicable",
        "reason": reason.strip(),
        "day": desk.today(),
    }
    return desk.save("judgement", values)
