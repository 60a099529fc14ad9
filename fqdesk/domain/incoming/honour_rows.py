"""Honours: who received it, and family, level and body as title and giver say them."""

from __future__ import annotations

import re
from typing import Any

from fqdesk.domain.incoming.cells import EMPTY, choice_of
from fqdesk.domain.incoming.ground import Item, Row
from fqdesk.domain.incoming.names import read_one
from fqdesk.domain.incoming.notes import Wrong

COLLECTIVE = re.compile(r"(派出所|支部|党委|警务室|警务站|大队|中队|班组|团队|集体|本所|全所|所)$")
GRADES = (
    (r"二级英雄模范", "hero_model_2"),
    (r"一级英雄模范", "hero_model_1"),
    (r"一等功", "merit_first"),
    (r"二等功", "merit_second"),
    (r"三等功", "merit_third"),
    (r"嘉奖", "commendation"),
)
"""公安机关人民警察奖励条令 (令135号), as titles name them."""
THANKS = re.compile(r"锦旗|感谢信|表扬信|媒体表扬")
PARTY = re.compile(r"党组织|党支部|共产党员|党务工作者|两优一先|优秀党员")
FENGQIAO = re.compile(r"枫桥式")
BODIES = (
    (r"党委|县委|市委|省委|镇委|乡委|区委|委员会|党工委", "party_committee"),
    (r"政府", "government"),
    (r"公安", "police_higher"),
)
RANKS = (
    (r"公安部|国务院|中央|全国", "ministry"),
    (r"省", "province"),
    (r"县|区(?!域)|旗", "county"),
    (r"市", "city"),
    (r"镇|乡|街道", "township"),
)
CLAIMS = {"个人": "individual", "集体": "collective"}
PUBLIC_GIVER = re.compile(r"群众|居民|村民|企业|公司|学校")


def honour_items(row: Row, values: dict[str, Any]) -> list[Item]:
    """The honour with its recipient; what follows from its words is told, not asked."""
    _recipient(row, values)
    _rank(row, values)
    derived = _derived(values)
    if derived:
        by_key = row.ground.words.kind.by_key
        said = "、".join(
            f"{by_key[key].label}“{by_key[key].show(code)}”" for key, code in derived.items()
        )
        row.told(row.first("title"), f"按名称和授奖机关定为{said}。")
    return [Item("honour", values, derived)]


def _recipient(row: Row, values: dict[str, Any]) -> None:
    cell = row.first("@recipient")
    if cell is None:
        return
    text = "".join(cell.text.split())
    if row.ground.find(text, ("person",)):
        try:
            values["person"] = read_one(cell.text, ("person",), row.ground.find).id
        except Wrong as wrong:
            row.wrong(cell, wrong)
            return
        got = "individual"
    elif text == "".join(row.ground.station.split()) or COLLECTIVE.search(text):
        values["unit"] = cell.text.strip()
        got = "collective"
    else:
        said = f"“{cell.text}”不是花名册上的人，也不像集体。写人员姓名、所名或支部名。"
        row.wrong(cell, said)
        return
    if values.setdefault("recipient_type", got) != got:
        row.doubt(cell, "获奖者和写明的对象（集体、个人）不一样，请核对。")


def _rank(row: Row, values: dict[str, Any]) -> None:
    """级别 may say the giver's rank (县级) or whether one or many received it (个人)."""
    cell = row.first("@rank")
    if cell is None or cell.text.strip() in EMPTY:
        return
    claimed = CLAIMS.get(cell.text.strip())
    if claimed is not None:
        got = values.get("recipient_type")
        if got is not None and got != claimed:
            row.doubt(cell, f"写的是“{cell.text}”，获奖者却不是，请核对。")
        return
    f = row.ground.words.kind.by_key["body_rank"]
    code = choice_of(f, cell.text, row)
    if code is None:
        offered = tuple((label, label) for label in getattr(f, "options", {}).values())
        row.wrong(cell, Wrong(f"“{cell.text}”不是一个级别。", offered))
    else:
        values.setdefault("body_rank", code)


def _derived(values: dict[str, Any]) -> dict[str, str]:
    """Family, level, body and rank where the sheet has no column for them."""
    title, giver = str(values.get("title") or ""), str(values.get("issuing_body") or "")
    if not title or not giver:
        return {}
    level = next((code for word, code in GRADES if re.search(word, title)), "other_level")
    body = next((code for word, code in BODIES if re.search(word, giver)), "other_body")
    found = {"family": _family(title, giver, level, body), "level": level, "body_type": body}
    if body != "other_body":
        rank = next((code for word, code in RANKS if re.search(word, giver)), "")
        if rank:
            found["body_rank"] = rank
    return {key: code for key, code in found.items() if key not in values}


def _family(title: str, giver: str, level: str, body: str) -> str:
    rules = (
        (bool(THANKS.search(title) or PUBLIC_GIVER.search(giver)), "public_thanks"),
        (bool(FENGQIAO.search(title)), "campaign_title"),
        (level != "other_level" and body == "police_higher", "police_award"),
        (level != "other_level", "civil_service_award"),
        (bool(PARTY.search(title)), "party_award"),
        (body in {"party_committee", "government"}, "gov_commendation"),
        (body == "police_higher", "police_branch_award"),
    )
    return next((family for holds, family in rules if holds), "gov_commendation")
