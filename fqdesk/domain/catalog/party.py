"""Party branch life: meetings, appraisal, talks, dues, reports, visits from above, the daily log."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import (
    Choice,
    Count,
    Day,
    Field,
    Flag,
    MonthOf,
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

GRADES = {"excellent": "优秀", "qualified": "合格", "basic": "基本合格", "unqualified": "不合格"}


def _appraisal(values: Mapping[str, Any]) -> list[Fault]:
    """Ballots of one member cannot outnumber those who voted."""
    voted = values.get("voted")
    for row in values.get("results") or ():
        cast = sum(row.get(grade) or 0 for grade in GRADES)
        if voted is not None and cast > voted:
            return [Fault("results", f"有一名党员的票数合计 {cast}，多于实评 {voted} 人。")]
    return []


APPRAISAL = Kind(
    key="appraisal",
    label="民主评议结果",
    area="party",
    prefix="评",
    title="{year} 年民主评议党员",
    columns=("day", "year", "expected", "voted", "number"),
    help="一年一条：应评、实评、各等次票数和评定意见。",
    checks=(_appraisal,),
    fields=(
        Day(key="day", label="评定日期", required=True),
        Count(key="year", label="评议年度", required=True, least=1950, most=2200),
        Ref(key="meeting", label="评议会议", kinds=("meeting",)),
        Count(key="expected", label="应评", unit="人"),
        Count(key="voted", label="实评", unit="人"),
        Rows(
            key="results",
            label="评定结果",
            fields=(
                PERSON_REF,
                *(Count(key=key, label=f"{label}票") for key, label in GRADES.items()),
                Choice(key="grade", label="评定等次", options=GRADES),
            ),
            help="优秀一般不超过参加评议党员的三分之一。",
        ),
        Text(key="measures", label="整改措施", lines=4),
    ),
)

TALK_TRIGGERS = {
    "yearly": "年度谈心",
    "before_org_life": "组织生活会前",
    "post_change": "岗位变动",
    "misunderstanding": "理解偏差",
    "low_spirit": "积极性不高",
    "enforcement": "执法不严格",
    "early_sign": "倾向性苗头",
    "personal": "个人要求、重大事项",
    "award_or_discipline": "立功受奖、受处理",
    "newcomer": "新到岗",
    "family_visit": "家访",
}

HEART_TALK = Kind(
    key="heart_talk",
    label="谈心谈话",
    area="party",
    prefix="谈",
    title="{day} {talker}与{talked}",
    columns=("day", "talker", "talked", "trigger", "place", "number"),
    printed=("number", "day", "talker", "talked", "trigger", "place"),
    help="谁和谁谈了、什么时候谈的。内容只给记录人自己看，不打印，也不进任何册子。",
    fields=(
        Day(key="day", label="日期", required=True),
        Ref(key="talker", label="谈话人", required=True, kinds=("person",)),
        Ref(key="talked", label="谈话对象", required=True, kinds=("person",)),
        Choice(key="trigger", label="缘由", options=TALK_TRIGGERS),
        Text(key="place", label="地点", most=60),
        Text(
            key="content",
            label="谈话内容",
            lines=8,
            private=True,
            help="只存在本机，不打印、不汇总、不进政工日志。",
        ),
        Text(key="follow_up", label="后续安排", lines=2, private=True),
        Flag(key="signed", label="双方已签字"),
    ),
)

DUES = Kind(
    key="dues",
    label="党费",
    area="party",
    prefix="费",
    title="{month} 党费",
    columns=("month", "day", "paid", "number"),
    help="每月一条，只记交没交，不记金额。",
    fields=(
        MonthOf(key="month", label="所属月份", required=True),
        Day(key="day", label="收缴日期", required=True),
        Refs(key="paid", label="已交人员", kinds=("person",)),
        Rows(
            key="unpaid",
            label="未交人员及原因",
            fields=(PERSON_REF, Text(key="reason", label="原因", most=100)),
        ),
        Flag(key="published", label="已公布", help="党费收缴情况每年公布一次。"),
    ),
)

PARTY_REPORT = Kind(
    key="party_report",
    label="向党委汇报",
    area="party",
    prefix="汇",
    title="{day} {topic}",
    columns=("day", "topic", "reported_to", "number"),
    help="派出所向局党委汇报党建工作。",
    fields=(
        Day(key="day", label="汇报日期", required=True),
        Text(key="topic", label="题目", required=True, most=100),
        Text(key="reported_to", label="汇报对象", most=60),
        Ref(key="person", label="汇报人", kinds=("person",)),
        Text(key="content", label="主要内容", lines=6),
    ),
)

UPPER_VISIT = Kind(
    key="upper_visit",
    label="上级调研走访",
    area="party",
    prefix="调",
    title="{day} {unit} {topic}",
    columns=("day", "unit", "topic", "number"),
    help="挂钩联系单位或上级来所调研党建。",
    fields=(
        Day(key="day", label="日期", required=True),
        Text(key="unit", label="来访单位", required=True, most=60),
        Text(key="visitors", label="来访人员", most=100),
        Text(key="topic", label="内容", required=True, most=200),
        Text(key="advice", label="指出的问题和建议", lines=4),
    ),
)

POLITICAL_LOG = Kind(
    key="political_log",
    label="政工日志",
    area="party",
    prefix="志",
    title="{day} 政工日志",
    columns=("day", "author", "text", "number"),
    help="当天记了什么，程序先写成草稿；教导员改好、补一段、签发。",
    fields=(
        Day(key="day", label="日期", required=True),
        Ref(key="author", label="记录人", required=True, kinds=("person",)),
        Text(key="text", label="日志", required=True, lines=10),
        Text(key="todo", label="待办", lines=3),
        Refs(key="sources", label="写自哪些记录"),
    ),
)
