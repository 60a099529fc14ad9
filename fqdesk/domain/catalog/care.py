"""Care for officers: leave, duty, rest, health checks, counselling. Done and dated, never results."""

from collections.abc import Mapping
from typing import Any

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
from fqdesk.errors import Fault

PERSON_REF = Ref(key="person", label="人员", required=True, kinds=("person",))

LEAVE_TYPES = {
    "annual_leave": "年休假",
    "personal_leave": "事假",
    "sick_leave": "病假",
    "family_leave": "探亲假",
    "marriage_leave": "婚假",
    "maternity_leave": "产假（陪产假）",
    "bereavement_leave": "丧假",
    "injury_leave": "工伤假",
    "other_leave": "其他",
}

LEAVE_STATES = {
    "planned": "计划",
    "applied": "已申请",
    "approved": "已批准",
    "cancelled": "已取消",
}

HALF_DAYS = {"am": "上午", "pm": "下午"}


def _days_given(values: Mapping[str, Any]) -> list[Fault]:
    """Days that a person typed instead of the calendar need their reason; nobody rests longer than the span."""
    days, start = values.get("days"), values.get("day")
    end = values.get("returned_on") or values.get("end")
    if days is not None and start and end and end >= start and days > ((end - start).days + 1) * 2:
        return [Fault("days", f"天数多于起止日期之间的 {(end - start).days + 1} 天。")]
    return []


LEAVE = Kind(
    key="leave",
    label="休假",
    area="care",
    prefix="休",
    title="{person} {type} {day} 至 {end}",
    future=True,
    columns=("person", "type", "day", "end", "days", "state", "number"),
    help="一段休假一条。天数按放假表算好，轮班人员可以改，改了写原因。",
    checks=(
        in_order("day", "end", "结束日期早于开始日期。"),
        in_order("day", "returned_on", "销假日期早于开始日期。"),
        _days_given,
    ),
    fields=(
        PERSON_REF,
        Choice(
            key="type",
            label="假别",
            required=True,
            options=LEAVE_TYPES,
            default="annual_leave",
        ),
        Day(key="day", label="开始日期", required=True),
        Choice(key="start_half", label="从", options=HALF_DAYS, help="从下午开始休的选下午。"),
        Day(key="end", label="结束日期", required=True),
        Choice(key="end_half", label="到", options=HALF_DAYS, help="休到中午为止的选上午。"),
        Halves(
            key="days",
            label="天数",
            help="不填就按工作日计算，法定节假日和休息日不算（年休假条例第三条）。",
        ),
        Text(key="days_reason", label="天数改动原因", most=200),
        Count(
            key="attribution_year",
            label="归属年度",
            least=1990,
            most=2200,
            help="算哪一年的年休假。因工作需要可以跨一个年度（年休假条例第五条）。",
        ),
        Choice(key="state", label="状态", required=True, options=LEAVE_STATES, default="approved"),
        Ref(key="approved_by", label="批准人", kinds=("person",)),
        Day(key="approved_on", label="批准日期"),
        Ref(key="deputy", label="工作代理人", kinds=("person",)),
        Day(key="returned_on", label="实际休到", help="提前销假或被召回时填，之后的天数退回。"),
        Choice(key="returned_half", label="实际到", options=HALF_DAYS),
        Text(key="recall_reason", label="召回原因", most=200),
        Flag(key="pay_deducted", label="扣发工资", help="事假是否扣工资，影响当年年休假资格。"),
        Text(key="reason", label="事由", most=200),
    ),
)

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
        Day(key="day", label="日期", required=True),
        Choice(key="type", label="类型", required=True, options=DUTY_TYPES, default="duty_shift"),
        Refs(key="people", label="人员", required=True, kinds=("person",)),
        Ref(key="leader", label="带班领导", kinds=("person",)),
        Time(key="start", label="开始时间"),
        Time(key="end", label="结束时间"),
        Number(key="hours", label="时长", unit="小时"),
        Text(key="reason", label="事由", most=200),
        Halves(key="owed", label="应补休", help="每人应补多少天，按本地规定填。"),
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
        Choice(key="type", label="类型", required=True, options=REST_TYPES),
        Day(key="planned_on", label="计划日期"),
        Day(key="day", label="休息日期", required=True),
        Day(key="end", label="结束日期"),
        Halves(key="days", label="天数", required=True),
        Ref(key="source", label="对应值班、加班", kinds=("duty",)),
        Text(key="order_no", label="强制休息令编号", most=40),
        Flag(key="taken", label="已休"),
        Text(key="not_taken_reason", label="未休原因", most=200),
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
        Day(key="day", label="日期", required=True),
        Text(key="organiser", label="组织单位", most=60),
        Refs(key="done", label="已检人员", required=True, kinds=("person",)),
        Rows(
            key="not_done",
            label="未检人员及原因",
            fields=(PERSON_REF, Text(key="reason", label="原因", most=100)),
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
        Day(key="day", label="日期", required=True),
        Choice(key="type", label="形式", required=True, options=COUNSELLING_TYPES),
        Text(key="organiser", label="组织单位", most=60),
        Count(key="count", label="参加人数", required=True, unit="人"),
        Text(key="topic", label="主题", most=100),
    ),
)
