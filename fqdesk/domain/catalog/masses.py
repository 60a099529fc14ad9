"""Work among the people: visits, forums, open days, suggestions, publicity. No residents' names."""

from fqdesk.domain.fields import Choice, Count, Day, Field, Flag, Ref, Refs, Rows, Text
from fqdesk.domain.kinds import Kind, in_order

OFFICERS = Refs(key="officers", label="参加民警、辅警", required=True, kinds=("person",))
PLACE_REF = Ref(key="place", label="村、社区、警务室", required=True, kinds=("place",))
COUNTED: tuple[Field, ...] = (
    Text(key="group", label="类别", required=True, most=40),
    Count(key="count", label="人数", required=True, unit="人"),
)

VISIT_TYPES = {
    "community_visit": "民情走访",
    "care_visit": "走访慰问",
    "business_visit": "走访单位",
    "follow_up_visit": "回访",
}

HOUSEHOLDS = {
    "ordinary": "一般住户",
    "honoured": "优抚对象家庭",
    "hardship": "困难家庭",
    "elderly_alone": "独居老人",
    "left_behind": "留守家庭",
    "officer_family": "民警家属",
    "unit": "企业、学校、商户",
}

VISIT = Kind(
    key="visit",
    label="走访",
    area="masses",
    prefix="访",
    title="{day} {place} {type} {topic}",
    columns=("day", "place", "type", "households", "officers", "topic", "number"),
    printed=("number", "day", "place", "type", "households", "officers", "topic"),
    help="到哪个村、几户、谈什么。不记群众姓名、电话、证件号码。",
    fields=(
        Day(key="day", label="日期", required=True),
        PLACE_REF,
        Text(key="group", label="村组", most=40),
        Choice(
            key="type",
            label="类型",
            required=True,
            options=VISIT_TYPES,
            default="community_visit",
        ),
        Choice(key="household", label="走访对象", options=HOUSEHOLDS),
        Count(key="households", label="户数", unit="户", least=0, most=10000),
        OFFICERS,
        Text(key="topic", label="主题", required=True, most=200),
        Text(
            key="content",
            label="情况和意见",
            lines=4,
            help="写事不写人：不写姓名、电话、证件号码、病情、信访经历。",
        ),
        Text(key="goods", label="慰问物资", most=100),
    ),
)

FORUM = Kind(
    key="forum",
    label="警民恳谈会",
    area="masses",
    prefix="恳",
    title="{day} {place} 警民恳谈会",
    columns=("day", "place", "chair", "opinions", "answered", "number"),
    help="在哪里开、来了多少人、提了几条、答了几条。",
    fields=(
        Day(key="day", label="日期", required=True),
        PLACE_REF,
        Ref(key="chair", label="主持人", kinds=("person",)),
        OFFICERS,
        Rows(key="guests", label="到会群众（按类别计数）", fields=COUNTED),
        Text(key="briefing", label="通报内容", lines=4),
        Count(key="opinions", label="收到意见", unit="条"),
        Count(key="answered", label="当场解答", unit="条"),
        Count(key="transferred", label="转有关部门", unit="条"),
        Text(key="content", label="意见和答复", lines=6),
    ),
)

OPEN_DAY_TYPES = {
    "open_day": "警营开放日",
    "room_open_hour": "相约警务室",
    "report_to_people": "向群众报告工作",
}

OPEN_DAY = Kind(
    key="open_day",
    label="警营开放",
    area="masses",
    prefix="放",
    title="{day} {type} {topic}",
    columns=("day", "type", "place", "topic", "number"),
    help="警营开放日、相约警务室、向群众报告工作。",
    fields=(
        Day(key="day", label="日期", required=True),
        Choice(key="type", label="类型", required=True, options=OPEN_DAY_TYPES),
        Ref(key="place", label="地点", kinds=("place",)),
        Text(key="topic", label="主题", required=True, most=200),
        OFFICERS,
        Rows(key="guests", label="来访群众（按类别计数）", fields=COUNTED),
        Text(key="shown", label="开放内容", lines=3),
        Text(key="feedback", label="反馈", lines=3),
    ),
)

SUGGESTION = Kind(
    key="suggestion",
    label="意见建议",
    area="masses",
    prefix="议",
    title="{day} {place} {content}",
    columns=("day", "place", "content", "handler", "due", "resolved_on", "number"),
    help="走访、恳谈会上收到的意见，写事不写人，一直跟到办结和回访。",
    checks=(in_order("day", "resolved_on", "办结日期早于收到日期。"),),
    fields=(
        Day(key="day", label="收到日期", required=True),
        Ref(key="place", label="村、社区", kinds=("place",)),
        Ref(key="source", label="来自", kinds=("visit", "forum", "open_day")),
        Text(key="content", label="意见建议", required=True, most=500, lines=3),
        Flag(key="accepted", label="采纳", help="不采纳的也要答复，写明原因。"),
        Ref(key="handler", label="承办人", kinds=("person",)),
        Day(key="due", label="答复期限"),
        Day(key="resolved_on", label="办结日期"),
        Text(key="result", label="办理结果", lines=3),
        Day(key="follow_up_on", label="回访日期"),
    ),
)

PUBLICITY_FORMS = {
    "talk": "宣讲",
    "leaflet": "发放资料",
    "broadcast": "广播、屏幕",
    "online": "网上推送",
    "drill": "演练",
    "school": "进校园",
}

PUBLICITY = Kind(
    key="publicity",
    label="宣传",
    area="masses",
    prefix="宣",
    title="{day} {topic}",
    columns=("day", "form", "topic", "place", "audience", "number"),
    help="防范宣传、普法教育。",
    fields=(
        Day(key="day", label="日期", required=True),
        Choice(key="form", label="形式", options=PUBLICITY_FORMS),
        Text(key="topic", label="主题", required=True, most=200),
        Ref(key="place", label="地点", kinds=("place",)),
        OFFICERS,
        Count(key="audience", label="受众人数", unit="人"),
    ),
)
