"""Rules about posts: which places have somebody, and what share of people hold a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from fqdesk.domain.catalog.people import POSTS, ROLES
from fqdesk.domain.catalog.station import PLACE_TYPES
from fqdesk.domain.periods import Span, say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.outcomes import DONE, MISSING, Cell, Finding, Gap, Outcome, Row, Table
from fqdesk.evidence.params import Op, Places, Posts, Role, Threshold
from fqdesk.evidence.say import OPS, holds, listed, percent
from fqdesk.evidence.scope import Scope, ids

DENOMINATOR = "post_ratio.denominator"
"""Local setting: `places` (when absent) or `people`, the base of the share of village posts."""


def place_ratio(
    scope: Scope,
    *,
    places: Places,
    posts: Posts,
    op: Op,
    threshold: Threshold,
    people_posts: Posts | None = None,
) -> Finding:
    """Places with a serving holder of one of the posts ÷ all places of these types.

    The standard does not say what is divided by what; a local setting may turn it into the share
    of the people in `people_posts` who hold such a post.
    """
    if people_posts and scope.facts.setting(DENOMINATOR) == "people":
        return people_ratio(scope, of=people_posts, having=posts, op=op, threshold=threshold)
    wanted = [place for place in scope.index.places if place["place_type"] in places]
    if not wanted:
        return no_places(scope, places)
    held = {place.id: holders(scope, posts, place) for place in wanted}
    missing = [place for place in wanted if not held[place.id]]
    finding = _share(
        scope,
        [place for place in wanted if held[place.id]],
        wanted,
        (op, threshold),
        f"有{_said(posts)}的{_types(places)}",
    )
    gaps = tuple(
        Gap(
            f"{place['name']}没有在任的{_said(posts)}",
            kind="post",
            fill={"post": posts[0], "place": place.id},
        )
        for place in missing
    )
    records = [post for place in wanted for post in held[place.id]]
    return _with(scope, finding, records, gaps, _table(scope, wanted, held))


def people_ratio(
    scope: Scope,
    *,
    having: Posts,
    op: Op,
    threshold: Threshold,
    of: Posts | None = None,
    role: Role | None = None,
    members: bool = False,
) -> Finding:
    """People who hold one of the posts ÷ the people asked about.

    Asked about are those at the station on the day, of one `role`, holding one of the posts `of`,
    and Party members only where `members`.
    """
    base = _people(scope, of, role, members=members)
    if not scope.index.roster.people:
        said = "还没有录入人员。"
        return Finding(
            Outcome.UNCONFIRMED, said, gaps=(Gap("录入人员", kind="person", lacks="缺人员登记"),)
        )
    whose = f"{'党员' if members else ''}{_said(of) if of else ROLES[role or 'officer']}"
    if not base:
        said = f"{say_day(scope.on)}没有在任的{whose}。"
        fill = {"post": of[0]} if of else {}
        gap = Gap(f"录入{whose}的任职", kind="post", fill=fill, lacks=f"缺{whose}的任职登记")
        return Finding(
            Outcome.UNCONFIRMED if of else Outcome.NOT_APPLICABLE,
            said,
            span=_today(scope),
            gaps=(gap,),
        )
    holding = {post["person"]: post for post in holders(scope, having)}
    with_post = [person for person in base if person.id in holding]
    finding = _share(scope, with_post, base, (op, threshold), f"{whose}中任{_said(having)}的")
    gaps = tuple(
        Gap(
            f"{person['name']}没有任{_said(having)}",
            kind="post",
            fill={"post": having[0], "person": person.id},
        )
        for person in base
        if person.id not in holding
    )
    rows = tuple(
        Row(
            str(person["name"]),
            (Cell(DONE, _post(holding[person.id]), (holding[person.id].id,)),)
            if person.id in holding
            else (Cell(MISSING, "—"),),
        )
        for person in base
    )
    records = [holding[person.id] for person in with_post]
    return _with(scope, finding, records, gaps, Table(("职务",), rows))


def per_place(
    scope: Scope,
    *,
    places: Places,
    posts: Posts,
    least: int = 1,
    role: Role | None = None,
) -> Finding:
    """Each place of these types has at least `least` serving people in one of the posts."""
    wanted = [place for place in scope.index.places if place["place_type"] in places]
    if not wanted:
        return no_places(scope, places)
    held = {place.id: holders(scope, posts, place, role) for place in wanted}
    full = [place for place in wanted if _heads(held[place.id]) >= least]
    who = f"{_said(posts)} {least} 名"
    gaps = tuple(
        Gap(
            f"{place['name']}还差{_said(posts)} {least - _heads(held[place.id])} 名",
            kind="post",
            fill={"post": posts[0], "place": place.id},
        )
        for place in wanted
        if place not in full
    )
    outcome = Outcome.MET if len(full) == len(wanted) else Outcome.PARTLY
    finding = Finding(
        outcome if full else Outcome.NOT_MET,
        f"{len(wanted)} 个{_types(places)}，{len(full)} 个配到{who}"
        + (
            f"，{listed([str(p['name']) for p in wanted if p not in full])}没有配到。"
            if gaps
            else "。"
        ),
        op="≥",
        threshold=str(least),
        numerator=len(full),
        denominator=len(wanted),
        value=Fraction(len(full), len(wanted)),
        span=_today(scope),
        formula=f"配到{who}的 {len(full)} 个 ÷ 全部 {len(wanted)} 个",
    )
    records = [post for place in wanted for post in held[place.id]]
    return _with(scope, finding, records, gaps, _table(scope, wanted, held))


def holders(
    scope: Scope, posts: Sequence[str], place: Record | None = None, role: str | None = None
) -> list[Record]:
    """Post records in force whose people are at the station; at a place or inside it when given."""
    roster = scope.index.roster
    people = {person.id for person in roster.people if role in {None, person["role"]}}
    inside = _inside(scope, place) if place is not None else None
    return [
        post
        for post in roster.posts
        if post["post"] in posts
        and post["person"] in people
        and (inside is None or post["place"] in inside)
    ]


def no_places(scope: Scope, places: Sequence[str]) -> Finding:
    """No place of these types: not applicable, or unconfirmed where no place was entered at all."""
    if not scope.index.places:
        return Finding(
            Outcome.UNCONFIRMED,
            "还没有录入辖区的村、社区。",
            span=_today(scope),
            gaps=(Gap("录入辖区的村、社区、片区", kind="place", lacks="缺辖区的村、社区登记"),),
        )
    said = f"辖区没有{_types(places)}，没有可算的。"
    return Finding(Outcome.NOT_APPLICABLE, said, span=_today(scope))


def _inside(scope: Scope, place: Record) -> set[str]:
    """The place and every place that is part of it."""
    found, rest = {place.id}, scope.index.places
    while True:
        more = {p.id for p in rest if p["part_of"] in found} - found
        if not more:
            return found
        found |= more


def _people(
    scope: Scope, of: Sequence[str] | None, role: str | None, *, members: bool
) -> list[Record]:
    roster = scope.index.roster
    members_ids = {person.id for person in roster.members}
    held = {post["person"] for post in holders(scope, of)} if of else None
    return [
        person
        for person in roster.people
        if (role is None or person["role"] == role)
        and (held is None or person.id in held)
        and (not members or person.id in members_ids)
    ]


def _share(
    scope: Scope,
    part: Sequence[Record],
    whole: Sequence[Record],
    limit: tuple[str, Threshold],
    what: str,
) -> Finding:
    op, threshold = limit
    share = Fraction(len(part), len(whole))
    met = holds(share, op, threshold.value)
    shown = percent(share, threshold.value)
    return Finding(
        Outcome.MET if met else Outcome.NOT_MET,
        f"{what} {len(part)}/{len(whole)}，{shown}，要求{OPS[op]} {threshold.text}。",
        op=op,
        threshold=threshold.text,
        numerator=len(part),
        denominator=len(whole),
        value=share,
        span=_today(scope),
        formula=f"{what} {len(part)} ÷ 全部 {len(whole)} = {shown}",
    )


def _with(
    scope: Scope, finding: Finding, records: Sequence[Record], gaps: tuple[Gap, ...], table: Table
) -> Finding:
    """The finding with its records; what is missing counts only while it is not met."""
    return replace(
        finding,
        evidence=ids(records),
        gaps=() if finding.outcome is Outcome.MET else gaps,
        notes=scope.remarks(records),
        table=table,
    )


def _table(scope: Scope, places: Sequence[Record], held: dict[str, list[Record]]) -> Table:
    rows = []
    for place in places:
        posts = held[place.id]
        text = "、".join(f"{scope.facts.name(post['person'])}（{_post(post)}）" for post in posts)
        cell = Cell(DONE, text, ids(posts)) if posts else Cell(MISSING, "—")
        rows.append(Row(str(place["name"]), (cell,), done=_heads(posts)))
    return Table(("人员和任职",), tuple(rows))


def _post(post: Record) -> str:
    """A post in a cell, with its document where one is known."""
    number = f"，{post['document_no']}" if post["document_no"] else ""
    return f"{POSTS[post['post']]}{number}"


def _heads(posts: Sequence[Record]) -> int:
    return len({post["person"] for post in posts})


def _said(posts: Sequence[str]) -> str:
    return "或".join(POSTS[post] for post in posts)


def _types(places: Sequence[str]) -> str:
    return "、".join(PLACE_TYPES[place] for place in places)


def _today(scope: Scope) -> Span:
    return Span(scope.on, scope.on)
