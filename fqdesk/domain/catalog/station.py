"""The station itself: its places, Party branch and local settings."""

from typing import Any

from fqdesk.domain.fields import Choice, Count, Day, Flag, Ref, Rows, Text
from fqdesk.domain.kinds import Kind, in_order
from fqdesk.domain.settings import key_of, label_of, value_said

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
        Day(key="day", label="启用日期", required=True, help="写从哪一天起按现在的名称和类别算。"),
        Text(
            key="name",
            label="单位名称",
            required=True,
            most=40,
            help="写公章上的全称，如“云岭县公安局柳溪派出所”。",
        ),
        Choice(
            key="station_class",
            label="类别",
            required=True,
            options=CLASSES,
            help="选本所是城区、城镇还是农村（乡镇）派出所。",
        ),
        Text(
            key="bureau",
            label="上级公安机关",
            most=40,
            help="写管本所的公安局全称，如“云岭县公安局”。",
        ),
        Text(
            key="mode",
            label="警务运行模式",
            most=60,
            help="写本所怎么分工，如“两队一组”“所队合一”。",
        ),
        Text(key="fonds_no", label="全宗号", most=20, help="写县局档案室给的全宗号，没有就空着。"),
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
        Day(
            key="day",
            label="设立（纳入）日期",
            required=True,
            help="写设立的日子，或者划进本所辖区的日子。",
        ),
        Text(
            key="name",
            label="名称",
            required=True,
            most=40,
            help="写村、社区、片区的名称，如“柳溪村”。",
        ),
        Choice(
            key="place_type",
            label="类别",
            required=True,
            options=PLACE_TYPES,
            help="选是行政村、社区、片区、网格还是警务室。",
        ),
        Ref(
            key="part_of",
            label="所属片区",
            kinds=("place",),
            help="选这个村、社区归哪个片区管，没有分片就空着。",
        ),
        Count(
            key="population",
            label="实有人口",
            unit="人",
            help="写实有人口的总数，如 2360，不写任何人的名字。",
        ),
        Flag(
            key="colocated",
            label="与综治中心合署办公",
            help="警务室和综治中心在一处办公的打勾，别的类别不填。",
        ),
        Day(key="until", label="撤销日期", help="写撤并的日子，还在的空着。"),
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
        Text(
            key="name",
            label="支部名称",
            required=True,
            most=60,
            help="写支部全称，如“柳溪派出所党支部”。",
        ),
        Day(
            key="day",
            label="本届选举日期",
            required=True,
            help="写选出这一届支部的党员大会是哪一天。",
        ),
        Day(key="until", label="本届结束日期", help="写这一届做到哪一天，还没有换届的空着。"),
        Count(
            key="term_years",
            label="任期（年）",
            least=1,
            most=5,
            default=3,
            help="写这一届做几年，一般是 3。",
        ),
        Flag(
            key="committee",
            label="设支部委员会",
            help="选出了支部委员会的打勾，只设书记的不打。",
        ),
        Flag(key="joint", label="联合支部", help="和邻近单位合建一个支部的打勾。"),
        Rows(
            key="groups",
            label="党小组",
            fields=(
                Text(
                    key="name",
                    label="名称",
                    required=True,
                    most=20,
                    help="写小组名称，如“第一党小组”。",
                ),
            ),
            help="分了党小组的，一组写一行，没有分就空着。",
        ),
        Count(
            key="theme_day",
            label="主题党日固定日（每月几号）",
            least=1,
            most=31,
            help="写每月几号过主题党日，如 20。",
        ),
        Count(
            key="dues_day",
            label="党费交纳日（每月几号）",
            least=1,
            most=31,
            help="写每月几号交党费，如 10。",
        ),
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
        SettingName(
            key="key", label="设定项", required=True, most=80, help="选要定哪一项，如“走访频次”。"
        ),
        SettingValue(
            key="value",
            label="取值",
            required=True,
            most=4000,
            help="写定成多少，如“每季度 1 次”“3 天”。",
        ),
        Day(key="day", label="生效日期", required=True, help="写从哪一天起照这个数算。"),
        Text(
            key="said_by",
            label="依据（谁定的、文号）",
            most=200,
            help="写谁定的、凭哪份文件，如“所务会 2025年1月”。",
        ),
    ),
)
