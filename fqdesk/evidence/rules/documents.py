"""Rules about papers and about what only a person can judge."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from fqdesk.domain.catalog import KINDS
from fqdesk.domain.catalog.support import MATERIAL_TYPES
from fqdesk.domain.periods import Span, say_day
from fqdesk.domain.records import Record
from fqdesk.evidence.outcomes import Finding, Gap, Outcome, Said
from fqdesk.evidence.params import KindKeys, MaterialTypes, Window, Words
from fqdesk.evidence.say import listed
from fqdesk.evidence.scope import Scope, ids

LAST_YEAR = Window("year")


def materials(
    scope: Scope,
    *,
    types: MaterialTypes,
    least: int = 1,
    application: bool = False,
    departments: Words | None = None,
    titled: Words | None = None,
) -> Finding:
    """Papers in force that name this item as what they prove.

    Application papers need not name the item and their absence is not_met, since the claim is
    about the papers themselves; elsewhere no paper means that nobody has looked. `departments`
    and `titled` are words of which one stands in the issuing department's name, or in the title.
    """
    found = _papers(scope, types, application=application)
    if departments:
        found = [m for m in found if any(word in (m["department"] or "") for word in departments)]
    if titled:
        found = [m for m in found if any(word in m["title"] for word in titled)]
    enough = len(found) >= least
    title = scope.check.title
    wanted = "、".join(MATERIAL_TYPES[key] for key in types)
    fill = {"type": types[0], "title": title, "serves": scope.item.id}
    if departments:
        fill["department"] = departments[0]
    lacks = f"缺{wanted}：{title}"
    gap = Gap(f"放进{wanted}：{title}", kind="material", fill=fill, lacks=lacks)
    absent = Outcome.NOT_MET if application else Outcome.UNCONFIRMED
    said = f"{title}：{_titles(found)}。" if enough else f"还没有“{title}”这份材料。"
    if found and not enough:
        said = f"{title}：有 {len(found)} 份，要 {least} 份。"
    return Finding(
        Outcome.MET if enough else absent,
        said,
        op="≥",
        threshold=str(least),
        numerator=len(found),
        value=Fraction(len(found)),
        span=Span(scope.on, scope.on),
        formula=f"有效材料 {len(found)} 份 ≥ {least} 份",
        evidence=ids(found),
        gaps=() if enough else (gap,),
        notes=scope.remarks(found),
    )


def narrative(
    scope: Scope,
    *,
    asks: str,
    kinds: KindKeys | None = None,
    shows: KindKeys | None = None,
    window: Window = LAST_YEAR,
) -> Finding:
    """A claim without a number: a person judges, and until then it is unconfirmed.

    `asks` is the question to the person; `kinds` are records of the window that help to answer it,
    counted beside it and never turned into an outcome; those of `shows` are printed too.
    """
    span = window.span(scope.on)
    papers, judgement = scope.serving(), scope.judgement()
    beside = (*_beside(scope, kinds or (), span), *_outside(papers, window, span))
    shown = ids([r for kind in shows or () for r in scope.facts.within(kind, span)])
    old = judgement is not None and window.text != "day" and judgement.day < span.first
    if judgement is None or old:
        gap = Gap(
            f"看过材料后判断：{asks}",
            kind="judgement",
            fill=_judging(scope),
            lacks=f"{'要重新判断' if old else '还没有人判断'}：{asks}",
        )
        papered = f"已有材料 {len(papers)} 份" if papers else "还没有放进材料"
        said = f"要由人判断：{asks}。还没有人判断，{papered}。"
        if judgement is not None:
            said = f"上一次判断在{say_day(judgement.day)}，早于{say_day(span.first)}，要重新判断。"
        return Finding(
            Outcome.UNCONFIRMED,
            said,
            span=span,
            evidence=ids(papers),
            beside=shown,
            gaps=(gap,),
            notes=beside,
        )
    facts = scope.facts
    cited = [facts.by_id[key] for key in judgement["evidence"] or () if key in facts.by_id]
    by = facts.name(judgement["by"]) if judgement["by"] else judgement.by
    said = f"{by or '有人'} {say_day(judgement.day)}判断：{judgement['reason']}"
    return Finding(
        Outcome(judgement["outcome"]),
        said if said.endswith(("。", "！", "？")) else f"{said}。",
        span=span,
        formula="由人判断，不按记录计算",
        evidence=ids([judgement, *cited, *papers]),
        beside=shown,
        notes=(*beside, *scope.remarks(cited)),
        by=Said(by or "", judgement.day),
    )


def out_of_scope(scope: Scope) -> Finding:
    """A claim that this program does not keep; it is shown with the reason and never judged."""
    return Finding(Outcome.OUT_OF_SCOPE, scope.item.scope_reason)


def _papers(scope: Scope, types: Sequence[str], *, application: bool) -> list[Record]:
    if not application:
        return scope.serving(types)
    return [
        material
        for material in scope.index.materials
        if material["type"] in types
        and (not material["serves"] or scope.item.id in material["serves"])
    ]


def _titles(papers: Sequence[Record]) -> str:
    names = []
    for paper in papers:
        number = f"（{paper['document_no']}）" if paper["document_no"] else ""
        names.append(f"《{paper['title']}》{number}")
    return listed(names, 3, "份")


def _beside(scope: Scope, kinds: Sequence[str], span: Span) -> tuple[str, ...]:
    counted = [
        f"{KINDS[kind].label} {len(found)} 条"
        for kind in kinds
        if (found := scope.within(kind, span))
    ]
    return (f"{span}有{'，'.join(counted)}。",) if counted else ()


def _outside(papers: Sequence[Record], window: Window, span: Span) -> tuple[str, ...]:
    """Why papers younger than the days looked at count: a paper has no period, it is in force."""
    if window.text == "day" or all(paper.day <= span.last for paper in papers):
        return ()
    return ("材料以基准日有效的为准。",)


def _judging(scope: Scope) -> dict[str, str]:
    return {
        "standard": scope.standard.id,
        "item": scope.item.id,
        "check": scope.check.id,
    }
