"""Means and papers: training, inspections, materials, and what people judged."""

from fqdesk.domain.fields import (
    Choice,
    Count,
    Day,
    Number,
    Ref,
    Refs,
    Rows,
    Text,
    Texts,
)
from fqdesk.domain.judged import OUTCOMES, Checked, Coded, item_names, judged, standard_names
from fqdesk.domain.kinds import Kind, in_order

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
        Day(key="day", label="日期", required=True, help="写培训、训练的那一天，几天的写第一天。"),
        Choice(
            key="type",
            label="类型",
            required=True,
            options=TRAINING_TYPES,
            help="选实战训练、保密教育还是别的。",
        ),
        Text(
            key="topic",
            label="内容",
            required=True,
            most=200,
            help="写练什么、学什么，如“警械使用”，不写“培训”。",
        ),
        Text(key="organiser", label="组织单位", most=60, help="写谁组织的，如“县局法制大队”。"),
        Number(key="hours", label="学时", unit="学时", help="写一共几个学时，如 8。"),
        Refs(key="attendees", label="参加人员", kinds=("person",), help="选参加的民警、辅警。"),
        Refs(
            key="passed",
            label="考核合格人员",
            kinds=("person",),
            help="选考核合格的人，没有考核的空着。",
        ),
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
        Day(key="day", label="日期", required=True, help="写检查的那一天。"),
        Choice(
            key="type",
            label="类型",
            required=True,
            options=INSPECTION_TYPES,
            help="选是上级来查还是所里自查，查的哪一类。",
        ),
        Text(
            key="inspector", label="检查单位（人）", most=60, help="写谁来查的，如“县局督察大队”。"
        ),
        Text(
            key="topic",
            label="检查内容",
            required=True,
            most=200,
            help="写查什么，如“值班备勤和台账”。",
        ),
        Text(
            key="findings",
            label="检查结果",
            lines=4,
            help="写查出了什么，没有问题就写“未发现问题”。",
        ),
        Rows(
            key="corrections",
            label="整改",
            fields=(
                Text(
                    key="problem",
                    label="问题",
                    required=True,
                    most=200,
                    help="写要改的是什么，如“枪柜登记漏签名”。",
                ),
                Text(key="measure", label="措施", most=200, help="写怎么改。"),
                Ref(key="person", label="责任人", kinds=("person",), help="选由谁改。"),
                Day(key="due", label="期限", help="写最晚哪一天改完。"),
                Day(key="done", label="完成日期", help="写真的改完的那一天，没改完的空着。"),
            ),
            help="一个问题一行，写怎么改、谁改、哪天改完。",
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
        Choice(
            key="type",
            label="类型",
            required=True,
            options=MATERIAL_TYPES,
            help="选是制度、方案、通知还是别的材料。",
        ),
        Text(
            key="title",
            label="题名",
            required=True,
            most=120,
            help="照文件标题写全，如“值班备勤制度”。",
        ),
        Text(
            key="document_no",
            label="文号",
            most=60,
            help="写文号，如“云公〔2025〕8号”，没有就空着。",
        ),
        Text(key="issuer", label="责任者", most=60, help="写谁发的，如“柳溪派出所”。"),
        Day(key="day", label="成文日期", required=True, help="写文件落款的日子。"),
        Day(key="until", label="失效日期", help="写不再用的那一天，还在用的空着。"),
        Texts(
            key="serves",
            label="佐证哪些条",
            help="写评价项编号，如 CZ-24a、NT-6a，用顿号隔开。",
        ),
        Text(
            key="department",
            label="出具部门",
            most=60,
            help="审核意见写是哪个部门出的，别的材料空着。",
        ),
        Text(
            key="text",
            label="正文",
            lines=12,
            help="要由程序排成公文打印的写正文，已有纸质件的空着。",
        ),
        Count(key="pages", label="页数", unit="页", help="写一共几页。"),
    ),
)

JUDGEMENT = Kind(
    key="judgement",
    label="自评",
    area="support",
    prefix="判",
    title="{item} {outcome}",
    called=judged,
    event=False,
    columns=("day", "standard", "item", "outcome", "reason", "by", "number"),
    help="人对一条的判断和原因。和按记录算出的结果并列打印，互不覆盖。",
    fields=(
        Coded(
            key="standard",
            label="标准",
            required=True,
            most=60,
            names=standard_names,
            help="程序自动填，是判断的哪个标准。",
        ),
        Coded(
            key="item",
            label="评价项",
            required=True,
            most=20,
            names=item_names,
            help="程序自动填，是判断的哪一条。",
        ),
        Checked(key="check", label="检查点", most=60, help="程序自动填，是这一条里的哪个检查点。"),
        Choice(
            key="outcome",
            label="判断",
            required=True,
            options=OUTCOMES,
            help="选您看下来是达标、未达标还是不适用。",
        ),
        Text(
            key="reason",
            label="原因",
            required=True,
            most=500,
            lines=3,
            help="写为什么这样判断，如“本所没有党小组”。",
        ),
        Day(key="day", label="日期", required=True, help="写判断的那一天。"),
        Ref(key="by", label="判断人", kinds=("person",), help="选是谁判断的。"),
        Refs(key="evidence", label="依据的记录", help="选凭哪几条记录这样判断。"),
    ),
)
