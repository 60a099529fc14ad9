"""Work among the people: visits, forums, open days, suggestions, publicity. No residents' names."""

from fqdesk.domain.fields import Choice, Count, Day, Field, Flag, Ref, Refs, Rows, Text
from fqdesk.domain.kinds import Kind, in_order

OFFICERS = Refs(
    key="officers",
    label="参加民警、辅警",
    required=True,
    kinds=("person",),
    help="选去的民警、辅警，打姓名或拼音首字母，几个人用顿号隔开。",
)
PLACE_REF = Ref(
    key="place",
    label="村、社区、警务室",
    required=True,
    kinds=("place",),
    help="选去的是哪个村、社区或者警务室。",
)
COUNTED: tuple[Field, ...] = (
    Text(
        key="group",
        label="类别",
        required=True,
        most=40,
        help="写来的是哪一类人，如“村民”“商户”，不写姓名。",
    ),
    Count(key="count", label="人数", required=True, unit="人", help="写这一类来了几个人。"),
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
        Day(key="day", label="日期", required=True, help="写走访的那一天。"),
        PLACE_REF,
        Text(
            key="group",
            label="村组",
            most=40,
            help="写村里的哪个组、哪个小区，如“三组”，不写门牌和户主。",
        ),
        Choice(
            key="type",
            label="类型",
            required=True,
            options=VISIT_TYPES,
            default="community_visit",
            help="选是民情走访、慰问、走访单位还是回访。",
        ),
        Choice(
            key="household",
            label="走访对象",
            options=HOUSEHOLDS,
            help="选走的是哪一类户，不写是谁家。",
        ),
        Count(
            key="households",
            label="户数",
            unit="户",
            least=0,
            most=10000,
            help="写这一次走了几户，走访单位的写几家。",
        ),
        OFFICERS,
        Text(
            key="topic",
            label="主题",
            required=True,
            most=200,
            help="写去做什么，如“防汛隐患排查”，不写“走访”。",
        ),
        Text(
            key="content",
            label="情况和意见",
            lines=4,
            help="写事不写人，不写姓名、电话、证件号码、病情、信访经历。",
        ),
        Text(
            key="goods", label="慰问物资", most=100, help="写慰问品和数量，如“米 10 袋、油 10 桶”。"
        ),
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
        Day(key="day", label="日期", required=True, help="写开恳谈会的那一天。"),
        PLACE_REF,
        Ref(key="chair", label="主持人", kinds=("person",), help="选主持会的民警。"),
        OFFICERS,
        Rows(
            key="guests",
            label="到会群众（按类别计数）",
            fields=COUNTED,
            help="来的群众按类别数人数，一类一行，不写姓名。",
        ),
        Text(
            key="briefing",
            label="通报内容",
            lines=4,
            help="写向群众通报了什么，如“近期电信诈骗的防范”。",
        ),
        Count(key="opinions", label="收到意见", unit="条", help="写一共收到几条意见。"),
        Count(key="answered", label="当场解答", unit="条", help="写其中当场答复了几条。"),
        Count(key="transferred", label="转有关部门", unit="条", help="写其中转给别的部门几条。"),
        Text(
            key="content",
            label="意见和答复",
            lines=6,
            help="写提了什么、怎么答的，写事不写是谁说的。",
        ),
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
        Day(key="day", label="日期", required=True, help="写开放的那一天。"),
        Choice(
            key="type",
            label="类型",
            required=True,
            options=OPEN_DAY_TYPES,
            help="选警营开放日、相约警务室还是向群众报告工作。",
        ),
        Ref(
            key="place",
            label="地点",
            kinds=("place",),
            help="选在哪个警务室或者村、社区，在所里的空着。",
        ),
        Text(
            key="topic",
            label="主题",
            required=True,
            most=200,
            help="写这次的主题，如“警察节请学生看装备”。",
        ),
        OFFICERS,
        Rows(
            key="guests",
            label="来访群众（按类别计数）",
            fields=COUNTED,
            help="来的人按类别数人数，一类一行，不写姓名。",
        ),
        Text(
            key="shown",
            label="开放内容",
            lines=3,
            help="写让群众看了什么，如“接警台、警车、反诈展板”。",
        ),
        Text(key="feedback", label="反馈", lines=3, help="写群众怎么说，写事不写人。"),
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
        Day(key="day", label="收到日期", required=True, help="写收到意见的那一天。"),
        Ref(
            key="place",
            label="村、社区",
            kinds=("place",),
            help="选意见说的是哪个村、社区，全所的空着。",
        ),
        Ref(
            key="source",
            label="来自",
            kinds=("visit", "forum", "open_day"),
            help="选是哪次走访、恳谈会、开放日上收到的。",
        ),
        Text(
            key="content",
            label="意见建议",
            required=True,
            most=500,
            lines=3,
            help="写提的是什么，如“村口要装一盏路灯”，不写是谁提的。",
        ),
        Flag(
            key="accepted", label="采纳", help="准备照办的打勾，不采纳的也要在办理结果里写明原因。"
        ),
        Ref(key="handler", label="承办人", kinds=("person",), help="选由哪位民警或辅警办。"),
        Day(key="due", label="答复期限", help="写答应哪一天前答复。"),
        Day(key="resolved_on", label="办结日期", help="写办完或者答复完的那一天，没有办完的空着。"),
        Text(key="result", label="办理结果", lines=3, help="写怎么办的、怎么答复的。"),
        Day(key="follow_up_on", label="回访日期", help="写办完以后再去问满不满意的那一天。"),
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
        Day(key="day", label="日期", required=True, help="写宣传的那一天。"),
        Choice(
            key="form", label="形式", options=PUBLICITY_FORMS, help="选怎么宣传的，如宣讲、发资料。"
        ),
        Text(
            key="topic",
            label="主题",
            required=True,
            most=200,
            help="写宣传什么，如“防溺水”，不写“宣传”。",
        ),
        Ref(key="place", label="地点", kinds=("place",), help="选在哪个村、社区。"),
        OFFICERS,
        Count(
            key="audience", label="受众人数", unit="人", help="写大约有多少人听了、看了，只写总数。"
        ),
    ),
)
