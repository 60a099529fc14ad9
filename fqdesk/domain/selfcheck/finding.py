"""One thing an inspector would stop at: which rule, which records, and why, in words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from fqdesk.domain.calendar import Calendar
from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record

ANSWERED = "self-check"
"""A judgement with this as its standard, the rule as item and `Finding.key` as check is an answer."""

WRONG, LOOK, NOTE = "wrong", "look", "note"
SEVERITIES = {WRONG: "矛盾", LOOK: "可疑", NOTE: "提示"}

TITLES = {
    "away": "休假、补休期间又在岗、到会、走访",
    "attendance": "应到、到会、缺席名单对不上",
    "committee_first": "党员大会的议题事先没有经过支委会",
    "vote": "表决人数、票数不合规则",
    "not_there": "引用的人或记录不在，日期早于建立，任期已满",
    "overlap": "同一个人同一时间在两个会上",
    "alike": "两条记录的内容几乎相同",
    "honour": "荣誉的级别、时间、事由需要核对",
    "leave": "休假重叠、超过应休、把节假日算进去",
    "late": "补录",
    "attachment": "附件缺失、打不开或者关联以后变过",
    "private_text": "文字里有证件号、电话、密级等",
    "even": "间隔过于整齐",
    "photo_twice": "同一张照片用了两次",
    "dues": "连续 6 个月没有交党费",
    "appraisal": "民主评议优秀超过三分之一",
}
"""Every rule by its key: what a clean print says was checked (domain.md C8; peers.md 3)."""


@dataclass(frozen=True)
class Finding:
    """Advice, never blocking. `answered` is the reason that a person gave, kept with the history."""

    rule: str
    severity: str
    """wrong (both cannot be true), look (worth a look) or note."""
    records: tuple[str, ...]
    said: str
    field: str = ""
    """The form's field to stand beside, where there is one."""
    answered: str | None = None
    about: str = ""
    """Ids that tell it from another finding of the same rule, field and records."""

    @property
    def key(self) -> str:
        """Names the finding for ever: an answer stays when a person or place is renamed."""
        own = self.about or "/".join(sorted(self.records))
        told = f"{self.rule}\n{self.field}\n{own}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def title(self) -> str:
        """What the rule looks at."""
        return TITLES[self.rule]


@dataclass(frozen=True)
class Look:
    """What the rules read: the facts of a day, the calendar, and what became of attachments."""

    facts: Facts
    calendar: Calendar
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 → missing, changed or unreadable; an attachment that is not named is well."""

    def name(self, record: Record) -> str:
        """How a record is called in a sentence: its day and title or number."""
        number = f"（{record.number}）" if record.number else ""
        return f"{record.day}{number}"

    def names(self, people: list[str]) -> str:
        """People in a sentence."""
        return "、".join(self.facts.name(person) for person in people)
