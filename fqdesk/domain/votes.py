"""Whether a vote could be held and was carried: quorum and majority on the right base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fqdesk.domain.facts import Facts
from fqdesk.domain.records import Record
from fqdesk.domain.roster import Roster, roster_on

ARTICLE_11 = "《中国共产党支部工作条例（试行）》第十一条"
ARTICLE_12 = "《中国共产党支部工作条例（试行）》第十二条"
ADMISSION = "《中国共产党发展党员工作细则》第二十条、第二十一条"
ELECTION = "《中国共产党基层组织选举工作条例》"
CHARTER = "《中国共产党章程》"


@dataclass(frozen=True)
class Advice:
    """One sentence about a vote and the rule it stands on; it never forbids anything."""

    sentence: str
    source: str
    warns: bool = True


@dataclass(frozen=True)
class Verdict:
    """What the numbers say: enough present, enough ayes, and both."""

    quorum: bool
    majority: bool
    half: bool
    """Exactly half present where half is enough: a quorum, and yet nothing can pass."""
    needed: int
    """Ayes from which the motion is carried."""
    base: str
    """What the ayes are compared with."""
    source: str

    @property
    def passes(self) -> bool:
        """Whether the motion is carried."""
        return self.quorum and self.majority


def verdict(vote: Mapping[str, Any], meeting_type: str) -> Verdict | None:
    """Judge the numbers of one vote; None while one of them is missing.

    Ordinary matters: at least half present (半数以上 includes half, product.md), ayes above half of
    those *entitled*, not of those present (条例第十一条). Admission of members: more than half must be
    present. Elections: at least four fifths present, ayes above half of those present.
    """
    entitled, present, ayes = (vote.get(key) for key in ("entitled", "present", "ayes"))
    if entitled is None or present is None or ayes is None or entitled <= 0:
        return None
    kind = vote.get("vote_type")
    if kind == "election":
        return Verdict(
            quorum=present * 5 >= entitled * 4,
            majority=ayes * 2 > present,
            half=False,
            needed=present // 2 + 1,
            base=f"实到 {present} 人",
            source=ELECTION,
        )
    needed, base = entitled // 2 + 1, f"应到 {entitled} 人"
    if kind == "admission":
        return Verdict(present * 2 > entitled, ayes >= needed, False, needed, base, ADMISSION)
    source = ARTICLE_12 if meeting_type == "committee_meeting" else ARTICLE_11
    half = present * 2 == entitled
    return Verdict(present * 2 >= entitled, ayes >= needed, half, needed, base, source)


def quorum_and_majority(vote: Mapping[str, Any], meeting_type: str) -> list[Advice]:
    """What to tell the person who types a vote, the rule said with it.

    A motion honestly recorded as not carried is no contradiction (product.md).
    """
    found = verdict(vote, meeting_type)
    if found is None:
        return []
    said = [*_quorum(vote, found, meeting_type), *_majority(vote, found)]
    left = vote["present"] - sum(vote.get(key) or 0 for key in ("ayes", "noes", "abstentions"))
    if left > 0:
        sentence = f"实到 {vote['present']} 人，还有 {left} 人没有计入赞成、反对、弃权。"
        said.append(Advice(sentence, found.source, warns=False))
    return said


def _quorum(vote: Mapping[str, Any], found: Verdict, meeting_type: str) -> Iterable[Advice]:
    who = "委员" if meeting_type == "committee_meeting" else "有表决权的党员"
    there = f"应到{who} {vote['entitled']} 人，实到 {vote['present']} 人"
    honest = vote.get("passed") is False
    if not found.quorum:
        wanted = {ELECTION: "不足五分之四，不能选举", ADMISSION: "没有超过半数，不能表决"}
        sentence = f"{there}，{wanted.get(found.source, '不足半数，不能表决')}。"
        yield Advice(sentence, found.source, warns=not honest)
    elif found.half:
        sentence = f"{there}，正好一半：赞成必须超过应到的半数，到会的全部赞成也通不过。"
        yield Advice(sentence, found.source, warns=not honest)
    else:
        yield Advice(f"{there}，可以表决。", found.source, warns=False)


def _majority(vote: Mapping[str, Any], found: Verdict) -> Iterable[Advice]:
    ayes, passed = vote["ayes"], vote.get("passed")
    # The regulation names no majority for the committee; the Charter's rule is the majority.
    source = CHARTER if found.source == ARTICLE_12 else found.source
    count = f"赞成 {ayes} 票，{found.base}，要 {found.needed} 票才超过半数"
    if passed and not found.passes:
        yield Advice(f"写的是通过，但{count}。", source)
    elif passed is False and found.passes:
        yield Advice(f"写的是未通过，{count}，票数是够的。", source)
    else:
        outcome = "通过" if found.passes else "未通过"
        yield Advice(f"{count}，按规则{outcome}。", source, warns=False)


def against_roster(meeting: Record, facts: Facts) -> list[Advice]:
    """Whether the numbers of the votes agree with the roster of that day and with who attended."""
    if meeting["type"] not in {"general_meeting", "committee_meeting"}:
        return []
    roster = roster_on(facts, meeting.day)
    voters = (
        roster.committee_members if meeting["type"] == "committee_meeting" else roster.full_members
    )
    if not voters:
        return []
    there = {person.id for person in voters} & set(meeting["attendees"] or ())
    said: list[Advice] = []
    for number, vote in enumerate(meeting["votes"] or (), 1):
        said += _entitled(f"第 {number} 项表决", vote, len(voters), roster, meeting)
        if meeting["attendees"] and vote["present"] != len(there):
            sentence = (
                f"第 {number} 项表决：实到有表决权 {vote['present']} 人，"
                f"到会名单里有表决权的是 {len(there)} 人。"
            )
            said.append(Advice(sentence, ARTICLE_11))
    return said


def _entitled(
    which: str, vote: Mapping[str, Any], voters: int, roster: Roster, meeting: Record
) -> Iterable[Advice]:
    entitled, committee = vote["entitled"], meeting["type"] == "committee_meeting"
    who = "支委" if committee else "正式党员"
    if entitled > voters and not committee and entitled == len(roster.members):
        sentence = (
            f"{which}：应到有表决权 {entitled} 人，把预备党员算进去了；"
            f"预备党员没有表决权，当日正式党员 {voters} 人。"
        )
        yield Advice(sentence, CHARTER)
    elif entitled > voters:
        yield Advice(
            f"{which}：应到有表决权 {entitled} 人，当日{who}只有 {voters} 人。", ARTICLE_11
        )
    elif entitled < voters:
        sentence = (
            f"{which}：应到有表决权 {entitled} 人，当日{who} {voters} 人，少算 {voters - entitled} 人；"
            "不计入应到的须上级同意并经党员大会通过，请写明是谁。"
        )
        yield Advice(sentence, ARTICLE_11, warns=False)
