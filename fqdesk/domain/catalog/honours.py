"""Honours, family and level apart, with the days from and until which each counts."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import Choice, Choices, Day, Ref, Text
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Fault

RECIPIENTS = {"collective": "集体", "individual": "个人"}

FAMILIES = {
    "police_award": "公安机关奖励",
    "civil_service_award": "公务员奖励",
    "party_award": "党内表彰（两优一先）",
    "gov_commendation": "党委政府表彰",
    "police_branch_award": "公安机关业务表彰",
    "campaign_title": "创建命名（枫桥式等）",
    "named_room": "警务室命名",
    "public_thanks": "锦旗、感谢信、媒体表扬",
}

LEVELS = {
    "commendation": "嘉奖",
    "merit_third": "三等功",
    "merit_second": "二等功",
    "merit_first": "一等功",
    "honorary_title": "荣誉称号",
    "hero_model_2": "二级英雄模范",
    "hero_model_1": "一级英雄模范",
    "other_level": "其他表彰",
}
"""Low to high, 公安机关人民警察奖励条令 (令135号); `other_level` stands outside the ladder."""

BODIES = {
    "party_committee": "党委",
    "government": "人民政府",
    "police_higher": "上级公安机关",
    "other_body": "其他单位",
}

RANKS = {
    "township": "乡镇（街道）",
    "county": "县（市、区）",
    "city": "市（地、州）",
    "province": "省（自治区、直辖市）",
    "ministry": "国家（部委）",
}

STATES = {"valid": "有效", "suspended": "暂停", "revoked": "已撤销"}


def _recipient(values: Mapping[str, Any]) -> list[Fault]:
    """An individual honour names its person; a withdrawn one names the document."""
    faults = []
    if values.get("recipient_type") == "individual" and not values.get("person"):
        faults.append(Fault("person", "个人荣誉要选获奖人。"))
    if values.get("state") in {"suspended", "revoked"} and not values.get("state_document"):
        faults.append(Fault("state_document", "暂停或撤销的荣誉要写依据文号。"))
    return faults


HONOUR = Kind(
    key="honour",
    label="荣誉",
    area="honour",
    prefix="荣",
    title="{day} {title}",
    event=False,
    columns=(
        "day",
        "title",
        "recipient_type",
        "person",
        "level",
        "issuing_body",
        "state",
        "number",
    ),
    help="集体和个人的表彰奖励。按决定日期算在不在窗口里。",
    checks=(_recipient,),
    fields=(
        Choice(
            key="recipient_type",
            label="对象",
            required=True,
            options=RECIPIENTS,
        ),
        Ref(key="person", label="获奖人", kinds=("person",)),
        Text(key="unit", label="获奖集体", most=60, help="所名、支部名或班组名。"),
        Text(key="title", label="荣誉名称", required=True, most=100),
        Choice(key="family", label="类别", required=True, options=FAMILIES),
        Choice(key="level", label="等级", required=True, options=LEVELS),
        Text(key="issuing_body", label="授奖机关", required=True, most=60),
        Choice(key="body_type", label="机关性质", required=True, options=BODIES),
        Choice(key="body_rank", label="机关级别", options=RANKS),
        Text(key="decision_no", label="决定文号", most=60),
        Day(key="day", label="决定日期", required=True),
        Text(key="reason", label="事由", most=200, lines=2),
        Ref(key="meeting", label="推荐的支委会", kinds=("meeting",)),
        Choices(
            key="artefacts",
            label="实物",
            options={
                "plaque": "奖牌（匾）",
                "certificate": "证书",
                "diploma": "奖状",
                "medal": "奖章",
                "flag": "奖旗",
                "none": "无",
            },
        ),
        Text(key="storage", label="存放地点", most=60),
        Choice(key="state", label="状态", required=True, options=STATES, default="valid"),
        Text(key="state_document", label="暂停、撤销依据", most=100),
        Day(key="state_on", label="暂停、撤销日期"),
    ),
)
