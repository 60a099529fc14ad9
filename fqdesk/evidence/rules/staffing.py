"""Rules about numbers of people: per head of population, per class of station, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil

from fqdesk.domain.catalog.people import POSTS, ROLES
from fqdesk.domain.periods import ONE_DAY, Span, back, say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.outcomes import DONE, MISSING, Cell, Finding, Gap, Outcome, Row, Table
from fqdesk.evidence.params import ByClass, Op, Posts, Role
from fqdesk.evidence.rules.figures import required, station_class
from fqdesk.evidence.rules.posts import holders
from fqdesk.evidence.say import OPS, holds as compares, number, percent
from fqdesk.evidence.scope import Scope, ids

HOMES = ("village", "community")
"""Places whose inhabitants are counted; grids and beats lie inside them and would count twice."""


def headcount(scope: Scope, *, role: Role, op: Op, by_class: ByClass) -> Finding:
    """People of a role at the station on the day, compared with the floor for its class."""
    people = [person for person in scope.index.roster.people if person["role"] == role]
    limit, missing = required(scope.facts, None, by_class)
    if limit is None:
        return missing
    if not scope.index.roster.people:
        gap = Gap("录入人员", kind="person", lacks="缺人员登记")
        return Finding(Outcome.UNCONFIRMED, "还没有录入人员。", gaps=(gap,))
    label = ROLES[role]
    met = compares(len(people), op, limit.value)
    short = Gap(f"{label}还差 {number(limit.value - len(people))} 人")
    return Finding(
        Outcome.MET if met else Outcome.NOT_MET,
        f"{say_day(scope.on)}在所{label} {len(people)} 人，"
        f"{station_class(scope.facts)}要求{OPS[op]} {limit.text} 人。",
        op=op,
        threshold=limit.text,
        numerator=len(people),
        value=Fraction(len(people)),
        span=Span(scope.on, scope.on),
        formula=f"在所{label} {len(people)} {op} {limit.text}",
        evidence=ids(people),
        gaps=() if met else (short,),
    )


def staffing(scope: Scope, *, posts: Posts, per: ByClass) -> Finding:
    """Holders of the posts ≥ population ÷ `per`, rounded up (the rounding is ours and is said)."""
    needed = _needed(scope, per)
    if isinstance(needed, Finding):
        return needed
    people, least = needed
    held = holders(scope, posts)
    heads = len({post["person"] for post in held})
    label = "、".join(POSTS[post] for post in posts)
    met = heads >= least
    return Finding(
        Outcome.MET if met else Outcome.NOT_MET,
        f"实有人口 {people} 人，应配{label} {least} 名，现有 {heads} 名。",
        op="≥",
        threshold=str(least),
        numerator=heads,
        value=Fraction(heads),
        span=Span(scope.on, scope.on),
        formula=f"{people} ÷ {_per(scope, per)}，进一为 {least}；现有 {heads}",
        evidence=ids(held),
        gaps=() if met else (Gap(f"还差{label} {least - heads} 名", kind="post"),),
        notes=("不足一名的按一名算，这是本程序的算法，标准没有写。",),
    )


def shortfall_cover(
    scope: Scope,
    *,
    posts: Posts,
    per: ByClass,
    substitutes: Posts,
    times: int,
) -> Finding:
    """Where officers are short, at least `times` as many auxiliaries stand in for each.

    The text adds them to those who were there before, a number nobody gives; so too few is certain
    and enough still needs a person's word.
    """
    needed = _needed(scope, per)
    if isinstance(needed, Finding):
        return needed
    _, least = needed
    short = least - len({post["person"] for post in holders(scope, posts)})
    span = Span(scope.on, scope.on)
    if short <= 0:
        return Finding(Outcome.NOT_APPLICABLE, "社区民警不缺，不需要增配辅警。", span=span)
    held = holders(scope, substitutes)
    heads, wanted = len({post["person"] for post in held}), short * times
    enough = heads >= wanted
    return Finding(
        Outcome.UNCONFIRMED if enough else Outcome.NOT_MET,
        f"缺社区民警 {short} 名，应增配辅警 {wanted} 名；现有专职辅警 {heads} 名"
        + ("，是不是在原有人数上增配的，请人核定。" if enough else "。"),
        op="≥",
        threshold=str(wanted),
        numerator=heads,
        value=Fraction(heads),
        span=span,
        formula=f"缺 {short} × {times} = {wanted}；现有 {heads}",
        evidence=ids(held),
        gaps=() if enough else (Gap(f"还差专职辅警 {wanted - heads} 名", kind="post"),),
    )


def tenure(scope: Scope, *, posts: Posts, months: int) -> Finding:
    """Everyone now in one of the posts has served in them for at least so many months in all."""
    now = {post["person"] for post in holders(scope, posts)}
    label = "、".join(POSTS[post] for post in posts)
    span = Span(scope.on, scope.on)
    if not now:
        fill = {"post": posts[0]}
        gap = Gap(f"录入{label}的任职", kind="post", fill=fill, lacks=f"缺{label}的任职登记")
        return Finding(Outcome.UNCONFIRMED, f"没有在任的{label}。", span=span, gaps=(gap,))
    # The day itself is served too, so a post held since 1 March has its 36 months on 29 February.
    full_days = (scope.on - back(scope.on, months)).days
    appointed = [p for p in scope.facts.until_on("post") if p["post"] in posts]
    rows, served, records = [], 0, []
    for person in sorted(now, key=scope.facts.name):
        own = [p for p in appointed if p["person"] == person]
        done = _days(own, scope.on) >= full_days
        served += done
        records += own
        text = "；".join(_from_to(post) for post in own)
        rows.append(
            Row(scope.facts.name(person), (Cell(DONE if done else MISSING, text, ids(own)),))
        )
    outcome = Outcome.MET if served == len(now) else Outcome.PARTLY
    return Finding(
        outcome if served else Outcome.NOT_MET,
        f"在任{label} {len(now)} 名，满 {months} 个月的 {served} 名。",
        op="≥",
        threshold=str(months),
        numerator=served,
        denominator=len(now),
        value=Fraction(served, len(now)),
        span=span,
        formula=f"满 {months} 个月 {served} ÷ 在任 {len(now)} = {percent(Fraction(served, len(now)))}",
        evidence=ids(records),
        notes=("任职时间按各段任职相加。",),
        table=Table(("任职",), tuple(rows)),
    )


def _needed(scope: Scope, per: ByClass) -> tuple[int, int] | Finding:
    """Population and the number of people it asks for, else why that cannot be said."""
    limit, missing = required(scope.facts, None, per)
    if limit is None:
        return missing
    homes = [place for place in scope.index.places if place["place_type"] in HOMES]
    unknown = [place for place in homes if place["population"] is None]
    span = Span(scope.on, scope.on)
    if not homes or unknown:
        said = "没有录入村、社区。" if not homes else f"{len(unknown)} 个村、社区没有填实有人口。"
        gaps = tuple(
            Gap(
                f"填{place['name']}的实有人口",
                kind="place",
                record=place.id,
                lacks=f"缺{place['name']}的实有人口",
            )
            for place in unknown
        )
        return Finding(Outcome.UNCONFIRMED, said, span=span, gaps=gaps)
    people = sum(place["population"] for place in homes)
    return people, ceil(Fraction(people) / limit.value)


def _per(scope: Scope, per: ByClass) -> str:
    limit, _ = required(scope.facts, None, per)
    return limit.text if limit else ""


def _days(posts: Sequence[Record], on: date) -> int:
    """Days served in all; days of two posts at once count once."""
    total, reached = 0, date.min
    for post in posts:
        last = min(post["until"] or on, on)
        start = max(post.day, reached + ONE_DAY)
        if start <= last:
            total += (last - start).days + 1
            reached = last
    return total


def _from_to(post: Record) -> str:
    until = post["until"].isoformat() if post["until"] else "今"
    return f"{post.day.isoformat()} 至 {until}"
