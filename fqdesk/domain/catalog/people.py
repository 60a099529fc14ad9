"""Officers and auxiliaries, and the posts that each holds from day to day."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import (
    Choice,
    Day,
    Flag,
    Ref,
    Text,
)
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.errors import Fault

ROLES = {"officer": "民警", "auxiliary": "辅警"}

LEFT = {
    "transferred": "调离",
    "retired": "退休",
    "seconded": "借调",
    "resigned": "离职",
    "died": "去世",
}


def _party_dates(values: Mapping[str, Any]) -> list[Fault]:
    """A full member was admitted first (支部工作条例: 预备期), unless only the later day is known."""
    start, full = values.get("probationary_from"), values.get("full_from")
    if start and full and full < start:
        return [Fault("full_from", "转正日期早于接收为预备党员的日期。")]
    return []


PERSON = Kind(
    key="person",
    label="人员",
    area="station",
    prefix="员",
    title="{name}",
    event=False,
    future=True,
    columns=("name", "role", "police_no", "day", "until", "full_from"),
    help="本所民警和辅警。只记工作需要的：来所离所、工作年限、党员身份的日期。",
    checks=(in_order("day", "until", "离所日期早于来所日期。"), _party_dates),
    fields=(
        Text(
            key="name",
            label="姓名",
            required=True,
            most=30,
            help="写民警或辅警的姓名，和花名册上一样。",
        ),
        Choice(
            key="role",
            label="身份",
            required=True,
            options=ROLES,
            default="officer",
            help="选民警或者辅警。",
        ),
        Text(key="police_no", label="警号", most=12, help="写警号或辅警工号，没有就空着。"),
        Day(
            key="day", label="来所日期", required=True, help="写到本所报到的日子，不是从警的日子。"
        ),
        Day(
            key="work_start_date",
            label="参加工作时间",
            help="写第一次参加工作的日子，参军、在别的单位工作也算，如 1998-12-01。",
        ),
        Day(
            key="joined_police_date",
            label="从警时间",
            help="写当上警察的日子，和参加工作的日子不是一回事。",
        ),
        Day(
            key="probationary_from",
            label="接收为预备党员",
            help="写党员大会通过、接收为预备党员的日子。",
        ),
        Day(key="full_from", label="转为正式党员", help="写党员大会通过、转为正式党员的日子。"),
        Day(
            key="party_until",
            label="党组织关系转出",
            help="写组织关系在本支部的最后一天，不填就随离所日期。",
        ),
        Text(
            key="party_group",
            label="党小组",
            most=20,
            help="写编在哪个党小组，如“第一党小组”，没有小组就空着。",
        ),
        Flag(key="rota", label="轮班", help="按班次轮着休息、不按双休日休的人打勾。"),
        Day(key="until", label="离所日期", help="写在所的最后一天，这一天仍算在所。"),
        Choice(key="left", label="离所原因", options=LEFT, help="选为什么离所，如调离、退休。"),
    ),
)

POSTS = {
    "station_chief": "所长",
    "political_instructor": "教导员",
    "deputy_chief": "副所长",
    "admin_officer": "内勤",
    "community_officer": "社区（驻村）民警",
    "case_officer": "办案民警",
    "duty_officer": "值班备勤民警",
    "beat_auxiliary": "专职辅警",
    "branch_secretary": "支部书记",
    "deputy_secretary": "支部副书记",
    "org_commissioner": "组织委员",
    "publicity_commissioner": "宣传委员",
    "discipline_commissioner": "纪检委员",
    "town_leadership": "乡镇（街道）领导班子成员",
    "village_deputy_secretary": "村（社区）党组织副书记",
    "village_deputy_head": "村（居）委会副主任",
    "mediator_link": "人民调解联络民警",
}

COMMITTEE_POSTS = (
    "branch_secretary",
    "deputy_secretary",
    "org_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
)

POST = Kind(
    key="post",
    label="任职",
    area="station",
    prefix="任",
    title="{person} {post} {place}",
    event=False,
    future=True,
    columns=("person", "post", "place", "document_no", "day", "until"),
    help="谁从哪天到哪天担任什么：所内职务、支部职务、村社区兼职、包片。",
    checks=(in_order("day", "until", "离任日期早于任职日期。"),),
    fields=(
        Ref(
            key="person",
            label="人员",
            required=True,
            kinds=("person",),
            help="选担任职务的民警或辅警。",
        ),
        Choice(
            key="post",
            label="职务",
            required=True,
            options=POSTS,
            help="选担任什么职务，一人有几个职务就记几条。",
        ),
        Ref(
            key="place",
            label="村、社区、片区",
            kinds=("place",),
            help="写管哪个村、社区、片区，所内和支部职务空着。",
        ),
        Text(
            key="document_no",
            label="任职文号",
            most=60,
            help="写任职通知的文号，如“云公任〔2025〕3号”。",
        ),
        Day(key="day", label="任职日期", required=True, help="写任职通知上开始的日子。"),
        Day(key="until", label="离任日期", help="写在任的最后一天，还在任的空着。"),
    ),
)
