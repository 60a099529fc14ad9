"""Materials with the application in full text, and what the instructor judged himself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fqdesk.demo.figures import full_leave, held, period, said_month, tally
from fqdesk.demo.stage import Stage
from fqdesk.demo.texts import load
from fqdesk.domain.cadence import EXPLAINED
from fqdesk.domain.periods import back

STANDARD = "chongzhou-2019"


def plan_papers(stage: Stage) -> None:
    """Rules, plans, agreements, notices and the application, each naming the items it serves."""
    slots = _slots(stage)
    for text in load("materials")["item"]:
        for day in _days(stage, text):
            _paper(stage, text, day, slots)


def _days(stage: Stage, text: Mapping[str, Any]) -> list[date]:
    timeline = stage.timeline
    if "yearly" in text:
        month, number = text["yearly"]
        days = [date(year, month, number) for year in timeline.years]
        return [timeline.workday(day) for day in days if timeline.start <= day <= timeline.last]
    if "anniversary" in text:
        month, number = text["anniversary"]
        last = date(timeline.on.year, month, number)
        if last >= back(timeline.on, 1):
            last = date(timeline.on.year - 1, month, number)
        return [timeline.workday(last)]
    wanted = back(timeline.on, text.get("months", 0)) - timedelta(days=text.get("days", 4))
    return [min(timeline.workday(wanted), timeline.last)]


def _paper(stage: Stage, text: Mapping[str, Any], day: date, slots: dict[str, Any]) -> None:
    known = slots | {"year": day.year}
    values: dict[str, Any] = {
        "type": text["type"],
        "title": text["title"].format(**known),
        "document_no": text["document_no"].format(**known) if "document_no" in text else None,
        "issuer": text.get("issuer", "青石镇派出所"),
        "department": text.get("department"),
        "day": day,
        "serves": tuple(text["serves"]),
        "pages": text["pages"],
        "text": text["text"].strip().format(**known) if "text" in text else None,
    }
    record = stage.plan.add("material", values, entered=max(day, stage.timeline.start))
    if text.get("scan"):
        stage.scanned = record


def _slots(stage: Stage) -> dict[str, Any]:
    """What the application tells of itself: true figures of the period it speaks of."""
    timeline, cast = stage.timeline, stage.cast
    said, span = period(stage)
    rate = full_leave(stage)
    return (
        tally(stage, span)
        | held(stage, span)
        | {
            "period": said,
            "number": 20 + timeline.on.month,
            "officers": len(cast.officers(timeline.on)),
            "auxiliaries": len(cast.here(timeline.on)) - len(cast.officers(timeline.on)),
            "members": len(cast.voters(timeline.on)),
            "rate": f"{rate.value.numerator * 100 / rate.value.denominator:.1f}%"
            if rate and rate.value is not None
            else "待年度结束后计算",
            "gaps": _gaps(stage),
            "closed": _closed(stage) or "山上的村走得偏少",
        }
    )


def _closed(stage: Stage) -> str:
    closed = stage.timeline.closed
    if closed is None:
        return ""
    number = (closed.first.month + 2) // 3
    village = stage.cast.villages[-1].name
    return f"{village}{closed.first.year}年第{number}季度因通村公路封闭施工没有走访"


def _gaps(stage: Stage) -> str:
    parts = [f"{said_month(stage.timeline.missed)}支部委员会因防汛没有召开", _closed(stage)]
    return "；".join(part for part in parts if part)


def plan_judgements(stage: Stage) -> None:
    """What records cannot count is judged by a person, and two gaps are explained, with reasons."""
    timeline = stage.timeline
    by = stage.cast.get("instructor")
    missed = said_month(timeline.missed)
    day = timeline.workday(back(timeline.on, 0) - timedelta(days=16))
    day = max(min(day, timeline.last), timeline.start)
    for text in load("support")["judgement"]:
        if text.get("missed") and not stage.cast.committee:
            continue
        values = {
            "standard": STANDARD,
            "item": text["item"],
            "check": text["check"],
            "outcome": text["outcome"],
            "reason": text["reason"].format(missed=missed, year=timeline.on.year - 1),
            "day": day,
            "by": by.id,
        }
        stage.plan.add("judgement", values, by=by, entered=day)
    for item, check, reason in _explained(stage):
        values = {
            "standard": EXPLAINED,
            "item": item,
            "check": check[:60],
            "outcome": "partly",
            "reason": reason,
            "day": day,
            "by": by.id,
        }
        stage.plan.add("judgement", values, by=by, entered=day)


def _explained(stage: Stage) -> list[tuple[str, str, str]]:
    """(series, duty, reason) of the gaps that have a known cause."""
    timeline, found = stage.timeline, []
    if stage.cast.committee:
        reason = "连续强降雨，全员在村值守，次月会议合并研究，不补记录"
        found.append(("committee_meeting", str(timeline.missed), reason))
    if timeline.closed:
        quarter = f"{timeline.closed.first.year}-Q{(timeline.closed.first.month + 2) // 3}"
        village = stage.cast.villages[-1]
        reason = "通村公路封闭施工，改为在柏林警务室接待和线上答复"
        found.append(("visit", f"{quarter}/{village.id}", reason))
    return found
