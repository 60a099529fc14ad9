"""Meetings: 三会一课 and the rest, with attendance, votes, resolutions and action items."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import (
    Choice,
    Count,
    Day,
    Field,
    Flag,
    Ref,
    Refs,
    Rows,
    Text,
    Time,
)
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.errors import Fault

MEETING_TYPES = {
    "general_meeting": "支部党员大会",
    "committee_meeting": "支部委员会",
    "group_meeting": "党小组会",
    "party_class": "党课",
    "theme_day": "主题党日",
    "org_life_meeting": "组织生活会",
    "democratic_life_meeting": "民主生活会",
    "member_appraisal": "民主评议党员",
    "collective_study": "集体学习",
    "political_education": "政治教育",
    "joint_activity": "共建活动",
    "analysis_meeting": "治安分析例会",
}

AGENDA_TAGS = {
    "leadership_division": "领导班子分工调整",
    "post_change": "民警岗位分配变动",
    "merit": "立功嘉奖",
    "selection": "评先奖优",
    "promotion": "干部选拔推荐",
    "career": "职业规划引导",
    "discipline": "违规违纪查处",
}
"""The seven matters that Nantong's scheme puts before the committee (domain.md NT-P1h)."""

VOTE_TYPES = {
    "ordinary": "一般事项",
    "admission": "接收、转正党员",
    "election": "选举",
}

NOBODY_THERE = "到会人员里一个人也没有，不算开过会。"

PERSON_REF = Ref(key="person", label="人员", required=True, kinds=("person",))

VOTE_FIELDS: tuple[Field, ...] = (
    Text(key="matter", label="表决事项", required=True, most=200),
    Choice(key="vote_type", label="性质", options=VOTE_TYPES),
    Count(key="entitled", label="应到有表决权", required=True, unit="人"),
    Count(key="present", label="实到有表决权", required=True, unit="人"),
    Count(key="ayes", label="赞成", required=True, unit="票"),
    Count(key="noes", label="反对", unit="票"),
    Count(key="abstentions", label="弃权", unit="票"),
    Flag(key="passed", label="是否通过"),
)


def _votes(values: Mapping[str, Any]) -> list[Fault]:
    """Arithmetic that can never hold; quorum and majority are judged elsewhere, as advice."""
    faults = []
    for number, vote in enumerate(values.get("votes") or (), 1):
        cast = vote["ayes"] + (vote.get("noes") or 0) + (vote.get("abstentions") or 0)
        # Written opinions sent beforehand may add to those present when members are admitted.
        limit = vote["entitled"] if vote.get("vote_type") == "admission" else vote["present"]
        if vote["present"] > vote["entitled"]:
            said = f"第 {number} 项表决：实到 {vote['present']} 人多于应到 {vote['entitled']} 人。"
            faults.append(Fault("votes", said))
        elif cast > limit:
            said = f"第 {number} 项表决：票数合计 {cast} 票，多于可表决的 {limit} 人。"
            faults.append(Fault("votes", said))
    return faults


def _attendance(values: Mapping[str, Any]) -> list[Fault]:
    """Nobody is both present and absent, and nobody is listed twice."""
    present = values.get("attendees") or ()
    absent = [row["person"] for row in values.get("absent") or ()]
    if len(set(present)) < len(present) or len(set(absent)) < len(absent):
        return [Fault("attendees", "同一个人在到会或缺席名单里出现了两次。")]
    if absent and not present:
        return [Fault("attendees", NOBODY_THERE)]
    if set(present) & set(absent):
        return [Fault("absent", "有人同时在到会和缺席名单里。")]
    return []


MEETING = Kind(
    key="meeting",
    label="会议活动",
    area="party",
    prefix="会",
    title="{day} {type} {topic}",
    columns=("day", "type", "topic", "place", "chair", "number"),
    help="三会一课、主题党日、组织生活会等。一次会一条记录，签到表、会议记录、年度统计都从它来。",
    checks=(
        in_order("start", "end", "结束时间早于开始时间。"),
        _attendance,
        _votes,
    ),
    fields=(
        Choice(key="type", label="类型", required=True, options=MEETING_TYPES),
        Day(key="day", label="日期", required=True),
        Time(key="start", label="开始时间"),
        Time(key="end", label="结束时间"),
        Text(key="place", label="地点", most=60),
        Text(key="group", label="党小组", most=20, help="只有党小组会填写。"),
        Ref(key="chair", label="主持人", kinds=("person",)),
        Ref(key="recorder", label="记录人", kinds=("person",)),
        Text(key="lecturer", label="授课人", most=40, help="党课填写，可以是所外的人。"),
        Text(key="topic", label="主题", required=True, most=200),
        Rows(
            key="agenda",
            label="议题",
            fields=(
                Text(key="matter", label="议题", required=True, most=200),
                Choice(key="tag", label="议事范围", options=AGENDA_TAGS),
            ),
            help="重大干部人事问题选上议事范围，荣誉和任职记录可以引用本次会议。",
        ),
        Refs(key="attendees", label="到会人员", kinds=("person",)),
        Rows(
            key="absent",
            label="缺席人员及原因",
            fields=(PERSON_REF, Text(key="reason", label="原因", most=100)),
        ),
        Text(key="invited", label="列席人员", most=200),
        Text(key="minutes", label="主要内容", lines=10, help="谁说了什么，有不同意见也照记。"),
        Rows(
            key="votes",
            label="表决",
            fields=VOTE_FIELDS,
            help="赞成超过应到会有表决权党员的半数为通过，不是实到的半数（党支部工作条例第十一条）。",
        ),
        Text(key="resolution", label="决议", lines=4),
        Rows(
            key="actions",
            label="需办事项",
            fields=(
                Text(key="matter", label="事项", required=True, most=200),
                Ref(key="person", label="责任人", kinds=("person",)),
                Day(key="due", label="期限"),
                Day(key="done", label="办结日期"),
            ),
        ),
    ),
)
