"""Training and inspections, honours, figures of other systems, signed declarations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from fqdesk.demo.stage import Stage, ids
from fqdesk.demo.texts import Deck, load
from fqdesk.domain.periods import ONE_DAY, Month, back, window_back, year as calendar_year

LATE = "检查当日停电，检查人手写，次周补录"
TOLD = ("reason", "artefacts", "storage", "decision_no", "unit", "body_rank")


def plan_training(stage: Stage) -> None:
    """Twice a month; who is away does not attend, most who attend pass."""
    rng = stage.rng("training")
    deck = Deck(rng, load("care")["training"])
    for month in stage.timeline.months:
        days = [d for d in stage.timeline.within(month, 2, 27) if d not in stage.meeting_days()]
        for day in sorted(rng.sample(days, min(2, len(days)))):
            text = deck.draw(month.month)
            people = stage.present(stage.cast.here(day), day)
            values = {
                "day": day,
                "type": text["type"],
                "topic": text["topic"],
                "organiser": "本所" if text["type"] in {"drill", "mass_work"} else "云岭县公安局",
                "hours": Decimal(text["hours"]),
                "attendees": ids(people),
                "passed": ids(people) if text["type"] in {"drill", "mass_work"} else None,
            }
            stage.plan.add("training", values, by=stage.cast.get("admin"))


def plan_inspections(stage: Stage) -> None:
    """A self-check of 五个一律 each quarter, an inspection every other month; one entered late."""
    rng = stage.rng("inspections")
    texts = load("care")
    proofs, others = Deck(rng, texts["proof"]), Deck(rng, texts["inspection"])
    late = Month(stage.timeline.judged, 11) if stage.timeline.judged else None
    for order, month in enumerate(stage.timeline.months):
        days = stage.timeline.within(month, 4, 24)
        if not days:
            continue
        if month.month % 3 == 2:
            text, day = proofs.draw(month.month), rng.choice(days)
            said: dict[str, Any] = {"type": "proof_rules", "inspector": "内勤、窗口民警"}
            said |= {"topic": "出具证明“五个一律”执行情况", "n": rng.randint(18, 46)}
            _inspection(stage, rng, day, {**text, **said}, late=month == late)
        if order % 2:
            _inspection(stage, rng, rng.choice(days), others.draw(month.month))


def _inspection(
    stage: Stage, rng: Random, day: date, text: Mapping[str, Any], *, late: bool = False
) -> None:
    values: dict[str, Any] = {key: text[key] for key in ("type", "inspector", "topic")}
    values |= {"day": day, "findings": text["findings"].format(n=text.get("n", ""))}
    admin = stage.cast.get("admin")
    if "problem" in text:
        done = stage.timeline.workday(day + timedelta(days=rng.randint(1, 6)))
        row = {"problem": text["problem"], "measure": text["measure"], "person": admin.id}
        row |= {"due": day + timedelta(days=10)}
        values["corrections"] = (row,)
    if late:
        values["late_reason"] = LATE
    record = stage.plan.add("inspection", values, by=admin, lag=6 if late else None)
    if "problem" in text and done < stage.timeline.last:
        stage.plan.change(record, done + ONE_DAY, {"corrections": (row | {"done": done},)})


def plan_honours(stage: Stage) -> None:
    """Collective and personal ones; the main one leaves the 36 months three weeks after `on`."""
    timeline = stage.timeline
    for text in load("support")["honour"]:
        if "person" in text and text["person"] not in stage.cast.by_key:
            continue
        day = _decided(stage, text)
        values = {key: text[key] for key in ("recipient_type", "title", "family", "level")}
        values |= {key: text[key] for key in ("issuing_body", "body_type")}
        values |= {key: text[key] for key in TOLD if key in text}
        values |= {"day": day, "state": "valid"}
        if "decision_no" in text:
            values["decision_no"] = text["decision_no"].format(year=day.year)
        if "person" in text:
            values["person"] = stage.cast.by_key[text["person"]].id
        if text.get("meeting"):
            earlier = stage.before("committee_meeting", day - timedelta(days=10))
            if earlier:
                values["meeting"] = earlier[1]
                stage.call(Month.of(earlier[0]), "honour", title=text["title"])
        # The committee's minutes are cited, and were typed long before.
        entered = max(day + timedelta(days=6), timeline.start)
        stage.honours[text["key"]] = stage.plan.add("honour", values, entered=entered)


def _decided(stage: Stage, text: Mapping[str, Any]) -> date:
    """`months` before the day of judging and some `days` nearer to it, or the last anniversary."""
    on = stage.timeline.on
    if "anniversary" in text:
        month, day = text["anniversary"]
        last = date(on.year, month, day)
        return stage.timeline.workday(last if last < back(on, 1) else date(on.year - 1, month, day))
    return stage.timeline.workday(back(on, text["months"]) + timedelta(days=text["days"]))


def plan_figures(stage: Stage) -> None:
    """Yearly series for trends, and the newest of what is asked as at the day of judging."""
    rng, timeline = stage.rng("figures"), stage.timeline
    for text in load("support")["figure"]:
        if not text.get("yearly"):
            newest = timeline.workday(max(back(timeline.on, 2), timeline.start))
            _figure(stage, text, min(newest, timeline.last), Decimal(text["numerator"]))
            continue
        for year in range(timeline.on.year - 3, timeline.on.year):
            day = date(year + 1, 1, 15)
            if day > timeline.last or (text.get("skip_last") and year == timeline.on.year - 1):
                continue
            older = timeline.on.year - 1 - year
            amount = text["numerator"] + text.get("fall", 0) * older
            if older and "spread" in text:
                amount -= rng.randint(1, text["spread"])
            _figure(stage, text, day, Decimal(amount), calendar_year(year))


def _figure(
    stage: Stage, text: Mapping[str, Any], day: date, amount: Decimal, span: Any = None
) -> None:
    whole = text.get("denominator")
    values = {
        "metric": text["metric"],
        "day": day,
        "numerator": amount,
        "denominator": None if whole is None else Decimal(whole),
        "period_from": span.first if span else None,
        "period_until": span.last if span else None,
        "source": text["source"],
    }
    stage.plan.add("figure", values, entered=max(day, stage.timeline.start))


def plan_declarations(stage: Stage) -> None:
    """Signed on the day of judging for the 24 months to it; the last one still waits for its signature.

    A year earlier the same were signed for their own 24 months.
    """
    timeline = stage.timeline
    for on in (back(timeline.on, 12), timeline.on):
        current = on == timeline.on
        for text in load("support")["declaration"]:
            span = window_back(on, 24)
            rows = [
                {"department": key, "opinion": said, "on": on - timedelta(days=2)}
                for key, said in text["confirm"].items()
            ]
            waits = current and not text["signed"]
            values = {
                "day": on,
                "events": tuple(text["events"]),
                "window_from": span.first,
                "window_until": span.last,
                "method": text["method"],
                "person": stage.cast.get("chief").id,
                "instructor": stage.cast.get("instructor").id,
                "signed": None if waits else True,
                "confirmations": () if waits else tuple(rows),
            }
            stage.plan.add("declaration", values, entered=max(on, timeline.start))
