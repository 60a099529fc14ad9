"""A pasted roster as people: identity, post, dates and Party membership, with what must be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from fqdesk.domain.catalog.people import POSTS, ROLES
from fqdesk.domain.incoming.words import words_of
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
    "police_no": "警号",
}
"""The columns of the grid, in order."""
OURS = {key: key for key in PEOPLE} | {
    f"@{key}": key for key in ("post", "party", "admitted", "full")
}
OURS |= {"probationary_from": "admitted", "full_from": "full"}
"""What the import calls a column → what the grid, or `combine`, calls it."""
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
OFFICER_POSTS = frozenset(
    {
        *("station_chief", "political_instructor", "deputy_chief", "community_officer"),
        *("case_officer", "duty_officer", "mediator_link"),
    }
)
"""Posts that only a police officer holds; 内勤 may be either."""
NO_POST = {"", "民警", "辅警", "无", "一般民警", "普通民警"}
OUTSIDE_PARTY = {"", "群众", "团员", "共青团员", "无党派", "无党派人士", "无", "非党员", "否"}
OUTSIDE_PARTY |= {"/", "-", "—", "——"}
PARTY = re.compile(r"(预备党员|中共预备党员|正式党员|中共正式党员|中共党员|党员)\s*(入党)?\s*(.*)")
BEFORE = re.compile(r"(.*?)\s*[（(]\s*(?:入党\s*(.+?)|(.+?)\s*入党)\s*[）)]")
LONGEST_NUMBER = 12


@cache
def people_names() -> Mapping[str, tuple[str, ...]]:
    """Column → the headings by which it is known: those of the grid and of the import."""
    names = {key: [label] for key, label in PEOPLE.items()} | {"admitted": [], "full": []}
    for word, targets in words_of("person").columns.items():
        if ours := OURS.get(targets[0]):
            names[ours].append(word)
    return {key: tuple(words) for key, words in names.items()}


def combine(row: Mapping[str, str]) -> dict[str, str]:
    """One row of a list whose Party dates stand in columns of their own, as ours."""
    ours = dict(row)
    party, admitted, full = (ours.pop(key, "") for key in ("party", "admitted", "full"))
    if admitted in OUTSIDE_PARTY or PARTY.fullmatch(admitted):
        # In the column of the day stands what somebody is: 群众, or 预备党员 without a day.
        party, admitted = (admitted if "党员" in admitted else party or admitted), ""
    member = ("党员" in party and party not in OUTSIDE_PARTY) or (not party and (admitted or full))
    if member and full:
        party = f"正式党员 {full}" + (f"（入党 {admitted}）" if admitted else "")
    elif member and admitted:
        party = f"预备党员 {admitted}" if "预备" in party else f"中共党员 入党 {admitted}"
    if not ours.get("role") and (role := role_of(ours.get("post", ""))):
        ours["role"] = ROLES[role]
    return ours | {"party": party}


def role_of(posts: str) -> str:
    """The identity that somebody's posts leave no doubt about; empty where they do."""
    found = set()
    for part in _parts(posts):
        if part in ROLE_WORDS:
            found.add(ROLE_WORDS[part])
        elif POST_WORDS.get(part) == "beat_auxiliary" or re.search("[辅协]警", part):
            found.add("auxiliary")
        elif POST_WORDS.get(part) in OFFICER_POSTS or part.endswith("民警"):
            found.add("officer")
    return found.pop() if len(found) == 1 else ""


def _parts(posts: str) -> list[str]:
    return [part.strip() for part in re.split(r"[、，,/；;]", posts) if part.strip()]


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

    def ask(
        self, key: str, said: str, choices: Iterable[tuple[str, str]] = (), sort: str = ""
    ) -> None:
        column = list(PEOPLE).index(key)
        told = f"第 {self.row + 1} 行：{said}"
        self.doubts.append(Doubt(self.row, column, told, tuple(choices), sort))

    def name(self, text: str) -> None:
        if not text:
            self.ask("name", "没有写姓名。")
        elif re.search(r"\d", text) or len(text) > 30:
            self.ask("name", f"“{text}”不像姓名，请改。")
        else:
            # A two-sign name is often set apart with a blank to line up with longer ones.
            self.values["name"] = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text)

    def role(self, text: str, posts: str) -> None:
        if role := ROLE_WORDS.get(text) or (not text and role_of(posts)):
            self.values["role"] = role
            return
        said = f"“{text}”算民警还是辅警？" if text else "是民警还是辅警？"
        self.ask("role", said, ((label, label) for label in ROLES.values()), f"role {text}")

    def number(self, text: str) -> None:
        if len(text) > LONGEST_NUMBER:
            self.ask("police_no", f"“{text}”不像警号，警号最多 {LONGEST_NUMBER} 位。")
        elif text.strip("/-—无"):
            self.values["police_no"] = text

    def post(self, text: str) -> None:
        parts = _parts(text)
        known = tuple(POST_WORDS[part] for part in parts if part in POST_WORDS)
        strange = [part for part in parts if part not in POST_WORDS and part not in NO_POST]
        self.posts = tuple(dict.fromkeys(known))
        if strange:
            kept = [part for part in parts if part not in strange]
            near = [label for label in POST_WORDS if strange[0] in label or label in strange[0]]
            offered = [(label, "、".join([*kept, label])) for label in dict.fromkeys(near[:3])]
            offered.append(("先不记职务", "、".join(kept)))
            said = f"没有“{strange[0]}”这个职务，是哪一个？"
            self.ask("post", said, offered, f"post {text}")

    def dated(self, key: str, text: str) -> None:
        reading = read_cell_day(text, self.today)
        if reading.question:
            self.ask(key, reading.question, reading.choices, reading.sort)
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
        if before and sort == "党员" and not match[3].strip():
            self._member_since(match[1], before[2] or before[3])
            return
        if before:
            self._party_day(
                "probationary_from",
                before[2] or before[3],
                lambda day: f"{match[1]} {match[3]}（入党 {day}）",
            )
        if not match[3].strip():
            when = "接收为预备党员" if sort == "预备党员" else "转正"
            self.ask("party", f"请写{when}的年月，例如“{sort} 2012-06”。")
        elif sort == "党员":
            self._which_day(match[3])
        else:
            key = "probationary_from" if sort == "预备党员" else "full_from"
            tail = f"（入党 {before[2] or before[3]}）" if before else ""
            self._party_day(key, match[3], lambda day: f"{sort} {day}{tail}")

    def _member_since(self, word: str, text: str) -> None:
        """A member with the day of admission: full after the year on probation (党章第七条)."""
        day = self._party_day("probationary_from", text, lambda day: f"{word}（入党 {day}）")
        if day and (full := forward(day, 12)) <= self.today:
            self.values["full_from"] = full

    def _party_day(self, key: str, text: str, write: Any) -> date | None:
        reading = read_cell_day(text, self.today)
        if reading.question:
            ways = ((said, write(day)) for said, day in reading.choices)
            self.ask("party", reading.question, ways, reading.sort)
        elif reading.day:
            self.values[key] = reading.day
        return reading.day

    def _which_day(self, text: str) -> None:
        """中共党员 with one date: the day of 转正 or the day of admission, a year apart as a rule."""
        reading = read_cell_day(text, self.today)
        day = reading.day
        if day is None:
            ways = ((said, f"中共党员 {chosen}") for said, chosen in reading.choices)
            self.ask("party", reading.question, ways, reading.sort)
            return
        shown = text.strip()
        offered = [(f"{shown} 是转正时间", f"正式党员 {shown}")]
        full = forward(day, 12)
        if full <= self.today:
            written = full.isoformat()[: 10 if day.day > 1 else 7]
            offered.append((f"是入党时间，{written} 转正", f"正式党员 {written}（入党 {shown}）"))
        else:
            offered.append(("是入党时间，还在预备期", f"预备党员 {shown}"))
        said = f"“{shown}”是入党（接收为预备党员）还是转正的时间？"
        self.ask("party", said, offered, "which" if full <= self.today else "which, still new")

    def together(self) -> None:
        """What no single cell shows."""
        start, day = self.values.get("work_start_date"), self.values.get("day")
        if start and day and start > day:
            self.ask("work_start_date", f"参加工作（{start}）晚于到所（{day}），请核对。")
        if not day and not any(d.column == list(PEOPLE).index("day") for d in self.doubts):
            self.ask("day", "没有写到所时间。")


def read_people(rows: Sequence[Sequence[str]], today: date) -> list[Row]:
    """Every row that says anything, in order. Two rows with one name are asked about, unless their
    police numbers tell the two apart.
    """
    found: list[Row] = []
    for number, cells in enumerate(rows):
        texts = {
            key: (cells[at] if at < len(cells) else "").strip() for at, key in enumerate(PEOPLE)
        }
        if not any(texts.values()):
            continue
        reader = _Reader(number, today)
        reader.name(texts["name"])
        reader.role(texts["role"], texts["post"])
        reader.number(texts["police_no"])
        reader.post(texts["post"])
        for key in ("work_start_date", "day"):
            reader.dated(key, texts[key])
        reader.party(texts["party"])
        reader.together()
        if (same := _same(found, reader.values)) is not None:
            name = reader.values["name"]
            said = f"和第 {same + 1} 行重名。不是同一个人，两行都写上警号，或加上区别，如“{name}（小）”。"
            reader.ask("name", said)
        found.append(Row(number, reader.values, reader.posts, tuple(reader.doubts)))
    return found


def _same(rows: Sequence[Row], values: Mapping[str, Any]) -> int | None:
    """The row above that may be the same person: one name, and not two numbers."""
    number = values.get("police_no")
    for row in rows:
        if row.name and row.name == values.get("name"):
            other = row.values.get("police_no")
            if not (number and other and number != other):
                return row.number
    return None
