"""What the pane says of a chosen period or pair, and which acts it offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from fqdesk.desk.party import Branch
from fqdesk.domain.cadence import Duty
from fqdesk.domain.catalog import KINDS
from fqdesk.domain.records import Record
from fqdesk.domain.sheets.branch_year import Cell, Line, clues
from fqdesk.domain.sheets.owed import aim_of, fill_of, said_briefly
from fqdesk.domain.sheets.talk_pairs import Member, Pair
from ui.closing import close
from ui.party.cell_pane import Act, Told
from ui.shell import Shell
from ui.words import spaced

Print = Callable[[Record, str], object]
EXPLAINABLE = frozenset({"overdue"})
WHY = {"overdue": "为什么算缺", "due": "还差什么", "done": "怎样算的", "planned": "还没有到"}


def begin(shell: Shell, cell: Cell) -> None:
    """Enter on a period: its draft, its newest record, or a new form already filled."""
    duty = cell.duty
    if cell.draft is not None:
        kind = duty.kind if duty else "meeting"
        shell.start(kind, draft=cell.draft, once=True)
    elif duty is not None and duty.state not in {"done", "not_applicable"}:
        begin_new(shell, duty)
    elif cell.records:
        shell.open_record(cell.records[-1])


def begin_new(shell: Shell, duty: Duty) -> None:
    """A form for one more record of a duty; an unfinished month of dues opens its record."""
    record = duty.records[-1] if duty.kind == "dues" and duty.records else None
    close(shell, duty.kind, fill_of(duty), record, aim_of(duty))


def of_cell(shell: Shell, made: Branch, line: Line, cell: Cell, print_it: Print) -> Told:
    """One period of a series."""
    duty = cell.duty
    records = [made.facts.by_id[key] for key in cell.records]
    claims = tuple(_claims(shell, made, line.series))
    if duty is None:
        held = "、".join(f"{r.day.month} 月 {r.day.day} 日" for r in records) or "这个月没有记录。"
        return Told(
            f"{line.label}・{cell.first} 月",
            sub=line.norm,
            paragraphs=(("记录", held),),
            acts=tuple(_opening(shell, records, print_it)) or (_new(shell, line),),
            note="频次由本所在设置里定；定了才有“应开”。",
            claims=claims,
        )
    when = spaced(said_briefly(duty.period, made.facts.on))
    late = (made.facts.on - duty.last_day).days
    left = f"期限 {duty.last_day.month} 月 {duty.last_day.day} 日"
    past = f"，已过 {late} 天" if late > 0 and duty.state == "overdue" else ""
    found = (
        clues(made.facts, duty)[:1] if duty.state == "overdue" and duty.kind == "meeting" else []
    )
    return Told(
        f"{line.label}・{when}",
        duty.state if duty.state != "due" or not cell.draft else "draft",
        sub=f"{left}{past}" if duty.state in {"overdue", "due"} else "",
        paragraphs=tuple(_paragraphs(duty)),
        clue=_clue(shell, found[0]) if found else None,
        acts=tuple(_acts(shell, duty, cell, records, print_it)),
        explain=duty.state == "overdue",
        reason=duty.explained or "",
        note=_note(duty, late),
        claims=claims,
    )


def _paragraphs(duty: Duty) -> Iterable[tuple[str, str]]:
    yield WHY.get(duty.state, "为什么不计"), spaced(duty.reason)
    if duty.explained:
        yield "已写明的原因", duty.explained
    if duty.source:
        yield "依据", spaced(duty.source)


def _clue(shell: Shell, log: Record) -> tuple[str, str, Act]:
    text = str(log["text"]).split("。")[0]
    said = f"{log.day.month} 月 {log.day.day} 日政工日志：“{text}。”可能就是这一次。"
    return said, "看那天的日志", partial(shell.open_record, log.id)


def _acts(
    shell: Shell, duty: Duty, cell: Cell, records: list[Record], print_it: Print
) -> Iterable[tuple[str, str, Act]]:
    if duty.state == "not_applicable":
        return
    if duty.state == "done":
        yield from _opening(shell, records, print_it)
        return
    said = "接着写这一次" if cell.draft else "补录这一次" if duty.state == "overdue" else "记这一次"
    yield said, "Enter", partial(begin, shell, cell)
    for text, keys, act in _opening(shell, records, print_it):
        yield text, "" if keys == "Enter" else keys, act


def _opening(
    shell: Shell, records: list[Record], print_it: Print
) -> Iterable[tuple[str, str, Act]]:
    for number, record in enumerate(reversed(records)):
        day = f"{record.day.month} 月 {record.day.day} 日"
        keys = "Enter" if number == 0 else ""
        yield f"打开 {day}{_what(record)}", keys, partial(shell.open_record, record.id)
    if records and records[-1].kind == "meeting":
        yield "打印会议记录…", "Ctrl+P", partial(print_it, records[-1], "打印记录")
        yield "打印签到表…", "", partial(print_it, records[-1], "打印签到表")


def _what(record: Record) -> str:
    return "的记录" if record.kind == "meeting" else KINDS[record.kind].label


def _new(shell: Shell, line: Line) -> tuple[str, str, Act]:
    kind = line.series if line.series in KINDS else "meeting"
    fill: dict[str, Any] = {"day": None} | ({"type": line.series} if kind == "meeting" else {})
    return f"记{line.label}", "Enter", partial(shell.start, kind, fill, once=True)


def _note(duty: Duty, late: int) -> str:
    if duty.state != "overdue":
        return ""
    return f"补录会并列写出活动日期和登记日期，打印时注明“补录（+{late} 天）”。"


def _claims(shell: Shell, made: Branch, series: str) -> Iterable[tuple[str, Act]]:
    for one in made.serves.get(series, ())[:2]:
        yield (
            one.said,
            partial(shell.show_page, "criteria", standard=one.standard, item=one.item),
        )


def of_pair(shell: Shell, made: Branch, one: Member, other: Member, pair: Pair) -> Told:
    """Two members: when they talked, by what rule, and the form to note a talk."""
    paragraphs = []
    if pair.talks:
        days = "、".join(f"{t.day.month} 月 {t.day.day} 日" for t in pair.talks)
        paragraphs.append(("今年", days))
    if pair.before is not None:
        paragraphs.append(("上一次", pair.before.day.isoformat()))
    if one.duty is not None and one.duty.source:
        paragraphs.append(("依据", spaced(one.duty.source)))
    fill = {"talker": one.person, "talked": other.person, "trigger": "yearly"}
    acts: list[tuple[str, str, Act]] = [
        ("记一次谈话", "Enter", partial(shell.start, "heart_talk", fill, once=True))
    ]
    acts += [
        (f"打开 {talk.day.month} 月 {talk.day.day} 日", "", partial(shell.open_record, talk.id))
        for talk in reversed(pair.talks[-2:])
    ]
    asked = "委员之间、委员与党员之间，条例点名要谈" if pair.asked else "党员之间不要求两两都谈"
    state = "done" if pair.talks else "untold" if pair.asked else ""
    return Told(
        f"{one.name} 与 {other.name}",
        state,
        "已谈" if pair.talks else "",
        sub=f"{asked}；按人核，每人每年至少 1 次。",
        paragraphs=tuple(paragraphs),
        acts=tuple(acts),
        note="谈话内容只存本机，不打印、不汇总；打印台账只印日期、人、缘由。",
        claims=tuple(_claims(shell, made, "heart_talk")),
    )
