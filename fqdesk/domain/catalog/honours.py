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
            help="选是给集体的还是给个人的。",
        ),
        Ref(
            key="person",
            label="获奖人",
            kinds=("person",),
            help="个人荣誉选获奖的人，集体荣誉空着。",
        ),
        Text(key="unit", label="获奖集体", most=60, help="写所名、支部名或班组名，个人荣誉空着。"),
        Text(
            key="title",
            label="荣誉名称",
            required=True,
            most=100,
            help="照奖状、证书写全，如“全省优秀公安基层单位”。",
        ),
        Choice(
            key="family",
            label="类别",
            required=True,
            options=FAMILIES,
            help="选是哪一类，锦旗、感谢信选最后一类。",
        ),
        Choice(
            key="level",
            label="等级",
            required=True,
            options=LEVELS,
            help="选嘉奖、几等功或荣誉称号，别的选“其他表彰”。",
        ),
        Text(
            key="issuing_body",
            label="授奖机关",
            required=True,
            most=60,
            help="写决定文件上盖章的机关，如“云岭市公安局”。",
        ),
        Choice(
            key="body_type",
            label="机关性质",
            required=True,
            options=BODIES,
            help="选盖章的是党委、政府、上级公安机关还是别的单位。",
        ),
        Choice(
            key="body_rank",
            label="机关级别",
            options=RANKS,
            help="选盖章机关是哪一级，如县、市、省。",
        ),
        Text(
            key="decision_no",
            label="决定文号",
            most=60,
            help="写表彰决定的文号，如“云公政〔2025〕12号”。",
        ),
        Day(
            key="day",
            label="决定日期",
            required=True,
            help="写表彰决定落款的日子，不是发奖的那一天。",
        ),
        Text(
            key="reason",
            label="事由",
            most=200,
            lines=2,
            help="写因为什么事得的，如“破获系列盗窃案”。",
        ),
        Ref(
            key="meeting",
            label="推荐的支委会",
            kinds=("meeting",),
            help="选推荐这个荣誉的那次支委会。",
        ),
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
            help="选发了什么实物，没有就选“无”。",
        ),
        Text(key="storage", label="存放地点", most=60, help="写实物放在哪里，如“荣誉室二层”。"),
        Choice(
            key="state",
            label="状态",
            required=True,
            options=STATES,
            default="valid",
            help="选现在有效、暂停还是已撤销。",
        ),
        Text(
            key="state_document",
            label="暂停、撤销依据",
            most=100,
            help="暂停或撤销的写凭哪份文件。",
        ),
        Day(key="state_on", label="暂停、撤销日期", help="写从哪一天起暂停或撤销。"),
    ),
)
