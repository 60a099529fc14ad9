"""Party branch life besides meetings: appraisal, talks, dues, reports, visits, the daily log."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.catalog.meetings import PERSON_REF
from fqdesk.domain.fields import Choice, Count, Day, Flag, MonthOf, Ref, Refs, Rows, Text
from fqdesk.domain.kinds import Kind
from fqdesk.errors import Fault

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
        Day(key="day", label="评定日期", required=True, help="写支部定下等次的那一天。"),
        Count(
            key="year",
            label="评议年度",
            required=True,
            least=1950,
            most=2200,
            help="写评的是哪一年，如 2025。",
        ),
        Ref(
            key="meeting",
            label="评议会议",
            kinds=("meeting",),
            help="选民主评议是在哪一次会上做的。",
        ),
        Count(key="expected", label="应评", unit="人", help="写应当参加评议的党员人数。"),
        Count(key="voted", label="实评", unit="人", help="写交了测评票的党员人数。"),
        Rows(
            key="results",
            label="评定结果",
            fields=(
                PERSON_REF,
                *(
                    Count(key=key, label=f"{label}票", help=f"写测评时“{label}”得了几票。")
                    for key, label in GRADES.items()
                ),
                Choice(key="grade", label="评定等次", options=GRADES, help="选支部最后定的等次。"),
            ),
            help="一名党员一行，写各等次得几票、定为什么等次。",
        ),
        Text(
            key="measures",
            label="整改措施",
            lines=4,
            help="写评出来的问题准备怎么改，只写支部的，不点名。",
        ),
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
        Day(key="day", label="日期", required=True, help="写谈话的那一天。"),
        Ref(
            key="talker",
            label="谈话人",
            required=True,
            kinds=("person",),
            help="选找人谈的那一位，如教导员。",
        ),
        Ref(
            key="talked",
            label="谈话对象",
            required=True,
            kinds=("person",),
            help="选被谈的那一位，一次只写一个人。",
        ),
        Choice(
            key="trigger",
            label="缘由",
            options=TALK_TRIGGERS,
            help="选为什么谈，如岗位变动、年度谈心。",
        ),
        Text(key="place", label="地点", most=60, help="写在哪里谈的，如“教导员办公室”。"),
        Text(
            key="content",
            label="谈话内容",
            lines=8,
            private=True,
            help="写谈了什么，只存在本机，不打印、不汇总、不进政工日志。",
        ),
        Text(
            key="follow_up",
            label="后续安排",
            lines=2,
            private=True,
            help="写谈完准备做什么，和谈话内容一样不打印。",
        ),
        Flag(key="signed", label="双方已签字", help="双方在纸上签了字的打勾。"),
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
        MonthOf(
            key="month", label="所属月份", required=True, help="写交的是哪个月的党费，如 2026-03。"
        ),
        Day(key="day", label="收缴日期", required=True, help="写收党费的那一天。"),
        Refs(
            key="paid",
            label="已交人员",
            kinds=("person",),
            help="勾交了的党员，只记交没交，不记多少钱。",
        ),
        Rows(
            key="unpaid",
            label="未交人员及原因",
            fields=(
                PERSON_REF,
                Text(
                    key="reason",
                    label="原因",
                    most=100,
                    help="写为什么没有交，如“出差，下月补交”。",
                ),
            ),
            help="没有交的党员一人一行，写原因。",
        ),
        Flag(key="published", label="已公布", help="这一年的收缴情况公布过了打勾。"),
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
        Day(key="day", label="汇报日期", required=True, help="写当面汇报或者报送材料的那一天。"),
        Text(
            key="topic",
            label="题目",
            required=True,
            most=100,
            help="写汇报的题目，如“上半年党建工作情况”。",
        ),
        Text(key="reported_to", label="汇报对象", most=60, help="写向谁汇报，如“县局党委”。"),
        Ref(key="person", label="汇报人", kinds=("person",), help="选是谁去汇报的。"),
        Text(key="content", label="主要内容", lines=6, help="写汇报的要点，全文可以放在附件里。"),
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
        Day(key="day", label="日期", required=True, help="写上级来所的那一天。"),
        Text(
            key="unit",
            label="来访单位",
            required=True,
            most=60,
            help="写来的是哪个单位，如“县局政治处”。",
        ),
        Text(
            key="visitors",
            label="来访人员",
            most=100,
            help="写来了几个人、什么职务，如“副主任等 2 人”。",
        ),
        Text(
            key="topic",
            label="内容",
            required=True,
            most=200,
            help="写来看什么，如“支部三会一课落实情况”。",
        ),
        Text(
            key="advice",
            label="指出的问题和建议",
            lines=4,
            help="写指出了什么问题、提了什么建议，没有就空着。",
        ),
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
        Day(key="day", label="日期", required=True, help="写日志记的是哪一天。"),
        Ref(
            key="author",
            label="记录人",
            required=True,
            kinds=("person",),
            help="选写日志的人，一般是教导员。",
        ),
        Text(
            key="text",
            label="日志",
            required=True,
            lines=10,
            help="改好程序写的草稿，再补一段当天的队伍情况，不写个人隐私。",
        ),
        Text(key="todo", label="待办", lines=3, help="写接下来要办的事，一件一行。"),
        Refs(key="sources", label="写自哪些记录", help="程序自动填，是草稿用到的当天记录。"),
    ),
)
