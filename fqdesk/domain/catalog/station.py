"""The station itself: its places, people, posts, Party branch and local settings."""

from collections.abc import Mapping
from typing import Any

from fqdesk.domain.fields import Choice, Count, Day, Flag, Ref, Rows, Text
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.domain.settings import key_of, label_of, value_said
from fqdesk.errors import Fault

CLASSES = {"urban": "城区派出所", "town": "城镇派出所", "rural": "农村（乡镇）派出所"}

STATION = Kind(
    key="station",
    label="所情",
    area="station",
    prefix="所",
    title="{name}",
    event=False,
    columns=("name", "station_class", "bureau"),
    help="本所的名称和类别，印在每一册的封面和页眉上。",
    fields=(
        Day(key="day", label="启用日期", required=True),
        Text(key="name", label="单位名称", required=True, most=40),
        Choice(
            key="station_class",
            label="类别",
            required=True,
            options=CLASSES,
            help="警力下限和调解员人数按类别判断。",
        ),
        Text(key="bureau", label="上级公安机关", most=40, help="印在封面，例如“云岭县公安局”。"),
        Text(key="mode", label="警务运行模式", most=60, help="例如“两队一组”“所队合一”。"),
        Text(key="fonds_no", label="全宗号", most=20, help="由县局档案室给定，没有就空着。"),
    ),
)

PLACE_TYPES = {
    "village": "行政村",
    "community": "社区",
    "beat_group": "片区",
    "grid": "网格",
    "police_room": "警务室（站）",
}

PLACE = Kind(
    key="place",
    label="辖区单位",
    area="station",
    prefix="区",
    title="{name}",
    event=False,
    columns=("name", "place_type", "part_of", "population", "until"),
    help="辖区里的村、社区、片区、警务室。走访、任职、警力配备都指向它们。",
    checks=(in_order("day", "until", "撤销日期早于设立日期。"),),
    fields=(
        Day(key="day", label="设立（纳入）日期", required=True),
        Text(key="name", label="名称", required=True, most=40),
        Choice(key="place_type", label="类别", required=True, options=PLACE_TYPES),
        Ref(key="part_of", label="所属片区", kinds=("place",)),
        Count(key="population", label="实有人口", unit="人", help="只填总数，算警力配备用。"),
        Flag(key="colocated", label="与综治中心合署办公", help="只对警务室填写。"),
        Day(key="until", label="撤销日期"),
    ),
)

ROLES = {"officer": "民警", "auxiliary": "辅警"}

LEFT = {
    "transferred": "调离",
    "retired": "退休",
    "seconded": "借调",
    "resigned": "离职",
    "died": "去世",
}


def _party_dates(values: Mapping[str, Any]) -> list[Fault]:
    """A full member was admitted first (支部工作条例: 预备期), unless only the later day is known."""
    start, full = values.get("probationary_from"), values.get("full_from")
    if start and full and full < start:
        return [Fault("full_from", "转正日期早于接收为预备党员的日期。")]
    return []


PERSON = Kind(
    key="person",
    label="人员",
    area="station",
    prefix="员",
    title="{name}",
    event=False,
    future=True,
    columns=("name", "role", "police_no", "day", "until", "full_from"),
    help="本所民警和辅警。只记工作需要的：来所离所、工作年限、党员身份的日期。",
    checks=(in_order("day", "until", "离所日期早于来所日期。"), _party_dates),
    fields=(
        Text(key="name", label="姓名", required=True, most=30),
        Choice(key="role", label="身份", required=True, options=ROLES, default="officer"),
        Text(key="police_no", label="警号", most=12),
        Day(key="day", label="来所日期", required=True),
        Day(
            key="work_start_date",
            label="参加工作时间",
            help="算年休假用的是参加工作的累计年限，不是从警年限（职工带薪年休假条例第三条）。",
        ),
        Day(key="joined_police_date", label="从警时间"),
        Day(
            key="probationary_from",
            label="接收为预备党员",
            help="预备党员计入应到人数，不计入表决人数。",
        ),
        Day(key="full_from", label="转为正式党员", help="从这一天起有表决权。"),
        Day(
            key="party_until",
            label="党组织关系转出",
            help="关系在本支部的最后一天。不填就随离所日期。",
        ),
        Text(key="party_group", label="党小组", most=20),
        Flag(
            key="rota", label="轮班", help="轮班人员的休息日随班次，年休假天数可以另填并写明原因。"
        ),
        Day(key="until", label="离所日期", help="在所的最后一天，这一天仍算在所。"),
        Choice(key="left", label="离所原因", options=LEFT),
    ),
)

POSTS = {
    "station_chief": "所长",
    "political_instructor": "教导员",
    "deputy_chief": "副所长",
    "admin_officer": "内勤",
    "community_officer": "社区（驻村）民警",
    "case_officer": "办案民警",
    "duty_officer": "值班备勤民警",
    "beat_auxiliary": "专职辅警",
    "branch_secretary": "支部书记",
    "deputy_secretary": "支部副书记",
    "org_commissioner": "组织委员",
    "publicity_commissioner": "宣传委员",
    "discipline_commissioner": "纪检委员",
    "town_leadership": "乡镇（街道）领导班子成员",
    "village_deputy_secretary": "村（社区）党组织副书记",
    "village_deputy_head": "村（居）委会副主任",
    "mediator_link": "人民调解联络民警",
}

COMMITTEE_POSTS = (
    "branch_secretary",
    "deputy_secretary",
    "org_commissioner",
    "publicity_commissioner",
    "discipline_commissioner",
)

POST = Kind(
    key="post",
    label="任职",
    area="station",
    prefix="任",
    title="{person} {post} {place}",
    event=False,
    future=True,
    columns=("person", "post", "place", "document_no", "day", "until"),
    help="谁从哪天到哪天担任什么：所内职务、支部职务、村社区兼职、包片。",
    checks=(in_order("day", "until", "离任日期早于任职日期。"),),
    fields=(
        Ref(key="person", label="人员", required=True, kinds=("person",)),
        Choice(key="post", label="职务", required=True, options=POSTS),
        Ref(key="place", label="村、社区、片区", kinds=("place",)),
        Text(key="document_no", label="任职文号", most=60),
        Day(key="day", label="任职日期", required=True),
        Day(key="until", label="离任日期", help="在任的最后一天。"),
    ),
)

BRANCH = Kind(
    key="branch",
    label="支部",
    area="station",
    prefix="支",
    title="{name}",
    event=False,
    columns=("name", "day", "committee", "joint", "until"),
    help="每届支部一条：什么时候选出、设不设委员会、有没有党小组。该开哪些会由它决定。",
    checks=(in_order("day", "until", "届满日期早于选举日期。"),),
    fields=(
        Text(key="name", label="支部名称", required=True, most=60),
        Day(key="day", label="本届选举日期", required=True),
        Day(key="until", label="本届结束日期"),
        Count(
            key="term_years",
            label="任期（年）",
            least=1,
            most=5,
            default=3,
            help="一般三年（党支部工作条例）。",
        ),
        Flag(
            key="committee",
            label="设支部委员会",
            help="正式党员七人以上应当设（党支部工作条例）；不足七人可以不设。",
        ),
        Flag(key="joint", label="联合支部", help="正式党员不足三人的，与邻近单位合建。"),
        Rows(
            key="groups",
            label="党小组",
            fields=(Text(key="name", label="名称", required=True, most=20),),
            help="没有党小组就空着，党小组会随之不适用。",
        ),
        Count(key="theme_day", label="主题党日固定日（每月几号）", least=1, most=31),
        Count(key="dues_day", label="党费交纳日（每月几号）", least=1, most=31),
    ),
)


class SettingName(Text):
    """Which setting: its key is stored, its name is read and may be typed."""

    def parse(self, text: str) -> str | None:
        """A name or a key."""
        return key_of(text.strip()) or None

    def write(self, value: Any) -> str:
        """The name where it can be read back."""
        name = label_of(value) if value else ""
        return name if key_of(name) == value else value or ""

    def show(self, value: Any) -> str:
        """The name."""
        return label_of(value) if value else ""


class SettingValue(Text):
    """What a setting says, shown in words also where a code is stored."""

    def show(self, value: Any) -> str:
        """In words."""
        return value_said(value) if value else ""


SETTING = Kind(
    key="setting",
    label="本地设定",
    area="station",
    prefix="设",
    title="{key} {value}",
    event=False,
    columns=("key", "value", "said_by", "day"),
    help="来源没有给出、由本地决定的数：谁在哪天说的，一并留痕。",
    fields=(
        SettingName(key="key", label="设定项", required=True, most=80),
        SettingValue(key="value", label="取值", required=True, most=4000),
        Day(key="day", label="生效日期", required=True),
        Text(key="said_by", label="依据（谁定的、文号）", most=200),
    ),
)
