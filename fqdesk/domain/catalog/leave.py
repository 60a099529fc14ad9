"""Leave: one record for each stretch, with what was asked for and what was really taken."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.catalog.meetings import PERSON_REF
from fqdesk.domain.fields import (
    Choice,
    Count,
    Day,
    Flag,
    Halves,
    Ref,
    Text,
)
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.errors import Fault

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
            help="选休的是年休假、事假还是别的假。",
        ),
        Day(key="day", label="开始日期", required=True, help="写休假的第一天。"),
        Choice(
            key="start_half",
            label="从",
            options=HALF_DAYS,
            help="从下午开始休的选下午，全天的不用选。",
        ),
        Day(
            key="end",
            label="结束日期",
            required=True,
            help="写休假的最后一天，不是回来上班的那一天。",
        ),
        Choice(
            key="end_half", label="到", options=HALF_DAYS, help="只休到中午的选上午，全天的不用选。"
        ),
        Halves(
            key="days",
            label="天数",
            help="不填就按工作日算好，改了要在下面写原因。",
        ),
        Text(
            key="days_reason",
            label="天数改动原因",
            most=200,
            help="写为什么和算出来的不一样，如“轮班，11月3日本来就休”。",
        ),
        Count(
            key="attribution_year",
            label="归属年度",
            least=1990,
            most=2200,
            help="写算哪一年的年休假，去年没休完今年补的写去年。",
        ),
        Choice(
            key="state",
            label="状态",
            required=True,
            options=LEAVE_STATES,
            default="approved",
            help="选是计划、已申请、已批准还是已取消。",
        ),
        Ref(key="approved_by", label="批准人", kinds=("person",), help="选批准的领导。"),
        Day(key="approved_on", label="批准日期", help="写批准的那一天。"),
        Ref(key="deputy", label="工作代理人", kinds=("person",), help="选休假时替他做事的人。"),
        Day(
            key="returned_on",
            label="实际休到",
            help="提前回来的写真正休到的最后一天，后面的天数退回。",
        ),
        Choice(
            key="returned_half",
            label="实际到",
            options=HALF_DAYS,
            help="提前回来、只休到中午的选上午。",
        ),
        Text(
            key="recall_reason",
            label="召回原因",
            most=200,
            help="被叫回来上班的写为什么，如“抗洪抢险”。",
        ),
        Flag(key="pay_deducted", label="扣发工资", help="事假扣了工资的打勾，不扣的不打。"),
        Text(key="reason", label="事由", most=200, help="写为什么请假，如“探亲”，病假不写病名。"),
    ),
)
