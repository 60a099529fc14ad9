"""A pasted roster as people: identity, post, dates and Party membership, with what must be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fqdesk.domain.catalog.station import POSTS, ROLES
from fqdesk.domain.periods import forward
from fqdesk.domain.starting.dates import read_cell_day
from fqdesk.domain.starting.doubts import Doubt

PEOPLE = {
    "name": "姓名",
    "role": "身份",
    "post": "职务",
    "work_start_date": "参加工作",
    "day": "到所",
    "party": "政治面貌与时间",
}
"""The columns of the grid, in order."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "名字"),
    "role": ("身份", "人员类别", "人员性质", "类别", "性质", "编制"),
    "post": ("职务", "岗位", "任职"),
    "work_start_date": ("参加工作", "参加工作时间", "参工时间", "工作时间"),
    "day": ("到所", "来所", "到所时间", "来所时间", "到岗时间", "调入时间"),
    "party": ("政治面貌", "政治面貌与时间", "党员"),
    "admitted": ("入党时间", "入党日期"),
    "full": ("转正时间", "转正日期", "转为正式党员"),
}
ROLE_WORDS = {"民警": "officer", "警察": "officer", "公务员": "officer", "在编民警": "officer"}
ROLE_WORDS |= {"辅警": "auxiliary", "协警": "auxiliary", "协辅警": "auxiliary"}
POST_WORDS = {label: code for code, label in POSTS.items()}
POST_WORDS |= {
    "社区民警": "community_officer",
    "驻村民警": "community_officer",
    "社区（驻村）民警": "community_officer",
    "政治教导员": "political_instructor",
    "指导员": "political_instructor",
    "办案民警": "case_officer",
    "包村辅警": "beat_auxiliary",
    "专职辅警": "beat_auxiliary",
    "社区辅警": "beat_auxiliary",
}
NO_POST = {"", "民警", "辅警", "无", "一般民警", "普通民警"}
OUTSIDE_PARTY = {"", "群众", "团员", "共青团员", "无党派", "无党派人士", "无"}
PARTY = re.compile(r"(预备党员|中共预备党员|正式党员|中共正式党员|中共党员|党员)\s*(入党)?\s*(.*)")
BEFORE = re.compile(r"(.*?)\s*[（(]入党\s*(.+?)[）)]")


def combine(row: Mapping[str, str]) -> dict[str, str]:
    """One row of a list whose Party dates stand in columns of their own, as ours."""
    ours = dict(row)
    party, admitted, full = (ours.pop(key, "") for key in ("party", "admitted", "full"))
    member = "党员" in party or (not party and (admitted or full))
    if member and full:
        party = f"正式党员 {full}" + (f"（入党 {admitted}）" if admitted else "")
    elif member and admitted:
        party = f"预备党员 {admitted}" if "预备" in party else f"中共党员 入党 {admitted}"
    return ours | {"party": party}


@dataclass(frozen=True)
class Row:
    """One person as far as the row can be read; what is in doubt is left out of `values`."""

    number: int
    values: Mapping[str, Any]
    """Answers of the kind `person`."""
    posts: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def name(self) -> str:
        """The name as typed."""
        return str(self.values.get("name") or "")

    @property
    def whole(self) -> bool:
        """Whether it can be kept: name, identity and day of arrival are known."""
        return all(self.values.get(key) for key in ("name", "role", "day"))


@dataclass
class _Reader:
    row: int
    today: date
    values: dict[str, Any] = field(default_factory=dict)
    posts: tuple[str, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)

    def ask(self, key: str, said: str, choices: Iterable[tuple[str, str]] = ()) -> None:
        column = list(PEOPLE).index(key)
        self.doubts.append(Doubt(self.row, column, f"第 {self.row + 1} 行：{said}", tuple(choices)))

    def name(self, text: str) -> None:
        if not text:
            self.ask("name", "没有写姓名。")
        elif re.search(r"\d", text) or len(text) > 30:
            self.ask("name", f"“{text}”不像姓名，请改。")
        else:
            # A two-sign name is often set apart with a blank to line up with longer ones.
            self.values["name"] = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text)

    def role(self, text: str) -> None:
        if text in ROLE_WORDS:
            self.values["role"] = ROLE_WORDS[text]
            return
        said = f"“{text}”算民警还是辅警？" if text else "是民警还是辅警？"
        self.ask("role", said, ((label, label) for label in ROLES.values()))

    def post(self, text: str) -> None:
        parts = [part.strip() for part in re.split(r"[、，,/；;]", text) if part.strip()]
        known = tuple(POST_WORDS[part] for part in parts if part in POST_WORDS)
        strange = [part for part in parts if part not in POST_WORDS and part not in NO_POST]
        self.posts = tuple(dict.fromkeys(known))
        if strange:
            kept = [part for part in parts if part not in strange]
            near = [label for label in POST_WORDS if strange[0] in label or label in strange[0]]
            offered = [(label, "、".join([*kept, label])) for label in dict.fromkeys(near[:3])]
            offered.append(("先不记职务", "、".join(kept)))
            self.ask("post", f"没有“{strange[0]}”这个职务，是哪一个？", offered)

    def dated(self, key: str, text: str) -> None:
        reading = read_cell_day(text, self.today)
        if reading.question:
            self.ask(key, reading.question, reading.choices)
        elif reading.day:
            self.values[key] = reading.day

    def party(self, text: str) -> None:
        if text in OUTSIDE_PARTY:
            return
        before = BEFORE.fullmatch(text)
        match = PARTY.fullmatch(before[1] if before else text)
        if match is None:
            self.ask("party", f"“{text}”读不懂，写成“正式党员 2012-06”或“群众”。")
            return
        sort = match[1].removeprefix("中共")
        if before:
            self._party_day(
                "probationary_from", before[2], lambda day: f"{match[1]} {match[3]}（入党 {day}）"
            )
        if not match[3].strip():
            when = "接收为预备党员" if sort == "预备党员" else "转正"
            self.ask("party", f"请写{when}的年月，例如“{sort} 2012-06”。")
        elif sort == "党员":
            self._which_day(match[3])
        else:
            key = "probationary_from" if sort == "预备党员" else "full_from"
            tail = f"（入党 {before[2]}）" if before else ""
            self._party_day(key, match[3], lambda day: f"{sort} {day}{tail}")

    def _party_day(self, key: str, text: str, write: Any) -> date | None:
        reading = read_cell_day(text, self.today)
        if reading.question:
            self.ask(
                "party", reading.question, ((said, write(day)) for said, day in reading.choices)
            )
        elif reading.day:
            self.values[key] = reading.day
        return reading.day

    def _which_day(self, text: str) -> None:
        """中共党员 with one date: the day of 转正 or the day of admission, a year apart as a rule."""
        reading = read_cell_day(text, self.today)
        day = reading.day
        if day is None:
            ways = ((said, f"中共党员 {chosen}") for said, chosen in reading.choices)
            self.ask("party", reading.question, ways)
            return
        shown = text.strip()
        offered = [(f"{shown} 是转正时间", f"正式党员 {shown}")]
        full = forward(day, 12)
        if full <= self.today:
            written = full.isoformat()[: 10 if day.day > 1 else 7]
            offered.append((f"是入党时间，{written} 转正", f"正式党员 {written}（入党 {shown}）"))
        else:
            offered.append(("是入党时间，还在预备期", f"预备党员 {shown}"))
        self.ask("party", f"“{shown}”是入党（接收为预备党员）还是转正的时间？", offered)

    def together(self) -> None:
        """What no single cell shows."""
        start, day = self.values.get("work_start_date"), self.values.get("day")
        if start and day and start > day:
            self.ask("work_start_date", f"参加工作（{start}）晚于到所（{day}），请核对。")
        if not day and not any(d.column == list(PEOPLE).index("day") for d in self.doubts):
            self.ask("day", "没有写到所时间。")


def read_people(rows: Sequence[Sequence[str]], today: date) -> list[Row]:
    """Every row that says anything, in order. Two rows with one name are asked about."""
    found = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(rows):
        texts = {
            key: (cells[at] if at < len(cells) else "").strip() for at, key in enumerate(PEOPLE)
        }
        if not any(texts.values()):
            continue
        reader = _Reader(number, today)
        reader.name(texts["name"])
        reader.role(texts["role"])
        reader.post(texts["post"])
        for key in ("work_start_date", "day"):
            reader.dated(key, texts[key])
        reader.party(texts["party"])
        reader.together()
        name = reader.values.get("name")
        if name in seen:
            reader.ask(
                "name", f"和第 {seen[name] + 1} 行重名，不是同一个人就加上区别，如“{name}（小）”。"
            )
        elif name:
            seen[name] = number
        found.append(Row(number, reader.values, reader.posts, tuple(reader.doubts)))
    return found
