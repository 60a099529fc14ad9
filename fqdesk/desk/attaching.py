"""Attaching records that exist to a claim of a standard, and taking them off it again."""

from __future__ import annotations

from collections.abc import Sequence

from fqdesk.desk.desk import Desk
from fqdesk.desk.writing import Draft
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.periods import say_day
from fqdesk.domain.records import Record
from fqdesk.errors import Refused
from fqdesk.evidence.claims import Item, Standard

NEVER = frozenset(
    {"station", "person", "place", "branch", "setting", "claim", "judgement", "proof"}
)
"""Kinds that prove nothing by being shown: registers, settings, and what people say of claims."""
ATTACHABLE = tuple(key for key in KINDS if key not in NEVER)


def attach(desk: Desk, standard: Standard, item: Item, records: Sequence[str]) -> None:
    """Attach records to a claim, all in one step. Raises Refused.

    A paper then names the claim among those it serves, as its own form does; any other record is
    linked beside it and never counts.
    """
    chosen = [desk.record(known) for known in dict.fromkeys(records)]
    if not chosen:
        raise Refused("还没有选记录。", "打几个字或拼音首字母，从列表里选一条。")
    for record in chosen:
        if record.kind in NEVER:
            raise Refused(f"{KINDS[record.kind].label}不能作佐证。", "选一条记录或一份材料。")
        if why := _not_yet(desk, record):
            raise Refused(f"“{desk.name(record.id)}”{why}，现在不能作佐证。", "换一条记录。")
        if _attached(desk, standard, item, record):
            raise Refused(f"“{desk.name(record.id)}”已经附在这一条了。")
    more = f" 等 {len(chosen)} 条" if len(chosen) > 1 else ""
    said = f"附到 {item.id}：{desk.title(chosen[0])}{more}"
    desk.save_many([_draft(desk, standard, item, record) for record in chosen], said)


def detach(desk: Desk, standard: Standard, item: Item, record_id: str) -> None:
    """Take a record off a claim; the record itself stays. Raises Refused."""
    record = desk.record(record_id)
    if record.kind == "material":
        serves = tuple(known for known in record["serves"] or () if known != item.id)
        draft = Draft("material", record.with_values(serves=serves or None).values, record.id)
        desk.save_many([draft], f"不再附在 {item.id}：{desk.title(record)}")
        return
    for proof in _links(desk, standard, item, record.id):
        desk.remove(proof.id, f"不再附在 {item.id}")
        return
    raise Refused(f"“{desk.name(record.id)}”没有附在这一条。")


def _not_yet(desk: Desk, record: Record) -> str:
    """Why a record would not be seen at the item: judging looks at what is there on the day."""
    if record.day > desk.today():
        return f"是{say_day(record.day)}的"
    if record.kind == "material" and record["until"] and record["until"] < desk.today():
        return f"在{say_day(record['until'])}失效了"
    return ""


def _attached(desk: Desk, standard: Standard, item: Item, record: Record) -> bool:
    if record.kind == "material":
        return item.id in (record["serves"] or ())
    return bool(_links(desk, standard, item, record.id))


def _links(desk: Desk, standard: Standard, item: Item, record_id: str) -> list[Record]:
    return [
        proof
        for proof in desk.store.cited_by(record_id)
        if proof.kind == "proof" and (proof["standard"], proof["item"]) == (standard.id, item.id)
    ]


def _draft(desk: Desk, standard: Standard, item: Item, record: Record) -> Draft:
    if record.kind == "material":
        serves = (*(record["serves"] or ()), item.id)
        return Draft("material", record.with_values(serves=serves).values, record.id)
    values = {"standard": standard.id, "item": item.id, "record": record.id, "day": desk.today()}
    return Draft("proof", values)
