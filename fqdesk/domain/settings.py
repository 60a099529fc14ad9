"""Local settings: what each means, which values it takes, and how often a cadence asks for a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from fqdesk.domain.holidays import SETTING as HOLIDAYS, read_setting
from fqdesk.domain.periods import Span

NOT_SET = "本地未设定"
"""What a page says where no source gives a number and nobody here has set one."""

STANDARDS = "standards"
"""Setting: the ids of the standards that the station works for, divided by 、."""

PER = {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}
CADENCE = re.compile(r"(?P<per>\S+?)\s*(?P<times>\d{1,2})?\s*次?")
COUNT = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Cadence:
    """How often something is owed: so many `times` in each calendar period."""

    per: str
    times: int = 1

    @property
    def said(self) -> str:
        """In words: 每季度 1 次."""
        return f"{PER[self.per]} {self.times} 次"

    def periods(self, span: Span) -> list[Span]:
        """The whole calendar periods that a span touches."""
        if self.per == "month":
            return [month.span() for month in span.months()]
        return {"quarter": span.quarters, "half_year": span.halves, "year": span.years}[self.per]()


def read_cadence(text: str) -> Cadence | None:
    """Read “quarter”, “quarter 2”, “每季度” or “每季度2次”; None where it is none of these."""
    match = CADENCE.fullmatch(text.strip())
    named = {label: code for code, label in PER.items()} | {"每季": "quarter"}
    if match is None:
        return None
    per = match["per"] if match["per"] in PER else named.get(match["per"])
    times = int(match["times"] or 1)
    return Cadence(per, times) if per and times else None


@dataclass(frozen=True, kw_only=True)
class LocalSetting:
    """One thing that a station decides. `default` is None where no source gives a number."""

    key: str
    label: str
    help: str
    default: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    """Value → Chinese words, for a closed list."""
    unit: str = ""
    """Set for a whole number."""
    cadence: bool = False

    def code(self, value: str) -> str:
        """The code of a value that was written in words; anything else as it is."""
        return next((code for code, label in self.options.items() if label == value), value)

    def said(self, value: str) -> str:
        """A value in words: 每季度 1 次, 先算当年, 3 天."""
        if self.cadence:
            cadence = read_cadence(value)
            return cadence.said if cadence else value
        if self.options:
            return self.options.get(value, value)
        return f"{value} {self.unit}".strip()

    def complaint(self, value: str) -> str | None:
        """What is wrong with a value, as a Chinese sentence."""
        if self.options and self.code(value) not in self.options:
            known = "、".join(self.options.values())
            return f"“{self.label}”没有“{value}”这一项，可选：{known}。"
        if self.cadence and read_cadence(value) is None:
            known = "、".join(PER.values())
            return f"“{self.label}”写成{known}，可加次数，如“每季度 2 次”。"
        if self.unit and not COUNT.fullmatch(value):
            return f"“{self.label}”应是整数（{self.unit}），收到“{value}”。"
        return None


def _cadence(series: str, label: str, said: str) -> LocalSetting:
    return LocalSetting(
        key=f"cadence.{series}",
        label=f"{label}频次",
        help=f"{said}。来源没有给数，由本地规定；不设就不判断。",
        cadence=True,
    )


CADENCES = (
    _cadence("visit", "走访", "每个村、社区多久走访一次"),
    _cadence("forum", "警民恳谈会", "全所多久开一次"),
    _cadence("open_day", "警营开放", "警营开放日、相约警务室多久一次"),
    _cadence("publicity", "宣传", "防范宣传、普法教育多久一次"),
    _cadence("party_class", "党课", "支部多久上一次党课；条例没有给支部定次数，各地多为每季度一次"),
    _cadence("political_education", "政治教育", "多久组织一次"),
    _cadence("collective_study", "集体学习", "多久组织一次"),
    _cadence("joint_activity", "共建活动", "多久开展一次"),
    _cadence("analysis_meeting", "治安分析例会", "多久开一次"),
    _cadence("party_report", "向党委汇报", "一年向局党委汇报几次，如“每年 2 次”"),
    _cadence("upper_visit", "上级调研走访", "挂钩单位一年来几次"),
    _cadence("officer_talk", "民警谈心谈话", "所领导多久与每名民警谈一次"),
    _cadence("family_visit", "民警家访", "对每名民警多久家访一次"),
    _cadence("health_check", "体检", "每名民警多久体检一次"),
    _cadence("counselling", "心理疏导", "多久组织一场"),
    _cadence("drill", "实战训练", "多久训练一次"),
    _cadence("proof_rules", "“五个一律”自查", "多久自查一次"),
)

RULES = (
    LocalSetting(
        key="late_days",
        label="补录界限",
        help="事情发生几天以后才记算补录。第 3 天仍算及时。",
        default="3",
        unit="天",
    ),
    LocalSetting(
        key="leave.band_change",
        label="年休假天数变档",
        help="满 1、10、20 年后从什么时候起按新天数。机关事业单位办法：从下月起。",
        default="next_month",
        options={
            "next_month": "满年限的下月起",
            "same_day": "满年限当天起",
            "next_year": "下一年起",
        },
    ),
    LocalSetting(
        key="leave.transfer",
        label="全休率计哪些人",
        help="年中调入调离的人算不算。来源没有规定，默认 12 月 31 日在所的计入。",
        default="dec31",
        options={"dec31": "12 月 31 日在所的", "whole_year": "全年在所的", "any_day": "在所过的"},
    ),
    LocalSetting(
        key="leave.bucket_first",
        label="先用哪一年的假",
        help="没写归属年度的年休假先算哪一年：当年的，还是上年没休完的。",
        default="current",
        options={"current": "先算当年", "carried": "先算上年结转"},
    ),
    LocalSetting(
        key="leave.sick_month_days",
        label="病假一个月折合天数",
        help="病假累计 2、3、4 个月不享受年休假，一个月按几天算。来源没有规定，默认 30 天。",
        default="30",
        unit="天",
    ),
    LocalSetting(
        key="leave.floor",
        label="最低在岗民警",
        help="排休假时每天至少留几名民警在岗。不设就不提醒。",
        unit="人",
    ),
    LocalSetting(
        key="rest.expiry_days",
        label="补休有效期",
        help="应补的休息多少天内有效。国家没有规定，不设就一直有效。",
        unit="天",
    ),
    LocalSetting(
        key="rest.day_hours",
        label="加班折算",
        help="加班多少小时折一天补休。国家没有规定，不设就按每条记录上写的应补天数。",
        unit="小时",
    ),
    LocalSetting(
        key="post_ratio.denominator",
        label="村社区任职比例的分母",
        help="标准没有写明：按村、社区数，还是按社区民警人数。",
        default="places",
        options={"places": "村、社区数", "people": "社区民警人数"},
    ),
)

LOCAL_SETTINGS: Mapping[str, LocalSetting] = MappingProxyType(
    {known.key: known for known in (*RULES, *CADENCES)}
)


def complaint(key: str, value: str) -> str | None:
    """What is wrong with a setting that somebody wants to save; unknown keys belong to others."""
    if key.startswith(HOLIDAYS):
        return _holiday_complaint(key.removeprefix(HOLIDAYS), value)
    known = LOCAL_SETTINGS.get(key)
    return known.complaint(value.strip()) if known else None


CHECKS = "check."
"""Settings that change one number of one check of a standard."""


def key_of(label: str) -> str:
    """The setting that a name stands for; anything else as it is."""
    return next((key for key, known in LOCAL_SETTINGS.items() if known.label == label), label)


def value_said(value: str) -> str:
    """A value in words where it is a code of one of the settings."""
    named = (known.options.get(value) for known in LOCAL_SETTINGS.values())
    cadence = read_cadence(value)
    return next(filter(None, named), cadence.said if cadence else value)


def label_of(key: str) -> str:
    """A setting's name for people."""
    if key.startswith(HOLIDAYS):
        return f"{key.removeprefix(HOLIDAYS)} 年放假安排"
    if key == STANDARDS:
        return "创建的标准"
    if key.startswith(CHECKS):
        standard, item, *rest = key.removeprefix(CHECKS).split(".")
        return f"{item} 的本地数字（{standard} {'.'.join(rest)}）"
    return LOCAL_SETTINGS[key].label if key in LOCAL_SETTINGS else key


def _holiday_complaint(year: str, value: str) -> str | None:
    if not re.fullmatch(r"(19|20|21)\d\d", year):
        return f"“holidays.{year}”的年份不对，应写成 holidays.2027。"
    try:
        read_setting(int(year), value)
    except ValueError as wrong:
        return str(wrong)
    return None
