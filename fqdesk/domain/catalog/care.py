"""Care for officers: duty, rest, health checks, counselling. Done and dated, never results."""

from fqdesk.domain.catalog.meetings import PERSON_REF
from fqdesk.domain.fields import (
    Choice,
    Count,
    Day,
    Flag,
    Halves,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
    Time,
)
from fqdesk.domain.kinds import Kind, in_order

DUTY_TYPES = {
    "duty_shift": "值班",
    "night_duty": "夜间值班",
    "standby": "备勤",
    "overtime": "加班",
    "holiday_duty": "节假日值班",
}

DUTY = Kind(
    key="duty",
    label="值班加班",
    area="care",
    prefix="值",
    title="{day} {type} {people}",
    future=True,
    columns=("day", "type", "people", "leader", "hours", "number"),
    help="谁值的班、谁加的班，补休和轮休从这里算。",
    fields=(
        Day(key="day", label="日期", required=True, help="写值班、加班开始的那一天。"),
        Choice(
            key="type",
            label="类型",
            required=True,
            options=DUTY_TYPES,
            default="duty_shift",
            help="选是值班、夜间值班、备勤、加班还是节假日值班。",
        ),
        Refs(
            key="people",
            label="人员",
            required=True,
            kinds=("person",),
            help="选值班、加班的人，几个人用顿号隔开。",
        ),
        Ref(key="leader", label="带班领导", kinds=("person",), help="选带班的所领导。"),
        Time(key="start", label="开始时间", help="写几点开始，如 0830 就是 08:30。"),
        Time(key="end", label="结束时间", help="写几点结束，过了夜的写第二天的钟点。"),
        Number(key="hours", label="时长", unit="小时", help="写一共几个小时，如 8 或 4.5。"),
        Text(key="reason", label="事由", most=200, help="写为什么加班，如“庙会安保”，不写案情。"),
        Halves(key="owed", label="应补休", help="写每个人应当补休几天，如 1 或 0.5。"),
    ),
)

REST_TYPES = {"comp_rest": "补休", "rotation_rest": "轮休", "mandatory_rest": "强制休息"}

REST = Kind(
    key="rest",
    label="补休轮休",
    area="care",
    prefix="补",
    title="{person} {type} {day}",
    future=True,
    columns=("person", "type", "day", "days", "source", "order_no", "number"),
    help="实际休了多少，对应哪一次值班或加班；没休成写原因。",
    checks=(in_order("day", "end", "结束日期早于开始日期。"),),
    fields=(
        PERSON_REF,
        Choice(
            key="type",
            label="类型",
            required=True,
            options=REST_TYPES,
            help="选补休、轮休还是强制休息。",
        ),
        Day(key="planned_on", label="计划日期", help="写原来打算哪一天休。"),
        Day(
            key="day",
            label="休息日期",
            required=True,
            help="写真正休息的第一天，没休成的写打算休的那天。",
        ),
        Day(key="end", label="结束日期", help="写休息的最后一天，只休一天的空着。"),
        Halves(key="days", label="天数", required=True, help="写休了几天，半天写 0.5。"),
        Ref(
            key="source", label="对应值班、加班", kinds=("duty",), help="选是补哪一次值班、加班的。"
        ),
        Text(
            key="order_no",
            label="强制休息令编号",
            most=40,
            help="写强制休息令上的编号，别的休息空着。",
        ),
        Flag(key="taken", label="已休", help="真的休了打勾，没休成的不打。"),
        Text(
            key="not_taken_reason",
            label="未休原因",
            most=200,
            help="没休成的写为什么，如“临时抓捕任务”。",
        ),
    ),
)

HEALTH_CHECK = Kind(
    key="health_check",
    label="体检",
    area="care",
    prefix="体",
    title="{day} 体检",
    columns=("day", "organiser", "done", "number"),
    help="只记谁在哪天做了体检，不记任何结果。",
    fields=(
        Day(key="day", label="日期", required=True, help="写体检的那一天。"),
        Text(
            key="organiser",
            label="组织单位",
            most=60,
            help="写谁组织的，如“县局警保室”，不写医院科室。",
        ),
        Refs(
            key="done",
            label="已检人员",
            required=True,
            kinds=("person",),
            help="勾做了体检的人，不写结果。",
        ),
        Rows(
            key="not_done",
            label="未检人员及原因",
            fields=(
                PERSON_REF,
                Text(
                    key="reason",
                    label="原因",
                    most=100,
                    help="写为什么没有做，如“外出学习，下月补”，不写病情。",
                ),
            ),
            help="没有做的人一人一行，写为什么。",
        ),
    ),
)

COUNSELLING_TYPES = {
    "lecture": "讲座",
    "group": "团体辅导",
    "individual": "个别疏导",
    "survey": "测评",
}

COUNSELLING = Kind(
    key="counselling",
    label="心理疏导",
    area="care",
    prefix="心",
    title="{day} 心理疏导（{type}）",
    columns=("day", "type", "organiser", "count", "number"),
    help="只记场次和人数，不记是谁、谈了什么。",
    fields=(
        Day(key="day", label="日期", required=True, help="写这一场的那一天。"),
        Choice(
            key="type",
            label="形式",
            required=True,
            options=COUNSELLING_TYPES,
            help="选讲座、团体辅导、个别疏导还是测评。",
        ),
        Text(key="organiser", label="组织单位", most=60, help="写谁组织的，如“县局政工科”。"),
        Count(
            key="count",
            label="参加人数",
            required=True,
            unit="人",
            help="写有几个人参加，不写是谁。",
        ),
        Text(key="topic", label="主题", most=100, help="写讲什么，如“怎样睡得好”，不写谁的事。"),
    ),
)
