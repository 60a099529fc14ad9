"""Proof that others vouch for: figures with their source, and signed declarations."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import (
    Choice,
    Choices,
    Day,
    Flag,
    Number,
    Ref,
    Rows,
    Text,
)
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.errors import Fault

METRICS = {
    "awareness_rate": "群众对社区民警知晓率",
    "satisfaction_rate": "群众满意率",
    "safety_feeling": "群众安全感",
    "police_dispute_settled": "涉公安矛盾纠纷调处成功率",
    "dispute_settled": "矛盾纠纷调处成功率",
    "mediator_direct": "人民调解员直接调解比例",
    "info_collected": "基础信息采集覆盖率",
    "info_accurate": "基础信息准确率",
    "floating_collected": "流动人口信息采集率",
    "linkage_coverage": "“1+3+N”专群联动覆盖率",
    "police_terminals": "社区民警警务终端配备",
    "full_time_mediators": "驻所专职人民调解员",
    "police_rooms": "警务室（站）建成数",
    "wechat_groups": "分类工作群数",
    "alarms_total": "总警情数",
    "crime_alarms": "违法犯罪警情数",
    "criminal_cases": "刑事案件数",
    "public_order_cases": "治安案件数",
    "extended_services": "延伸服务举措数",
    "beds": "民警床位",
    "resident_rooms": "住所民警房间",
    "volunteer_teams": "群防群治队伍",
    "legal_aid_lawyers": "法律援助律师",
    "service_deeds": "便民服务事项数",
    "safe_communities": "平安创建达标村（社区）",
}


def _parts(values: Mapping[str, Any]) -> list[Fault]:
    """A share is a part of a whole: the numerator never exceeds the denominator it is given with."""
    part, whole = values.get("numerator"), values.get("denominator")
    if part is not None and whole is not None and whole > 0 and part > whole:
        if values.get("metric") in {"police_terminals", "beds", "resident_rooms"}:
            return []  # more devices or beds than people is possible and fine
        return [Fault("numerator", f"分子 {part} 大于分母 {whole}。")]
    return []


FIGURE = Kind(
    key="figure",
    label="指标数据",
    area="support",
    prefix="数",
    title="{metric} {day}",
    event=False,
    columns=("metric", "day", "numerator", "denominator", "source", "number"),
    help="别的系统或调查得出的数，一个数一条，写明出自哪份文件。不录任何人的明细。",
    checks=(in_order("period_from", "period_until", "统计期结束早于开始。"), _parts),
    fields=(
        Choice(
            key="metric",
            label="指标",
            required=True,
            options=METRICS,
            help="选是哪个数，如知晓率、调处成功率。",
        ),
        Day(key="day", label="数据日期", required=True, help="写这个数是哪一天的。"),
        Number(
            key="numerator",
            label="分子（或数量）",
            required=True,
            help="写分子，如“知道的 196 人”就写 196，单个数也写这里。",
        ),
        Number(
            key="denominator", label="分母", help="写分母，如“问了 200 人”就写 200，单个数空着。"
        ),
        Day(key="period_from", label="统计期起", help="写这个数从哪一天统计起。"),
        Day(key="period_until", label="统计期止", help="写这个数统计到哪一天。"),
        Text(
            key="source",
            label="数据来源（文件、系统、调查单位）",
            required=True,
            most=200,
            help="写数从哪里来，如“县局 2025 年群众满意度通报”。",
        ),
        Text(
            key="note",
            label="说明",
            most=300,
            help="写要说明的事，如“抽样电话调查”，不写任何人的明细。",
        ),
    ),
)

EVENTS = {
    "extreme_violence": "个人极端暴力犯罪案件",
    "mass_incident": "重大群体性事件",
    "civil_to_criminal": "重大“民转刑”案件",
    "petition_to_capital": "进京涉公安机关管辖信访事项",
    "petition_to_province": "集体赴省涉公安机关管辖信访事项",
    "political_security": "影响国家政治安全案（事）件",
    "terrorism": "暴恐案（事）件",
    "cult": "重大邪教案（事）件",
    "unlawful_handling": "违法违规办理",
    "complaint_upheld": "群众投诉被查证属实",
    "officer_misconduct": "民警违纪违法案件",
    "auxiliary_misconduct": "辅警违纪违法案件",
    "internal_safety": "内部安全问题",
    "personal_discipline": "本人违纪问题",
}

DEPARTMENTS = {
    "public_order": "治安部门",
    "petition": "信访部门",
    "discipline": "纪检监察部门",
    "supervision": "督察部门",
    "political_security": "政保（国保）部门",
    "other": "其他部门",
}

DECLARATION = Kind(
    key="declaration",
    label="未发生声明",
    area="support",
    prefix="声",
    title="{day} 未发生声明（{window_from} 至 {window_until}）",
    event=False,
    columns=("day", "events", "window_from", "window_until", "person", "number"),
    help="所长核查后签字的声明。程序从不因为没有记录就认为没有发生。",
    checks=(in_order("window_from", "window_until", "窗口结束早于开始。"),),
    fields=(
        Choices(
            key="events",
            label="声明未发生的事项",
            required=True,
            options=EVENTS,
            help="勾核查过、确实没有发生的事，没有核查的不勾。",
        ),
        Day(key="window_from", label="窗口起", required=True, help="写声明从哪一天算起。"),
        Day(key="window_until", label="窗口止", required=True, help="写声明算到哪一天。"),
        Text(
            key="method",
            label="核查方式",
            lines=3,
            most=500,
            help="写怎么查的，如“逐月查警情台账，问治安大队”。",
        ),
        Ref(
            key="person",
            label="声明人（所长）",
            required=True,
            kinds=("person",),
            help="选签字的所长。",
        ),
        Ref(key="instructor", label="教导员", kinds=("person",), help="选签字的教导员。"),
        Day(key="day", label="签字日期", required=True, help="写在纸上签字的那一天。"),
        Flag(key="signed", label="已在纸上签字", help="所长在纸上签了字才打勾。"),
        Rows(
            key="confirmations",
            label="审核部门意见",
            fields=(
                Choice(
                    key="department",
                    label="部门",
                    required=True,
                    options=DEPARTMENTS,
                    help="选核的是哪个部门。",
                ),
                Text(key="opinion", label="意见", most=200, help="照抄部门的意见，如“情况属实”。"),
                Day(key="on", label="日期", required=True, help="写部门盖章的那一天。"),
            ),
            help="哪个部门核过，一个部门一行。",
        ),
    ),
)
