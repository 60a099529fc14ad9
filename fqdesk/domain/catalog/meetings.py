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

PERSON_REF = Ref(
    key="person",
    label="人员",
    required=True,
    kinds=("person",),
    help="选是哪一位，打姓名或拼音首字母。",
)

VOTE_FIELDS: tuple[Field, ...] = (
    Text(
        key="matter",
        label="表决事项",
        required=True,
        most=200,
        help="写表决的是什么，如“同意某同志按期转正”。",
    ),
    Choice(
        key="vote_type",
        label="性质",
        options=VOTE_TYPES,
        help="选一般事项、接收和转正党员，还是选举。",
    ),
    Count(
        key="entitled",
        label="应到有表决权",
        required=True,
        unit="人",
        help="写有表决权、应该到会的人数，预备党员不算。",
    ),
    Count(
        key="present",
        label="实到有表决权",
        required=True,
        unit="人",
        help="写有表决权、真的到了的人数。",
    ),
    Count(key="ayes", label="赞成", required=True, unit="票", help="写赞成的票数。"),
    Count(key="noes", label="反对", unit="票", help="写反对的票数，没有就写 0。"),
    Count(key="abstentions", label="弃权", unit="票", help="写弃权的票数，没有就写 0。"),
    Flag(key="passed", label="是否通过", help="通过了打勾，没有通过的不打。"),
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
        Choice(
            key="type",
            label="类型",
            required=True,
            options=MEETING_TYPES,
            help="选开的是哪一种会，两种会接着开就记两条。",
        ),
        Day(key="day", label="日期", required=True, help="写开会的那一天，不是写记录的那一天。"),
        Time(key="start", label="开始时间", help="写几点开始，如 1430 就是 14:30。"),
        Time(key="end", label="结束时间", help="写几点结束，如 1600 就是 16:00。"),
        Text(key="place", label="地点", most=60, help="写在哪里开的，如“二楼会议室”。"),
        Text(key="group", label="党小组", most=20, help="只有党小组会填写，写哪个小组开的。"),
        Ref(
            key="chair",
            label="主持人",
            kinds=("person",),
            help="选主持会的人，大会、支委会一般是书记。",
        ),
        Ref(key="recorder", label="记录人", kinds=("person",), help="选当场做记录的人。"),
        Text(
            key="lecturer",
            label="授课人",
            most=40,
            help="党课写谁讲的，可以是所外的人，如“县委党校教师”。",
        ),
        Text(
            key="topic",
            label="主题",
            required=True,
            most=200,
            help="写这次会具体办的事，如“研究年度评优”，不写“开会”。",
        ),
        Rows(
            key="agenda",
            label="议题",
            fields=(
                Text(
                    key="matter",
                    label="议题",
                    required=True,
                    most=200,
                    help="写议的是什么事，如“推荐三等功人选”。",
                ),
                Choice(
                    key="tag",
                    label="议事范围",
                    options=AGENDA_TAGS,
                    help="是重大干部人事问题的选属于哪一类，别的空着。",
                ),
            ),
            help="一件事一行，议了几件写几行。",
        ),
        Refs(
            key="attendees",
            label="到会人员",
            kinds=("person",),
            help="勾到会的人，没勾的列在缺席里写原因。",
        ),
        Rows(
            key="absent",
            label="缺席人员及原因",
            fields=(
                PERSON_REF,
                Text(
                    key="reason",
                    label="原因",
                    most=100,
                    help="写为什么没有来，如“值班”，病假只写“病假”。",
                ),
            ),
            help="谁没有来，一人一行写原因，如“执勤”“出差”。",
        ),
        Text(
            key="invited",
            label="列席人员",
            most=200,
            help="写不是应到的人里谁来了，如“县局政工科 1 人”。",
        ),
        Text(
            key="minutes",
            label="主要内容",
            lines=10,
            help="写谁说了什么，有不同意见也照记，不写“大家一致认为”。",
        ),
        Rows(
            key="votes",
            label="表决",
            fields=VOTE_FIELDS,
            help="表决一件事写一行，没有表决就空着。",
        ),
        Text(key="resolution", label="决议", lines=4, help="写会上定下来的事，一条一条写。"),
        Rows(
            key="actions",
            label="需办事项",
            fields=(
                Text(
                    key="matter",
                    label="事项",
                    required=True,
                    most=200,
                    help="写要办的事，如“三月底前修好警务室的灯”。",
                ),
                Ref(key="person", label="责任人", kinds=("person",), help="选由谁办。"),
                Day(key="due", label="期限", help="写最晚哪一天办完。"),
                Day(key="done", label="办结日期", help="写真的办完的那一天，没有办完的空着。"),
            ),
            help="会上交办的事一件一行，写谁办、哪天办完。",
        ),
    ),
)
