"""Means and proof: training, inspections, figures, signed declarations, materials, judgements."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import (
    Choice,
    Choices,
    Count,
    Day,
    Flag,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
    Texts,
)
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.errors import Fault

TRAINING_TYPES = {
    "drill": "实战训练",
    "mass_work": "群众工作教育培训",
    "secrecy": "保密教育",
    "business": "业务培训",
    "law": "法制培训",
}

TRAINING = Kind(
    key="training",
    label="培训训练",
    area="support",
    prefix="训",
    title="{day} {type} {topic}",
    columns=("day", "type", "topic", "hours", "attendees", "number"),
    help="参加或组织的培训、训练。",
    fields=(
        Day(key="day", label="日期", required=True),
        Choice(key="type", label="类型", required=True, options=TRAINING_TYPES),
        Text(key="topic", label="内容", required=True, most=200),
        Text(key="organiser", label="组织单位", most=60),
        Number(key="hours", label="学时", unit="学时"),
        Refs(key="attendees", label="参加人员", kinds=("person",)),
        Refs(key="passed", label="考核合格人员", kinds=("person",)),
    ),
)

INSPECTION_TYPES = {
    "upper": "上级督导检查",
    "proof_rules": "出具证明“五个一律”自查",
    "secrecy": "保密检查",
    "discipline": "队伍管理检查",
    "self": "所内自查",
}

INSPECTION = Kind(
    key="inspection",
    label="检查与整改",
    area="support",
    prefix="检",
    title="{day} {type} {topic}",
    columns=("day", "type", "inspector", "topic", "number"),
    help="上级来查和所里自查，发现什么、改没改。不附群众的证明复印件。",
    fields=(
        Day(key="day", label="日期", required=True),
        Choice(key="type", label="类型", required=True, options=INSPECTION_TYPES),
        Text(key="inspector", label="检查单位（人）", most=60),
        Text(key="topic", label="检查内容", required=True, most=200),
        Text(key="findings", label="检查结果", lines=4),
        Rows(
            key="corrections",
            label="整改",
            fields=(
                Text(key="problem", label="问题", required=True, most=200),
                Text(key="measure", label="措施", most=200),
                Ref(key="person", label="责任人", kinds=("person",)),
                Day(key="due", label="期限"),
                Day(key="done", label="完成日期"),
            ),
        ),
    ),
)

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
        Choice(key="metric", label="指标", required=True, options=METRICS),
        Day(key="day", label="数据日期", required=True),
        Number(key="numerator", label="分子（或数量）", required=True),
        Number(key="denominator", label="分母"),
        Day(key="period_from", label="统计期起"),
        Day(key="period_until", label="统计期止"),
        Text(key="source", label="数据来源（文件、系统、调查单位）", required=True, most=200),
        Text(key="note", label="说明", most=300),
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
        Choices(key="events", label="声明未发生的事项", required=True, options=EVENTS),
        Day(key="window_from", label="窗口起", required=True),
        Day(key="window_until", label="窗口止", required=True),
        Text(key="method", label="核查方式", lines=3, most=500),
        Ref(key="person", label="声明人（所长）", required=True, kinds=("person",)),
        Ref(key="instructor", label="教导员", kinds=("person",)),
        Day(key="day", label="签字日期", required=True),
        Flag(key="signed", label="已在纸上签字", help="没有签字的声明不作数。"),
        Rows(
            key="confirmations",
            label="审核部门意见",
            fields=(
                Choice(key="department", label="部门", required=True, options=DEPARTMENTS),
                Text(key="opinion", label="意见", most=200),
                Day(key="on", label="日期", required=True),
            ),
        ),
    ),
)

MATERIAL_TYPES = {
    "rules": "制度",
    "plan": "方案、计划",
    "notice": "通知、通报",
    "agreement": "协议、聘书",
    "description": "情况说明",
    "checklist": "对照检查表",
    "nomination_request": "推荐请示",
    "naming_form": "命名审批表",
    "deeds_material": "事迹材料",
    "review_opinion": "审核意见",
    "survey": "调查通报",
    "other": "其他",
}

MATERIAL = Kind(
    key="material",
    label="材料",
    area="support",
    prefix="材",
    title="{title}",
    event=False,
    columns=("day", "type", "title", "document_no", "serves", "number"),
    help="制度、方案、通知、申报材料。一份材料可以给几个标准的几条用。",
    checks=(in_order("day", "until", "失效日期早于成文日期。"),),
    fields=(
        Choice(key="type", label="类型", required=True, options=MATERIAL_TYPES),
        Text(key="title", label="题名", required=True, most=120),
        Text(key="document_no", label="文号", most=60),
        Text(key="issuer", label="责任者", most=60),
        Day(key="day", label="成文日期", required=True),
        Day(key="until", label="失效日期"),
        Texts(
            key="serves",
            label="佐证哪些条",
            help="写评价项编号，例如 CZ-24a、NT-6a，用顿号隔开。",
        ),
        Text(key="department", label="出具部门", most=60, help="审核意见填写。"),
        Text(key="text", label="正文", lines=12, help="要由程序排成公文打印的才填。"),
        Count(key="pages", label="页数", unit="页"),
    ),
)

OUTCOMES = {
    "met": "达标",
    "partly": "部分达标",
    "not_met": "未达标",
    "not_applicable": "不适用",
    "unconfirmed": "待确认",
}

JUDGEMENT = Kind(
    key="judgement",
    label="自评",
    area="support",
    prefix="判",
    title="{item} {outcome}",
    event=False,
    columns=("day", "standard", "item", "outcome", "reason", "by", "number"),
    help="人对一条的判断和原因。和按记录算出的结果并列打印，互不覆盖。",
    fields=(
        Text(key="standard", label="标准", required=True, most=60),
        Text(key="item", label="评价项", required=True, most=20),
        Text(key="check", label="检查点", most=60),
        Choice(key="outcome", label="判断", required=True, options=OUTCOMES),
        Text(key="reason", label="原因", required=True, most=500, lines=3),
        Day(key="day", label="日期", required=True),
        Ref(key="by", label="判断人", kinds=("person",)),
        Refs(key="evidence", label="依据的记录"),
    ),
)
