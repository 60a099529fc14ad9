"""Reasons for a finding of 自查 or for a gap: a judgement like any other, with author and history."""

from __future__ import annotations

from fqdesk.desk.desk import Desk
from fqdesk.domain.cadence import EXPLAINED, Duty
from fqdesk.domain.records import Record
from fqdesk.domain.selfcheck import ANSWERED, Finding
from fqdesk.errors import Fault, Refused


def answer(desk: Desk, finding: Finding, reason: str) -> Record:
    """Keep why a finding is in order; a later answer changes the earlier one.

    The finding stays in the list with its reason (domain.md C8). Raises Refused without a reason.
    """
    if not reason.strip():
        said = "写一句为什么没有问题，检查的人会看到。"
        raise Refused(said, faults=[Fault("reason", said)])
    # What the finding points at does not apply, for the reason given.
    return _keep(desk, (ANSWERED, finding.rule, finding.key), "not_applicable", reason.strip())


def explain(desk: Desk, duty: Duty, reason: str) -> Record:
    """Keep why a period has nothing; a reason that was given before is changed, and stays in its history.

    It is printed as it stands. Raises Refused without a reason.
    """
    return _keep(desk, (EXPLAINED, duty.series, duty.key), "not_met", reason.strip())


def _keep(desk: Desk, about: tuple[str, str, str], outcome: str, reason: str) -> Record:
    known = [
        record
        for record in desk.facts().all("judgement")
        if (record["standard"], record["item"], record["check"]) == about
    ]
    told = {"reason": reason, "day": desk.today()}
    if known:
        return desk.change(known[-1].id, told)
    keys = ("standard", "item", "check")
    values = dict(zip(keys, about, strict=True)) | {"outcome": outcome} | told
    return desk.save("judgement", values)
