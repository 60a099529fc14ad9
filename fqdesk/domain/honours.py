"""Honours: the ladder, which count for a collective claim, until when, and what to look at twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fqdesk.domain.catalog.honours import BODIES, LEVELS, RANKS
from fqdesk.domain.facts import Facts
from fqdesk.domain.periods import Span, forward, say_day, window_back
from fqdesk.domain.records import Record

LADDER = (
    "commendation",
    "merit_third",
    "merit_second",
    "merit_first",
    "honorary_title",
    "hero_model_2",
    "hero_model_1",
)
"""Low to high (公安机关人民警察奖励条令 第八条, 令135号)."""
COUNTING_BODIES = frozenset({"party_committee", "government", "police_higher"})
"""⟦各级党委政府及上级公安机关⟧ (崇州 26)."""
IN_FORCE = date(2016, 1, 1)
"""令135号 took effect and replaced 令66号 of 2003, whose powers of approval were divided otherwise."""
APPROVAL = {
    "commendation": "city",
    "merit_third": "city",
    "merit_second": "province",
    "merit_first": "ministry",
    "honorary_title": "ministry",
    "hero_model_2": "ministry",
    "hero_model_1": "ministry",
}
"""The lowest rank that approves for ordinary local units and people (第十三条至第十五条)."""
ORDER = "《公安机关人民警察奖励条令》（公安部令第135号）"


@dataclass(frozen=True)
class Standing:
    """One honour beside a window: whether it counts, why, and the first day it no longer does."""

    honour: Record
    counts: bool
    reason: str
    drops_out: date


def level_of(honour: Record) -> int | None:
    """The rung, 0 for 嘉奖; None outside the ladder."""
    return LADDER.index(honour["level"]) if honour["level"] in LADDER else None


def state_on(honour: Record, on: date) -> str:
    """valid, suspended or revoked as it was on the day; without a date the state always was so."""
    state: str = honour["state"] or "valid"
    since: date | None = honour["state_on"]
    return "valid" if state != "valid" and since is not None and since > on else state


def counts_in(honour: Record, window: Span, on: date | None = None) -> tuple[bool, str]:
    """Whether an honour counts as a collective one of the bodies named, decided inside the window.

    The decision date decides. Revoked and suspended honours do not count; pennants, letters of
    thanks and praise in the press never do. Source: domain.md B4; product.md "Conventions".
    """
    on = on or window.last
    objection = _of_its_kind(honour) or _of_its_time(honour, window, on)
    return objection is None, objection or f"{say_day(honour.day)}决定，在窗口内"


def _of_its_kind(honour: Record) -> str | None:
    """Why an honour never counts, whatever the window."""
    if honour["recipient_type"] != "collective":
        return "个人荣誉，不算集体表彰"
    if honour["family"] == "public_thanks":
        return "锦旗、感谢信、媒体表扬不算表彰奖励"
    if honour["body_type"] not in COUNTING_BODIES:
        body = BODIES.get(honour["body_type"], "其他单位")
        return f"授奖机关是{body}，不属党委政府、上级公安机关"
    return None


def _of_its_time(honour: Record, window: Span, on: date) -> str | None:
    """Why an honour does not count on the day for this window."""
    state = state_on(honour, on)
    if state != "valid":
        word = {"suspended": "暂停", "revoked": "撤销"}[state]
        return f"已{word}（{honour['state_document'] or '没有写依据'}）"
    if honour.day > on:
        return f"{say_day(honour.day)}才决定"
    if honour.day not in window:
        return f"{say_day(honour.day)}决定，不在 {window} 以内"
    return None


def drops_out_on(honour: Record, months: int) -> date:
    """The first day on which the honour lies outside the window of so many months.

    36 months: decided on 2023-12-18, it counts until 2026-12-17 and drops out on 2026-12-18.
    """
    return forward(honour.day, months)


def standings(facts: Facts, months: int, on: date | None = None) -> list[Standing]:
    """Every honour decided by the day beside the window ending on it, newest first."""
    day = on or facts.on
    window = window_back(day, months)
    known = [honour for honour in facts.all("honour") if honour.day <= day]
    return [
        Standing(honour, *counts_in(honour, window, day), drops_out_on(honour, months))
        for honour in reversed(known)
    ]


def approval_warnings(honour: Record, *, auxiliary: bool = False) -> list[str]:
    """What looks unusual about who approved a police award; it never blocks a historic entry.

    Article 16 lets some awards be handled one rank below with consent, so a lower rank is a
    question and no fault.
    """
    rung = level_of(honour)
    if honour["family"] != "police_award" or rung is None:
        return []
    said = []
    if auxiliary:
        said.append(f"辅警不在{ORDER}的奖励对象里（第七条），请核对类别。")
    rank, wanted = honour["body_rank"], APPROVAL[honour["level"]]
    ranks = list(RANKS)
    if rank is not None and ranks.index(rank) < ranks.index(wanted):
        word, level = RANKS[wanted], LEVELS[honour["level"]]
        if honour.day < IN_FORCE:
            said.append(
                f"按 2016 年 1 月 1 日起施行的{ORDER}，{level}由{word}级批准；"
                "这一项在此以前决定，当时权限不同，请核对文号。"
            )
        else:
            said.append(
                f"{level}一般由{word}级公安机关批准（{ORDER}第十三条至第十五条），"
                f"这里写的是{RANKS[rank]}；如经批准由下级办理（第十六条），请核对文号。"
            )
    return said


def again_within_year(honour: Record, others: Iterable[Record]) -> list[tuple[Record, str]]:
    """Earlier awards after which an equal or lower one is not normally given within a year (第十一条)."""
    rung = level_of(honour)
    if honour["family"] != "police_award" or rung is None:
        return []
    found = []
    for other in others:
        before = level_of(other)
        if (
            other.id != honour.id
            and before is not None
            and other["family"] == "police_award"
            and same_recipient(honour, other)
            and rung <= before
            and other.day <= honour.day < forward(other.day, 12)
        ):
            word = "同等级" if rung == before else "更低等级"
            said = f"{say_day(other.day)}刚受过{LEVELS[other['level']]}，一年内原则上不重复给予{word}奖励"
            found.append((other, f"{said}（{ORDER}第十一条）。"))
    return found


def same_deed(honour: Record, others: Iterable[Record]) -> list[tuple[Record, str]]:
    """Other honours of the same recipient for the same deed; it may be rewarded once (第十一条)."""
    deed = _plain(honour["reason"])
    if len(deed) < 6:
        return []
    return [
        (
            other,
            f"和 {say_day(other.day)}的“{other['title']}”事由相同，同一事迹只奖一次（第十一条）。",
        )
        for other in others
        if other.id != honour.id
        and same_recipient(honour, other)
        and _plain(other["reason"]) == deed
    ]


def same_recipient(one: Record, other: Record) -> bool:
    """Whether two honours went to the same person or the same unit."""
    if one["recipient_type"] != other["recipient_type"]:
        return False
    if one["recipient_type"] == "individual":
        return bool(one["person"] == other["person"])
    return _plain(one["unit"]) == _plain(other["unit"])


def _plain(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "")
